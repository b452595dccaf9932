"""Base of the call screen: its state and its display. Line editing and key actions are in the subclasses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.call_clock import CallClock, CallPhase, MonotonicClock, QuestionTime, question_time
from infoview_tui.domain.capture import mark_off_record, parse_call_line
from infoview_tui.domain.closing import AnsweredQuestion, ClosingStep, is_closing_due, list_closing_steps
from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState
from infoview_tui.domain.format_dates import format_note_time
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.interviews.queries import CallDetails, NoteRow, QuestionRow, build_clock, read_call_details
from infoview_tui.ui.call.capture_input import CaptureInput
from infoview_tui.ui.call.choices import ChoiceList, ChoiceMenu
from infoview_tui.ui.call.clock_bar import ClockBar, ClockState
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import InputState, InputStatus
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.questions_panel import (
    TANGENT_KEY,
    CurrentQuestion,
    QuestionList,
    RemainingQuestions,
    build_question_rows,
    question_state,
)
from infoview_tui.ui.call.reference_panel import ReferencePanel
from infoview_tui.ui.shared.autosave import Autosave
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar

CALL_NOT_STARTED = "Not started yet: the clock starts when you begin to type."


class CallScreenBase(InfoviewScreen):
    """Screen of one call with its notes and input line. The input line always keeps the focus."""

    line: CaptureInput
    call: CallDetails
    monotonic_clock: MonotonicClock

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview, which starts with the first typed key unless it is running."""
        super().__init__()
        self._opened_id = interview_id
        self.question_id: int | None = None
        """The current question; None on a tangent, or if no question is planned."""
        self._last_question_id: int | None = None
        self.edited_note: NoteRow | None = None
        """The note being edited, as it was when editing started."""
        self.choice_menu: ChoiceMenu | None = None
        """The open menu, if any. The next character picks an option, or is typed if it matches none."""
        self.note_counts: Counter[int | None] = Counter()
        """Number of notes of each question."""
        self.autosave = Autosave(self._show_save_error)
        self.is_loaded = False
        """Whether the call was read from the database."""
        self._status = ""
        self._key_name_state: object = None

    def on_mount(self) -> None:
        """Get the input line and start a monotonic clock."""
        self.line = self.query_one(CaptureInput)
        self.monotonic_clock = MonotonicClock(self.context.monotonic)

    # State

    @property
    def interview_id(self) -> int:
        """The id of the interview, or of a placeholder for it until something is written."""
        return self.workspace.placeholders.row_id(self._opened_id)

    @property
    def running(self) -> bool:
        """Whether the call has started and not ended; it may be paused."""
        return self.call.interview.state == InterviewState.RUNNING

    @property
    def ended(self) -> bool:
        """Whether the call has ended."""
        return self.call.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)

    @property
    def off_record(self) -> bool:
        """Whether new and edited notes are off the record."""
        return self.call.interview.off_record

    @property
    def is_line_off_record(self) -> bool:
        """Whether the line would become a note off the record."""
        return parse_call_line(clean_line(self.line.value), self.off_record).kind is NoteKind.OFF_RECORD

    @property
    def question(self) -> QuestionRow | None:
        """The current question."""
        return next((row for row in self.call.questions if row.id == self.question_id), None)

    @property
    def paused_question(self) -> QuestionRow | None:
        """The question to go back to after a tangent; None if there is no tangent (R27)."""
        rows = self.call.questions
        if not rows or not self.running or self.question is not None:
            return None
        return next((row for row in rows if row.id == self._last_question_id), rows[0])

    @property
    def is_reference_open(self) -> bool:
        """Whether the reference is shown instead of the notes."""
        return self.has_class("-reference") and not self.has_class("-wide")

    @property
    def has_more_reference(self) -> bool:
        """Whether the reference is longer than its room."""
        return self.query_one("#beside").max_scroll_y > 0

    @property
    def clock(self) -> CallClock:
        """The clock of the call."""
        return build_clock(self.call.interview)

    @property
    def paused(self) -> bool:
        """Whether the clock is paused."""
        return self.clock.phase(self.clock_now()) is CallPhase.PAUSED

    def clock_now(self) -> datetime:
        """Return the current time (UTC) of the monotonic clock, which the clock of the call uses."""
        return self.monotonic_clock.now(self.now())

    def elapsed(self) -> timedelta:
        """Return the duration of the call so far, without pauses."""
        return self.clock.elapsed(self.clock_now())

    def unsaved_source(self) -> str:
        """Return the name of this screen for the list of unsaved texts; off the record, it says so."""
        return f"Interview with {self.call.interview.contact}{', off the record' if self.is_line_off_record else ''}"

    def find_note(self, note_id: int | None) -> NoteRow | None:
        """Return the note with this id, or None."""
        return next((row for row in reversed(self.call.notes) if row.id == note_id), None)

    # Display

    def load(self) -> None:
        """Read the call and show it. Typed text stays."""
        was_off_record = self.is_loaded and self.off_record
        self.call = read_call_details(self.workspace, self.interview_id)
        if self.running:
            self._opened_id = self.call.interview.id  # no key has to look for it again
        self.is_loaded = True
        if was_off_record and not self.off_record and self.line.value:
            self._sign_line_off_record()
        current = self.call.interview.current_question_id
        if not self.autosave.error:
            self.question_id = current if self.running else current or self.question_id
        if self.question is None and not self.running:
            self.question_id = self.call.questions[0].id if self.call.questions else None
        if self.question is not None:
            self._last_question_id = self.question_id
        self.monotonic_clock.sync(self.clock, self.now())
        self.query_one(TopBar).title = self.call.interview.contact
        self.line.disabled = self.ended and not self.line.value
        self.line.set_class(self.off_record, "-off-record")
        self.show_notes()
        self.update_input_status()

    def _sign_line_off_record(self) -> None:
        """Sign the line, which was written off the record: it stays so, whatever key saves it."""
        line, from_end = self.line.value, len(self.line.value) - self.line.cursor_position
        self.line.set_text(mark_off_record(line, is_edit=self.edited_note is not None))
        self.line.cursor_position = max(0, len(self.line.value) - from_end)

    def show_notes(self) -> None:
        """Show the notes and the questions, whose state depends on the notes."""
        self.note_counts = Counter(note.question_id for note in self.call.notes)
        log = self.query_one(NoteLog)
        log.empty_text = self._format_empty_log()
        numbers = {row.id: number for number, row in enumerate(self.call.questions, 1)}
        log.show(self.call.notes, question_numbers=numbers, edited_id=self.edited_note.id if self.edited_note else None)
        self.query_one(ReferencePanel).show(self.call)
        self.show_questions()

    def show_questions(self) -> None:
        """Show the questions and the clock."""
        rows, noted = self.call.questions, self.note_counts
        number = next((at for at, row in enumerate(rows, 1) if row.id == self.question_id), 0)
        question = self.question
        state = question.state if question else QuestionState.OPEN
        paused = self.paused_question
        self.query_one(CurrentQuestion).show(question, number, len(rows), state, paused=paused)
        self.query_one(RemainingQuestions).show(rows, self.question_id, noted)
        self.query_one(QuestionList).show(
            build_question_rows(rows, self.question_id, noted, paused=paused),
            cursor_to=TANGENT_KEY if paused else self.question_id,
        )
        self.show_clock()

    def show_clock(self) -> None:
        """Update everything that depends on the time. Each widget repaints only what changed."""
        moment = self.clock_now()
        clock, row, rows = self.clock, self.call.interview, self.call.questions
        states = [(question, question_state(question, self.note_counts)) for question in rows]
        time = self._get_question_time(clock.elapsed(moment))
        face = ClockState(
            clock,
            question_time=time if clock.has_started and not clock.has_ended and self.has_class("-wide") else None,
            asked_count=sum(state is QuestionState.ANSWERED for _, state in states),
            planned_count=len(rows),
            must_ask_left=sum(question.must_ask and state is QuestionState.OPEN for question, state in states),
            off_record=row.off_record,
        )
        self.query_one(ClockBar).show(face, moment)
        self.query_one(CurrentQuestion).show_time(time if clock.has_started else None)
        answered = [
            AnsweredQuestion(question.bank_id, question.topic)
            for question, state in states
            if state is QuestionState.ANSWERED
        ]
        due = is_closing_due(clock, moment)
        self._show_closing(clock.remaining(moment), answered if due else None)
        self._refresh_key_names()

    def _refresh_key_names(self) -> None:
        """Refresh the footer if the names of the keys changed."""
        row, question = self.call.interview, self.question
        named = (
            self.edited_note is None,
            self.is_closing_due,
            row.state,
            row.off_record,
            row.clock_started_at,
            question,
            self.is_reference_open,
            self.has_more_reference,
        )
        if named != self._key_name_state:
            self._key_name_state = named
            self.refresh_bindings()

    def _get_question_time(self, elapsed: timedelta) -> QuestionTime | None:
        question, row = self.question, self.call.interview
        if question is None:
            return None
        turned = row.question_started_seconds if row.current_question_id == question.id and self.running else None
        return question_time(question.spent_seconds, question.minutes, elapsed, turned)

    def _show_closing(self, left: timedelta, answered: Sequence[AnsweredQuestion] | None) -> None:
        steps: list[ClosingStep] = []
        if answered is not None:
            kinds = {note.kind for note in self.call.notes}
            steps = list_closing_steps(kinds, answered, was_extended=self.call.interview.extra_minutes > 0)
        if bool(steps) != self.is_closing_due:
            self.set_class(bool(steps), "-closing")
        self.query_one(CurrentQuestion).show_probes = not steps
        for card in self.query(ClosingCard):
            card.show(left, steps)

    @property
    def is_closing_due(self) -> bool:
        """Whether the closing card is shown."""
        return self.has_class("-closing")

    def update_input_status(self) -> None:
        """Show what the typed line will become, or the status message."""
        editing = format_note_time(self.edited_note.said_at) if self.edited_note else ""
        message = self.choice_menu.format_title(self.size.width - 2) if self.choice_menu else self._status
        today, order = self.to_local(self.now()).date(), self.workspace.date_order
        state = InputState(self.line.value, today, editing, message, self.off_record, order, self.zone)
        self.query_one(InputStatus).show(state)

    def clear_status(self) -> None:
        """Remove the message about an earlier change."""
        if self._status:
            self.show_status("")

    def show_status(self, message: str) -> None:
        """Show a message above the input line until the next key."""
        self._status = message
        self.update_input_status()

    def open_choice_menu(self, menu: ChoiceMenu | None) -> None:
        """Open a menu above the input line, or close the open one."""
        self.choice_menu = menu
        self._status = ""
        self.set_class(menu is not None, "-choosing")
        self.query_one(ChoiceList).show(menu)
        self.update_input_status()

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Show the message of an InfoviewError above the input line, where it does not cover the typed text."""
        try:
            yield
        except InfoviewError as error:
            self.show_status(str(error))

    def _show_save_error(self, error: str) -> None:
        """Show the first sentence of a save error above the input line; an empty one clears it."""
        first, _, _ = error.partition(". ")
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(error)
        trouble.update(assemble((first if first.startswith("Not saved") else f"Not saved: {first}", "$warning")))

    def _format_empty_log(self) -> Content:
        row = self.call.interview
        if self.ended:
            return assemble("This interview has ended. Press ", ("F10", "bold $accent"), " to open the debrief.")
        title = f", {row.title}" if row.title else ""
        who = assemble((row.contact, "bold"), title, f" at {row.organization}" if row.organization else "")
        begin = "Type to take notes." if self.running else "The clock starts when you begin to type."
        how = ("\nPress enter to save the line as a note. A sign at the start sets its kind.", "$text-muted")
        return assemble(who, "\n\n", begin, how)
