"""A small app around the restore screen, for data that the app itself cannot open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from infoview_tui.config import Config
from infoview_tui.errors import UnusableDataError
from infoview_tui.paths import AppPaths
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.app import posix_signals
from infoview_tui.ui.app.key_queue import KeyQueueApp
from infoview_tui.ui.app.plain import prepare_plain_mode
from infoview_tui.ui.app.posix_signals import RestoresTerminal
from infoview_tui.ui.app.terminal_input import prepare_terminal_input
from infoview_tui.ui.backups.restore_screen import RestoreJob, RestoreScreen


class RestoreApp(KeyQueueApp):
    """Shows the restore screen and ends with it."""

    TITLE = "Infoview"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, job: RestoreJob, config: Config, *, plain: bool = False) -> None:
        """Set what is to be restored, and how the app looks."""
        super().__init__()
        self.job = job
        self.set_appearance(config, plain=plain)
        self.outcome: str | None = None
        """What was done, in sentences; None if nothing was."""

    def on_mount(self) -> None:
        """Show the screen."""
        if not self.is_headless:
            posix_signals.install_signal_handlers(self._exit_on_signal, self._restore_terminal)
        self.push_screen(RestoreScreen(self.job), self._end)

    def _end(self, outcome: str | None) -> None:
        self.outcome = outcome
        self.exit()

    def _exit_on_signal(self, return_code: int) -> None:
        self.exit(return_code=return_code)

    def _restore_terminal(self) -> None:
        if isinstance(self._driver, RestoresTerminal):
            self._driver.restore_at_once()


def offer_restore(
    paths: AppPaths, config: Config, error: UnusableDataError, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> str | None:
    """Show the restore screen, and return what was done, in sentences; None if the user quits.

    Raises ConfigError if the theme is unknown, and SystemExit if a signal ends the app.
    """
    prepare_terminal_input()
    job = RestoreJob(paths.database, error, now, local_timezone())
    app = RestoreApp(job, config, plain=prepare_plain_mode(config.plain))
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.outcome
