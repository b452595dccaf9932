"""A debrief read at once: suggested texts, progress and deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection, SectionProgress, unfinished_sections
from infoview_tui.domain.enums import OutcomeKind, Topic
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import DamagedDataError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commitments,
    outcomes,
    ratings,
    referrals,
)
from infoview_tui.services.debrief.queries import Reflection, measure_progress, suggest_texts
from infoview_tui.services.interviews import call_clock
from infoview_tui.services.outreach import messages
from infoview_tui.services.research.lines import add_research
from tests.conftest import add_note
from tests.drafting import draft_message
from tests.services.debrief.reading import path_of, read

# Texts


def test_texts_are_suggested_from_notes(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    for line in ("! Nobody plans", "< Long hours", "> The people", "? Pay", "+ send it", "plain", "% secret"):
        add_note(workspace, call, line, now)
    proposed = suggest_texts(read(workspace, call, now, zone))
    assert proposed == Reflection("- Nobody plans\n- Long hours\n- The people", "- Pay", "- send it")


def test_unknown_skipped_sections_are_ignored_and_damage_is_reported(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    workspace.store.connection.execute('UPDATE interviews SET skipped_sections = \'["paths", "dreams"]\'')
    assert read(workspace, call, now, zone).skipped == {DebriefSection.PATHS}
    for damaged in ("paths", '{"paths": 1}', "[1]"):
        workspace.store.connection.execute("UPDATE interviews SET skipped_sections = ?", (damaged,))
        with pytest.raises(DamagedDataError, match="skipped_sections"):
            read(workspace, call, now, zone)


# Progress


def test_each_section_has_its_progress(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Design pays well", now, zone)
    for line in ("! insight", "@Priya Shah", "@Ben Okri", "+ send it by fri", '"quote*', "% never*"):
        add_note(workspace, call, line, now)
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


def test_progress_of_call_without_notes(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    progress = measure_progress(read(workspace, call, now, zone))
    assert unfinished_sections(progress) == [
        DebriefSection.LEARNED,
        DebriefSection.PATHS,
        DebriefSection.ENERGY,
        DebriefSection.OUTCOMES,
    ]


# Thank-you deadlines


def test_debrief_has_thank_you_deadlines(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    assert read(workspace, call, now, zone).thank_you_due is None
    call_clock.end_call(workspace, call, now)
    due = read(workspace, call, now, zone).thank_you_due
    assert due is not None
    assert (due.due.at, due.late_at) == (now + timedelta(days=1), now + timedelta(days=2))


def test_sent_thank_you_is_not_due(workspace: Workspace, maria: int, call: int, now: datetime, zone: ZoneInfo) -> None:
    call_clock.end_call(workspace, call, now)
    letter = draft_message(workspace, maria, now, call).id
    assert read(workspace, call, now, zone).thanked_at is None
    sent = now + timedelta(hours=3)
    messages.mark_sent(workspace, letter, sent)
    found = read(workspace, call, now, zone)
    assert (found.thanked_at, found.thank_you_due) == (sent, None)


def test_accepted_proposals_complete_their_sections(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    named, promise = (add_note(workspace, call, line, now).id for line in ("@Priya Shah", "+ send it"))
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
