"""What is below the call with which the program starts, so that the call does not wait for the first tab."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.screen import Screen


class PlaceholderScreen(Screen[None]):
    """A screen without widgets that is never painted. When the call above it is closed, the first tab is shown."""

    def __init__(self, show_first_tab: Callable[[], object]) -> None:
        """*show_first_tab* switches to another mode."""
        super().__init__()
        self._show_first_tab = show_first_tab
        self._was_covered = False

    def on_screen_suspend(self) -> None:
        """Remember that a screen was opened."""
        self._was_covered = True

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show the first tab if this is what is left, and paint nothing."""
        event.prevent_default()
        if self._was_covered and self.is_current:
            self._show_first_tab()
