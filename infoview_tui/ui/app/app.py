"""The Textual app: modes, clock, polling for external changes, and orderly exit."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.command import Provider
from textual.screen import Screen

from infoview_tui.domain.date_order import order_of_locale
from infoview_tui.errors import InfoviewError
from infoview_tui.monotonic import monotonic_seconds
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.interviews.running_call import read_running_call
from infoview_tui.services.outreach.due_count import count_due
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.app.daily_backup import (
    BACKUP_DELAY,
    BACKUP_INTERVAL,
    back_up_at_rest,
    back_up_at_the_end,
    back_up_daily,
)
from infoview_tui.ui.app.daily_checks import CHECK_DELAY, run_daily_checks
from infoview_tui.ui.app.data_directory import DataDirectory
from infoview_tui.ui.app.garbage_collection import GarbageCollection
from infoview_tui.ui.app.plain import prepare_plain_mode
from infoview_tui.ui.app.reminders import CHECK_SECONDS, RemindersApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.app.stylesheet import CachedStylesheet
from infoview_tui.ui.app.tabs import TABS
from infoview_tui.ui.app.terminal_input import prepare_terminal_input
from infoview_tui.ui.shared.bindings import APP

if TYPE_CHECKING:
    from infoview_tui.config import Config
    from infoview_tui.domain.business_days import BusinessCalendar
    from infoview_tui.paths import AppPaths
    from infoview_tui.services.banks.library import BankLoader
    from infoview_tui.services.outreach.templates import TemplateLoader
    from infoview_tui.ui.app.navigation import AppNavigation
    from infoview_tui.ui.app.next_run import NextRun

WARM_UP_DELAY = 0.05
"""Seconds after the first paint before the modules for the first write are imported."""

IDLE_SECONDS = 0.05
"""Seconds without a key after which the next of these modules is imported."""

NOTICE_SECONDS = 20
"""Seconds for which the app says at the start what was restored, and that the disk refused changes."""

POLL_INTERVAL = 1.0
"""Seconds between checks for changes by another window."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _warm_up(calendar: BusinessCalendar, wait_until_idle: Callable[[], None], then: Callable[[], object]) -> None:
    from infoview_tui.services.warm_up import warm_up

    warm_up(calendar, wait_until_idle)
    import infoview_tui.ui.app.rescue  # noqa: F401 - for when the data file is lost: then importing may fail

    then()


def _get_palette_provider() -> type[Provider]:
    from infoview_tui.ui.app.palette import PaletteProvider

    return PaletteProvider


class InfoviewApp(RemindersApp):
    """The Infoview app."""

    TITLE = "Infoview"
    BINDINGS = [*APP]
    MODES = {**TABS}
    DEFAULT_MODE = "home"
    COMMANDS = {_get_palette_provider}
    CSS_PATH = ["app.tcss", "../board/screen.tcss"]  # with the board's: loading it later would parse all again
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
        plain: bool = False,
    ) -> None:
        """Create the app on an open workspace. *now* returns the current UTC time; tests pass their own.

        *monotonic* returns the seconds of a monotonic clock; with a custom *now*, it defaults to that time. *plain*
        draws without borders and without glyphs beyond ASCII, in the terminal's colors.
        """
        super().__init__()
        self.stylesheet = CachedStylesheet(variables=self.get_css_variables())
        self.workspace = workspace
        workspace.on_change = self._handle_change
        self.data_directory = DataDirectory(workspace.store.database.parent)
        self.paths = paths
        self.config = config
        self.zone = zone or local_timezone()
        self.now = now
        self._garbage = GarbageCollection()
        self._is_update_due = False
        """Whether the timer of the next reminder and the top bar are to be updated after a change."""
        self.monotonic = monotonic or (monotonic_seconds if now is _utc_now else lambda: self.now().timestamp())
        self.start_point = start_point or StartPoint()
        if self._start_tab == "today" and not self.start_point.is_call:
            # Textual does not load the CSS of the first screen
            self.css_path.append(Path(__file__).parents[1] / "today" / "screen.tcss")
        self.set_appearance(config, plain=plain)
        if config.keymap:
            from infoview_tui.ui.app.keymap import validate_keymap

            self.set_keymap(validate_keymap(config.keymap, config.path))

    @cached_property
    def banks(self) -> BankLoader:
        """The question banks, created on first use."""
        from infoview_tui.paths import bundled_banks
        from infoview_tui.services.banks.library import BankLoader

        return BankLoader(bundled_banks(), self.paths.custom_banks)

    @cached_property
    def templates(self) -> TemplateLoader:
        """The message templates, created on first use."""
        from infoview_tui.paths import bundled_templates
        from infoview_tui.services.outreach.templates import TemplateLoader

        return TemplateLoader(bundled_templates(), self.paths.custom_templates)

    @cached_property
    def navigation(self) -> AppNavigation:
        """The navigation, imported on first use."""
        from infoview_tui.ui.app.navigation import AppNavigation

        return AppNavigation(self, self, "" if self.start_point.is_call else self._start_tab)

    @property
    def _start_tab(self) -> str:
        """The tab shown at startup."""
        return self.start_point.screen or self.config.start

    def sync_in_thread(self) -> Callable[[], None]:
        """Let a thread bring changes to the disk, and return what waits until it has; the driver waits so."""
        return self.workspace.sync_in_thread(self._report_sync_error)

    def _report_sync_error(self, message: str) -> None:
        """Say that the disk has refused changes that are shown. Called in another thread."""
        if self.is_running:
            self.call_later(self.show_notification, message, error=True, seconds=NOTICE_SECONDS)

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen. A separate mode for it would compute all styles a second time at startup."""
        if self.start_point.is_call:
            from infoview_tui.ui.app.placeholder_screen import PlaceholderScreen

            return PlaceholderScreen(self._show_first_tab)
        return TABS[self._start_tab]()

    def _show_first_tab(self) -> None:
        self.navigation.show_tab(self._start_tab)

    def on_mount(self) -> None:
        """Open what the program was started for; the rest of the startup runs after the first paint."""
        self.add_mode(self.DEFAULT_MODE, self.get_default_screen)  # so that the first screen can be reached again
        if self.start_point.is_call:  # before any key is read: text typed so far is a note
            from infoview_tui.ui.app.first_screen import open_start_call

            open_start_call(self.navigation, self, self.start_point)
            if len(self.screen_stack) == 1:  # it can't be practiced
                self._show_first_tab()
        self.call_after_refresh(self._after_first_paint)

    def on_ready(self) -> None:
        """Remind of the next interview, right after the first paint, so that the next one shows it."""
        self.remind_at_start(quietly=self.start_point.is_call)

    def _start_warm_up(self) -> None:
        calendar = self.workspace.cadence.calendar
        wait = partial(self.wait_until_no_keys, IDLE_SECONDS)
        finish = partial(self.call_later, self._finish_warm_up)
        self.run_worker(partial(_warm_up, calendar, wait, finish), thread=True, exit_on_error=False)

    def _finish_warm_up(self) -> None:
        self.workspace.store.prepare_sessions()
        self._garbage.freeze()

    def _after_first_paint(self) -> None:
        if not gc.isenabled():  # off since the launch: nothing is garbage yet, so later ones can skip all
            self._garbage.begin()
        self.set_timer(WARM_UP_DELAY, self._start_warm_up)
        self.set_interval(CHECK_SECONDS, self._update_status)
        self.set_interval(POLL_INTERVAL, self._look_for_changes)
        self.read_calendars_later()
        self.set_timer(CHECK_DELAY, partial(run_daily_checks, self))
        self.set_timer(BACKUP_DELAY, partial(back_up_at_rest, self))
        self.set_interval(BACKUP_INTERVAL, partial(back_up_daily, self))
        if not self.start_point.is_call:
            from infoview_tui.ui.app.first_screen import open_first_screen

            open_first_screen(self, self.navigation, self)
        if self.start_point.notice:
            self.show_notification(
                self.start_point.notice, error=self.start_point.is_notice_error, seconds=NOTICE_SECONDS
            )
        from infoview_tui.services.interviews.practice_copies import delete_abandoned_copies

        delete_abandoned_copies(self.workspace.data_dir)

    def after_keys(self) -> None:
        """Do what waits until all keys that have come have had their effect."""
        if self.notice_box is not None:
            self.place_notice()  # the focus or the cursor may have moved under it
        if self._is_update_due:
            self._update_after_change()
        self._garbage.collect_young()

    def _handle_change(self) -> None:
        self.clear_messages()
        if self.is_running and not self._is_update_due:
            self._is_update_due = True
            if not self.is_handling_key:  # otherwise it is done once the key has had its effect
                self.call_after_refresh(self._update_after_change)

    def _update_after_change(self) -> None:
        self._is_update_due = False
        self.set_reminder_timer()
        self.update_top_bar()

    def _look_for_changes(self) -> None:
        if self.is_resting:
            self._garbage.collect_all()
        if self.check_for_external_changes():
            self.set_reminder_timer()

    def clear_messages(self) -> None:
        """Remove messages about earlier changes, since what they say about undo no longer holds."""
        from infoview_tui.ui.shared.screen import InfoviewScreen

        if self.is_running:
            self.clear_notifications()
            for screen in self.screen_stack:
                if isinstance(screen, InfoviewScreen):
                    screen.clear_status()

    def action_show_tab(self, tab: str) -> None:
        """Switch to a tab, and close what was opened from it."""
        self.navigation.show_tab(tab)

    def action_search(self) -> None:
        """Open the search over everything. In a dialog, the key goes to its fields."""
        from infoview_tui.ui.shared.screen import InfoviewScreen

        if not isinstance(self.screen, InfoviewScreen):
            raise SkipAction
        self.navigation.open_search()

    def action_command_palette(self) -> None:
        """Open the palette, with a line that edits as every other one does."""
        from infoview_tui.ui.app.palette import use_own_input

        use_own_input()
        super().action_command_palette()

    def _update_status(self) -> None:
        self.check_reminders()
        self.update_top_bar()

    def update_top_bar(self) -> None:
        """Update the due count and the running call in the top bar."""
        from infoview_tui.ui.shared.screen import InfoviewScreen

        if self.is_closing or not isinstance(screen := self.screen, InfoviewScreen):
            return
        try:
            due, call = count_due(self.workspace, self.now()), read_running_call(self.workspace, self.now())
        except InfoviewError:
            return  # the screen has already shown the error
        status = f"call with {call.first_name} · {call.minutes} min" if call is not None else ""
        screen.due_count, screen.call_status, screen.next_status = due, status, self.next_status


def run_app(
    paths: AppPaths, config: Config, *, find_start_point: Callable[[Workspace], StartPoint] | None = None
) -> int | NextRun:
    """Open the data, run the app until the user quits, and return the exit code, or what to open next.

    *find_start_point* finds out from the data where to start. Raises InfoviewError if it does, or if the data or the
    config cannot be used, also if that happens only later.
    """
    plain = prepare_plain_mode(config.plain)
    date_order = config.date_order or order_of_locale(os.environ)
    workspace = open_workspace(paths.database, config.cadence.in_zone(local_timezone()), date_order)
    try:
        changes_before = workspace.store.connection.total_changes
        start_point = find_start_point(workspace) if find_start_point is not None else None
        app = InfoviewApp(workspace, paths, config, start_point=start_point, plain=plain)
        prepare_terminal_input()
        app.run()
        is_restoring = app.next_run is not None and app.next_run.backup is not None
        if not app.return_code and not is_restoring:  # the backup to restore may be today's, which this one replaces
            app.exit_message = "\n".join(filter(None, (app.exit_message, back_up_at_the_end(app, changes_before))))
        app.exit_message = "\n".join(filter(None, (app.exit_message, workspace.wait_for_disk())))
    finally:
        workspace.close()
    with suppress(OSError):  # the terminal may be closed
        sys.stdout.flush()
        if app.exit_message:
            sys.stderr.write(f"{app.exit_message}\n")
    if app.fatal_error is not None:
        raise app.fatal_error
    return app.return_code or app.next_run or 0
