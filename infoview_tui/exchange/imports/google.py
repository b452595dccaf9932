"""Parser for the CSV of Google Contacts, with today's header and the one before 2024.

Addresses, phone numbers, and organizations are in numbered groups of columns (``E-mail 1 - Label``, ``E-mail 1 -
Value``), and several values with the same label are in one cell, separated by `` ::: ``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.contact_values import Reading
from infoview_tui.exchange.imports.field_values import FieldValue
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.table_columns import build_file
from infoview_tui.exchange.imports.tables import TableRow, find_header, list_unread_columns, read_table
from infoview_tui.exchange.imports.text_file import TextFile, display_path
from infoview_tui.services.imports.table_fields import TableField

SOURCE = "Google Contacts"

_HEADERS = (frozenset({"first name", "organization name", "labels"}), frozenset({"given name", "group membership"}))
"""Columns that only the header of today, or the old one, has."""

_SINGLE = {
    "first name": TableField.GIVEN_NAME,
    "given name": TableField.GIVEN_NAME,
    "middle name": TableField.MIDDLE_NAME,
    "additional name": TableField.MIDDLE_NAME,
    "last name": TableField.FAMILY_NAME,
    "family name": TableField.FAMILY_NAME,
    "name": TableField.NAME,
    "name prefix": TableField.NAME_PREFIX,
    "name suffix": TableField.NAME_SUFFIX,
    "nickname": TableField.DETAIL,
    "occupation": TableField.TITLE,
    "organization name": TableField.ORGANIZATION,
    "organization title": TableField.TITLE,
    "organization department": TableField.DETAIL,
    "location": TableField.LOCATION,
    "notes": TableField.NOTES,
    "labels": TableField.TAG,
    "group membership": TableField.TAG,
}
_NUMBERED = {
    ("e mail", "value"): TableField.EMAIL,
    ("phone", "value"): TableField.PHONE,
    ("website", "value"): TableField.WEBSITE,
    ("address", "city"): TableField.CITY,
    ("address", "region"): TableField.REGION,
    ("address", "country"): TableField.COUNTRY,
    ("organization", "name"): TableField.ORGANIZATION,
    ("organization", "title"): TableField.TITLE,
    ("organization", "department"): TableField.DETAIL,
    ("custom field", "value"): TableField.DETAIL,
}
_NUMBERED_KEY = re.compile(r"(?P<group>[a-z ]+?) (?P<number>[0-9]+) (?P<part>[a-z ]+)", re.ASCII)
_LABELED = frozenset({"e mail", "phone", "website", "custom field"})
_SEPARATOR = re.compile(r"\s*:::\s*")

_SYSTEM_TAGS = re.compile(r"\* ?(?:my ?contacts|starred|other contacts)|(?:imported|restored) on .*", re.IGNORECASE)
_FAX = re.compile(r"fax|pager", re.IGNORECASE)


class _Column(NamedTuple):
    at: int
    field: TableField
    label: str
    """A name that is the same for all contacts; empty if the label is in another column."""
    label_index: int | None = None


def sniff(text: str) -> bool:
    """Whether a text is a CSV of Google Contacts."""
    return find_header(text, _is_header) is not None


def parse_contacts(path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the contacts. Raises ImportFileError if there is no header, or a quotation mark is not closed."""
    header = find_header(file.text, _is_header)
    if header is None:
        raise ImportFileError(f"{display_path(path)} has no header of Google Contacts; export it again as Google CSV.")
    table = read_table(path, file, header)
    columns = _find_columns(header.names, header.keys)
    read = {column.at for column in columns} | {column.label_index or column.at for column in columns}
    lines = ((row.line, list(_read_values(row, columns))) for row in table.rows)
    warnings = [*table.warnings, *list_unread_columns(table, read)]
    return build_file(path, lines, Reading(SOURCE, "Google contact", region=options.region), warnings)


def _is_header(keys: Collection[str]) -> bool:
    return any(columns <= set(keys) for columns in _HEADERS)


def _find_columns(names: Sequence[str], keys: Sequence[str]) -> list[_Column]:
    found: list[_Column] = []
    indices = {key: index for index, key in reversed(list(enumerate(keys)))}
    for index, key in enumerate(keys):
        if key in _SINGLE:
            field = _SINGLE[key]
            found.append(_Column(index, field, names[index] if field is TableField.DETAIL else ""))
        elif (match := _NUMBERED_KEY.fullmatch(key)) and (match["group"], match["part"]) in _NUMBERED:
            field = _NUMBERED[match["group"], match["part"]]
            group = f"{match['group']} {match['number']}"
            label_index = indices.get(f"{group} label", indices.get(f"{group} type"))
            label = match["part"].capitalize() if field is TableField.DETAIL else group
            found.append(_Column(index, field, label, label_index if match["group"] in _LABELED else None))
    return found


def _read_values(row: TableRow, columns: Sequence[_Column]) -> Iterator[FieldValue]:
    for column in columns:
        cell = row.cell(column.at)
        if not cell.strip():
            continue
        label = column.label
        if column.label_index is not None:
            label = clean_line(row.cell(column.label_index)).removeprefix("* ")
        if column.field is TableField.NOTES:
            yield FieldValue(column.field, cell)
        elif not (column.field is TableField.PHONE and _FAX.search(label)):
            for part in filter(None, _SEPARATOR.split(clean_line(cell))):
                if column.field is TableField.TAG:
                    yield from _read_tag(part)
                else:
                    yield FieldValue(column.field, part, label)


def _read_tag(label: str) -> Iterator[FieldValue]:
    """Yield a label as a tag, without those that Google sets itself."""
    if not _SYSTEM_TAGS.fullmatch(label):
        yield FieldValue(TableField.TAG, label.removeprefix("*").strip())
