"""A call: clock, questions, off the record, and end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.call_clock import CallClock, CallPhase
from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, call_questions, live_draft, notes, planning
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.interviews.timing import (
    build_clock,
    find_next_interview,
    find_other_running_interview,
    find_running_interview,
)
from infoview_tui.services.outreach import scheduling
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, QuestionRow
from tests.conftest import Campaign, add_note
from tests.services.conftest import start_new_call


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.fixture
def planned(workspace: Workspace, maria: int, now: datetime) -> int:
    """An interview with three questions."""
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    for text in ("Why?", "How?", "Who else?"):
        planning.plan_question(workspace, interview, QuestionForm(text), now)
    return interview


@pytest.fixture
def call(workspace: Workspace, planned: int, now: datetime) -> int:
    """The id of that interview, started."""
    call_clock.start_call(workspace, planned, now)
    return planned


def state(workspace: Workspace, interview_id: int) -> InterviewRow:
    return read_call_details(workspace, interview_id).interview


def clock(workspace: Workspace, interview_id: int) -> CallClock:
    return build_clock(state(workspace, interview_id))


def questions(workspace: Workspace, interview_id: int) -> list[QuestionRow]:
    return read_call_details(workspace, interview_id).questions


def answer(workspace: Workspace, call: int, question_id: int, now: datetime) -> None:
    add_note(workspace, call, "a word", now, question_id=question_id)


def test_call_is_started_once(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.start_call(workspace, call, now + minutes(5))
    assert state(workspace, call).started_at == now
    assert clock(workspace, call).elapsed(now + minutes(6)) == minutes(6)
    running = find_running_interview(workspace)
    assert running is not None
    assert running.id == call


def test_clock_is_zero_before_start(workspace: Workspace, planned: int, now: datetime) -> None:
    assert clock(workspace, planned) == CallClock(agreed_minutes=20)


def test_first_question_is_current_at_start(workspace: Workspace, call: int) -> None:
    assert state(workspace, call).current_question_id == questions(workspace, call)[0].id


def test_call_without_plan_has_no_current_question(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = start_new_call(workspace, maria, now)
    assert state(workspace, interview).current_question_id is None


def test_call_is_ended_once(workspace: Workspace, call: int, now: datetime) -> None:
    ended = now + minutes(20)
    call_clock.end_call(workspace, call, ended)
    call_clock.end_call(workspace, call, ended + timedelta(hours=1))
    assert (state(workspace, call).state, state(workspace, call).ended_at) == (InterviewState.ENDED, ended)
    assert clock(workspace, call).phase(ended) is CallPhase.ENDED
    assert clock(workspace, call).elapsed(ended + timedelta(hours=1)) == minutes(20)
    assert find_running_interview(workspace) is None


def test_end_uses_given_elapsed_time(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.end_call(workspace, call, now + timedelta(hours=3), minutes(19))
    assert clock(workspace, call).elapsed(now) == minutes(19)


def test_continued_call_keeps_start_and_time(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.end_call(workspace, call, now + minutes(20))
    call_clock.start_call(workspace, call, now + minutes(21))
    assert state(workspace, call).started_at == now
    assert clock(workspace, call).elapsed(now + minutes(25)) == minutes(24)


def test_undoing_end_restarts_clock(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.end_call(workspace, call, now + minutes(20))
    workspace.undo(now)
    assert clock(workspace, call).elapsed(now + minutes(25)) == minutes(25)


def test_clock_stops_during_pause(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.pause_call(workspace, call, minutes(5))
    assert clock(workspace, call).phase(now) is CallPhase.PAUSED
    assert clock(workspace, call).elapsed(now + timedelta(hours=1)) == minutes(5)
    call_clock.resume_call(workspace, call, now + timedelta(hours=1))
    assert clock(workspace, call).elapsed(now + timedelta(hours=1) + minutes(2)) == minutes(7)
    call_clock.end_call(workspace, call, now + timedelta(hours=1) + minutes(3))
    assert clock(workspace, call).elapsed(now) == minutes(8)


def test_starting_a_paused_call_does_not_resume_it(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.pause_call(workspace, call, minutes(5))
    call_clock.start_call(workspace, call, now + minutes(9))
    assert clock(workspace, call).phase(now) is CallPhase.PAUSED


def test_stopped_clock_is_not_paused_or_saved(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.pause_call(workspace, call, minutes(5))
    call_clock.pause_call(workspace, call, minutes(9))
    call_clock.save_clock(workspace, call, minutes(9), now)
    assert clock(workspace, call).elapsed(now) == minutes(5)


@pytest.mark.parametrize("when", ["before", "after"])
def test_only_a_paused_call_can_be_resumed(workspace: Workspace, planned: int, now: datetime, when: str) -> None:
    if when == "after":
        call_clock.start_call(workspace, planned, now)
        call_clock.end_call(workspace, planned, now + minutes(4))
    before = clock(workspace, planned)
    call_clock.resume_call(workspace, planned, now + minutes(9))
    assert clock(workspace, planned) == before


def test_clock_is_saved_with_fractions_of_a_second(workspace: Workspace, call: int, now: datetime) -> None:
    later, spoken = now + timedelta(hours=7), timedelta(seconds=300.25)
    call_clock.save_clock(workspace, call, spoken, later)
    assert clock(workspace, call).elapsed(later) == spoken
    assert clock(workspace, call).elapsed(later + minutes(1)) == spoken + minutes(1)


def test_settings_of_a_call_are_undone_and_its_question_with_the_last_of_them(
    workspace: Workspace, call: int, now: datetime
) -> None:
    started = state(workspace, call)
    call_clock.pause_call(workspace, call, minutes(1))
    call_clock.resume_call(workspace, call, now + minutes(1))
    call_questions.set_off_record(workspace, call, True, now)
    call_questions.set_current_question(workspace, call, questions(workspace, call)[1].id, minutes(1))
    call_clock.save_clock(workspace, call, minutes(2), now + minutes(2))
    changed = state(workspace, call)
    labels = [workspace.undo(now) for _ in range(3)]
    assert labels == ["Off the record", "Resumed the clock", "Paused the clock"]
    assert state(workspace, call) == started
    assert [workspace.redo(now) for _ in range(3)] == labels[::-1]
    assert state(workspace, call) == changed


def test_extending_adds_to_agreed_length(workspace: Workspace, call: int, now: datetime) -> None:
    call_clock.extend_call(workspace, call, 10, now)
    call_clock.extend_call(workspace, call, 10, now)
    assert (state(workspace, call).minutes, state(workspace, call).extra_minutes) == (20, 20)
    assert clock(workspace, call).remaining(now) == minutes(40)


def test_notes_are_off_the_record_while_the_call_is(workspace: Workspace, call: int, now: datetime) -> None:
    call_questions.set_off_record(workspace, call, True, now)
    assert state(workspace, call).off_record
    secret = add_note(workspace, call, "! she is leaving*", now)
    call_questions.set_off_record(workspace, call, False, now)
    insight = add_note(workspace, call, "! nobody plans*", now)
    assert (secret.kind, secret.text, secret.starred) == (NoteKind.OFF_RECORD, "! she is leaving", False)
    assert (insight.kind, insight.text, insight.starred) == (NoteKind.INSIGHT, "nobody plans", True)


def test_ending_call_turns_off_record_off(workspace: Workspace, call: int, now: datetime) -> None:
    call_questions.set_off_record(workspace, call, True, now)
    call_clock.end_call(workspace, call, now)
    assert not state(workspace, call).off_record


def test_leaving_question_adds_its_time(workspace: Workspace, call: int, now: datetime) -> None:
    first, second, _ = (row.id for row in questions(workspace, call))
    call_questions.set_current_question(workspace, call, second, minutes(3))
    call_questions.set_current_question(workspace, call, first, minutes(4))
    call_questions.set_current_question(workspace, call, first, minutes(5))  # already the current one
    call_clock.end_call(workspace, call, now + minutes(9), minutes(9))
    assert [row.spent_seconds for row in questions(workspace, call)] == [180 + 300, 60, 0]
    assert state(workspace, call).question_started_seconds == 540


def test_question_with_notes_is_answered_at_the_end(workspace: Workspace, call: int, now: datetime) -> None:
    first, second, third = (row.id for row in questions(workspace, call))
    answer(workspace, call, first, now)
    call_questions.set_current_question(workspace, call, second, minutes(1))
    call_questions.set_current_question(workspace, call, third, minutes(2))
    answer(workspace, call, third, now)
    call_clock.end_call(workspace, call, now + minutes(3))
    assert [row.state for row in questions(workspace, call)] == ["answered", "open", "answered"]


def test_marked_question_states_are_kept(workspace: Workspace, call: int, now: datetime) -> None:
    first, second, third = (row.id for row in questions(workspace, call))
    call_questions.set_question_state(workspace, first, QuestionState.SKIPPED, now)
    call_questions.set_question_state(workspace, second, QuestionState.ANSWERED, now)
    answer(workspace, call, first, now)
    for at, question in enumerate((second, third, first, second), 1):
        call_questions.set_current_question(workspace, call, question, minutes(at))
    assert [row.state for row in questions(workspace, call)] == ["skipped", "answered", "open"]
    call_questions.set_question_state(workspace, first, QuestionState.OPEN, now)
    assert questions(workspace, call)[0].state == "open"


def test_question_state_can_be_undone_after_leaving(workspace: Workspace, call: int, now: datetime) -> None:
    first, second, _ = (row.id for row in questions(workspace, call))
    call_questions.set_question_state(workspace, first, QuestionState.ANSWERED, now)
    call_questions.set_current_question(workspace, call, second, minutes(4))
    assert workspace.undo(now) == "Answered: Why?"
    assert questions(workspace, call)[0].state == "open"


def test_current_question_can_be_cleared(workspace: Workspace, call: int) -> None:
    call_questions.set_current_question(workspace, call, None, minutes(2))
    assert state(workspace, call).current_question_id is None
    assert questions(workspace, call)[0].spent_seconds == 120


def test_added_question_follows_the_current_one(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "Since when?")
    added = call_questions.add_question_during_call(workspace, call, "Since when?", now)
    assert [row.text for row in questions(workspace, call)] == ["Why?", "Since when?", "How?", "Who else?"]
    assert not state(workspace, call).has_draft
    call_questions.set_current_question(workspace, call, added, minutes(2))
    call_questions.add_question_during_call(workspace, call, "And before?", now)
    texts = ["Why?", "Since when?", "And before?", "How?", "Who else?"]
    assert [row.text for row in questions(workspace, call)] == texts
    assert workspace.undo(now) == "Added: And before?"
    assert [row.text for row in questions(workspace, call)] == ["Why?", "Since when?", "How?", "Who else?"]


def test_added_question_is_last_without_a_current_one(workspace: Workspace, call: int, now: datetime) -> None:
    call_questions.set_current_question(workspace, call, None, minutes(1))
    call_questions.add_question_during_call(workspace, call, "Since when?", now)
    assert questions(workspace, call)[-1].text == "Since when?"


def test_first_question_can_be_added_during_call(workspace: Workspace, maria: int, now: datetime) -> None:
    interview = start_new_call(workspace, maria, now)
    call_questions.add_question_during_call(workspace, interview, "Why?", now)
    assert [row.text for row in questions(workspace, interview)] == ["Why?"]


def test_empty_question_is_rejected(workspace: Workspace, call: int, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="Type the question"):
        call_questions.add_question_during_call(workspace, call, " \u200b", now)


def test_next_interview_is_the_running_one_or_else_the_earliest(workspace: Workspace, now: datetime) -> None:
    assert find_next_interview(workspace) is None
    maria, tom = (contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Maria", "Tom"))
    later = scheduling.schedule_interview(workspace, maria, Appointment(now + timedelta(days=2)), now)
    sooner = scheduling.schedule_interview(workspace, tom, Appointment(now + timedelta(days=1)), now)
    found = [find_next_interview(workspace), find_next_interview(workspace, maria)]
    assert [row.id for row in found if row] == [sooner, later]
    call_clock.start_call(workspace, later, now)
    running = find_next_interview(workspace)
    assert running is not None
    assert running.id == later


def test_other_running_call_is_found(workspace: Workspace, call: int, now: datetime) -> None:
    assert find_other_running_interview(workspace, call) is None
    ann = contact_commands.add_contact(workspace, ContactForm("Ann"), now)
    other = planning.get_or_create_planned_interview(workspace, ann, now).id
    beside = find_other_running_interview(workspace, other)
    assert beside is not None
    assert beside.id == call
    assert find_other_running_interview(workspace, call) is None
    call_clock.start_call(workspace, other, now + timedelta(minutes=1))
    for here, there in ((call, other), (other, call)):
        beside = find_other_running_interview(workspace, here)
        assert beside is not None
        assert beside.id == there
    call_clock.end_call(workspace, call, now + timedelta(minutes=2))
    assert find_other_running_interview(workspace, other) is None


def test_deleted_interview_raises_not_found(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    contact_commands.delete_contact(workspace, campaign.maria, now)
    with pytest.raises(NotFoundError):
        read_call_details(workspace, campaign.interview)
    with pytest.raises(NotFoundError):
        notes.add_note(workspace, campaign.interview, "a word", now, seconds=1, question_id=None)
    with pytest.raises(NotFoundError):
        call_questions.set_off_record(workspace, campaign.interview, True, now)
    with pytest.raises(NotFoundError):
        call_questions.set_current_question(workspace, campaign.interview, None, minutes(1))
    with pytest.raises(NotFoundError):
        call_questions.add_question_during_call(workspace, campaign.interview, "Why?", now)
    with pytest.raises(NotFoundError):
        planning.get_or_create_planned_interview(workspace, campaign.maria, now)
