"""Plain text out: clean, aligned, no wider than a terminal, without colours."""

from __future__ import annotations

import io
import sys
import unicodedata
from collections.abc import Sequence

from infoview_tui.domain.sanitize import clean_line

WIDTH = 80
"""The columns that tables and wrapped text fit."""

_ENOUGH = 10 * WIDTH
"""The characters of a cell that are looked at: more than can be seen, with all the marks that they may carry."""

_GAP = "  "
_DRAWN_OVER = frozenset({"Mn", "Me", "Cf"})


def degrade_gracefully() -> None:
    """Let output that has no Unicode show ``?`` for what it cannot; only a failure would be worse."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(*lines: str) -> None:
    """Print lines on stdout. What came from outside has been cleaned, as `table`, `wrap` and `clean_line` do."""
    for line in lines:
        print(line)  # noqa: T201 - this is what a command is for


def complain(sentence: str) -> None:
    """Print one sentence on stderr."""
    print(f"infoview: {clean_line(sentence)}", file=sys.stderr)  # noqa: T201 - this is what a command is for


def has_unicode() -> bool:
    """Whether stdout takes every character."""
    return sys.stdout is not None and (sys.stdout.encoding or "").lower().startswith("utf")


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def cut(text: str, width: int) -> str:
    """Return a clean line that takes at most ``width`` columns; one that was cut ends in ``…``."""
    if cells(text) <= width:
        return text
    kept, room = [], width - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of a table that fits `WIDTH`: the widest columns give way first."""
    lines = [[clean_line(cell, _ENOUGH) for cell in line] for line in (header, *rows)]
    widths = [max(min(cells(line[column]), WIDTH) for line in lines) for column in range(len(header))]
    while sum(widths) > WIDTH - len(_GAP) * (len(widths) - 1):
        widths[widths.index(max(widths))] -= 1
    return [_GAP.join(map(_padded, line, widths)).rstrip() for line in lines]


def wrap(text: str, first: str, indent: str) -> list[str]:
    """Return a text as lines that fit `WIDTH`: the first begins with ``first``, the others with as wide an ``indent``.

    Counted are columns and not characters, since some take two and others none.
    """
    whole = WIDTH - cells(indent)
    lines: list[str] = []
    line, room = first, whole
    for word in clean_line(text).split(" "):
        for piece in _pieces(word, whole):
            if room < whole and cells(piece) >= room:
                lines.append(line)
                line, room = indent, whole
            gap = " " if room < whole else ""
            line += gap + piece
            room -= len(gap) + cells(piece)
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """A word as pieces that fit in a line; most words are one."""
    if cells(word) <= width:
        return [word]
    pieces, start, room = [], 0, width
    for index, character in enumerate(word):
        room -= _cells(character)
        if room < 0:
            pieces.append(word[start:index])
            start, room = index, width - _cells(character)
    return [*pieces, word[start:]]


def _padded(text: str, width: int) -> str:
    text = cut(text, width)
    return text + " " * (width - cells(text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in _DRAWN_OVER:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
