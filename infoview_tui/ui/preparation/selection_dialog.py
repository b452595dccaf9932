"""Dialog that proposes questions for a plan: where to start from, what is in and why, and what is left out (R19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.planning import CLOSING_MINUTES, OPENING_MINUTES
from infoview_tui.domain.question_facts import StartingSet
from infoview_tui.domain.question_selection import Selection
from infoview_tui.ui.preparation.plan_view import truncate_text
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS, VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

BEST_FIT = "What fits best now"
BEST_FIT_REASON = "Hypotheses to test, topics not heard yet, and what brought much."


class Start(NamedTuple):
    """Where a selection can start: a question set, or None for what fits best."""

    title: str
    situation: str
    question_set: StartingSet | None


class SelectionDialog(ModalScreen[Selection]):
    """Shows what would be proposed from each start; returns the chosen selection, or None if the user cancels."""

    BINDINGS = [binding for binding in DIALOG if binding.id == "dialog.cancel"]
    CSS_PATH = "selection_dialog.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    AUTO_FOCUS = "#starts"
    _starts = getters.query_one("#starts", RowList)

    def __init__(
        self, contact: str, starts: Sequence[Start], propose: Callable[[StartingSet | None], Selection]
    ) -> None:
        """Set the contact's name, the question sets to start from, and what selects questions from one of them."""
        super().__init__()
        self.heading = plain(f"Questions for {contact}")
        self.starts = [Start(BEST_FIT, BEST_FIT_REASON, None), *starts]
        self._propose = propose
        self._proposed: dict[int, Selection] = {}

    def compose(self) -> ComposeResult:
        """Compose the starts, the proposed questions, and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            with Horizontal(id="panes"):
                yield RowList(id="starts")
                with Vertical(id="proposal"):
                    yield Static(id="summary")
                    yield Static(id="situation", classes="muted")
                    yield RowList(id="questions", label_width=3)
            yield KeyHints(("enter", "use these"), ("tab", "switch"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Fill the list of starts; what it proposes follows from its cursor."""
        rows = [Row(index, plain(start.title)) for index, start in enumerate(self.starts)]
        self._starts.show(rows)

    @property
    def current(self) -> int:
        """The index of the start under the cursor."""
        key = self._starts.cursor_key
        return key if isinstance(key, int) else 0

    def propose_current(self) -> Selection:
        """Return what is proposed from the start under the cursor, selecting once for each start."""
        if self.current not in self._proposed:
            self._proposed[self.current] = self._propose(self.starts[self.current].question_set)
        return self._proposed[self.current]

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Show what is proposed from the start under the cursor."""
        message.stop()
        if message.row_list.id == "starts":
            selection = self.propose_current()
            self.query_one("#summary", Static).update(_format_summary(selection))
            self.query_one("#situation", Static).update(plain(self.starts[self.current].situation))
            questions = self.query_one("#questions", RowList)
            questions.show(list(_build_rows(selection)))
            questions.move_to(0)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Return the selection."""
        message.stop()
        self.dismiss(self.propose_current())

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def _format_summary(selection: Selection) -> Content:
    count = format_count(len(selection.questions), "question")
    minutes = f"{count} · {selection.minutes} of {selection.available_minutes} min"
    lines = [
        assemble(
            (minutes, "bold"), (f"  besides {OPENING_MINUTES} to open and {CLOSING_MINUTES} to close", "$text-muted")
        )
    ]
    lines += [assemble((f"▲ {remark}", "$warning")) for remark in selection.remarks]
    return Content("\n").join(lines)


def _build_rows(selection: Selection) -> Iterator[Row]:
    for number, question in enumerate(selection.questions, 1):
        reason = f"stays · {question.reason}" if question.reason else "stays: you added it"
        yield Row(
            ("question", number),
            assemble(
                (f"{question.form.minutes} min  ", "$text-muted"),
                truncate_text(question.form.text),
                (f"\n{reason if question.is_kept else question.reason}", "$text-muted"),
            ),
            label=assemble((str(number), "bold")),
        )
    if selection.left_out:
        yield Row(("heading", "left out"), Content("Left out"), is_heading=True)
    for number, left_out in enumerate(selection.left_out):
        yield Row(
            ("left out", number),
            assemble(truncate_text(left_out.text), (f"\n{left_out.reason}", "$text-muted")),
            label=Content("·"),
        )
