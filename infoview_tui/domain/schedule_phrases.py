"""Reads a sentence about an interview: ``thu 2pm their time, 20 min, zoom https://…, bring a résumé`` (R10, R14).

A sentence is understood whole or not at all: what was not understood is named. Nothing here raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.appointments import MAX_MINUTES
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import MAX_LENGTH, parse_day, parse_time_span
from infoview_tui.domain.date_phrases import PhraseReader, read_phrase
from infoview_tui.domain.date_tokens import read_tokens
from infoview_tui.domain.enums import Medium
from infoview_tui.domain.past_times import parse_past_datetime
from infoview_tui.domain.zones import find_named_zone, to_utc, to_wall, zone_name, zone_or

_MEDIA = {
    Medium.VIDEO: r"zoom|(?:ms |microsoft )?teams|google meet|meet|skype|webex|facetime|video(?: ?call)?|online",
    Medium.PHONE: r"phone(?: ?call)?|telephone|call",
    Medium.IN_PERSON: r"in[ -]person|face to face|coffee|lunch|breakfast|dinner|drinks|on[- ]?site",
}
_LINK = re.compile(r"(?:\b(?:at|link|on|via)\s+)?(https?://\S*[^\s,;.)]|\b[\w-]+(?:\.[\w-]+)+/\S*[^\s,;.)])", re.I)
_BRING = re.compile(r"\b(?:and )?bring(?:ing)?\s+([^,;]*[^,;\s])", re.IGNORECASE)
_NUMBER = re.compile(
    r"(\b(?:phone|call|tel|telephone|number)[.:]?\s+|\b(?:on|at)\s+(?=\+))?(\+\d[\d ()/.-]{4,}\d|\b0\d[\d ()-]{5,}\d)",
    re.I,
)
_LENGTH = re.compile(
    r"(?<!\bin )(?<![\w.])(?:for )?(?:(\d{1,3})[ -]?(?:minutes?|mins?)|(half an hour|30')|(an hour|1 ?hr?|one hour)"
    r"|(\d(?:\.5)?)[ -]?(?:hours?|hrs?))\b(?! (?:from now|ago))",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    rf"\b(?:(?:by|via|on|over|for|with) )?(?:a )?(?:{'|'.join(f'(?P<{m.name}>{w})' for m, w in _MEDIA.items())})\b",
    re.I,
)
_WHOSE = re.compile(r"\b(?:in )?(their|theirs|his|her|my|our|your) (?:local )?time(?: ?zone)?\b", re.IGNORECASE)
_PLACE = re.compile(r"(?:\bat|@)\s+(?=[^\d\s,;])([^,;]*[^,;\s])", re.IGNORECASE)
_FILLERS = re.compile(r"(?:\s*[,;]\s*)+")
_TIME_WORDS = ("noon", "midday", "half", "the end", "end of")
_PAST = re.compile(r"\b(?:ago|last|now|yesterday)\b", re.IGNORECASE)
_MAX_ZONE_WORDS = 3


@dataclass(frozen=True, slots=True)
class ScheduleReading:
    """What a sentence says; what it does not say is None or empty.

    ``starts_at`` is in UTC, ``zone`` the IANA zone of its words. Without a time, ``day`` may be set. ``unclear`` is
    what was not understood: then nothing else is set. ``skipped`` is a wall time that the clocks skip; the one after
    it is meant. ``lacks_their_zone`` says that "their time" was said of a contact whose zone is not known.
    """

    starts_at: datetime | None = None
    zone: str = ""
    day: date | None = None
    minutes: int | None = None
    medium: Medium | None = None
    place: str = ""
    link: str = ""
    phone: str = ""
    bring: str = ""
    unclear: str = ""
    skipped: datetime | None = None
    lacks_their_zone: bool = False


class Zones(NamedTuple):
    """The zones that words may mean: the user's, the contact's (empty if not known), and that of times without one."""

    mine: tzinfo
    theirs: str = ""
    usual: str = ""


def read_schedule(
    text: str, now: datetime, zones: Zones, order: DateOrder, *, took_place: bool = False
) -> ScheduleReading:
    """Read a sentence about an interview at an aware *now*. With *took_place*, its time is in the past if it can be."""
    text = " ".join(text.split())
    if not text or len(text) > 2 * MAX_LENGTH:
        return ScheduleReading(unclear=text[:MAX_LENGTH])
    when = _WhenReader(now, zones, order, took_place=took_place)
    whole = when.read(text)  # most sentences are only a time
    if whole is not None:
        return whole
    rest, said = _read_details(text)
    for shorter, place in sorted(_read_places(rest), key=lambda pair: not pair[0]):
        found = when.read(shorter) if shorter else ScheduleReading()
        if found is not None:
            return _combine(found, replace(said, place=place))
    return ScheduleReading(unclear=when.find_unclear(_tidy(rest)), lacks_their_zone=when.lacks_their_zone)


def _read_details(text: str) -> tuple[str, ScheduleReading]:
    """Return a sentence without its link, number, length, kind, and what to bring, and what these say."""
    rest, link = _cut(text, _LINK)
    rest, bring = _cut(rest, _BRING)
    rest, phone, is_call = _cut_number(rest)
    rest, minutes = _cut_length(rest)
    media = [Medium[name] for found in _MEDIUM.finditer(rest) for name, word in found.groupdict().items() if word]
    is_only_meet = [found[0].lower() for found in _MEDIUM.finditer(rest)] == ["meet"] and _PLACE.search(
        rest
    ) is not None
    rest = _MEDIUM.sub(", ", rest)
    medium = media[0] if media and not is_only_meet else Medium.PHONE if is_call else None
    return rest, ScheduleReading(minutes=minutes, medium=medium, link=link, phone=phone, bring=bring)


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    found = pattern.search(text)
    return (text, "") if found is None else (f"{text[: found.start()]}, {text[found.end() :]}", found[1])


def _cut_number(text: str) -> tuple[str, str, bool]:
    """Cut the first number to call out, with whether a word says that it is one."""
    for found in _NUMBER.finditer(text):
        if found[1] or found[2].startswith("+"):
            return f"{text[: found.start()]}, {text[found.end() :]}", found[2], True
    return text, "", False


def _cut_length(text: str) -> tuple[str, int | None]:
    found = _LENGTH.search(text)
    if found is None:
        return text, None
    if found[1]:
        minutes = int(found[1])
    elif found[4]:
        minutes = round(60 * float(found[4]))
    else:
        minutes = 30 if found[2] else 60
    if not 1 <= minutes <= MAX_MINUTES:
        return text, None
    return f"{text[: found.start()]}, {text[found.end() :]}", minutes


def _read_places(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is left of a text without a place (``at Café Einstein``), and it; the shortest first, none last."""
    for found in _PLACE.finditer(text):
        words = found[1].split()
        if found[1].lower().startswith(_TIME_WORDS):
            continue
        for count in range(1, len(words) + 1):
            place = " ".join(words[:count])
            left = " ".join(words[count:])
            yield _tidy(f"{text[: found.start()]}, {left} {text[found.end() :]}"), place
    yield _tidy(text), ""


def _tidy(text: str) -> str:
    """Return a text without the separators that are left where something was cut out."""
    return " ".join(_FILLERS.sub(", ", text).strip(" ,;.·–-").split())


def _combine(when: ScheduleReading, said: ScheduleReading) -> ScheduleReading:
    """Put the time and the details together; the kind follows from a place, a link, or a number if it is not named."""
    medium = said.medium
    if medium is None:
        medium = Medium.IN_PERSON if said.place else Medium.VIDEO if said.link else None
    return replace(
        said,
        starts_at=when.starts_at,
        zone=when.zone,
        day=when.day,
        minutes=said.minutes or when.minutes,
        medium=medium,
        skipped=when.skipped,
    )


class _WhenReader:
    """Reads a day and a time with a zone in words: ``9am London``, ``thu 14:00 their time``."""

    def __init__(self, now: datetime, zones: Zones, order: DateOrder, *, took_place: bool) -> None:
        self.now = now
        self.zones = zones
        self.order = order
        self.took_place = took_place
        self.lacks_their_zone = False

    def read(self, text: str) -> ScheduleReading | None:
        """Return when a text is; None if it is not understood as a whole."""
        whose = _WHOSE.search(text)
        if whose is None:
            return self._read_in(text, self.zones.usual) or self._read_with_zone(text)
        if whose[1].lower() in ("my", "our", "your"):
            zone = zone_name(self.zones.mine)
        else:
            zone = self.zones.theirs
            self.lacks_their_zone = not zone
            if not zone:
                return None
        return self._read_in(_tidy(f"{text[: whose.start()]} {text[whose.end() :]}"), zone)

    def find_unclear(self, text: str) -> str:
        """Return a text without its longest date phrase: what was not understood."""
        if self.lacks_their_zone and (whose := _WHOSE.search(text)) is not None:
            return whose[0]
        tokens = read_tokens(text[:MAX_LENGTH])
        reader = PhraseReader(tokens, self.now.date(), self.order)
        found = [
            (phrase.end - index, index) for index in range(len(tokens)) if (phrase := reader.read(index)) is not None
        ]
        if not found:
            return text
        length, index = max(found, key=lambda pair: (pair[0], -pair[1]))
        before, after = text[: tokens[index].start], text[tokens[index + length - 1].end :]
        return _tidy(f"{before}, {after}") or text

    def _read_with_zone(self, text: str) -> ScheduleReading | None:
        """Read a text in which a city, a country, or an abbreviation names the zone."""
        words = text.split()
        for count in range(min(_MAX_ZONE_WORDS, len(words) - 1), 0, -1):
            for start in range(len(words) - count + 1):
                zone = find_named_zone(" ".join(words[start : start + count]).strip(",;()"))
                if not zone:
                    continue
                before, after = words[:start], words[start + count :]
                if before and before[-1].lower().strip(",") == "in":
                    before = before[:-1]
                if after and after[0].lower().strip(",") == "time":
                    after = after[1:]
                found = self._read_in(_tidy(" ".join([*before, *after])), zone)
                if found is not None and found.starts_at is not None:
                    return found
        return None

    def _read_in(self, text: str, name: str) -> ScheduleReading | None:
        """Read a text that is a day, a time, or both, and nothing else, on the clocks of a zone."""
        zone = zone_or(name, self.zones.mine)
        there = self.now.astimezone(zone)
        if read_phrase(text, there.date(), self.order) is None and not _PAST.search(text):
            return None
        ahead = parse_time_span(text, there, self.order)
        if ahead is None or (self.took_place and ahead.start > self.now):
            past = parse_past_datetime(text, there, self.order)
            if past is not None:
                return ScheduleReading(past.astimezone(UTC), name)
        if ahead is not None:
            minutes = round((ahead.end - ahead.start) / timedelta(minutes=1)) if ahead.end is not None else None
            if minutes is not None and minutes > MAX_MINUTES:
                return None
            return ScheduleReading(ahead.start.astimezone(UTC), self._zone_of(text, ahead.start, name), minutes=minutes)
        skipped = parse_time_span(text, there.replace(tzinfo=UTC), self.order)
        if skipped is not None:
            wall = to_wall(skipped.start, UTC)
            return ScheduleReading(to_utc(wall, zone), name, skipped=wall)
        day = parse_day(text, there.date(), self.order)
        return ScheduleReading(day=day, zone=name) if day is not None else None

    def _zone_of(self, text: str, start: datetime, name: str) -> str:
        """Return the zone of a time with an abbreviation (``14:00 EST``), if its clocks show that; otherwise *name*."""
        named = find_named_zone(text.rsplit(maxsplit=1)[-1])
        zone = zone_or(named, self.zones.mine)
        if not named or named == "UTC":
            return named or name
        alone = parse_time_span(" ".join(text.split()[:-1]), self.now.astimezone(zone), self.order)
        return named if alone is not None and alone.start == start else name
