"""The sets of meetings that may fit into the days of a trip, and how much travel each needs (R15)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from operator import itemgetter, sub
from typing import NamedTuple

from infoview_tui.domain.trips.local_search import DayCosts

INFINITE = float("inf")

MAX_CHOICES = 16
"""How many ways to choose the members of a set are compared."""


class Groups(NamedTuple):
    """Meetings that can take each other's place: the members of each group, by rank.

    In *exact* groups, the members also take the same time, so that a set fits whichever of them it has.
    """

    members: tuple[tuple[int, ...], ...]
    exact: bool


class DaySets:
    """Days on which the same sets may fit, and for each set its mask, its groups, and its travel.

    A mask has the first members of the groups; these are filled up with one that does not exist. The travel is a lower
    bound until it is certain.
    """

    def __init__(
        self, days: Sequence[int], masks: list[int], groups: list[tuple[int, ...]], travels: list[float]
    ) -> None:
        """Index the sets by their groups, so that prices are taken off in few passes."""
        self.days, self.masks, self.groups, self.travels = tuple(days), masks, groups, travels
        self.certain = bytearray(len(masks))
        rows = groups if len(groups) > 1 else [*groups, *groups]  # itemgetter gives a tuple for two or more
        self._getters = [itemgetter(*column) for column in zip(*rows, strict=True)]

    def reduce(self, prices: Sequence[float]) -> list[float]:
        """Return the travel of each set less the prices of its groups (reduced costs)."""
        padded = [*prices, 0.0]
        found: list[float] = self.travels
        for getter in self._getters:
            found = list(map(sub, found, getter(padded)))
        return found

    def keep(self, numbers: Sequence[int]) -> DaySets:
        """Return the same days with only some of the sets."""
        kept = DaySets(
            self.days,
            [self.masks[number] for number in numbers],
            [self.groups[number] for number in numbers],
            [self.travels[number] for number in numbers],
        )
        kept.certain = bytearray(self.certain[number] for number in numbers)
        return kept

    def split(self) -> list[DaySets]:
        """Tell the days apart, so that the travel of a set becomes certain for each of them."""
        if len(self.days) == 1:
            return [self]
        return [DaySets((day,), self.masks, self.groups, list(self.travels)) for day in self.days]


class SetBuilder:
    """Lists the sets of a trip, and computes their travel when it is asked for."""

    def __init__(self, costs: DayCosts, groups: Groups) -> None:
        """Prepare the sets of groups of meetings."""
        self.costs, self.groups = costs, groups
        self._place = {member: group for group, members in enumerate(groups.members) for member in members}
        self._before = {other: 1 << one for members in groups.members for one, other in pairwise(members)}
        self._choices: dict[tuple[int, int], list[int]] = {}

    def list_sets(self) -> list[DaySets]:
        """Return the sets of all days; days on which the same meetings fit together share them."""
        days: dict[object, list[int]] = {}
        for day, table in enumerate(self.costs.tables):
            key = day if table.fixed else (table.open_mask, *table.conflicts.values(), self.costs.rooms[day])
            days.setdefault(key, []).append(day)
        return [self._build(same) for same in days.values()]

    def _build(self, days: Sequence[int]) -> DaySets:
        """Return the sets of which each two groups have members that fit into the day together."""
        table, room = self.costs.tables[days[0]], self.costs.rooms[days[0]]
        opened, conflicts = table.open_mask, table.conflicts
        if not self.groups.exact:
            opened, conflicts = self._relax(opened, conflicts)
        padding, width = len(self.groups.members), max(1, *self.costs.rooms)
        masks, groups = [0], [(padding,) * width]
        level: list[tuple[int, int, tuple[int, ...]]] = [(0, opened, ())]
        for size in range(1, room + 1):
            longer: list[tuple[int, int, tuple[int, ...]]] = []
            for mask, candidates, chosen in level:
                rest = candidates
                while rest:
                    low = rest & -rest
                    rest ^= low
                    last = low.bit_length() - 1
                    if self._before.get(last, 0) & ~mask:
                        continue
                    grown = (*chosen, self._place[last])
                    longer.append((mask | low, rest & ~conflicts[last], grown))
                    masks.append(mask | low)
                    groups.append(grown + (padding,) * (width - size))
            level = longer
        if not table.fixed:
            return DaySets(days, masks, groups, [float(self.costs.least[mask]) for mask in masks])
        travels = [table.cost(mask) for mask in masks]
        found = DaySets(days, masks, groups, [INFINITE if travel is None else float(travel) for travel in travels])
        return found.keep([number for number, travel in enumerate(travels) if travel is not None])

    def _relax(self, opened: int, conflicts: Mapping[int, int]) -> tuple[int, dict[int, int]]:
        """Return who may be on a day, and the conflicts, if others of their groups may take their places."""
        found: dict[int, int] = {}
        for members in self.groups.members:
            together = -1
            for one in members:
                if opened >> one & 1:
                    together &= conflicts[one] | ~opened
            blocked = sum(
                1 << other
                for others in self.groups.members
                if others is not members and all(together >> other & 1 for other in others)
                for other in others
            )
            if any(opened >> one & 1 for one in members):
                found |= dict.fromkeys(members, blocked)
        return sum(1 << one for one in found), found

    def make_certain(self, sets: DaySets, number: int) -> float:
        """Return the travel that a set really needs, with any members of its groups on any of the days.

        It is infinite if it never fits, and stays a lower bound if there are too many members to choose from.
        """
        least = sets.travels[number]
        if sets.certain[number]:
            return least
        sets.certain[number] = 1
        best = INFINITE
        for tried, mask in enumerate(self._list_choices(sets, number)):
            if tried == MAX_CHOICES:
                return least
            for day in sets.days:
                travel = self.costs.get(day, mask)
                best = best if travel is None else min(best, travel)
                if best <= least:
                    return least
        sets.travels[number] = best
        return best

    def _list_choices(self, sets: DaySets, number: int) -> Iterator[int]:
        """Yield the masks of members of different lengths for the groups of a set."""
        if self.groups.exact:
            yield sets.masks[number]
            return
        counts = Counter(group for group in sets.groups[number] if group < len(self.groups.members))
        for masks in product(*(self._choose(group, count) for group, count in counts.items())):
            yield sum(masks)

    def _choose(self, group: int, count: int) -> list[int]:
        """Return the masks of so many members of a group, one for each combination of lengths, the shortest first."""
        if (group, count) not in self._choices:
            meetings = self.costs.tables[0].meetings
            minutes = [meeting.minutes for meeting in meetings]
            ordered = sorted(self.groups.members[group], key=minutes.__getitem__)
            found = {tuple(minutes[one] for one in chosen): chosen for chosen in combinations(ordered, count)}
            self._choices[group, count] = [sum(1 << one for one in chosen) for chosen in found.values()]
        return self._choices[group, count]
