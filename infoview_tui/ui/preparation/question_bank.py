"""Question bank pane: topics with their questions, a filter, and details of the question under the cursor."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.banks.library import search_questions
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLibrary, Question, TopicQuestions

MAX_FILTER_CHARS = 100
"""Longest filter in characters; anything longer was pasted by mistake."""


class QuestionBank(Vertical):
    """Shows the questions of a library, marks the planned ones, and posts `Picked`."""

    DEFAULT_CSS = """
    QuestionBank {
        .bank--title { height: 1; padding: 0 2; color: $text-muted; }
        Input { padding: 0 2; }
        RowList { height: 1fr; }
        .bank--detail { height: 7; padding: 0 1 0 2; background: $surface; scrollbar-size-vertical: 1; }
        .bank--detail Static { height: auto; }
        &:focus-within .bank--title { color: $primary; }
    }
    """

    class Picked(Message):
        """A question was chosen, to be added to the plan or removed from it."""

        def __init__(self, question: Question) -> None:
            """Set the question."""
            super().__init__()
            self.question = question

    def __init__(self, *, id: str | None = None) -> None:
        """Start without a library, since it may still be loading."""
        super().__init__(id=id)
        self._library: BankLibrary | None = None
        self._planned_ids: Set[str] = frozenset()
        self._matching_topics: Sequence[TopicQuestions] = ()
        self._needs_width = False

    def compose(self) -> ComposeResult:
        """Compose the title, the filter, the questions, and the details."""
        yield Static(plain("Question bank"), classes="bank--title")
        yield LineInput(placeholder="/ filter by word, topic or use", max_length=MAX_FILTER_CHARS)
        yield RowList(
            label_width=2, empty_text="Reading the question banks…", enter_label=""
        )  # the footer shows space for this
        with VerticalScroll(classes="bank--detail", can_focus=False):
            yield Static()

    @property
    def current_question(self) -> Question | None:
        """The question under the cursor."""
        key = self.query_one(RowList).cursor_key
        return self._library.get_question(key) if self._library and isinstance(key, str) else None

    @property
    def filter_text(self) -> str:
        """The text of the filter."""
        return self.query_one(Input).value

    def show(self, library: BankLibrary) -> None:
        """Show the questions of a library."""
        self._library = library
        self._apply_filter()

    def mark_planned(self, planned_ids: Set[str]) -> None:
        """Mark the questions of these ids as planned."""
        if planned_ids != self._planned_ids:
            self._planned_ids = frozenset(planned_ids)
            self._show_rows()

    def focus_list(self) -> None:
        """Focus the questions."""
        self.query_one(RowList).focus_cursor()

    def focus_filter(self) -> None:
        """Focus the filter."""
        self.query_one(Input).focus()

    def clear_filter(self) -> bool:
        """Clear and leave the filter. Return whether it was in use."""
        filter_line = self.query_one(Input)
        was_used = filter_line.has_focus or bool(filter_line.value)
        filter_line.value = ""
        if filter_line.has_focus:
            self.focus_list()
        return was_used

    def on_input_changed(self, message: Input.Changed) -> None:
        """Apply the filter while the user types."""
        message.stop()
        self._apply_filter()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Focus the results."""
        message.stop()
        self.focus_list()

    def on_key(self, event: events.Key) -> None:
        """Move from the filter to the results with the down key."""
        if event.key == "down" and self.query_one(Input).has_focus:
            event.stop()
            self.focus_list()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Show the details of the question under the cursor."""
        message.stop()
        detail = self.query_one(".bank--detail", VerticalScroll)
        detail.query_one(Static).update(_format_detail(self.current_question))
        detail.scroll_home(animate=False)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Pick the question."""
        message.stop()
        self.pick_current()

    def pick_current(self) -> None:
        """Post that the question under the cursor was picked."""
        if self.current_question is not None:
            self.post_message(self.Picked(self.current_question))

    def move_to_next(self) -> None:
        """Move the cursor to the next question."""
        self.query_one(RowList).action_move(1)

    def _apply_filter(self) -> None:
        if self._library is not None:
            self._matching_topics = search_questions(self._library, self.filter_text)
            typed = clean_line(self.filter_text, 40)
            self.query_one(RowList).empty_text = (
                f"No question matches “{typed}”. Press escape to clear the filter, or then n to write your own."
                if typed
                else "There are no question banks. Press n to write your own question."
            )
            self._show_rows()

    def on_resize(self) -> None:
        """Show the rows if they had to wait for a width."""
        if self._needs_width:
            self._show_rows()

    def _show_rows(self) -> None:
        self._needs_width = not self.size.width  # wrapping every question at width 0 would be the slowest
        if self._needs_width:
            return
        rows: list[Row] = []
        for topic in self._matching_topics:
            rows.append(_topic_row(topic, sum(question.id in self._planned_ids for question in topic.questions)))
            rows.extend(_question_row(question, question.id in self._planned_ids) for question in topic.questions)
        self.query_one(RowList).show(rows)


def _topic_row(topic: TopicQuestions, planned_count: int) -> Row:
    count = f"  {len(topic.questions)}" + (f" · {planned_count} planned" if planned_count else "")
    return Row(("topic", topic.topic), assemble(plain(topic.title), (count, "$text-muted not bold")), is_heading=True)


def _question_row(question: Question, is_planned: bool) -> Row:
    text = plain(question.text)
    if is_planned:
        return Row(question.id, text.stylize("$text-muted"), label=assemble(("✓", "bold $success")))
    return Row(question.id, text)


def _format_detail(question: Question | None) -> Content:
    if question is None:
        return Content("")
    origin = "your own bank · " if question.is_custom else ""
    use = plain(question.good_for) if question.good_for else Content("")
    lines = [
        assemble(
            (f"{origin}{question.minutes} min · " if use else f"{origin}{question.minutes} min", "$text-muted"), use
        )
    ]
    lines += [assemble(("↳ ", "$text-muted"), plain(probe)) for probe in question.probes]
    return Content("\n").join(lines)
