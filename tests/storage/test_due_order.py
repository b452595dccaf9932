"""SQL sorts and filters days and moments as `Due` does."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st

from infoview_tui.domain.due import Due
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.storage.queries.due import DUE_ORDER, IS_DUE_BY, due_by
from infoview_tui.storage.reader import Reader

ZONES = st.sampled_from(["UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"]).map(ZoneInfo)
DAY = date(2026, 10, 25)  # the clocks are put back in Berlin
HOURS = st.integers(-60, 60).map(lambda hours: Due(at=datetime(2026, 10, 25, tzinfo=UTC) + timedelta(hours=hours)))
DAYS = st.integers(-3, 3).map(lambda days: Due(DAY + timedelta(days=days)))


@settings(max_examples=50)
@given(st.lists(st.none() | HOURS | DAYS, max_size=12), ZONES)
def test_sql_has_the_order_of_the_domain(dues: list[Due | None], zone: ZoneInfo) -> None:
    rows = [
        (
            key,
            due.on.isoformat() if due is not None and due.on is not None else None,
            format_timestamp(due.at) if due is not None and due.at is not None else None,
        )
        for key, due in enumerate(dues)
    ]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        Reader(connection, zone)
        connection.execute("CREATE TABLE actions (id INTEGER PRIMARY KEY, due_on DATE, due_at TEXT)")
        connection.executemany("INSERT INTO actions VALUES (?, ?, ?)", rows)
        ordered = connection.execute("SELECT a.id FROM actions a ORDER BY " + DUE_ORDER).fetchall()  # noqa: S608
        found = connection.execute("SELECT a.id FROM actions a WHERE " + IS_DUE_BY, due_by(DAY, zone))  # noqa: S608
        due_ids = found.fetchall()
    dated = [(due.deadline(zone), key) for key, due in enumerate(dues) if due is not None]
    assert [key for (key,) in ordered] == [key for _, key in sorted(dated)] + [
        key for key, due in enumerate(dues) if due is None
    ]
    assert {key for (key,) in due_ids} == {
        key for key, due in enumerate(dues) if due is not None and due.day(zone) <= DAY
    }
