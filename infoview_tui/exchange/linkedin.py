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

from infoview_tui.domain.profile_urls import profile_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange import text_file
from infoview_tui.exchange.dates import parse_date

_HEADER_WITHIN = 50  # lines
_LONGEST_HEADER = 10_000  # characters
_DELIMITERS = (",", ";", "\t")  # LinkedIn writes commas; spreadsheets in many countries save semicolons
_REQUIRED = frozenset({"first name", "last name", "connected on"})
_COLUMNS = _REQUIRED | {"url", "email address", "company", "position"}
_QUOTED = 200  # characters of the file in one remark
_END = "\x00end"


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
class Skipped:
    """A row that gives no connection, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class ConnectionsFile:
    """What a file holds: its connections in its order, the rows skipped, and remarks in sentences for the person."""

    connections: tuple[Connection, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...] = ()


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


def read_connections(path: Path) -> ConnectionsFile:
    """Read LinkedIn's list of connections.

    Raises `ImportFileError` if the file cannot be read, has no header, or has a quotation mark that is never closed.
    """
    file = text_file.read_text(path)
    header = _find_header(file.text)
    if header is None:
        raise ImportFileError(
            f"{text_file.shown(path)} has no line with First Name, Last Name and Connected On; "
            "import the Connections.csv from LinkedIn's copy of your data."
        )
    connections: list[Connection] = []
    skipped: list[Skipped] = []
    remarks = [*file.remarks, *_columns_not_read(header)]
    for line, cells in _rows(path, file.text, header):
        row = _named(header, cells)
        if not any(cells):
            continue
        if not (row["first name"] or row["last name"]):
            skipped.append(Skipped(line, "no name"))
            continue
        connection = _connection(line, row)
        connections.append(connection)
        remarks += (f"Line {line}: {lost}" for lost in _losses(header, cells, row, connection))
    return ConnectionsFile(tuple(connections), tuple(skipped), tuple(remarks))


def _find_header(text: str) -> _Header | None:
    """The first of the first lines that names the columns, whatever separates them."""
    for number, line in enumerate(itertools.islice(io.StringIO(text, newline=""), _HEADER_WITHIN)):
        if len(line) > _LONGEST_HEADER:
            continue
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line], delimiter=delimiter), [])
            names = tuple(clean_line(cell).casefold() for cell in cells)
            if set(names) >= _REQUIRED:
                return _Header(number, delimiter, names)
    return None


def _rows(path: Path, text: str, header: _Header) -> list[tuple[int, list[str]]]:
    """The rows below the header, cleaned, each with the line on which it begins.

    A line of our own follows the last: if it does not come out as a row, a quotation mark has swallowed it.
    """
    lines = itertools.islice(io.StringIO(text, newline=""), header.line + 1, None)
    reader = csv.reader(itertools.chain(lines, [_END]), delimiter=header.delimiter)
    first = start = header.line + 2
    rows: list[tuple[int, list[str]]] = []
    with _fields_up_to(len(text) + len(_END)):
        for cells in reader:
            rows.append((start, cells))
            start = first + reader.line_num
    line, end = rows.pop()
    if end != [_END]:
        raise ImportFileError(
            f"{text_file.shown(path)}, line {line}: a quotation mark opens a field there and is never closed; "
            "correct that line and import the file again."
        )
    return [(line, [clean_line(cell) for cell in cells]) for line, cells in rows]


@contextmanager
def _fields_up_to(length: int) -> Iterator[None]:
    """Let the csv module read fields of up to *length* characters for a while: its limit is the whole program's."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, length))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _named(header: _Header, cells: list[str]) -> dict[str, str]:
    """The cells by their column; of columns with the same name the first counts."""
    row: dict[str, str] = {}
    for name, cell in zip(header.names, cells, strict=False):
        row.setdefault(name, cell)
    return dict.fromkeys(_COLUMNS, "") | row


def _connection(line: int, row: dict[str, str]) -> Connection:
    return Connection(
        line=line,
        first_name=row["first name"],
        last_name=row["last name"],
        url=profile_key(row["url"]),
        email=clean_line(row["email address"].lower()),
        company=row["company"],
        position=row["position"],
        connected_on=parse_date(row["connected on"]),
    )


def _columns_not_read(header: _Header) -> Iterator[str]:
    others = [name for name in header.names if name and name not in _COLUMNS]
    if others:
        yield f"These columns were not read: {', '.join(others)}."
    twice = sorted(name for name in _COLUMNS if header.names.count(name) > 1)
    if twice:
        yield f"These columns are there more than once, and the first was read: {', '.join(twice)}."


def _losses(header: _Header, cells: list[str], row: dict[str, str], connection: Connection) -> Iterator[str]:
    """What the row says and the connection does not, in sentences."""
    if row["connected on"] and connection.connected_on is None:
        yield f"the date “{clean_line(row['connected on'], _QUOTED)}” cannot be read and was left out."
    if row["url"] and not connection.url:
        yield f"“{clean_line(row['url'], _QUOTED)}” is no web address and was left out."
    if any(cells[len(header.names) :]):
        yield "there are more fields than columns; see whether a comma has shifted them."
