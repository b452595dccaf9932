"""Verdicts on hypotheses: one for each interview, with evidence."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain import find_out
from infoview_tui.domain.circles import VoiceCount
from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import Verdict
from infoview_tui.domain.evidence import VerdictCount, View
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    verdicts,
)
from infoview_tui.services.debrief.queries import measure_progress
from infoview_tui.services.insights.hypotheses import read_hypotheses
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import HypothesisRow
from tests.conftest import add_note
from tests.services.debrief.reading import read
from tests.services.tables import planned_questions


def test_interview_has_one_verdict(workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)

    def hypothesis() -> HypothesisRow:
        (row,) = read(workspace, call, now, zone).hypotheses
        return row

    def count() -> str:
        return str(read(workspace, call, now, zone).evidence.get(hypothesis().id))

    assert (hypothesis().verdict, count()) == (None, "None")
    note = add_note(workspace, call, "She earns well", now).id
    verdicts.set_verdict(workspace, hypothesis().id, call, Verdict.CONFIRMED, now, note_id=note)
    assert (hypothesis().verdict, count()) == ("confirmed", "1 person: confirmed")
    assert (hypothesis().note_id, hypothesis().note) == (note, "She earns well")
    verdicts.set_verdict(workspace, hypothesis().id, call, Verdict.REFUTED, now)
    assert (hypothesis().verdict, count()) == ("refuted", "1 person: refuted")
    assert hypothesis().note_id == note
    verdicts.set_verdict_evidence(workspace, hypothesis().id, call, now, explanation=" in her own  words ")
    assert (hypothesis().reason, hypothesis().note_id) == ("in her own  words", None)
    verdicts.set_verdict(workspace, hypothesis().id, call, None, now)
    assert (hypothesis().verdict, count()) == (None, "None")


def test_evidence_needs_a_verdict(workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    with pytest.raises(InfoviewError, match="No verdict yet"):
        verdicts.set_verdict_evidence(workspace, hypothesis.id, call, now, explanation="so")


def test_verdict_survives_deletion_of_its_note(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    note = add_note(workspace, call, "She earns well", now).id
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.CONFIRMED, now, note_id=note)
    notes.delete_note(workspace, note, now)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    assert (hypothesis.verdict, hypothesis.note_id) == ("confirmed", None)


def test_interviews_with_same_person_count_once(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    call_clock.end_call(workspace, call, now)
    later = now + timedelta(days=30)
    second = planning.get_or_create_planned_interview(workspace, maria, later).id
    call_clock.start_call(workspace, second, later)
    verdicts.set_verdict(workspace, hypothesis.id, second, Verdict.REFUTED, later)
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.CONFIRMED, later)  # the debrief of the first, later
    expected = VerdictCount(refuted=1, voices=VoiceCount(1, 1))
    for interview in (call, second):
        assert read(workspace, interview, later, zone).evidence == {hypothesis.id: expected}
    assert read_contact_details(workspace, maria).evidence == {hypothesis.id: expected}
    assert read_preparation(workspace, second).evidence == {hypothesis.id: expected}
    assert read_hypotheses(workspace).rows[0].voices == expected.voices


def test_verdict_that_rests_on_a_note_off_the_record_is_not_counted(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    note = add_note(workspace, call, "% She earns badly", now).id
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.REFUTED, now, note_id=note)
    debrief = read(workspace, call, now, zone)
    assert (debrief.hypotheses[0].verdict, debrief.hypotheses[0].is_off_record) == ("refuted", True)
    assert debrief.evidence == {}


def test_somebody_who_was_asked_and_took_no_side(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    """Asked by any question: the debrief says so, and the insights tell it from not asked."""
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    add_note(workspace, call, "She changed the subject", now)
    call_clock.end_call(workspace, call, now)

    def view() -> View:
        (row,) = read_hypotheses(workspace).rows
        return row.cells[maria]

    def progress() -> int:
        return measure_progress(read(workspace, call, now, zone))[DebriefSection.VERDICTS].done

    def texts() -> list[str]:
        return [question.text for question in planned_questions(workspace, call)]

    before = texts()
    assert (view(), progress()) == (View.NOT_ASKED, 0)
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.CONFIRMED, now)
    verdicts.set_asked(workspace, hypothesis.id, call, now)
    verdicts.set_asked(workspace, hypothesis.id, call, now)
    assert (view(), progress()) == (View.WITHOUT_VIEW, 1)
    assert texts() == [*before, find_out.testing_question("Design pays well")]
    verdicts.set_asked(workspace, hypothesis.id, call, now, was_asked=False)
    assert (view(), progress()) == (View.NOT_ASKED, 0)
    verdicts.set_asked(workspace, hypothesis.id, call, now)
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.REFUTED, now)
    assert view() is View.AGAINST
    for _ in range(6):
        workspace.undo(now)
    assert (view(), texts()) == (View.NOT_ASKED, before)
