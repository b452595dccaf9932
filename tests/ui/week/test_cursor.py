"""The cursor of the week: its stops, without any widget."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import lay_out_week, moment_at
from infoview_tui.ui.week.cursor import Stop, WeekCursor
from infoview_tui.ui.week.geometry import WeekGeometry

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = date(2026, 3, 29)
"""A day without the hour from 2 to 3."""


def entry(hour: float, minutes: int, label: str, *, busy: bool = False) -> WeekEntry:
    starts_at = moment_at(SUNDAY, round(hour * 60), BERLIN)
    kind = WeekEntryKind.BUSY if busy else WeekEntryKind.PLANNED
    return WeekEntry(kind, starts_at, starts_at + timedelta(minutes=minutes), label, contact_id=None if busy else 1)


def test_appointments_and_free_half_hours_are_stops() -> None:
    cursor = WeekCursor()
    entries = [entry(9.25, 60, "Ada"), entry(9.5, 30, "Tom"), entry(11, 60, "Seminar", busy=True)]
    cursor.show(lay_out_week(entries, SUNDAY, BERLIN, 2))
    cursor.move_to(0, 8 * 4)
    seen = [(cursor.stop.top / 4, cursor.entry.label if cursor.entry else "")]
    for _ in range(6):
        cursor.move_rows(1)
        seen.append((cursor.stop.top / 4, cursor.entry.label if cursor.entry else ""))
    assert seen == [(8, ""), (8.5, ""), (9.25, "Ada"), (9.5, "Tom"), (10.5, ""), (11, ""), (11.5, "")]
    cursor.move_to(0, 6)
    cursor.move_rows(1)
    assert cursor.stop.top == 3 * 4, "no time that the clocks skip"

    cursor.move_to(0, 39)
    assert cursor.entry is not None
    assert cursor.entry.label == "Ada"
    cursor.move_to(0, 39, entries[1])
    assert cursor.entry == entries[1], "one of two at the same time"
    assert cursor.move_days(1)
    assert cursor.stop == Stop(38, 40), "the same time on the next day"
    assert not cursor.move_days(1)
    assert cursor.move_days(-1)
    cursor.show(lay_out_week([], SUNDAY, BERLIN, 2))
    assert (cursor.day, cursor.stop) == (SUNDAY, Stop(38, 40))


def test_columns_share_the_width_and_every_cell_has_one() -> None:
    for width, columns in ((120, 7), (100, 7), (99, 3), (60, 3), (59, 1), (20, 1)):
        geometry = WeekGeometry(width, 30, 6, 0, 16, 1)
        assert geometry.columns == columns
        assert geometry.gutter_width + sum(map(geometry.column_width, range(columns))) == width
        for column in range(-1, columns):
            left = geometry.column_left(column)
            assert {geometry.column_at(x) for x in range(left, left + geometry.column_width(column))} == {column}
