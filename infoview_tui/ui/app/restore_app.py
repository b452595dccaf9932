"""A small app that restores backups while no other program has the data open: asked for at the start, or in the app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from textual.screen import Screen

from infoview_tui.config import Config
from infoview_tui.errors import UnusableDataError
from infoview_tui.paths import AppPaths
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.app import posix_signals
from infoview_tui.ui.app.notices import NoticesApp
from infoview_tui.ui.app.plain import prepare_plain_mode
from infoview_tui.ui.app.posix_signals import RestoresTerminal
from infoview_tui.ui.app.terminal_input import prepare_terminal_input
from infoview_tui.ui.backups.progress_screen import ProgressScreen
from infoview_tui.ui.backups.restore_screen import RestoreJob, RestoreScreen


class RestoreOutcome(NamedTuple):
    """What a restore did, or why it did nothing, in sentences."""

    text: str = ""
    has_failed: bool = False


class RestoreApp(NoticesApp):
    """Shows a screen that restores a backup, and ends with it."""

    TITLE = "Infoview"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: Screen[str | None], config: Config, *, plain: bool = False) -> None:
        """Set the screen, which returns what was done, and how the app looks."""
        super().__init__()
        self.restore_screen = screen
        self.set_appearance(config, plain=plain)
        self.outcome: str | None = None
        """What was done, in sentences; None if nothing was."""

    def on_mount(self) -> None:
        """Show the screen."""
        if not self.is_headless:
            posix_signals.install_signal_handlers(self._exit_on_signal, self._restore_terminal)
        self.push_screen(self.restore_screen, self._end)

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
    return _run(RestoreScreen(RestoreJob(paths.database, error, now, local_timezone(), paths.profile)), config)


def restore_and_show(
    paths: AppPaths, config: Config, backup: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> RestoreOutcome:
    """Restore a backup, show how far it is, and return what was done, or why nothing was.

    Raises ConfigError if the theme is unknown, and SystemExit if a signal ends the app.
    """
    screen = ProgressScreen(paths.database, backup, now, local_timezone())
    said = _run(screen, config)
    return RestoreOutcome(said or "", has_failed=screen.has_failed)


def _run(screen: Screen[str | None], config: Config) -> str | None:
    prepare_terminal_input()
    app = RestoreApp(screen, config, plain=prepare_plain_mode(config.plain))
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.outcome
