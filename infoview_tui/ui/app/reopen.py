"""Opens a dialog again as it was opened before, with what was typed in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from infoview_tui.services.drafts.opening import Opening, OpeningStep
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor

if TYPE_CHECKING:
    from textual.app import App

INTERVAL, TRIES = 0.02, 150
"""Seconds between looks for the screen, the dialog, and the row of a step, and how many there are.

A thread may still be reading what the screen shows.
"""


def reopen(app: App[Any], opening: Opening, failed: Callable[[], None]) -> None:
    """Repeat the steps that opened a dialog; call *failed* if one of them is not possible any more."""
    _Reopening(app, opening, failed).attempt(0, TRIES)


class _Reopening:
    def __init__(self, app: App[Any], opening: Opening, failed: Callable[[], None]) -> None:
        self._app = app
        self._opening = opening
        self._failed = failed

    def attempt(self, at: int, tries: int) -> None:
        """Run a step once its screen is there, with its row."""
        screen = self._app.screen
        if isinstance(screen, DraftDialog):
            return
        if at < len(self._opening.steps) and self._is_ready(screen, self._opening.steps[at]):
            self._app.call_later(self._run, at)
        elif tries:
            self._app.set_timer(INTERVAL, partial(self.attempt, at, tries - 1))
        else:
            self._failed()

    def _is_ready(self, screen: Screen[Any], step: OpeningStep) -> bool:
        if step.dialog:
            return type(screen).__name__ == step.dialog and ListCursor(screen).go_to_cursor(step.cursor)
        if not isinstance(screen, InfoviewScreen) or self._opening.screen not in ("", screen.place.name):
            return False
        return not step.cursor or screen.place.cursor.go_to_cursor(step.cursor)

    async def _run(self, at: int) -> None:
        step, screen = self._opening.steps[at], self._app.screen
        target = {"app": self._app, "focused": screen.focused}.get(step.target, screen)
        await self._app.run_action(step.action, target)
        self._app.call_after_refresh(partial(self.attempt, at + 1, TRIES))
