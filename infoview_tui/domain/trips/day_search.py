"""Searches the best set of meetings for each day of a trip, day by day (dynamic programming; R15)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from infoview_tui.domain.trips.local_search import DayCosts, bits

BEAM_COLUMNS = 250
"""How many sets of each day a beam search tries."""

STEPS_PER_SET = 10
"""How many steps it counts as to find out whether a set fits into a day."""

_Column = tuple[float, int]
"""The slack of a set, and the set (a bit mask)."""


class Problem(NamedTuple):
    """What to search: the slack of an assignment is that of its sets, and the prices of the meetings it leaves out.

    ``columns`` are the sets of each day; equal days share one list. Their slack counts the least travel that a set
    needs on any day. ``everywhere`` has the meetings that fit into some day.
    """

    costs: DayCosts
    prices: Sequence[float]
    everywhere: int
    columns: Sequence[list[_Column]]


class Found(NamedTuple):
    """The sets of the days, and their slack."""

    days: tuple[int, ...]
    slack: float


class _State(NamedTuple):
    slack: float
    chosen: tuple[int, ...]


class DaySearch:
    """A search for the assignment with the least slack up to a limit.

    A state is the set of meetings that are used or left out so far. Of several equal days, which come last, the first
    one gets the best ranked meeting that is left, so that the same plan in another order is not searched again. For
    these days, the result may have too little slack, since a set may need more travel on one of them, or not fit.
    """

    def __init__(
        self, problem: Problem, limit: float, most_steps: int, *, with_costs: bool = False, width: int = 0
    ) -> None:
        """Prepare a search of at most so many steps. *with_costs* counts the travel on each day, equal or not.

        With a *width*, only so many states are kept after each day (beam search); the result is good, not the best.
        """
        self.problem, self.limit, self.most_steps, self.width = problem, limit, most_steps, width
        self.steps = 0
        columns = problem.columns
        sizes = {day: sum(other is columns[day] for other in columns) for day in range(len(columns))}
        self.order = sorted(sizes, key=lambda day: (sizes[day], len(columns[day]), id_rank(columns, day), day))
        last = columns[self.order[-1]]
        equal = [day for day in self.order if columns[day] is last]
        self.equal = equal if len(equal) > 1 and not with_costs else []
        cheapest = accumulate(sorted(problem.prices))
        self.most_left_out = sum(total <= limit for total in cheapest)

    @property
    def gave_up(self) -> bool:
        """Whether the search took too many steps, so that it found nothing for that reason."""
        return self.steps > self.most_steps

    def run(self) -> Found | None:
        """Return the best assignment, or None if there is none within the limit, or the search gave up."""
        problem, count = self.problem, len(self.problem.prices)
        states = {0: _State(0.0, ())}
        for place, day in enumerate(self.order):
            later = self.order[place + 1 :]
            room = sum(problem.costs.rooms[other] for other in later)
            open_later = 0
            for other in later:
                open_later |= problem.costs.tables[other].open_mask
            over = problem.everywhere & ~open_later
            step = self._step_equal if day in self.equal else self._step
            states = step(states, day, over)
            least_count = count - room - self.most_left_out
            states = {used: state for used, state in states.items() if used.bit_count() >= least_count}
            if self.gave_up:
                return None
            if self.width and len(states) > self.width:
                kept = sorted(states, key=lambda used: (states[used].slack, used))[: self.width]
                states = {used: states[used] for used in kept}
        best: Found | None = None
        for used in sorted(states):
            slack = states[used].slack + self._price(problem.everywhere & ~used)
            if slack <= self.limit and (best is None or slack < best.slack):
                chosen = dict(zip(self.order, states[used].chosen, strict=True))
                best = Found(tuple(chosen[day] for day in range(len(self.order))), slack)
        return best

    def _price(self, mask: int) -> float:
        return sum(self.problem.prices[index] for index in bits(mask)) if mask else 0.0

    def _step(self, states: dict[int, _State], day: int, over: int) -> dict[int, _State]:
        """Give a day each set that fits; *over* are the meetings that no later day can have."""
        columns = self._list_columns(day)
        longer: dict[int, _State] = {}
        for used, state in states.items():
            rest = self.limit - state.slack
            for slack, mask in columns:
                self.steps += 1
                if slack > rest:
                    break
                if used & mask:
                    continue
                both, total = used | mask, state.slack + slack
                lost = over & ~both
                if lost and total + self._price(lost) > self.limit:
                    continue
                if both not in longer or total < longer[both].slack:
                    longer[both] = _State(total, (*state.chosen, mask))
            if self.gave_up:
                break
        return longer

    def _step_equal(self, states: dict[int, _State], day: int, over: int) -> dict[int, _State]:
        """Do the same for the first of several equal days: its set has the best ranked meeting that is left."""
        columns = self._list_columns(day)
        with_member: dict[int, list[_Column]] = {}
        for column in columns:
            for index in bits(column[1]):
                with_member.setdefault(index, []).append(column)
        empty = [column for column in columns if not column[1]]
        longer: dict[int, _State] = {}
        for used, state in states.items():
            left, skipped, price = self.problem.costs.tables[day].open_mask & ~used, 0, 0.0
            while left and state.slack + price <= self.limit:
                low = left & -left
                index = low.bit_length() - 1
                self._extend(longer, (used | skipped, state, price), with_member.get(index, []), over)
                left, skipped, price = left ^ low, skipped | low, price + self.problem.prices[index]
            self._extend(longer, (used, state, 0.0), empty, over)
            if self.gave_up:
                break
        return longer

    def _extend(
        self, longer: dict[int, _State], start: tuple[int, _State, float], columns: Sequence[_Column], over: int
    ) -> None:
        """Add to a state, with the price of what was left out for it, each of the sets."""
        used, state, price = start
        rest = self.limit - state.slack - price
        for slack, mask in columns:
            self.steps += 1
            if slack > rest:
                break
            if used & mask:
                continue
            both, total = used | mask, state.slack + price + slack
            lost = over & ~both
            if lost and total + self._price(lost) > self.limit:
                continue
            if both not in longer or total < longer[both].slack:
                longer[both] = _State(total, (*state.chosen, mask))

    def _list_columns(self, day: int) -> list[_Column]:
        """Return the sets of a day within the limit, the least slack first."""
        columns = [column for column in self.problem.columns[day] if column[0] <= self.limit]
        columns.sort()
        if day in self.equal or self.problem.costs.tables[day].fixed:
            return columns
        found = []
        for slack, mask in columns[:BEAM_COLUMNS] if self.width else columns:
            self.steps += STEPS_PER_SET
            if self.gave_up:
                break
            travel = self.problem.costs.get(day, mask)
            if travel is not None and slack + travel - self.problem.costs.least[mask] <= self.limit:
                found.append((slack + travel - self.problem.costs.least[mask], mask))
        return sorted(found)


def id_rank(columns: Sequence[list[_Column]], day: int) -> int:
    """Return the first day that has the same sets, so that equal days are sorted side by side."""
    return next(other for other, found in enumerate(columns) if found is columns[day])
