"""Phrases that name a time of day: ``2pm``, ``14h30``, ``noon``, ``2:00 – 2:30pm``, ``14:00 UTC``, ``EOD``."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone, tzinfo
from enum import Enum
from typing import NamedTuple

from infoview_tui.domain.date_tokens import TokenKind
from infoview_tui.domain.token_reader import Found, TokenReader

END_OF_DAY = time(18, 0)
"""The end of a working day, in the user's zone."""


class DayPart(Enum):
    """A part of a day: its first and last hour, and the hour that it means when it is named without one."""

    MORNING = (5, 11, 9)
    AFTERNOON = (12, 17, 15)
    EVENING = (17, 23, 20)

    @property
    def usual_time(self) -> time:
        """The time that this part of a day means alone."""
        return time(self.value[2])


PART_WORDS = {
    "morning": DayPart.MORNING,
    "afternoon": DayPart.AFTERNOON,
    "evening": DayPart.EVENING,
    "night": DayPart.EVENING,
    "tonight": DayPart.EVENING,
}

_ZONE_HOURS = {"utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "jst": 9}
_ZONE_HOURS |= {"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONE_NAMES = {"et": "America/New_York", "pt": "America/Los_Angeles"}
"""Abbreviations that mean one zone. Others (CST, BST) mean several, and are not read."""

_DASHES = ("-", "–", "—", "to", "until", "till")
_END_OF_DAY_PHRASES = ("eod", "cob", "eob", "close of business", "end of day", "end of the day", "end of business")

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(?::([0-9]{2}))?h? ?(?:([ap])\.?m\.?)?")


class Clock(NamedTuple):
    """A time as it was typed: ``minute`` is None for an hour alone, ``half`` is ``a``, ``p``, or empty."""

    hour: int
    minute: int | None = None
    half: str = ""
    is_hour: bool = False
    """Whether the hour alone is marked as one (``14h``, ``9 o'clock``), so that it needs no minutes."""
    is_dotted: bool = False
    """Whether it is written like a number (``9.15``)."""

    def resolve(self, part: DayPart | None) -> time | None:
        """Return the time of day, in a part of the day if one is named; None if there is none or that is unclear."""
        minute = self.minute or 0
        if not minute < 60 or (self.half and not 1 <= self.hour <= 12):
            return None
        if self.half:
            hours = [self.hour % 12 + (12 if self.half == "p" else 0)]
        elif part is not None and self.hour <= 12:
            hours = [self.hour, self.hour + 12]
        else:
            hours = [self.hour]
        if part is not None:
            hours = [hour for hour in hours if part.value[0] <= hour <= part.value[1]]
        return time(hours[0], minute) if len(hours) == 1 and hours[0] < 24 else None


class TimePhrase(NamedTuple):
    """A time of day as it was read; ``until`` is the end of a range."""

    start: Clock
    until: Clock | None = None
    zone: tzinfo | None = None
    has_at: bool = False
    """Whether *at* is before it, so that an hour needs no minutes."""
    is_vague: bool = False
    """Whether it names no time on the clock (``EOD``)."""


class TimeReader(TokenReader):
    """Reads times of day."""

    def read_time(self, index: int) -> Found[TimePhrase] | None:
        """Read a time with its range and zone, and perhaps *at* before it."""
        at = self.skip(index, "at", "@", "from")
        for phrase in _END_OF_DAY_PHRASES:
            if (end := self.after(self.skip(index, "at"), phrase)) is not None:
                return Found(TimePhrase(Clock(END_OF_DAY.hour, 0), is_vague=True), end)
        start = self._read_clock(at)
        if start is None:
            return None
        clock, until, end = start.value, None, start.end
        is_iso = index > 0 and self.word(index - 1) == "t"  # then a minus starts an offset
        if self.word(end) in _DASHES and not is_iso and (found := self._read_clock(end + 1)) is not None:
            until, end = found.value, found.end
            clock = _share_half(clock, until)
        elif self.word(index) == "from":
            return None
        zone = self._read_zone(end)
        if zone is not None:
            return Found(TimePhrase(clock, until, zone.value, at > index), zone.end)
        return Found(TimePhrase(clock, until, None, at > index), end)

    def _read_clock(self, index: int) -> Found[Clock] | None:
        token = self.at(index)
        if token.text in ("noon", "midday"):
            return Found(Clock(12, 0), index + 1)
        if token.kind is TokenKind.NUMBER and token.number < 24:
            if self.word(index + 1) == "noon" and token.number == 12:
                return Found(Clock(12, 0), index + 2)
            is_hour = self.after(index + 1, "o ' clock") is not None
            return Found(Clock(token.number, is_hour=is_hour), index + (4 if is_hour else 1))
        found = _CLOCK.fullmatch(token.text) if token.kind is TokenKind.CLOCK else None
        if found is None:
            return None
        hour, minute, half = int(found[1]), int(found[2]) if found[2] else None, found[4] or ""
        if hour > 23 or int(found[3] or 0) > 59:
            return None
        return Found(Clock(hour, minute, half, "h" in token.text, "." in token.text and not half), index + 1)

    def _read_zone(self, index: int) -> Found[tzinfo] | None:
        """Read the abbreviation of a zone, or an offset from UTC."""
        name = self.word(index)
        if name in _ZONE_NAMES:
            zone = _find_zone(_ZONE_NAMES[name])
            return None if zone is None else Found(zone, index + 1)
        hours = _ZONE_HOURS.get(name)
        sign_at = index + (hours is not None)
        sign, amount = self.word(sign_at), self.at(sign_at + 1)
        if hours in (None, 0) and sign in ("+", "-") and self.at(sign_at).is_glued and amount.is_glued:
            found = _CLOCK.fullmatch(amount.text)
            if found is not None and int(found[1]) <= 14 and not found[4]:
                offset = timedelta(hours=int(found[1]), minutes=int(found[2] or 0))
                return Found(timezone(-offset if sign == "-" else offset), sign_at + 2)
        if hours is None:
            return None
        return Found(timezone(timedelta(hours=hours)) if hours else UTC, index + 1)


def _share_half(start: Clock, until: Clock) -> Clock:
    """Give the start of a range the *am* or *pm* of its end: ``2–3pm``, but ``11–1pm`` starts in the morning."""
    if start.half or not until.half:
        return start
    same = start._replace(half=until.half)
    first, last = same.resolve(None), until.resolve(None)
    if first is not None and last is not None and first <= last:
        return same
    return start._replace(half="a")


def _find_zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # imported only if somebody names such a zone

    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return None
