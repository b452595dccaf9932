"""Parser for any other CSV or TSV: columns are read by their names, by what their cells look like, or as the user says.

A table without a header has columns by number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.cell_kinds import guess_meaning, is_data
from infoview_tui.exchange.imports.file_kinds import find_text_kind
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions, TableColumn, TableMapping
from infoview_tui.exchange.imports.table_columns import find_meanings, parse_columns
from infoview_tui.exchange.imports.table_headers import ColumnMeaning
from infoview_tui.exchange.imports.tables import (
    DELIMITERS,
    Header,
    Table,
    TableRow,
    column_key,
    find_separator,
    join_some,
    make_header,
    read_first_rows,
    read_table,
)
from infoview_tui.exchange.imports.text_file import TextFile, display_path
from infoview_tui.services.imports.table_fields import NAME_FIELDS, TableField

_LOOKED_AT = 50
"""How many rows are looked at to find the delimiter and the header, and to guess columns."""

_MAX_SAMPLES = 3
_MAX_SAMPLE_LENGTH = 40


def sniff(text: str) -> bool:
    """Whether a text may be a table of contacts: several columns, or one with a known name."""
    return find_text_kind(text) is None and _find_header(text) is not None


def parse_contacts(path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the contacts. Raises ImportFileError if it is no table, or a column of *options* does not exist."""
    header = _find_header(file.text)
    if header is None:
        raise ImportFileError(f"{display_path(path)} is not a table; save it as CSV and import that file.")
    table = read_table(path, file, header)
    meanings = _choose_meanings(path, table, options)
    mapping = TableMapping(
        header_id(header),
        tuple(
            TableColumn(name, meaning.field, tuple(_list_samples(table, index)))
            for index, (name, meaning) in enumerate(zip(header.names, meanings, strict=True))
        ),
    )
    return parse_columns(path, table, meanings, options, mapping=mapping)


def header_id(header: Header) -> str:
    """Return what identifies tables with the same columns."""
    return f"{len(header.names)} columns" if header.is_row else "|".join(header.keys)


def _find_header(text: str) -> Header | None:
    """Return the header, or one with numbers if the first row is data; None if the text is no table.

    The delimiter is the one by which the most rows have the same number of cells; lines before them are a preamble.
    """
    given = find_separator(text)
    best: tuple[int, int, str, list[TableRow]] | None = None
    for delimiter in (given,) if given else DELIMITERS:
        rows = read_first_rows(text, delimiter, _LOOKED_AT)
        widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        if widths:
            width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
            if best is None or (count, width) > best[:2]:
                best = (count, width, delimiter, rows)
    if best is None:
        return _find_single_column(text)
    count, width, delimiter, rows = best
    first = next((row for row in rows if len(row.cells) >= width), rows[0])
    if 2 * count < len(rows) and not _is_known(first.cells):
        return None  # a text in which some lines have a comma
    if any(is_data(clean_line(cell)) for cell in first.cells) and not _is_known(first.cells):
        names = [f"Column {number}" for number in range(1, len(first.cells) + 1)]
        return make_header(first.line, delimiter, names, is_row=True)
    return make_header(first.line, delimiter, _name_all(first.cells))


def _is_known(names: Sequence[str]) -> bool:
    return any(meaning.field is not TableField.IGNORED for meaning in find_meanings(names))


def _name_all(cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, by number where there is none."""
    return [clean_line(cell) or f"Column {number}" for number, cell in enumerate(cells, 1)]


def _find_single_column(text: str) -> Header | None:
    """Return the header of a list that begins with the name of a column, such as Name; None for other texts."""
    rows = read_first_rows(text, DELIMITERS[0], 1)
    if rows and len(rows[0].cells) == 1 and _is_known(rows[0].cells):
        return make_header(rows[0].line, DELIMITERS[0], rows[0].cells)
    return None


def _choose_meanings(path: Path, table: Table, options: ReadOptions) -> list[ColumnMeaning]:
    """Return what each column is read as: as the user says, as they said before, by its name, or by its cells."""
    header = table.header
    remembered = options.remembered.get(header_id(header), ())
    if len(remembered) == len(header.names):
        chosen = [_with_label(field, name) for field, name in zip(remembered, header.names, strict=True)]
    else:
        chosen = _propose(table)
    for index, field in _find_given(path, header, options.columns).items():
        chosen[index] = _with_label(field, header.names[index])
    return chosen


def _with_label(field: TableField, name: str) -> ColumnMeaning:
    """Return a meaning that the user chose. Further addresses and details are called as their columns."""
    return ColumnMeaning(field, name if field is TableField.DETAIL else "")


def _propose(table: Table) -> list[ColumnMeaning]:
    found = find_meanings(table.header.names)
    has_name = not NAME_FIELDS.isdisjoint(meaning.field for meaning in found)
    for index, meaning in enumerate(found):
        if meaning.field is TableField.IGNORED:
            cells = [cell for row in table.rows[:_LOOKED_AT] if (cell := clean_line(row.cell(index)))]
            guess = guess_meaning(table.header.names[index], cells)
            if guess.field is not TableField.NAME or not has_name:
                found[index] = guess
                has_name |= guess.field is TableField.NAME
    return found


def _find_given(path: Path, header: Header, columns: Mapping[str, TableField]) -> dict[int, TableField]:
    """Return the columns that the user named, by index. Raises ImportFileError if there is none of that name."""
    given: dict[int, TableField] = {}
    for name, field in columns.items():
        key = column_key(name)
        indices = [index for index, known in enumerate(header.keys) if known == key]
        if not indices and key.isdecimal() and 0 < int(key[:6]) <= len(header.names):
            indices = [int(key) - 1]
        if not indices:
            raise ImportFileError(
                f"{display_path(path)} has no column called “{clean_line(name, 60)}”. "
                f"Its columns: {join_some(header.names)}."
            )
        given.update(dict.fromkeys(indices, field))
    return given


def _list_samples(table: Table, index: int) -> list[str]:
    cells = (clean_line(row.cell(index), _MAX_SAMPLE_LENGTH) for row in table.rows[:_LOOKED_AT])
    return list(dict.fromkeys(filter(None, cells)))[:_MAX_SAMPLES]
