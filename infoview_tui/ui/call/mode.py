"""Modes of the call screen: a real call, or practice on a copy of the data with the same keys and the same clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.ui.shared.content import assemble

if TYPE_CHECKING:
    from infoview_tui.ui.call.state import CallState
    from infoview_tui.ui.shared.context import Context

PRACTICE_MARK = " PRACTICE "
PRACTICE_EXPLANATION = " Nothing is saved."


class CallMode(Protocol):
    """What differs between modes."""

    context: Context | None
    """The context of the screen; None for the app."""

    def compose_banner(self) -> Iterator[Widget]:
        """Yield what is shown above the call."""

    def leave(self, state: CallState, leave_interview: Callable[[int], None]) -> str:
        """Do what is due when the screen is left; return what to say about it, or an empty string.

        *leave_interview* discards an interview in which nothing was written.
        """

    def close(self) -> None:
        """Do what is due when the screen is closed, however that happens."""


class RealCall:
    """A call that is held, on the user's data."""

    context = None

    def compose_banner(self) -> Iterator[Widget]:
        """Yield nothing."""
        yield from ()

    def leave(self, state: CallState, leave_interview: Callable[[int], None]) -> str:
        """Discard an interview in which nothing was written. One that has started goes on, which is said."""
        is_running, is_paused = state.is_loaded and state.is_running, state.is_loaded and state.is_paused
        leave_interview(state.interview_id)
        if not is_running:
            return ""
        return f"The interview is {'paused' if is_paused else 'still running'}. Press F9 to return."

    def close(self) -> None:
        """Do nothing: the call goes on."""


class PracticeBanner(Static):
    """Says above the call that it is practiced."""

    DEFAULT_CSS = """
    PracticeBanner { height: 1; background: $accent 20%; text-wrap: nowrap; text-overflow: ellipsis; }
    """


class PracticeCall:
    """A call that leaves no trace."""

    def __init__(self, context: Context, on_close: Callable[[], None]) -> None:
        """*context* has a copy of the data, which *on_close* deletes."""
        self.context: Context | None = context
        self._on_close = on_close

    def compose_banner(self) -> Iterator[Widget]:
        """Yield the mark of the practice."""
        mark = (PRACTICE_MARK, "bold $background on $accent")
        yield PracticeBanner(assemble(mark, PRACTICE_EXPLANATION), id="practice")

    def leave(self, state: CallState, leave_interview: Callable[[int], None]) -> str:  # noqa: ARG002 - the copy goes
        """Say that nothing was saved."""
        return "Practice canceled. Nothing was saved."

    def close(self) -> None:
        """Delete the copy."""
        self._on_close()
