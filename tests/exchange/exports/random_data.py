"""Random rows for every table that is exported, for property tests."""

from __future__ import annotations

import string
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.table_formats import ColumnFormat, TableFormat, ValueKind
from infoview_tui.storage.tables import TableModel
from infoview_tui.storage.tables.formats import list_table_formats
from tests.hostile_texts import HOSTILE_TEXTS

AnyRows = dict[str, list[dict[str, Any]]]
KnownIds = dict[str, list[int]]

MAX_ROWS = 4
"""The most rows of a table."""

_texts = st.one_of(
    st.sampled_from(HOSTILE_TEXTS),
    st.text(max_size=12),
    st.sampled_from(("Ana", "ana", "Straße\n2", '"', "\\u0041", "{", "<script>", "=1+1")),
)
_facts = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=3),
    st.one_of(_texts, st.integers(-(2**40), 2**40), st.booleans(), st.none(), st.lists(st.integers(1, 9), max_size=2)),
    max_size=2,
)


def _is_stored(moment: datetime) -> bool:
    """Whether a time can be stored; the first and the last year cannot."""
    return datetime.min.year < moment.year < datetime.max.year


_JSON: dict[ValueKind, st.SearchStrategy[Any]] = {
    ValueKind.TEXT: _texts,
    ValueKind.BOOLEAN: st.booleans(),
    ValueKind.TIMESTAMP: st.datetimes(timezones=st.just(UTC)).filter(_is_stored).map(format_timestamp),
    ValueKind.DATE: st.dates().map(lambda day: day.isoformat()),
    ValueKind.TEXTS: st.lists(_texts, max_size=2),
    ValueKind.OBJECT: _facts,
}


@st.composite
def any_rows(draw: st.DrawFn) -> AnyRows:
    """Draw the rows of all tables as JSON. Their references exist, but some break other rules of their tables."""
    rows: AnyRows = {}
    for table in list_table_formats():
        ids = draw(st.lists(st.integers(1, 60), max_size=1 if table.name == "profile" else MAX_ROWS, unique=True))
        known = {name: [row["id"] for row in drawn if "id" in row] for name, drawn in rows.items()} | {table.name: ids}
        rows[table.name] = [row for each in ids if (row := draw(_any_row(table, each, known))) is not None]
    return rows


@st.composite
def _any_row(draw: st.DrawFn, table: TableFormat, row_id: int, known: KnownIds) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id":
            row["id"] = 1 if table.name == "profile" else row_id
        elif column.references:
            ids = known[column.references]
            if not ids and not column.is_nullable:
                return None
            row[column.name] = draw(st.sampled_from(ids)) if ids and not _is_null(draw, column) else None
        else:
            row[column.name] = None if _is_null(draw, column) else draw(_any_value(column))
    return row


def _is_null(draw: st.DrawFn, column: ColumnFormat) -> bool:
    return column.is_nullable and draw(st.booleans())


def _any_value(column: ColumnFormat) -> st.SearchStrategy[Any]:
    if column.name == "uuid":
        return st.uuids().map(str)
    if column.kind is ValueKind.ENUM:
        return st.sampled_from(column.members)
    if column.kind is ValueKind.INTEGER:
        return st.integers(max(column.minimum, -1), min(column.maximum, 2000))
    return _JSON[column.kind]


def insert_rows(workspace: Workspace, rows: AnyRows) -> None:
    """Insert the rows that fit, cleaned as everything that is stored."""
    with workspace.store.write_session() as session:
        for table in list_table_formats():
            for row in rows[table.name]:
                values = {column.name: column.from_json(row[column.name]) for column in table.columns}
                if table.name == "contacts":
                    values |= {"sort_name": sort_key(str(values["name"])), "referrer_id": None}
                try:
                    with session.begin_nested():
                        session.execute(insert(TableModel.metadata.tables[table.name]), [values])
                except IntegrityError:
                    continue
    with workspace.store.write_session() as session:
        for row in rows["contacts"]:
            link = (
                "UPDATE contacts SET referrer_id = :referrer WHERE id = :id AND :referrer IN (SELECT id FROM contacts)"
            )
            session.execute(text(link), {"id": row["id"], "referrer": row["referrer_id"]})
