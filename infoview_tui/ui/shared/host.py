"""What a screen gives all of its parts. One that needs more extends this; tests give parts a host of their own."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import AbstractContextManager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.shared.context import Context, Navigation

Answer = TypeVar("Answer")


class ScreenHost(Protocol):
    """A screen, as `infoview_tui.ui.shared.screen.InfoviewScreen` is one."""

    @property
    def app(self) -> App[Any]:
        """The running app, to open dialogs."""

    @property
    def context(self) -> Context:
        """The app, as the interface that screens depend on."""

    @property
    def navigation(self) -> Navigation:
        """Opens other screens."""

    @property
    def workspace(self) -> Workspace:
        """The workspace, which is passed to services."""

    @property
    def zone(self) -> tzinfo:
        """The user's time zone."""

    def now(self) -> datetime:
        """Return the current time in UTC."""

    def to_local(self, moment: datetime) -> datetime:
        """Convert a datetime to the user's time zone."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show an InfoviewError raised in the block; the rest of the block is skipped."""

    def show_status(self, message: str) -> None:
        """Show what a key has done."""

    def reload(self) -> None:
        """Read and show everything again."""

    def start(self, asking: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine that asks with `wait_for`."""

    async def wait_for(self, dialog: Screen[Answer]) -> Answer | None:
        """Open a dialog, and return its answer; None if it was canceled."""
