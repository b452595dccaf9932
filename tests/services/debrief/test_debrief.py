"""The hour after: its texts, its progress, verdicts and scores; nobody's words are overwritten."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.debrief_progress import Part, Progress, left
from infoview_tui.domain.enums import OutcomeKind, Sureness, Topic, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError, InfoviewError, NotFoundError
from infoview_tui.services.board import bulk
from infoview_tui.services.contacts import contacts, research
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief import commitments, debrief, outcomes, ratings, referrals, verdicts
from infoview_tui.services.debrief.debrief import Debrief, Learned
from infoview_tui.services.interviews import calls, notes, planning
from infoview_tui.services.outreach import messages
from infoview_tui.storage.queries.debrief import debrief as reads
from tests.conftest import keep
from tests.hostile_texts import NAUGHTY
from tests.services.conftest import begin


def read(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> Debrief:
    return debrief.read_debrief(desk, call, now, zone)


# The texts


def test_the_texts_begin_with_what_the_notes_say(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    for line in ("! Nobody plans", "< Long hours", "> The people", "? Pay", "+ send it", "plain", "% secret"):
        keep(desk, call, line, now)
    proposed = debrief.proposed_texts(read(desk, call, now, zone))
    assert proposed == Learned("- Nobody plans\n- Long hours\n- The people", "- Pay", "- send it")


def test_what_was_written_is_kept_as_it_is_typed(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    keep(desk, call, "! Nobody plans", now)
    written = Learned("my own  words\n", "", "")
    assert debrief.keep_texts(desk, call, written, Learned()) == written
    assert debrief.proposed_texts(read(desk, call, now, zone)) == written


def test_what_was_skipped_is_kept_and_no_undo_takes_it_back(
    desk: Desk, call: int, now: datetime, zone: ZoneInfo
) -> None:
    keep(desk, call, "! Nobody plans", now)
    for part in (Part.STARS, Part.PATHS, Part.PATHS):
        debrief.keep_skipped(desk, call, part, is_skipped=True)
    assert read(desk, call, now, zone).skipped == {Part.STARS, Part.PATHS}
    desk.undo(now)
    debrief.keep_skipped(desk, call, Part.STARS, is_skipped=False)
    assert read(desk, call, now, zone).skipped == {Part.PATHS}
    with pytest.raises(NotFoundError):
        debrief.keep_skipped(desk, 4711, Part.STARS, is_skipped=True)


def test_parts_that_are_unknown_here_are_passed_over_and_damage_is_named(
    desk: Desk, call: int, now: datetime, zone: ZoneInfo
) -> None:
    desk.store.connection.execute('UPDATE interviews SET skipped_parts = \'["paths", "dreams"]\'')
    assert read(desk, call, now, zone).skipped == {Part.PATHS}
    for damaged in ("paths", '{"paths": 1}', "[1]"):
        desk.store.connection.execute("UPDATE interviews SET skipped_parts = ?", (damaged,))
        with pytest.raises(DamagedDataError, match="skipped parts"):
            read(desk, call, now, zone)


def test_a_finished_debrief_is_not_proposed_again(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    keep(desk, call, "! Nobody plans", now)
    calls.end_call(desk, call, now)
    debrief.finish_debrief(desk, call, now)
    assert debrief.proposed_texts(read(desk, call, now, zone)) == Learned()
    assert read(desk, call, now, zone).interview.state == "debriefed"


def test_what_two_windows_write_is_both_kept(desk: Desk, call: int) -> None:
    first = debrief.keep_texts(desk, call, Learned("one"), Learned())
    theirs = debrief.keep_texts(desk, call, Learned("one\ntheirs", "more"), first)
    ours = debrief.keep_texts(desk, call, Learned("one ours"), first)
    assert ours == Learned("one ours\none\ntheirs", "more")
    assert theirs.want_to_know == ours.want_to_know
    assert debrief.keep_texts(desk, call, ours._replace(learned="all"), ours).learned == "all"


def test_a_text_without_its_interview_is_told(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        debrief.keep_texts(desk, 4711, Learned("x"), Learned())


# How far one is


def test_each_part_says_how_far_it_is(desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)
    for line in ("! insight", "@Priya Shah", "@Ben Okri", "+ send it by fri", '"quote*', "% never*"):
        keep(desk, call, line, now)
    progress = debrief.progress_of(read(desk, call, now, zone))
    assert progress[Part.STARS].is_done
    assert progress[Part.INSIGHTS].is_done
    assert progress[Part.REFERRALS] == Progress(0, 2)
    assert left(progress) == [
        Part.DRAWBACKS,
        Part.LEARNED,
        Part.REFERRALS,
        Part.PROMISES,
        Part.VERDICTS,
        Part.PATHS,
        Part.ENERGY,
        Part.OUTCOMES,
    ]


def test_a_call_without_notes_leaves_little_to_do(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    progress = debrief.progress_of(read(desk, call, now, zone))
    assert left(progress) == [Part.LEARNED, Part.PATHS, Part.ENERGY, Part.OUTCOMES]


# The verdicts


def test_one_interview_is_one_voice(desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)

    def hypothesis() -> reads.TestedHypothesis:
        (row,) = read(desk, call, now, zone).hypotheses
        return row

    assert hypothesis()[3:7] == (0, 0, 0, None)
    note = keep(desk, call, "She earns well", now).id
    verdicts.give_verdict(desk, hypothesis().id, call, Verdict.CONFIRMED, now, note_id=note)
    assert hypothesis()[3:7] == (1, 0, 0, "confirmed")
    assert (hypothesis().note_id, hypothesis().note) == (note, "She earns well")
    verdicts.give_verdict(desk, hypothesis().id, call, Verdict.REFUTED, now)
    assert hypothesis()[3:7] == (0, 0, 1, "refuted")
    assert hypothesis().note_id == note
    verdicts.give_reason(desk, hypothesis().id, call, now, because=" in her own  words ")
    assert (hypothesis().because, hypothesis().note_id) == ("in her own  words", None)
    verdicts.give_verdict(desk, hypothesis().id, call, None, now)
    assert hypothesis()[3:7] == (0, 0, 0, None)


def test_a_reason_without_a_verdict_is_refused(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(desk, call, now, zone).hypotheses
    with pytest.raises(InfoviewError, match="comes first"):
        verdicts.give_reason(desk, hypothesis.id, call, now, because="so")


def test_a_verdict_outlives_its_note(desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)
    note = keep(desk, call, "She earns well", now).id
    (hypothesis,) = read(desk, call, now, zone).hypotheses
    verdicts.give_verdict(desk, hypothesis.id, call, Verdict.CONFIRMED, now, note_id=note)
    notes.remove_note(desk, note, now)
    (hypothesis,) = read(desk, call, now, zone).hypotheses
    assert (hypothesis.verdict, hypothesis.note_id) == ("confirmed", None)


def test_two_interviews_with_one_person_are_one_voice(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.capture(desk, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(desk, call, now, zone).hypotheses
    calls.end_call(desk, call, now)
    second = planning.interview_to_plan(desk, maria, now).id
    for interview in (call, second):
        verdicts.give_verdict(desk, hypothesis.id, interview, Verdict.CONFIRMED, now)
    assert read(desk, second, now, zone).hypotheses[0].confirmed == 1


# The scores


def path_of(desk: Desk, *ids: int, now: datetime) -> int:
    bulk.add_path(desk, ids, "Design", now)
    (key,) = desk.store.connection.execute("SELECT id FROM paths WHERE name = 'Design'").fetchone()
    return int(key)


def test_a_topic_has_one_score_that_changes_and_goes(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    culture = ratings.Aspect(path_of(desk, maria, now=now), Topic.CULTURE)
    ratings.rate(desk, call, culture, 4, now)
    ratings.rate(desk, call, culture, 2, now, sureness=Sureness.SURE)
    assert read(desk, call, now, zone).ratings == [reads.RatingRow(culture.path_id, "culture", 2, "sure")]
    ratings.rate(desk, call, culture, None, now)
    assert read(desk, call, now, zone).ratings == []
    for score in (0, 6):
        with pytest.raises(InfoviewError, match="from 1 to 5"):
            ratings.rate(desk, call, culture, score, now)


def test_others_scores_are_told_with_the_number_of_people(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom, zoe = (contacts.add_contact(desk, ContactForm(name), now) for name in ("Tom", "Zoë"))
    outlook = ratings.Aspect(path_of(desk, maria, tom, zoe, now=now), Topic.OUTLOOK)
    ratings.rate(desk, call, outlook, 1, now)
    for contact, scores in ((tom, (5, 3)), (zoe, (1,))):
        for score in scores:
            interview = begin(desk, contact, now)
            calls.end_call(desk, interview, now)
            ratings.rate(desk, interview, outlook, score, now)
    (others,) = read(desk, call, now, zone).others
    assert (others.score, others.voices) == (2.5, 2)  # Tom was talked to twice, and counts once


def test_the_topics_that_were_spoken_of_come_first(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    for text, topic in (("a", "outlook"), ("b", "culture"), ("c", "own topic"), ("d", "")):
        planning.plan_question(desk, call, planning.QuestionForm(text, topic), now)
    second = planning.plan_question(desk, call, planning.QuestionForm("e", "lifestyle"), now)
    keep(desk, call, "much", now, question_id=second)
    assert read(desk, call, now, zone).touched == ["lifestyle", "outlook", "culture", "own topic"]


def test_energy_is_said_before_and_after(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    ratings.note_energy(desk, call, 2, 5, now)
    row = read(desk, call, now, zone).interview
    assert (row.energy_before, row.energy_after) == (2, 5)
    with pytest.raises(InfoviewError, match="from 1 to 5"):
        ratings.note_energy(desk, call, None, 6, now)


# The outcomes


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text.strip() and len(text) < 10_000])
def test_an_outcome_is_one_clean_line(desk: Desk, call: int, now: datetime, text: str) -> None:
    if not clean_line(text):
        with pytest.raises(InfoviewError, match="few words"):
            outcomes.add_outcome(desk, call, OutcomeKind.LEAD, text, now)
        return
    outcome = outcomes.add_outcome(desk, call, OutcomeKind.LEAD, text, now)
    (row,) = desk.store.all(reads.OUTCOMES, interview_id=call)
    assert row == (outcome, "lead", clean_line(text))


# The thank-you's time


def test_the_thank_you_is_due_in_a_day_and_late_in_two(desk: Desk, call: int, now: datetime, zone: ZoneInfo) -> None:
    assert read(desk, call, now, zone).thank_you_due is None
    calls.end_call(desk, call, now)
    assert read(desk, call, now, zone).thank_you_due == (now + timedelta(days=1), now + timedelta(days=2))


def test_a_thank_you_that_was_sent_is_no_longer_due(
    desk: Desk, maria: int, call: int, now: datetime, zone: ZoneInfo
) -> None:
    calls.end_call(desk, call, now)
    letter = messages.open_thank_you(desk, maria, now, call).id
    assert read(desk, call, now, zone).thanked_at is None
    sent = now + timedelta(hours=3)
    messages.mark_sent(desk, letter, sent)
    found = read(desk, call, now, zone)
    assert (found.thanked_at, found.thank_you_due) == (sent, None)


def test_what_came_of_a_call_counts_the_parts_as_done(
    desk: Desk, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    named, promise = (keep(desk, call, line, now).id for line in ("@Priya Shah", "+ send it"))
    referrals.accept_referral(desk, named, now)
    commitments.accept_promise(desk, promise, now, zone)
    ratings.rate(desk, call, ratings.Aspect(path_of(desk, maria, now=now), Topic.CULTURE), 4, now)
    ratings.note_energy(desk, call, 3, 4, now)
    outcomes.add_outcome(desk, call, OutcomeKind.OFFER, "a trial day", now)
    progress = debrief.progress_of(read(desk, call, now, zone))
    done = (Part.REFERRALS, Part.PROMISES, Part.PATHS, Part.ENERGY, Part.OUTCOMES)
    assert all(progress[part].is_done for part in done)
