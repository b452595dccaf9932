"""Reading tables in text files: CSV and TSV in the dialects of spreadsheets and address books.

The header may follow a preamble, and its columns may be in any order. Cells are returned as they are in the file.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spreadsheet_cells import read_cell
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.text_file import TextFile, display_path

DELIMITERS = (",", ";", "\t")
"""Spreadsheets in many countries save CSV with semicolons."""

MAX_COLUMNS = 1000
_MAX_HEADER_LINE = 50  # lines
_MAX_HEADER_LENGTH = 100_000  # characters
_MAX_HEADER_SPAN = 20
"""The most lines of a header that has line breaks in the names of its columns."""

UNREAD_COLUMNS = "These columns were not read:"
"""The beginning of the warning about them."""

_MAX_NAMED = 10
"""The most columns or lines that one warning names."""

_EMPTY_VALUES = frozenset(
    {"", "0/0/00", "0.0.00", "0-0-00", "false", "falsch", "faux", "falso", "onwaar"}  # codespell:ignore
    | {"normal", "normaal", "normale", "unspecified", "nicht spezifiziert"}  # codespell:ignore
    | {"keine angabe", "non spécifié", "no especificado", "niet-gespecificeerd"}
)
"""What Outlook writes where there is nothing."""

_SEPARATOR_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n])"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""What Excel writes, and reads, to say which character separates the cells."""

_END_MARKER = "\x00end"


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its line, from 0, the delimiter, the names of the columns, and their `column_key`.

    A table without a header has names by number, and ``is_row`` is set: the line is its first row.
    """

    line: int
    delimiter: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    is_row: bool = False


class TableRow(NamedTuple):
    """A row, with the number of its first line, from 1."""

    line: int
    cells: list[str]

    def cell(self, index: int) -> str:
        """Return a cell of the file, without the mark of text before a formula; empty if the row is too short."""
        return read_cell(self.cells[index]) if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header, the rows that are not empty, and warnings as sentences for the user."""

    header: Header
    rows: tuple[TableRow, ...]
    warnings: tuple[str, ...]


def column_key(name: str) -> str:
    """Return the name of a column for comparing: without case, accents, and punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def find_header(text: str, is_header: Callable[[Collection[str]], bool]) -> Header | None:
    """Return the first row among the first lines whose keys are those of a header, for any delimiter."""
    given = find_separator(text)
    delimiters = (given,) if given else DELIMITERS
    lines = list(itertools.islice(io.StringIO(text, newline=""), _MAX_HEADER_LINE + _MAX_HEADER_SPAN))
    for number in range(1 if given else 0, min(len(lines), _MAX_HEADER_LINE)):
        if len(lines[number]) > _MAX_HEADER_LENGTH:
            continue
        for delimiter in delimiters:
            header = make_header(number, delimiter, _read_first_row(lines, number, delimiter))
            if is_header(header.keys):
                return header
    return None


def find_separator(text: str) -> str:
    """Return the delimiter that the first line names (``sep=;``); empty if it names none."""
    found = _SEPARATOR_LINE.match(text)
    return found["delimiter"] if found else ""


def make_header(line: int, delimiter: str, cells: Sequence[str], *, is_row: bool = False) -> Header:
    """Return a header with these cells as the names of its columns."""
    names = tuple(map(clean_line, cells))
    return Header(line, delimiter, names, tuple(map(column_key, names)), is_row)


def read_table(path: Path, file: TextFile, header: Header) -> Table:
    """Read the rows below a header; *path* is for messages.

    Raises ImportFileError if there are too many columns, or a quotation mark is not closed.
    """
    if len(header.names) > MAX_COLUMNS:
        raise ImportFileError(
            f"{display_path(path)} has more than {MAX_COLUMNS} columns; check that it is a list of contacts."
        )
    rows = tuple(row for row in _read_rows(path, file.text, header) if _has_text(row))
    return Table(header, rows, (*file.warnings, *_width_warnings(rows, len(header.names))))


def _has_text(row: TableRow) -> bool:
    """Whether a row is not empty, which its first cell that is not empty mostly shows."""
    return any(map(clean_line, filter(None, row.cells)))


def list_unread_columns(table: Table, read: Collection[int]) -> Iterator[str]:
    """Yield a warning if there are columns with content whose indices are not among those *read*."""
    unread = [
        name
        for index, name in enumerate(table.header.names)
        if name and index not in read and any(_has_content(row.cell(index)) for row in table.rows)
    ]
    if unread:
        yield f"{UNREAD_COLUMNS} {join_some(unread)}."


def _has_content(cell: str) -> bool:
    return clean_line(cell).casefold() not in _EMPTY_VALUES


def join_some(names: Sequence[str]) -> str:
    """Return the first few names in a list, and how many more there are."""
    more = len(names) - _MAX_NAMED
    shown = ", ".join(clean_line(name, 60) for name in names[:_MAX_NAMED])
    return f"{shown}, and {more} more" if more > 0 else shown


def read_first_rows(text: str, delimiter: str, count: int) -> list[TableRow]:
    """Return the first rows of a text that are not empty, read with a delimiter, each with its line from 0."""
    lines = list(itertools.islice(io.StringIO(text, newline=""), 2 * count + _MAX_HEADER_SPAN))
    rows: list[TableRow] = []
    number = 1 if find_separator(text) else 0
    while number < len(lines) and len(rows) < count:
        if len(lines[number]) > _MAX_HEADER_LENGTH:
            break
        reader = csv.reader(lines[number : number + _MAX_HEADER_SPAN], delimiter=delimiter)
        with _field_size_limit(_MAX_HEADER_SPAN * _MAX_HEADER_LENGTH):
            cells = next(reader, [])
        if any(map(clean_line, cells)):
            rows.append(TableRow(number, cells))
        number += max(reader.line_num, 1)
    return rows


def _read_first_row(lines: Sequence[str], number: int, delimiter: str) -> list[str]:
    """Return the row that begins at a line."""
    if lines[number].count('"') % 2 == 0:
        return next(csv.reader([lines[number]], delimiter=delimiter), [])
    span = list(itertools.takewhile(lambda line: len(line) <= _MAX_HEADER_LENGTH, lines[number:]))
    with _field_size_limit(_MAX_HEADER_SPAN * _MAX_HEADER_LENGTH):
        return next(csv.reader(span[:_MAX_HEADER_SPAN], delimiter=delimiter), [])


def _read_rows(path: Path, text: str, header: Header) -> list[TableRow]:
    """Return the rows below the header.

    A marker line is added at the end. If it is not parsed as a row, an unclosed quotation mark has swallowed it.
    """
    lines = io.StringIO(text, newline="")
    skipped = header.line
    for _ in range(header.line):
        next(lines)
    reader = csv.reader(itertools.chain(lines, [_END_MARKER]), delimiter=header.delimiter)
    rows: list[TableRow] = []
    with _field_size_limit(len(text) + len(_END_MARKER)):
        if not header.is_row:
            next(reader)
        start = skipped + reader.line_num + 1
        for cells in reader:
            rows.append(TableRow(start, cells))
            start = skipped + reader.line_num + 1
    end = rows.pop()
    if end.cells != [_END_MARKER]:
        raise ImportFileError(
            f"{display_path(path)}, line {end.line}: unclosed quotation mark; fix that line and import the file again."
        )
    return rows


@contextmanager
def _field_size_limit(length: int) -> Iterator[None]:
    """Temporarily raise the csv module's field size limit, which is global, to *length* characters."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, length))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _width_warnings(rows: Sequence[TableRow], width: int) -> Iterator[str]:
    """Yield warnings about rows with more or fewer cells than there are columns."""
    long = [str(row.line) for row in rows if len(row.cells) > width and any(map(clean_line, row.cells[width:]))]
    for line in long[:_MAX_NAMED]:
        yield f"Line {line}: there are more fields than columns; check whether a comma has shifted them."
    if len(long) > _MAX_NAMED:
        yield f"So it is in {format_count(len(long) - _MAX_NAMED, 'more line')}."
    short = [str(row.line) for row in rows if len(row.cells) < width]
    if short:
        noun = "line has" if len(short) == 1 else "lines have"
        yield f"{len(short)} {noun} fewer fields than there are columns: {join_some(short)}."
