"""What naturally follows when a contact moves: nudges, interviews, preparation, thank-yous."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.planning import Appointment
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.services.interviews.queries import read_call_details, should_propose_met
from infoview_tui.services.outreach import actions
from infoview_tui.services.outreach.stages import move_contact, schedule_interview
from infoview_tui.storage.queries.contacts.contacts import CONTACT
from infoview_tui.storage.queries.interviews.interviews import INTERVIEWS_OF_CONTACT
from infoview_tui.storage.queries.outreach import actions as action_queries


class Due(NamedTuple):
    """An open action: what, when, from when on it is late, and for which interview."""

    kind: str
    due_at: datetime | None
    late_at: datetime | None = None
    interview_id: int | None = None


def due(workspace: Workspace, contact_id: int) -> list[Due]:
    rows = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id)
    return [Due(row.kind, row.due_at, row.late_at, row.interview_id) for row in rows]


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm("Maria"), now)


def test_a_nudge_falls_due_three_business_days_after_the_request(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    said = move_contact(workspace, maria, Stage.CONTACTED, now)
    assert said == "Maria moved to Contacted. A follow-up is due in 3 business days."
    tuesday = now + timedelta(days=5)
    assert due(workspace, maria) == [Due("nudge", tuesday)]


def test_a_second_nudge_falls_due_after_the_first_and_then_it_is_close_or_keep(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    for said, number in (("The next follow-up is due in 7 business days.", 1), ("You have followed up with Maria twice", 0)):
        (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        now += timedelta(days=5)
        assert actions.complete_action(workspace, nudge.id, now).startswith(said)
        assert len(due(workspace, maria)) == number
        if number:
            assert due(workspace, maria) == [Due("nudge", now + timedelta(days=9))]


def test_who_is_asked_again_later_is_nudged_from_the_beginning(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    actions.complete_action(workspace, nudge.id, now)
    later = now + timedelta(days=100)
    move_contact(workspace, maria, Stage.CLOSED, later - timedelta(days=1))
    move_contact(workspace, maria, Stage.CONTACTED, later)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    assert actions.complete_action(workspace, nudge.id, later).startswith("The next follow-up")


def test_an_action_is_finished_only_once(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    (nudge,) = workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
    actions.complete_action(workspace, nudge.id, now)
    assert actions.complete_action(workspace, nudge.id, now) == ""
    actions.dismiss_action(workspace, nudge.id, now)
    assert len(due(workspace, maria)) == 1


def test_who_answers_is_nudged_no_more(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.CONTACTED, now)
    move_contact(workspace, maria, Stage.READY, now)
    assert due(workspace, maria) == []


def test_an_appointment_makes_an_interview_and_preparation_due(workspace: Workspace, maria: int, now: datetime) -> None:
    at = Appointment(now + timedelta(days=6), 30)
    said = move_contact(workspace, maria, Stage.SCHEDULED, now, at)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert (interview.starts_at, interview.minutes, interview.state) == (at.starts_at, 30, InterviewState.PLANNED)
    assert due(workspace, maria) == [Due("prepare", now + timedelta(days=5), at.starts_at, interview.id)]
    assert "Preparation is due" in said


def test_scheduled_without_a_time_asks_for_nothing_yet(workspace: Workspace, maria: int, now: datetime) -> None:
    assert "No time set yet" in move_contact(workspace, maria, Stage.SCHEDULED, now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.starts_at is None
    assert due(workspace, maria) == []


def test_a_time_that_is_set_already_is_kept_and_said(workspace: Workspace, maria: int, now: datetime) -> None:
    at = Appointment(now + timedelta(days=6))
    schedule_interview(workspace, maria, at, now)
    assert "Preparation is due" in move_contact(workspace, maria, Stage.SCHEDULED, now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.starts_at == at.starts_at
    assert [action.kind for action in due(workspace, maria)] == ["prepare"]


def test_another_time_moves_the_interview_and_its_preparation(workspace: Workspace, maria: int, now: datetime) -> None:
    first = schedule_interview(workspace, maria, Appointment(now + timedelta(days=6)), now)
    second = schedule_interview(workspace, maria, Appointment(now + timedelta(days=9)), now)
    assert first == second
    assert [action.due_at for action in due(workspace, maria)] == [now + timedelta(days=8)]


def test_preparation_for_tomorrow_morning_is_due_now_and_not_yesterday(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    schedule_interview(workspace, maria, Appointment(now + timedelta(hours=3)), now)
    assert [action.due_at for action in due(workspace, maria)] == [now]


@pytest.mark.parametrize("minutes", [-5, 0, 601, 10**9])
def test_an_impossible_length_is_brought_to_the_nearest_that_is_possible(
    workspace: Workspace, maria: int, now: datetime, minutes: int
) -> None:
    schedule_interview(workspace, maria, Appointment(now, minutes), now)
    (interview,) = workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)
    assert interview.minutes == (600 if minutes > 600 else 1)


def test_the_thank_you_falls_due_within_a_day_and_is_late_after_two(
    workspace: Workspace, maria: int, now: datetime
) -> None:
    assert "thank-you is due" in move_contact(workspace, maria, Stage.MET, now)
    assert due(workspace, maria) == [Due("thank", now + timedelta(hours=24), now + timedelta(hours=48))]


def test_the_thank_you_counts_from_the_end_of_the_call(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    call_clock.start_call(workspace, interview, now)
    ended = now + timedelta(minutes=30)
    call_clock.end_call(workspace, interview, ended)
    expected = [Due("thank", ended + timedelta(hours=24), ended + timedelta(hours=48), interview)]
    assert due(workspace, maria) == expected
    assert move_contact(workspace, maria, Stage.MET, now + timedelta(hours=3)) == "Maria moved to Met."
    assert due(workspace, maria) == expected


def test_who_was_moved_to_met_during_the_call_is_thanked_once(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    call_clock.start_call(workspace, interview, now)
    move_contact(workspace, maria, Stage.MET, now)
    ended = now + timedelta(minutes=30)
    call_clock.end_call(workspace, interview, ended)
    assert due(workspace, maria) == [Due("thank", ended + timedelta(hours=24), ended + timedelta(hours=48), interview)]


def test_moving_to_met_twice_asks_for_one_thank_you(workspace: Workspace, maria: int, now: datetime) -> None:
    for stage in (Stage.MET, Stage.SCHEDULED, Stage.MET):
        move_contact(workspace, maria, stage, now)
    assert [action.kind for action in due(workspace, maria)] == ["thank"]


def test_a_second_interview_is_thanked_for_again(workspace: Workspace, maria: int, now: datetime) -> None:
    held = []
    for month in range(2):
        then = now + timedelta(days=30 * month)
        held.append(planning.get_or_create_planned_interview(workspace, maria, then).id)
        call_clock.end_call(workspace, held[-1], then)
    assert [action.interview_id for action in due(workspace, maria)] == held


def test_the_end_of_a_call_settles_its_preparation(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + timedelta(hours=1)), now)
    call_clock.end_call(workspace, interview, now + timedelta(hours=2))
    assert [action.kind for action in due(workspace, maria)] == ["thank"]


def test_who_is_closed_is_left_in_peace_but_still_thanked(workspace: Workspace, maria: int, now: datetime) -> None:
    move_contact(workspace, maria, Stage.MET, now)
    schedule_interview(workspace, maria, Appointment(now + timedelta(days=6)), now)
    move_contact(workspace, maria, Stage.CLOSED, now)
    assert [action.kind for action in due(workspace, maria)] == [ActionKind.THANK]


@pytest.mark.parametrize("stage", Stage)
def test_a_move_to_where_one_stands_says_nothing(workspace: Workspace, maria: int, now: datetime, stage: Stage) -> None:
    move_contact(workspace, maria, stage, now)
    since = workspace.store.all(CONTACT, contact_id=maria)
    assert move_contact(workspace, maria, stage, now + timedelta(days=1)) == ""
    assert workspace.store.all(CONTACT, contact_id=maria) == since


def test_the_program_never_moves_a_contact_by_itself(workspace: Workspace, maria: int, now: datetime) -> None:
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


def test_a_todo_needs_words(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="few words"):
        actions.add_todo(workspace, None, " \u200b ", None, now)
