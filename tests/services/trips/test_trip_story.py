"""The story of a trip: five days, 25 contacts, two people who say no, and a late yes (R15)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import (
    Answer,
    InterviewState,
    Medium,
    MessageKind,
    Relationship,
    Stage,
    TripMeetingState,
)
from infoview_tui.domain.offered_times import format_time
from infoview_tui.errors import InfoviewError
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.contacts import commands as contact_commands, contact_merge
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.lookups import read_contact, read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import messages, scheduling
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.trip_requests import answers, drafts
from infoview_tui.services.trips import commands, packing
from infoview_tui.services.trips.candidates import find_candidates, list_candidates
from infoview_tui.services.trips.forms import BlockForm, MeetingForm, TripForm
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView, TripView
from tests.conftest import Campaign
from tests.drafting import TEMPLATES

AREAS = ("Mitte", "Kreuzberg", "Charlottenburg", "Wedding", "Neukölln")
WARMTH = (Relationship.FRIEND, Relationship.ALUMNUS, Relationship.EVENT, Relationship.ONLINE, Relationship.COLD)
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")
TRIP = TripForm(
    "Berlin",
    date(2026, 12, 7),
    date(2026, 12, 11),
    "Europe/Berlin",
    travel_times="Mitte - Kreuzberg 20\nMitte – Wedding 25",
)


@pytest.fixture
def trip_id(workspace: Workspace) -> int:
    """A trip to Berlin with 25 contacts in five districts; three of them are free in a single common hour only."""
    for number in range(25):
        contact_commands.add_contact(
            workspace,
            ContactForm(
                f"Person {number:02}",
                email=f"p{number}@x.org",
                phone=f"+49 30 {number}",
                location=f"{AREAS[number % 5]}, Berlin",
                relationship=WARMTH[number % 5],
                tags=("berlin",),
            ),
            NOW,
        )
    found = [row.id for row in find_candidates(list_candidates(workspace, 0), "#Berlin")]
    trip = commands.create_trip(workspace, TRIP, NOW, contact_ids=found)
    for number, meeting in enumerate(read(workspace, trip).meetings):
        hours = "thu 9-9:30" if number < 3 else "" if number % 3 else "mon-wed 9-17, thu after 10"
        form = MeetingForm(30, meeting.row.area, f"{meeting.row.area} 1", hours)
        commands.change_meeting(workspace, meeting.row.id, form, NOW)
    return trip


def read(workspace: Workspace, trip_id: int) -> TripView:
    """Read the trip as somebody in New York."""
    return read_trip(workspace, trip_id, NEW_YORK)


def meeting_of(view: TripView, name: str) -> MeetingView:
    """Return a contact's meeting."""
    return next(meeting for meeting in view.meetings if meeting.row.name == name)


def test_trip_of_five_days(workspace: Workspace, trip_id: int) -> None:
    commands.add_block(workspace, trip_id, BlockForm("Conference", 660, 1080, date(2026, 12, 9)), NOW)
    proposal = packing.propose_times(workspace, trip_id, NOW, NEW_YORK)
    view = read(workspace, trip_id)
    assert (len(view.placed), len(view.unplaced), len(proposal.changed)) == (18, 7, 18)
    assert not any(meeting.conflicts for meeting in view.placed)
    assert {meeting.slot.day: len(view.on_day(meeting.slot.day)) for meeting in view.placed if meeting.slot} == {
        date(2026, 12, day): 2 if day == 9 else 4 for day in range(7, 12)
    }
    assert all(meeting.reason for meeting in view.unplaced)
    assert (
        meeting_of(view, "Person 24").reason == "would need 30 min from Charlottenburg on Wed; the other days are full"
    )

    # Somebody is moved by hand, onto another one: both are told, and the rest is packed around the lock.
    moved, other = view.placed[0], view.placed[1]
    assert other.starts_at is not None
    conflicts = packing.move_meeting(workspace, moved.row.id, other.starts_at, NOW, NEW_YORK)
    assert conflicts == (f"overlaps {other.row.name}",)
    packing.propose_times(workspace, trip_id, NOW, NEW_YORK)
    view = read(workspace, trip_id)
    assert view.meeting(moved.row.id).starts_at == other.starts_at
    assert (len(view.placed), [meeting.conflicts for meeting in view.placed if meeting.conflicts]) == (18, [])

    # One key drafts a request to each, with the proposed time in the trip's zone; one undo takes all back.
    drafted = drafts.draft_requests(workspace, trip_id, NOW, NEW_YORK, templates=TEMPLATES)
    assert len(drafted.message_ids) == 18
    workspace.undo(NOW)
    assert not any(meeting.row.message_id for meeting in read(workspace, trip_id).meetings)
    workspace.redo(NOW)
    view = read(workspace, trip_id)
    message = read_message(workspace, meeting_of(view, moved.row.name).row.message_id or 0)
    assert f"{moved.row.name.split()[0]}" in message.body
    assert f"on {format_time(other.starts_at, view.trip.zone)}" in message.body
    assert "I will be in Berlin from 7 to 11 Dec." in message.body
    for message_id in drafted.message_ids:
        messages.mark_sent(workspace, message_id, NOW)
    view = read(workspace, trip_id)
    assert {meeting.state for meeting in view.placed} == {TripMeetingState.REQUESTED}
    held = list_busy(workspace, NOW, NOW + timedelta(days=30))
    assert [(time.contact_id, time.starts_at) for time in held] == [
        (meeting.row.contact_id, meeting.starts_at) for meeting in view.placed
    ]
    before = [(meeting.row.id, meeting.starts_at) for meeting in view.placed]
    assert packing.propose_times(workspace, trip_id, NOW, NEW_YORK).changed == ()
    assert [(meeting.row.id, meeting.starts_at) for meeting in read(workspace, trip_id).placed] == before

    # Yes: the interview is scheduled in person, at the address.
    first = view.placed[0]
    answer = answers.record_trip_answer(workspace, first.row.id, Answer.YES, NOW, NEW_YORK)
    confirmed = read(workspace, trip_id).meeting(first.row.id)
    assert answer.text.startswith(f"{first.row.name} is confirmed for Mon 7 Dec")
    interview = read_interview(workspace, confirmed.row.interview_id or 0)
    assert (interview.starts_at, interview.medium, interview.place, interview.state) == (
        first.starts_at, Medium.IN_PERSON, first.row.address, InterviewState.PLANNED,
    )  # fmt: skip
    assert interview.timezone == "Europe/Berlin"
    assert read_contact(workspace, first.row.contact_id).stage is Stage.SCHEDULED
    assert confirmed.state is TripMeetingState.CONFIRMED

    # Two people say no: each frees a time, for which the next person is proposed; the other times stay.
    refusals = [meeting for meeting in view.placed if meeting.row.availability == ""][-2:]
    taken = [answers.record_trip_answer(workspace, no.row.id, Answer.NO, NOW, NEW_YORK) for no in refusals]
    view = read(workspace, trip_id)
    placed = [name for answer in taken for name in answer.placed]
    assert (len(placed), len(view.placed), len(view.declined)) == (2, 18, 2)
    assert all(meeting_of(view, name).state is TripMeetingState.PROPOSED for name in placed)
    assert read_contact(workspace, refusals[0].row.contact_id).stage is Stage.CLOSED
    again = drafts.draft_requests(workspace, trip_id, NOW, NEW_YORK, templates=TEMPLATES)
    assert len(again.message_ids) == 2
    for message_id in again.message_ids:
        messages.mark_sent(workspace, message_id, NOW)

    # A late yes of one of them: the time is gone, that is named, and the next free one is proposed.
    later = NOW + timedelta(days=4)
    late = answers.record_trip_answer(workspace, refusals[0].row.id, Answer.YES, later, NEW_YORK)
    assert late.lost_to == (placed[0],)
    assert f"went to {placed[0]}." in late.text
    back = read(workspace, trip_id).meeting(refusals[0].row.id)
    assert (back.slot, back.state) == (late.slot, TripMeetingState.PROPOSED)
    assert late.slot is None  # all days are full, or too short
    assert back.reason == "would need 10 min from Wedding on Wed; the other days are full"
    packing.give_up_slot(workspace, view.placed[-1].row.id, later, NEW_YORK)
    view = read(workspace, trip_id)
    assert (len(view.placed), view.meeting(back.row.id).slot is not None) == (18, True)
    renewed = drafts.draft_requests(workspace, trip_id, later, NEW_YORK, templates=TEMPLATES)
    assert read_message(workspace, renewed.message_ids[0]).kind is MessageKind.NEW_TIME


def test_confirmed_meeting_moves_with_its_interview(workspace: Workspace, campaign: Campaign) -> None:
    """The campaign's trip to Berlin has Maria and Tom; Tom's interview has no time yet."""
    view = read_trip(workspace, 1, UTC)
    tom = next(meeting for meeting in view.placed if meeting.row.contact_id == campaign.tom)
    assert tom.starts_at is not None
    answers.record_trip_answer(workspace, tom.row.id, Answer.YES, NOW, UTC)
    later = tom.starts_at + timedelta(hours=5)
    assert packing.move_meeting(workspace, tom.row.id, later, NOW, UTC) == ()
    confirmed = read_trip(workspace, 1, UTC).meeting(tom.row.id)
    assert (confirmed.starts_at, confirmed.row.interview_id) == (later, campaign.planned)
    assert read_interview(workspace, campaign.planned).starts_at == later
    with pytest.raises(InfoviewError, match="Cancel the interview first"):
        packing.clear_time(workspace, tom.row.id, NOW, UTC)

    # Scheduled otherwise, the contact is confirmed then, and the time is not given to anybody else.
    maria = next(meeting for meeting in view.placed if meeting.row.contact_id == campaign.maria)
    at = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    scheduling.schedule_interview(workspace, campaign.maria, Appointment(at, 60), NOW)
    packing.propose_times(workspace, 1, NOW, UTC)
    found = read_trip(workspace, 1, UTC).meeting(maria.row.id)
    assert (found.starts_at, found.minutes, found.state) == (at, 60, TripMeetingState.CONFIRMED)
    assert found.medium is Medium.VIDEO

    # Merging the two keeps one of their meetings.
    contact_merge.merge_contacts(workspace, campaign.tom, campaign.maria, NOW)
    assert [meeting.row.contact_id for meeting in read_trip(workspace, 1, UTC).meetings] == [campaign.tom]
