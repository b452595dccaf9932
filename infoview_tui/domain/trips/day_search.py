"""Searches the best set of meetings for each day of a trip, day by day (dynamic programming; R15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from infoview_tui.domain.trips.day_sets import DaySets
from infoview_tui.domain.trips.relaxation import Relaxation

STEPS_PER_TRAVEL = 40
"""How many steps it counts as to find out how much travel a set needs on a day."""


class Found(NamedTuple):
    """The sets of the days, each by its number, and their slack."""

    sets: tuple[tuple[DaySets, int], ...]
    slack: float


class _Column(NamedTuple):
    """A set of a day: its slack, its meetings in the way of a state, how many these are, and its number."""

    slack: float
    code: int
    size: int
    number: int


class _Pattern(NamedTuple):
    """Sets of a day with the same members of the groups that no later day has, the least slack first.

    ``least`` is that of the first, ``largest`` the number of meetings of the largest.
    """

    code: int
    least: float
    largest: int
    columns: list[_Column]


class _State(NamedTuple):
    """The least slack with which meetings are left over, how many these are, and the numbers of the sets so far."""

    slack: float
    left_over: int
    chosen: tuple[int, ...]


class _Stage(NamedTuple):
    """A day to give a set to, and what the later days have: no sets with the groups ``over``, and so much room."""

    sets: DaySets
    columns: list[_Column]
    is_equal: bool
    over: tuple[int, ...]
    later_room: int


class DaySearch:
    """A search for the choice with the least slack up to a limit.

    The slack is what a choice costs above the bound of a `relaxation.Relaxation`. A state is the number of meetings of
    each group that are left, in one integer: each group has bits for its number and, above, a guard bit, which a
    subtraction takes if there are too few. Of several equal days, which come last, the first one gets a member of the
    first group that is left, so that the same plan in another order is not searched again.
    """

    def __init__(self, relaxation: Relaxation, limit: float, most_steps: int, width: int = 0) -> None:
        """Prepare a search of at most so many steps.

        With a *width*, only so many states are kept after each day (beam search); the result is good, not the best.
        """
        self.relaxation, self.limit, self.most_steps, self.width = relaxation, limit, most_steps, width
        self.steps = 0
        self._sizes = [len(members) for members in relaxation.groups.members]
        self._shifts = [*accumulate((size.bit_length() + 1 for size in self._sizes), initial=0)][:-1]
        self._fields = [(1 << size.bit_length()) - 1 for size in self._sizes]
        self._guards = sum(field + 1 << shift for field, shift in zip(self._fields, self._shifts, strict=True))
        self._left_slacks = [relaxation.list_left_slacks(group) for group in range(len(self._sizes))]
        single = sorted(
            max(0.0, slacks[left] - slacks[left - 1]) for slacks in self._left_slacks for left in range(1, len(slacks))
        )
        self.most_left_out = sum(total <= limit for total in accumulate(single))

    @property
    def gave_up(self) -> bool:
        """Whether the search took too many steps, so that it found nothing for that reason."""
        return self.steps > self.most_steps

    def run(self) -> Found | None:
        """Return the best choice, or None if there is none within the limit, or the search gave up."""
        start = sum(size << shift for size, shift in zip(self._sizes, self._shifts, strict=True))
        states = {start: _State(0.0, sum(self._sizes), ())}
        stages = self._list_stages()
        for stage in stages:
            states = self._step_equal(states, stage) if stage.is_equal else self._step(states, stage)
            if self.gave_up:
                return None
            if self.width and len(states) > self.width:
                kept = sorted(states, key=lambda left: (states[left].slack, left))[: self.width]
                states = {left: states[left] for left in kept}
        best: _State | None = None
        for left in sorted(states):
            slack = states[left].slack + self._settle(left, range(len(self._sizes)))
            if slack <= self.limit and (best is None or slack < best.slack):
                best = states[left]._replace(slack=slack)
        if best is None:
            return None
        return Found(tuple((stage.sets, number) for stage, number in zip(stages, best.chosen, strict=True)), best.slack)

    def _list_stages(self) -> list[_Stage]:
        relaxation = self.relaxation
        columns = {
            id(sets): self._list_columns(sets, top) for sets, top in zip(relaxation.days, relaxation.tops, strict=True)
        }
        ordered = sorted(relaxation.days, key=lambda sets: (len(sets.days), len(sets.masks), sets.days))
        days = [sets for sets in ordered for _ in sets.days]
        possible = [{group for groups in sets.groups for group in groups if group < len(self._sizes)} for sets in days]
        rooms = [max(map(int.bit_count, sets.masks)) for sets in days]
        return [
            _Stage(
                sets,
                columns[id(sets)],
                is_equal=sets is days[-1] and len(sets.days) > 1,
                over=tuple(sorted(possible[place].difference(*possible[place + 1 :]))),
                later_room=sum(rooms[place + 1 :]),
            )
            for place, sets in enumerate(days)
        ]

    def _settle(self, left: int, groups: Iterable[int]) -> float:
        """Return the slack for the meetings of groups that are left over."""
        return sum(self._left_slacks[group][left >> self._shifts[group] & self._fields[group]] for group in groups)

    def _list_columns(self, sets: DaySets, top: float) -> list[_Column]:
        """Return the sets of a day within the limit, the least slack first."""
        relaxation, found = self.relaxation, []
        units = [*(1 << shift for shift in self._shifts), 0]
        for number, cost in enumerate(sets.reduce(relaxation.prices)):
            slack = cost - top
            if slack > self.limit:
                continue
            if not sets.certain[number]:
                self.steps += STEPS_PER_TRAVEL
                least = sets.travels[number]
                slack += relaxation.builder.make_certain(sets, number) - least
                if slack > self.limit:
                    continue
            code = sum(units[group] for group in sets.groups[number])
            found.append(_Column(max(0.0, slack), code, sets.masks[number].bit_count(), number))
        return sorted(found)

    def _step(self, states: dict[int, _State], stage: _Stage) -> dict[int, _State]:
        """Give a day each set that fits."""
        longer: dict[int, _State] = {}
        patterns = self._list_patterns(stage.columns, stage)
        for left, state in states.items():
            self._extend(longer, left, state, patterns, stage)
            if self.gave_up:
                break
        return longer

    def _step_equal(self, states: dict[int, _State], stage: _Stage) -> dict[int, _State]:
        """Do the same for the first of several equal days: its set has the first group that is left."""
        columns_with: list[list[_Column]] = [[] for _ in self._sizes]
        for column in stage.columns:
            for group in sorted(set(stage.sets.groups[column.number])):
                if group < len(self._sizes):
                    columns_with[group].append(column)
        with_group = [self._list_patterns(columns, stage) for columns in columns_with]
        empty = self._list_patterns([column for column in stage.columns if not column.code], stage)
        longer: dict[int, _State] = {}
        for left, state in states.items():
            rest, (slack, count, chosen) = left, state
            for group, shift in enumerate(self._shifts):
                here = rest >> shift & self._fields[group]
                if not here:
                    continue
                self._extend(longer, rest, _State(slack, count, chosen), with_group[group], stage)
                rest, count = rest ^ here << shift, count - here  # from here on, the group is left out
                slack += self._left_slacks[group][here] - self._left_slacks[group][0]
                if slack > self.limit:
                    break
            self._extend(longer, left, state, empty, stage)
            if self.gave_up:
                break
        return longer

    def _list_patterns(self, columns: Sequence[_Column], stage: _Stage) -> list[_Pattern]:
        """Divide the sets of a day by what they have of the groups that no later day has, the least slack first."""
        over = sum(self._fields[group] << self._shifts[group] for group in stage.over)
        found: dict[int, list[_Column]] = {}
        for column in columns:
            found.setdefault(column.code & over, []).append(column)
        return [_Pattern(code, ones[0].slack, max(one.size for one in ones), ones) for code, ones in found.items()]

    def _extend(
        self, longer: dict[int, _State], left: int, state: _State, patterns: Sequence[_Pattern], stage: _Stage
    ) -> None:
        """Add to a state each of the sets."""
        guards, most, steps = self._guards, self.limit - state.slack, 0
        guarded = left | guards
        fewest = state.left_over - stage.later_room - self.most_left_out
        for pattern, least, largest, columns in patterns:
            steps += 1
            if least > most:
                break
            kept = guarded - pattern
            if kept & guards != guards or largest < fewest:
                continue
            rest = most - self._settle(kept, stage.over) if stage.over else most
            for slack, code, size, number in columns:
                steps += 1
                if slack > rest:
                    break
                new = guarded - code
                if new & guards != guards or size < fewest:
                    continue
                new ^= guards
                total = state.slack + slack
                before = longer.get(new)
                if before is None or total < before.slack:
                    longer[new] = _State(total, state.left_over - size, (*state.chosen, number))
        self.steps += steps
