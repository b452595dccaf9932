"""A call on the screen: what is known and shown of it, and how its line is kept. What its keys do stands beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.clock import CallClock, Phase, QuestionTime, SteadyClock, question_time, spell_clock
from infoview_tui.domain.closing import Asked, ClosingStep, closing_due, closing_steps
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import InterviewState, QuestionState
from infoview_tui.errors import InfoviewError
from infoview_tui.services import calls, notes
from infoview_tui.services.interviews import Call, read_call
from infoview_tui.services.unfinished import keep_line, read_unfinished
from infoview_tui.storage.reads.interviews import NoteRow, QuestionRow
from infoview_tui.ui.content import join
from infoview_tui.ui.screens.base import InfoviewScreen
from infoview_tui.ui.screens.live_keeping import Keeping
from infoview_tui.ui.widgets.asking import CurrentQuestion, LeftToAsk, QuestionList, question_rows, state_of
from infoview_tui.ui.widgets.at_hand import AtHand
from infoview_tui.ui.widgets.call_clock import ClockFace, ClockLine
from infoview_tui.ui.widgets.capture_line import CaptureLine, LineSign, Said, one_line
from infoview_tui.ui.widgets.choices import ChoiceList, Choices
from infoview_tui.ui.widgets.closing_card import ClosingCard
from infoview_tui.ui.widgets.note_log import NoteLog
from infoview_tui.ui.widgets.top_bar import TopBar

NOT_BEGUN = "The call has not begun: the clock starts with the first key you type."
ESCAPE = " · esc leaves"
CHANGED_ELSEWHERE = "That note was changed in another window: your text is kept as a new note."


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
        self._line_began: int | None = None
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

    def moment(self) -> datetime:
        """The present moment (UTC) by the steady clock, in which the call's clock is read."""
        return self.steady.now(self.now())

    def elapsed(self) -> timedelta:
        """How long was spoken."""
        return self.clock.elapsed(self.moment())

    def unsaved_text(self) -> str:
        """Return what stands in the line and is not on the disk; empty while all is."""
        return self.line.value if self.keeping.trouble else ""

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

    def restore(self) -> None:
        """Show the half-typed line as the disk has it, unless it could not be saved: of this window, or of one gone."""
        if self.keeping.trouble:
            return
        found = read_unfinished(self.desk, self.interview_id, self.now())
        if self.editing is None or self.editing.id != found.note_id:
            self.editing = self.note_of(found.note_id)
        if one_line(self.line.value) != found.line:
            self.line.put(found.line)
        if found.kept:
            notes_are = (
                "1 line that was left half-typed is a note now."
                if found.kept == 1
                else (f"{found.kept} lines that were left half-typed are notes now.")
            )
            self.say(notes_are)
        elif found.elsewhere:
            self.say("Another window is typing in this call; its line stays there.")

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

    # Keeping the line

    def line_changed(self, line: str) -> None:
        """The person changed the line: start the clock at the first key, save it, and say what it will become."""
        self._aside = ""
        if self.choices is not None:
            self.open_choices(None)
        if not line:
            self._line_began = None
        elif self._line_began is None:
            self._line_began = self._seconds()
        if self.keeping.due:
            self.keep_line()
        self.show_sign()

    def keep_line(self) -> bool:
        """Save the line as it stands, and tell whether that worked."""
        editing = self.editing.id if self.editing else None

        def keep() -> None:
            if self.line.value:
                self._begin()
            keep_line(self.desk, self.interview_id, self.line.value, editing)

        return self._keeps(keep)

    def _begin(self) -> None:
        """Start the clock, unless the call runs or is over."""
        if not self.running and not self.ended:
            calls.start_call(self.desk, self.interview_id, self.now())

    def _keeps(self, save: Callable[[], object]) -> bool:
        """Save what may have begun the call."""
        running = self.running
        kept = self.keeping.saved(save)
        if kept and not running and not self.ended:
            self.reload()
        return kept

    def keep_note(self) -> bool:
        """Keep what stands in the line, as a note or as the note's new text; tell whether that worked."""
        line = self.line.value
        if not clean_line(line):
            return self.clear_line()
        if self.editing is not None:
            return self._keep_edit(self.editing, line)
        return self.keep_notes([line])

    def keep_notes(self, lines: Sequence[str], *, rest: str = "") -> bool:
        """Keep lines as notes, as one deed; ``rest`` is what stands in the line from then on."""
        kept: list[NoteRow] = []
        began = self._seconds() if self._line_began is None else self._line_began

        def keep() -> None:
            self._begin()
            kept.extend(
                notes.keep_notes(
                    self.desk,
                    self.interview_id,
                    lines,
                    self.now(),
                    seconds=began,
                    question_id=self.question_id,
                    rest=rest,
                )
            )

        running = self.running
        if not self.keeping.saved(keep):
            return False
        self._line_began = None
        self.line.put(rest)
        if running:
            self.call.notes.extend(kept)
            self.show_notes()
        else:
            self.reload()
        return True

    def _keep_edit(self, note: NoteRow, line: str) -> bool:
        kept: list[notes.Edited] = []
        if not self.keeping.saved(lambda: kept.append(notes.edit_note(self.desk, note.id, line, self.now(), was=note))):
            return False
        self._leave_line()
        (edited,) = kept
        if edited.apart:
            self._aside = CHANGED_ELSEWHERE
            self.reload()
        else:
            self.replace_notes(edited.note)
        return True

    def clear_line(self) -> bool:
        """Empty the line, and leave the note that it edits as it was."""
        self._leave_line()
        self.show_notes()
        return self.keep_line()

    def _leave_line(self) -> None:
        self.editing = self._line_began = None
        self.line.put("")

    def replace_notes(self, *changed: NoteRow, gone: int | None = None) -> None:
        """Show notes as they are now; one that was not there comes behind the one before it in ``changed``."""
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
        if gone is not None:
            rows[:] = [row for row in rows if row.id != gone]
        self.show_notes()

    def _seconds(self) -> int:
        return int(self.elapsed().total_seconds())

    @property
    def paused(self) -> bool:
        """Whether the clock stands in the midst of the call."""
        return self.clock.phase(self.moment()) is Phase.PAUSED
