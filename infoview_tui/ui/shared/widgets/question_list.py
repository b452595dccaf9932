"""List of bank questions by topic, with a filter line: of the Banks screen, and of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.banks.browsing import QuestionGroup, QuestionIndex
from infoview_tui.services.banks.queries import QuestionSettings, UsageRow
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLibrary, Question

MAX_FILTER_CHARS = 100
"""Longest filter in characters; anything longer was pasted by mistake."""

STAR = "★"
PLANNED = "✓"


class QuestionList(Vertical):
    """Shows the questions of an index, filters them as the user types, and posts `Highlighted` and `Picked`.

    Rows are built once and used again at each key, and the scroll bar keeps its place, so that thousands of questions
    are filtered within a frame.
    """

    DEFAULT_CSS = """
    QuestionList {
        Input { padding: 0 2; }
        RowList { height: 1fr; overflow-y: scroll; }
    }
    """

    class Highlighted(Message):
        """The cursor moved to another question, or to none."""

        def __init__(self, question: Question | None) -> None:
            """Set the question."""
            super().__init__()
            self.question = question

    class Picked(Message):
        """A question was chosen with enter or a double click."""

        def __init__(self, question: Question) -> None:
            """Set the question."""
            super().__init__()
            self.question = question

    _row_list = getters.query_one(RowList)
    _filter_input = getters.query_one(Input)

    def __init__(self, *, no_questions: str, no_match_hint: str, enter_label: str = "", id: str | None = None) -> None:
        """Start without questions, since they may still be loading.

        *no_questions* is shown if there are none at all; *no_match_hint* says what to do if none matches.
        *enter_label* names what enter does in the footer, unless another key does the same.
        """
        super().__init__(id=id)
        self._no_questions = no_questions
        self._no_match_hint = no_match_hint
        self._enter_label = enter_label
        self._index: QuestionIndex | None = None
        self._rows: dict[str, Row] = {}
        self._groups: Sequence[QuestionGroup] = ()
        self._usage: Mapping[str, UsageRow] = {}
        self._planned_ids: Set[str] = frozenset()
        self._shows_retired = False
        self._needs_width = False

    def compose(self) -> ComposeResult:
        """Compose the filter and the questions."""
        yield LineInput(placeholder="/ filter by word, topic or use", max_length=MAX_FILTER_CHARS)
        yield RowList(label_width=2, empty_text="Reading the question banks…", enter_label=self._enter_label)

    @property
    def current_question(self) -> Question | None:
        """The question under the cursor."""
        key = self._row_list.cursor_key
        return self._index.library.get_question(key) if self._index and isinstance(key, str) else None

    def has_index_of(self, library: BankLibrary, settings: QuestionSettings) -> bool:
        """Return whether the questions of a library with these settings are shown already."""
        index = self._index
        return index is not None and index.library is library and index.settings == settings

    @property
    def neighbor(self) -> str | None:
        """The id of the next question, or else of the previous one, for when the current one goes elsewhere."""
        rows, key = self._row_list.rows, self._row_list.cursor_key
        keys = [row.key for row in rows if isinstance(row.key, str)]
        if key not in keys:
            return None
        at = keys.index(key)
        return str(keys[at + 1]) if at + 1 < len(keys) else str(keys[at - 1])

    @property
    def filter_text(self) -> str:
        """The text of the filter."""
        return self._filter_input.value

    @property
    def counts(self) -> tuple[int, int]:
        """How many questions are shown, and how many there are in all."""
        shown = sum(len(group.questions) for group in self._groups)
        return shown, len(self._index.library.questions) if self._index else 0

    def show(
        self,
        index: QuestionIndex,
        *,
        usage: Mapping[str, UsageRow] | None = None,
        with_retired: bool = False,
        cursor_to: str | None = None,
    ) -> None:
        """Show the questions of an index; *cursor_to* is the id of the question that gets the cursor.

        With *usage*, the rows say how often a question was answered, where there is room.
        """
        self._index = index
        self._usage = usage or {}
        self._shows_retired = with_retired
        self._rows.clear()
        self._apply_filter(cursor_to)

    def mark_planned(self, planned_ids: Set[str]) -> None:
        """Mark the questions of these ids as planned."""
        if planned_ids != self._planned_ids:
            for changed in planned_ids ^ self._planned_ids:
                self._rows.pop(changed, None)
            self._planned_ids = frozenset(planned_ids)
            self._show_rows()

    def focus_list(self) -> None:
        """Focus the questions."""
        self._row_list.focus_cursor()

    def focus_filter(self) -> None:
        """Focus the filter."""
        self._filter_input.focus()

    def clear_filter(self) -> bool:
        """Clear and leave the filter. Return whether it was in use."""
        filter_line = self._filter_input
        was_used = filter_line.has_focus or bool(filter_line.value)
        filter_line.value = ""
        if filter_line.has_focus:
            self.focus_list()
        return was_used

    def on_mount(self) -> None:
        """Apply the filter as it is typed: at once, so that the questions change in the same frame as the line."""
        self.watch(self._filter_input, "value", self._filter_typed, init=False)

    def _filter_typed(self) -> None:
        key = self._row_list.cursor_key
        self._apply_filter()
        if self.filter_text and self._row_list.cursor_key != key:
            self._row_list.move_to(0)  # its question does not match: the first one that does

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep the message from the screen."""
        message.stop()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Focus the results."""
        message.stop()
        self.focus_list()

    def on_key(self, event: events.Key) -> None:
        """Move from the filter to the results with the down key."""
        if event.key == "down" and self._filter_input.has_focus:
            event.stop()
            self.focus_list()

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Post the question under the cursor."""
        message.stop()
        self.post_message(self.Highlighted(self.current_question))

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Pick the question."""
        message.stop()
        self.pick_current()

    def name_enter(self, label: str) -> None:
        """Name in the footer what enter does with the question under the cursor; empty if it does nothing."""
        rows = self._row_list
        if label != rows.enter_label:
            rows.enter_label = label
            self.screen.refresh_bindings()

    def pick_current(self) -> None:
        """Post that the question under the cursor was picked."""
        if self.current_question is not None:
            self.post_message(self.Picked(self.current_question))

    def move_to_next(self) -> None:
        """Move the cursor to the next question."""
        self._row_list.action_move(1)

    def on_resize(self) -> None:
        """Show the rows if they had to wait for a width, or have more or less room at the end now."""
        if self._needs_width or self._usage:
            self._rows.clear()
            self._show_rows()

    def _apply_filter(self, cursor_to: str | None = None) -> None:
        if self._index is not None:
            self._groups = self._index.find(self.filter_text, with_retired=self._shows_retired)
            typed = clean_line(self.filter_text, 40)
            empty_text = f"No question matches “{typed}”. {self._no_match_hint}" if typed else self._no_questions
            self._row_list.empty_text = empty_text
            self._show_rows(cursor_to)

    def _show_rows(self, cursor_to: str | None = None) -> None:
        self._needs_width = not self.size.width  # wrapping every question at width 0 would be the slowest
        if self._needs_width:
            return
        rows: list[Row] = []
        for group in self._groups:
            rows.append(self._build_heading(group))
            rows.extend(self._rows.get(question.id) or self._build_row(question) for question in group.questions)
        self._row_list.show(rows, cursor_to=cursor_to)

    def _build_heading(self, group: QuestionGroup) -> Row:
        planned = sum(question.id in self._planned_ids for question in group.questions) if self._planned_ids else 0
        count = f"  {len(group.questions)}" + (f" · {planned} planned" if planned else "")
        heading = assemble(plain(group.title), (count, "$text-muted not bold"))
        return Row(("group", group.title), heading, is_heading=True)

    def _build_row(self, question: Question) -> Row:
        starred, retired = self._index.settings if self._index else ((), ())
        text, label = plain(question.text), Content("")
        if question.id in self._planned_ids:
            text, label = text.stylize("$text-muted"), assemble((PLANNED, "bold $success"))
        elif question.id in retired:
            text = text.stylize("$text-muted")
        elif question.id in starred:
            label = assemble((STAR, "bold $accent"))
        usage = self._usage.get(question.id)
        trailing = (
            assemble(("asked once" if usage.times == 1 else f"asked {usage.times}×", "$text-muted"))
            if usage and self.size.width >= MEDIUM_WIDTH
            else Content("")
        )
        row = Row(question.id, text, label, trailing)
        self._rows[question.id] = row
        return row
