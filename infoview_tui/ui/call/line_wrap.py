"""Where a line of text is broken into lines of a width, without laying it out: counting them costs next to nothing.

Words stay whole where they can; wide characters and those of several parts always do.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"[^ \t\u3000]*[ \t\u3000]*")
"""A word with the blanks behind it. A blank that does not break, as before a star, is part of its word."""


def line_starts(text: str, width: int) -> list[int]:
    """Return at which characters the lines begin, each at most ``width`` cells wide but for blanks at its end."""
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
    """Break a text of which every character is a cell wide, which is most of them."""
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
    """Break a word that is longer than a line; it begins on a line of its own."""
    starts = []
    for piece in chop_cells(word, width):
        starts.append(offset)
        offset += len(piece)
    return starts
