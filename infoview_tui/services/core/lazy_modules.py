"""Lazy imports of modules, so that the first paint does not wait for SQLModel."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from infoview_tui.storage.import_lock import IMPORT_LOCK


def lazy_modules(package: str, *names: str) -> Callable[[str], ModuleType]:
    """Return a ``__getattr__`` (PEP 562) for a package that imports these submodules on first use."""

    def get_module(name: str) -> ModuleType:
        if name in names:
            with IMPORT_LOCK:
                return import_module(f"{package}.{name}")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get_module
