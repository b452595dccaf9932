"""Parser for ``Connections.csv`` from LinkedIn's data export, in all its past and present variants.

Newer files start with ``Notes:``, a quoted paragraph, and an empty line; older ones lack this preamble or the URL
column. Therefore the parser searches for the header, and its columns may be in any order. Everything left out is
reported in `ConnectionsFile.skipped` or `ConnectionsFile.warnings`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder, decide_order, find_ambiguous
from infoview_tui.domain.email_addresses import normalize_email
from infoview_tui.domain.name_parts import join_name
from infoview_tui.domain.profile_urls import normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file
from infoview_tui.exchange.imports.dates import list_order_warnings, parse_date
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.tables import Header, Table, TableRow, find_header, list_unread_columns, read_table
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow

_REQUIRED_COLUMNS = frozenset({"first name", "last name", "connected on"})
_COLUMNS = _REQUIRED_COLUMNS | {"url", "email address", "company", "position"}
_MAX_QUOTE_LENGTH = 200  # characters quoted from the file in one warning


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
    """In lower case; empty if it is none."""
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


def sniff(head: str) -> bool:
    """Whether a text that starts with *head* is a LinkedIn connections file."""
    return find_header(head, _is_header) is not None


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
    header = find_header(file.text, _is_header)
    if header is None:
        raise ImportFileError(
            f"{text_file.display_path(path)} has no header with First Name, Last Name, and Connected On; "
            "import Connections.csv from your LinkedIn data export."
        )
    table = read_table(path, file, header)
    connections: list[Connection] = []
    skipped: list[SkippedRow] = []
    warnings = [*table.warnings, *_column_warnings(table)]
    columns = _find_columns(header)
    rows = [(row.line, _cells_by_column(columns, row)) for row in table.rows]
    dates = [row["connected on"] for _, row in rows]
    order = order or decide_order(dates)
    warnings += list_order_warnings(dates, order or DateOrder.MONTH_FIRST)
    for line, row in rows:
        if not (row["first name"] or row["last name"]):
            skipped.append(SkippedRow(line, "no name"))
            continue
        connection = _build_connection(line, row, order or DateOrder.MONTH_FIRST)
        connections.append(connection)
        if not _is_complete(row, connection):
            warnings += (f"Line {line}: {lost}" for lost in _row_warnings(row, connection))
    ambiguous = "" if order else find_ambiguous(dates)
    return ConnectionsFile(tuple(connections), tuple(skipped), tuple(warnings), ambiguous)


def _is_header(keys: Collection[str]) -> bool:
    return set(keys) >= _REQUIRED_COLUMNS


def _find_columns(header: Header) -> dict[str, int]:
    """Map column keys to their indices. Of repeated names, the first column is read."""
    return {key: header.keys.index(key) for key in _COLUMNS if key in header.keys}


def _cells_by_column(columns: Mapping[str, int], row: TableRow) -> dict[str, str]:
    """Map column keys to cleaned cells."""
    cells, width = row.cells, len(row.cells)
    found = dict.fromkeys(_COLUMNS, "")
    for key, index in columns.items():
        if index < width:
            found[key] = clean_line(cells[index])
    return found


def _build_connection(line: int, row: dict[str, str], order: DateOrder) -> Connection:
    return Connection(
        line=line,
        first_name=row["first name"],
        last_name=row["last name"],
        url=normalize_profile_url(row["url"]) if profile_url_key(row["url"]) else "",
        email=normalize_email(row["email address"]),
        company=row["company"],
        position=row["position"],
        connected_on=parse_date(row["connected on"], order),
    )


def _column_warnings(table: Table) -> Iterator[str]:
    keys = table.header.keys
    yield from list_unread_columns(table, {index for index, key in enumerate(keys) if key in _COLUMNS})
    repeated = sorted(key for key in _COLUMNS if keys.count(key) > 1)
    if repeated:
        yield f"These columns appear more than once, and only the first was read: {', '.join(repeated)}."


def _is_complete(row: dict[str, str], connection: Connection) -> bool:
    """Whether a connection has all that its row has."""
    return (
        bool(connection.url or not row["url"])
        and bool(connection.email or not row["email address"])
        and bool(connection.connected_on or not row["connected on"])
    )


def _row_warnings(row: dict[str, str], connection: Connection) -> Iterator[str]:
    """Return warnings about data in the row that the connection lacks."""
    if row["connected on"] and connection.connected_on is None:
        yield f"the date “{clean_line(row['connected on'], _MAX_QUOTE_LENGTH)}” is not valid and was left out."
    if row["url"] and not connection.url:
        yield f"“{clean_line(row['url'], _MAX_QUOTE_LENGTH)}” is not a web address and was left out."
    if row["email address"] and not connection.email:
        yield f"“{clean_line(row['email address'], _MAX_QUOTE_LENGTH)}” is not an email address and was left out."
