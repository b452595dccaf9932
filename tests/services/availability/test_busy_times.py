"""What takes the user's time: interviews, offers, and events of calendars."""

from __future__ import annotations

from datetime import datetime, timedelta

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.busy_times import BusyKind, BusyTime, CalendarReading
from infoview_tui.domain.enums import OfferState
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.scheduling import cancel_interview, schedule_interview
from infoview_tui.storage.tables import CalendarEntry, Offer

HOUR = timedelta(hours=1)


def read_kinds(workspace: Workspace, start: datetime, end: datetime) -> list[tuple[BusyKind, str]]:
    return [(time.kind, time.label) for time in list_busy(workspace, start, end)]


def test_interviews_offers_and_calendars_in_order(workspace: Workspace, maria: int, now: datetime) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    interview = schedule_interview(workspace, maria, Appointment(now + 3 * HOUR, 30), now)
    with workspace.autosave() as session:
        session.add(Offer(contact_id=tom, starts_at=now + HOUR, created_at=now))
        session.add(Offer(contact_id=tom, starts_at=now, state=OfferState.WITHDRAWN, created_at=now))
        session.add(CalendarEntry(interview_id=interview, uid="exported"))
    dentist = BusyTime(now + 2 * HOUR, now + 3 * HOUR, "Dentist")
    exported = BusyTime(now + 3 * HOUR, now + 3.5 * HOUR, "Interview", uid="exported")
    workspace.calendar_reading = CalendarReading((dentist, exported, BusyTime(now + 9 * HOUR, now + 10 * HOUR)))

    busy = list_busy(workspace, now, now + 8 * HOUR)
    assert [(time.kind, time.label) for time in busy] == [
        (BusyKind.OFFER, "Tom"),
        (BusyKind.CALENDAR, "Dentist"),
        (BusyKind.INTERVIEW, "Maria Lopez"),
    ]
    assert (busy[2].starts_at, busy[2].ends_at) == (now + 3 * HOUR, now + 3.5 * HOUR)
    assert (busy[2].contact_id, busy[2].interview_id, busy[0].contact_id) == (maria, interview, tom)
    assert [time.label for time in list_busy(workspace, now, now + 8 * HOUR, except_contact=maria)] == [
        "Tom",
        "Dentist",
    ]
    assert [time.label for time in list_busy(workspace, now + 3.25 * HOUR, now + 4 * HOUR)] == ["Maria Lopez"]

    cancel_interview(workspace, interview, now)
    assert read_kinds(workspace, now + 3 * HOUR, now + 8 * HOUR) == []
