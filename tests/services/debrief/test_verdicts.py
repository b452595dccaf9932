"""Verdicts on hypotheses: one for each interview, with evidence."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import Verdict
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import research
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    verdicts,
)
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.storage.queries.debrief import debrief as queries
from tests.conftest import add_note
from tests.services.debrief.reading import read


def test_interview_has_one_verdict(workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)

    def hypothesis() -> queries.HypothesisVerdictRow:
        (row,) = read(workspace, call, now, zone).hypotheses
        return row

    assert hypothesis()[3:7] == (0, 0, 0, None)
    note = add_note(workspace, call, "She earns well", now).id
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


def test_evidence_needs_a_verdict(workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    with pytest.raises(InfoviewError, match="No verdict yet"):
        verdicts.set_verdict_evidence(workspace, hypothesis.id, call, now, explanation="so")


def test_verdict_survives_deletion_of_its_note(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    note = add_note(workspace, call, "She earns well", now).id
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    verdicts.set_verdict(workspace, hypothesis.id, call, Verdict.CONFIRMED, now, note_id=note)
    notes.delete_note(workspace, note, now)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    assert (hypothesis.verdict, hypothesis.note_id) == ("confirmed", None)


def test_interviews_with_same_person_count_once(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    research.add_research(workspace, maria, "? Design pays well", now, zone)
    (hypothesis,) = read(workspace, call, now, zone).hypotheses
    call_clock.end_call(workspace, call, now)
    second = planning.get_or_create_planned_interview(workspace, maria, now).id
    for interview in (call, second):
        verdicts.set_verdict(workspace, hypothesis.id, interview, Verdict.CONFIRMED, now)
    assert read(workspace, second, now, zone).hypotheses[0].confirmed == 1
