"""Transcripts: content, off-the-record removal, grouping and filtering."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.enums import InterviewState, NoteKind, Verdict
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import verdicts
from infoview_tui.services.interviews import notes
from infoview_tui.services.interviews.transcript import (
    NoteFilter,
    Transcript,
    group_by_question,
    list_held_interviews,
    list_transcripts,
    read_transcript,
    spoken_duration,
    without_off_record,
)
from tests.conftest import Campaign


@pytest.fixture
def transcript(workspace: Workspace, campaign: Campaign) -> Transcript:
    return read_transcript(workspace, campaign.interview)


def texts(transcript: Transcript) -> list[str]:
    return [note.text for note in transcript.notes]


def off_record(transcript: Transcript) -> int:
    return next(note.id for note in transcript.notes if note.kind == NoteKind.OFF_RECORD)


def test_transcript_has_all_results(transcript: Transcript, campaign: Campaign) -> None:
    assert texts(transcript) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri", "She is leaving"]
    assert transcript.conversions[campaign.referral].contact == "Priya Shah"
    assert transcript.conversions[campaign.commitment].action_id is not None
    assert [row.hypothesis for row in transcript.verdicts] == ["Design pays well"]
    assert transcript.ratings
    assert transcript.outcomes


def test_deleted_interview_raises_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="no longer exist"):
        read_transcript(workspace, 4711)


def test_transcripts_of_a_contact_are_listed(workspace: Workspace, campaign: Campaign, transcript: Transcript) -> None:
    assert list_transcripts(workspace, campaign.maria) == [transcript]
    assert [row.contact for row in list_held_interviews(workspace, 10)] == ["Maria Lopez"]


def test_off_the_record_notes_are_removed(transcript: Transcript) -> None:
    shared = without_off_record(transcript)
    assert texts(shared) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri"]
    assert "leaving" not in str(shared)


def test_verdicts_on_off_the_record_notes_are_removed(
    workspace: Workspace, campaign: Campaign, transcript: Transcript, now: datetime
) -> None:
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=off_record(transcript)
    )
    assert without_off_record(read_transcript(workspace, campaign.interview)).verdicts == []
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=campaign.note
    )
    public = without_off_record(read_transcript(workspace, campaign.interview))
    assert [row.verdict for row in public.verdicts] == ["refuted"]
    assert public.find_note(public.verdicts[0].note_id) is not None


def test_results_of_off_the_record_notes_are_removed(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    notes.edit_note(workspace, campaign.referral, "% Priya Shah, designer at Figma", now)
    shared = without_off_record(read_transcript(workspace, campaign.interview))
    assert campaign.referral not in shared.conversions
    assert "Priya" not in str(shared)


def test_notes_are_grouped_by_question(transcript: Transcript, campaign: Campaign) -> None:
    later = transcript.notes[-1]._replace(
        id=99, text="later", question_id=None, written_at=transcript.interview.started_at
    )
    answers = group_by_question(transcript.questions, [*transcript.notes, later])
    found = [(row.question.text if row.question else row.title, [note.text for note in row.notes]) for row in answers]
    assert found == [
        ("What do you do all day?", ["Ship it", "She is leaving"]),
        ("Whom should I ask?", []),
        ("Tangents", ["Priya Shah, designer at Figma", "send portfolio by fri"]),
        ("Written afterwards", ["later"]),
    ]
    (alone,) = group_by_question([], transcript.notes)
    assert (alone.title, alone.notes) == ("Notes", transcript.notes)


def test_spoken_duration(transcript: Transcript, now: datetime) -> None:
    kept = transcript.interview
    assert spoken_duration(kept._replace(elapsed_seconds=75), now) == timedelta(seconds=75)
    assert spoken_duration(kept._replace(started_at=None), now) is None
    since = now - timedelta(minutes=1)
    running = kept._replace(state=InterviewState.RUNNING, ended_at=None, elapsed_seconds=30, clock_started_at=since)
    assert spoken_duration(running, now) == timedelta(seconds=90)


def test_filter_matches_kinds_and_stars(transcript: Transcript) -> None:
    def through(sieve: NoteFilter) -> list[str]:
        return [note.text for note in transcript.notes if sieve.matches(note)]

    assert through(NoteFilter()) == texts(transcript)
    assert through(NoteFilter(frozenset({NoteKind.COMMITMENT}))) == ["send portfolio by fri"]
    assert through(NoteFilter(starred=True)) == ["Ship it"]
    assert through(NoteFilter(frozenset({NoteKind.COMMITMENT}), starred=True)) == []


@pytest.mark.parametrize(
    ("kinds", "starred", "said"),
    [
        ((), False, ""),
        ((), True, "starred"),
        ((NoteKind.QUOTE,), False, "quotes"),
        ((NoteKind.INSIGHT, NoteKind.QUOTE), False, "quotes and insights"),
        ((NoteKind.INSIGHT, NoteKind.QUOTE, NoteKind.NOTE), True, "plain notes, quotes and insights, starred"),
    ],
)
def test_filter_is_described(kinds: tuple[NoteKind, ...], starred: bool, said: str) -> None:
    assert NoteFilter(frozenset(kinds), starred).describe() == said


def test_every_kind_has_a_name() -> None:
    assert all(NoteFilter(frozenset({kind})).describe() for kind in NoteKind)


def test_kind_is_toggled() -> None:
    quotes = NoteFilter().toggle_kind(NoteKind.QUOTE)
    assert quotes.kinds == {NoteKind.QUOTE}
    assert quotes.toggle_kind(NoteKind.QUOTE) == NoteFilter()
