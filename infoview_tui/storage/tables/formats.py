"""The formats of all tables that are exported, from their definitions."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Enum as SqlEnum, String, Table as SqlTable
from sqlalchemy.orm import Mapper
from sqlmodel import AutoString

from infoview_tui.storage.table_formats import MAX_INTEGER, REQUIRED, ColumnFormat, TableFormat, ValueKind
from infoview_tui.storage.tables import TableModel, UtcDateTime

NOT_EXPORTED = frozenset({
    *("live_drafts", "research_drafts", "dialog_drafts", "deleted_contacts"),
    *("field_changes", "deleted_rows", "copy_state", "merges"),
})  # fmt: skip
"""Tables that are in no export: unfinished texts, which belong to a window, what was deleted, and what merges need."""

DERIVED = frozenset({("contacts", "sort_name")})
"""Columns that follow from others."""

_MULTILINE = frozenset({
    ("interviews", "learned"),
    ("interviews", "want_to_know"),
    ("interviews", "next_steps"),
    ("messages", "body"),
    ("trips", "travel_times"),
    *(("profile", name) for name in ("skills", "values", "interests", "experience", "circumstances")),
})  # fmt: skip
"""Texts that may have several lines."""

_REQUIREMENT_IDS = re.compile(r" \((?:R\d+(?:, )?)+[^)]*\)")
_LIMITS = (
    re.compile(r"(?P<name>\w+) BETWEEN (?P<minimum>\d+) AND (?P<maximum>\d+)"),
    re.compile(r"(?P<name>\w+) >= (?P<minimum>\d+)"),
)
"""Constraints on one number."""


@cache
def list_table_formats() -> tuple[TableFormat, ...]:
    """Return the exported tables; what refers to a table comes after it."""
    mappers = {mapper.local_table: mapper for mapper in TableModel._sa_registry.mappers}
    tables = TableModel.metadata.sorted_tables
    return tuple(_describe_table(table, mappers[table]) for table in tables if table.name not in NOT_EXPORTED)


def _describe_table(table: SqlTable, mapper: Mapper[Any]) -> TableFormat:
    limits = _find_limits(table)
    columns = tuple(
        _describe_column(table.name, column, *limits.get(column.name, (-MAX_INTEGER, MAX_INTEGER)))
        for column in table.columns
        if (table.name, column.name) not in DERIVED
    )
    summary = (mapper.class_.__doc__ or "").partition("\n\n")[0]
    description = " ".join(_REQUIREMENT_IDS.sub("", summary).replace("``", "").split())
    return TableFormat(table.name, description, columns, tuple(column.name for column in table.primary_key))


def _describe_column(table: str, column: Column[Any], minimum: int, maximum: int) -> ColumnFormat:
    return ColumnFormat(
        column.name,
        _find_kind(column),
        bool(column.nullable),
        default=_find_default(column),
        members=tuple(column.type.enums) if isinstance(column.type, SqlEnum) else (),
        references=next((foreign.column.table.name for foreign in column.foreign_keys), ""),
        minimum=minimum,
        maximum=maximum,
        is_multiline=(table, column.name) in _MULTILINE,
    )


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


def _find_default(column: Column[Any]) -> object:
    """Return the value of a column that a row does not set, as JSON: of the program, or else of the database."""
    if column.default is not None and column.default.is_scalar:
        value = column.default.arg  # type: ignore[attr-defined] # of scalar defaults
        return str(value) if isinstance(value, str) else value
    if column.server_default is not None:
        stored = column.server_default.arg.text.strip("'")  # type: ignore[attr-defined] # of text() defaults
        return json.loads(stored) if isinstance(column.type, JSON) else stored
    return None if column.nullable else REQUIRED


def _find_limits(table: SqlTable) -> dict[str, tuple[int, int]]:
    """Return the smallest and the largest value of the columns that have a constraint on one number."""
    found = {}
    for constraint in table.constraints:
        for pattern in _LIMITS if isinstance(constraint, CheckConstraint) else ():
            if match := pattern.fullmatch(str(constraint.sqltext)):  # type: ignore[attr-defined] # of check constraints
                limits = match.groupdict()
                found[limits["name"]] = int(limits["minimum"]), int(limits.get("maximum") or MAX_INTEGER)
    return found
