"""Proves which meetings to have on which day of a trip, by a bound from prices and dynamic programming (R15).

Choosing one set of meetings for each day, no meeting twice, is weighted set packing. A price for each meeting (Lagrange
multipliers: M. L. Fisher, "The Lagrangian Relaxation Method for Solving Integer Programming Problems", Management
Science 27, 1981) bounds what any choice can be worth. A set whose slack, its distance from that bound, is larger than
the gap between the bound and the best choice so far cannot be part of a better one; usually few sets are left. Whether
these fit into their day, and with how much travel, is only then computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import gcd
from operator import itemgetter, sub
from typing import NamedTuple

from infoview_tui.domain.trips.local_search import Assignment, DayCosts, bits

MAX_PRICE_STEPS = 300_000
"""How many sets may be looked at while the prices are adjusted."""

MAX_STEPS = 300_000
"""How many steps the search may take before it gives up, which limits its time. Steps are counted, not timed."""

_EPSILON = 1e-6


class _Sets(NamedTuple):
    """The sets that may fit into a day: their numbers in the common list, and weights that are not too low."""

    numbers: list[int]
    weights: list[float]

    def list_worths(self, sums: Sequence[float]) -> list[float]:
        """Return the weight of each set less its prices, which are given for all sets."""
        return list(map(sub, self.weights, itemgetter(*self.numbers, 0, 0)(sums)))


class _State(NamedTuple):
    """Slack so far, and the sets of the days so far."""

    slack: float
    chosen: tuple[int, ...]


class ExactSearch:
    """A search for the assignment with most points, then least travel.

    A weight is one number: points times a factor that exceeds any travel, minus travel in minutes. Weights are
    multiples of ``step``, so an assignment is best if the bound is less than a step above it.
    """

    def __init__(self, costs: DayCosts, known: Assignment) -> None:
        """Prepare the search; *known* is a good assignment, which a better one must beat."""
        self.costs, self.known = costs, known
        self.count = len(costs.points)
        tables = costs.tables
        legs = [tables[0].first_leg, *(leg for one in range(self.count) for leg in tables[0].legs_from(one).values())]
        self.step = gcd(*legs) or 1
        self.factor = self.step * (max(legs) * (self.count + 1) // self.step + 1)
        self.masks = list(costs.least)
        self.members = [bits(mask) for mask in self.masks]
        self.days = self._list_sets()
        self.everywhere = 0
        for table in tables:
            self.everywhere |= table.open_mask
        self.prices = [self._first_price(index) for index in range(self.count)]
        self.bound = float("inf")
        self.tops: list[float] = [0.0] * len(tables)

    def run(self) -> tuple[Assignment, bool]:
        """Return the best assignment, and whether it is proved that none is better."""
        self._adjust_prices()
        last = self._allowed_slack
        if last < 0:
            return self.known, True
        for limit in sorted({min(last, 2 * self.step), min(last, 6 * self.step), last / 2, last}):
            found = _DaySearch(self, limit).run()
            if found is None:
                return self.known, False
            if found:
                return self.costs.evaluate(found), True
        return self.known, True

    @property
    def _allowed_slack(self) -> float:
        """How much slack a better assignment can have; negative if there is none."""
        known = self.known.points * self.factor - self.known.travel
        return self.bound - known - self.step + _EPSILON

    def _first_price(self, index: int) -> float:
        """Return the points of a meeting less the least way to it, or nothing if it fits into no day."""
        if not self.everywhere >> index & 1:
            return 0.0
        table = self.costs.tables[0]
        nearest = min([table.first_leg, *table.legs_from(index).values()])
        return float(self.costs.points[index] * self.factor - nearest)

    def _list_sets(self) -> list[_Sets]:
        """Return the sets of each day; days with equal sets share one list."""
        values = [sum(self.costs.points[index] for index in members) * self.factor for members in self.members]
        shared: dict[tuple[tuple[int, ...], tuple[float, ...]], _Sets] = {}
        found = []
        for day, table in enumerate(self.costs.tables):
            numbers, weights = [], []
            room = self.costs.rooms[day]
            for number, mask in enumerate(self.masks):
                members = self.members[number]
                if mask & table.open_mask != mask or len(members) > room:
                    continue
                if any(table.conflicts[one] & mask for one in members):
                    continue
                travel = table.cost(mask) if table.fixed else self.costs.least[mask]
                if travel is not None:
                    numbers.append(number)
                    weights.append(float(values[number] - travel))
            found.append(shared.setdefault((tuple(numbers), tuple(weights)), _Sets(numbers, weights)))
        return found

    def sum_prices(self) -> list[float]:
        """Return the total price of each set of the common list."""
        return self._sum(self.prices)

    def _sum(self, prices: Sequence[float]) -> list[float]:
        sums: dict[int, float] = {0: 0.0}
        for mask in self.masks:  # a set comes after the smaller ones
            if mask:
                low = mask & -mask
                sums[mask] = sums[mask ^ low] + prices[low.bit_length() - 1]
        return list(sums.values())

    def _adjust_prices(self) -> None:
        """Lower the bound by subgradient steps with Polyak's step size, and drop sets as the gap closes."""
        prices, scale, failed, left, rounds = list(self.prices), 1.0, 0, MAX_PRICE_STEPS, 0
        while left > 0 and scale > 0.01:
            sums = self._sum(prices)
            left -= len(sums) // 2
            best: dict[int, tuple[float, int]] = {}
            for sets in self.days:
                if id(sets) not in best:
                    worths = sets.list_worths(sums)
                    top = max(worths)
                    best[id(sets)] = top, sets.numbers[worths.index(top)]
                    left -= len(worths)
            tops = [best[id(sets)][0] for sets in self.days]
            bound, rounds = sum(tops) + sum(prices), rounds + 1
            if bound < self.bound - _EPSILON:
                self.bound, self.prices, self.tops, failed = bound, list(prices), tops, 0
                if self._allowed_slack < 0:
                    return
            else:
                failed += 1
                if failed == 5:
                    scale, failed, prices = scale / 2, 0, list(self.prices)
                    continue
            slope = [1] * self.count
            for sets in self.days:
                for index in self.members[best[id(sets)][1]]:
                    slope[index] -= 1
            norm = sum(value * value for value in slope)
            if rounds % 10 == 0:
                self._drop_sets()
            if not norm or self._allowed_slack < 0:
                break
            length = scale * (self._allowed_slack + self.step + bound - self.bound) / norm
            prices = [max(0.0, price - length * value) for price, value in zip(prices, slope, strict=True)]
        self._drop_sets()

    def _drop_sets(self) -> None:
        """Drop the sets with too much slack for a better assignment."""
        limit, sums = self._allowed_slack, self.sum_prices()
        shared: dict[int, _Sets] = {}
        for day, (sets, top) in enumerate(zip(self.days, self.tops, strict=True)):
            if id(sets) not in shared:
                rows = zip(sets.numbers, sets.weights, sets.list_worths(sums), strict=True)
                kept = [(number, weight) for number, weight, worth in rows if top - worth <= limit]
                shared[id(sets)] = _Sets([number for number, _ in kept], [weight for _, weight in kept])
            self.days[day] = shared[id(sets)]
        if not all(sets.numbers for sets in self.days):
            self.bound = -float("inf")  # a better assignment would need a set that no day has


class _DaySearch:
    """Dynamic programming over the days, the ones with fewest sets first: the least slack for each set used so far."""

    def __init__(self, search: ExactSearch, limit: float) -> None:
        """Search assignments with at most so much slack."""
        self.search, self.limit = search, limit
        self.sums = search.sum_prices()
        self.steps = 0
        self.order = sorted(range(len(search.days)), key=lambda day: (len(search.days[day].numbers), day))
        cheapest = accumulate(sorted(search.prices))
        self.most_left_out = sum(total <= limit for total in cheapest)

    def run(self) -> tuple[int, ...] | None:
        """Return the sets of the best assignment, an empty tuple if there is none, or None after too many steps."""
        costs, prices = self.search.costs, self.search.prices
        states = {0: _State(0.0, ())}
        for place, day in enumerate(self.order):
            later = 0
            for other in self.order[place + 1 :]:
                later |= costs.tables[other].open_mask
            room = sum(costs.rooms[other] for other in self.order[place + 1 :])
            least_count = self.search.count - room - self.most_left_out
            over = self.search.everywhere & ~later
            columns = self._list_columns(day)
            longer: dict[int, _State] = {}
            for used, state in states.items():
                rest = self.limit - state.slack
                for slack, mask in columns:
                    self.steps += 1
                    if slack > rest:
                        break
                    both = used | mask
                    if used & mask or both.bit_count() < least_count:
                        continue
                    lost = over & ~both
                    total = state.slack + slack
                    if lost and total + sum(prices[index] for index in bits(lost)) > self.limit:
                        continue
                    if both not in longer or total < longer[both].slack:
                        longer[both] = _State(total, (*state.chosen, mask))
                if self.steps > MAX_STEPS:
                    return None
            states = longer
        if not states:
            return ()
        left_out = {used: sum(prices[index] for index in bits(self.search.everywhere & ~used)) for used in states}
        used = min(states, key=lambda used: (states[used].slack + left_out[used], used))
        chosen = dict(zip(self.order, states[used].chosen, strict=True))
        return tuple(chosen[day] for day in range(len(self.order)))

    def _list_columns(self, day: int) -> list[tuple[float, int]]:
        """Return the sets that fit into a day, with their real slack, the least first."""
        search = self.search
        sets, found = search.days[day], []
        for number, worth in zip(sets.numbers, sets.list_worths(self.sums), strict=True):
            slack = search.tops[day] - worth
            if slack > self.limit:
                continue
            mask = search.masks[number]
            travel = search.costs.get(day, mask)
            if travel is None:
                continue
            if not search.costs.tables[day].fixed:
                slack += travel - search.costs.least[mask]
            if slack <= self.limit:
                found.append((slack, mask))
        return sorted(found)
