"""Call screen for practice: the same keys, clock, and closing card, on a copy of the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.shared.content import assemble

if TYPE_CHECKING:
    from infoview_tui.ui.shared.context import Context

MARK = " PRACTICE "
EXPLANATION = " Nothing is saved."


class PracticeCallScreen(CallScreen):
    """A call that leaves no trace. Its context has the copy."""

    DEFAULT_CSS = """
    PracticeCallScreen #practice { height: 1; background: $accent 20%; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, interview_id: int, context: Context, on_close: Callable[[], None]) -> None:
        """Show the call of an interview in *context*; *on_close* is called when the screen is closed."""
        super().__init__(interview_id)
        self._practice_context = context
        self._on_close = on_close

    @property
    def context(self) -> Context:
        """The context of the practice."""
        return self._practice_context

    def compose_body(self) -> ComposeResult:
        """Yield the mark of the practice above the call."""
        yield Static(assemble((MARK, "bold $background on $accent"), EXPLANATION), id="practice")
        yield from super().compose_body()

    def leave(self) -> None:
        """Leave the practice."""
        self.app.pop_screen()
        self.context.show_notification("Practice canceled. Nothing was saved.")

    def on_unmount(self) -> None:
        """End the practice."""
        self._on_close()
