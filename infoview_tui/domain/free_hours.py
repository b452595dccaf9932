"""Weekly hours in words, such as when somebody can meet: ``mon-fri 9-18, sat 10:00-12:30``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import NamedTuple

from infoview_tui.domain.date_tokens import read_tokens
from infoview_tui.domain.date_words import WEEKDAYS
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.time_phrases import TimeReader

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_GROUPS = {
    "weekdays": range(5),
    "weekday": range(5),
    "workdays": range(5),
    "weekends": range(5, 7),
    "weekend": range(5, 7),
    "daily": range(7),
    "everyday": range(7),
}
_PARTS = {
    "mornings": (9 * 60, 12 * 60),
    "afternoons": (13 * 60, 18 * 60),
    "evenings": (18 * 60, 21 * 60),
}
_PARTS |= {name.removesuffix("s"): hours for name, hours in _PARTS.items()}
_JOINERS = ("and", "&", "/", "+")
_DASHES = ("-", "–", "—", "to", "through", "till", "until")


class Interval(NamedTuple):
    """A stretch of a day, in minutes after midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Stretches of each weekday, from Monday; sorted, and not touching one another."""

    days: tuple[tuple[Interval, ...], ...]

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """Return the stretches of a day."""
        return self.days[day.weekday()]


USUAL_HOURS = (Interval(9 * 60, 18 * 60),)
"""The hours of a day that is named without any."""

DEFAULT_HOURS = WeeklyHours((USUAL_HOURS,) * 5 + ((),) * 2)
"""Monday to Friday, 9 to 18: when nothing is known."""


def parse_weekly_hours(text: str) -> WeeklyHours:
    """Read weekly hours; an empty text means `DEFAULT_HOURS`.

    Raises ValueError with a sentence that quotes what was not understood: a text is read whole or not at all.
    """
    parts = [part.strip() for part in text.replace(";", ",").replace("\n", ",").split(",") if part.strip()]
    if not parts:
        return DEFAULT_HOURS
    hours: list[list[Interval]] = [[] for _ in range(7)]
    days: list[int] = []
    for part in parts:
        reader = _HoursReader(read_tokens(part.lower()))
        try:
            days, intervals = reader.read_part(days)
        except ValueError:
            raise ValueError(f"“{part}” is not understood. Write days and hours: mon-fri 9-18, sat 10-12.") from None
        for day in days:
            hours[day] += intervals
    return WeeklyHours(tuple(_merge(intervals) for intervals in hours))


def format_weekly_hours(hours: WeeklyHours) -> str:
    """Format weekly hours, so that `parse_weekly_hours` reads them: ``Mon-Fri 9:00-18:00, Sat 10:00-12:30``."""
    parts = []
    for _, group in groupby(range(7), key=hours.days.__getitem__):
        days = list(group)
        intervals = hours.days[days[0]]
        if intervals:
            span = _NAMES[days[0]] if len(days) == 1 else f"{_NAMES[days[0]]}-{_NAMES[days[-1]]}"
            parts.append(" ".join((span, *(f"{_clock(start)}-{_clock(end)}" for start, end in intervals))))
    return ", ".join(parts)


class _HoursReader(TimeReader):
    """Reads one part: days, then hours."""

    def read_part(self, days_before: list[int]) -> tuple[list[int], list[Interval]]:
        """Return the days and their hours. Hours without days belong to *days_before*. Raises ValueError."""
        index, days = self._read_days(0)
        intervals: list[Interval] = []
        while index < len(self.tokens):
            index, interval = self._read_hours(self.skip(index, *_JOINERS) if intervals else index)
            intervals.append(interval)
        days = days or days_before
        if not days:
            raise ValueError
        return days, intervals or list(USUAL_HOURS)

    def _read_days(self, index: int) -> tuple[int, list[int]]:
        days: list[int] = []
        while True:
            at = self.skip(index, *_JOINERS) if days else index
            word = self.word(at)
            if word in _DAY_GROUPS:
                days += _DAY_GROUPS[word]
                index = at + 1
            elif (every := self.after(at, "every day")) is not None:
                days += range(7)
                index = every
            elif (first := _weekday(word)) is not None:
                last = _weekday(self.word(at + 2)) if self.word(at + 1) in _DASHES else None
                days += _days_between(first, first if last is None else last)
                index = at + (1 if last is None else 3)
            else:
                return index, sorted(set(days))

    def _read_hours(self, index: int) -> tuple[int, Interval]:
        if self.word(index) in _PARTS:
            return index + 1, Interval(*_PARTS[self.word(index)])
        if self.word(index) in ("after", "before"):
            start, index_after = self._read_time_of_day(index + 1)
            is_after = self.word(index) == "after"
            return index_after, _interval(start, USUAL_HOURS[0].end) if is_after else _interval(
                USUAL_HOURS[0].start, start
            )
        if self.word(index + 2) in ("24", "24:00", "midnight") and self.word(index + 1) in _DASHES:
            start, _ = self._read_time_of_day(index)
            return index + 3, _interval(start, DAY_MINUTES)
        found = self.read_time(index)
        if found is None or found.value.until is None or found.value.zone is not None:
            raise ValueError
        opens, closes = found.value.start.resolve(None), found.value.until.resolve(None)
        if opens is None or closes is None:
            raise ValueError
        return found.end, _interval(_minutes(opens), _minutes(closes) or DAY_MINUTES)

    def _read_time_of_day(self, index: int) -> tuple[int, int]:
        found = self._read_clock(index)
        at = found.value.resolve(None) if found is not None else None
        if found is None or at is None:
            raise ValueError
        return _minutes(at), found.end


def _weekday(word: str) -> int | None:
    """Return the number of a weekday by its name, also in the plural."""
    return WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s")))


def _days_between(first: int, last: int) -> list[int]:
    """Return the weekdays from one to another, over the end of the week if need be."""
    return [(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)]


def _interval(start: int, end: int) -> Interval:
    if start >= end:
        raise ValueError
    return Interval(start, end)


def _merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    merged: list[Interval] = []
    for interval in sorted(intervals):
        if merged and interval.start <= merged[-1].end:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return tuple(merged)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
