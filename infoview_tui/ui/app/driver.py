"""Terminal driver that survives a closed terminal.

When a window closes, the kernel sends SIGHUP and then SIGCONT. On SIGCONT, Textual's driver would start a second time
without having stopped: two threads would share the keys, and output would go to a writer thread that has failed. Its
queue would fill up, and the app would wait forever.
"""

from __future__ import annotations

import termios
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste, Resize
from textual.geometry import Size

from infoview_tui.ui.app.key_parser import REQUEST_ALTERNATE_KEYS
from infoview_tui.ui.app.terminal_input import is_nonprinting_text

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


MAX_CELLS = 10_000
"""Largest width and height, in cells, that a terminal is believed to have."""


# Textual, private: `_file`, `_sigcont_application`, `_must_signal_resume`, `_auto_restart`, `_loop` and `_app` of
# its driver. The driver writes to a closed terminal and starts a second time at a SIGCONT without a stop before it; it
# has a setting for neither. A driver that survives a hangup would end the need.
class TerminalDriver(LinuxDriver):
    """A driver that survives its terminal, and restarts only after a stop."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Wrap the output so that write errors are ignored."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = DisconnectSafeWriter(self._file)  # type: ignore[assignment, arg-type]  # has all methods that are used

    def start_application_mode(self) -> None:
        """Start, and ask for the keys of the base layout too."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not constants.DISABLE_KITTY_KEY:
            self.write(REQUEST_ALTERNATE_KEYS)
            self.flush()

    def _run_input_thread(self) -> None:
        """Read keys; an error ends the app as any other does."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def process_message(self, message: Message) -> None:
        """Turn spaces and joiners that Textual regards as non-printable into pasted text."""
        if isinstance(message, Resize) and not _is_plausible(message.size):
            return
        if isinstance(message, Key) and message.character is not None and is_nonprinting_text(message.character):
            message = Paste(message.character)
        super().process_message(message)

    def _sigcont_application(self, *_: object) -> None:
        """Handle SIGCONT. If there was no stop signal, restart later, when nothing is being written."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart:
            self._loop.call_soon_threadsafe(self._restart_after_stop)

    def _restart_after_stop(self) -> None:
        """Restart after a stop that could not be caught (SIGSTOP), if the terminal still exists."""
        with suppress(termios.error):
            termios.tcgetattr(self.fileno)
            if self._app.is_running:
                self.suspend_application_mode()
                self.resume_application_mode()
                self._app.call_later(self._app.refresh, layout=True)


def _is_plausible(size: Size) -> bool:
    return 0 < size.width <= MAX_CELLS and 0 < size.height <= MAX_CELLS


class DisconnectSafeWriter:
    """A terminal file that ignores write errors after the terminal is closed."""

    def __init__(self, file: TextIO) -> None:
        """Wrap a terminal file."""
        self._file = file

    def fileno(self) -> int:
        """Return the file descriptor, which Textual uses to get the terminal size."""
        return self._file.fileno()

    def write(self, text: str) -> None:
        """Write text, ignoring errors."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush, ignoring errors."""
        with suppress(OSError):
            self._file.flush()
