"""Fast line wrapping: find the line breaks of a text without laying it out.

Words are kept whole if they fit; wide characters and grapheme clusters are never split.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells, set_cell_size

_WORD = re.compile(r"[^ \t\u3000]*[ \t\u3000]*")
"""A word and the spaces after it. A no-break space, as before a star, is part of its word."""


def line_starts(text: str, width: int) -> list[int]:
    """Return the index of the first character of each line of at most *width* cells, not counting trailing spaces."""
    if text.isascii() and "\t" not in text:
        return _ascii_line_starts(text.rstrip(" "), width)
    starts = [0]
    room = width
    for found in _WORD.finditer(text):
        word = found.group()
        if not word:
            break  # the end
        letters = word.rstrip(" \t\u3000")
        size = cell_len(letters)
        if size > room:
            if size <= width:
                starts.append(found.start())
            else:
                starts += _split_long_word(letters, found.start(), width)
                word = text[starts[-1] : found.end()]
            room = width
        room -= cell_len(word)
    return starts if starts[1:2] != [0] else starts[1:]


def _ascii_line_starts(text: str, width: int) -> list[int]:
    """Wrap a text in which every character is one cell wide, the usual case."""
    starts = [0]
    at = 0
    while len(text) - at > width:
        blank = text.rfind(" ", at + 1, at + width + 1)
        at = at + width if blank < 0 else blank + 1
        while blank >= 0 and text[at] == " ":
            at += 1
        starts.append(at)
    return starts


def _split_long_word(word: str, offset: int, width: int) -> list[int]:
    """Split a word that is longer than a line. It starts on a line of its own."""
    starts = []
    for piece in chop_cells(word, width):
        # A stray joiner makes the library take a piece for narrower than it is.
        for part in [piece] if cell_len(piece) <= width else _split_by_character(piece, width):
            starts.append(offset)
            offset += len(part)
    return starts


def _split_by_character(text: str, width: int) -> list[str]:
    parts = [""]
    for character in text:
        if parts[-1] and cell_len(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts


def truncate(text: str, width: int) -> str:
    """Return the text, cut with an ellipsis if it does not fit."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
