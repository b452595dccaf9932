"""What the parts of a call need of its screen, its widgets and its line; tests give them others."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.call.choices import ChoiceMenu

CALL_NOT_STARTED = "Not started yet: the clock starts when you begin to type."


class CallContext(Protocol):
    """The app, or what a practice sees of it."""

    workspace: Workspace
    """The workspace, which is passed to services; a copy in a practice."""

    def monotonic(self) -> float:
        """Return the seconds of a clock that never goes back."""

    def rescue_line(self, source: str, line: str) -> str:
        """Write a line to the recovery file, and return what to say. Raises InfoviewError if that fails."""


class CallHost(Protocol):
    """The screen of a call."""

    @property
    def context(self) -> CallContext:
        """The app, or what a practice sees of it."""

    @property
    def workspace(self) -> Workspace:
        """The workspace, which is passed to services; a copy in a practice."""

    def now(self) -> datetime:
        """Return the current time in UTC."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show an InfoviewError raised in the block; the rest of the block is skipped."""

    def reload(self) -> None:
        """Read the call again and show it. Typed text stays."""


class CallView(Protocol):
    """What is shown of a call."""

    status: str
    """The message above the line. A new one is shown by the next `update_input_status`."""

    @property
    def menu(self) -> ChoiceMenu | None:
        """The open menu, if any. The next character picks an option, or is typed if it matches none."""

    @property
    def width(self) -> int:
        """The width of the screen in cells."""

    @property
    def is_reference_open(self) -> bool:
        """Whether the reference is shown instead of the notes."""

    def close_reference(self) -> None:
        """Show the notes instead of the reference."""

    def open_menu(self, menu: ChoiceMenu | None) -> None:
        """Open a menu above the line, or close the open one. The message is removed."""

    def show_status(self, message: str) -> None:
        """Show a message above the line until the next key."""

    def update_input_status(self) -> None:
        """Show what the line will become, or the message."""

    def show_save_error(self, error: str) -> None:
        """Show why the line is not saved; an empty text clears it."""

    def show_notes(self) -> None:
        """Show the notes, the questions, and the clock."""


class LineText(Protocol):
    """The line as text with a cursor."""

    value: str
    cursor_position: int

    def set_text(self, text: str) -> None:
        """Replace the text, which is not a change by the user, and put the cursor at its end."""
