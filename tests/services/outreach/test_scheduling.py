"""Scheduling, moving, canceling, and recording interviews, each with what it settles, in one undo."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Medium, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.timing import list_overlapping, read_appointment
from infoview_tui.services.outreach import stages
from infoview_tui.services.outreach.reports import list_due
from infoview_tui.services.outreach.scheduling import cancel_interview, record_interview, schedule_interview
from infoview_tui.storage.queries.contacts.contacts import CONTACT, TIMELINE
from infoview_tui.storage.queries.interviews.interviews import INTERVIEW, INTERVIEWS_OF_CONTACT, InterviewRow
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from tests.services.tables import planned_questions

DAY = timedelta(days=1)


class State(NamedTuple):
    """What the commands change for a contact: the stage, and the open actions in order."""

    stage: Stage
    actions: list[ActionKind]


def read_state(workspace: Workspace, contact_id: int) -> State:
    contact = workspace.store.first(CONTACT, contact_id=contact_id)
    assert contact is not None
    actions = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id)
    return State(contact.stage, [action.kind for action in actions])


def read_row(workspace: Workspace, interview_id: int) -> InterviewRow:
    row = workspace.store.first(INTERVIEW, interview_id=interview_id)
    assert row is not None
    return row


def read_labels(workspace: Workspace, contact_id: int) -> list[str]:
    return [row.label for row in workspace.store.all(TIMELINE, contact_id=contact_id, most=9)]


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """A contact who was asked and has a follow-up due."""
    contact_id = contact_commands.add_contact(workspace, ContactForm("Maria", phone="+49 30 1"), now)
    stages.move_contact(workspace, contact_id, Stage.CONTACTED, now)
    return contact_id


def test_scheduling_settles_the_follow_up_and_moves_in_one_undo(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    before = read_state(workspace, maria)
    assert before == State(Stage.CONTACTED, [ActionKind.NUDGE])
    schedule_interview(workspace, maria, Appointment(now + 6 * DAY), now, stage=Stage.SCHEDULED)
    scheduled = State(Stage.SCHEDULED, [ActionKind.PREPARE, ActionKind.CONFIRM])
    assert read_state(workspace, maria) == scheduled
    workspace.undo(now)
    assert read_state(workspace, maria) == before
    schedule_interview(workspace, maria, Appointment(now + 6 * DAY), now)
    assert read_state(workspace, maria) == scheduled._replace(stage=Stage.CONTACTED)  # the user decides


def test_place_link_and_number_are_saved_and_read(workspace: Workspace, maria: int, now: datetime) -> None:
    place = ("Café X\n", "https://x.org", "+49 30 2")
    agreed = Appointment(now + DAY, 45, Medium.IN_PERSON, *place, zone="Asia/Kolkata", bring="a résumé")
    interview = schedule_interview(workspace, maria, agreed, now)
    assert read_appointment(workspace, maria) == Appointment(
        now + DAY, 45, Medium.IN_PERSON, "Café X", *place[1:], zone="Asia/Kolkata", bring="a résumé"
    )
    assert read_row(workspace, interview).meeting == "in person · Café X · https://x.org · +49 30 2"
    moved = schedule_interview(workspace, maria, Appointment(now + 2 * DAY, 45, Medium.PHONE), now)
    assert (moved, read_labels(workspace, maria)[0]) == (
        interview,
        "Moved the interview with Maria from Fri 27 Nov 09:00 to Sat 28 Nov 09:00",
    )
    assert read_row(workspace, interview).meeting == "phone · +49 30 1"  # the contact's own number


def test_overlapping_interviews_are_found_with_any_contact(workspace: Workspace, maria: int, now: datetime) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom Weber"), now)
    schedule_interview(workspace, tom, Appointment(now + DAY, 30), now)
    at = now + DAY

    def found(appointment: Appointment, contact_id: int) -> list[str]:
        return [row.contact for row in list_overlapping(workspace, appointment, contact_id)]

    assert found(Appointment(at + timedelta(minutes=29), 20), maria) == ["Tom Weber"]
    assert found(Appointment(at - timedelta(minutes=20), 20), maria) == []
    assert found(Appointment(at, 20), tom) == []  # his own, which is moved
    record_interview(workspace, maria, Appointment(now - DAY, 30), now)
    assert found(Appointment(now - DAY, 10), maria) == ["Maria"]  # a held one of the same contact is another one


def test_canceling_closes_what_prepares_it_in_one_undo(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + 6 * DAY), now, stage=Stage.SCHEDULED)
    scheduled = read_state(workspace, maria)
    message = cancel_interview(workspace, interview, now, stage=Stage.CONTACTED)
    assert message == "A follow-up is due in 3 business days."
    assert read_state(workspace, maria) == State(Stage.CONTACTED, [ActionKind.NUDGE])
    assert read_labels(workspace, maria)[0] == "Canceled the interview with Maria on Wed 2 Dec 09:00"
    assert workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria) == []
    with pytest.raises(InfoviewError, match="Only a planned interview"):
        cancel_interview(workspace, interview, now)
    workspace.undo(now)
    assert read_state(workspace, maria) == scheduled
    assert read_row(workspace, interview).state is InterviewState.PLANNED


def test_interview_that_is_booked_again_keeps_its_questions(workspace: Workspace, maria: int, now: datetime) -> None:
    first = schedule_interview(workspace, maria, Appointment(now + DAY), now)
    for text in ("How did you start?", "What is next?"):
        planning.plan_question(workspace, first, QuestionForm(text, probes=("Why?",)), now)
    cancel_interview(workspace, first, now)
    second = schedule_interview(workspace, maria, Appointment(now + 3 * DAY), now)
    plan = planned_questions(workspace, second)
    assert second != first
    assert [(question.text, question.probes) for question in plan] == [
        ("How did you start?", ("Why?",)),
        ("What is next?", ("Why?",)),
    ]
    assert len(planned_questions(workspace, first)) == 2
    workspace.undo(now)
    assert planned_questions(workspace, second) == []


def test_recorded_interview_is_held_and_its_thank_you_counts_from_its_end(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    planned = planning.get_or_create_planned_interview(workspace, maria, now).id
    at = now - 10 * DAY
    interview = record_interview(workspace, maria, Appointment(at, 25), now, stage=Stage.MET)
    assert interview == planned  # with its questions
    row = read_row(workspace, interview)
    end = at + timedelta(minutes=25)
    assert (row.state, row.started_at, row.ended_at, row.elapsed_seconds) == (InterviewState.ENDED, at, end, 1500)
    (thank,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert (thank.kind, thank.due, thank.late_at) == (ActionKind.THANK, Due(at=end + DAY), end + 2 * DAY)
    contact = workspace.store.first(CONTACT, contact_id=maria)
    assert contact is not None
    assert (contact.stage, contact.last_contact_at) == (Stage.MET, end)  # moves are no contact
    workspace.undo(now)
    assert read_state(workspace, maria) == State(Stage.CONTACTED, [ActionKind.NUDGE])


def test_recorded_interview_leaves_the_one_ahead(workspace: Workspace, maria: int, now: datetime) -> None:
    ahead = schedule_interview(workspace, maria, Appointment(now + 6 * DAY), now)
    held = record_interview(workspace, maria, Appointment(now - DAY), now)
    assert held != ahead
    kinds = [ActionKind.THANK, ActionKind.PREPARE, ActionKind.CONFIRM]
    assert read_state(workspace, maria).actions == kinds
    with pytest.raises(InfoviewError, match="not over yet"):
        record_interview(workspace, maria, Appointment(now - timedelta(minutes=5), 20), now)


def test_report_of_what_is_due_says_where_the_interview_is(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    schedule_interview(workspace, maria, Appointment(now + timedelta(hours=5), link="https://zoom.us/j/1"), now)
    reasons = {action.kind: reason for action, reason in list_due(workspace, now, zone)}
    assert reasons[ActionKind.PREPARE] == (
        "The interview is today 15:00 · video · https://zoom.us/j/1: review your research and choose six questions"
    )
