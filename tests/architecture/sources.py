"""The package's source files as syntax trees, each parsed once per process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import infoview_tui

PACKAGE = Path(infoview_tui.__file__).parent


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all nodes of the syntax tree of a file."""
    return tuple(ast.walk(parse(path)))
