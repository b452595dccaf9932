"""Phrases of a day and a time in either order: ``fri 14:00``, ``2pm tomorrow``, ``Mon, Nov 30 · 2:00 – 2:30pm``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, tzinfo
from typing import NamedTuple

from infoview_tui.domain import date_words
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_tokens import Token, TokenKind, read_tokens
from infoview_tui.domain.day_phrases import Day, DayReader
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.time_phrases import END_OF_DAY, PART_WORDS, DayPart, TimePhrase, TimeReader
from infoview_tui.domain.token_reader import Found, TokenReader, longest

_FIRST_HOUR = 7
"""The first hour that needs neither minutes nor *am* or *pm*; earlier ones may be in the afternoon."""


class Phrase(NamedTuple):
    """A date phrase: a day, a time, or both; or a number of minutes from now."""

    day: Day | None = None
    at: time | None = None
    until: time | None = None
    """The end of a range of times: on the next day if it is before the start."""
    zone: tzinfo | None = None
    """The zone of the times, if they name one."""
    is_exact: bool = True
    """Whether the time is one on the clock, not ``EOD`` or ``in the morning``."""
    minutes: int | None = None

    @property
    def due_time(self) -> time | None:
        """The time at which something is due; None if the phrase names only a day, or the end of one (``EOD``)."""
        return self.at if self.is_exact or self.at != END_OF_DAY else None


class PhraseReader(TokenReader):
    """Reads days with times."""

    def __init__(self, tokens: Sequence[Token], today: date, order: DateOrder) -> None:
        """Read these tokens; days are relative to *today*, numeric dates in an order."""
        super().__init__(tokens)
        self.days = DayReader(tokens, today, order)
        self.times = TimeReader(tokens)
        self.today = today

    def read(self, index: int) -> Found[Phrase] | None:
        """Read the longest phrase from a token on, however it starts."""
        rules = (self.read_day_and_time, self.read_time_and_day, self.read_end_of_day, self._read_minutes)
        return longest(rule(index) for rule in rules)

    def read_day_and_time(self, index: int, *, allow_bare_hour: bool = True) -> Found[Phrase] | None:
        """Read a day and, if one follows, its part and its time."""
        day = self._read_day(index)
        if day is None:
            return None
        part = self._read_part(index, day.end)
        alone = Found(_phrase_of_part(day.value, part.value), part.end)
        time_at = self._skip_separator(part.end)
        found = self.times.read_time(time_at)
        if found is None or day.value.is_month:
            return alone
        said = found.value
        is_marked = said.has_at or part.value is not None
        allows_bare = is_marked or (allow_bare_hour and not day.value.is_weekday)
        timed = _resolve(day.value, said, part.value, allows_bare=allows_bare, allows_dotted=True)
        if timed is None:
            return alone
        end_part = self._read_part(found.end, found.end) if part.value is None else part
        if part.value is None and end_part.value is not None:  # at 9 in the morning
            timed = _resolve(day.value, said, end_part.value, allows_bare=True, allows_dotted=True)
            return alone if timed is None else Found(timed, end_part.end)
        return Found(timed, found.end)

    def read_time_and_day(self, index: int) -> Found[Phrase] | None:
        """Read a time and, if one follows, its day."""
        found = self.times.read_time(index)
        if found is None:
            return None
        said = found.value
        part = self._read_part(found.end, found.end)
        day_at = self.skip(self.skip(part.end, ","), "on")
        day = self._read_day(day_at)
        if day is None or day.value.is_month:
            if said.is_vague:
                return None
            timed = _resolve(None, said, part.value, allows_bare=said.has_at or part.value is not None)
            return None if timed is None else Found(timed, part.end)
        day_part = self._read_part(day_at, day.end) if part.value is None else Found(part.value, day.end)
        is_marked = said.has_at or day_part.value is not None
        timed = _resolve(day.value, said, day_part.value, allows_bare=is_marked, allows_dotted=said.has_at)
        return None if timed is None else Found(timed, day_part.end)

    def _read_day(self, index: int) -> Found[Day] | None:
        """Read a day, or ``this morning``, ``this afternoon``, and ``this evening``, which are today."""
        if self.word(index) == "this" and self.word(index + 1) in ("morning", "afternoon", "evening"):
            return Found(Day(self.today), index + 1)
        return self.days.read_day(index)

    def _read_part(self, day_at: int, index: int) -> Found[DayPart | None]:
        """Read a part of the day after the day; *tonight* is a day and its part."""
        if self.word(day_at) == "tonight" and index == day_at + 1:
            return Found(DayPart.EVENING, index)
        start = self.after(index, "in the")
        part = PART_WORDS.get(self.word(index if start is None else start))
        if part is None or self.word(index) == "tonight":
            return Found(None, index)
        return Found(part, (index if start is None else start) + 1)

    def _skip_separator(self, index: int) -> int:
        """Skip what separates a day from its time; a dash only with spaces around it and before a clear time."""
        after_comma = self.skip(index, ",", ";", ":", ".")
        token, following = self.at(after_comma), self.at(after_comma + 1)
        if token.text in ("·", "•", "|") or (token.text == "t" and token.is_glued):
            return after_comma + 1
        is_spaced = not token.is_glued and not following.is_glued
        if token.text in ("-", "–", "—") and is_spaced and following.kind is TokenKind.CLOCK:
            return after_comma + 1
        return after_comma

    def read_end_of_day(self, index: int) -> Found[Phrase] | None:
        """Read ``end of tomorrow`` and ``EOD`` alone, which is today."""
        if (near_at := self.after(index, "end of")) is not None and self.word(near_at) in ("today", "tomorrow"):
            day = self.days.read_day(near_at)
            said = self.times.read_time(index) or TimeReader(read_tokens("eod")).read_time(0)
            if day is not None and said is not None and day.end == near_at + 1:
                timed = _resolve(day.value, said.value, None, allows_bare=False)
                return None if timed is None else Found(timed, day.end)
        found = self.times.read_time(index)
        if found is None or not found.value.is_vague:
            return None
        timed = _resolve(Day(self.today), found.value, None, allows_bare=False)
        return None if timed is None else Found(timed, found.end)

    def _read_minutes(self, index: int) -> Found[Phrase] | None:
        """Read a number of minutes or hours from now: ``in 20 min``, ``2 hours from now``, ``in half an hour``."""
        start = self.skip(index, "in")
        if (end := self.after(start, "half an hour")) is not None:
            minutes = 30
        elif self.at(start).kind in (TokenKind.SHORT, TokenKind.CLOCK):
            token, end = self.at(start), start + 1
            unit = date_words.MINUTE_UNITS.get(token.text.lstrip("0123456789"))
            if unit is None:
                return None
            minutes = token.number * unit
        else:
            token = self.at(start)
            number = token.number if token.kind is TokenKind.NUMBER else date_words.NUMBERS.get(token.text)
            unit = date_words.MINUTE_UNITS.get(self.word(start + 1))
            if number is None or unit is None:
                return None
            minutes, end = number * unit, start + 2
        from_now = self.after(end, "from now")
        if (start == index) == (from_now is None):
            return None
        return Found(Phrase(minutes=minutes), end if from_now is None else from_now)


def read_phrase(text: str, today: date, order: DateOrder) -> Phrase | None:
    """Read a text that is a date phrase and nothing else; None if any of it is not understood."""
    tokens = read_tokens(text)
    reader = PhraseReader(tokens, today, order)
    start = 0
    if reader.word(0) in date_words.LEADS or (reader.word(0) == "in" and reader.word(1) in date_words.MONTHS):
        start = 1
    starts = {start, reader.skip(start, "the"), 0}
    found = longest(reader.read(index) for index in sorted(starts))
    if found is None or found.end != len(tokens):
        return None
    is_month_on = found.value.day is not None and found.value.day.is_month and reader.word(0) == "on"
    return None if is_month_on else found.value


def _is_range(start: time, until: time) -> bool:
    """Return whether two times are a range: within a day, or over midnight in less than half a day."""
    minutes = 60 * (until.hour - start.hour) + until.minute - start.minute
    return minutes > 0 or minutes + DAY_MINUTES < DAY_MINUTES / 2


def _phrase_of_part(day: Day, part: DayPart | None) -> Phrase:
    return Phrase(day) if part is None else Phrase(day, part.usual_time, is_exact=False)


def _resolve(
    day: Day | None, said: TimePhrase, part: DayPart | None, *, allows_bare: bool, allows_dotted: bool = False
) -> Phrase | None:
    """Return a phrase with the times on the clock, or None if one is unclear or contradicts the part of the day."""
    times: list[time | None] = []
    clocks = [said.start] if said.until is None else [said.start, said.until]
    for clock in clocks:
        is_bare = clock.minute is None and not clock.half
        is_allowed = (allows_bare or clock.is_hour or said.until is not None) and clock.hour >= _FIRST_HOUR
        if is_bare and part is None and not is_allowed:
            return None
        if clock.is_dotted and not (allows_dotted or said.has_at):
            return None
        times.append(clock.resolve(part))
    start, until = times[0], times[-1]
    if start is None or until is None or (said.until is not None and not _is_range(start, until)):
        return None
    return Phrase(day, start, until if said.until is not None else None, said.zone, not said.is_vague)
