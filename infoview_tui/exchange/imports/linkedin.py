"""Parser for ``Connections.csv`` from LinkedIn's data export, in all its past and present variants.

Newer files start with ``Notes:``, a quoted paragraph, and an empty line; older ones lack this preamble or the URL
column. Therefore the parser searches for the header, and its columns may be in any order. Everything left out is
reported in `ConnectionsFile.skipped` or `ConnectionsFile.warnings`.
"""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder, decide_order, find_ambiguous, has_both_orders
from infoview_tui.domain.name_parts import join_name
from infoview_tui.domain.profile_urls import normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file
from infoview_tui.exchange.imports.dates import parse_date
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow

_MAX_HEADER_LINE = 50  # lines
_MAX_HEADER_LENGTH = 10_000  # characters
_DELIMITERS = (",", ";", "\t")  # LinkedIn uses commas; spreadsheets in many countries save with semicolons
_REQUIRED_COLUMNS = frozenset({"first name", "last name", "connected on"})
_COLUMNS = _REQUIRED_COLUMNS | {"url", "email address", "company", "position"}
_MAX_QUOTE_LENGTH = 200  # characters quoted from the file in one warning
_END_MARKER = "\x00end"


@dataclass(frozen=True)
class Connection:
    """One connection in the file. Fields are cleaned, and ``""`` if missing."""

    line: int
    """The line number, from 1, where the row starts."""
    first_name: str
    last_name: str
    url: str
    """The profile URL, normalized by `normalize_profile_url`."""
    email: str
    """In lower case."""
    company: str
    position: str
    connected_on: date | None

    @property
    def name(self) -> str:
        """The full name."""
        return join_name(self.first_name, self.last_name)


@dataclass(frozen=True)
class SkippedRow:
    """A row that was skipped, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class ConnectionsFile:
    """A parsed file: its connections in order, skipped rows, and warnings as sentences for the user."""

    connections: tuple[Connection, ...]
    skipped: tuple[SkippedRow, ...]
    warnings: tuple[str, ...] = ()
    ambiguous_date: str = ""
    """A date with two readings, if nothing in the file and no given order decides which is right."""


@dataclass(frozen=True)
class _Header:
    line: int
    """The line number, from 0."""
    delimiter: str
    names: tuple[str, ...]
    """Cleaned, in lower case."""


def sniff(head: str) -> bool:
    """Whether a text that starts with *head* is a LinkedIn connections file."""
    return _find_header(head) is not None


def parse_contacts(path: Path, file: text_file.TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the contacts of a LinkedIn connections file. Raises ImportFileError as `parse_connections` does."""
    found = parse_connections(path, file, options.date_order)
    return ParsedFile(
        path,
        tuple(_to_import_row(connection) for connection in found.connections),
        tuple(ImportResult(row.line, "", "skipped", row.reason) for row in found.skipped),
        found.warnings,
        found.ambiguous_date,
    )


def _to_import_row(connection: Connection) -> ImportRow:
    """Convert a connection to a contact. The relationship is not set, because LinkedIn does not export it (R5)."""
    form = ContactForm(
        name=connection.name,
        title=connection.position,
        organization=connection.company,
        email=connection.email,
        profile_url=connection.url,
        how_met="LinkedIn connection",
    )
    return ImportRow(connection.line, form, connection.connected_on)


def parse_connections(path: Path, file: text_file.TextFile, order: DateOrder | None = None) -> ConnectionsFile:
    """Parse a LinkedIn connections file; *path* is used in error messages.

    The *order* of day and month holds for all numeric dates of the file that have two readings. By default, those with
    one decide it; if none does, or if they contradict one another, the month is first, and
    `ConnectionsFile.ambiguous_date` is set.

    Raises ImportFileError if the file has no header or has an unclosed quotation mark.
    """
    header = _find_header(file.text)
    if header is None:
        raise ImportFileError(
            f"{text_file.display_path(path)} has no header with First Name, Last Name, and Connected On; "
            "import Connections.csv from your LinkedIn data export."
        )
    connections: list[Connection] = []
    skipped: list[SkippedRow] = []
    warnings = [*file.warnings, *_column_warnings(header)]
    rows = [(line, cells, _cells_by_column(header, cells)) for line, cells in _rows(path, file.text, header)]
    dates = [row["connected on"] for _, _, row in rows]
    order = order or decide_order(dates)
    warnings += _order_warnings(dates, order or DateOrder.MONTH_FIRST)
    for line, cells, row in rows:
        if not any(cells):
            continue
        if not (row["first name"] or row["last name"]):
            skipped.append(SkippedRow(line, "no name"))
            continue
        connection = _build_connection(line, row, order or DateOrder.MONTH_FIRST)
        connections.append(connection)
        warnings += (f"Line {line}: {lost}" for lost in _row_warnings(header, cells, row, connection))
    ambiguous = "" if order else find_ambiguous(dates)
    return ConnectionsFile(tuple(connections), tuple(skipped), tuple(warnings), ambiguous)


def _find_header(text: str) -> _Header | None:
    """Find the first line with the required column names, for any delimiter."""
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
    """Return the cleaned rows below the header, each with the number of its first line.

    A marker line is added at the end. If it is not parsed as a row, an unclosed quotation mark has swallowed it.
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
            f"{text_file.display_path(path)}, line {line}: unclosed quotation mark; "
            "fix that line and import the file again."
        )
    return [(line, [clean_line(cell) for cell in cells]) for line, cells in rows]


@contextmanager
def _field_size_limit(length: int) -> Iterator[None]:
    """Temporarily raise the csv module's field size limit, which is global, to *length* characters."""
    before = csv.field_size_limit()
    csv.field_size_limit(max(before, length))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _cells_by_column(header: _Header, cells: list[str]) -> dict[str, str]:
    """Map column names to cells. For repeated names, the first column wins."""
    row: dict[str, str] = {}
    for name, cell in zip(header.names, cells, strict=False):
        row.setdefault(name, cell)
    return dict.fromkeys(_COLUMNS, "") | row


def _build_connection(line: int, row: dict[str, str], order: DateOrder) -> Connection:
    return Connection(
        line=line,
        first_name=row["first name"],
        last_name=row["last name"],
        url=normalize_profile_url(row["url"]) if profile_url_key(row["url"]) else "",
        email=clean_line(row["email address"].lower()),
        company=row["company"],
        position=row["position"],
        connected_on=parse_date(row["connected on"], order),
    )


def _column_warnings(header: _Header) -> Iterator[str]:
    others = [name for name in header.names if name and name not in _COLUMNS]
    if others:
        yield f"These columns were not read: {', '.join(others)}."
    repeated = sorted(name for name in _COLUMNS if header.names.count(name) > 1)
    if repeated:
        yield f"These columns appear more than once, and only the first was read: {', '.join(repeated)}."


def _order_warnings(dates: Iterable[str], order: DateOrder) -> Iterator[str]:
    if has_both_orders(dates):
        ambiguous = clean_line(find_ambiguous(dates), _MAX_QUOTE_LENGTH)
        others = f"Those that can be read in two ways, such as {ambiguous}, were read {order.label}."
        only = "Each was read as the only day that it can be."
        yield f"Some dates have the day first, and others the month first. {others if ambiguous else only}"


def _row_warnings(header: _Header, cells: list[str], row: dict[str, str], connection: Connection) -> Iterator[str]:
    """Return warnings about data in the row that the connection lacks."""
    if row["connected on"] and connection.connected_on is None:
        yield f"the date “{clean_line(row['connected on'], _MAX_QUOTE_LENGTH)}” is not valid and was left out."
    if row["url"] and not connection.url:
        yield f"“{clean_line(row['url'], _MAX_QUOTE_LENGTH)}” is not a web address and was left out."
    if any(cells[len(header.names) :]):
        yield "there are more fields than columns; check whether a comma has shifted them."
