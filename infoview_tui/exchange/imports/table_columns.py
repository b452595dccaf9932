"""What the columns of a table are read as, from all names of the header together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder, decide_order, find_ambiguous
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.contact_values import Reading, build_contact
from infoview_tui.exchange.imports.dates import list_order_warnings
from infoview_tui.exchange.imports.field_values import FieldValue
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions, TableMapping
from infoview_tui.exchange.imports.table_headers import (
    NAMES,
    NICKNAME_OR_FAMILY_NAME,
    TITLES,
    ColumnMeaning,
    find_meaning,
    normalize_column,
)
from infoview_tui.exchange.imports.tables import Table, list_unread_columns
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow
from infoview_tui.services.imports.table_fields import TableField

_DATES = (TableField.CONNECTED_ON, TableField.LAST_CONTACT)
_IGNORED = ColumnMeaning(TableField.IGNORED)


def find_meanings(names: Sequence[str]) -> list[ColumnMeaning]:
    """Return what each column is read as, by its name; `TableField.IGNORED` where that is not known."""
    found = [find_meaning(name) or _IGNORED for name in names]
    keys = [normalize_column(name) for name in names]
    known = {meaning.field for key, meaning in zip(keys, found, strict=True) if key not in NAMES}
    for index, key in enumerate(keys):
        if key in NAMES:
            found[index] = ColumnMeaning(_decide_name(known))
        elif key in TITLES:
            is_prefix = TableField.TITLE in known or key in TITLES & set(keys[index + 1 :])
            found[index] = ColumnMeaning(TableField.NAME_PREFIX if is_prefix else TableField.TITLE)
        elif key == NICKNAME_OR_FAMILY_NAME:
            has_family_name = TableField.FAMILY_NAME in known
            field = TableField.DETAIL if has_family_name else TableField.FAMILY_NAME
            found[index] = ColumnMeaning(field, names[index] if has_family_name else "")
            known.add(TableField.FAMILY_NAME)
            found = [
                ColumnMeaning(_decide_name(known)) if other in NAMES else one
                for other, one in zip(keys, found, strict=True)
            ]
    return found


def _decide_name(known: set[TableField]) -> TableField:
    has_given, has_family = TableField.GIVEN_NAME in known, TableField.FAMILY_NAME in known
    if has_given == has_family:
        return TableField.NAME
    return TableField.FAMILY_NAME if has_given else TableField.GIVEN_NAME


def parse_columns(
    path: Path,
    table: Table,
    meanings: Sequence[ColumnMeaning],
    options: ReadOptions,
    *,
    source: str = "",
    how_met: str = "",
    mapping: TableMapping | None = None,
) -> ParsedFile:
    """Parse the contacts of a table whose columns have these meanings. *source* names the program in notes."""
    read = [(index, *meaning) for index, meaning in enumerate(meanings) if meaning.field is not TableField.IGNORED]
    dates = [clean_line(row.cell(index)) for index, field, _ in read if field in _DATES for row in table.rows]
    order = options.date_order or decide_order(dates)
    reading = Reading(source, how_met, order or DateOrder.MONTH_FIRST, options.region)
    mixed = list_order_warnings(dates, reading.order)
    unread = list_unread_columns(table, {index for index, _, _ in read})
    lines = (
        (row.line, [FieldValue(field, row.cell(index), label) for index, field, label in read]) for row in table.rows
    )
    ambiguous = "" if order else find_ambiguous(dates)
    return build_file(
        path, lines, reading, [*table.warnings, *mixed, *unread], ambiguous_date=ambiguous, mapping=mapping
    )


def build_file(
    path: Path,
    lines: Iterator[tuple[int, list[FieldValue]]],
    reading: Reading,
    warnings: Sequence[str],
    *,
    ambiguous_date: str = "",
    mapping: TableMapping | None = None,
) -> ParsedFile:
    """Build the contacts of a file from the values of its lines."""
    rows: list[ImportRow] = []
    rejected: list[ImportResult] = []
    lost: list[str] = []
    for line, values in lines:
        built = build_contact(line, values, reading)
        if built.row is None:
            rejected.append(ImportResult(line, "", "skipped", built.reason))
        else:
            rows.append(built.row)
        lost += (f"Line {line}: {text}" for text in built.lost)
    return ParsedFile(path, tuple(rows), tuple(rejected), (*warnings, *lost), ambiguous_date, mapping=mapping)
