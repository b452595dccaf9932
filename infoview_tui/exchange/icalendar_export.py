"""Interviews as calendar files (iCalendar, RFC 5545): each an event with an alarm, its preparation, and its thank-you.

What is off the record and what was found in research is not in them. Calendars replace an event that they know by its
identifier if its version is newer, so exporting again moves or cancels it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Alarm, Calendar, Event, Timezone, Todo, vText, vUri

from infoview_tui import __version__
from infoview_tui.domain.calendar_items import CalendarContent, CalendarItem, CalendarTodo, TodoState
from infoview_tui.domain.enums import ActionKind, Medium
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.eml import join_words

ALARM_MINUTES = 15
"""How long before an interview calendars remind of it."""

_CANCELED = "CANCELLED"  # codespell:ignore
_STATES = {TodoState.OPEN: "NEEDS-ACTION", TodoState.DONE: "COMPLETED", TodoState.DROPPED: _CANCELED}
_MEETINGS = {Medium.VIDEO: "Video call", Medium.PHONE: "Phone call", Medium.IN_PERSON: "Meeting in person"}


class _Text(vText):
    """A text that is escaped as RFC 5545 says; icalendar's own takes a backslash with an N for a line break."""

    def to_ical(self) -> bytes:
        """Return the escaped text."""
        return re.sub(r"[\\;,]", r"\\\g<0>", str(self)).replace("\n", "\\n").encode()


def format_calendar(items: Iterable[CalendarItem]) -> str:
    """Return interviews as a calendar, with CRLF line breaks. The same items give the same text."""
    items = list(items)
    calendar = start_calendar()
    add_zones(calendar, [item.content for item in items])
    for item in items:
        calendar.add_component(_build_event(item))
        for todo in item.content.todos:
            calendar.add_component(_build_todo(item, todo))
    return to_text(calendar)


def suggest_file_name(contact: str) -> str:
    """Return a file name for an interview, such as ``interview-with-maria-lopez.ics``."""
    return f"{join_words(f'interview with {fold(clean_line(contact))[:40]}')}.ics"


def start_calendar() -> Calendar:
    """Return an empty calendar of this program."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//Infoview//Infoview {__version__}//EN")
    return calendar


def add_zones(calendar: Calendar, contents: Iterable[CalendarContent]) -> None:
    """Define the time zones of some interviews, for programs that do not know them, in the years around them."""
    years: dict[str, set[int]] = {}
    for content in contents:
        name = zone_name(content.starts_at.tzinfo)
        if name:
            years.setdefault(name, set()).add(content.starts_at.year)
    for name, found in sorted(years.items()):
        zone = Timezone.from_tzid(name, first_date=date(min(found) - 1, 1, 1), last_date=date(max(found) + 2, 1, 1))
        zone.pop("COMMENT", None)
        calendar.add_component(zone)


def zone_name(zone: tzinfo | None) -> str:
    """Return the name of a zone of the time zone database; empty for UTC and for one without a name."""
    name = str(getattr(zone, "key", ""))
    return "" if name.startswith("/") or name.upper() in ("UTC", "ETC/UTC") else name


def add_times(event: Event, content: CalendarContent) -> None:
    """Add when an interview begins and ends, in the zone in which it was agreed."""
    for name, moment in (("DTSTART", content.starts_at), ("DTEND", content.ends_at)):
        event.add(name, moment if zone_name(moment.tzinfo) else moment.astimezone(UTC))


def add_place(event: Event, content: CalendarContent) -> None:
    """Add where an interview is held: the place, the link, or the number; a web address as a link too."""
    first = {Medium.VIDEO: content.link, Medium.PHONE: content.phone, Medium.IN_PERSON: content.place}[content.medium]
    details = map(clean_line, (first, content.place, content.link, content.phone))
    add_text(event, "LOCATION", next(filter(None, details), ""))
    link = clean_line(content.link)
    if link.isascii() and link.lower().startswith(("https://", "http://")) and " " not in link:
        event.add("URL", vUri(link))


def describe(content: CalendarContent) -> list[str]:
    """Return the lines on how an interview is held; some are empty."""
    details = (("Link", content.link), ("Phone", content.phone), ("Place", content.place))
    return [_MEETINGS[content.medium], *(_label(name, text) for name, text in details)]


def add_text(component: Any, name: str, *lines: str) -> None:
    """Add a text of clean lines, unless it is empty. Line breaks are escaped, so that no line becomes a property."""
    text = "\n".join(filter(None, map(clean_line, lines)))
    if text:
        component.add(name, _Text(text))


def to_text(calendar: Calendar) -> str:
    """Return the text of a calendar."""
    return str(calendar.to_ical(), "utf-8")


def _build_event(item: CalendarItem) -> Event:
    content, event = item.content, Event()
    _identify(event, item, item.uid)
    event.add("STATUS", _CANCELED if content.is_canceled else "CONFIRMED")
    event.add("CLASS", "PRIVATE")
    add_times(event, content)
    add_text(event, "SUMMARY", f"Interview with {content.contact}")
    add_place(event, content)
    add_text(event, "DESCRIPTION", content.role, *describe(content), _label("Bring", content.bring))
    if not content.is_canceled:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        add_text(alarm, "DESCRIPTION", f"Interview with {content.contact}")
        alarm.add("TRIGGER", timedelta(minutes=-ALARM_MINUTES))
        event.add_component(alarm)
    return event


def _build_todo(item: CalendarItem, todo: CalendarTodo) -> Todo:
    what = "Prepare for the interview with" if todo.kind is ActionKind.PREPARE else "Thank"
    component = Todo()
    _identify(component, item, f"{item.uid}-{todo.kind}")
    component.add("STATUS", _STATES[todo.state])
    component.add("CLASS", "PRIVATE")
    component.add("DUE", todo.due.on if todo.due.on is not None else todo.due.at)
    if todo.done_at is not None:
        component.add("COMPLETED", todo.done_at.astimezone(UTC))
    add_text(component, "SUMMARY", f"{what} {item.content.contact}")
    component.add("RELATED-TO", item.uid)
    return component


def _identify(component: Event | Todo, item: CalendarItem, uid: str) -> None:
    component.add("UID", uid)
    component.add("SEQUENCE", item.sequence)
    component.add("CREATED", _to_seconds(item.created_at))
    component.add("DTSTAMP", _to_seconds(item.changed_at))
    component.add("LAST-MODIFIED", _to_seconds(item.changed_at))


def _label(name: str, text: str) -> str:
    cleaned = clean_line(text)
    return f"{name}: {cleaned}" if cleaned else ""


def _to_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
