"""What the screen of a practiced call sees of the app: the copy of the data, and a navigation of its own.

The app itself goes on with the real data: its autosaves, checks, and other windows do not notice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.services.drafts.opening import Opening

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLoader
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.services.outreach.templates import TemplateLoader
    from infoview_tui.ui.shared.context import Context, Navigation, UnsavedTextSource


class PracticeContext:
    """Implements `infoview_tui.ui.shared.context.Context` with the copy of the data."""

    def __init__(self, context: Context, workspace: Workspace, navigate: Callable[[Context], Navigation]) -> None:
        """Wrap the *context* of the real data. *workspace* is the copy; *navigate* creates the navigation."""
        self._context = context
        self.workspace = workspace
        self.config = context.config
        self.zone: tzinfo = context.zone
        self._navigation = navigate(self)
        self.reopened_draft = ""
        self.opening = Opening()

    @property
    def profile_name(self) -> str:
        """The name of the profile."""
        return self._context.profile_name

    @property
    def banks(self) -> BankLoader:
        """The question banks."""
        return self._context.banks

    @property
    def templates(self) -> TemplateLoader:
        """The message templates."""
        return self._context.templates

    @property
    def navigation(self) -> Navigation:
        """The navigation of the practice."""
        return self._navigation

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return self._context.now()

    def monotonic(self) -> float:
        """Return the seconds of a monotonic clock."""
        return self._context.monotonic()

    def show_notification(self, message: str, *, error: bool = False, seconds: int = 0) -> None:
        """Show a message for a few seconds."""
        self._context.show_notification(message, error=error, seconds=seconds)

    def update_top_bar(self) -> None:
        """Update the top bar, which shows the real data."""
        self._context.update_top_bar()

    def refresh_calendars(self, start: datetime | None = None, end: datetime | None = None) -> None:
        """Do nothing: no call needs the calendars."""

    def rescue_line(self, source: str, line: str) -> str:  # noqa: ARG002 - nothing of a practice is saved
        """Raise InfoviewError: nothing of a practice goes to the recovery file."""
        raise InfoviewError("The copy of your data for this practice was lost. Press escape, and start it again.")

    def register_screen(self, screen: UnsavedTextSource) -> None:
        """Do nothing: nothing of a practice is asked for when the app quits."""
