"""Services import SQLModel at the top of their modules, never inside a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import infoview_tui

PACKAGE = Path(infoview_tui.__file__).parent
NEVER_DEFERRED = ("sqlmodel", "sqlalchemy", "infoview_tui.storage.tables")

ALLOWED: dict[tuple[str, str], str] = {}
"""Functions that may defer such an import, as (path in the package, function), each with the reason."""


def imported_modules(node: ast.AST) -> list[str]:
    """Return the modules that an import statement may load; ``from a import b`` may load two."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module is not None:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def deferred_imports(source: str) -> Iterator[tuple[str, str]]:
    """Yield each function and a module that is imported inside it."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                yield from ((function.name, module) for module in imported_modules(node))


def is_never_deferred(module: str) -> bool:
    """Whether a module may only be imported at the top of a module."""
    return any(module == name or module.startswith(f"{name}.") for name in NEVER_DEFERRED)


def test_deferred_imports_are_found() -> None:
    source = "import sqlmodel\ndef f():\n    def g():\n        from infoview_tui.storage import tables\n"
    found = {(function, module) for function, module in deferred_imports(source) if is_never_deferred(module)}
    assert found == {("f", "infoview_tui.storage.tables"), ("g", "infoview_tui.storage.tables")}


def test_services_do_not_import_sqlmodel_inside_functions() -> None:
    found = {
        (path.relative_to(PACKAGE).as_posix(), function)
        for path in (PACKAGE / "services").rglob("*.py")
        for function, module in deferred_imports(path.read_text(encoding="utf-8"))
        if is_never_deferred(module)
    }
    assert sorted(found - ALLOWED.keys()) == []
