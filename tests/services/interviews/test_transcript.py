"""Reading an interview again: what it gave, what stays in the program, and what is looked for in it."""

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
def page(workspace: Workspace, campaign: Campaign) -> Transcript:
    return read_transcript(workspace, campaign.interview)


def texts(page: Transcript) -> list[str]:
    return [note.text for note in page.notes]


def off_record(page: Transcript) -> int:
    return next(note.id for note in page.notes if note.kind == NoteKind.OFF_RECORD)


def test_a_page_holds_all_that_an_interview_gave(page: Transcript, campaign: Campaign) -> None:
    assert texts(page) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri", "She is leaving"]
    assert page.conversions[campaign.referral].contact == "Priya Shah"
    assert page.conversions[campaign.commitment].action_id is not None
    assert [row.hypothesis for row in page.verdicts] == ["Design pays well"]
    assert page.ratings
    assert page.outcomes


def test_an_interview_that_is_gone_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="no longer exist"):
        read_transcript(workspace, 4711)


def test_all_interviews_with_a_contact(workspace: Workspace, campaign: Campaign, page: Transcript) -> None:
    assert list_transcripts(workspace, campaign.maria) == [page]
    assert [row.contact for row in list_held_interviews(workspace, 10)] == ["Maria Lopez"]


def test_what_is_off_the_record_stays_here(page: Transcript) -> None:
    shared = without_off_record(page)
    assert texts(shared) == ["Ship it", "Priya Shah, designer at Figma", "send portfolio by fri"]
    assert "leaving" not in str(shared)


def test_a_verdict_that_rests_on_it_stays_here_too(
    workspace: Workspace, campaign: Campaign, page: Transcript, now: datetime
) -> None:
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=off_record(page)
    )
    assert without_off_record(read_transcript(workspace, campaign.interview)).verdicts == []
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFUTED, now, note_id=campaign.note
    )
    told = without_off_record(read_transcript(workspace, campaign.interview))
    assert [row.verdict for row in told.verdicts] == ["refuted"]
    assert told.find_note(told.verdicts[0].note_id) is not None


def test_what_became_of_a_note_that_goes_off_the_record_stays_here(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    notes.edit_note(workspace, campaign.referral, "% Priya Shah, designer at Figma", now)
    shared = without_off_record(read_transcript(workspace, campaign.interview))
    assert campaign.referral not in shared.conversions
    assert "Priya" not in str(shared)


def test_notes_stand_under_their_questions(page: Transcript, campaign: Campaign) -> None:
    answers = group_by_question(page.questions, page.notes)
    found = [(row.question.text if row.question else "", [note.text for note in row.notes]) for row in answers]
    assert found == [
        ("What do you do all day?", ["Ship it", "She is leaving"]),
        ("Whom should I ask?", []),
        ("", ["Priya Shah, designer at Figma", "send portfolio by fri"]),
    ]


def test_how_long_was_spoken(page: Transcript, now: datetime) -> None:
    kept = page.interview
    assert spoken_duration(kept._replace(elapsed_seconds=75), now) == timedelta(seconds=75)
    assert spoken_duration(kept._replace(started_at=None), now) is None
    since = now - timedelta(minutes=1)
    running = kept._replace(state=InterviewState.RUNNING, ended_at=None, elapsed_seconds=30, clock_started_at=since)
    assert spoken_duration(running, now) == timedelta(seconds=90)


def test_a_sieve_lets_through_what_it_says(page: Transcript) -> None:
    def through(sieve: NoteFilter) -> list[str]:
        return [note.text for note in page.notes if sieve.matches(note)]

    assert through(NoteFilter()) == texts(page)
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
def test_a_sieve_is_said_in_words(kinds: tuple[NoteKind, ...], starred: bool, said: str) -> None:
    assert NoteFilter(frozenset(kinds), starred).describe() == said


def test_every_kind_has_a_name() -> None:
    assert all(NoteFilter(frozenset({kind})).describe() for kind in NoteKind)


def test_a_kind_is_taken_in_and_out() -> None:
    quotes = NoteFilter().toggle_kind(NoteKind.QUOTE)
    assert quotes.kinds == {NoteKind.QUOTE}
    assert quotes.toggle_kind(NoteKind.QUOTE) == NoteFilter()
