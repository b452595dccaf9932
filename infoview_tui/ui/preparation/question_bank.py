"""Question bank pane of the plan: the questions of all banks, and details of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question


class QuestionBank(QuestionList):
    """Marks the planned questions, and posts `Picked` for one to be added to the plan or removed from it."""

    DEFAULT_CSS = """
    QuestionBank {
        .bank--title { height: 1; padding: 0 2; color: $text-muted; }
        .bank--detail { height: 7; padding: 0 1 0 2; background: $surface; scrollbar-size-vertical: 1; }
        .bank--detail Static { height: auto; }
        &:focus-within .bank--title { color: $primary; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start without questions, since they may still be loading."""
        super().__init__(
            no_questions="There are no question banks. Press n to write your own question.",
            no_match_hint="Press escape to clear the filter, or then n to write your own.",
            id=id,
        )  # the footer shows space for what enter does

    def compose(self) -> ComposeResult:
        """Compose the title, the filter, the questions, and the details."""
        yield Static(plain("Question bank"), classes="bank--title")
        yield from super().compose()
        with VerticalScroll(classes="bank--detail", can_focus=False):
            yield Static()

    def on_question_list_highlighted(self, message: QuestionList.Highlighted) -> None:
        """Show the details of the question under the cursor."""
        message.stop()
        detail = self.query_one(".bank--detail", VerticalScroll)
        detail.query_one(Static).update(_format_detail(message.question))
        detail.scroll_home(animate=False)


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
