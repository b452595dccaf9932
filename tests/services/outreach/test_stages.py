"""Consequences of stage changes: nudges, interviews, preparation and thank-yous."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.services.interviews.queries import read_call_details, should_propose_met
from infoview_tui.services.outreach import actions
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import CONTACT
from infoview_tui.storage.queries.interviews.interviews import INTERVIEWS_OF_CONTACT
from infoview_tui.storage.queries.outreach import actions as action_queries


class Open(NamedTuple):
    """An open action: its kind, when it is due and late, and its interview."""

    kind: str
    due: Due | None
    late_at: datetime | None = None
    interview_id: int | None = None


def due(workspace: Workspace, contact_id: int) -> list[Open]:
    rows = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id)
    return [Open(row.kind, row.due, row.late_at, row.interview_id) for row in rows]


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm("Maria"), now)


def test_first_nudge_is_due_after_three_business_days(workspace: Workspace, maria: int, now: datetime) -> None:
    message = move_contact(workspace, maria, Stage.CONTACTED, now)
    assert message == "Maria moved to Contacted. A follow-up is due in 3 business days."
    assert due(workspace, maria) == [Open("nudge", Due(date(2026, 12, 1)))]


def test_second_nudge_follows_the_first_and_is_the_last(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    for message, kind in (
        ("The next follow-up is due in 7 business days.", "nudge"),
        ("You have followed up with Maria twice. In 7 business days, close or keep the contact.", "close_or_keep"),
    ):
        (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        now += timedelta(days=5)
        assert actions.complete_action(workspace, nudge.id, now) == message
        assert due(workspace, maria) == [Open(kind, Due(now.date() + timedelta(days=9)))]


def test_new_request_restarts_nudges(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    actions.complete_action(workspace, nudge.id, now)
    later = now + timedelta(days=100)
    move_contact(workspace, maria, Stage.CLOSED, later - timedelta(days=1))
    move_contact(workspace, maria, Stage.CONTACTED, later)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert actions.complete_action(workspace, nudge.id, later).startswith("The next follow-up")


def test_action_is_completed_once(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    actions.complete_action(workspace, nudge.id, now)
    assert actions.complete_action(workspace, nudge.id, now) == ""
    actions.dismiss_action(workspace, nudge.id, now)
    assert len(due(workspace, maria)) == 1


def test_move_is_no_contact(workspace: Workspace, maria: int, now: datetime) -> None:
    for stage in (Stage.CONTACTED, Stage.MET, Stage.IN_TOUCH):
        move_contact(workspace, maria, stage, now)
        contact = workspace.store.first(CONTACT, contact_id=maria)
        assert contact is not None
        assert (contact.stage, contact.last_contact_at) == (stage, None)


def test_ready_without_research_is_pointed_out(workspace: Workspace, maria: int, now: datetime) -> None:
    assert move_contact(workspace, maria, Stage.READY, now) == "Maria moved to Ready. No research yet."
    add_research(workspace, Subject.contact(maria), "~ both from Cork", now, UTC)
    move_contact(workspace, maria, Stage.RESEARCHING, now)
    assert move_contact(workspace, maria, Stage.READY, now) == "Maria moved to Ready. No research yet."
    add_research(workspace, Subject.contact(maria), "Moved from law to design", now, UTC)
    move_contact(workspace, maria, Stage.RESEARCHING, now)
    assert move_contact(workspace, maria, Stage.READY, now) == "Maria moved to Ready."


def test_staying_in_touch_goes_on_after_each_check_in(workspace: Workspace, maria: int, now: datetime) -> None:
    actions.add_outreach(workspace, maria, ActionKind.STAY_IN_TOUCH, now)
    for _ in range(3):
        (check_in,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        assert check_in.kind is ActionKind.STAY_IN_TOUCH
        assert actions.complete_action(workspace, check_in.id, now) == "A check-in is due in 3 months."
        (following,) = due(workspace, maria)
        assert following.due is not None
        span = following.due.deadline(UTC) - now
        assert timedelta(days=85) < span < timedelta(days=95)
        now += span


def test_moving_on_closes_nudge(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    move_contact(workspace, maria, Stage.READY, now)
    assert due(workspace, maria) == []


def test_appointment_creates_interview_and_preparation(workspace: Workspace, maria: int, now: datetime) -> None:
    at = Appointment(now + timedelta(days=6), 30)
    message = move_contact(workspace, maria, Stage.SCHEDULED, now, at)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert (interview.starts_at, interview.minutes, interview.state) == (at.starts_at, 30, InterviewState.PLANNED)
    assert due(workspace, maria) == [
        Open(kind, Due(at=now + timedelta(days=5)), at.starts_at, interview.id) for kind in ("prepare", "confirm")
    ]
    assert "Preparation is due" in message


def test_scheduled_without_a_time_sets_nothing_due(workspace: Workspace, maria: int, now: datetime) -> None:
    assert "No time set yet" in move_contact(workspace, maria, Stage.SCHEDULED, now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.starts_at is None
    assert due(workspace, maria) == []


def test_existing_appointment_is_kept(workspace: Workspace, maria: int, now: datetime) -> None:
    at = Appointment(now + timedelta(days=6))
    schedule_interview(workspace, maria, at, now)
    assert "Preparation is due" in move_contact(workspace, maria, Stage.SCHEDULED, now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.starts_at == at.starts_at
    assert [action.kind for action in due(workspace, maria)] == ["prepare", "confirm"]


def test_rescheduling_moves_interview_and_preparation(workspace: Workspace, maria: int, now: datetime) -> None:
    first = schedule_interview(workspace, maria, Appointment(now + timedelta(days=6)), now)
    second = schedule_interview(workspace, maria, Appointment(now + timedelta(days=9)), now)
    assert first == second
    assert [action.due for action in due(workspace, maria)] == [Due(at=now + timedelta(days=8))] * 2


def test_preparation_is_never_due_in_the_past(workspace: Workspace, maria: int, now: datetime) -> None:
    schedule_interview(workspace, maria, Appointment(now + timedelta(hours=3)), now)
    assert [action.due for action in due(workspace, maria)] == [Due(at=now)]


@pytest.mark.parametrize("minutes", [-5, 0, 601, 10**9])
def test_interview_length_is_clamped(workspace: Workspace, maria: int, now: datetime, minutes: int) -> None:
    schedule_interview(workspace, maria, Appointment(now, minutes), now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.minutes == (600 if minutes > 600 else 1)


def test_thank_you_is_due_after_one_day_and_late_after_two(workspace: Workspace, maria: int, now: datetime) -> None:
    assert "thank-you is due" in move_contact(workspace, maria, Stage.MET, now)
    assert due(workspace, maria) == [Open("thank", Due(at=now + timedelta(hours=24)), now + timedelta(hours=48))]


def test_thank_you_is_due_from_the_end_of_the_call(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    call_clock.start_call(workspace, interview, now)
    ended = now + timedelta(minutes=30)
    call_clock.end_call(workspace, interview, ended)
    expected = [Open("thank", Due(at=ended + timedelta(hours=24)), ended + timedelta(hours=48), interview)]
    assert due(workspace, maria) == expected
    assert move_contact(workspace, maria, Stage.MET, now + timedelta(hours=3)) == "Maria moved to Met."
    assert due(workspace, maria) == expected


def test_move_to_met_during_call_creates_one_thank_you(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    call_clock.start_call(workspace, interview, now)
    move_contact(workspace, maria, Stage.MET, now)
    ended = now + timedelta(minutes=30)
    call_clock.end_call(workspace, interview, ended)
    assert due(workspace, maria) == [
        Open("thank", Due(at=ended + timedelta(hours=24)), ended + timedelta(hours=48), interview)
    ]


def test_moving_to_met_twice_creates_one_thank_you(workspace: Workspace, maria: int, now: datetime) -> None:
    for stage in (Stage.MET, Stage.SCHEDULED, Stage.MET):
        move_contact(workspace, maria, stage, now)
    assert [action.kind for action in due(workspace, maria)] == ["thank"]


def test_second_interview_creates_second_thank_you(workspace: Workspace, maria: int, now: datetime) -> None:
    held = []
    for month in range(2):
        then = now + timedelta(days=30 * month)
        held.append(planning.get_or_create_planned_interview(workspace, maria, then).id)
        call_clock.end_call(workspace, held[-1], then)
    assert [action.interview_id for action in due(workspace, maria)] == held


def test_ending_call_completes_preparation(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + timedelta(hours=1)), now)
    call_clock.end_call(workspace, interview, now + timedelta(hours=2))
    assert [action.kind for action in due(workspace, maria)] == ["thank"]


def test_closing_dismisses_actions_except_thank_you(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.MET, now)
    schedule_interview(workspace, maria, Appointment(now + timedelta(days=6)), now)
    move_contact(workspace, maria, Stage.CLOSED, now)
    assert [action.kind for action in due(workspace, maria)] == [ActionKind.THANK]


@pytest.mark.parametrize("stage", Stage)
def test_move_to_same_stage_does_nothing(workspace: Workspace, maria: int, now: datetime, stage: Stage) -> None:
    move_contact(workspace, maria, stage, now)
    since = workspace.store.all(CONTACT, contact_id=maria)
    assert move_contact(workspace, maria, stage, now + timedelta(days=1)) == ""
    assert workspace.store.all(CONTACT, contact_id=maria) == since


def test_call_never_changes_stage(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now), now)
    call_clock.start_call(workspace, interview, now)
    call_clock.end_call(workspace, interview, now)
    row = workspace.store.first(CONTACT, contact_id=maria)
    held = read_call_details(workspace, interview).interview
    assert row is not None
    assert row.stage == Stage.RESEARCHING
    assert held.state == InterviewState.ENDED
    assert should_propose_met(workspace, held)
    move_contact(workspace, maria, Stage.MET, now)
    assert not should_propose_met(workspace, held)


def test_todo_needs_text(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="few words"):
        actions.add_todo(workspace, None, " \u200b ", None, now)
