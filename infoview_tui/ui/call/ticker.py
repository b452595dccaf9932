"""What a call does each second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infoview_tui.ui.call.call_actions import CallActions
    from infoview_tui.ui.call.display import CallDisplay
    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.state import CallState
    from infoview_tui.ui.shared.screen import InfoviewScreen


class CallTicker:
    """Retries a failed save, and updates the clock."""

    def __init__(
        self, screen: InfoviewScreen, state: CallState, display: CallDisplay, draft: DraftLine, actions: CallActions
    ) -> None:
        """Set the screen, whose timer it is, and the parts that have something to do each second."""
        self._screen = screen
        self._state = state
        self._display = display
        self._draft = draft
        self._actions = actions

    def start(self) -> None:
        """Start the timer."""
        self._screen.set_timer(1, self.tick)

    def tick(self) -> None:
        """Retry a failed save and update the clock."""
        past = self._state.elapsed().total_seconds() % 1 if self._state.clock.running_since else 0
        self._screen.set_timer(1.01 - past, self.tick)  # just after the next full second, so that none is skipped
        self._draft.retry()
        if self._screen.is_current:
            self._actions.correct_clock_drift()
            self._display.show_clock()
