"""Plain-text output: clean, aligned, no wider than a terminal, without colors.

rich is imported where a width is measured, so that ``--help`` and ``--version`` stay cheap.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence

from infoview_tui.domain.sanitize import clean_line

WIDTH = 80
"""The columns that tables and wrapped text fit."""

_MAX_CELL_LENGTH = 10 * WIDTH
"""The characters of a cell that are looked at: more than can be seen, with all the marks that they may carry."""

MIN_COLUMN_WIDTH = 8
"""To this many columns a cell gives way before an ID does."""

_COLUMN_GAP = "  "

_SIMPLE = {"–": "-", "—": "-", "·": "-", "…": ".", "“": '"', "”": '"', "‘": "'", "’": "'", "ß": "s", "ø": "o", "Ø": "O"}
"""What is printed for characters that do not decompose into an ASCII character, where the output has no Unicode."""


def replace_unencodable_output() -> None:
    """Let output that has no Unicode show ``e`` for ``é``, and ``?`` for what it cannot show at all."""
    codecs.register_error("infoview.simplify", _simplify)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="infoview.simplify")


def _simplify(error: UnicodeError) -> tuple[str, int]:
    """Return the nearest ASCII characters, one for each that cannot be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata  # rarely needed

    lost = error.object[error.start : error.end]
    return "".join(_SIMPLE.get(each) or unicodedata.normalize("NFKD", each)[0] for each in lost).encode(
        "ascii", "replace"
    ).decode("ascii"), error.end


def discard_output() -> None:
    """Discard pending output, so that flushing it does not fail again at interpreter exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, AttributeError):  # stdout is not a file
        pass
    finally:
        os.close(nowhere)


def print_lines(*lines: str) -> None:
    """Print lines on stdout. Text from outside has been cleaned by `format_table`, `wrap_text`, or `clean_line`."""
    for line in lines:
        print(line)  # noqa: T201 - this is what a command is for


def print_error(sentence: str) -> None:
    """Print one sentence on stderr. Commands in it get the profile of this one, as `name_command` does."""
    print(f"infoview: {name_command(clean_line(sentence))}", file=sys.stderr)  # noqa: T201 - this is what a command is for


_profile = {"name": ""}


def use_profile(name: str) -> None:
    """Set the profile that was chosen by ``--profile``, for commands that are recommended."""
    _profile["name"] = name


def name_command(text: str) -> str:
    """Add the chosen profile to the commands in a sentence of the program, such as `` `infoview restore latest` ``."""
    if not _profile["name"]:
        return text
    from infoview_tui.domain.profile_names import add_profile_to_commands  # rarely needed

    return add_profile_to_commands(text, _profile["name"])


_remarks = {"are_shown": True}


def show_remarks(are_shown: bool) -> None:
    """Set whether remarks and reports are printed: not with ``--quiet``."""
    _remarks["are_shown"] = are_shown


def print_remark(sentence: str) -> None:
    """Print a sentence on stderr that is neither the result nor an error; not with ``--quiet``."""
    if _remarks["are_shown"]:
        print_error(sentence)


def print_report(*lines: str) -> None:
    """Print on stdout what a command did; not with ``--quiet``."""
    if _remarks["are_shown"]:
        print_lines(*lines)


def print_json(objects: Iterable[object] | Mapping[str, object]) -> None:
    """Print an array or object as JSON on stdout."""
    from infoview_tui.exchange.json_export import dumps  # not needed for help

    print_lines(dumps(objects, ascii_only=not supports_unicode()))


def supports_unicode() -> bool:
    """Whether stdout takes every character."""
    return sys.stdout is not None and (sys.stdout.encoding or "").lower().startswith("utf")


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def truncate(text: str, width: int) -> str:
    """Return a clean line that takes at most ``width`` columns; one that was cut ends in ``…``."""
    if display_width(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, width - 1).rstrip() + "…"


def format_table(header: Sequence[str], rows: Sequence[Sequence[str]], *, whole: int = 0) -> list[str]:
    """Return the lines of a table that fits `WIDTH`: the widest columns give way first.

    The first *whole* columns give way last: they are IDs, which people copy.
    """
    lines = [[clean_line(cell, _MAX_CELL_LENGTH) for cell in line] for line in (header, *rows)]
    widths = [max(min(display_width(line[column]), WIDTH) for line in lines) for column in range(len(header))]
    while sum(widths) > WIDTH - len(_COLUMN_GAP) * (len(widths) - 1):
        given = widths[whole:] if max(widths[whole:]) > MIN_COLUMN_WIDTH else widths
        widths[len(widths) - len(given) + given.index(max(given))] -= 1
    return [_COLUMN_GAP.join(map(_pad, line, widths)).rstrip() for line in lines]


def wrap_text(text: str, first: str, indent: str) -> list[str]:
    """Return a text as lines that fit `WIDTH`: the first begins with ``first``, the others with as wide an ``indent``.

    Counted are columns and not characters, since some take two and others none.
    """
    available = WIDTH - display_width(indent)
    lines: list[str] = []
    line, room = first, available
    for word in clean_line(text).split(" "):
        for piece in _split_word(word, available):
            if room < available and display_width(piece) >= room:
                lines.append(line)
                line, room = indent, available
            gap = " " if room < available else ""
            line += gap + piece
            room -= len(gap) + display_width(piece)
    return [*lines, line]


def _split_word(word: str, width: int) -> list[str]:
    """Return a word as pieces that fit in a line; most words are one."""
    if display_width(word) <= width:
        return [word]
    from rich.cells import chop_cells

    return chop_cells(word, width)


def _pad(text: str, width: int) -> str:
    text = truncate(text, width)
    return text + " " * (width - display_width(text))
