"""The entries of a week: interviews by state, offers, trips, and calendars."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.busy_times import BusyTime, CalendarReading
from infoview_tui.domain.enums import Medium, OfferState, TripMeetingState
from infoview_tui.domain.week_entries import WeekEntryKind
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock
from infoview_tui.services.outreach import scheduling
from infoview_tui.services.week.queries import read_week, read_week_contact
from infoview_tui.storage.tables import Contact, Offer, Trip, TripMeeting
from tests.costs import statements

MONDAY = date(2026, 11, 23)  # the week of `now`, a Thursday
HOUR = timedelta(hours=1)


def add(workspace: Workspace, name: str, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm(name), now)


def test_a_week_has_interviews_offers_meetings_and_busy_times(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom, ada, lin = (add(workspace, name, now) for name in ("Tom", "Ada", "Lin"))
    zoom = Appointment(now + 5 * HOUR, 30, link="https://zoom.us/j/1")
    planned = scheduling.schedule_interview(workspace, maria, zoom, now)
    running = scheduling.schedule_interview(workspace, tom, Appointment(now, 20, Medium.IN_PERSON, place="Café"), now)
    call_clock.start_call(workspace, running, now)
    scheduling.record_interview(workspace, ada, Appointment(now - 48 * HOUR, 45), now)
    canceled = scheduling.schedule_interview(workspace, lin, Appointment(now + HOUR), now)
    scheduling.cancel_interview(workspace, canceled, now)
    with workspace.autosave() as session:
        session.get_one(Contact, maria).timezone = "America/New_York"
        session.add(Offer(contact_id=lin, starts_at=now + 24 * HOUR, created_at=now))
        session.add(Offer(contact_id=lin, starts_at=now + 25 * HOUR, state=OfferState.WITHDRAWN, created_at=now))
        trip = Trip(city="Hamburg", first_day=MONDAY, last_day=MONDAY, created_at=now)
        session.add(trip)
        session.flush()
        for contact, state in ((ada, TripMeetingState.REQUESTED), (tom, TripMeetingState.DECLINED)):
            meeting = TripMeeting(trip_id=trip.id or 0, contact_id=contact, area="Altona", state=state)
            meeting.starts_at = now + 27 * HOUR
            session.add(meeting)
    workspace.calendar_reading = CalendarReading(
        (BusyTime(now + 2 * HOUR, now + 3 * HOUR, "Dentist"), BusyTime(now + 400 * HOUR, now + 401 * HOUR)), ("broken",)
    )

    with statements(workspace) as recorded:
        week = read_week(workspace, MONDAY, 7, zone, now + HOUR)
    assert len(recorded) <= 4 + 1, "interviews, offers, trips, exported events, and perhaps a transaction"
    assert [(entry.kind, entry.label, entry.place) for entry in week.entries] == [
        (WeekEntryKind.HELD, "Ada", "video"),
        (WeekEntryKind.RUNNING, "Tom", "in person · Café"),
        (WeekEntryKind.BUSY, "Dentist", ""),
        (WeekEntryKind.PLANNED, "Maria Lopez", "video · https://zoom.us/j/1"),
        (WeekEntryKind.OFFER, "Lin", ""),
        (WeekEntryKind.TRIP, "Ada", "requested · Hamburg · Altona"),
    ]
    held, call, _, interview, _, _ = week.entries
    assert (held.minutes, call.minutes, interview.minutes) == (45, 60, 30), "a running call has not ended"
    assert (interview.interview_id, interview.zone, interview.contact_id) == (planned, "America/New_York", maria)
    assert week.problems == ("broken",)
    assert read_week(workspace, MONDAY + timedelta(days=7), 7, zone, now).entries == ()


def test_a_contact_without_a_zone_has_that_of_the_place(workspace: Workspace, maria: int) -> None:
    assert read_week_contact(workspace, maria)[:3] == (maria, "Maria Lopez", "")
    with workspace.autosave() as session:
        session.get_one(Contact, maria).location = "Berlin, Germany"
    assert read_week_contact(workspace, maria).timezone == "Europe/Berlin"
    with pytest.raises(NotFoundError):
        read_week_contact(workspace, maria + 1)
