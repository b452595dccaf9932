"""Cells of tables that no spreadsheet runs as a formula: ``'`` before one marks it as text (OWASP, CSV injection)."""

from __future__ import annotations

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet may take for the start of a formula, and the mark of text itself."""

_MARK = "'"


def mark_as_text(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"{_MARK}{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def read_cell(cell: str) -> str:
    """Return what was in a cell before `mark_as_text`."""
    return cell[1:] if cell.startswith(_MARK) and cell[1:].startswith(_FORMULA_STARTS) else cell
