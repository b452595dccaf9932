"""The screen while a backup is restored that was chosen in the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from infoview_tui.errors import InfoviewError
from infoview_tui.services.backups.restoring import RestoreStep, restore
from infoview_tui.services.backups.sentences import format_kept, format_restored, format_step
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import plain


class ProgressScreen(Screen[str | None]):
    """Restores a backup, and returns what was done, or why nothing was. No key interrupts it."""

    CSS_PATH = "restore_screen.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def __init__(self, database: Path, backup: Path, now: Callable[[], datetime], zone: tzinfo) -> None:
        """Set the data file, the backup, the clock, and the user's time zone."""
        super().__init__()
        self.database, self.backup = database, backup
        self.now, self.zone = now, zone
        self.has_failed = False
        """Whether nothing was restored."""

    def compose(self) -> ComposeResult:
        """Compose what is being done."""
        with Vertical(id="restore"):
            yield Static("Restoring…", id="detail")

    def on_mount(self) -> None:
        """Restore in a thread."""
        self.run_worker(self._run, thread=True, exit_on_error=False)

    def _run(self) -> None:
        try:
            said = self._restore()
        except (InfoviewError, OSError) as error:
            self.has_failed, said = True, str(error)
        self.app.call_from_thread(self.dismiss, said)

    def _restore(self) -> str:
        now = self.now()
        restored = restore(self.database, self.backup, now, self._report)
        return " ".join((*format_restored(restored, now, self.zone), *format_kept(restored.replaced)))

    def _report(self, step: RestoreStep, done: int, total: int) -> None:
        self.app.call_from_thread(self._show, format_step(step, done, total))

    def _show(self, said: str) -> None:
        self.query_one("#detail", Static).update(plain(said))
