"""One day of a trip as the packer sees it: when each meeting can start, and what can follow what (R15)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from infoview_tui.domain.free_hours import Interval
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.trips.values import Trip, TripMeeting

GRID_MINUTES = 30
"""Meetings start on the hour or the half hour, or else when the contact becomes free."""

NEVER = 1 << 20
"""The index of a start that does not exist; no list of starts is as long."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The best order for the meetings of a day: starts by index of the meeting, in minutes after midnight.

    ``travel`` is in minutes, with the usual way to the first; ``total_start`` is the sum of the starts.
    """

    travel: int
    total_start: int
    starts: tuple[tuple[int, int], ...]

    @property
    def key(self) -> tuple[int, int, tuple[tuple[int, int], ...]]:
        """What plans for the same meetings are compared by: the least is the best."""
        return self.travel, self.total_start, self.starts


class DayTable:
    """One day: possible starts, and for each start of a meeting, the first one at which another can follow.

    Meetings are numbered as in *meetings*, by rank. Those that are fixed on this day (``fixed``) are part of each plan,
    whatever they overlap; the others keep clear of them, of meals, appointments, and busy times. On the way from one to
    the next, only time that is free counts: nobody travels during lunch.
    """

    def __init__(
        self, trip: Trip, day: date, meetings: Sequence[TripMeeting], busy: Iterable[Interval], opens: int
    ) -> None:
        """Compute the tables. *busy* are the times that are taken; new meetings start at *opens* at the earliest."""
        self.day = day
        self.meetings = meetings
        self.limit = trip.meetings_per_day
        self._travel = trip.travel
        taken = [Interval(block.starts, block.ends) for block in trip.blocks_on(day)]
        self._free = _count_free([*taken, *busy])
        hours = Interval(max(trip.day_start, opens), trip.day_end)
        self.fixed = sorted(
            (index for index, meeting in enumerate(meetings) if meeting.fixed and meeting.fixed.day == day),
            key=lambda index: (_fixed_start(meetings[index]), meetings[index].contact_id),
        )
        self.fixed_mask = sum(1 << index for index in self.fixed)
        self.alone = {index: self._list_starts(index, hours) for index in range(len(meetings)) if self._is_open(index)}
        """The starts of each meeting if no other new one were on this day; empty if it can never be met."""
        self.starts = dict(self.alone)
        for index in self.fixed:
            self.starts[index] = [_fixed_start(meetings[index])]
        self.legs = {one: {other: self._leg(one, other) for other in self.starts} for one in self.starts}
        self.first_leg = trip.travel.between
        if self.fixed:
            self._keep_clear_of_fixed()
        self.open = [index for index in range(len(meetings)) if self.alone.get(index)]
        self._rows: dict[tuple[tuple[int, ...], int, int, tuple[int, ...]], list[int]] = {}
        self.open_mask = sum(1 << index for index in self.open)
        self.next = {
            one: {other: self._next_starts(one, other) for other in (*self.open, *self.fixed) if other != one}
            for one in (*self.open, *self.fixed)
        }
        legs = [leg for one, others in self.legs.items() for other, leg in others.items() if one != other]
        self._least_leg = min(legs, default=0)
        self.conflicts = self._list_conflicts()
        """For each meeting, the new meetings (a bit mask) that do not fit into the day together with it."""
        self._costs: dict[int, int | None] = {}
        self._plans: dict[int, DayPlan | None] = {}

    def _is_open(self, index: int) -> bool:
        meeting = self.meetings[index]
        return meeting.fixed is None and (meeting.windows is None or self.day in meeting.windows)

    def legs_from(self, one: int) -> dict[int, int]:
        """Return the minutes from a meeting to each of the others."""
        return {other: self._leg(one, other) for other in range(len(self.meetings)) if other != one}

    def _leg(self, one: int, other: int) -> int:
        return self._travel.get(self.meetings[one].area, self.meetings[other].area)

    def _list_starts(self, index: int, hours: Interval) -> list[int]:
        meeting = self.meetings[index]
        windows = [hours] if meeting.windows is None else meeting.windows[self.day]
        found: set[int] = set()
        for window in windows:
            opens, closes = max(window.start, hours.start, 0), min(window.end, hours.end, DAY_MINUTES)
            on_grid = range(-(-opens // GRID_MINUTES) * GRID_MINUTES, closes - meeting.minutes + 1, GRID_MINUTES)
            fitting = [start for start in on_grid if self.is_free(start, meeting.minutes)]
            if not fitting and opens + meeting.minutes <= closes and self.is_free(opens, meeting.minutes):
                fitting = [opens]
            found.update(fitting)
        return sorted(found)

    def is_free(self, start: int, minutes: int) -> bool:
        """Return whether no meal, appointment, or busy time is in a stretch of the day."""
        return start + minutes <= DAY_MINUTES and self._free_between(start, start + minutes) == minutes

    def _free_between(self, start: int, end: int) -> int:
        return self._free[min(end, DAY_MINUTES)] - self._free[min(start, DAY_MINUTES)]

    def can_follow(self, one: int, start: int, other: int, other_start: int) -> bool:
        """Return whether a meeting can start after another that starts then, with the way in between."""
        end = start + self.meetings[one].minutes
        return end <= other_start and self._free_between(end, other_start) >= self._leg(one, other)

    def _keep_clear_of_fixed(self) -> None:
        """Leave out the starts that overlap fixed meetings. The ways depend on what is in between: see `next`."""
        taken = [(start, start + self.meetings[index].minutes) for index in self.fixed for start in self.starts[index]]
        for index, starts in self.alone.items():
            minutes = self.meetings[index].minutes
            self.alone[index] = self.starts[index] = [
                start for start in starts if all(start + minutes <= begins or ends <= start for begins, ends in taken)
            ]

    def _next_starts(self, one: int, other: int) -> list[int]:
        """Return, for each start of one meeting, the index of the first start of another that can follow it."""
        if one in self.fixed and other in self.fixed:
            return [0 if self.fixed.index(one) < self.fixed.index(other) else NEVER]
        starts, minutes, leg = self.starts[other], self.meetings[one].minutes, self.legs[one][other]
        key = (tuple(self.starts[one]), minutes, leg, tuple(starts))
        if key not in self._rows:  # many meetings have the same starts
            free, count = [self._free[start] for start in starts], len(starts)
            self._rows[key] = found = []
            for start in self.starts[one]:
                end = min(start + minutes, DAY_MINUTES)
                index = max(bisect_left(free, self._free[end] + leg), bisect_left(starts, end))
                found.append(index if index < count else NEVER)
        return self._rows[key]

    def _list_conflicts(self) -> dict[int, int]:
        return {
            one: sum(
                1 << other
                for other in self.open
                if other != one and self.next[one][other][0] == NEVER and self.next[other][one][0] == NEVER
            )
            for one in self.open
        }

    def cost(self, mask: int, at_least: int = 0) -> int | None:
        """Return the least travel for a set of new meetings and the fixed ones, in minutes; None if they do not fit.

        *mask* has the bit ``1 << index`` of each new meeting. Travel that is known to be needed ends the search early
        (*at_least*). The limit of meetings a day is not checked.
        """
        if mask not in self._costs:
            found = NEVER
            if self._has_all(mask):
                count = mask.bit_count() + len(self.fixed)
                if at_least:  # usually an order that needs no more is possible, and all others can be left early
                    found = self._search_least(-1, 0, 0, new=mask, fixed=0, known=(count, at_least, at_least + 1))
                if found > at_least:
                    found = self._search_least(-1, 0, 0, new=mask, fixed=0, known=(count, at_least, NEVER))
            self._costs[mask] = found if found < NEVER else None
        return self._costs[mask]

    def _has_all(self, mask: int) -> bool:
        return mask & self.open_mask == mask

    def _search_least(
        self, last: int, at: int, travel: int, *, new: int, fixed: int, known: tuple[int, int, int]
    ) -> int:
        """Try all orders of the new and the fixed meetings that are left; return the least travel, or ``known[2]``.

        *known* is the number of meetings left, the travel that is needed in any case, and the least one found so far.
        """
        left, at_least, best = known
        if not left:
            return min(travel, best)
        candidates = self.fixed[fixed : fixed + 1]
        rest = new
        while rest:
            low = rest & -rest
            candidates.append(low.bit_length() - 1)
            rest ^= low
        most = best - travel - (left - 1) * self._least_leg
        legs, following = (self.legs[last], self.next[last]) if last >= 0 else (None, None)
        for index in candidates:
            leg = self.first_leg if legs is None else legs[index]
            if leg >= most:
                continue
            start_at = 0 if following is None else following[index][at]
            if start_at == NEVER:
                continue
            total = travel + leg
            is_fixed = index in self.fixed
            best = self._search_least(
                index,
                start_at,
                total,
                new=new if is_fixed else new ^ 1 << index,
                fixed=fixed + is_fixed,
                known=(left - 1, at_least, best),
            )
            if best <= at_least:
                break
            most = min(most, best - travel - (left - 1) * self._least_leg)
        return best

    def plan(self, mask: int) -> DayPlan | None:
        """Return the best plan for a set of new meetings and the fixed ones: least travel, then earliest; or None.

        *mask* is as for `cost`.
        """
        if mask not in self._plans:
            best: list[DayPlan] = []
            new = [index for index in range(len(self.meetings)) if mask >> index & 1]
            travel = self.cost(mask)
            if travel is not None:
                self._extend(DayPlan(0, 0, ()), -1, 0, left=(*new, *self.fixed), best=best, travel=travel)
            self._plans[mask] = best[0] if best else None
        return self._plans[mask]

    def _extend(
        self, plan: DayPlan, last: int, at: int, *, left: tuple[int, ...], best: list[DayPlan], travel: int
    ) -> None:
        """Try all orders of the meetings that are left with so much *travel*, and keep the earliest plan in *best*.

        The earliest start of each meeting leaves the most room for the next, so no other starts need to be tried.
        Fixed meetings come in their order.
        """
        if plan.travel + max(0, len(left) - (last < 0)) * self._least_leg > travel:
            return
        if not left:
            if not best or plan.key < best[0].key:
                best[:] = [plan]
            return
        waits = False
        for index in left:
            if index in self.fixed:
                if waits:
                    continue
                waits = True
            start_at = 0 if last < 0 else self.next[last][index][at]
            if start_at == NEVER:
                continue
            start = self.starts[index][start_at]
            leg = self.first_leg if last < 0 else self.legs[last][index]
            longer = DayPlan(plan.travel + leg, plan.total_start + start, (*plan.starts, (index, start)))
            self._extend(
                longer, index, start_at, left=tuple(other for other in left if other != index), best=best, travel=travel
            )


def _fixed_start(meeting: TripMeeting) -> int:
    return meeting.fixed.start if meeting.fixed else 0


def _count_free(taken: Iterable[Interval]) -> list[int]:
    """Return, for each minute of a day and its end, how many minutes before it are free."""
    free = [1] * DAY_MINUTES
    for time in taken:
        start, end = max(0, time.start), min(time.end, DAY_MINUTES)
        free[start:end] = [0] * max(0, end - start)
    return [0, *accumulate(free)]
