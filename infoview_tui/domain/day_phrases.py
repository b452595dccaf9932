"""Phrases that name a day: ``fri``, ``June 3``, ``the day after tomorrow``, ``last Friday of the month``.

Each rule reads from a token on and gives the day and where it ends; the longest reading counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from infoview_tui.domain import calendar_math, date_words
from infoview_tui.domain.date_order import DateOrder, split_numeric_date
from infoview_tui.domain.date_tokens import Token, TokenKind
from infoview_tui.domain.periods import PERIODS, part_of_period, period_start
from infoview_tui.domain.token_reader import Found, TokenReader, longest

_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1}
_ENDS = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_PARTS = {"end": "end", "start": "start", "beginning": "start", "middle": "middle", "mid": "middle"}


class Day(NamedTuple):
    """A day that was read.

    ``is_weekday``: it was named by its weekday, so that a number after it may be a day of the month.
    ``is_loose``: in a sentence, it may also mean something else. ``is_month``: it is the first of a month that was
    named alone.
    """

    day: date
    is_weekday: bool = False
    is_loose: bool = False
    is_month: bool = False


class DayReader(TokenReader):
    """Reads days, relative to *today*; numeric dates in an order."""

    def __init__(self, tokens: Sequence[Token], today: date, order: DateOrder) -> None:
        """Read these tokens."""
        super().__init__(tokens)
        self.today = today
        self.order = order

    def read_day(self, index: int) -> Found[Day] | None:
        """Read the longest phrase that names a day; None if there is none, or its day does not exist."""
        return longest(
            self._try(rule, index)
            for rule in (self._read_simple_day, self._read_distance, self._read_count, self._read_short)
        )

    def _read_simple_day(self, index: int) -> Found[Day] | None:
        rules = (
            self._read_near,
            self._read_date,
            self._read_weekday,
            self._read_next,
            self._read_period_part,
            self._read_nth,
            self._read_month,
        )
        return longest(self._try(rule, index) for rule in rules)

    def _try(self, rule: Callable[[int], Found[Day] | None], index: int) -> Found[Day] | None:
        try:
            return rule(index)
        except (OverflowError, ValueError):  # February 30, or a date out of range
            return None

    def _read_near(self, index: int) -> Found[Day] | None:
        if (end := self.after(self.skip(index, "the"), "day after tomorrow")) is not None:
            return Found(Day(self.today + timedelta(days=2)), end)
        days = _NEAR.get(self.word(index))
        return None if days is None else Found(Day(self.today + timedelta(days=days)), index + 1)

    def _read_date(self, index: int) -> Found[Day] | None:
        """Read a date with a month or a number, and perhaps the weekday, which must be right."""
        weekday = date_words.WEEKDAYS.get(self.word(index))
        start = index
        if weekday is not None:
            start = self.skip(self.skip(index + 1, "."), ",")
        found = self._read_absolute(start, has_weekday=weekday is not None)
        if found is None or (weekday is not None and found.value.day.weekday() != weekday):
            return None
        return found

    def _read_absolute(self, index: int, *, has_weekday: bool) -> Found[Day] | None:
        token = self.at(index)
        if token.kind is TokenKind.ISO:
            return Found(Day(date.fromisoformat(token.text)), index + 1)
        if token.kind in (TokenKind.NUMERIC, TokenKind.DOTTED):
            return self._found(self._numeric_day(token), index + 1, is_loose=True)
        if token.text in date_words.MONTHS:
            day_at = self.skip(self.skip(index + 1, "."), "the")
            if self.at(day_at).kind in (TokenKind.NUMBER, TokenKind.ORDINAL):
                return self._read_year(day_at + 1, date_words.MONTHS[token.text], self.at(day_at).number)
            return None
        day_at = self.skip(index, "the")
        day = self.at(day_at)
        if day.kind not in (TokenKind.NUMBER, TokenKind.ORDINAL):
            return None
        month_at = self.skip(self.skip(day_at + 1, "."), "of")
        if self.word(month_at) in date_words.MONTHS:
            return self._read_year(self.skip(month_at + 1, "."), date_words.MONTHS[self.word(month_at)], day.number)
        if day.kind is not TokenKind.ORDINAL:
            return None
        months = self._read_months(month_at) if month_at > day_at + 1 else None
        if months is not None:
            candidates = [(first.year, first.month, day.number) for first in months.value]
            return self._found(calendar_math.first_valid(candidates, self.today), months.end)
        end = day_at + 1
        return self._found(calendar_math.next_day_of_month(day.number, self.today), end, is_loose=not has_weekday)

    def _read_year(self, index: int, month: int, day: int) -> Found[Day] | None:
        """Read the year after a day and a month, if there is one."""
        year_at = self.skip(index, ",")
        if self._is_year(year_at):
            return Found(Day(date(self.at(year_at).number, month, day)), year_at + 1)
        date(2000, month, day)  # raises ValueError for February 30
        return self._found(calendar_math.next_date(month, day, self.today), index)

    def _is_year(self, index: int) -> bool:
        token = self.at(index)
        return token.kind is TokenKind.NUMBER and len(token.text) == 4 and 1900 <= token.number <= 2099

    def _numeric_day(self, token: Token) -> date | None:
        separator = next(sign for sign in "/-." if sign in token.text)
        parts = [int(part) for part in token.text.split(separator) if part]
        if token.text.index(separator) > 2:  # 2027/4/3
            return date(*parts) if len(parts) == 3 and token.text.index(separator) == 4 else None
        month, day = parts[1], parts[0]
        if token.kind is not TokenKind.DOTTED:
            month, day = split_numeric_date(parts[0], parts[1], self.order)
        if len(parts) == 2:
            date(2000, month, day)
            return calendar_math.next_date(month, day, self.today)
        digits = len(token.text.rsplit(separator, 1)[1])
        return date(parts[2] + (2000 if digits == 2 else 0), month, day) if digits in (2, 4) else None

    def _read_weekday(self, index: int) -> Found[Day] | None:
        weekday = date_words.WEEKDAYS.get(self.word(index))
        if weekday is None:
            return self._read_weekday_of_week(index)
        end = index + 1
        week_at = self.skip(self.skip(end, ","), "of", "in")
        weeks = self._read_week(week_at)
        if weeks is not None:
            return self._day_in_week(weekday, weeks)
        is_loose = self.word(index) in date_words.AMBIGUOUS
        return Found(Day(calendar_math.next_weekday(weekday, self.today), True, is_loose), end)

    def _read_weekday_of_week(self, index: int) -> Found[Day] | None:
        """Read ``next week friday`` and ``next week on friday``."""
        weeks = self._read_week(index)
        if weeks is None:
            return None
        weekday_at = self.skip(self.skip(weeks.end, ","), "on")
        weekday = date_words.WEEKDAYS.get(self.word(weekday_at))
        return None if weekday is None else self._day_in_week(weekday, Found(weeks.value, weekday_at + 1))

    def _read_week(self, index: int) -> Found[int] | None:
        weeks = {"this": 0, "next": 1}.get(self.word(index))
        return Found(weeks, index + 2) if weeks is not None and self.word(index + 1) == "week" else None

    def _day_in_week(self, weekday: int, weeks: Found[int]) -> Found[Day] | None:
        day = calendar_math.week_start(self.today, weeks.value) + timedelta(days=weekday)
        return Found(Day(day, True), weeks.end) if day >= self.today else None

    def _read_next(self, index: int) -> Found[Day] | None:
        """Read ``next week``, ``next friday``, ``this weekend``, ``the week after next``."""
        start = self.skip(index, "the")
        unit = self.word(start)
        if unit in (*PERIODS, "weekend") and (end := self.after(start + 1, "after next")) is not None:
            return Found(Day(period_start(unit, self.today, 2)), end)
        which, what = self.word(index), self.word(index + 1)
        if what == "weekend" and which in ("this", "the", "coming", "next"):
            saturday = calendar_math.week_start(self.today, which == "next") + timedelta(days=calendar_math.SATURDAY)
            return Found(Day(max(saturday, self.today), is_loose=which == "the"), index + 2)
        if which not in ("this", "next", "coming"):
            return None
        weekday = date_words.WEEKDAYS.get(what)
        if weekday is not None:
            if which == "next":
                return Found(Day(calendar_math.week_start(self.today, 1) + timedelta(days=weekday), True), index + 2)
            return Found(Day(calendar_math.next_weekday(weekday, self.today), True), index + 2)
        return Found(Day(period_start(what, self.today, 1)), index + 2) if what in PERIODS and which != "this" else None

    def _read_period_part(self, index: int) -> Found[Day] | None:
        """Read the start, middle, or end of a period: ``end of next week``, ``mid-January``, ``EOM``."""
        if period := _ENDS.get(self.word(index)):
            return self._found(part_of_period("end", period, "", self.today), index + 1)
        start = self.skip(index, "the")
        part = _PARTS.get(self.word(start))
        if part is None:
            return None
        is_mid = self.word(start) == "mid"
        period_at = self.skip(start + 1, "-") if is_mid else self.skip(start + 1, "of")
        if not is_mid and period_at == start + 1 and self.word(start) != "end":
            return None
        if months := self._read_named_month(period_at):
            days = [{"start": 1, "middle": 15, "end": calendar_math.month_end(m).day}[part] for m in months.value]
            dates = [(m.year, m.month, day) for m, day in zip(months.value, days, strict=True)]
            return self._found(calendar_math.first_valid(dates, self.today), months.end)
        which = self.word(period_at) if self.word(period_at) in ("the", "this", "next") else ""
        period = self.word(period_at + bool(which))
        if period not in PERIODS:
            return None
        return self._found(part_of_period(part, period, which, self.today), period_at + bool(which) + 1)

    def _read_nth(self, index: int) -> Found[Day] | None:
        """Read ``second Monday in January``, ``last Friday of the month``, ``first of next month``."""
        start = self.skip(index, "the")
        rank, what = date_words.RANKS.get(self.word(start)), self.word(start + 1)
        if rank is None:
            return None
        weekday = date_words.WEEKDAYS.get(what)
        is_day = what == "day"
        months_at = start + 1 + (weekday is not None or is_day)
        if self.word(months_at) not in ("of", "in") or (weekday is None and rank not in (1, -1)):
            return None
        months = self._read_months(months_at + 1)
        if months is None or (weekday is None and rank == -1 and not is_day):
            return None
        for first in months.value:
            if weekday is not None:
                day = calendar_math.nth_weekday(first, weekday, rank)
            else:
                day = first if rank == 1 else calendar_math.month_end(first)
            if day is not None and (day >= self.today or self._is_year(months.end - 1)):
                return Found(Day(day), months.end)
        return None

    def _read_months(self, index: int) -> Found[list[date]] | None:
        """Read a month as the first days of those it may be, the first choice first."""
        this, after_this = self.today.replace(day=1), calendar_math.month_start(self.today, 1)
        phrases = {"the month": [this, after_this], "this month": [this], "next month": [after_this]}
        for phrase, months in phrases.items():
            if (end := self.after(index, phrase)) is not None:
                return Found(months, end)
        return self._read_named_month(index)

    def _read_named_month(self, index: int) -> Found[list[date]] | None:
        month = date_words.MONTHS.get(self.word(index))
        if month is None:
            return None
        year_at = self.skip(index + 1, ".")
        if self._is_year(year_at):
            return Found([date(self.at(year_at).number, month, 1)], year_at + 1)
        return Found([date(self.today.year, month, 1), date(self.today.year + 1, month, 1)], index + 1)

    def _read_month(self, index: int) -> Found[Day] | None:
        """Read a month alone as its first day."""
        months = self._read_named_month(index)
        if months is None or self.at(months.end).kind in (TokenKind.NUMBER, TokenKind.ORDINAL):
            return None
        first = next((m for m in months.value if m >= self.today or len(months.value) == 1), None)
        return None if first is None else Found(Day(first, is_loose=True, is_month=True), months.end)

    def _read_distance(self, index: int) -> Found[Day] | None:
        """Read a distance from another day: ``a week from friday``, ``two days before June 3``, ``in 3 weeks``."""
        if self.word(index) == "in":
            distance = self._read_quantity(index + 1)
            return None if distance is None else Found(Day(self._add(self.today, distance.value)), distance.end)
        distance = self._read_quantity(index)
        if distance is None and self.word(self.skip(index, "the")) in ("day", "week", "month", "year"):
            unit_at = self.skip(index, "the")
            distance = Found(date_words.UNITS[self.word(unit_at)], unit_at + 1)
        if distance is None:
            return None
        relation = self.word(distance.end)
        if relation not in ("from", "after", "before"):
            return None
        if relation == "from" and self.word(distance.end + 1) == "now":
            return Found(Day(self._add(self.today, distance.value)), distance.end + 2)
        base = self._read_simple_day(self.skip(distance.end + 1, "the")) or self._read_simple_day(distance.end + 1)
        if base is None or base.value.is_month:
            return None
        days, months = distance.value
        sign = -1 if relation == "before" else 1
        return Found(Day(self._add(base.value.day, (sign * days, sign * months))), base.end)

    def _read_count(self, index: int) -> Found[Day] | None:
        """Read a number of days, weeks, or months alone, as from today: ``3 days``; only in a field for dates."""
        distance = self._read_quantity(index, short=True)
        return (
            None if distance is None else Found(Day(self._add(self.today, distance.value), False, True), distance.end)
        )

    def _read_short(self, index: int) -> Found[Day] | None:
        start = self.skip(index, "+", "in")
        token = self.at(start)
        unit = date_words.SHORT_UNITS.get(token.text[-1:]) if token.kind is TokenKind.SHORT else None
        if unit is None or not token.text[:-1].isdigit() or (self.word(index) == "in" and unit == "month"):
            return None
        days, months = date_words.UNITS[unit]
        return Found(Day(self._add(self.today, (days * token.number, months * token.number)), False, True), start + 1)

    def _read_quantity(self, index: int, *, short: bool = False) -> Found[tuple[int, int]] | None:
        """Read a number of units, as days and months."""
        if (end := self.after(index, "half a year")) is not None:
            return Found((0, 6), end)
        count = self._read_number(index)
        if count is None:
            return None
        name = self.word(count.end)
        unit = date_words.UNITS.get(date_words.SHORT_UNITS.get(name, name) if short else name)
        return None if unit is None else Found((unit[0] * count.value, unit[1] * count.value), count.end + 1)

    def _read_number(self, index: int) -> Found[int] | None:
        for phrase, count in (("a few", 3), ("a couple of", 2), ("a couple", 2)):
            if (end := self.after(index, phrase)) is not None:
                return Found(count, end)
        token = self.at(index)
        number_of_word = date_words.NUMBERS.get(token.text)
        number = token.number if token.kind is TokenKind.NUMBER else number_of_word
        return None if number is None else Found(number, index + 1)

    @staticmethod
    def _add(day: date, distance: tuple[int, int]) -> date:
        days, months = distance
        return calendar_math.add_months(day, months) + timedelta(days=days)

    @staticmethod
    def _found(day: date | None, end: int, *, is_loose: bool = False) -> Found[Day] | None:
        return None if day is None else Found(Day(day, is_loose=is_loose), end)
