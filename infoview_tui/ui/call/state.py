"""What is known of a call while it is held: the interview, its clock, its questions, and its notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from infoview_tui.domain.call_clock import CallClock, CallPhase, MonotonicClock, QuestionTime, question_time
from infoview_tui.domain.closing import AnsweredQuestion, ClosingStep, is_closing_due, list_closing_steps
from infoview_tui.domain.enums import InterviewState, QuestionState
from infoview_tui.services.interviews.queries import CallDetails, NoteRow, QuestionRow, read_call_details
from infoview_tui.services.interviews.timing import build_clock

if TYPE_CHECKING:
    from infoview_tui.ui.call.host import CallHost


class CallState:
    """The call as it was read, with the changes made since, and what of it is current on this screen."""

    call: CallDetails

    def __init__(self, host: CallHost, interview_id: int, call: CallDetails | None = None) -> None:
        """Set the interview. *call* is what the first `read` uses if it has just been read."""
        self._host = host
        self._opened_id = interview_id
        self._just_read = call
        self.monotonic_clock = MonotonicClock(self._read_monotonic)
        self.is_loaded = False
        """Whether the call was read from the database. What follows is only known then."""
        self.is_running = False
        """Whether the call has started and not ended; it may be paused."""
        self.has_ended = False
        """Whether the call has ended."""
        self.off_record = False
        """Whether new and edited notes are off the record."""
        self.question_id: int | None = None
        """The current question; None on a tangent, or if no question is planned."""
        self._last_question_id: int | None = None
        self.edited_note: NoteRow | None = None
        """The note being edited, as it was when editing started."""
        self.note_counts: Counter[int | None] = Counter()
        """Number of notes of each question."""

    def _read_monotonic(self) -> float:
        return self._host.context.monotonic()

    def read(self, *, keep_question: bool = False) -> None:
        """Read the call. *keep_question* is for a current question that could not be saved.

        Raises NotFoundError if the interview does not exist.
        """
        self.call = self._just_read or read_call_details(self._host.workspace, self.find_interview_id())
        self._just_read = None
        self.is_running = self.call.interview.state == InterviewState.RUNNING
        self.has_ended = self.call.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)
        self.off_record = self.call.interview.off_record
        self.is_loaded = True
        current = self.call.interview.current_question_id
        if not keep_question:
            self.question_id = current if self.is_running else current or self.question_id
        if self.question is None and not self.is_running:
            self.question_id = self.call.questions[0].id if self.call.questions else None
        if self.question is not None:
            self._last_question_id = self.question_id
        self.monotonic_clock.sync(self.clock, self._host.now())
        self._count_notes()

    # The interview

    @property
    def interview_id(self) -> int:
        """The id of the interview, or of a placeholder for it until something is written."""
        if self.is_running:
            return self.call.interview.id  # no key has to look for it
        return self.find_interview_id()

    def find_interview_id(self) -> int:
        """Look the id up in the data: undo may have removed the interview that a first key inserted."""
        return self._host.workspace.placeholders.row_id(self._opened_id)

    # The clock

    @property
    def clock(self) -> CallClock:
        """The clock of the call."""
        return build_clock(self.call.interview)

    @property
    def is_paused(self) -> bool:
        """Whether the clock is paused."""
        return self.clock.phase(self.clock_now()) is CallPhase.PAUSED

    def clock_now(self) -> datetime:
        """Return the current time (UTC) of the monotonic clock, which the clock of the call uses."""
        return self.monotonic_clock.now(self._host.now())

    def elapsed(self) -> timedelta:
        """Return the duration of the call so far, without pauses."""
        return self.clock.elapsed(self.clock_now())

    def elapsed_seconds(self) -> int:
        """Return the duration of the call so far in whole seconds, as notes have it."""
        return int(self.elapsed().total_seconds())

    # The questions

    @property
    def question(self) -> QuestionRow | None:
        """The current question."""
        return next((row for row in self.call.questions if row.id == self.question_id), None)

    @property
    def paused_question(self) -> QuestionRow | None:
        """The question to go back to after a tangent; None if there is no tangent (R27)."""
        rows = self.call.questions
        if not rows or not self.is_running or self.question is not None:
            return None
        return next((row for row in rows if row.id == self._last_question_id), rows[0])

    def list_question_states(self) -> list[tuple[QuestionRow, QuestionState]]:
        """Return the planned questions with their states to show."""
        return [(row, question_state(row, self.note_counts)) for row in self.call.questions]

    def question_time(self, moment: datetime) -> QuestionTime | None:
        """Return the time spent on the current question up to *moment*; None if there is no question."""
        question, row = self.question, self.call.interview
        if question is None:
            return None
        turned = row.question_started_seconds if row.current_question_id == question.id and self.is_running else None
        return question_time(question.spent_seconds, question.minutes, self.clock.elapsed(moment), turned)

    def list_closing_steps(self, moment: datetime) -> list[ClosingStep]:
        """Return the steps for the last minutes of the call; none before these (R28, R29)."""
        if not is_closing_due(self.clock, moment):
            return []
        answered = [
            AnsweredQuestion(question.bank_id, question.topic)
            for question, state in self.list_question_states()
            if state is QuestionState.ANSWERED
        ]
        kinds = {note.kind for note in self.call.notes}
        return list_closing_steps(kinds, answered, was_extended=self.call.interview.extra_minutes > 0)

    # The notes

    def find_note(self, note_id: int | None) -> NoteRow | None:
        """Return the note with this id, or None."""
        return next((row for row in reversed(self.call.notes) if row.id == note_id), None)

    def add_notes(self, added: Sequence[NoteRow]) -> None:
        """Add new notes at the end."""
        self.call.notes.extend(added)
        self._count_notes()

    def update_notes(self, *changed: NoteRow, removed_id: int | None = None) -> None:
        """Replace notes. A new note is inserted after the one that precedes it in *changed*."""
        rows = self.call.notes
        at = len(rows)
        for note in changed:
            found = next((index for index in range(len(rows) - 1, -1, -1) if rows[index].id == note.id), None)
            if found is None:
                rows.insert(at, note)
            else:
                at = found
                rows[at] = note
            at += 1
        if removed_id is not None:
            rows[:] = [row for row in rows if row.id != removed_id]
        self._count_notes()

    def _count_notes(self) -> None:
        self.note_counts = Counter(note.question_id for note in self.call.notes)


def question_state(question: QuestionRow, noted_ids: Collection[int | None]) -> QuestionState:
    """Return the state of a question to show: an open question that has notes counts as answered."""
    state = question.state
    return QuestionState.ANSWERED if state is QuestionState.OPEN and question.id in noted_ids else state
