"""A good assignment of meetings to the days of a trip: greedy by rank, then improved step by step (R15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from infoview_tui.domain.trips.day_table import DayTable

MAX_SPLIT = 9
"""Up to this many meetings on two days, all ways to split them are tried; above, only moves and swaps."""

MAX_IMPROVEMENTS = 300
"""How many improvements are made at most."""

_Change = tuple[tuple[int, int], ...]
"""Days with their new sets."""


class Assignment(NamedTuple):
    """The set of new meetings (a bit mask) for each day, the total of their points, and the minutes on the way."""

    days: tuple[int, ...]
    points: int
    travel: int

    @property
    def key(self) -> tuple[int, int]:
        """What assignments are compared by: the least is the best."""
        return -self.points, self.travel


def bits(mask: int) -> list[int]:
    """Return the numbers of the bits that are set, in ascending order."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


class DayCosts:
    """The least travel of each day for a set of new meetings, within the limit of meetings a day.

    ``least`` is a lower bound for sets on days without fixed meetings; it is empty if none is known.
    """

    def __init__(self, tables: Sequence[DayTable], points: Sequence[int], least: Mapping[int, int]) -> None:
        """Wrap the tables of the days. *points* are those of the meetings, by their number."""
        self.tables, self.points, self.least = tables, points, least
        self.rooms = [max(0, table.limit - len(table.fixed)) for table in tables]

    def get(self, day: int, mask: int) -> int | None:
        """Return the travel in minutes, or None if the meetings do not fit."""
        if mask and mask.bit_count() > self.rooms[day]:
            return None
        return self.tables[day].cost(mask, self.at_least(day, mask))

    def at_least(self, day: int, mask: int) -> int:
        """Return a lower bound of the travel. Fixed meetings may be a shortcut, so there is none on their days."""
        return 0 if self.tables[day].fixed else self.least.get(mask, 0)

    def evaluate(self, days: Sequence[int]) -> Assignment:
        """Return the assignment of sets that fit, with its totals."""
        total = sum(self.points[index] for mask in days for index in bits(mask))
        return Assignment(tuple(days), total, sum(self.get(day, mask) or 0 for day, mask in enumerate(days)))


def assign_greedily(costs: DayCosts) -> Assignment:
    """Assign meetings by rank: each to the day on which it adds least travel, the first of equal ones."""
    chosen = [0] * len(costs.tables)
    for index in sorted(range(len(costs.points)), key=lambda index: (-costs.points[index], index)):
        best: tuple[int, int] | None = None
        for day, mask in enumerate(chosen):
            grown = costs.get(day, mask | 1 << index)
            if grown is not None:
                added = grown - (costs.get(day, mask) or 0)
                best = min(best, (added, day)) if best else (added, day)
        if best is not None:
            chosen[best[1]] |= 1 << index
    return costs.evaluate(chosen)


def improve(costs: DayCosts, start: Assignment) -> Assignment:
    """Improve an assignment by the first change that helps, until none does.

    A change adds a meeting, puts it in the place of another, which may go to another day, or divides the meetings of
    two days anew.
    """
    best = start
    for _ in range(MAX_IMPROVEMENTS):
        better = next(filter(None, (_apply(costs, best, change) for change in _list_changes(costs, best))), None)
        if better is None:
            return best
        best = better
    return best


def _apply(costs: DayCosts, assignment: Assignment, change: _Change) -> Assignment | None:
    """Return the assignment with a change, or None if it is not better or does not fit."""
    days = assignment.days
    old = sum(costs.get(day, days[day]) or 0 for day, _ in change)
    before, after = 0, 0
    for day, mask in change:
        before, after = before | days[day], after | mask
    gain = sum(costs.points[index] for index in bits(after & ~before))
    gain -= sum(costs.points[index] for index in bits(before & ~after))
    if gain < 0 or (not gain and sum(costs.at_least(day, mask) for day, mask in change) >= old):
        return None
    new = 0
    for day, mask in change:
        travel = costs.get(day, mask)
        if travel is None:
            return None
        new += travel
    if not gain and new >= old:
        return None
    changed = dict(change)
    masks = tuple(changed.get(day, mask) for day, mask in enumerate(days))
    return Assignment(masks, assignment.points + gain, assignment.travel + new - old)


def _list_changes(costs: DayCosts, assignment: Assignment) -> Iterator[_Change]:
    days = assignment.days
    used = 0
    for mask in days:
        used |= mask
    for index in range(len(costs.points)):
        if used >> index & 1:
            continue
        new = 1 << index
        for day, mask in enumerate(days):
            yield ((day, mask | new),)
        for day, mask in enumerate(days):
            for other in bits(mask):
                replaced = mask & ~(1 << other) | new
                if costs.points[index] >= costs.points[other]:
                    yield ((day, replaced),)
                for other_day, other_mask in enumerate(days):
                    if other_day != day:
                        yield (day, replaced), (other_day, other_mask | 1 << other)
    for one, other in combinations(range(len(days)), 2):
        for here, there in list_splits(days[one], days[other]):
            if here.bit_count() <= costs.rooms[one] and there.bit_count() <= costs.rooms[other]:
                yield (one, here), (other, there)


def list_splits(here: int, there: int) -> Iterator[tuple[int, int]]:
    """Return other ways to divide the meetings of two days: all or, if they are many, moves, swaps, and an exchange."""
    both = here | there
    if both.bit_count() <= MAX_SPLIT:
        part = both
        while True:  # all subsets of a bit mask, in descending order
            if part != here:
                yield part, both ^ part
            if not part:
                return
            part = (part - 1) & both
    yield there, here
    for one in bits(both):
        yield here ^ 1 << one, there ^ 1 << one
    for one in bits(here):
        for other in bits(there):
            exchanged = 1 << one | 1 << other
            yield here ^ exchanged, there ^ exchanged
