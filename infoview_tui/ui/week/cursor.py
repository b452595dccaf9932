"""Cursor of the week: it stops at each appointment, and at each half hour without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from infoview_tui.domain.week_entries import WeekEntry
from infoview_tui.domain.week_layout import DAY_ROWS, ROW_MINUTES, Block, DayLayout


class Stop(NamedTuple):
    """A place of the cursor on a day, in quarters after midnight; ``block`` is the appointment there, if any."""

    top: int
    bottom: int
    block: Block | None = None

    @property
    def rows(self) -> range:
        """The rows that it takes part of."""
        return range(self.top // 2, (self.bottom + 1) // 2)

    @property
    def minutes(self) -> int:
        """When it begins, in minutes after midnight."""
        return self.top // 2 * ROW_MINUTES


class WeekCursor:
    """A day and a stop on it. It remembers the time when it goes to another day."""

    def __init__(self) -> None:
        """Start at the beginning of nothing."""
        self.days: Sequence[DayLayout] = ()
        self.day_number = 0
        self.stop = Stop(0, 2)
        self._wanted_top = 0
        self._stops: dict[int, list[Stop]] = {}

    def show(self, days: Sequence[DayLayout]) -> None:
        """Move to other days, or to what has changed on them; day and time stay."""
        self.days = days
        self._stops.clear()
        self._choose_stop()

    @property
    def day(self) -> date:
        """The day."""
        return self.days[self.day_number].day

    @property
    def entry(self) -> WeekEntry | None:
        """The appointment under the cursor, if any."""
        return self.stop.block.entry if self.stop.block else None

    def stops(self) -> list[Stop]:
        """Return the stops of the day, by time."""
        if self.day_number not in self._stops:
            self._stops[self.day_number] = _list_stops(self.days[self.day_number])
        return self._stops[self.day_number]

    def move_rows(self, by: int) -> None:
        """Move by some stops; at the ends of the day, it stays."""
        stops = self.stops()
        at = stops.index(self.stop) if self.stop in stops else 0
        self._set(stops[max(0, min(len(stops) - 1, at + by))])

    def move_to(self, day_number: int, top: int, entry: WeekEntry | None = None) -> None:
        """Move to a day and a time in quarters after midnight, and to one of several appointments at that time."""
        self.day_number = day_number
        self._wanted_top = max(0, min(2 * DAY_ROWS - 1, top))
        self._choose_stop(entry)

    def move_days(self, by: int) -> bool:
        """Move by some days at the same time; return False if there is no such day."""
        number = self.day_number + by
        if not 0 <= number < len(self.days):
            return False
        self.day_number = number
        self._choose_stop()
        return True

    def _set(self, stop: Stop) -> None:
        self.stop = stop
        self._wanted_top = stop.top

    def _choose_stop(self, entry: WeekEntry | None = None) -> None:
        wanted, stops = self._wanted_top, self.stops()
        there = [stop for stop in stops if stop.top <= wanted < stop.bottom]
        named = [stop for stop in there if entry is not None and stop.block and stop.block.entry == entry]
        nearest = min(stops, key=lambda stop: (min(abs(stop.top - wanted), abs(stop.bottom - 1 - wanted)), -stop.top))
        self.stop = (named or there or [nearest])[0]


def _list_stops(day: DayLayout) -> list[Stop]:
    blocks = [block for block in day.blocks if block.entry.is_own]
    taken = {row for block in blocks for row in range(block.first_row, block.last_row + 1)} | day.skipped_rows
    stops = [Stop(block.top, block.bottom, block) for block in blocks]
    stops += [Stop(2 * row, 2 * row + 2) for row in range(DAY_ROWS) if row not in taken]
    return sorted(stops, key=lambda stop: (stop.top, stop.block.lane if stop.block else 0))
