"""Invitations to an interview for the contact's calendar, and their cancellation (iTIP, RFC 5546), for a draft.

They say only what the contact knows: when and where. What to bring and what is to do stay with the user.
"""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Event, vCalAddress, vText

from infoview_tui.domain.calendar_items import CalendarItem
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.eml import CalendarPart, is_address
from infoview_tui.exchange.icalendar_export import (
    add_place,
    add_text,
    add_times,
    add_zones,
    describe,
    start_calendar,
    to_text,
)


def build_invitation(item: CalendarItem, name: str, email: str, now: datetime) -> CalendarPart:
    """Return the invitation from the user to the contact, or the cancellation if the interview was canceled.

    *name* and *email* are the user's. Raises InfoviewError if one of the two has no valid email address.
    """
    content = item.content
    if not is_address(email):
        raise InfoviewError("An invitation names your email address. Add it to your profile.")
    if not is_address(content.email):
        raise InfoviewError("This contact has no valid email address, which an invitation needs.")
    event = Event()
    event.add("UID", item.uid)
    event.add("SEQUENCE", item.sequence)
    event.add("DTSTAMP", now.astimezone(UTC).replace(microsecond=0))
    event.add("STATUS", "CANCELLED" if content.is_canceled else "CONFIRMED")  # codespell:ignore
    add_times(event, content)
    user = clean_line(name) or clean_line(email)
    add_text(event, "SUMMARY", f"Informational interview: {content.contact} and {user}")
    add_place(event, content)
    add_text(event, "DESCRIPTION", *describe(content))
    organizer, attendee = _address(name, email), _address(content.contact, content.email)
    for key, value in (("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "TRUE")):
        attendee.params[key] = vText(value)
    event.add("ORGANIZER", organizer)
    event.add("ATTENDEE", attendee)
    method = "CANCEL" if content.is_canceled else "REQUEST"
    calendar = start_calendar()
    calendar.add("METHOD", method)
    add_zones(calendar, [content])
    calendar.add_component(event)
    return CalendarPart(to_text(calendar), method)


def _address(name: str, email: str) -> vCalAddress:
    """Return an address with a name; characters that programs read differently in parameters are left out."""
    address = vCalAddress(f"mailto:{clean_line(email)}")
    shown = " ".join("".join(" " if character in '"^\\' else character for character in clean_line(name)).split())
    if shown:
        address.params["CN"] = vText(shown)
    return address
