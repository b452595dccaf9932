"""A call on the screen: what is known of it, and what is shown. How its line is kept and what keys do stands beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.call_clock import CallClock, CallPhase, MonotonicClock, QuestionTime, question_time
from infoview_tui.domain.closing import AnsweredQuestion, ClosingStep, is_closing_due, list_closing_steps
from infoview_tui.domain.enums import InterviewState, QuestionState
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.errors import InfoviewError
from infoview_tui.services.interviews.queries import CallDetails, NoteRow, QuestionRow, build_clock, read_call_details
from infoview_tui.ui.call.autosave import CallAutosave
from infoview_tui.ui.call.capture_input import CaptureInput
from infoview_tui.ui.call.choices import ChoiceList, ChoiceMenu
from infoview_tui.ui.call.clock_bar import ClockBar, ClockState
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import InputState, InputStatus
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.questions_panel import (
    CurrentQuestion,
    QuestionList,
    RemainingQuestions,
    build_question_rows,
    question_state,
)
from infoview_tui.ui.call.reference_panel import ReferencePanel
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar

CALL_NOT_STARTED = "The call has not begun: the clock starts with the first key you type."
ESCAPE_HINT = " · esc leaves"


class CallScreenBase(InfoviewScreen):
    """One call, its notes, and the line in which one types. Nothing takes the focus from the line."""

    line: CaptureInput
    call: CallDetails
    monotonic_clock: MonotonicClock

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview, to begin with the first key or to go on."""
        super().__init__()
        self.interview_id = interview_id
        self.question_id: int | None = None
        self.edited_note: NoteRow | None = None
        """The note that is edited, as it was when its editing began."""
        self.choice_menu: ChoiceMenu | None = None
        """What a chord has opened: the next character chooses, or is typed."""
        self.note_counts: Counter[int | None] = Counter()
        """How many notes each question has."""
        self.autosave = CallAutosave(self._show_save_error)
        self.is_loaded = False
        """Whether the call has been read."""
        self._status = ""
        self._key_name_state: object = None

    def on_mount(self) -> None:
        """Take the time by a clock that nobody can set."""
        self.line = self.query_one(CaptureInput)
        self.monotonic_clock = MonotonicClock(self.context.monotonic)

    # What is known

    @property
    def running(self) -> bool:
        """Whether the call has begun and not ended; it may be paused."""
        return self.call.interview.state == InterviewState.RUNNING

    @property
    def ended(self) -> bool:
        """Whether the call is over; then there is only its debrief."""
        return self.call.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)

    @property
    def off_record(self) -> bool:
        """Whether all that is noted now is off the record."""
        return self.call.interview.off_record

    @property
    def question(self) -> QuestionRow | None:
        """The current question."""
        return next((row for row in self.call.questions if row.id == self.question_id), None)

    @property
    def clock(self) -> CallClock:
        """The clock of the call."""
        return build_clock(self.call.interview)

    @property
    def paused(self) -> bool:
        """Whether the clock stands in the midst of the call."""
        return self.clock.phase(self.clock_now()) is CallPhase.PAUSED

    def clock_now(self) -> datetime:
        """The present moment (UTC) by the steady clock, in which the call's clock is read."""
        return self.monotonic_clock.now(self.now())

    def elapsed(self) -> timedelta:
        """How long was spoken."""
        return self.clock.elapsed(self.clock_now())

    def unsaved_source(self) -> str:
        """Say what is written here."""
        return f"Call with {self.call.interview.contact}"

    def find_note(self, note_id: int | None) -> NoteRow | None:
        """Find a note of this call."""
        return next((row for row in reversed(self.call.notes) if row.id == note_id), None)

    # What is shown

    def load(self) -> None:
        """Read the call and show it. What is typed stays."""
        self.call = read_call_details(self.workspace, self.interview_id)
        self.is_loaded = True
        if not self.autosave.error:
            self.question_id = self.call.interview.current_question_id or self.question_id
        if self.question is None:
            self.question_id = self.call.questions[0].id if self.call.questions else None
        self.monotonic_clock.sync(self.clock, self.now())
        self.query_one(TopBar).title = self.call.interview.contact
        self.line.disabled = self.ended and not self.line.value
        self.line.set_class(self.off_record, "-off-record")
        self.query_one(ReferencePanel).show(self.call)
        self.show_notes()
        self.update_input_status()

    def show_notes(self) -> None:
        """Show the notes, and what they say of the questions."""
        self.note_counts = Counter(note.question_id for note in self.call.notes)
        log = self.query_one(NoteLog)
        log.empty_text = self._format_empty_log()
        numbers = {row.id: number for number, row in enumerate(self.call.questions, 1)}
        log.show(self.call.notes, question_numbers=numbers, edited_id=self.edited_note.id if self.edited_note else None)
        self.show_questions()

    def show_questions(self) -> None:
        """Show the questions and the clock."""
        rows, noted = self.call.questions, self.note_counts
        number = next((at for at, row in enumerate(rows, 1) if row.id == self.question_id), 0)
        question = self.question
        state = question.state if question else QuestionState.OPEN
        self.query_one(CurrentQuestion).show(question, number, len(rows), state)
        self.query_one(RemainingQuestions).show(rows, self.question_id, noted)
        self.query_one(QuestionList).show(
            build_question_rows(rows, self.question_id, noted), cursor_to=self.question_id
        )
        self.show_clock()

    def show_clock(self) -> None:
        """Show the present moment; each widget repaints what has changed in it, and nothing else does."""
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
        """Let the hints follow where keys are called otherwise than before."""
        row, question = self.call.interview, self.question
        named = (
            self.edited_note is None,
            self.is_closing_due,
            row.state,
            row.off_record,
            row.clock_started_at,
            question,
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
        """Say what the line will become, or what was just done."""
        editing = format_clock(timedelta(seconds=self.edited_note.seconds)) if self.edited_note else ""
        aside = self.choice_menu.title if self.choice_menu else self._status
        if self.choice_menu and len(aside + ESCAPE_HINT) <= self.size.width - 2:
            aside += ESCAPE_HINT
        said = InputState(self.line.value, self.to_local(self.now()).date(), editing, aside, self.off_record)
        self.query_one(InputStatus).show(said)

    def show_status(self, message: str) -> None:
        """Say something above the line until the next key."""
        self._status = message
        self.update_input_status()

    def open_choice_menu(self, menu: ChoiceMenu | None) -> None:
        """Show choices above the line, or none any more."""
        self.choice_menu = menu
        self._status = ""
        self.set_class(menu is not None, "-choosing")
        self.query_one(ChoiceList).show(menu)
        self.update_input_status()

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Run what may fail; here an error is said above the line, where no notice covers what is typed."""
        try:
            yield
        except InfoviewError as error:
            self.show_status(str(error))

    def _show_save_error(self) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(self.autosave.error)
        trouble.update(assemble((self.autosave.error, "$warning")))

    def _format_empty_log(self) -> Content:
        row = self.call.interview
        if self.ended:
            return assemble(("This call has ended. ", ""), ("F10", "bold $accent"), " opens its debrief.")
        title = f", {row.title}" if row.title else ""
        who = assemble((row.contact, "bold"), title, f" at {row.organization}" if row.organization else "")
        begin = "Go on typing." if self.running else "The clock starts with the first key you type."
        how = ("\nenter keeps the line as a note. A sign before it says what it is.", "$text-muted")
        return assemble(who, "\n\n", begin, how)
