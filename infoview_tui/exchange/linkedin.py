"""Reads ``Connections.csv`` from LinkedIn's copy of one's data, in all the shapes it has had over the years.

Newer files begin with ``Notes:``, a quoted paragraph and an empty line; older ones have no such preamble or no URL. So
the header is looked for, and its columns may come in any order. Nothing is lost without a word: what is left out
is told in `ConnectionsFile.skipped` or `ConnectionsFile.remarks`.
"""

import csv
import io
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infoview_tui.domain.profile_urls import profile_url_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange import text_file
from infoview_tui.exchange.dates import parse_date

_MAX_HEADER_LINE = 50  # lines
_MAX_HEADER_LENGTH = 10_000  # characters
_DELIMITERS = (",", ";", "\t")  # LinkedIn writes commas; spreadsheets in many countries save semicolons
_REQUIRED_COLUMNS = frozenset({"first name", "last name", "connected on"})
_COLUMNS = _REQUIRED_COLUMNS | {"url", "email address", "company", "position"}
_MAX_QUOTE_LENGTH = 200  # characters of the file in one remark
_END_MARKER = "\x00end"


@dataclass(frozen=True)
class Connection:
    """One person in the file, every field cleaned and ``""`` where the file says nothing."""

    line: int
    """The line of the file, from 1, on which the row begins."""
    first_name: str
    last_name: str
    url: str
    """The profile, as `profile_key` writes it."""
    email: str
    """In lower case."""
    company: str
    position: str
    connected_on: date | None

    @property
    def name(self) -> str:
        """First and last name together."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class SkippedRow:
    """A row that gives no connection, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class ConnectionsFile:
    """What a file holds: its connections in its order, the rows skipped, and remarks in sentences for the person."""

    connections: tuple[Connection, ...]
    skipped: tuple[SkippedRow, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Header:
    line: int
    """Its line in the file, from 0."""
    delimiter: str
    names: tuple[str, ...]
    """Cleaned, in lower case."""


def sniff(head: str) -> bool:
    """Whether a text that begins with *head* is LinkedIn's list of connections."""
    return _find_header(head) is not None


def parse_connections(path: Path, file: text_file.TextFile) -> ConnectionsFile:
    """Parse LinkedIn's list of connections; messages name *path*.

    Raises `ImportFileError` if the file has no header, or has a quotation mark that is never closed.
    """
    header = _find_header(file.text)
    if header is None:
        raise ImportFileError(
            f"{text_file.display_path(path)} has no line with First Name, Last Name and Connected On; "
            "import the Connections.csv from LinkedIn's copy of your data."
        )
    connections: list[Connection] = []
    skipped: list[SkippedRow] = []
    warnings = [*file.warnings, *_column_warnings(header)]
    for line, cells in _rows(path, file.text, header):
        row = _cells_by_column(header, cells)
        if not any(cells):
            continue
        if not (row["first name"] or row["last name"]):
            skipped.append(SkippedRow(line, "no name"))
            continue
        connection = _build_connection(line, row)
        connections.append(connection)
        warnings += (f"Line {line}: {lost}" for lost in _row_warnings(header, cells, row, connection))
    return ConnectionsFile(tuple(connections), tuple(skipped), tuple(warnings))


def _find_header(text: str) -> _Header | None:
    """The first of the first lines that names the columns, whatever separates them."""
    for number, line in enumerate(itertools.islice(io.StringIO(text, newline=""), _MAX_HEADER_LINE)):
        if len(line) > _MAX_HEADER_LENGTH:
            continue
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            names = tuple(clean_line(cell).casefold() for cell in cells)
            if set(names) >= _REQUIRED_COLUMNS:
                return _Header(number, delimiter, names)
    return None


def _rows(path: Path, text: str, header: _Header) -> list[tuple[int, list[str]]]:
    """The rows below the header, cleaned, each with the line on which it begins.

    A line of our own follows the last: if it does not come out as a row, a quotation mark has swallowed it.
    """
    lines = itertools.islice(io.StringIO(text, newline=""), header.line + 1, None)
    reader = csv.reader(itertools.chain(lines, [_END_MARKER]), delimiter=header.delimiter)
    first = start = header.line + 2
    rows: list[tuple[int, list[str]]] = []
    with _field_size_limit(len(text) + len(_END_MARKER)):
        for cells in reader:
            rows.append((start, cells))
            start = first + reader.line_num
    line, end = rows.pop()
    if end != [_END_MARKER]:
        raise ImportFileError(
            f"{text_file.display_path(path)}, line {line}: a quotation mark opens a field there and is never closed; "
            "correct that line and import the file again."
        )
    return [(line, [clean_line(cell) for cell in cells]) for line, cells in rows]


@contextmanager
def _field_size_limit(length: int) -> Iterator[None]:
    """Let the csv module read fields of up to *length* characters for a while: its limit is the whole program's."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, length))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _cells_by_column(header: _Header, cells: list[str]) -> dict[str, str]:
    """The cells by their column; of columns with the same name the first counts."""
    row: dict[str, str] = {}
    for name, cell in zip(header.names, cells, strict=False):
        row.setdefault(name, cell)
    return dict.fromkeys(_COLUMNS, "") | row


def _build_connection(line: int, row: dict[str, str]) -> Connection:
    return Connection(
        line=line,
        first_name=row["first name"],
        last_name=row["last name"],
        url=profile_url_key(row["url"]),
        email=clean_line(row["email address"].lower()),
        company=row["company"],
        position=row["position"],
        connected_on=parse_date(row["connected on"]),
    )


def _column_warnings(header: _Header) -> Iterator[str]:
    others = [name for name in header.names if name and name not in _COLUMNS]
    if others:
        yield f"These columns were not read: {', '.join(others)}."
    repeated = sorted(name for name in _COLUMNS if header.names.count(name) > 1)
    if repeated:
        yield f"These columns are there more than once, and the first was read: {', '.join(repeated)}."


def _row_warnings(header: _Header, cells: list[str], row: dict[str, str], connection: Connection) -> Iterator[str]:
    """What the row says and the connection does not, in sentences."""
    if row["connected on"] and connection.connected_on is None:
        yield f"the date “{clean_line(row['connected on'], _MAX_QUOTE_LENGTH)}” cannot be read and was left out."
    if row["url"] and not connection.url:
        yield f"“{clean_line(row['url'], _MAX_QUOTE_LENGTH)}” is no web address and was left out."
    if any(cells[len(header.names) :]):
        yield "there are more fields than columns; see whether a comma has shifted them."
