"""What is drawn of a call: its widgets, and what they show of its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.enums import QuestionState
from infoview_tui.domain.format_dates import format_note_time
from infoview_tui.ui.call.choices import ChoiceList
from infoview_tui.ui.call.clock_bar import ClockBar, ClockState
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import InputState, InputStatus
from infoview_tui.ui.call.key_labels import KeyLabels
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.question_actions import NO_QUESTIONS
from infoview_tui.ui.call.questions_panel import (
    TANGENT_KEY,
    CurrentQuestion,
    QuestionList,
    RemainingQuestions,
    build_question_rows,
)
from infoview_tui.ui.call.reference_panel import ReferencePanel
from infoview_tui.ui.shared.content import assemble

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from infoview_tui.ui.call.capture_input import CaptureInput
    from infoview_tui.ui.call.choices import ChoiceMenu
    from infoview_tui.ui.call.state import CallState
    from infoview_tui.ui.shared.screen import InfoviewScreen


class CallDisplay:
    """The widgets of a call, each of which repaints only what has changed. Implements `CallView`."""

    def __init__(self, screen: InfoviewScreen, state: CallState, line: CaptureInput) -> None:
        """Create the widgets, which show nothing yet; the line exists already."""
        self._screen = screen
        self._state = state
        self._line = line
        self.labels = KeyLabels(state, self)
        self.status = ""
        self.menu: ChoiceMenu | None = None
        self._clock_bar = ClockBar(id="clock")
        self._question = CurrentQuestion(id="question")
        self._closing = ClosingCard(id="closing")
        self._remaining = RemainingQuestions(id="left")
        self._plan = QuestionList(label_width=5, empty_text=NO_QUESTIONS, id="plan")
        self._log = NoteLog(id="log")
        self._beside = VerticalScroll(id="beside", can_focus=False)
        self._closing_beside = ClosingCard(show_wording=True, id="closing-beside")
        self._reference = ReferencePanel(id="at-hand")
        self._trouble = Static(id="trouble")
        self._choices = ChoiceList(id="choices")
        self._input_status = InputStatus(id="sign")

    def compose(self) -> ComposeResult:
        """Compose the clock, the columns, and the line."""
        self._clock_bar.profile = self._screen.context.profile_name
        yield self._clock_bar
        with Horizontal(id="columns"):
            with Vertical(id="asking"):
                yield self._question
                yield self._closing
                yield self._remaining
                yield self._plan
            yield self._log
            with self._beside:
                yield self._closing_beside
                yield self._reference
        with Vertical(id="entry"):
            yield self._trouble
            yield self._choices
            yield self._input_status
            yield self._line

    # How it is shown

    @property
    def width(self) -> int:
        """The width of the screen in cells."""
        return self._screen.size.width

    @property
    def is_wide(self) -> bool:
        """Whether the reference is beside the notes."""
        return self._screen.has_class("-wide")

    @property
    def is_reference_open(self) -> bool:
        """Whether the reference is shown instead of the notes."""
        return self._screen.has_class("-reference") and not self.is_wide

    @property
    def has_more_reference(self) -> bool:
        """Whether the reference is longer than its room."""
        return self._beside.max_scroll_y > 0

    @property
    def is_closing_due(self) -> bool:
        """Whether the closing card is shown."""
        return self._screen.has_class("-closing")

    @property
    def has_text(self) -> bool:
        """Whether there is text in the line."""
        return bool(self._line.value)

    # The call

    def show_call(self) -> None:
        """Show the call that was just read."""
        state = self._state
        self._screen.title = state.call.interview.contact
        self._line.disabled = state.has_ended and not self.has_text
        self._line.set_class(state.off_record, "-off-record")
        self.show_notes()
        self.update_input_status()

    def show_notes(self) -> None:
        """Show the notes and the questions, whose state depends on the notes."""
        state = self._state
        self._log.empty_text = self._format_empty_log()
        self._log.show(
            state.call.notes,
            question_numbers={row.id: number for number, row in enumerate(state.call.questions, 1)},
            edited_id=state.edited_note.id if state.edited_note else None,
        )
        self._reference.show(state.call)
        self.show_questions()

    def show_questions(self) -> None:
        """Show the questions and the clock."""
        state = self._state
        rows, noted, question, paused = state.call.questions, state.note_counts, state.question, state.paused_question
        number = next((at for at, row in enumerate(rows, 1) if row.id == state.question_id), 0)
        question_state = question.state if question else QuestionState.OPEN
        self._question.show(question, number, len(rows), question_state, paused=paused)
        self._remaining.show(rows, state.question_id, noted)
        self._plan.show(
            build_question_rows(rows, state.question_id, noted, paused=paused),
            cursor_to=TANGENT_KEY if paused else state.question_id,
        )
        self.show_clock()

    def show_clock(self) -> None:
        """Update everything that depends on the time."""
        state, moment = self._state, self._state.clock_now()
        clock, states, time = state.clock, state.list_question_states(), state.question_time(moment)
        face = ClockState(
            clock,
            question_time=time if clock.has_started and not clock.has_ended and self.is_wide else None,
            asked_count=sum(each is QuestionState.ANSWERED for _, each in states),
            planned_count=len(states),
            must_ask_left=sum(question.must_ask and each is QuestionState.OPEN for question, each in states),
            off_record=state.off_record,
        )
        self._clock_bar.show(face, moment)
        self._question.show_time(time if clock.has_started else None)
        self._show_closing(moment)
        if self.labels.have_changed():
            self._screen.refresh_bindings()

    def _show_closing(self, moment: datetime) -> None:
        left, steps = self._state.clock.remaining(moment), self._state.list_closing_steps(moment)
        if bool(steps) != self.is_closing_due:
            self._screen.set_class(bool(steps), "-closing")
        self._question.show_probes = not steps
        for card in (self._closing, self._closing_beside):
            card.show(left, steps)

    def _format_empty_log(self) -> Content:
        row = self._state.call.interview
        if self._state.has_ended:
            return assemble("This interview has ended. Press ", ("F10", "bold $accent"), " to open the debrief.")
        title = f", {row.title}" if row.title else ""
        who = assemble((row.contact, "bold"), title, f" at {row.organization}" if row.organization else "")
        begin = "Type to take notes." if self._state.is_running else "The clock starts when you begin to type."
        how = ("\nPress enter to save the line as a note. A sign at the start sets its kind.", "$text-muted")
        return assemble(who, "\n\n", begin, how)

    # Above the line

    def update_input_status(self) -> None:
        """Show what the typed line will become, or the message."""
        context, state = self._screen.context, self._state
        editing = format_note_time(state.edited_note.said_at) if state.edited_note else ""
        message = self.menu.format_title(self.width - 2) if self.menu else self.status
        zone, order = context.zone, context.workspace.date_order
        today = context.now().astimezone(zone).date()
        self._input_status.show(InputState(self._line.value, today, editing, message, state.off_record, order, zone))

    def show_status(self, message: str) -> None:
        """Show a message above the line until the next key."""
        self.status = message
        self.update_input_status()

    def open_menu(self, menu: ChoiceMenu | None) -> None:
        """Open a menu above the line, or close the open one."""
        self.menu = menu
        self.status = ""
        self._line.has_menu = menu is not None
        self._screen.set_class(menu is not None, "-choosing")
        self._choices.show(menu)
        self.update_input_status()

    def show_save_error(self, error: str) -> None:
        """Show the first sentence of a save error above the line; an empty one clears it."""
        first, _, _ = error.partition(". ")
        self._trouble.display = bool(error)
        self._trouble.update(assemble((first if first.startswith("Not saved") else f"Not saved: {first}", "$warning")))

    # Notes and reference

    def close_reference(self) -> None:
        """Show the notes instead of the reference."""
        self._screen.remove_class("-reference")

    def action_toggle_reference(self) -> None:
        """Show the reference instead of the notes, or the notes again; if it is beside them, go through its pages."""
        beside = self._beside
        if not self.is_wide:
            self._screen.toggle_class("-reference")
            beside.scroll_home(animate=False)
            self.show_clock()
        elif beside.scroll_offset.y < beside.max_scroll_y:
            beside.scroll_relative(y=max(1, beside.size.height - 1), animate=False)
        elif beside.max_scroll_y:
            beside.scroll_home(animate=False)
        else:
            self.show_status("The whole preparation is shown beside the notes.")

    def action_scroll_page(self, by: int) -> None:
        """Scroll the notes, or the reference shown instead, by a page."""
        if self.is_reference_open:
            self._beside.scroll_relative(y=by * max(1, self._beside.size.height - 1), animate=False)
        else:
            self._log.page(by)
