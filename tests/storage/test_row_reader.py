"""Rows come back with the types that they declare, and a damaged value is reported with its field."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from types import NoneType
from typing import Any, NamedTuple, get_type_hints

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ClosedEnum, Stage
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import DamagedDataError
from infoview_tui.storage.query import Query
from infoview_tui.storage.row_reader import read_rows
from tests.storage.test_queries import READS, alternatives

ROW_TYPES = sorted({read.row for read in READS.values()}, key=lambda row: row.__name__)

TEXTS = st.text(st.characters(codec="utf-8"))
MOMENTS = st.datetimes(datetime(2, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000)
)
DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))
VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    datetime: MOMENTS,
    date: st.dates(),
    Due: MOMENTS.map(lambda at: Due(at=at)) | DAYS.map(Due),
    DayOrMoment: MOMENTS.map(lambda at: DayOrMoment(at=at)) | DAYS.map(DayOrMoment),
    tuple[str, ...]: st.lists(TEXTS, max_size=3).map(tuple),
    NoneType: st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of an annotation."""
    return st.one_of([VALUES[kind] if kind in VALUES else st.sampled_from(kind) for kind in alternatives(hint)])


def stored(value: object) -> object:
    """A value as it is stored."""
    match value:
        case datetime():
            return format_timestamp(value)
        case date():
            return value.isoformat()
        case DayOrMoment():
            return stored(value.on or value.at)
        case tuple():
            return json.dumps(value)
        case Enum():
            return value.value
        case _:
            return value


def select(row_type: Any, *values: object) -> list[Any]:
    """Read one row of these stored values."""
    fields = ", ".join(f":v{number}" for number in range(len(values)))
    connection = sqlite3.connect(":memory:")
    try:
        named = {f"v{number}": value for number, value in enumerate(values)}
        return Query(f"SELECT {fields}", row_type).all(connection, **named)
    finally:
        connection.close()


@pytest.mark.parametrize("row_type", ROW_TYPES)
@settings(max_examples=25)  # for each of some ninety types, which share the readers of their fields
@given(data=st.data())
def test_every_row_type_comes_back_as_it_was_stored(row_type: Any, data: st.DataObject) -> None:
    row = row_type(*(data.draw(values_of(hint), label=name) for name, hint in get_type_hints(row_type).items()))
    (found,) = select(row_type, *map(stored, row))
    assert found == row
    assert list(map(type, found)) == list(map(type, row))


def test_the_row_types_have_fields_of_every_kind() -> None:
    hints = {kind for row in ROW_TYPES for hint in get_type_hints(row).values() for kind in alternatives(hint)}
    assert VALUES.keys() <= hints
    assert any(isinstance(kind, type) and issubclass(kind, ClosedEnum) for kind in hints)


class Sample(NamedTuple):
    """One field of each kind."""

    name: str
    minutes: int
    starred: bool
    stage: Stage
    at: datetime
    day: date
    tags: tuple[str, ...]
    late_at: datetime | None


GOOD = ("Maria", 20, 1, "met", "2026-11-21T09:30:00.000Z", "2026-11-21", '["design"]', None)


def test_a_row_is_converted() -> None:
    moment = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert select(Sample, *GOOD) == [
        Sample("Maria", 20, True, Stage.MET, moment, date(2026, 11, 21), ("design",), None)
    ]


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("name", None, "“name” in one row is not text"),
        ("name", b"\0\xff", "“name” in one row is not text"),
        ("minutes", "many", "“minutes” in one row is not a whole number"),
        ("minutes", 2.5, "“minutes” in one row is not a whole number"),
        ("starred", "yes", "“starred” in one row is not a whole number"),
        ("stage", "asleep", "“asleep” is not a valid Stage, in “stage” in one row"),
        ("stage", 4, "“stage” in one row is not text"),
        ("at", None, "“at” in one row is not text"),
        ("at", "last week", "“last week” is not a valid UTC timestamp, in “at” in one row"),
        ("at", "2026-11-21T09:30:00", "is not a valid UTC timestamp, in “at” in one row"),
        ("at", "9999-12-31T23:59:59Z", "is not a valid UTC timestamp, in “at” in one row"),
        ("late_at", "soon", "“soon” is not a valid UTC timestamp, in “late_at” in one row"),
        ("late_at", 7, "“late_at” in one row is not text"),
        ("day", "2026-02-30", "“2026-02-30” is not a valid date, in “day” in one row"),
        ("tags", "{", "“{” is not valid JSON, in “tags” in one row"),
        ("tags", "5", "“5” is not a list of texts, in “tags” in one row"),
        ("tags", "[1, null]", "is not a list of texts, in “tags” in one row"),
        ("tags", '{"a": 1}', "is not a list of texts, in “tags” in one row"),
    ],
)
def test_a_damaged_value_is_reported_with_its_field(field: str, value: object, problem: str) -> None:
    values = [value if name == field else good for name, good in zip(Sample._fields, GOOD, strict=True)]
    with pytest.raises(DamagedDataError) as caught:
        select(Sample, *values)
    assert problem in str(caught.value)


def test_no_rows_are_an_empty_list() -> None:
    assert read_rows(Sample, []) == []


class Unknown(NamedTuple):
    """A row with a field that nothing converts."""

    length: timedelta


def test_a_field_of_an_unknown_type_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="timedelta"):
        select(Unknown, 1)
