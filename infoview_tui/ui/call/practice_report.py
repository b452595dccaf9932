"""How a practiced call went: asked questions with their time, and the steps of the closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.closing import ClosingStep
from infoview_tui.domain.enums import QuestionState
from infoview_tui.domain.format_dates import format_clock
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.person_names import first_name
from infoview_tui.services.interviews.practice_result import PracticeResult
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.call.closing_card import DONE_SIGN, OPEN_SIGN
from infoview_tui.ui.shared.bindings import REPORT
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class PracticeReportDialog(ModalScreen[None]):
    """Shows the result of a practice, which is lost when it is closed."""

    BINDINGS = [*REPORT]
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    DEFAULT_CSS = """
    PracticeReportDialog .report { width: 90; height: 80%; }
    PracticeReportDialog RowList { height: 1fr; margin: 1 0; }
    """

    def __init__(self, result: PracticeResult) -> None:
        """Show a result."""
        super().__init__()
        self.result = result

    def compose(self) -> ComposeResult:
        """Compose the summary and the rows."""
        with Vertical(classes="dialog report") as dialog:
            dialog.border_title = Content(f"Practice with {first_name(self.result.contact)}")
            yield Static(_format_summary(self.result), id="sum")
            yield RowList(label_width=4)
            yield KeyHints(("escape", "close"))

    def on_mount(self) -> None:
        """Show the questions and the closing."""
        self.query_one(RowList).show(list(_build_rows(self.result)))

    def on_row_list_selected(self) -> None:
        """Close the dialog with enter, too."""
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Close the dialog."""
        self.dismiss(None)


def _format_summary(result: PracticeResult) -> Content:
    over = result.seconds - 60 * result.minutes
    time = f"{format_clock(timedelta(seconds=result.seconds))} of {result.minutes} min"
    asked = f"{result.asked_count} of {format_count(len(result.questions), 'question')} asked"
    notes = format_count(result.note_count, "note")
    color = "bold $warning" if over > 0 else "bold"
    return assemble((time, color), f" · {asked} · {notes}", ("\nNothing was saved.", "$text-muted"))


def _build_rows(result: PracticeResult) -> Iterator[Row]:
    if result.questions:
        yield Row("questions", Content("Questions"), is_heading=True)
    for number, question in enumerate(result.questions, 1):
        label = assemble((f"{number}", "bold"), ("!", "bold $accent") if question.must_ask else "")
        yield Row(("question", question.id), plain(question.text), label, _format_time(question))
    yield Row("closing", Content("Closing"), is_heading=True)
    for step in result.closing:
        yield Row(("step", step.kind), *_format_step(step))


def _format_time(question: QuestionRow) -> Content:
    if question.state is not QuestionState.ANSWERED:
        return assemble((question.state.value if question.state is QuestionState.SKIPPED else "not asked", "$warning"))
    spent = f"{format_clock(timedelta(seconds=question.spent_seconds))} of {question.minutes} min"
    return assemble((spent, "$warning" if question.spent_seconds > 60 * question.minutes else "$text-muted"))


def _format_step(step: ClosingStep) -> tuple[Content, Content]:
    sign = (DONE_SIGN, "$success") if step.is_done else (OPEN_SIGN, "$warning")
    words = "" if step.is_done else f"  {step.suggestion}"
    return assemble(step.title.capitalize(), (words, "$text-muted")), assemble(sign)
