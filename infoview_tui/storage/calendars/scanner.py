"""Selects the events of a calendar file that can touch some days, as a small iCalendar text of the lines that matter.

Parsing an event takes half a millisecond, and a file can have 20,000 events. To look for the digits of its dates takes
a few microseconds. In doubt, an event is selected: the parser decides.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from zlib import crc32
from zoneinfo import ZoneInfo

from infoview_tui.errors import InfoviewError

MARGIN = timedelta(days=2)
"""A date in one time zone is at most so far from that in another, rounded up to days."""

MAX_REPETITIONS = 100_000
"""How often an event may repeat from its start until the days asked for: every hour for eleven years."""

_PER_DAY = {"SECONDLY": 86_400, "MINUTELY": 1_440, "HOURLY": 24}
_PARTS_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")

_KEPT = re.compile(
    r"^(?:DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|UID|SEQUENCE|SUMMARY|STATUS|TRANSP"
    r"|X-MICROSOFT-CDO-BUSYSTATUS)[;:]",
    re.IGNORECASE,
)
_TZID = re.compile(r';TZID=("[^"]*"|[^;:"]*)', re.IGNORECASE)

_TZID_LINE = re.compile(r"(?<=\n)TZID[:;].*")


class NotACalendarError(InfoviewError):
    """A file is no calendar; the message is a clause such as “it is not encoded in UTF-8”."""


class Selection(NamedTuple):
    """The events that can touch the days, in an iCalendar text of their own.

    ``unreadable`` counts those that are left out, since they end nowhere or repeat too often. ``unknown_zones`` are
    names of zones that neither the time zone database nor the file defines: their times count in the user's zone.
    """

    text: str
    unreadable: int
    unknown_zones: list[str]


def select_events(data: bytes, days: Days, emails: frozenset[str]) -> Selection:
    """Select the events that can touch some days. Raises NotACalendarError.

    Of the attendees, only those stay who are the user, by one of the *emails* (in lower case).
    """
    text = _decode(data)
    selected, unreadable = [], 0
    for event in _blocks(text, "VEVENT"):
        if event is None:
            unreadable += 1
        elif days.may_touch(event):
            if days.count_repetitions(event) > MAX_REPETITIONS:
                unreadable += 1
            else:
                selected.append(_reduce(event, emails))
    if not selected:
        return Selection("", unreadable, [])
    body = "\nEND:VEVENT\nBEGIN:VEVENT\n".join(selected)
    body, zones, unknown = _with_zones(f"BEGIN:VEVENT\n{body}\nEND:VEVENT", text)
    own_zone = _line(text, "X-WR-TIMEZONE")
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *zones]
    if _is_zone(own_zone):
        head.append(f"X-WR-TIMEZONE:{own_zone}")
    return Selection("\n".join([*head, body, "END:VCALENDAR", ""]), unreadable, unknown)


def _decode(data: bytes) -> str:
    """Return the text with unfolded lines, ended by ``\\n``. Folding may have cut characters, so it goes first."""
    unfolded = data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        text = unfolded.removeprefix(BOM_UTF8).decode()  # the codec utf-8-sig is slower
    except UnicodeDecodeError as error:
        raise NotACalendarError("it is not encoded in UTF-8") from error
    if text[:200].lstrip()[:15].upper() != "BEGIN:VCALENDAR":
        raise NotACalendarError("it is not a calendar file (iCalendar)")
    return text


def _blocks(text: str, name: str) -> Iterator[str | None]:
    """Yield the lines of each component, with a line break before the first; None for one that does not end."""
    begin, end = f"\nBEGIN:{name}\n", f"\nEND:{name}"
    at = text.find(begin)
    while at >= 0:
        start = at + len(begin) - 1
        stop = text.find(end, start)
        following = text.find(begin, start)
        yield None if stop < 0 or 0 <= following < stop else text[start:stop]
        at = following


class Days:
    """The days asked for, with a margin for other zones: also as eight digits, which compare as dates do."""

    def __init__(self, first: date, last: date) -> None:
        """Ask for the days from one to another, in the user's zone."""
        self.first, self.last = first - MARGIN, last + MARGIN
        self._first, self._last = f"{self.first:%Y%m%d}", f"{self.last:%Y%m%d}"

    def may_touch(self, event: str) -> bool:
        """Return whether an event can take place within the days."""
        start = _digits(event, "DTSTART")
        if "\nRECURRENCE-ID" in event and ("\nRECURRENCE-ID;RANGE" in event or self._has(event, "RECURRENCE-ID")):
            return True  # it replaces one within the days, even if it is moved out of them
        if "\nRDATE" in event:
            return True
        if start > self._last:
            return not start.isdigit()
        if start >= self._first:
            return True
        rule = _line(event, "RRULE")
        if not rule and "\nDURATION" not in event and (_digits(event, "DTEND") or start) == start:
            return False  # most events: they start and end on one day before
        length = _length(event, start)
        if length is None:
            return True
        if not rule:
            return _later(start, length) >= self._first
        return self._series_may_touch(rule.upper(), start, length)

    def _series_may_touch(self, rule: str, start: str, length: timedelta) -> bool:
        """Return whether a series that starts before the days can reach into them."""
        parts = _rule_parts(rule)
        until = parts.get("UNTIL", "")[:8]
        if until.isdigit() and _later(until, length) < self._first:
            return False
        if parts.get("FREQ") == "YEARLY" and parts.keys() <= {"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST"}:
            return self._has_anniversary(start, length)  # birthdays: there are many
        return True

    def _has(self, event: str, name: str) -> bool:
        return self._first <= _digits(event, name) <= self._last

    def _has_anniversary(self, start: str, length: timedelta) -> bool:
        days = (self.first + timedelta(days=day) for day in range(-length.days, (self.last - self.first).days + 1))
        return any(f"{day:%m%d}" == start[4:] for day in days)

    def count_repetitions(self, event: str) -> float:
        """Return how often an event repeats until the last day at most, by its frequency alone."""
        rule = _line(event, "RRULE").upper()
        start = _to_date(_digits(event, "DTSTART"))
        if not rule or start is None:
            return 0
        parts = _rule_parts(rule)
        until = _to_date(parts.get("UNTIL", "")[:8]) or self.last
        days = max(1, (min(until, self.last) - start).days + 1)
        per_day = _PER_DAY.get(parts.get("FREQ", ""), 1) / _to_int(parts.get("INTERVAL", ""), 1)
        for name in _PARTS_OF_DAY:
            per_day *= parts.get(name, "").count(",") + 1
        return min(days * per_day, _to_int(parts.get("COUNT", ""), MAX_REPETITIONS + 1))


def _reduce(event: str, emails: frozenset[str]) -> str:
    """Return the lines that matter of an event, without components in it, such as alarms."""
    kept, depth = [], 0
    for line in event.split("\n"):
        name = line[:6].upper()
        depth += name == "BEGIN:"
        if depth == 0 and (_KEPT.match(line) or (line[:8].upper() == "ATTENDEE" and _names_one(line, emails))):
            kept.append(line)
        depth -= line[:4].upper() == "END:"
    return "\n".join(kept)


def _names_one(line: str, emails: frozenset[str]) -> bool:
    lower = line.lower()
    return any(email in lower for email in emails)


def _with_zones(events: str, text: str) -> tuple[str, list[str], list[str]]:
    """Return events with names of zones that are in the time zone database where possible.

    Also the definitions of other zones from the whole text, and the names of those that have none. Defined zones get
    names that tell them from those of other files, since the parser remembers zones by name.
    """
    names = {name: _find_zone(name.strip('"')) for name in dict.fromkeys(_TZID.findall(events))}
    others = {name.strip('"') for name, zone in names.items() if not zone}
    blocks = (block for block in _blocks(text, "VTIMEZONE") if others and block)
    defined = {name: block for block in blocks if (name := _line(block, "TZID").strip('"')) in others}
    own_names = {name: f"-{crc32(block.encode())}" for name, block in defined.items()}
    renamed = {name: zone or own_names.get(name.strip('"'), "") for name, zone in names.items()}
    events = _TZID.sub(lambda found: f";TZID={renamed[found[1]]}" if renamed[found[1]] else "", events)
    zones = [
        f"BEGIN:VTIMEZONE{_TZID_LINE.sub(f'TZID:{own_names[name]}', block)}\nEND:VTIMEZONE"
        for name, block in defined.items()
    ]
    return events, zones, sorted(others - defined.keys())


def _find_zone(name: str) -> str:
    """Return the zone of the time zone database that a name stands for, or an empty text.

    Names may have a prefix (``/example.org/Europe/Berlin``), or be those of Windows.
    """
    parts = name.split("/")
    candidates = ["/".join(parts[at:]) for at in range(max(0, len(parts) - 3), len(parts))]
    found = next(filter(_is_zone, candidates), "")
    if found:
        return found
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON.get(name, "")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # an unknown zone, an invalid name, a folder of zones
        return False
    return True


def _line(event: str, name: str) -> str:
    """Return the value of a property, or an empty text."""
    at = event.find(f"\n{name}")
    if at < 0:
        return ""
    end = event.find("\n", at + 1)
    return event[at : end if end >= 0 else None].rpartition(":")[2]


def _digits(event: str, name: str) -> str:
    return _line(event, name)[:8]


def _length(event: str, start: str) -> timedelta | None:
    """Return how many days an event takes, rounded down; None if it is not known."""
    duration = _line(event, "DURATION")
    if duration and ("D" in duration or "W" in duration):
        return None
    end = _digits(event, "DTEND")
    if not end or end[:8] == start:
        return timedelta()
    first, last = _to_date(start), _to_date(end)
    return last - first if first and last else None


def _later(day: str, length: timedelta) -> str:
    found = _to_date(day) if length else None
    return f"{found + length:%Y%m%d}" if found and found.year < 9000 else day


def _rule_parts(rule: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in rule.strip().split(";"))


def _to_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _to_int(digits: str, default: int) -> int:
    return max(1, int(digits)) if digits.isdecimal() and len(digits) < 10 else default
