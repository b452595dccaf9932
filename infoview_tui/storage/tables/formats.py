"""The formats of all tables that are exported, from their definitions."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Enum as SqlEnum, String, Table as SqlTable
from sqlmodel import AutoString

from infoview_tui.storage.table_formats import ColumnFormat, TableFormat, ValueKind
from infoview_tui.storage.tables import TableModel, UtcDateTime

NOT_EXPORTED = frozenset({"live_drafts", "research_drafts", "dialog_drafts", "deleted_contacts"})
"""Tables that are in no export: unfinished texts, which belong to a window, and what was deleted."""


@cache
def list_table_formats() -> tuple[TableFormat, ...]:
    """Return the exported tables; what refers to a table comes after it."""
    return tuple(
        _describe_table(table) for table in TableModel.metadata.sorted_tables if table.name not in NOT_EXPORTED
    )


def _describe_table(table: SqlTable) -> TableFormat:
    columns = tuple(_describe_column(column) for column in table.columns)
    return TableFormat(table.name, columns, tuple(column.name for column in table.primary_key))


def _describe_column(column: Column[Any]) -> ColumnFormat:
    kind = _find_kind(column)
    members = tuple(column.type.enums) if isinstance(column.type, SqlEnum) else ()
    references = next((foreign.column.table.name for foreign in column.foreign_keys), "")
    return ColumnFormat(column.name, kind, bool(column.nullable), members, references)


def _find_kind(column: Column[Any]) -> ValueKind:
    match column.type:
        case UtcDateTime():
            return ValueKind.TIMESTAMP
        case SqlEnum():
            return ValueKind.ENUM
        case JSON():
            return ValueKind.OBJECT if column.name == "facts" else ValueKind.TEXTS
        case String() | AutoString():
            return ValueKind.TEXT
        case other:
            return _KINDS[other.python_type]


_KINDS = {bool: ValueKind.BOOLEAN, int: ValueKind.INTEGER, date: ValueKind.DATE}
