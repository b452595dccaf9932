"""Interview transcripts: reading, filtering and grouping notes, and removing off-the-record content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import NOTE_PLURALS
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.timing import build_clock
from infoview_tui.storage.queries.debrief.debrief import (
    OUTCOMES,
    OutcomeRow as OutcomeRow,
)
from infoview_tui.storage.queries.interviews import interviews as interview_queries, transcript as transcript_queries
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow, QuestionRow
from infoview_tui.storage.queries.interviews.transcript import (
    HeldInterviewRow as HeldInterviewRow,
    NoteResultRow as NoteResultRow,
    PathRatingRow as PathRatingRow,
    VerdictRow as VerdictRow,
)


class Transcript(NamedTuple):
    """An interview with its plan, notes and results. ``conversions`` are by note id."""

    interview: InterviewRow
    questions: Sequence[QuestionRow]
    notes: Sequence[NoteRow]
    conversions: dict[int, NoteResultRow]
    verdicts: Sequence[VerdictRow]
    ratings: Sequence[PathRatingRow]
    outcomes: Sequence[OutcomeRow]

    def find_note(self, note_id: int | None) -> NoteRow | None:
        """Return the note of this interview with this id, or None."""
        return next((note for note in self.notes if note.id == note_id), None)


class QuestionNotes(NamedTuple):
    """A question and its notes in order; without a question, notes that belong to none, under a title (R27)."""

    question: QuestionRow | None
    notes: list[NoteRow]
    title: str = ""


class NoteFilter(NamedTuple):
    """A filter of notes by kind (empty for all kinds) and star."""

    kinds: frozenset[NoteKind] = frozenset()
    starred: bool = False

    def matches(self, note: NoteRow) -> bool:
        """Return whether a note passes the filter."""
        return (not self.kinds or note.kind in self.kinds) and (note.starred or not self.starred)

    def toggle_kind(self, kind: NoteKind) -> NoteFilter:
        """Return the filter with a kind added, or removed if it is included."""
        return self._replace(kinds=self.kinds ^ {kind})

    def describe(self) -> str:
        """Describe the filter: ``quotes and insights, starred``; empty if all notes pass."""
        names = [name for kind, name in NOTE_PLURALS.items() if kind in self.kinds]
        listed = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
        return ", ".join(part for part in (listed, "starred" if self.starred else "") if part)


def read_transcript(workspace: Workspace, interview_id: int) -> Transcript:
    """Read the transcript of an interview. Raises NotFoundError if it does not exist."""
    return _build_transcript(workspace, read_interview(workspace, interview_id))


def list_transcripts(workspace: Workspace, contact_id: int) -> list[Transcript]:
    """Return the transcripts of all interviews with a contact by date, except canceled ones."""
    return [
        _build_transcript(workspace, row)
        for row in workspace.store.all(interview_queries.INTERVIEWS_OF_CONTACT, contact_id=contact_id)
    ]


def list_held_interviews(workspace: Workspace, limit: int) -> list[HeldInterviewRow]:
    """Return the interviews that have started, latest first."""
    return workspace.store.all(transcript_queries.HELD_INTERVIEWS, most=limit)


def without_off_record(transcript: Transcript) -> Transcript:
    """Return a transcript without off-the-record notes, and without the results and verdicts that rest on them."""
    hidden_ids = {note.id for note in transcript.notes if note.kind == NoteKind.OFF_RECORD}
    return transcript._replace(
        notes=[note for note in transcript.notes if note.id not in hidden_ids],
        conversions={note_id: row for note_id, row in transcript.conversions.items() if note_id not in hidden_ids},
        verdicts=[row for row in transcript.verdicts if row.note_id not in hidden_ids],
    )


def group_by_question(questions: Iterable[QuestionRow], notes: Iterable[NoteRow]) -> list[QuestionNotes]:
    """Group notes by question, in the order of the plan, then tangents, then other notes written afterwards."""
    groups = {question.id: QuestionNotes(question, []) for question in questions}
    ungrouped: list[NoteRow] = []
    for note in notes:
        group = groups.get(note.question_id) if note.question_id is not None else None
        (group.notes if group else ungrouped).append(note)
    if not groups:
        return [QuestionNotes(None, ungrouped, "Notes")] if ungrouped else []
    tangents, others = (
        QuestionNotes(None, [note for note in ungrouped if note.is_tangent is is_tangent], title)
        for is_tangent, title in ((True, "Tangents"), (False, "Written afterwards"))
    )
    return [*groups.values(), *(group for group in (tangents, others) if group.notes)]


def spoken_duration(interview: InterviewRow, now: datetime) -> timedelta | None:
    """Return how long the call has lasted; None if it has not started."""
    return build_clock(interview).elapsed(now) if interview.started_at is not None else None


def _build_transcript(workspace: Workspace, interview: InterviewRow) -> Transcript:
    store, parameters = workspace.store, {"interview_id": interview.id}
    return Transcript(
        interview,
        store.all(interview_queries.QUESTIONS, **parameters),
        store.all(interview_queries.NOTES, **parameters),
        {row.note_id: row for row in store.all(transcript_queries.NOTE_RESULTS, **parameters)},
        store.all(transcript_queries.VERDICTS, **parameters),
        store.all(transcript_queries.PATH_RATINGS, **parameters),
        store.all(OUTCOMES, **parameters),
    )
