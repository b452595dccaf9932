"""The call: its clock, its notes, its half-typed line."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.clock import CallClock
from infoview_tui.domain.vocabulary import NoteKind
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.paths import Places
from infoview_tui.services import contacts, interviews, notes, outreach, planning
from infoview_tui.services.contacts import ContactForm
from infoview_tui.services.desk import Desk
from infoview_tui.storage.instants import maybe, to_text
from infoview_tui.storage.reads.contacts import TIMELINE
from infoview_tui.storage.reads.interviews import InterviewRow, NoteRow
from infoview_tui.storage.store import Store
from tests.conftest import Campaign


@pytest.fixture
def maria(desk: Desk, now: datetime) -> int:
    return contacts.add_contact(desk, ContactForm("Maria"), now)


@pytest.fixture
def call(desk: Desk, maria: int, now: datetime) -> int:
    interview = planning.interview_to_plan(desk, maria, now).id
    interviews.start_call(desk, interview, now)
    return interview


def state(desk: Desk, interview_id: int) -> InterviewRow:
    return interviews.read_call(desk, interview_id).interview


def keep(desk: Desk, call: int, line: str, now: datetime) -> NoteRow:
    note_id = notes.keep_note(desk, call, line, now, seconds=7, question_id=None)
    return next(note for note in interviews.read_call(desk, call).notes if note.id == note_id)


def test_the_first_key_starts_the_clock_and_the_second_does_not(desk: Desk, call: int, now: datetime) -> None:
    interviews.start_call(desk, call, now + timedelta(minutes=5))
    assert state(desk, call).started_at == to_text(now)
    running = interviews.running_interview(desk)
    assert running is not None
    assert running.id == call


def test_the_end_stops_the_clock_once(desk: Desk, call: int, now: datetime) -> None:
    ended = now + timedelta(minutes=20)
    interviews.end_call(desk, call, ended)
    interviews.end_call(desk, call, ended + timedelta(hours=1))
    assert (state(desk, call).state, state(desk, call).ended_at) == ("ended", to_text(ended))
    assert interviews.running_interview(desk) is None


def test_a_call_that_is_taken_up_again_keeps_its_start_and_runs_on(desk: Desk, call: int, now: datetime) -> None:
    interviews.end_call(desk, call, now + timedelta(minutes=20))
    interviews.start_call(desk, call, now + timedelta(minutes=21))
    row = state(desk, call)
    clock = CallClock(maybe(row.started_at), row.minutes, row.extra_minutes, maybe(row.ended_at))
    assert clock.elapsed(now + timedelta(minutes=25)) == timedelta(minutes=25)


def test_an_invitation_to_stay_adds_to_the_agreed_length(desk: Desk, call: int, now: datetime) -> None:
    interviews.extend_call(desk, call, 10, now)
    interviews.extend_call(desk, call, 10, now)
    assert (state(desk, call).minutes, state(desk, call).extra_minutes) == (20, 20)


@pytest.mark.parametrize("sign", CALL_SIGNS)
def test_a_sign_says_what_a_note_is(desk: Desk, call: int, now: datetime, sign: object) -> None:
    from infoview_tui.domain.capture import Sign

    assert isinstance(sign, Sign)
    note = keep(desk, call, f"{sign.sign}Ship it", now)
    assert (note.kind, note.text, note.starred, note.seconds) == (sign.kind, "Ship it", False, 7)


def test_a_star_marks_a_moment_for_the_thank_you(desk: Desk, call: int, now: datetime) -> None:
    note = keep(desk, call, "! Nobody plans*", now)
    assert note.starred
    notes.toggle_star(desk, note.id, now)
    assert not interviews.read_call(desk, call).notes[0].starred


def test_what_is_off_the_record_is_never_starred_nor_cited(desk: Desk, call: int, now: datetime) -> None:
    secret = keep(desk, call, "% She is leaving*", now)
    assert (secret.kind, secret.starred) == (NoteKind.OFF_RECORD, False)
    with pytest.raises(InfoviewError, match="off the record"):
        notes.toggle_star(desk, secret.id, now)
    moment = keep(desk, call, "! Nobody plans*", now)
    notes.edit_note(desk, moment.id, "% Nobody plans*", now)
    rows = interviews.read_call(desk, call).notes
    assert [row.starred for row in rows] == [False, False]
    assert interviews.moments_to_cite(rows) == []


def test_what_is_off_the_record_is_not_repeated_in_the_log(desk: Desk, call: int, maria: int, now: datetime) -> None:
    secret = keep(desk, call, "% She is leaving", now)
    notes.edit_note(desk, secret.id, "% She is leaving in May", now)
    notes.remove_note(desk, secret.id, now)
    told = " ".join(row.label for row in desk.store.all(TIMELINE, contact_id=maria, most=99))
    assert "leaving" not in told
    assert "off the record" in told


def test_starred_moments_are_cited_and_else_quotes_and_insights(desk: Desk, call: int, now: datetime) -> None:
    for line in ("plain", '"Ship it', "! Nobody plans", "> the people", "! again", "! and again"):
        keep(desk, call, line, now)
    assert [row.text for row in interviews.moments_to_cite(interviews.read_call(desk, call).notes)] == [
        "Ship it",
        "Nobody plans",
        "again",
    ]
    keep(desk, call, "plain but dear*", now)
    assert [row.text for row in interviews.moments_to_cite(interviews.read_call(desk, call).notes)] == [
        "plain but dear"
    ]


@pytest.mark.parametrize("line", ["", "   ", "\u200b", "\x1b[31m"])
def test_an_empty_line_is_no_note(desk: Desk, call: int, now: datetime, line: str) -> None:
    assert notes.keep_note(desk, call, line, now, seconds=1, question_id=None) is None
    note = keep(desk, call, "kept", now)
    with pytest.raises(InfoviewError, match="Nothing is left"):
        notes.edit_note(desk, note.id, line, now)
    assert [row.text for row in interviews.read_call(desk, call).notes] == ["kept"]


def test_notes_keep_their_order_when_one_is_removed(desk: Desk, call: int, now: datetime) -> None:
    rows = [keep(desk, call, word, now) for word in ("one", "two", "three")]
    notes.remove_note(desk, rows[1].id, now)
    keep(desk, call, "four", now)
    desk.undo(now)
    desk.undo(now)
    keep(desk, call, "four", now)
    assert [row.text for row in interviews.read_call(desk, call).notes] == ["one", "two", "three", "four"]


def test_a_note_on_a_question_that_was_taken_out_meanwhile_is_kept(desk: Desk, call: int, now: datetime) -> None:
    question = planning.plan_question(desk, call, planning.QuestionForm("Why?"), now)
    planning.remove_question(desk, question, now)
    note_id = notes.keep_note(desk, call, "a word", now, seconds=1, question_id=question)
    assert [(row.id, row.question_id) for row in interviews.read_call(desk, call).notes] == [(note_id, None)]


def test_a_note_stays_when_its_question_goes(desk: Desk, call: int, now: datetime) -> None:
    question = planning.plan_question(desk, call, planning.QuestionForm("Why?"), now)
    notes.keep_note(desk, call, "a word", now, seconds=1, question_id=question)
    planning.remove_question(desk, question, now)
    (row,) = interviews.read_call(desk, call).notes
    assert (row.text, row.question) == ("a word", "")
    desk.undo(now)
    assert interviews.read_call(desk, call).notes[0].question == "Why?"


def test_a_half_typed_line_is_there_at_the_next_start(desk: Desk, places: Places, call: int, now: datetime) -> None:
    question = planning.plan_question(desk, call, planning.QuestionForm("Why?"), now)
    interviews.keep_line(desk, call, "! half a tho", None, question)
    again = Desk(Store(places.database))  # as after a kill: the first one was not closed
    running = interviews.running_interview(again)
    again.close()
    assert running is not None
    assert (running.id, running.draft, running.current_question_id) == (call, "! half a tho", question)


def test_a_half_typed_edit_remembers_its_note(desk: Desk, call: int, now: datetime) -> None:
    note = keep(desk, call, "one", now)
    interviews.keep_line(desk, call, "one and tw", note.id, None)
    assert (state(desk, call).draft, state(desk, call).draft_note_id) == ("one and tw", note.id)
    notes.edit_note(desk, note.id, "one and two", now)
    assert (state(desk, call).draft, state(desk, call).draft_note_id) == ("", None)


def test_keeping_a_note_empties_the_half_typed_line_and_a_blank_at_its_end_is_kept(
    desk: Desk, call: int, now: datetime
) -> None:
    interviews.keep_line(desk, call, "two words ", None, None)
    assert state(desk, call).draft == "two words "
    keep(desk, call, "two words", now)
    assert state(desk, call).draft == ""


def test_saving_a_line_is_nothing_to_undo(desk: Desk, call: int, now: datetime) -> None:
    interviews.keep_line(desk, call, "half", None, None)
    assert desk.undo(now) == "The call with Maria began"


def test_live_opens_the_next_interview_or_begins_one(desk: Desk, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="No interview is planned"):
        interviews.interview_to_hold(desk, None, now)
    maria, tom = (contacts.add_contact(desk, ContactForm(name), now) for name in ("Maria", "Tom"))
    later = outreach.schedule_interview(desk, maria, outreach.Appointment(now + timedelta(days=2)), now)
    sooner = outreach.schedule_interview(desk, tom, outreach.Appointment(now + timedelta(days=1)), now)
    assert interviews.interview_to_hold(desk, None, now).id == sooner
    assert interviews.interview_to_hold(desk, maria, now).id == later
    interviews.start_call(desk, later, now)
    assert interviews.interview_to_hold(desk, None, now).id == later
    ann = contacts.add_contact(desk, ContactForm("Ann"), now)
    begun = interviews.interview_to_hold(desk, ann, now)
    assert (begun.contact, begun.state, begun.starts_at) == ("Ann", "planned", None)
    assert interviews.interview_to_hold(desk, ann, now).id == begun.id


def test_an_interview_that_is_gone_is_told(desk: Desk, campaign: Campaign, now: datetime) -> None:
    contacts.delete_contact(desk, campaign.maria, now)
    with pytest.raises(NotFoundError):
        interviews.read_call(desk, campaign.interview)
    with pytest.raises(NotFoundError):
        notes.keep_note(desk, campaign.interview, "a word", now, seconds=1, question_id=None)
    with pytest.raises(NotFoundError):
        interviews.interview_to_hold(desk, campaign.maria, now)
