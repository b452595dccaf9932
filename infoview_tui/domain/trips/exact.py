"""Proves which meetings to have on which day of a trip: a bound from prices, then a search in `day_search` (R15).

Choosing one set of meetings for each day, no meeting twice, is weighted set packing. A price for each meeting (Lagrange
multipliers: M. L. Fisher, "The Lagrangian Relaxation Method for Solving Integer Programming Problems", Management
Science 27, 1981) bounds what any choice can be worth. A set whose slack, its distance from that bound, is larger than
the gap between the bound and the best choice so far cannot be part of a better one; usually few sets are left. Whether
these fit into their day, and with how much travel, is only then computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from math import gcd
from operator import itemgetter, sub

from infoview_tui.domain.trips.day_search import DaySearch, Problem
from infoview_tui.domain.trips.day_table import DayTable
from infoview_tui.domain.trips.local_search import Assignment, DayCosts, bits, improve

MAX_LOOKS = 110_000
"""How many sets may be looked at while the prices are adjusted."""

LOOKS_PER_ROUND = 800
"""How many looks a round counts as, whatever the number of sets."""

MAX_STEPS = 90_000
"""How many steps the search may take before it gives up, which limits its time. Steps are counted, not timed."""

BEAM_WIDTH = 16
"""How many states the search for a first better assignment keeps after each day."""

MAX_ARRANGED = 5
"""For how many equal days all orders of their sets are compared."""

_ROUNDS_UNTIL_DROP = 6
_EPSILON = 1e-6


class _Sets:
    """The sets that may fit into a day, and weights that are not too low. Days with equal sets share one object."""

    def __init__(self, rows: Sequence[tuple[int, float]], members: Mapping[int, tuple[int, ...]]) -> None:
        """Index sets and their weights by their *members*, so that prices are taken off in few passes."""
        rows = [*rows, *[(0, -float("inf"))] * max(0, 2 - len(rows))]  # itemgetter gives a tuple for two or more
        self.masks = [mask for mask, _ in rows]
        self.weights = [float(weight) for _, weight in rows]
        self._getters = [itemgetter(*column) for column in zip(*(members[mask] for mask in self.masks), strict=True)]

    def list_worths(self, prices: Sequence[float]) -> list[float]:
        """Return the weight of each set less the prices of its meetings."""
        padded = [*prices, 0.0]
        worths = self.weights
        for getter in self._getters:
            worths = list(map(sub, worths, getter(padded)))
        return worths


class ExactSearch:
    """A search for the assignment with most points, then least travel.

    A weight is one number: points times a factor that exceeds any travel, minus travel in minutes. Weights are
    multiples of ``step``, so an assignment is best if the bound is less than a step above it.
    """

    def __init__(self, costs: DayCosts, known: Assignment) -> None:
        """Prepare the search; *known* is a good assignment, which a better one must beat."""
        self.costs, self.known = costs, known
        self.count = len(costs.points)
        table = costs.tables[0]
        self.legs = [table.legs_from(index) for index in range(self.count)]
        legs = [table.first_leg, *(leg for found in self.legs for leg in found.values())]
        self.step = gcd(*legs) or 1
        self.factor = self.step * (max(legs) * (self.count + 1) // self.step + 1)
        width = max(1, *costs.rooms)
        self.members = {mask: (*found, *[self.count] * (width - len(found))) for mask, found in _list_bits(costs.least)}
        """The meetings of each set, filled up with one that has no price."""
        self.days = self._list_sets()
        self.everywhere = 0
        for other in costs.tables:
            self.everywhere |= other.open_mask
        self.prices = self._list_first_prices()
        self.bound = float("inf")
        self.tops: list[float] = [0.0] * len(costs.tables)

    def run(self) -> tuple[Assignment, bool]:
        """Return the best assignment, and whether it is proved that none is better."""
        self._adjust_prices()
        if self._allowed_slack < 0:
            return self.known, True
        problem = self._describe()
        found = DaySearch(problem, self._allowed_slack, MAX_STEPS, with_costs=True, width=BEAM_WIDTH).run()
        if found is not None:
            self.known = improve(self.costs, self.costs.evaluate(found.days))
            self._drop_sets()
            problem = self._describe()
        last = self._allowed_slack
        if last < 0:
            return self.known, True
        steps = 0
        for limit in sorted({min(last, 2 * self.step), min(last, 6 * self.step), last / 2, last}):
            for with_costs in (False, True):  # lower bounds of the travel, then, if these were too low, the travel
                search = DaySearch(problem, limit, MAX_STEPS - steps, with_costs=with_costs)
                found = search.run()
                steps += search.steps
                if search.gave_up:
                    return self.known, False
                if found is None:
                    break
                best = self._arrange(found.days)
                if best is not None and self._is_worth(best, found.slack):
                    return best, True
        return self.known, True

    @property
    def _allowed_slack(self) -> float:
        """How much slack a better assignment can have; negative if there is none."""
        known = self.known.points * self.factor - self.known.travel
        return self.bound - known - self.step + _EPSILON

    def _list_first_prices(self) -> list[float]:
        """Return prices to start with: the points above those of the best who cannot all fit, less the least way."""
        points = self.costs.points
        possible = [index for index in range(self.count) if self.everywhere >> index & 1]
        ranked = sorted((points[index] for index in possible), reverse=True)
        room = sum(self.costs.rooms)
        base = ranked[room] if room < len(ranked) else 0
        first = self.costs.tables[0].first_leg
        prices = [0.0] * self.count
        for index in possible:
            nearest = min([first, *self.legs[index].values()])
            prices[index] = max(0.0, float((points[index] - base) * self.factor - nearest))
        return prices

    def _list_sets(self) -> list[_Sets]:
        """Return the sets of each day; days on which the same meetings fit together share one object."""
        values = {0: 0}
        for mask in self.costs.least:  # smaller sets come first
            if mask:
                low = mask & -mask
                values[mask] = values[mask ^ low] + self.costs.points[low.bit_length() - 1] * self.factor
        shared: dict[object, _Sets] = {}
        found = []
        for day, table in enumerate(self.costs.tables):
            room = self.costs.rooms[day]
            key = day if table.fixed else (table.open_mask, *table.conflicts.values(), room)
            if key not in shared:
                masks = [mask for mask in self._list_compatible(table) if mask.bit_count() <= room]
                travels = [table.cost(mask) if table.fixed else self.costs.least[mask] for mask in masks]
                fitting = [
                    (mask, values[mask] - way) for mask, way in zip(masks, travels, strict=True) if way is not None
                ]
                shared[key] = _Sets(fitting, self.members)
            found.append(shared[key])
        return found

    def _list_compatible(self, table: DayTable) -> list[int]:
        """Return the sets of meetings of which each two fit into a day together."""
        possible = {0}
        for mask in self.costs.least:
            low = mask & -mask
            is_open = mask and mask & table.open_mask == mask
            if is_open and mask ^ low in possible and not table.conflicts[low.bit_length() - 1] & mask:
                possible.add(mask)
        return [mask for mask in self.costs.least if mask in possible]

    def _adjust_prices(self) -> None:
        """Lower the bound by subgradient steps with Polyak's step size, and drop sets as the gap closes."""
        prices, scale, failed, left, rounds = list(self.prices), 1.0, 0, MAX_LOOKS, 0
        while left > 0 and scale > 0.01:
            best: dict[int, tuple[float, int]] = {}
            left -= LOOKS_PER_ROUND
            for sets in self.days:
                if id(sets) not in best:
                    worths = sets.list_worths(prices)
                    top = max(worths)
                    best[id(sets)] = top, sets.masks[worths.index(top)]
                    left -= len(worths)
            tops = [best[id(sets)][0] for sets in self.days]
            bound, rounds = sum(tops) + sum(prices), rounds + 1
            if bound < self.bound - _EPSILON:
                self.bound, self.prices, self.tops, failed = bound, list(prices), tops, 0
            else:
                failed += 1
            slope = [1] * self.count
            for sets in self.days:
                for index in bits(best[id(sets)][1]):
                    slope[index] -= 1
            norm = sum(value * value for value in slope)
            if rounds % _ROUNDS_UNTIL_DROP == 0:
                self._drop_sets()
            if self._allowed_slack < 0 or not norm:
                return
            if failed == 5:
                scale, failed, prices = scale / 2, 0, list(self.prices)
                continue
            length = scale * (self._allowed_slack + self.step + bound - self.bound) / norm
            prices = [max(0.0, price - length * value) for price, value in zip(prices, slope, strict=True)]
        self._drop_sets()

    def _drop_sets(self) -> None:
        """Drop the sets with too much slack for a better assignment."""
        limit = self._allowed_slack
        shared: dict[int, _Sets] = {}
        for day, (sets, top) in enumerate(zip(self.days, self.tops, strict=True)):
            if id(sets) not in shared:
                rows = zip(sets.masks, sets.weights, sets.list_worths(self.prices), strict=True)
                kept = [(mask, weight) for mask, weight, worth in rows if top - worth <= limit]
                shared[id(sets)] = _Sets(kept, self.members)
                if not kept:
                    self.bound = -float("inf")  # a better assignment would need a set that no day has
            self.days[day] = shared[id(sets)]

    def _describe(self) -> Problem:
        """Return the sets of the days with their slack, for the search."""
        slacks: dict[int, list[tuple[float, int]]] = {}
        for sets, top in zip(self.days, self.tops, strict=True):
            if id(sets) not in slacks:
                worths = sets.list_worths(self.prices)
                slacks[id(sets)] = [(top - worth, mask) for worth, mask in zip(worths, sets.masks, strict=True)]
        return Problem(self.costs, self.prices, self.everywhere, [slacks[id(sets)] for sets in self.days])

    def _arrange(self, chosen: Sequence[int]) -> Assignment | None:
        """Return the assignment with the sets of equal days in the order in which they need least travel."""
        days = list(chosen)
        for sets in {id(sets): sets for sets in self.days}.values():
            places = [day for day, other in enumerate(self.days) if other is sets]
            best: tuple[int, tuple[int, ...]] | None = None
            masks = tuple(days[day] for day in places)
            for order in permutations(masks) if len(masks) <= MAX_ARRANGED else [masks]:
                travels = [self.costs.get(day, mask) for day, mask in zip(places, order, strict=True)]
                if None not in travels:
                    best = (
                        min(best, (sum(filter(None, travels)), order)) if best else (sum(filter(None, travels)), order)
                    )
            if best is None:
                return None
            for day, mask in zip(places, best[1], strict=True):
                days[day] = mask
        return self.costs.evaluate(days)

    def _is_worth(self, assignment: Assignment, slack: float) -> bool:
        """Return whether an assignment is really as good as its slack says."""
        weight = assignment.points * self.factor - assignment.travel
        return weight >= self.bound - slack - _EPSILON


def _list_bits(masks: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    return ((mask, bits(mask)) for mask in masks)
