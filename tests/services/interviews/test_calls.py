"""The course of a call: its clock, its questions, what is off the record, its end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.call_clock import CallClock, Phase
from infoview_tui.domain.enums import NoteKind, QuestionState
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.undo import UndoError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import calls, interviews, live_draft, notes, planning
from infoview_tui.services.outreach import stages
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, QuestionRow
from infoview_tui.storage.timestamps import to_text
from tests.conftest import Campaign, keep
from tests.services.conftest import begin


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.fixture
def planned(desk: Desk, maria: int, now: datetime) -> int:
    """An interview with three questions."""
    interview = planning.interview_to_plan(desk, maria, now).id
    for text in ("Why?", "How?", "Who else?"):
        planning.plan_question(desk, interview, planning.QuestionForm(text), now)
    return interview


@pytest.fixture
def call(desk: Desk, planned: int, now: datetime) -> int:
    """The call of that interview, which has begun."""
    calls.start_call(desk, planned, now)
    return planned


def state(desk: Desk, interview_id: int) -> InterviewRow:
    return interviews.read_call(desk, interview_id).interview


def clock(desk: Desk, interview_id: int) -> CallClock:
    return calls.clock_of(state(desk, interview_id))


def questions(desk: Desk, interview_id: int) -> list[QuestionRow]:
    return interviews.read_call(desk, interview_id).questions


def answer(desk: Desk, call: int, question_id: int, now: datetime) -> None:
    keep(desk, call, "a word", now, question_id=question_id)


def test_the_first_key_starts_the_clock_and_the_second_does_not(desk: Desk, call: int, now: datetime) -> None:
    calls.start_call(desk, call, now + minutes(5))
    assert state(desk, call).started_at == to_text(now)
    assert clock(desk, call).elapsed(now + minutes(6)) == minutes(6)
    running = interviews.running_interview(desk)
    assert running is not None
    assert running.id == call


def test_before_its_start_a_call_has_no_time(desk: Desk, planned: int, now: datetime) -> None:
    assert clock(desk, planned) == CallClock(agreed_minutes=20)


def test_the_first_question_is_the_current_one_from_the_start(desk: Desk, call: int) -> None:
    assert state(desk, call).current_question_id == questions(desk, call)[0].id


def test_a_call_without_a_plan_has_no_current_question(desk: Desk, maria: int, now: datetime) -> None:
    interview = begin(desk, maria, now)
    assert state(desk, interview).current_question_id is None


def test_the_end_stops_the_clock_once(desk: Desk, call: int, now: datetime) -> None:
    ended = now + minutes(20)
    calls.end_call(desk, call, ended)
    calls.end_call(desk, call, ended + timedelta(hours=1))
    assert (state(desk, call).state, state(desk, call).ended_at) == ("ended", to_text(ended))
    assert clock(desk, call).phase(ended) is Phase.ENDED
    assert clock(desk, call).elapsed(ended + timedelta(hours=1)) == minutes(20)
    assert interviews.running_interview(desk) is None


def test_the_end_takes_what_was_spoken_by_a_steadier_clock(desk: Desk, call: int, now: datetime) -> None:
    calls.end_call(desk, call, now + timedelta(hours=3), minutes(19))
    assert clock(desk, call).elapsed(now) == minutes(19)


def test_a_call_that_is_taken_up_again_keeps_its_start_and_its_time(desk: Desk, call: int, now: datetime) -> None:
    calls.end_call(desk, call, now + minutes(20))
    calls.start_call(desk, call, now + minutes(21))
    assert state(desk, call).started_at == to_text(now)
    assert clock(desk, call).elapsed(now + minutes(25)) == minutes(24)


def test_an_end_that_is_undone_lets_the_clock_run_on(desk: Desk, call: int, now: datetime) -> None:
    calls.end_call(desk, call, now + minutes(20))
    desk.undo(now)
    assert clock(desk, call).elapsed(now + minutes(25)) == minutes(25)


def test_a_pause_is_not_spoken_time(desk: Desk, call: int, now: datetime) -> None:
    calls.pause_call(desk, call, minutes(5))
    assert clock(desk, call).phase(now) is Phase.PAUSED
    assert clock(desk, call).elapsed(now + timedelta(hours=1)) == minutes(5)
    calls.resume_call(desk, call, now + timedelta(hours=1))
    assert clock(desk, call).elapsed(now + timedelta(hours=1) + minutes(2)) == minutes(7)
    calls.end_call(desk, call, now + timedelta(hours=1) + minutes(3))
    assert clock(desk, call).elapsed(now) == minutes(8)


def test_a_key_in_a_pause_does_not_end_it(desk: Desk, call: int, now: datetime) -> None:
    calls.pause_call(desk, call, minutes(5))
    calls.start_call(desk, call, now + minutes(9))
    assert clock(desk, call).phase(now) is Phase.PAUSED


def test_a_clock_that_stands_is_neither_paused_nor_written_anew(desk: Desk, call: int, now: datetime) -> None:
    calls.pause_call(desk, call, minutes(5))
    calls.pause_call(desk, call, minutes(9))
    calls.keep_clock(desk, call, minutes(9), now)
    assert clock(desk, call).elapsed(now) == minutes(5)


@pytest.mark.parametrize("when", ["before", "after"])
def test_only_a_call_that_is_held_can_go_on(desk: Desk, planned: int, now: datetime, when: str) -> None:
    if when == "after":
        calls.start_call(desk, planned, now)
        calls.end_call(desk, planned, now + minutes(4))
    before = clock(desk, planned)
    calls.resume_call(desk, planned, now + minutes(9))
    assert clock(desk, planned) == before


def test_a_clock_is_written_anew_to_the_fraction_of_a_second(desk: Desk, call: int, now: datetime) -> None:
    later, spoken = now + timedelta(hours=7), timedelta(seconds=300.25)
    calls.keep_clock(desk, call, spoken, later)
    assert clock(desk, call).elapsed(later) == spoken
    assert clock(desk, call).elapsed(later + minutes(1)) == spoken + minutes(1)


def test_pausing_and_turning_are_nothing_to_undo(desk: Desk, call: int, now: datetime) -> None:
    calls.pause_call(desk, call, minutes(1))
    calls.resume_call(desk, call, now + minutes(1))
    calls.set_off_record(desk, call, True)
    calls.turn_to_question(desk, call, questions(desk, call)[1].id, minutes(1))
    calls.keep_clock(desk, call, minutes(2), now + minutes(2))
    with pytest.raises(UndoError):  # the start of a call that went on stays
        desk.undo(now)
    assert state(desk, call).state == "running"


def test_an_invitation_to_stay_adds_to_the_agreed_length(desk: Desk, call: int, now: datetime) -> None:
    calls.extend_call(desk, call, 10, now)
    calls.extend_call(desk, call, 10, now)
    assert (state(desk, call).minutes, state(desk, call).extra_minutes) == (20, 20)
    assert clock(desk, call).left(now) == minutes(40)


def test_off_the_record_every_note_is_until_one_is_back_on(desk: Desk, call: int, now: datetime) -> None:
    calls.set_off_record(desk, call, True)
    assert state(desk, call).off_record
    secret = keep(desk, call, "! she is leaving*", now)
    calls.set_off_record(desk, call, False)
    insight = keep(desk, call, "! nobody plans*", now)
    assert (secret.kind, secret.text, secret.starred) == (NoteKind.OFF_RECORD, "! she is leaving", False)
    assert (insight.kind, insight.text, insight.starred) == (NoteKind.INSIGHT, "nobody plans", True)


def test_the_end_is_on_the_record_again(desk: Desk, call: int, now: datetime) -> None:
    calls.set_off_record(desk, call, True)
    calls.end_call(desk, call, now)
    assert not state(desk, call).off_record


def test_a_question_that_is_left_has_had_its_time(desk: Desk, call: int, now: datetime) -> None:
    first, second, _ = (row.id for row in questions(desk, call))
    calls.turn_to_question(desk, call, second, minutes(3))
    calls.turn_to_question(desk, call, first, minutes(4))
    calls.turn_to_question(desk, call, first, minutes(5))  # it is there already
    calls.end_call(desk, call, now + minutes(9), minutes(9))
    assert [row.spent_seconds for row in questions(desk, call)] == [180 + 300, 60, 0]
    assert state(desk, call).turned_seconds == 540


def test_a_question_with_notes_is_answered_once_the_call_ends(desk: Desk, call: int, now: datetime) -> None:
    first, second, third = (row.id for row in questions(desk, call))
    answer(desk, call, first, now)
    calls.turn_to_question(desk, call, second, minutes(1))
    calls.turn_to_question(desk, call, third, minutes(2))
    answer(desk, call, third, now)
    calls.end_call(desk, call, now + minutes(3))
    assert [row.state for row in questions(desk, call)] == ["answered", "open", "answered"]


def test_what_the_person_marked_stays_as_they_marked_it(desk: Desk, call: int, now: datetime) -> None:
    first, second, third = (row.id for row in questions(desk, call))
    calls.mark_question(desk, first, QuestionState.SKIPPED, now)
    calls.mark_question(desk, second, QuestionState.ANSWERED, now)
    answer(desk, call, first, now)
    for at, question in enumerate((second, third, first, second), 1):
        calls.turn_to_question(desk, call, question, minutes(at))
    assert [row.state for row in questions(desk, call)] == ["skipped", "answered", "open"]
    calls.mark_question(desk, first, QuestionState.OPEN, now)
    assert questions(desk, call)[0].state == "open"


def test_marking_a_question_can_be_undone_after_it_was_left(desk: Desk, call: int, now: datetime) -> None:
    first, second, _ = (row.id for row in questions(desk, call))
    calls.mark_question(desk, first, QuestionState.ANSWERED, now)
    calls.turn_to_question(desk, call, second, minutes(4))
    assert desk.undo(now) == "Answered: Why?"
    assert questions(desk, call)[0].state == "open"


def test_one_can_turn_to_no_question(desk: Desk, call: int) -> None:
    calls.turn_to_question(desk, call, None, minutes(2))
    assert state(desk, call).current_question_id is None
    assert questions(desk, call)[0].spent_seconds == 120


def test_a_question_that_comes_up_stands_behind_the_current_one(desk: Desk, call: int, now: datetime) -> None:
    live_draft.keep_line(desk, call, "Since when?")
    added = calls.add_question_now(desk, call, "Since when?", now)
    assert [row.text for row in questions(desk, call)] == ["Why?", "Since when?", "How?", "Who else?"]
    assert not state(desk, call).unfinished
    calls.turn_to_question(desk, call, added, minutes(2))
    calls.add_question_now(desk, call, "And before?", now)
    texts = ["Why?", "Since when?", "And before?", "How?", "Who else?"]
    assert [row.text for row in questions(desk, call)] == texts
    assert desk.undo(now) == "Added: And before?"
    assert [row.text for row in questions(desk, call)] == ["Why?", "Since when?", "How?", "Who else?"]


def test_a_question_that_comes_up_without_a_current_one_is_the_last(desk: Desk, call: int, now: datetime) -> None:
    calls.turn_to_question(desk, call, None, minutes(1))
    calls.add_question_now(desk, call, "Since when?", now)
    assert questions(desk, call)[-1].text == "Since when?"


def test_the_first_question_of_all_can_come_up_in_the_call(desk: Desk, maria: int, now: datetime) -> None:
    interview = begin(desk, maria, now)
    calls.add_question_now(desk, interview, "Why?", now)
    assert [row.text for row in questions(desk, interview)] == ["Why?"]


def test_an_empty_line_is_no_question(desk: Desk, call: int, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="Type the question"):
        calls.add_question_now(desk, call, " \u200b", now)


def test_live_opens_the_next_interview_or_begins_one(desk: Desk, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="No interview is planned"):
        interviews.interview_to_hold(desk, None, now)
    maria, tom = (contacts.add_contact(desk, ContactForm(name), now) for name in ("Maria", "Tom"))
    later = stages.schedule_interview(desk, maria, stages.Appointment(now + timedelta(days=2)), now)
    sooner = stages.schedule_interview(desk, tom, stages.Appointment(now + timedelta(days=1)), now)
    assert interviews.interview_to_hold(desk, None, now).id == sooner
    assert interviews.interview_to_hold(desk, maria, now).id == later
    calls.start_call(desk, later, now)
    assert interviews.interview_to_hold(desk, None, now).id == later
    ann = contacts.add_contact(desk, ContactForm("Ann"), now)
    begun = interviews.interview_to_hold(desk, ann, now)
    assert (begun.contact, begun.state, begun.starts_at) == ("Ann", "planned", None)
    assert interviews.interview_to_hold(desk, ann, now).id == begun.id


def test_a_call_that_runs_beside_is_found_whichever_began_first(desk: Desk, call: int, now: datetime) -> None:
    assert interviews.running_beside(desk, call) is None
    ann = contacts.add_contact(desk, ContactForm("Ann"), now)
    other = interviews.interview_to_hold(desk, ann, now).id
    beside = interviews.running_beside(desk, other)
    assert beside is not None
    assert beside.id == call
    assert interviews.running_beside(desk, call) is None
    calls.start_call(desk, other, now + timedelta(minutes=1))
    for here, there in ((call, other), (other, call)):
        beside = interviews.running_beside(desk, here)
        assert beside is not None
        assert beside.id == there
    calls.end_call(desk, call, now + timedelta(minutes=2))
    assert interviews.running_beside(desk, other) is None


def test_an_interview_that_is_gone_is_told(desk: Desk, campaign: Campaign, now: datetime) -> None:
    contacts.delete_contact(desk, campaign.maria, now)
    with pytest.raises(NotFoundError):
        interviews.read_call(desk, campaign.interview)
    with pytest.raises(NotFoundError):
        notes.keep_note(desk, campaign.interview, "a word", now, seconds=1, question_id=None)
    with pytest.raises(NotFoundError):
        calls.set_off_record(desk, campaign.interview, True)
    with pytest.raises(NotFoundError):
        calls.turn_to_question(desk, campaign.interview, None, minutes(1))
    with pytest.raises(NotFoundError):
        calls.add_question_now(desk, campaign.interview, "Why?", now)
    with pytest.raises(NotFoundError):
        interviews.interview_to_hold(desk, campaign.maria, now)
