"""The terminal as the framework drives it, but one that may be gone: a closed window takes nothing more.

When a window closes, the kernel says so, and then tells the program to go on. At that the framework's driver would
start a second time beside the first: two threads would read keys, each a part of them, and what is written would come
to a thread that fails. Its queue then fills, and the app waits for it for ever.
"""

from __future__ import annotations

import termios
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste

from infoview_tui.ui.app.terminal_input import is_nonprinting_text

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


# Textual, private: `_file`, `_sigcont_application`, `_must_signal_resume`, `_auto_restart`, `_loop` and `_app` of
# its driver. The driver writes to a closed terminal and starts a second time at a SIGCONT without a stop before it; it
# has a setting for neither. A driver that outlives a hangup would end the need.
class TerminalDriver(LinuxDriver):
    """A driver that outlives its terminal, and starts again only where it was stopped."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Write to the terminal while it is there."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = DisconnectSafeWriter(self._file)  # type: ignore[assignment, arg-type]  # all that is used of it

    def process_message(self, message: Message) -> None:
        """Let a blank or a joiner that is no ``printable`` character to the framework come as pasted: it is text."""
        if isinstance(message, Key) and message.character is not None and is_nonprinting_text(message.character):
            message = Paste(message.character)
        super().process_message(message)

    def _sigcont_application(self, *_: object) -> None:
        """Go on. Where no signal to stop came before, see to it when nothing else is in the midst of writing."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._restart_after_stop)

    def _restart_after_stop(self) -> None:
        """Take the terminal again after a stop that nobody could catch, if it is there."""
        with suppress(termios.error):
            termios.tcgetattr(self.fileno)
            if self._app.is_running:
                self.suspend_application_mode()
                self.resume_application_mode()
                self._app.call_later(self._app.refresh, layout=True)


class DisconnectSafeWriter:
    """A terminal to be written to, for as long as there is one."""

    def __init__(self, file: TextIO) -> None:
        """Take the terminal as it is now."""
        self._file = file

    def fileno(self) -> int:
        """Return its number, by which the framework asks for its size."""
        return self._file.fileno()

    def write(self, text: str) -> None:
        """Write text; where nobody can see it, that is no failure."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Let the terminal have what was written."""
        with suppress(OSError):
            self._file.flush()
