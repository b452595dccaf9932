"""The hour after: texts, referrals, promises, verdicts."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.vocabulary import Tie, Verdict
from infoview_tui.services import calls, contacts, debrief, interviews, notes, planning, research, verdicts
from infoview_tui.services.contacts import ContactForm, read_form
from infoview_tui.services.debrief import Learned
from infoview_tui.services.desk import Desk
from infoview_tui.storage.reads.contacts import CONTACT
from infoview_tui.storage.reads.interviews import NoteRow


@pytest.fixture
def maria(desk: Desk, now: datetime) -> int:
    return contacts.add_contact(desk, ContactForm("Maria Lopez", organization="Figma"), now)


@pytest.fixture
def call(desk: Desk, maria: int, now: datetime) -> int:
    interview = planning.interview_to_plan(desk, maria, now).id
    calls.start_call(desk, interview, now)
    return interview


def keep(desk: Desk, call: int, line: str, now: datetime) -> int:
    note = notes.keep_note(desk, call, line, now, seconds=60, question_id=None)
    assert note is not None
    return note.id


def rows(desk: Desk, call: int) -> list[NoteRow]:
    return interviews.read_call(desk, call).notes


def texts(desk: Desk, call: int) -> Learned:
    return debrief.proposed_texts(interviews.read_call(desk, call).interview, rows(desk, call))


def test_the_texts_begin_with_what_the_notes_say(desk: Desk, call: int, now: datetime) -> None:
    for line in ("! Nobody plans", "< Long hours", "> The people", "? Pay", "+ send it", "plain", "% secret"):
        keep(desk, call, line, now)
    assert texts(desk, call) == Learned("- Nobody plans\n- Long hours\n- The people", "- Pay", "- send it")


def test_what_was_written_is_kept_as_it_is_typed(desk: Desk, call: int, now: datetime) -> None:
    keep(desk, call, "! Nobody plans", now)
    debrief.keep_texts(desk, call, Learned("my own  words\n", "", ""))
    assert texts(desk, call) == Learned("my own  words\n", "", "")


def test_a_finished_debrief_is_not_proposed_again(desk: Desk, call: int, now: datetime) -> None:
    keep(desk, call, "! Nobody plans", now)
    calls.end_call(desk, call, now)
    debrief.finish_debrief(desk, call, Learned("", "", ""), now)
    assert texts(desk, call) == Learned("", "", "")
    assert interviews.read_call(desk, call).interview.state == "debriefed"


def test_a_referral_becomes_a_contact_whose_referrer_is_the_interviewee(
    desk: Desk, call: int, maria: int, now: datetime
) -> None:
    note = keep(desk, call, "@Priya Shah, staff designer at Figma <priya@x.org>", now)
    (offered,) = debrief.referrals(desk, rows(desk, call))
    assert (offered.name, offered.contact_id, offered.known_id) == ("Priya Shah", None, None)
    priya = debrief.accept_referral(desk, note, now)
    assert read_form(desk, priya) == ContactForm(
        "Priya Shah",
        "staff designer",
        "Figma",
        "priya@x.org",
        tie=Tie.FRIEND_OF_FRIEND,
        how_known="Named by Maria Lopez",
        referrer_id=maria,
    )
    assert debrief.accept_referral(desk, note, now) == priya
    assert debrief.referrals(desk, rows(desk, call))[0].contact_id == priya


def test_a_referral_to_somebody_known_gives_them_a_referrer_and_changes_nothing_else(
    desk: Desk, call: int, maria: int, now: datetime
) -> None:
    mine = ContactForm("Priya Shah", "lead", "Adobe", tie=Tie.FRIEND)
    priya = contacts.add_contact(desk, mine, now)
    note = keep(desk, call, "@ priya shah, designer at Figma", now)
    assert debrief.referrals(desk, rows(desk, call))[0].known_name == "Priya Shah"
    assert debrief.accept_referral(desk, note, now) == priya
    row = desk.store.first(CONTACT, contact_id=priya)
    assert row is not None
    assert (row.title, row.organization, row.tie, row.referrer_id) == ("lead", "Adobe", Tie.FRIEND, maria)


def test_names_without_letters_are_not_taken_for_one_another(desk: Desk, call: int, now: datetime) -> None:
    contacts.add_contact(desk, ContactForm("★"), now)
    keep(desk, call, "@ ☆", now)
    assert debrief.referrals(desk, rows(desk, call))[0].known_id is None


def test_a_promise_falls_due_on_the_day_that_was_meant_in_the_call(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    note = keep(desk, call, "+ send portfolio by fri", now)
    action = debrief.accept_promise(desk, note, now, zone)
    assert debrief.accept_promise(desk, note, now, zone) == action
    (row,) = research.read_dossier(desk, maria).actions
    six_in_berlin = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
    assert (row.id, row.kind, row.text) == (action, "promise", "send portfolio by fri")
    assert row.due_at is not None
    assert datetime.fromisoformat(row.due_at) == six_in_berlin
    assert rows(desk, call)[0].action_id == action


def test_one_interview_is_one_voice(desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)

    def voices() -> tuple[int, int, int, str | None]:
        (row,) = interviews.read_call(desk, call).hypotheses
        return row.confirmed, row.refined, row.refuted, row.verdict_here

    (belief,) = interviews.read_call(desk, call).hypotheses
    assert voices() == (0, 0, 0, None)
    verdicts.give_verdict(desk, belief.id, call, Verdict.CONFIRMED, now)
    assert voices() == (1, 0, 0, "confirmed")
    verdicts.give_verdict(desk, belief.id, call, Verdict.REFUTED, now)
    assert voices() == (0, 0, 1, "refuted")
    verdicts.give_verdict(desk, belief.id, call, None, now)
    assert voices() == (0, 0, 0, None)


def test_two_interviews_with_one_person_are_one_voice(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)
    (belief,) = interviews.read_call(desk, call).hypotheses
    calls.end_call(desk, call, now)
    second = planning.interview_to_plan(desk, maria, now).id
    for interview in (call, second):
        verdicts.give_verdict(desk, belief.id, interview, Verdict.CONFIRMED, now)
    assert interviews.read_call(desk, second).hypotheses[0].confirmed == 1
