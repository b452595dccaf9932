"""Convert SQLite values to the annotated field types of named tuples."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, NoReturn, get_args, get_origin, get_type_hints

from infoview_tui.domain.day_or_moment import DayOrMoment, parse_stored
from infoview_tui.domain.due import Due, parse_stored_due
from infoview_tui.domain.enums import ClosedEnum
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import parse_timestamp
from infoview_tui.errors import DamagedDataError

_TYPE_NAMES = {str: "text", int: "a whole number"}


class _Field(NamedTuple):
    """A field of a row type: which stored types it accepts, and the function that converts a value other than None.

    The function is None if the value is used as stored.
    """

    name: str
    stored_types: frozenset[type]
    convert: Callable[[Any], object] | None

    def read_column(self, values: tuple[Any, ...]) -> Iterable[object]:
        """Check and convert the values of this field in all rows. Raises DamagedDataError."""
        if not self.stored_types.issuperset(map(type, values)):
            expected = " or ".join(_TYPE_NAMES[kind] for kind in self.stored_types if kind is not NoneType)
            raise DamagedDataError(f"“{self.name}” in one row is not {expected}")
        if self.convert is None:
            return values
        try:
            return [None if value is None else self.convert(value) for value in values]
        except DamagedDataError as error:
            raise DamagedDataError(f"{error.problem}, in “{self.name}” in one row") from error


def read_rows(row_type: Any, rows: list[tuple[Any, ...]]) -> list[Any]:
    """Convert result tuples to named tuples of a type. Raises DamagedDataError if a value does not fit its annotation.

    It converts one column at a time, which is several times faster than one row at a time.
    """
    if not rows:
        return []
    columns = zip(*rows, strict=True)
    converted = [field.read_column(values) for field, values in zip(read_fields(row_type), columns, strict=True)]
    return list(map(row_type._make, zip(*converted, strict=True)))


@cache
def read_fields(row_type: type) -> tuple[_Field, ...]:
    """Return how the fields of a row type are read."""
    return tuple(_build_field(name, hint) for name, hint in get_type_hints(row_type).items())


def _build_field(name: str, hint: Any) -> _Field:
    """Choose the stored types and the converter for an annotation. Raises TypeError for one that rows cannot have."""
    is_optional = get_origin(hint) is UnionType
    if is_optional:
        (hint,) = set(get_args(hint)) - {NoneType}
    stored, convert = _choose_converter(hint)
    return _Field(name, frozenset({stored, NoneType} if is_optional else {stored}), convert)


def _choose_converter(hint: Any) -> tuple[type, Callable[[Any], object] | None]:
    if hint in _TYPE_NAMES:
        return hint, None
    if hint is bool:
        return int, bool
    if hint is datetime:
        return str, parse_timestamp
    if hint is date:
        return str, _parse_date
    if hint is DayOrMoment:
        return str, parse_stored
    if hint is Due:
        return str, parse_stored_due
    if hint == tuple[str, ...]:
        return str, _parse_text_list
    if isinstance(hint, type) and issubclass(hint, ClosedEnum):
        return str, _enum_converter(hint)
    raise TypeError(f"a row cannot have a field of type {hint}")


def _enum_converter(enum: type[ClosedEnum]) -> Callable[[str], ClosedEnum]:
    """Return a lookup of enum members by value; a dictionary is several times faster than calling the enum."""

    class Members(dict[str, ClosedEnum]):
        def __missing__(self, value: str) -> NoReturn:
            enum._missing_(value)

    return Members({member.value: member for member in enum}).__getitem__


def _parse_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DamagedDataError(f"“{clean_line(text, 40)}” is not a valid date") from error


def _parse_text_list(text: str) -> tuple[str, ...]:
    """Parse a JSON list of texts."""
    if text == "[]":
        return ()
    try:
        texts = json.loads(text)
    except ValueError as error:
        raise DamagedDataError(f"“{clean_line(text, 40)}” is not valid JSON") from error
    if not isinstance(texts, list) or not all(isinstance(item, str) for item in texts):
        raise DamagedDataError(f"“{clean_line(text, 40)}” is not a list of texts")
    return tuple(texts)
