"""Calendar files and invitations: read back with `icalendar`, whatever the texts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings, strategies as st
from icalendar import Calendar

from infoview_tui.domain.calendar_items import CalendarContent, CalendarItem, CalendarTodo, TodoState
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Medium
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.eml import EmailDraft, format_eml
from infoview_tui.exchange.icalendar_export import format_calendar, suggest_file_name
from infoview_tui.exchange.invitation import build_invitation
from infoview_tui.storage.calendars.reader import read_busy_times
from tests.hostile_texts import HOSTILE_TEXTS

NOW = datetime(2026, 11, 26, 9, 0, 0, 123, tzinfo=UTC)
START = datetime(2026, 12, 3, 14, tzinfo=ZoneInfo("America/New_York"))
TODOS = (
    CalendarTodo(ActionKind.PREPARE, Due(at=START - timedelta(days=1)), TodoState.DONE, NOW),
    CalendarTodo(ActionKind.THANK, Due(date(2026, 12, 4))),
)
CONTENT = CalendarContent(
    contact="Maria Lopez",
    role="designer at Figma",
    email="maria@x.org",
    starts_at=START,
    minutes=25,
    medium=Medium.VIDEO,
    place="",
    link="https://zoom.us/j/1;a,b",
    phone="",
    bring="résumé",
    is_canceled=False,
    todos=TODOS,
)
ITEM = CalendarItem("uid-1", 2, NOW, NOW, CONTENT)
IDENTITY = {"UID", "SEQUENCE", "CREATED", "DTSTAMP", "LAST-MODIFIED", "STATUS", "CLASS", "SUMMARY"}


def parse(text: str) -> tuple[Any, list[Any]]:
    """Return the event and the to-dos of a calendar without errors, whose lines are folded and end with CRLF."""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in text.encode().split(b"\r\n"))
    calendar: Any = Calendar.from_ical(text)
    assert not [component.errors for component in calendar.walk() if component.errors]
    (event,) = calendar.walk("VEVENT")
    return event, calendar.walk("VTODO")


def test_event_with_alarm_preparation_and_thank_you() -> None:
    text = format_calendar([ITEM])
    assert text == format_calendar([ITEM])
    assert "DTSTART;TZID=America/New_York:20261203T140000\r\n" in text
    event, todos = parse(text)
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("uid-1", 2, "CONFIRMED")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (START, START + timedelta(minutes=25))
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW.replace(microsecond=0)
    assert (event["SUMMARY"], event["LOCATION"]) == ("Interview with Maria Lopez", "https://zoom.us/j/1;a,b")
    assert str(event["URL"]) == "https://zoom.us/j/1;a,b"
    assert event["DESCRIPTION"] == "designer at Figma\nVideo call\nLink: https://zoom.us/j/1;a,b\nBring: résumé"
    (alarm,) = event.walk("VALARM")
    assert (alarm["TRIGGER"].dt, alarm["ACTION"]) == (timedelta(minutes=-15), "DISPLAY")
    prepare, thank = todos
    assert (prepare["UID"], prepare["STATUS"], prepare["DUE"].dt) == ("uid-1-prepare", "COMPLETED", TODOS[0].due.at)
    assert (thank["UID"], thank["STATUS"], thank["DUE"].dt) == ("uid-1-thank", "NEEDS-ACTION", date(2026, 12, 4))
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert zone["TZID"] == "America/New_York"
    assert suggest_file_name("Ann/../é\x1b[1m O'Neil") == "interview-with-ann-e-o-neil.ics"


def test_canceled_event_has_no_alarm_and_a_zone_without_a_name_is_utc() -> None:
    todos = tuple(replace(todo, state=TodoState.DROPPED) for todo in TODOS)
    content = replace(CONTENT, starts_at=START.astimezone(UTC), is_canceled=True, todos=todos)
    text = format_calendar([replace(ITEM, content=content)])
    event, found = parse(text)
    assert {str(component["STATUS"]) for component in (event, *found)} == {"CANCELLED"}  # codespell:ignore
    assert not event.walk("VALARM")
    assert "DTSTART:20261203T190000Z\r\n" in text
    assert "VTIMEZONE" not in text


def test_defined_zone_is_right_on_both_sides_of_daylight_saving(tmp_path: Path) -> None:
    """A program that does not know the zone by its name reads the same times."""
    moments = [
        datetime(2026, month, day, 9, tzinfo=ZoneInfo("Europe/Berlin"))
        for month, day in ((3, 28), (3, 29), (10, 25), (12, 1))
    ]
    items = [replace(ITEM, uid=str(at), content=replace(CONTENT, starts_at=at)) for at in moments]
    path = tmp_path / "all.ics"
    path.write_text(format_calendar(items).replace("Europe/Berlin", "My own zone"), newline="")
    reading = read_busy_times([path], moments[0] - timedelta(days=1), moments[-1] + timedelta(days=1), UTC)
    assert reading.problems == ()
    assert [busy.starts_at for busy in reading.busy] == moments


READS_BACKSLASHES = not icalendar.__version__.startswith("6.")
"""The reader of version 6 takes an escaped backslash before an n for a line break."""

texts = st.one_of(
    st.sampled_from(HOSTILE_TEXTS), st.text(max_size=40), st.text(';:,\\"^\r\n\t =nNBEGIND', max_size=30)
).filter(lambda text: READS_BACKSLASHES or "\\" not in text)


@settings(max_examples=30)
@given(st.lists(texts, min_size=6, max_size=6))
def test_no_text_becomes_a_property(found: list[str]) -> None:
    name, role, place, link, phone, bring = found
    content = replace(
        CONTENT, contact=name, role=role, place=place, link=link, phone=phone, bring=bring, medium=Medium.IN_PERSON
    )
    item = replace(ITEM, content=content)
    event, todos = parse(format_calendar([item]))
    allowed = IDENTITY | {"DTSTART", "DTEND", "LOCATION", "URL", "DESCRIPTION"}
    assert set(event.keys()) <= allowed
    assert all(set(todo.keys()) <= IDENTITY | {"DUE", "COMPLETED", "RELATED-TO"} for todo in todos)
    assert event["SUMMARY"] == clean_line(f"Interview with {name}")
    assert str(event.get("LOCATION", "")) == (clean_line(place) or clean_line(link) or clean_line(phone))
    details = (("Link: ", link), ("Phone: ", phone), ("Place: ", place), ("Bring: ", bring))
    lines = [
        clean_line(role),
        "Meeting in person",
        *(clean_line(label + clean_line(text)) for label, text in details if clean_line(text)),
    ]
    assert event["DESCRIPTION"] == "\n".join(filter(None, lines))

    invitation = build_invitation(item, name, "ada@x.org", NOW)
    invited, none = parse(invitation.text)
    assert none == []
    assert set(invited.keys()) <= {*allowed, "ORGANIZER", "ATTENDEE"}
    assert (str(invited["ORGANIZER"]), str(invited["ATTENDEE"])) == ("mailto:ada@x.org", "mailto:maria@x.org")
    assert set(invited["ATTENDEE"].params.keys()) <= {"CN", "ROLE", "PARTSTAT", "RSVP"}


def test_invitation_and_its_cancellation_are_attached_to_a_draft() -> None:
    for canceled, method in ((False, "REQUEST"), (True, "CANCEL")):
        part = build_invitation(
            replace(ITEM, content=replace(CONTENT, is_canceled=canceled)), "Ada B.", "ada@x.org", NOW
        )
        mail = message_from_bytes(
            format_eml(EmailDraft("Maria Lopez", "maria@x.org", "Thursday", "See you", invitation=part)),
            policy=policy.default,
        )
        (attached,) = mail.iter_attachments()
        assert attached.get_content_type() == "text/calendar"
        assert attached["Content-Type"].params["method"] == method
        assert attached.get_content() == part.text
        calendar: Any = Calendar.from_ical(part.text)
        assert calendar["METHOD"] == method
        event, _ = parse(part.text)
        assert (event["UID"], event["SEQUENCE"]) == ("uid-1", 2)
        assert event["SUMMARY"] == "Informational interview: Maria Lopez and Ada B."
        assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
        assert event["ORGANIZER"].params["CN"] == "Ada B."
        assert "résumé" not in part.text
        assert not event.walk("VALARM")


@pytest.mark.parametrize(
    ("own", "theirs", "said"), [("", "m@x.org", "profile"), ("a@x.org", "m@x.org,b@y.org", "contact")]
)
def test_invitation_needs_two_addresses(own: str, theirs: str, said: str) -> None:
    with pytest.raises(InfoviewError, match=said):
        build_invitation(replace(ITEM, content=replace(CONTENT, email=theirs)), "Ada", own, NOW)
