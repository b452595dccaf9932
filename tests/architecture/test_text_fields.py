"""Every text field edits by grapheme clusters and keeps pasted lines: none is Textual's own."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.sources import PACKAGE, nodes

WIDGETS = PACKAGE / "ui" / "shared" / "widgets"
BASES = {WIDGETS / "text_input.py", WIDGETS / "row_text_area.py", WIDGETS / "editor.py"}
"""The modules of the base classes of all fields."""

TEXTUAL = {"Input", "TextArea", "MaskedInput", "RowTextArea"}


def uses(path: Path) -> list[str]:
    """Where a module creates one of Textual's text fields, or derives from it."""
    found = []
    for node in nodes(path):
        names = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
        found += [f"{path.name}:{name.lineno}" for name in names if isinstance(name, ast.Name) and name.id in TEXTUAL]
    return found


def test_only_the_base_classes_derive_from_the_fields_of_textual() -> None:
    assert {path for path in PACKAGE.rglob("*.py") if uses(path)} == BASES
