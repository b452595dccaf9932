"""The call: every key is a note or one chord, and what is on the screen is on the disk (R26–R30)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.clock import INVITED_TO_STAY_MINUTES, CallClock, spell_clock
from infoview_tui.domain.people import first_name
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import InterviewState, NoteKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services import interviews, notes
from infoview_tui.services.calls import clock_of
from infoview_tui.storage.reads.interviews import NoteRow, QuestionRow
from infoview_tui.ui.actions import LIVE
from infoview_tui.ui.content import join
from infoview_tui.ui.screens.base import InfoviewScreen
from infoview_tui.ui.widgets.asking import CurrentQuestion, QuestionList, question_rows, spell_asked
from infoview_tui.ui.widgets.at_hand import at_hand
from infoview_tui.ui.widgets.call_clock import ClockLine
from infoview_tui.ui.widgets.capture_line import CaptureLine, LineSign, one_line
from infoview_tui.ui.widgets.note_log import NoteLog
from infoview_tui.ui.widgets.rows import RowList
from infoview_tui.ui.widgets.top_bar import TopBar

RETRY_AFTER = 3.0
"""After a save that failed, so many times as long as it took passes before the next: a locked database must not stall
the typing at every key."""

LEAVE_IT = "This line is not saved and would be lost. Escape once more leaves it."
"""What is said before an unsaved line is left."""

NO_PLAN = "No questions are planned. Listen, and write what they say."


class LiveScreen(InfoviewScreen):
    """One call. Nothing here opens a dialog or takes the focus from the line."""

    BINDINGS = [*LIVE]
    CSS_PATH = "live.tcss"
    HELP_GROUPS = ("Call",)
    AUTO_FOCUS = ""  # the line takes the focus itself, once the keys that came before it are in it

    def __init__(self, interview_id: int) -> None:
        """Show the call of an interview, to begin with the first key or to go on."""
        super().__init__()
        self.interview_id = interview_id
        self.question_id: int | None = None
        self.editing: int | None = None
        self.unsaved = ""
        self._aside = ""
        self._line_began: int | None = None
        self._retry_at = 0.0

    def compose_body(self) -> ComposeResult:
        """Give the clock, the columns and the line."""
        yield ClockLine(id="clock")
        with Horizontal(id="columns"):
            with Vertical(id="asking"):
                yield CurrentQuestion(id="question")
                yield QuestionList(label_width=5, empty=NO_PLAN, id="plan")
            yield NoteLog(id="log")
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="at-hand")
        with Vertical(id="entry"):
            yield Static(id="trouble")
            yield LineSign(id="sign")
            yield CaptureLine(self.line_changed, id="line")

    def on_mount(self) -> None:
        """Let the clock tick while a call runs."""
        self.line = self.query_one(CaptureLine)
        self._ticking = self.set_interval(1, self._tick, pause=True)

    def on_screen_resume(self) -> None:
        """Show the call, then give the line what was typed before it was there, then the focus."""
        super().on_screen_resume()
        self._focus_line()

    def _focus_line(self) -> None:
        """Take the focus once every key that waits for this screen has gone to the line: none overtakes another."""
        if self.message_queue_size:
            self.call_later(self._focus_line)
        elif self.is_current and not self.ended:
            self.set_focus(self.line)

    def on_key(self, event: events.Key) -> None:
        """Hand the line what was typed before it had the focus."""
        if not self.ended:
            event.stop()
            event.prevent_default()
            self.line.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Hand the line what was pasted before it had the focus."""
        event.stop()
        self.line.post_message(events.Paste(event.text))

    # What is shown

    def load(self) -> None:
        """Read the call and show it; the half-typed line is what the disk says, unless it could not be saved."""
        self.call = interviews.read_call(self.desk, self.interview_id)
        if not self.unsaved:
            self._restore()
        if self.question is None:
            self.question_id = self.call.questions[0].id if self.call.questions else None
        self.query_one(TopBar).title = self.call.interview.contact
        self.line.disabled = self.ended
        self._show_asked()
        self._show_notes()
        self.query_one("#at-hand", Static).update(at_hand(self.call))
        self._show_sign()
        self._tick_as_needed()

    def _restore(self) -> None:
        interview = self.call.interview
        self.question_id = interview.current_question_id or self.question_id
        self.editing = interview.draft_note_id if self._note(interview.draft_note_id) else None
        if one_line(self.line.value) != interview.draft:
            self.line.put(interview.draft)

    def _show_asked(self) -> None:
        questions = self.call.questions
        noted = {note.question_id for note in self.call.notes}
        number = next((at for at, row in enumerate(questions, 1) if row.id == self.question_id), 0)
        self.query_one(CurrentQuestion).show(self.question, number, len(questions))
        self.query_one(QuestionList).show(question_rows(questions, self.question_id, noted), cursor=self.question_id)
        self.query_one(ClockLine).show(self._clock(), spell_asked(questions, noted), self.now())

    def _show_notes(self) -> None:
        log = self.query_one(NoteLog)
        log.empty = self._welcome()
        log.show(self.call.notes, edited=self.editing, numbers=self._numbers())

    def _numbers(self) -> dict[int, int]:
        return {row.id: number for number, row in enumerate(self.call.questions, 1)}

    def _welcome(self) -> Content:
        if self.ended:
            return join(("This call has ended. ", ""), ("F10", "bold $accent"), " opens its debrief.")
        begin = "Go on typing." if self.running else "The clock starts with the first key you type."
        return join(begin, ("\nenter keeps the line as a note.\nA sign before it says what it is.", "$text-muted"))

    def _show_sign(self) -> None:
        editing = self._note(self.editing)
        self.query_one(LineSign).show(
            self.line.value,
            self._today(),
            editing=spell_clock(timedelta(seconds=editing.seconds)) if editing else "",
            aside=self._aside,
        )

    def _show_trouble(self) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(self.unsaved)
        trouble.update(join((self.unsaved, "$warning")))
        self._tick_as_needed()

    def say(self, sentence: str) -> None:
        """Say something above the line until the next key."""
        self._aside = sentence
        self._show_sign()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Run what may fail; here an error is said above the line, where no notice covers what is typed."""
        try:
            yield
        except InfoviewError as error:
            self.say(str(error))

    def _tick(self) -> None:
        if self.unsaved and time.monotonic() >= self._retry_at:
            self._keep_line()
        if self.is_current:
            self.query_one(ClockLine).tick(self.now())

    def _tick_as_needed(self) -> None:
        if self.running or self.unsaved:
            self._ticking.resume()
        else:
            self._ticking.pause()

    # What is known

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.call.interview.state == InterviewState.RUNNING

    @property
    def ended(self) -> bool:
        """Whether the call is over; then there is only its debrief."""
        return self.call.interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED)

    @property
    def question(self) -> QuestionRow | None:
        """The current question."""
        return next((row for row in self.call.questions if row.id == self.question_id), None)

    def _note(self, note_id: int | None) -> NoteRow | None:
        return next((row for row in reversed(self.call.notes) if row.id == note_id), None)

    def _clock(self) -> CallClock:
        return clock_of(self.call.interview)

    def _seconds(self) -> int:
        return int(self._clock().elapsed(self.now()).total_seconds())

    def _today(self) -> date:
        return self.local(self.now()).date()

    # Keeping

    def line_changed(self, line: str) -> None:
        """The person changed the line: start the clock at the first key, save it, and say what it will become."""
        self._aside = ""
        if not line:
            self._line_began = None
        elif self._line_began is None:
            self._line_began = self._seconds()
        if not self.unsaved or time.monotonic() >= self._retry_at:
            self._keep_line()
        self._show_sign()

    def _keep_line(self) -> bool:
        begins = bool(self.line.value) and not self.running and not self.ended

        def keep() -> None:
            if begins:
                interviews.start_call(self.desk, self.interview_id, self.now())
            interviews.keep_line(self.desk, self.interview_id, self.line.value, self.editing, self.question_id)

        kept = self._saved(keep)
        if kept and begins:
            self.reload()
        return kept

    def _saved(self, save: Callable[[], object]) -> bool:
        """Save something. Where that fails, the text stays and one calm line says so, until a save succeeds."""
        before, began = self.unsaved, time.monotonic()
        try:
            save()
            self.unsaved = ""
        except InfoviewError as error:
            first, _, _ = str(error).partition(". ")
            self.unsaved = first if first.startswith("Not saved") else f"Not saved: {first}"
            self._retry_at = time.monotonic() + RETRY_AFTER * (time.monotonic() - began)
        if self.unsaved != before:
            self._show_trouble()
        return not self.unsaved

    def _keep_note(self) -> bool:
        """Keep what stands in the line, as a note or as the note's new text; False where that failed."""
        line, editing, now = self.line.value, self.editing, self.now()
        if not clean_line(line):
            return self._clear_line()
        if editing is not None:
            kept = self._saved(lambda: notes.edit_note(self.desk, editing, line, now))
        else:
            began = self._seconds() if self._line_began is None else self._line_began
            kept = self._saved(
                lambda: notes.keep_note(
                    self.desk, self.interview_id, line, now, seconds=began, question_id=self.question_id
                )
            )
        if kept:
            self.editing = self._line_began = None
            self.line.put("")
        return kept

    def _clear_line(self) -> bool:
        self.editing = self._line_began = None
        self.line.put("")
        return self._saved(lambda: interviews.keep_line(self.desk, self.interview_id, "", None, self.question_id))

    # The keys

    def action_keep(self) -> None:
        """Keep the line as a note, or as the new text of the one that is edited."""
        emptied = self.editing is not None and not clean_line(self.line.value)
        self._aside = "Nothing was left in the line: the note stays as it was." if emptied else ""
        if self._keep_note():
            self.reload()
        else:
            self._show_sign()

    def action_last_note(self) -> None:
        """Bring the last note back into an empty line, to edit it."""
        if self.line.value or self.editing is not None or not self.call.notes:
            return
        last = self.call.notes[-1]
        self.editing = last.id
        self.line.put(format_call_line(NoteKind(last.kind), last.text, last.starred))
        if last.starred:
            self.line.cursor_position -= len(" *")  # what is typed goes before the star, so that it stays one
        self._keep_line()
        self._show_notes()
        self._show_sign()

    def action_question(self, by: int) -> None:
        """Go to the next or previous question of the plan."""
        ids = [row.id for row in self.call.questions]
        if self.question_id is None:
            self.say("No questions are planned.")
            return
        to = ids.index(self.question_id) + by
        if 0 <= to < len(ids):
            self._turn_to(ids[to])
        else:
            self.say("This is the last planned question." if by > 0 else "This is the first planned question.")

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to the question that was clicked on."""
        if isinstance(message.key, int) and message.key != self.question_id:
            self._turn_to(message.key)

    def _turn_to(self, question_id: int) -> None:
        left, self.question_id, self._aside = self.question_id, question_id, ""
        self._saved(lambda: interviews.turn_to_question(self.desk, self.interview_id, question_id, leaving=left))
        self.reload()

    def action_stay(self) -> None:
        """Invited to stay: the agreed length grows by ten minutes."""
        if not self.running:
            self.say("The call has not begun: the clock starts with the first key you type.")
            return
        now = self.now()
        if self._saved(lambda: interviews.extend_call(self.desk, self.interview_id, INVITED_TO_STAY_MINUTES, now)):
            self._aside = f"Invited to stay: {INVITED_TO_STAY_MINUTES} minutes more."
            self.reload()

    def action_star(self) -> None:
        """Star the last note for the thank-you, or take its star back."""
        if self.editing is not None:
            self.say("A star for this note is a * at the end of the line.")
        elif not self.call.notes:
            self.say("There is no note to star yet.")
        else:
            last = self.call.notes[-1]
            with self.telling():
                notes.toggle_star(self.desk, last.id, self.now())
                self._aside = "The star is taken back." if last.starred else "Starred for the thank-you."
            self.reload()

    def action_finish(self) -> None:
        """End the call, with the unfinished line kept as a note, and open the debrief."""
        if not self.ended:
            if not self.running:
                self.say("The call has not begun. Escape leaves it.")
                return
            if not self._keep_note() or not self._saved(self._end):
                return
        from infoview_tui.ui.screens.debrief import DebriefScreen

        self.app.switch_screen(DebriefScreen(self.interview_id))

    def _end(self) -> None:
        current = self.question_id
        interviews.turn_to_question(self.desk, self.interview_id, current, leaving=current)
        interviews.end_call(self.desk, self.interview_id, self.now())

    def action_back(self) -> None:
        """Leave the editing of a note, else the screen: the call goes on. What is not saved takes a second key."""
        if self.unsaved and self.line.value and not self._keep_line() and self._aside != LEAVE_IT:
            self.say(LEAVE_IT)
            return
        if self.editing is not None:
            self._aside = "The note stays as it was."
            self._clear_line()
            self.reload()
        else:
            super().action_back()

    def action_undo(self) -> None:
        """Take the last change back; what is being typed is never taken away."""
        self._step_back_or_forth(back=True)

    def action_redo(self) -> None:
        """Do the last undone change again."""
        self._step_back_or_forth(back=False)

    def _step_back_or_forth(self, *, back: bool) -> None:
        if self.line.value:
            self.say("This works from an empty line: what you are typing stays.")
            return
        with self.telling():
            label = (self.desk.undo if back else self.desk.redo)(self.now())
            self._aside = f"{'Undone' if back else 'Done again'}: {label}"
        self.reload()

    def action_page(self, by: int) -> None:
        """Scroll the notes by a screenful."""
        self.query_one(NoteLog).page(by)

    def action_return_to_call(self) -> None:
        """Say that this is the call."""
        self.say(f"This is the call with {first_name(self.call.interview.contact)}.")

    def on_top_bar_wanted(self, message: TopBar.Wanted) -> None:
        """Go where the top bar was clicked, but not to a second screen of this call."""
        if message.place == "call":
            message.prevent_default()
