"""A lower bound for the cost of a trip, from prices of its meetings (R15).

The cost is the travel in minutes, plus a large amount for each point that is lost. Choosing a set of meetings for each
day, so that each meeting is used at most once, is a set packing problem. Prices for the meetings (Lagrange multipliers)
bound what any choice costs. They are approached by subgradient steps, then computed as the dual solution of the linear
relaxation by column generation: M. E. Lübbecke, J. Desrosiers, "Selected Topics in Column Generation", Operations
Research 53, 2005.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

from infoview_tui.domain.trips.day_sets import INFINITE, Groups, SetBuilder
from infoview_tui.domain.trips.linear_program import LinearProgram, Variable
from infoview_tui.domain.trips.local_search import Assignment, DayCosts

MAX_ROUNDS = 10
"""How many subgradient steps are taken: enough to start the linear program well."""

MAX_PIVOTS = 400
"""How many pivots the linear program may take."""

NEW_COLUMNS = 16
"""How many sets of a day are added to the linear program at once."""

_ROUNDS_UNTIL_HALVED = 4
_EPSILON = 1e-6


class Relaxation:
    """Prices of groups, the bound that they give, and the sets that a better assignment can have.

    ``tops`` has the least reduced cost of the sets of each day in ``days``.
    """

    def __init__(self, costs: DayCosts, groups: Groups, known: Assignment) -> None:
        """Prepare the first prices. *known* is the best assignment so far, to which the bound is compared."""
        self.groups = groups
        count, table = len(costs.points), costs.tables[0]
        legs = [table.first_leg, *(leg for one in range(count) for leg in table.legs_from(one).values())]
        self.step = gcd(*legs) or 1
        """All costs are multiples of this many minutes."""
        self.factor = self.step * (max(legs) * (count + 1) // self.step + 1)
        """What a point costs: more than any travel."""
        self.losses = [[costs.points[one] * self.factor for one in members] for members in groups.members]
        """What it costs to leave out a member, for each group."""
        self.known_cost = known.travel + sum(map(sum, self.losses)) - known.points * self.factor
        self.builder = SetBuilder(costs, groups)
        self.days = self.builder.list_sets()
        self.prices = self._list_first_prices(costs)
        self.bound, self.tops = -INFINITE, [0.0] * len(self.days)

    @property
    def allowed_slack(self) -> float:
        """How much a better assignment can cost above the bound; negative if there is none."""
        return self.known_cost - self.bound - self.step + _EPSILON

    def proves_points(self, known: Assignment) -> bool:
        """Return whether no assignment has more points."""
        lost = sum(map(sum, self.losses)) - known.points * self.factor
        return self.bound // self.factor >= lost // self.factor

    def list_left_slacks(self, group: int) -> list[float]:
        """Return what it costs above the bound to leave out so many of a group, the lowest ranks first."""
        losses, price = self.losses[group], self.prices[group]
        too_much = [max(0.0, price - loss) for loss in losses]
        too_few = [max(0.0, loss - price) for loss in losses]
        return [sum(too_much[:used]) + sum(too_few[used:]) for used in range(len(losses), -1, -1)]

    def _list_first_prices(self, costs: DayCosts) -> list[float]:
        """Return prices to start with: the loss of the best who cannot all fit, and the least way."""
        losses = sorted((loss for group in self.losses for loss in group), reverse=True)
        room, table = sum(costs.rooms), costs.tables[0]
        base = losses[room] if room < len(losses) else 0
        nearest = [min([table.first_leg, *table.legs_from(members[0]).values()]) for members in self.groups.members]
        return [float(min(base + way, group[0])) for way, group in zip(nearest, self.losses, strict=True)]

    def _evaluate(self, prices: Sequence[float]) -> tuple[float, list[list[float]]]:
        """Return the bound that prices give, and the reduced costs of all sets; keep the prices if they are better."""
        reduced = [sets.reduce(prices) for sets in self.days]
        tops = [min(found) for found in reduced]
        bound = sum(top * len(sets.days) for top, sets in zip(tops, self.days, strict=True))
        bound += sum(min(price, loss) for price, losses in zip(prices, self.losses, strict=True) for loss in losses)
        if bound > self.bound:
            self.bound, self.prices, self.tops = bound, list(prices), tops
        return bound, reduced

    def adjust_prices(self) -> None:
        """Raise the bound by subgradient steps with Polyak's step size (B. T. Polyak, 1969)."""
        prices, scale, failed = list(self.prices), 1.0, 0
        for _ in range(MAX_ROUNDS):
            before = self.bound
            bound, reduced = self._evaluate(prices)
            failed = 0 if bound > before + _EPSILON else failed + 1
            slope = [sum(price <= loss for loss in losses) for price, losses in zip(prices, self.losses, strict=True)]
            slope.append(0)  # of the group that does not exist
            for sets, found in zip(self.days, reduced, strict=True):
                for group in sets.groups[found.index(min(found))]:
                    slope[group] -= len(sets.days)
            norm = sum(value * value for value in slope[:-1])
            if self.allowed_slack < 0 or not norm:
                return
            if failed == _ROUNDS_UNTIL_HALVED:
                scale, failed, prices = scale / 2, 0, list(self.prices)
                continue
            length = scale * (self.known_cost - bound) / norm
            prices = [max(0.0, price + length * value) for price, value in zip(prices, slope, strict=False)]

    def solve(self) -> None:
        """Raise the bound to that of the linear relaxation, and make the travel of the sets that matter certain."""
        count = len(self.losses)
        program = self._start_program()
        chosen: list[set[int]] = [set() for _ in self.days]
        reduced = [sets.reduce(self.prices) for sets in self.days]
        while self.allowed_slack >= 0 and program.pivots < MAX_PIVOTS:
            before = len(program.variables)
            for day, found in enumerate(reduced):
                limit = program.duals[count + day] - _EPSILON if program.pivots else INFINITE
                self._add_columns(program, day, chosen[day], found, limit)
            if len(program.variables) == before:
                return
            program.solve(MAX_PIVOTS - program.pivots)
            _, reduced = self._evaluate(program.duals[:count])

    def _start_program(self) -> LinearProgram:
        """Return the linear program in which everybody is left out, and each day is empty."""
        count = len(self.losses)
        first = [Variable(float(losses[0]), (group,), 1.0) for group, losses in enumerate(self.losses)]
        empty = [Variable(0.0, (count + day,)) for day in range(len(self.days))]
        others = [
            Variable(float(loss), (group,), 1.0) for group, losses in enumerate(self.losses) for loss in losses[1:]
        ]
        sums = [*map(len, self.losses), *(len(sets.days) for sets in self.days)]
        return LinearProgram(sums, [*first, *empty], others)

    def _add_columns(
        self, program: LinearProgram, day: int, chosen: set[int], reduced: Sequence[float], limit: float
    ) -> None:
        """Add the sets of a day with the least reduced costs, up to a limit."""
        sets, count, before = self.days[day], len(self.losses), len(chosen)
        for number in sorted(range(len(reduced)), key=reduced.__getitem__):
            if reduced[number] >= limit or len(chosen) == before + NEW_COLUMNS:
                return
            if number in chosen:
                continue
            least = sets.travels[number]
            travel = self.builder.make_certain(sets, number)
            if travel < INFINITE and reduced[number] + travel - least < limit:
                chosen.add(number)
                rows = tuple(group for group in sets.groups[number] if group < count)
                program.add(Variable(travel, (*rows, count + day)))

    def drop_sets(self) -> None:
        """Drop the sets that no better assignment can have."""
        for day, (sets, top) in enumerate(zip(self.days, self.tops, strict=True)):
            reduced = sets.reduce(self.prices)
            kept = [number for number, cost in enumerate(reduced) if cost - top <= self.allowed_slack]
            if not kept:
                self.bound = INFINITE  # a better assignment would need a set that no day has
                return
            if len(kept) < len(reduced):
                self.days[day] = sets.keep(kept)

    def split_days(self) -> None:
        """Tell equal days apart."""
        days = [(one, top) for sets, top in zip(self.days, self.tops, strict=True) for one in sets.split()]
        self.days, self.tops = [sets for sets, _ in days], [top for _, top in days]
