"""The app: one desk, the modes, the clock, and leaving in good order."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.command import Provider
from textual.constants import DRIVER
from textual.screen import Screen

from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.errors import ConfigError, InfoviewError
from infoview_tui.monotonic import monotonic_seconds
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.outreach.queries import count_due
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.app import posix_signals
from infoview_tui.ui.app.key_queue import KeyQueueApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.app.terminal_input import register_alt_digit_keys, replace_invalid_bytes
from infoview_tui.ui.app.themes import THEMES
from infoview_tui.ui.shared.bindings import APP
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.driver import Driver

    from infoview_tui.config import Config
    from infoview_tui.exchange.recovery_file import UnsavedText
    from infoview_tui.paths import AppPaths
    from infoview_tui.services.banks import BankLoader
    from infoview_tui.ui.app.navigation import AppNavigation
    from infoview_tui.ui.shared.context import UnsavedTextSource

WARM_UP_DELAY = 0.05
"""Seconds after the first paint at which what the first write needs is imported."""

POLL_INTERVAL = 1.0
"""Seconds between looks at whether another window has changed the data."""

STATUS_INTERVAL = 20.0
"""Seconds between looks at what is due and how long the call has run."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _warm_up() -> None:
    from infoview_tui.services.warm_up import warm_up

    warm_up()


def _create_board_screen() -> Screen[None]:
    from infoview_tui.ui.board.screen import BoardScreen

    return BoardScreen()


def _create_today_screen() -> Screen[None]:
    from infoview_tui.ui.today.screen import TodayScreen

    return TodayScreen()


def _get_palette_provider() -> type[Provider]:
    from infoview_tui.ui.app.palette import PaletteProvider

    return PaletteProvider


class InfoviewApp(KeyQueueApp):
    """Infoview, full screen."""

    TITLE = "Infoview"
    BINDINGS = [*APP]
    MODES = {"board": _create_board_screen, "today": _create_today_screen}
    DEFAULT_MODE = "home"
    COMMANDS = {_get_palette_provider}
    CSS_PATH = ["app.tcss", "../board/screen.tcss"]  # the board's is here, as all would be parsed again for it at start
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        workspace: Workspace,
        paths: AppPaths,
        config: Config,
        *,
        start_point: StartPoint | None = None,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] | None = None,
    ) -> None:
        """Take an open desk. ``now`` gives the present UTC moment; tests give their own.

        ``steady`` gives seconds that nobody can set; of a moment of a test's own they are that moment's.
        """
        super().__init__()
        self.workspace = workspace
        self.paths = paths
        self.config = config
        self.zone = zone or local_timezone()
        self.now = now
        self.monotonic = monotonic or (monotonic_seconds if now is _utc_now else lambda: self.now().timestamp())
        self.start_point = start_point or StartPoint()
        if self._start_tab == "today":  # of the screen that comes first the framework does not look for the styles
            self.css_path.append(Path(__file__).parents[1] / "today" / "screen.tcss")
        self.fatal_error: InfoviewError | None = None
        """What made the app leave."""
        self._open_screens: WeakSet[UnsavedTextSource] = WeakSet()
        self.exit_message = ""
        """What is said once the terminal is the shell's again."""
        for theme in THEMES:
            self.register_theme(theme)
        if config.theme not in self.available_themes:
            known = ", ".join(sorted(self.available_themes))
            raise ConfigError(f"{config.path}: theme: there is no {config.theme!r}. Themes are: {known}.")
        self.theme = config.theme
        if config.keymap:
            from infoview_tui.ui.app.keymap import validate_keymap

            self.set_keymap(validate_keymap(config.keymap, config.path))

    @cached_property
    def banks(self) -> BankLoader:
        """The question banks; they are read when they are first asked for."""
        from infoview_tui.paths import bundled_banks
        from infoview_tui.services.banks import BankLoader

        return BankLoader(bundled_banks(), self.paths.custom_banks)

    @cached_property
    def navigation(self) -> AppNavigation:
        """Opens other screens; imported when it is first asked for."""
        from infoview_tui.ui.app.navigation import AppNavigation

        return AppNavigation(self, self, self._start_tab)

    @property
    def _start_tab(self) -> str:
        """The tab that the app opens on."""
        return self.start_point.screen or self.config.start

    def get_driver_class(self) -> type[Driver]:
        """Give the driver of a terminal that may be gone, unless the environment or the system asks for another."""
        if sys.platform == "win32" or DRIVER is not None:
            return super().get_driver_class()
        from infoview_tui.ui.app.driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """Give the first screen. As a mode of its own it would have all styles worked out once more at start."""
        return {"board": _create_board_screen, "today": _create_today_screen}[self._start_tab]()

    def on_mount(self) -> None:
        """Let the rest follow once the first screen is painted."""
        posix_signals.install_signal_handlers(self.exit_on_signal)
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)  # it is there already: this lets one come back to it
        if self.start_point.interview_id is not None:
            self.navigation.open_call(
                self.start_point.interview_id
            )  # before any key is read: what is typed by now is a note
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        gc.freeze()  # what is there now stays: later collections need not look at it
        gc.enable()
        self.set_timer(WARM_UP_DELAY, partial(self.run_worker, _warm_up, thread=True, exit_on_error=False))
        self.set_interval(STATUS_INTERVAL, self.update_top_bar)
        self.set_interval(POLL_INTERVAL, self._check_for_external_changes)
        if self.start_point.interview_id is None:
            self.navigation.open_first_screen()

    def register_screen(self, screen: UnsavedTextSource) -> None:
        """Ask this screen for unsaved text when the app quits."""
        self._open_screens.add(screen)

    def show_notification(self, message: str, *, error: bool = False) -> None:
        """Show a sentence for a while, in place of the one before. It is content, never markup."""
        self.call_later(self.clear_notifications)  # in its turn: a sentence is shown by a message too
        self.notify(
            clean_text(message), severity="error" if error else "information", timeout=8 if error else 4, markup=False
        )

    def _handle_exception(self, error: Exception) -> None:
        """Leave in words where nothing else told a failure that a person can meet, such as damaged data while painting.

        The framework would leave with a traceback.
        """
        # Textual, private: `_handle_exception`. There is no public place where an app is told of an exception before it
        # ends with a traceback; a hook for it would end the need.
        self._recover_unsaved_texts()
        if isinstance(error, InfoviewError):
            self.fatal_error = self.fatal_error or error
            self.exit(return_code=1)
        else:
            super()._handle_exception(error)

    def unsaved_texts(self) -> list[UnsavedText]:
        """Return what is on the screens and cannot be saved just now."""
        from infoview_tui.exchange.recovery_file import UnsavedText

        texts = [
            (screen.unsaved_source(), screen.unsaved_text()) for screen in self._open_screens if screen.is_attached
        ]
        return [UnsavedText(belongs_to, text) for belongs_to, text in texts if text.strip()]

    async def action_quit(self) -> None:
        """Leave; where something cannot be saved just now, ask first what is to become of it."""
        texts = self.unsaved_texts()
        if texts:
            from infoview_tui.ui.app.quit import confirm_quit

            confirm_quit(self, self, texts, self._exit_with_message)
        else:
            self.exit()

    def _exit_with_message(self, message: str) -> None:
        self.exit_message = message
        self.exit()

    def exit_on_signal(self, return_code: int) -> None:
        """Leave without asking, as the system wants it: what cannot be saved goes into a file of its own."""
        self._recover_unsaved_texts()
        self.exit(return_code=return_code)

    def _recover_unsaved_texts(self) -> None:
        texts = self.unsaved_texts()
        if texts:
            from infoview_tui.ui.app.quit import recover_unsaved

            self.exit_message = recover_unsaved(texts, self.now().astimezone(self.zone))

    def action_show_tab(self, tab: str) -> None:
        """Switch to a tab; on the current tab, return to its first screen."""
        self.navigation.show_tab(tab)

    def update_top_bar(self) -> None:
        """Bring the top bar up to date: what is due, and the call that is running."""
        from infoview_tui.services.interviews.queries import build_clock, find_running_interview

        try:
            due, running = count_due(self.workspace, self.now()), find_running_interview(self.workspace)
        except InfoviewError:
            return  # the screen itself has told it already
        sign = ""
        if running is not None:
            minutes = build_clock(running).elapsed_seconds(self.now()) // 60
            sign = f"call with {first_name(running.contact)} · {minutes} min"
        for bar in self.screen.query(TopBar):
            bar.due_count, bar.call_status = due, sign

    def _check_for_external_changes(self) -> None:
        """Let the screen in front show what another window has changed; one behind a dialog loads as it comes back."""
        from infoview_tui.ui.shared.screen import InfoviewScreen

        if isinstance(self.screen, InfoviewScreen):
            with self.screen.reporting_errors():
                if self.workspace.changed_elsewhere():
                    self.screen.reload()


def run_app(paths: AppPaths, config: Config, *, start_point: StartPoint | None = None) -> int:
    """Open the data, run the app until the person leaves, and return the exit code.

    Raises InfoviewError where the data or the config cannot be used, or where that shows only later.
    """
    workspace = open_workspace(paths.database)
    try:
        app = InfoviewApp(workspace, paths, config, start_point=start_point)
        replace_invalid_bytes()
        register_alt_digit_keys()
        app.run()
    finally:
        workspace.close()
    sys.stdout.flush()
    if app.exit_message:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write(f"{app.exit_message}\n")
    if app.fatal_error is not None:
        raise app.fatal_error
    return app.return_code or 0
