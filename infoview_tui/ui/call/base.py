"""A call on the screen: what is known of it, and what is shown. How its line is kept and what keys do stands beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.call_clock import CallClock, Phase, QuestionTime, SteadyClock, question_time, spell_clock
from infoview_tui.domain.closing import Asked, ClosingStep, closing_due, closing_steps
from infoview_tui.domain.enums import InterviewState, QuestionState
from infoview_tui.errors import InfoviewError
from infoview_tui.services.interviews import calls
from infoview_tui.services.interviews.interviews import Call, read_call
from infoview_tui.storage.queries.interviews.interviews import NoteRow, QuestionRow
from infoview_tui.ui.call.autosave import Keeping
from infoview_tui.ui.call.capture_input import CaptureLine
from infoview_tui.ui.call.choices import ChoiceList, Choices
from infoview_tui.ui.call.clock_bar import ClockFace, ClockLine
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import LineSign, Said
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.questions_panel import CurrentQuestion, LeftToAsk, QuestionList, question_rows, state_of
from infoview_tui.ui.call.reference_panel import AtHand
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar

NOT_BEGUN = "The call has not begun: the clock starts with the first key you type."
ESCAPE = " · esc leaves"


class LiveCall(InfoviewScreen):
    """One call, its notes, and the line in which one types. Nothing takes the focus from the line."""

    line: CaptureLine
    call: Call
    steady: SteadyClock

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview, to begin with the first key or to go on."""
        super().__init__()
        self.interview_id = interview_id
        self.question_id: int | None = None
        self.editing: NoteRow | None = None
        """The note that is edited, as it was when its editing began."""
        self.choices: Choices | None = None
        """What a chord has opened: the next character chooses, or is typed."""
        self.noted: Counter[int | None] = Counter()
        """How many notes each question has."""
        self.keeping = Keeping(self._show_trouble)
        self.loaded = False
        """Whether the call has been read."""
        self._aside = ""
        self._named: object = None

    def on_mount(self) -> None:
        """Take the time by a clock that nobody can set."""
        self.line = self.query_one(CaptureLine)
        self.steady = SteadyClock(self.infoview.steady)

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
        return calls.clock_of(self.call.interview)

    @property
    def paused(self) -> bool:
        """Whether the clock stands in the midst of the call."""
        return self.clock.phase(self.moment()) is Phase.PAUSED

    def moment(self) -> datetime:
        """The present moment (UTC) by the steady clock, in which the call's clock is read."""
        return self.steady.now(self.now())

    def elapsed(self) -> timedelta:
        """How long was spoken."""
        return self.clock.elapsed(self.moment())

    def belongs_to(self) -> str:
        """Say what is written here."""
        return f"Call with {self.call.interview.contact}"

    def note_of(self, note_id: int | None) -> NoteRow | None:
        """Find a note of this call."""
        return next((row for row in reversed(self.call.notes) if row.id == note_id), None)

    # What is shown

    def load(self) -> None:
        """Read the call and show it. What is typed stays."""
        self.call = read_call(self.desk, self.interview_id)
        self.loaded = True
        if not self.keeping.trouble:
            self.question_id = self.call.interview.current_question_id or self.question_id
        if self.question is None:
            self.question_id = self.call.questions[0].id if self.call.questions else None
        self.steady.follow(self.clock, self.now())
        self.query_one(TopBar).title = self.call.interview.contact
        self.line.disabled = self.ended and not self.line.value
        self.line.set_class(self.off_record, "-off-record")
        self.query_one(AtHand).show(self.call)
        self.show_notes()
        self.show_sign()

    def show_notes(self) -> None:
        """Show the notes, and what they say of the questions."""
        self.noted = Counter(note.question_id for note in self.call.notes)
        log = self.query_one(NoteLog)
        log.empty = self._welcome()
        numbers = {row.id: number for number, row in enumerate(self.call.questions, 1)}
        log.show(self.call.notes, numbers=numbers, edited=self.editing.id if self.editing else None)
        self.show_asked()

    def show_asked(self) -> None:
        """Show the questions and the clock."""
        rows, noted = self.call.questions, self.noted
        number = next((at for at, row in enumerate(rows, 1) if row.id == self.question_id), 0)
        question = self.question
        state = QuestionState(question.state) if question else QuestionState.OPEN
        self.query_one(CurrentQuestion).show(question, number, len(rows), state)
        self.query_one(LeftToAsk).show(rows, self.question_id, noted)
        self.query_one(QuestionList).show(question_rows(rows, self.question_id, noted), cursor=self.question_id)
        self.show_clock()

    def show_clock(self) -> None:
        """Show the present moment; each widget repaints what has changed in it, and nothing else does."""
        moment = self.moment()
        clock, row, rows = self.clock, self.call.interview, self.call.questions
        states = [(question, state_of(question, self.noted)) for question in rows]
        time = self._question_time(clock.elapsed(moment))
        face = ClockFace(
            clock,
            question=time if clock.begun and not clock.ended and self.has_class("-wide") else None,
            asked=sum(state is QuestionState.ANSWERED for _, state in states),
            planned=len(rows),
            must_left=sum(question.must_ask and state is QuestionState.OPEN for question, state in states),
            off_record=row.off_record,
        )
        self.query_one(ClockLine).show(face, moment)
        self.query_one(CurrentQuestion).tick(time if clock.begun else None)
        answered = [
            Asked(question.bank_id, question.topic) for question, state in states if state is QuestionState.ANSWERED
        ]
        due = closing_due(clock, moment)
        self._show_closing(clock.left(moment), answered if due else None)
        self._name_keys()

    def _name_keys(self) -> None:
        """Let the hints follow where keys are called otherwise than before."""
        row, question = self.call.interview, self.question
        named = (self.editing is None, self.closing, row.state, row.off_record, row.spoken_at, question)
        if named != self._named:
            self._named = named
            self.refresh_bindings()

    def _question_time(self, elapsed: timedelta) -> QuestionTime | None:
        question, row = self.question, self.call.interview
        if question is None:
            return None
        turned = row.turned_seconds if row.current_question_id == question.id and self.running else None
        return question_time(question.spent_seconds, question.minutes, elapsed, turned)

    def _show_closing(self, left: timedelta, answered: Sequence[Asked] | None) -> None:
        steps: list[ClosingStep] = []
        if answered is not None:
            kinds = {note.kind for note in self.call.notes}
            steps = closing_steps(kinds, answered, extended=self.call.interview.extra_minutes > 0)
        if bool(steps) != self.closing:
            self.set_class(bool(steps), "-closing")
        self.query_one(CurrentQuestion).with_probes = not steps
        for card in self.query(ClosingCard):
            card.show(left, steps)

    @property
    def closing(self) -> bool:
        """Whether the closing card is shown."""
        return self.has_class("-closing")

    def show_sign(self) -> None:
        """Say what the line will become, or what was just done."""
        editing = spell_clock(timedelta(seconds=self.editing.seconds)) if self.editing else ""
        aside = self.choices.title if self.choices else self._aside
        if self.choices and len(aside + ESCAPE) <= self.size.width - 2:
            aside += ESCAPE
        said = Said(self.line.value, self.local(self.now()).date(), editing, aside, self.off_record)
        self.query_one(LineSign).show(said)

    def say(self, sentence: str) -> None:
        """Say something above the line until the next key."""
        self._aside = sentence
        self.show_sign()

    def open_choices(self, choices: Choices | None) -> None:
        """Show choices above the line, or none any more."""
        self.choices = choices
        self._aside = ""
        self.set_class(choices is not None, "-choosing")
        self.query_one(ChoiceList).show(choices)
        self.show_sign()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Run what may fail; here an error is said above the line, where no notice covers what is typed."""
        try:
            yield
        except InfoviewError as error:
            self.say(str(error))

    def _show_trouble(self) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(self.keeping.trouble)
        trouble.update(join((self.keeping.trouble, "$warning")))

    def _welcome(self) -> Content:
        row = self.call.interview
        if self.ended:
            return join(("This call has ended. ", ""), ("F10", "bold $accent"), " opens its debrief.")
        title = f", {row.title}" if row.title else ""
        who = join((row.contact, "bold"), title, f" at {row.organization}" if row.organization else "")
        begin = "Go on typing." if self.running else "The clock starts with the first key you type."
        how = ("\nenter keeps the line as a note. A sign before it says what it is.", "$text-muted")
        return join(who, "\n\n", begin, how)
