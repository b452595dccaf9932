"""The hour after: its texts, its progress, verdicts and scores; nobody's words are overwritten."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection, SectionProgress, unfinished_sections
from infoview_tui.domain.enums import Confidence, OutcomeKind, Topic, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError, InfoviewError, NotFoundError
from infoview_tui.services.board import bulk
from infoview_tui.services.contacts import commands as contact_commands, research
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commands as debrief_commands,
    commitments,
    outcomes,
    ratings,
    referrals,
    verdicts,
)
from infoview_tui.services.debrief.queries import Debrief, Reflection, measure_progress, read_debrief, suggest_texts
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.outreach import messages
from infoview_tui.storage.queries.debrief import debrief as queries
from tests.conftest import keep
from tests.hostile_texts import NAUGHTY
from tests.services.conftest import begin


def read(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> Debrief:
    return read_debrief(workspace, call, now, zone)


# The texts


def test_the_texts_begin_with_what_the_notes_say(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    for line in ("! Nobody plans", "< Long hours", "> The people", "? Pay", "+ send it", "plain", "% secret"):
        keep(workspace, call, line, now)
    proposed = suggest_texts(read(workspace, call, now, zone))
    assert proposed == Reflection("- Nobody plans\n- Long hours\n- The people", "- Pay", "- send it")


def test_what_was_written_is_kept_as_it_is_typed(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    keep(workspace, call, "! Nobody plans", now)
    written = Reflection("my own  words\n", "", "")
    assert debrief_commands.save_texts(workspace, call, written, Reflection()) == written
    assert suggest_texts(read(workspace, call, now, zone)) == written


def test_what_was_skipped_is_kept_and_no_undo_takes_it_back(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    keep(workspace, call, "! Nobody plans", now)
    for part in (DebriefSection.STARS, DebriefSection.PATHS, DebriefSection.PATHS):
        debrief_commands.set_part_skipped(workspace, call, part, is_skipped=True)
    assert read(workspace, call, now, zone).skipped == {DebriefSection.STARS, DebriefSection.PATHS}
    workspace.undo(now)
    debrief_commands.set_part_skipped(workspace, call, DebriefSection.STARS, is_skipped=False)
    assert read(workspace, call, now, zone).skipped == {DebriefSection.PATHS}
    with pytest.raises(NotFoundError):
        debrief_commands.set_part_skipped(workspace, 4711, DebriefSection.STARS, is_skipped=True)


def test_parts_that_are_unknown_here_are_passed_over_and_damage_is_named(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    workspace.store.connection.execute('UPDATE interviews SET skipped_parts = \'["paths", "dreams"]\'')
    assert read(workspace, call, now, zone).skipped == {DebriefSection.PATHS}
    for damaged in ("paths", '{"paths": 1}', "[1]"):
        workspace.store.connection.execute("UPDATE interviews SET skipped_parts = ?", (damaged,))
        with pytest.raises(DamagedDataError, match="skipped parts"):
            read(workspace, call, now, zone)


def test_a_finished_debrief_is_not_proposed_again(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    keep(workspace, call, "! Nobody plans", now)
    call_clock.end_call(workspace, call, now)
    debrief_commands.finish_debrief(workspace, call, now)
    assert suggest_texts(read(workspace, call, now, zone)) == Reflection()
    assert read(workspace, call, now, zone).interview.state == "debriefed"


def test_what_two_windows_write_is_both_kept(workspace: Workspace, call: int) -> None:
    first = debrief_commands.save_texts(workspace, call, Reflection("one"), Reflection())
    theirs = debrief_commands.save_texts(workspace, call, Reflection("one\ntheirs", "more"), first)
    ours = debrief_commands.save_texts(workspace, call, Reflection("one ours"), first)
    assert ours == Reflection("one ours\none\ntheirs", "more")
    assert theirs.want_to_know == ours.want_to_know
    assert debrief_commands.save_texts(workspace, call, ours._replace(learned="all"), ours).learned == "all"


def test_a_text_without_its_interview_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        debrief_commands.save_texts(workspace, 4711, Reflection("x"), Reflection())


# How far one is


def test_each_part_says_how_far_it_is(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    for line in ("! insight", "@Priya Shah", "@Ben Okri", "+ send it by fri", '"quote*', "% never*"):
        keep(workspace, call, line, now)
    progress = measure_progress(read(workspace, call, now, zone))
    assert progress[DebriefSection.STARS].is_done
    assert progress[DebriefSection.INSIGHTS].is_done
    assert progress[DebriefSection.REFERRALS] == SectionProgress(0, 2)
    assert unfinished_sections(progress) == [
        DebriefSection.DRAWBACKS,
        DebriefSection.LEARNED,
        DebriefSection.REFERRALS,
        DebriefSection.COMMITMENTS,
        DebriefSection.VERDICTS,
        DebriefSection.PATHS,
        DebriefSection.ENERGY,
        DebriefSection.OUTCOMES,
    ]


def test_a_call_without_notes_leaves_little_to_do(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    progress = measure_progress(read(workspace, call, now, zone))
    assert unfinished_sections(progress) == [
        DebriefSection.LEARNED,
        DebriefSection.PATHS,
        DebriefSection.ENERGY,
        DebriefSection.OUTCOMES,
    ]


# The verdicts


def test_one_interview_is_one_voice(workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)

    def hypothesis() -> queries.HypothesisVerdictRow:
        (row,) = read(workspace, call, now, zone).hypotheses
        return row

    assert hypothesis()[3:7] == (0, 0, 0, None)
    note = keep(workspace, call, "She earns well", now).id
    verdicts.set_verdict(workspace, hypothesis().id, call, Verdict.CONFIRMED, now, note_id=note)
    assert hypothesis()[3:7] == (1, 0, 0, "confirmed")
    assert (hypothesis().note_id, hypothesis().note) == (note, "She earns well")
    verdicts.set_verdict(workspace, hypothesis().id, call, Verdict.REFUTED, now)
    assert hypothesis()[3:7] == (0, 0, 1, "refuted")
    assert hypothesis().note_id == note
    verdicts.set_verdict_evidence(workspace, hypothesis().id, call, now, explanation=" in her own  words ")
    assert (hypothesis().reason, hypothesis().note_id) == ("in her own  words", None)
    verdicts.set_verdict(workspace, hypothesis().id, call, None, now)
    assert hypothesis()[3:7] == (0, 0, 0, None)


def test_a_reason_without_a_verdict_is_refused(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    with pytest.raises(InfoviewError, match="comes first"):
        verdicts.set_verdict_evidence(workspace, hypothesis.id, call, now, explanation="so")


def test_a_verdict_outlives_its_note(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    note = keep(workspace, call, "She earns well", now).id
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.CONFIRMED, now, note_id=note)
    notes.delete_note(workspace, note, now)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    assert (hypothesis.verdict, hypothesis.note_id) == ("confirmed", None)


def test_two_interviews_with_one_person_are_one_voice(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    call_clock.end_call(workspace, call, now)
    second = planning.get_or_create_planned_interview(workspace, maria, now).id
    for interview in (call, second):
        verdicts.set_verdict(workspace, hypothesis.id, interview, Verdict.CONFIRMED, now)
    assert read(workspace, second, now, zone).hypotheses[0].confirmed == 1


# The scores


def path_of(workspace: Workspace, *ids: int, now: datetime) -> int:
    bulk.add_path_to_contacts(workspace, ids, "Design", now)
    (key,) = workspace.store.connection.execute("SELECT id FROM paths WHERE name = 'Design'").fetchone()
    return int(key)


def test_a_topic_has_one_score_that_changes_and_goes(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    culture = PathTopic(path_of(workspace, maria, now=now), Topic.CULTURE)
    ratings.set_rating(workspace, call, culture, 4, now)
    ratings.set_rating(workspace, call, culture, 2, now, confidence=Confidence.SURE)
    assert read(workspace, call, now, zone).ratings == [queries.RatingRow(culture.path_id, "culture", 2, "sure")]
    ratings.set_rating(workspace, call, culture, None, now)
    assert read(workspace, call, now, zone).ratings == []
    for score in (0, 6):
        with pytest.raises(InfoviewError, match="from 1 to 5"):
            ratings.set_rating(workspace, call, culture, score, now)


def test_others_scores_are_told_with_the_number_of_people(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom, zoe = (contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Tom", "Zoë"))
    outlook = PathTopic(path_of(workspace, maria, tom, zoe, now=now), Topic.OUTLOOK)
    ratings.set_rating(workspace, call, outlook, 1, now)
    for contact, scores in ((tom, (5, 3)), (zoe, (1,))):
        for score in scores:
            interview = begin(workspace, contact, now)
            call_clock.end_call(workspace, interview, now)
            ratings.set_rating(workspace, interview, outlook, score, now)
    (others,) = read(workspace, call, now, zone).other_ratings
    assert (others.score, others.people) == (2.5, 2)  # Tom was talked to twice, and counts once


def test_the_topics_that_were_spoken_of_come_first(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    for text, topic in (("a", "outlook"), ("b", "culture"), ("c", "own topic"), ("d", "")):
        planning.plan_question(workspace, call, QuestionForm(text, topic), now)
    second = planning.plan_question(workspace, call, QuestionForm("e", "lifestyle"), now)
    keep(workspace, call, "much", now, question_id=second)
    assert read(workspace, call, now, zone).discussed_topics == ["lifestyle", "outlook", "culture", "own topic"]


def test_energy_is_said_before_and_after(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    ratings.set_energy(workspace, call, 2, 5, now)
    row = read(workspace, call, now, zone).interview
    assert (row.energy_before, row.energy_after) == (2, 5)
    with pytest.raises(InfoviewError, match="from 1 to 5"):
        ratings.set_energy(workspace, call, None, 6, now)


# The outcomes


def test_an_outcome_is_one_clean_line(workspace: Workspace, call: int, now: datetime) -> None:
    for text in (text for text in NAUGHTY if text.strip() and len(text) < 10_000):
        if not clean_line(text):
            with pytest.raises(InfoviewError, match="few words"):
                outcomes.add_outcome(workspace, call, OutcomeKind.LEAD, text, now)
            continue
        outcome = outcomes.add_outcome(workspace, call, OutcomeKind.LEAD, text, now)
        (row,) = workspace.store.all(queries.OUTCOMES, interview_id=call)
        assert row == (outcome, "lead", clean_line(text)), ascii(text)
        outcomes.delete_outcome(workspace, outcome, now)


# The thank-you's time


def test_the_thank_you_is_due_in_a_day_and_late_in_two(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    assert read(workspace, call, now, zone).thank_you_due is None
    call_clock.end_call(workspace, call, now)
    assert read(workspace, call, now, zone).thank_you_due == (now + timedelta(days=1), now + timedelta(days=2))


def test_a_thank_you_that_was_sent_is_no_longer_due(
    workspace: Workspace, maria: int, call: int, now: datetime, zone: ZoneInfo
) -> None:
    call_clock.end_call(workspace, call, now)
    letter = messages.get_or_draft_thank_you(workspace, maria, now, call).id
    assert read(workspace, call, now, zone).thanked_at is None
    sent = now + timedelta(hours=3)
    messages.mark_sent(workspace, letter, sent)
    found = read(workspace, call, now, zone)
    assert (found.thanked_at, found.thank_you_due) == (sent, None)


def test_what_came_of_a_call_counts_the_parts_as_done(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    named, promise = (keep(workspace, call, line, now).id for line in ("@Priya Shah", "+ send it"))
    referrals.accept_referral(workspace, named, now)
    commitments.accept_commitment(workspace, promise, now, zone)
    ratings.set_rating(workspace, call, PathTopic(path_of(workspace, maria, now=now), Topic.CULTURE), 4, now)
    ratings.set_energy(workspace, call, 3, 4, now)
    outcomes.add_outcome(workspace, call, OutcomeKind.OFFER, "a trial day", now)
    progress = measure_progress(read(workspace, call, now, zone))
    done = (
        DebriefSection.REFERRALS,
        DebriefSection.COMMITMENTS,
        DebriefSection.PATHS,
        DebriefSection.ENERGY,
        DebriefSection.OUTCOMES,
    )
    assert all(progress[part].is_done for part in done)
