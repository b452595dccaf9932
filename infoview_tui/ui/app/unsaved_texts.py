"""Text that cannot be saved at the moment: when the app quits, and while the data file is lost."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, cast
from weakref import WeakSet

from infoview_tui.domain.profile_names import add_profile_to_commands
from infoview_tui.errors import DataFileError, InfoviewError
from infoview_tui.services.core.profiles import name_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.disabled_keys import DisabledKeysApp
from infoview_tui.ui.app.next_run import NextRun

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from infoview_tui.exchange.recovery_file import UnsavedText
    from infoview_tui.paths import AppPaths
    from infoview_tui.ui.app.data_directory import DataDirectory
    from infoview_tui.ui.app.rescue import Rescue
    from infoview_tui.ui.shared.context import Context, UnsavedTextSource

RESCUE_MESSAGE_SECONDS = 20
"""Seconds for which the app shows where typed text goes when the data file is lost."""


class UnsavedTextApp(DisabledKeysApp):
    """An app that asks its screens for text that cannot be saved, and checks the data file each second."""

    workspace: Workspace
    paths: AppPaths
    zone: tzinfo
    now: Callable[[], datetime]
    data_directory: DataDirectory

    def __init__(self) -> None:
        """Start with no screens."""
        super().__init__()
        self._open_screens: WeakSet[UnsavedTextSource] = WeakSet()
        self.exit_message = ""
        """Message to print after the app has exited."""
        self.next_run: NextRun | None = None
        """What to open after the app has exited; None to end the program."""

    @cached_property
    def profile_name(self) -> str:
        """The name of the profile for the top bar; empty where there is only the default one."""
        return name_profile(self.paths)

    def show_notification(self, message: str, *, error: bool = False, seconds: int = 0) -> None:
        """Show a message for a few seconds; the commands in it name the profile that is open."""
        super().show_notification(add_profile_to_commands(message, self.profile_name), error=error, seconds=seconds)

    def register_screen(self, screen: UnsavedTextSource) -> None:
        """Register a screen that is asked for unsaved text when the app quits."""
        self._open_screens.add(screen)

    @cached_property
    def rescue(self) -> Rescue:
        """What happens to typed text while the data file is lost; imported when it is."""
        from infoview_tui.ui.app.rescue import WRITE_INTERVAL, Rescue

        self.set_interval(WRITE_INTERVAL, self._write_rescued)
        return Rescue(self.workspace, lambda: self.now().astimezone(self.zone), self._recovery_directories)

    def rescue_line(self, source: str, line: str) -> str:
        """Write a finished line to the recovery file while the data file is lost; return a message."""
        return self.rescue.add_line(source, line)

    def _write_rescued(self) -> None:
        if self.rescue.is_active:
            with suppress(InfoviewError):  # quitting says so
                self.rescue.write(self.unsaved_texts())

    def unsaved_texts(self) -> list[UnsavedText]:
        """Return texts on the screens that cannot be saved at the moment."""
        from infoview_tui.exchange.recovery_file import UnsavedText

        texts: list[UnsavedText] = []
        for screen in self._open_screens:
            with suppress(Exception):  # the texts of the others are not lost with it
                if screen.is_attached and (text := screen.unsaved_text()).strip():
                    texts.append(UnsavedText(screen.unsaved_source(), text))
        return texts

    def finish_changes(self) -> None:
        """Let the screens save what is still being changed."""
        for screen in self._open_screens:
            with suppress(Exception):  # ending comes first
                if screen.is_attached:
                    screen.finish()

    def _recovery_directories(self) -> list[Path]:
        from infoview_tui.exchange.recovery_file import list_recovery_directories

        return list_recovery_directories(self.data_directory.current_path())

    async def action_quit(self) -> None:
        """Quit; if some text cannot be saved, ask first what to do with it, unless it is in a recovery file."""
        self.next_run = None
        self._leave()

    def switch_profile(self, paths: AppPaths) -> None:
        """Close the data as quitting does, and open those of another profile."""
        self.next_run = NextRun(paths)
        self._leave()

    def restore_backup(self, backup: Path) -> None:
        """Close the data as quitting does, restore a backup, and open the data again."""
        self.next_run = NextRun(self.paths, backup)
        self._leave()

    def _leave(self) -> None:
        self.finish_changes()
        texts = self.unsaved_texts()
        if self._is_rescued(texts):
            self.exit()
        elif texts:
            from infoview_tui.ui.app.quit import confirm_quit

            confirm_quit(self, cast("Context", self), texts, self._recovery_directories(), self._exit_with_message)
        else:
            self.exit()

    def _exit_with_message(self, message: str) -> None:
        self.exit_message = message
        self.exit()

    def recover_unsaved_texts(self) -> None:
        """Write text that cannot be saved to a recovery file, and leave a message with its path."""
        texts = self.unsaved_texts()
        if not self._is_rescued(texts) and texts:
            from infoview_tui.ui.app.quit import recover_unsaved

            now = self.now().astimezone(self.zone)
            self.exit_message = recover_unsaved(texts, now, self._recovery_directories())

    def _is_rescued(self, texts: list[UnsavedText]) -> bool:
        """Write texts to the recovery file of a lost data file, if it is lost, and leave a message with its path."""
        if not self.workspace.is_file_lost:
            return False
        try:
            self.rescue.write(texts)
        except InfoviewError:
            return False
        if self.rescue.path is not None:
            self.exit_message = f"Unsaved text was written to {self.rescue.path}"
        return True

    @property
    def is_closing(self) -> bool:
        """Whether the screens are being closed, or are already, while the timers of the app still fire."""
        return not (self.is_running and self.screen_stack)

    def check_for_external_changes(self) -> bool:
        """Check the data file, and reload the front screen if another window changed the data; return whether it did.

        A screen under a dialog reloads when it resumes.
        """
        from infoview_tui.ui.shared.screen import InfoviewScreen

        if self.is_closing:
            return False
        is_changed = False
        try:
            is_changed = self.workspace.changed_elsewhere(is_idle=self.is_resting)
        except DataFileError as error:
            if message := self.rescue.begin(error):
                self.notify(message, severity="warning", timeout=RESCUE_MESSAGE_SECONDS, markup=False)
        except InfoviewError as error:
            self.show_notification(str(error), error=True)
        else:
            if "rescue" in self.__dict__ and self.rescue.is_active:
                is_changed = True
                if message := self.rescue.end(self.unsaved_texts()):
                    self.show_notification(message)
        if is_changed:
            for reason in self.workspace.drop_impossible_undo():
                self.show_notification(reason)
        if is_changed and isinstance(self.screen, InfoviewScreen) and self.screen.is_mounted:  # it reads when mounted
            self.screen.reload()
        return is_changed
