"""Every character beyond ASCII that the program draws has an ASCII twin of the same width."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rich.cells import cell_len

from infoview_tui.ui.shared.glyphs import ASCII_TWINS, BOX_DRAWING, to_ascii_glyphs
from tests.architecture.sources import PACKAGE, nodes


def drawn_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and value of each string of a file that is not a docstring, parts of f-strings included."""
    docstrings = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def unlisted_glyphs(text: str) -> list[str]:
    """Return the symbols and punctuation beyond ASCII that the table does not cover."""
    signs = [
        char for char in text if cell_len(char) == 1 and not char.isascii() and unicodedata.category(char)[0] in "SP"
    ]
    return [char for char in signs if char not in ASCII_TWINS and ord(char) not in BOX_DRAWING]


def test_every_drawn_glyph_is_in_the_table() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {char!r}"
        for layer in ("domain", "services", "ui")
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        if not (source := path.read_text(encoding="utf-8")).isascii() or "\\u" in source
        for line, text in drawn_texts(path)
        for char in unlisted_glyphs(text)
    ]
    assert not found, "add them to ui/shared/glyphs.py:\n" + "\n".join(found)


def test_a_twin_is_ascii_and_as_wide_as_its_glyph() -> None:
    for glyph, twin in ASCII_TWINS.items():
        assert twin.isascii()
        assert twin.isprintable()
        assert cell_len(twin) == cell_len(glyph) == 1, f"{glyph} {twin}"
    assert to_ascii_glyphs("Zoë · 田中 ▌│…") == "Zoë - 田中 > ~"
