"""How the rows of tables are written as JSON: the columns, and the types of their values."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError

JsonValue = str | int | bool | list[str] | dict[str, Any] | None


class ValueKind(StrEnum):
    """The type of the values of a column."""

    TEXT = "text"
    ENUM = "enum"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    TIMESTAMP = "timestamp"
    DATE = "date"
    TEXTS = "texts"
    OBJECT = "object"


class ColumnFormat(NamedTuple):
    """A column. ``members`` are the values of an enum; ``references`` is the table whose id it has, or empty."""

    name: str
    kind: ValueKind
    is_nullable: bool
    members: tuple[str, ...]
    references: str

    def to_json(self, stored: object) -> JsonValue:
        """Return a stored value as a value of JSON. Raises DamagedDataError if it is not of the column's type."""
        if stored is None and self.is_nullable:
            return None
        stored_type = int if self.kind in (ValueKind.INTEGER, ValueKind.BOOLEAN) else str
        if type(stored) is not stored_type:
            expected = "a whole number" if stored_type is int else "text"
            raise DamagedDataError(f"“{self.name}” in one row is not {expected}")
        convert = _TO_JSON.get(self.kind)
        if convert is None:
            value: JsonValue = stored
        else:
            try:
                value = convert(stored)
            except (ValueError, TypeError) as error:
                raise DamagedDataError(f"“{clean_line(str(stored), 40)}” is not a valid {self.name}") from error
        if self.members and value not in self.members:
            raise DamagedDataError(f"“{clean_line(str(stored), 40)}” is not a valid {self.name}")
        return value


class TableFormat(NamedTuple):
    """A table with its columns. ``key`` are the columns of its primary key."""

    name: str
    columns: tuple[ColumnFormat, ...]
    key: tuple[str, ...]


def _load_texts(stored: str) -> list[str]:
    texts = json.loads(stored)
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError("not a list of texts")
    return texts


def _load_object(stored: str) -> dict[str, Any]:
    value = json.loads(stored)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


_TO_JSON: dict[ValueKind, Callable[[Any], JsonValue]] = {
    ValueKind.BOOLEAN: bool,
    ValueKind.TIMESTAMP: lambda stored: format_timestamp(parse_timestamp(stored)),
    ValueKind.DATE: lambda stored: date.fromisoformat(stored).isoformat(),
    ValueKind.TEXTS: _load_texts,
    ValueKind.OBJECT: _load_object,
}
