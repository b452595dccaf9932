"""Layout of a calendar week: where each entry is drawn, in quarters of an hour by the clock on the wall.

A row is half an hour and is drawn with half blocks, so a quarter is the smallest time that shows. Days are those of the
user's zone. One with a change of clocks has 23 or 25 hours, but the rows of a usual day, as in other calendars: the
hour that is skipped holds nothing, and the one that comes twice holds the entries of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.offered_times import THEIR_HOURS
from infoview_tui.domain.week_entries import WeekEntry
from infoview_tui.domain.zones import to_utc

DAYS = 7
ROW_MINUTES = 30
QUARTER_MINUTES = 15
DAY_ROWS = DAY_MINUTES // ROW_MINUTES
DAY_QUARTERS = DAY_MINUTES // QUARTER_MINUTES

USUAL_HOURS = (8, 20)
"""The hours that a week shows at least, from and to."""


@dataclass(frozen=True, slots=True)
class Block:
    """An entry on one day. ``top`` and ``bottom`` are quarters after midnight, clipped to the day.

    Entries at the same time stand side by side: this one in ``lane`` of ``lanes``. ``label_row`` is the row of its
    name, None if others need all of its rows for theirs.
    """

    entry: WeekEntry
    top: int
    bottom: int
    lane: int = 0
    lanes: int = 1
    label_row: int | None = None

    @property
    def first_row(self) -> int:
        """The row where it begins."""
        return self.top // 2

    @property
    def last_row(self) -> int:
        """The row where it ends."""
        return (self.bottom - 1) // 2

    def is_beside(self, other: Block) -> bool:
        """Whether another block is in other cells of each row."""
        return (
            self.lane * other.lanes >= (other.lane + 1) * self.lanes
            or other.lane * self.lanes >= (self.lane + 1) * other.lanes
        )


@dataclass(frozen=True, slots=True)
class DayLayout:
    """One day: its blocks by time, its entries of whole days, and the rows that the clocks skip."""

    day: date
    blocks: tuple[Block, ...]
    all_day: tuple[WeekEntry, ...]
    skipped_rows: frozenset[int]

    def blocks_at(self, row: int) -> list[Block]:
        """Return the blocks that take part of a row, by lane."""
        found = [block for block in self.blocks if block.top < 2 * row + 2 and block.bottom > 2 * row]
        return sorted(found, key=lambda block: block.lane)


def first_day_of_week(day: date) -> date:
    """Return the Monday of a week."""
    return day - timedelta(days=day.weekday())


def moment_at(day: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the moment (UTC) when the clock on the wall shows so many minutes after midnight.

    A time that comes twice means the first one; one that is skipped means as long after the change.
    """
    extra_days, rest = divmod(minutes, DAY_MINUTES)
    return to_utc(datetime.combine(day + timedelta(days=extra_days), time(rest // 60, rest % 60)), zone)


def wall_minutes(moment: datetime, zone: tzinfo) -> tuple[date, int]:
    """Return the day and the minutes after midnight that the clock on the wall shows."""
    local = moment.astimezone(zone)
    return local.date(), local.hour * 60 + local.minute


def lay_out_week(
    entries: Iterable[WeekEntry], first_day: date, zone: tzinfo, days: int = DAYS
) -> tuple[DayLayout, ...]:
    """Lay out the entries on consecutive days of a zone."""
    ordered = sorted(entries, key=lambda entry: (entry.starts_at, -entry.minutes, entry.label))
    return tuple(_lay_out_day(ordered, first_day + timedelta(days=number), zone) for number in range(days))


def _lay_out_day(entries: Sequence[WeekEntry], day: date, zone: tzinfo) -> DayLayout:
    start, end = moment_at(day, 0, zone), moment_at(day, DAY_MINUTES, zone)
    there = [
        entry for entry in entries if entry.starts_at < end and (entry.ends_at > start or entry.starts_at >= start)
    ]
    timed = [entry for entry in there if not _fills_day(entry, start, end)]
    skipped = _find_skipped_rows(day, zone) if end - start < timedelta(minutes=DAY_MINUTES) else frozenset()
    whole_days = tuple(entry for entry in there if _fills_day(entry, start, end))
    return DayLayout(day, tuple(_place(timed, day, zone)), whole_days, skipped)


def _fills_day(entry: WeekEntry, start: datetime, end: datetime) -> bool:
    """Whether an entry belongs in the strip above the hours: it is of whole days, or there is no other time on this."""
    return entry.all_day or (entry.starts_at <= start and entry.ends_at >= end)


def _find_skipped_rows(day: date, zone: tzinfo) -> frozenset[int]:
    return frozenset(
        row
        for row in range(DAY_ROWS)
        if wall_minutes(moment_at(day, row * ROW_MINUTES, zone), zone) != (day, row * ROW_MINUTES)
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """When an entry is, in quarters after midnight. ``bottom`` is rounded, and ``full_bottom`` rounded up."""

    entry: WeekEntry
    top: int
    bottom: int
    full_bottom: int


def _place(entries: Iterable[WeekEntry], day: date, zone: tzinfo) -> list[Block]:
    """Give entries of one day their places. Those that meet in a chain share the width."""
    chains: list[list[_Span]] = []
    for span in sorted((_measure(entry, day, zone) for entry in entries), key=lambda span: (span.top, -span.bottom)):
        if not chains or span.top >= max(other.bottom for other in chains[-1]):
            chains.append([])
        chains[-1].append(span)
    ends = [*(chain[0].top for chain in chains), DAY_QUARTERS][1:]
    blocks = [block for chain, end in zip(chains, ends, strict=True) for block in _share_width(chain, end)]
    return _label(blocks)


def _label(blocks: Iterable[Block]) -> list[Block]:
    """Give each block a row for its name: the first that it fills, or else one where no other name is."""
    labeled: list[Block] = []
    for block in blocks:
        first = block.first_row
        above = [other for other in labeled if other.last_row >= first and not other.is_beside(block)]
        taken = {other.label_row for other in above}
        is_filled_later = block.top % 2 == 1 and block.bottom >= block.top + 3
        wanted = [first + 1] if is_filled_later else []
        rows = [*wanted, *range(first, block.last_row + 1)]
        labeled.append(replace(block, label_row=next((row for row in rows if row not in taken), None)))
    return labeled


def _measure(entry: WeekEntry, day: date, zone: tzinfo) -> _Span:
    first_day, begins = wall_minutes(entry.starts_at, zone)
    last_day, ends = wall_minutes(entry.ends_at, zone)
    begins = begins if first_day == day else 0
    ends = ends if last_day == day else DAY_MINUTES
    if ends < begins:  # the clocks are set back meanwhile
        ends = min(DAY_MINUTES, begins + entry.minutes)
    top = min((begins + QUARTER_MINUTES // 2) // QUARTER_MINUTES, DAY_QUARTERS - 1)
    bottom = max(top + 1, (ends + QUARTER_MINUTES // 2) // QUARTER_MINUTES)
    return _Span(entry, top, bottom, max(bottom, -(-ends // QUARTER_MINUTES)))


def _share_width(chain: Sequence[_Span], end: int) -> list[Block]:
    """Place entries side by side, each in the first lane that is free when it begins.

    An entry is drawn a little longer than its rounded time if nothing follows at once, so that 20 minutes fill a row;
    *end* is the quarter when the next chain begins.
    """
    lanes: list[list[_Span]] = []
    for span in chain:
        free = next((lane for lane in lanes if lane[-1].bottom <= span.top), None)
        if free is None:
            lanes.append([span])
        else:
            free.append(span)
    blocks = [
        Block(span.entry, span.top, min(span.full_bottom, next_top), at, len(lanes))
        for at, lane in enumerate(lanes)
        for span, next_top in zip(lane, [*(span.top for span in lane[1:]), end], strict=True)
    ]
    return sorted(blocks, key=lambda block: (block.top, block.lane))


def rows_to_show(days: Iterable[DayLayout], available: int) -> int:
    """Return the first row to show: the usual hours and what is earlier or later, as far as there are rows for it."""
    blocks = [block for day in days for block in day.blocks]
    first = min([USUAL_HOURS[0] * 2, *(block.first_row for block in blocks)])
    last = max([USUAL_HOURS[1] * 2, *(block.last_row + 1 for block in blocks)])
    spare = available - (last - first)
    if spare < 0:
        return min(USUAL_HOURS[0] * 2, DAY_ROWS - available)
    return max(0, min(first - spare // 2, DAY_ROWS - available))


def working_rows(day: date, zone: tzinfo, their_zone: tzinfo) -> frozenset[int]:
    """Return the rows of a day that lie within the working hours of a contact in another zone."""
    return frozenset(row for row in range(DAY_ROWS) if _is_working(moment_at(day, row * ROW_MINUTES, zone), their_zone))


def _is_working(moment: datetime, zone: tzinfo) -> bool:
    day, minutes = wall_minutes(moment, zone)
    return day.weekday() < 5 and THEIR_HOURS.start <= minutes < THEIR_HOURS.end
