"""Travel times between the areas of a city, as typed: ``Mitte - Kreuzberg 20``, one pair a line (R15)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line

MAX_TRAVEL_MINUTES = 600
"""The longest travel time that is understood, in minutes."""

_LINE = re.compile(r"(?P<areas>.+?)[\s:=,]+(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?|['′])?\.?", re.IGNORECASE)
_SEPARATORS = (r"\s+-+>?\s+", r"\s*(?:→|–|—|->|/)\s*", r"\s+to\s+", r"-")
"""What may stand between two areas, the clearest first."""


class TravelTime(NamedTuple):
    """The time between two areas, in both directions, in minutes."""

    one: str
    other: str
    minutes: int


class UnreadLine(NamedTuple):
    """A line that is no travel time: its number, counted from 1, and its text."""

    number: int
    text: str


def area_key(area: str) -> str:
    """Return what an area is compared by: case and runs of spaces do not matter."""
    return " ".join(area.casefold().split())


@dataclass(frozen=True, slots=True)
class TravelTimes:
    """Minutes between areas: those of pairs as typed, otherwise the usual ones. They hold in both directions.

    A contact without an area is as far from everybody as two areas usually are.
    """

    between: int = 30
    within: int = 10
    pairs: tuple[TravelTime, ...] = ()
    _minutes: dict[frozenset[str], int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the pairs; of two for the same areas, the later one holds."""
        for pair in self.pairs:
            self._minutes[frozenset((area_key(pair.one), area_key(pair.other)))] = pair.minutes

    def get(self, one: str, other: str) -> int:
        """Return the minutes from one area to another."""
        here, there = area_key(one), area_key(other)
        typed = self._minutes.get(frozenset((here, there)))
        if typed is not None:
            return typed
        return self.within if here and here == there else self.between


def parse_travel_times(text: str) -> tuple[tuple[TravelTime, ...], tuple[UnreadLine, ...]]:
    """Return the travel times in a text, and the lines that are none. Empty lines and lines with ``#`` do not count.

    The areas are separated by a dash with spaces, ``–``, an arrow, ``to``, or, if there is just one, a hyphen. The
    number of minutes comes last.
    """
    pairs: list[TravelTime] = []
    unread: list[UnreadLine] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = clean_line(raw)
        if not line or line.startswith("#"):
            continue
        pair = _parse_line(line)
        if pair is None:
            unread.append(UnreadLine(number, line))
        else:
            pairs.append(pair)
    return tuple(pairs), tuple(unread)


def _parse_line(line: str) -> TravelTime | None:
    found = _LINE.fullmatch(line)
    minutes = int(found["minutes"]) if found else 0
    if found is None or minutes > MAX_TRAVEL_MINUTES:
        return None
    for separator in _SEPARATORS:
        areas = re.split(separator, found["areas"], flags=re.IGNORECASE)
        if len(areas) > 1:
            return TravelTime(areas[0], areas[1], minutes) if len(areas) == 2 and all(areas) else None
    return None
