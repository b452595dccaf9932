"""How the rows of tables are written as JSON and read again: the columns, and the types of their values."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError

JsonValue = str | int | bool | list[str] | dict[str, Any] | None
ColumnValue = JsonValue | datetime | date
"""A value of a row as SQLAlchemy takes it."""

MAX_INTEGER = 2**63 - 1
"""The largest number that SQLite stores."""

MAX_DEPTH = 20
"""The depth of lists and objects in an object."""

REQUIRED: Final = object()
"""In place of a default: each row has a value."""


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


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """A column, and what its values may be.

    ``default`` is the value, as JSON, of rows that have none. ``members`` are the values of an enum. ``references`` is
    the table whose id it has, or empty. A text that is not ``multiline`` is one line.
    """

    name: str
    kind: ValueKind
    is_nullable: bool
    default: object = REQUIRED
    members: tuple[str, ...] = ()
    references: str = ""
    minimum: int = -MAX_INTEGER
    maximum: int = MAX_INTEGER
    is_multiline: bool = False

    @property
    def is_required(self) -> bool:
        """Whether each row must have a value."""
        return self.default is REQUIRED

    def to_json(self, stored: object) -> JsonValue:
        """Return a stored value as a value of JSON. Raises DamagedDataError if it is not of the column's type."""
        if stored is None and self.is_nullable:
            return None
        stored_type = int if self.kind in (ValueKind.INTEGER, ValueKind.BOOLEAN) else str
        if type(stored) is not stored_type:
            expected = "a whole number" if stored_type is int else "text"
            raise DamagedDataError(f"“{self.name}” in one row is not {expected}")
        try:
            value: JsonValue = _TO_JSON.get(self.kind, _unchanged)(stored)
        except (ValueError, TypeError) as error:
            raise DamagedDataError(f"“{clean_line(str(stored), 40)}” is not a valid {self.name}") from error
        if self.members and value not in self.members:
            raise DamagedDataError(f"“{clean_line(str(stored), 40)}” is not a valid {self.name}")
        return value

    def from_json(self, value: object) -> ColumnValue:
        """Return a value of JSON as a value to store, with text cleaned.

        Raises ValueError with what it must be: ``must be a whole number``.
        """
        if value is None and self.is_nullable:
            return None
        json_type, description = _JSON_TYPES[self.kind]
        if type(value) is not json_type:
            raise ValueError(f"must be {description}{' or null' if self.is_nullable else ''}")
        match value:
            case int() if not self.minimum <= value <= self.maximum:
                raise ValueError(f"must be from {self.minimum} to {self.maximum}")
            case str():
                return self._read_text(value)
            case list():
                return _clean_texts(value)
            case dict():
                return _clean_object(value)
            case _:
                return value  # type: ignore[return-value] # a number, checked above

    def _read_text(self, text: str) -> ColumnValue:
        if self.kind is ValueKind.TEXT:
            return clean_text(text) if self.is_multiline else clean_line(text)
        if self.kind is ValueKind.ENUM:
            if text not in self.members:
                raise ValueError(f"must be one of {', '.join(self.members)}")
            return text
        try:
            return parse_timestamp(text) if self.kind is ValueKind.TIMESTAMP else date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"must be {_JSON_TYPES[self.kind][1]}") from error


class TableFormat(NamedTuple):
    """A table with its columns. ``key`` are the columns of its primary key, ``description`` says what a row is."""

    name: str
    description: str
    columns: tuple[ColumnFormat, ...]
    key: tuple[str, ...]


_JSON_TYPES: dict[ValueKind, tuple[type, str]] = {
    ValueKind.TEXT: (str, "text"),
    ValueKind.ENUM: (str, "text"),
    ValueKind.INTEGER: (int, "a whole number"),
    ValueKind.BOOLEAN: (bool, "true or false"),
    ValueKind.TIMESTAMP: (str, "a time such as 2026-11-21T09:30:00.000Z"),
    ValueKind.DATE: (str, "a date such as 2026-11-21"),
    ValueKind.TEXTS: (list, "a list of texts"),
    ValueKind.OBJECT: (dict, "an object"),
}
"""The type of a value of JSON, and how it is called in messages."""


def _unchanged(stored: Any) -> JsonValue:
    return stored  # type: ignore[no-any-return] # the caller has checked it


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


def _clean_texts(values: list[object]) -> list[str]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("must be a list of texts")
    return [clean_line(str(value)) for value in values]


def _clean_object(values: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    return {clean_line(key): _clean_any(value, depth) for key, value in values.items()}


def _clean_any(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise ValueError("is nested too deeply")
    match value:
        case str():
            return clean_text(value)
        case list():
            return [_clean_any(item, depth + 1) for item in value]
        case dict():
            return _clean_object(value, depth + 1)
        case _:
            return value
