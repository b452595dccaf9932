"""Modules imported at their first use, so that a screen does not wait for SQLModel before its first paint."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def lazy_modules(package: str, *names: str) -> Callable[[str], ModuleType]:
    """Return a ``__getattr__`` (PEP 562) for a package that imports these modules of it when they are first used."""

    def get_module(name: str) -> ModuleType:
        if name in names:
            return import_module(f"{package}.{name}")
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get_module
