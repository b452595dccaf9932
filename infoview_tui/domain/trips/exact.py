"""Proves which meetings to have on which day of a trip (R15).

The bound of `relaxation` leaves few sets for each day that a better plan could have, and `day_search` combines them.
Meetings in one district without hours of their own differ only in their length, which rarely matters. So they are
first taken as equal, which makes the search small. If its result cannot be divided among them, only meetings of the
same length are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, count, product
from typing import NamedTuple

from infoview_tui.domain.trips.day_search import DaySearch, Found
from infoview_tui.domain.trips.day_sets import DaySets, Groups
from infoview_tui.domain.trips.local_search import Assignment, DayCosts
from infoview_tui.domain.trips.relaxation import Relaxation
from infoview_tui.domain.trips.travel_times import area_key

MAX_STEPS = 1_400_000
"""How many steps the search may take before it gives up, which limits its time. Steps are counted, not timed."""

BEAM_WIDTH = 60
"""How many states are kept after each day in the search for a good assignment after giving up."""

SINGLE_LIMITS = 2
"""How many limits of the search are one step apart; the others double the distance."""

MAX_TRIES = 400
"""How many ways to divide the members of groups among the days are tried."""

_EPSILON = 1e-6


class Proof(NamedTuple):
    """The best assignment known, and what is proved: that none has more points, and that none has less travel then."""

    assignment: Assignment
    most_points: bool
    is_best: bool


class ExactSearch:
    """A search for the assignment with most points, then least travel."""

    def __init__(self, costs: DayCosts, known: Assignment) -> None:
        """Prepare the search; *known* is a good assignment, which a better one must beat."""
        self.costs, self.known = costs, known

    def run(self) -> Proof:
        """Return the best assignment, and what is proved of it."""
        most_points = False
        for groups in self._list_groups():
            relaxation = Relaxation(self.costs, groups, self.known)
            relaxation.adjust_prices()
            relaxation.drop_sets()
            relaxation.solve()
            is_best = self._search(relaxation)
            most_points = relaxation.proves_points(self.known)
            if is_best is not False:
                break
        return Proof(self.known, most_points or bool(is_best), bool(is_best))

    def _list_groups(self) -> Iterator[Groups]:
        """Yield the coarse groups, if they differ from the exact ones, and these."""
        coarse: dict[object, list[int]] = {}
        exact: dict[object, list[int]] = {}
        for index, meeting in enumerate(self.costs.tables[0].meetings):
            if any(table.open_mask >> index & 1 for table in self.costs.tables):
                windows = None if meeting.windows is None else tuple(sorted(meeting.windows.items()))
                key = area_key(meeting.area), windows
                exact.setdefault((*key, meeting.minutes), []).append(index)
                coarse.setdefault((*key, None if windows is None else meeting.minutes), []).append(index)
        if len(coarse) < len(exact) and not any(table.fixed for table in self.costs.tables):
            yield Groups(tuple(map(tuple, coarse.values())), exact=False)
        yield Groups(tuple(map(tuple, exact.values())), exact=True)

    def _search(self, relaxation: Relaxation) -> bool | None:
        """Search with meetings in groups, and return whether the known assignment now is the best.

        None means that it took too many steps; False, that the best sets cannot be divided among the members.
        """
        relaxation.drop_sets()
        last, steps = relaxation.allowed_slack, 0
        if last < 0:
            return True  # a day is left without sets
        for limit in _list_limits(relaxation.bound, relaxation.step, last):
            while True:
                search = DaySearch(relaxation, limit, MAX_STEPS - steps)
                found = search.run()
                steps += search.steps
                if search.gave_up:
                    self._improve(relaxation, last)
                    return None
                if found is None:
                    break
                better = self._divide(found, relaxation.groups)
                if better is not None:
                    self.known = better
                    return True
                if all(len(sets.days) == 1 for sets in relaxation.days):
                    return False
                relaxation.split_days()
        return True

    def _improve(self, relaxation: Relaxation, limit: float) -> None:
        """Search a good assignment, where the best one takes too long to find."""
        found = DaySearch(relaxation, limit, MAX_STEPS, BEAM_WIDTH).run()
        better = self._divide(found, relaxation.groups) if found is not None else None
        if better is not None:
            self.known = min(self.known, better, key=lambda assignment: assignment.key)

    def _divide(self, found: Found, groups: Groups) -> Assignment | None:
        """Divide the members of groups among the days, with no more travel than was found; None if none fit."""
        waiting: dict[int, tuple[DaySets, list[int]]] = {}
        used = [0] * (len(groups.members) + 1)
        for sets, number in found.sets:
            waiting.setdefault(id(sets), (sets, []))[1].append(number)
            for group in sets.groups[number]:
                used[group] += 1
        days = sorted((day, key) for key, (sets, _) in waiting.items() for day in sets.days)
        left = [list(members[:size]) for members, size in zip(groups.members, used, strict=False)]
        chosen = [0] * len(self.costs.tables)
        tries = count()

        def place(at: int) -> bool:
            if at == len(days):
                return True
            day, (sets, numbers) = days[at][0], waiting[days[at][1]]
            for number in sorted(set(numbers)):
                for members in _list_members(sets.groups[number], left, exact=groups.exact):
                    if next(tries) >= MAX_TRIES:
                        return False
                    mask = sum(1 << one for one in members)
                    travel = self.costs.get(day, mask)
                    if travel is None or travel > sets.travels[number]:
                        continue
                    before = [*left]
                    left[:] = [[one for one in ones if one not in members] for ones in left]
                    numbers.remove(number)
                    chosen[day] = mask
                    if place(at + 1):
                        return True
                    numbers.append(number)
                    left[:] = before
            return False

        return self.costs.evaluate(chosen) if place(0) else None


def _list_limits(bound: float, step: int, last: float) -> Iterator[float]:
    """Yield growing limits: as all costs are multiples of a step, the first ones allow one more cost each."""
    slack, more = -bound % step + _EPSILON, step
    for number in count():
        if slack >= last:
            break
        yield slack
        if number >= SINGLE_LIMITS:
            more *= 2
        slack += more
    yield last


def _list_members(groups: Sequence[int], left: Sequence[Sequence[int]], *, exact: bool) -> Iterator[tuple[int, ...]]:
    """Yield the ways to choose members for a set of groups; the first one only if they are equal."""
    counts: dict[int, int] = {}
    for group in groups:
        if group < len(left):
            counts[group] = counts.get(group, 0) + 1
    if exact:
        yield tuple(one for group, number in counts.items() for one in left[group][:number])
        return
    for choice in product(*(combinations(left[group], number) for group, number in counts.items())):
        yield tuple(one for members in choice for one in members)
