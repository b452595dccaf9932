"""Terminal driver that survives a closed terminal, and stops and resumes as a job of the shell.

When a window closes, the kernel sends SIGHUP and then SIGCONT. On SIGCONT, Textual's driver would start a second time
without having stopped: two threads would share the keys, and output would go to a writer thread that has failed. Its
queue would fill up, and the app would wait forever.

When the shell stops the job, Textual's driver would stop in the middle of whatever is running, such as a transaction
that other windows then wait for, and would not repaint the screen after it is resumed.
"""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, TextIO, runtime_checkable

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

_RESTORE = b"\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?1049l\x1b[?25h"
"""Ends the keyboard protocol, mouse, focus, and paste reports, and the alternate screen; shows the cursor."""

RESUME_DELAY = 0.05
"""Seconds after SIGCONT before the terminal is used again, so that a signal to end the program is handled first."""


# Textual, private: `_file`, `_sigtstp_application`, `_sigcont_application`, `_auto_restart`, `_writer_thread`, `_loop`
# and `_app` of its driver. The driver writes to a closed terminal, starts a second time at a SIGCONT without a stop
# before it, and stops inside the signal handler; it has a setting for none of these. A driver that survives a hangup,
# and stops and resumes in the event loop, would end the need.
class TerminalDriver(LinuxDriver):
    """A driver that survives its terminal, and restarts only after a stop."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """Wrap the output so that it waits for what it shows to be on the disk, and ignores write errors."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        before_write = app.sync_in_thread() if isinstance(app, SyncsInThread) else None
        self._file = TerminalWriter(self._file, before_write)  # type: ignore[assignment, arg-type]  # has what is used
        self._is_stopped = False
        """Whether the job was stopped and does not use the terminal."""
        self._was_continued = False
        """Whether a SIGCONT has come since the job was last stopped."""

    def start_application_mode(self) -> None:
        """Start, and ask for the keys of the base layout too.

        From now on a signal must not end the process before the terminal is restored.
        """
        if isinstance(self._app, ExitsOnSignals):
            self._app.handle_signals()
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

    def write(self, data: str) -> None:
        """Write to the terminal, unless the job is stopped."""
        if self._writer_thread is not None:
            super().write(data)

    def disable_input(self) -> None:
        """Stop reading keys."""
        if not self._is_stopped:
            super().disable_input()

    def stop_application_mode(self) -> None:
        """Restore the terminal, unless the shell has it: the system stops a job that changes the shell's terminal."""
        if not self._is_stopped:
            super().stop_application_mode()

    def restore_at_once(self) -> None:
        """Restore the terminal while the event loop and the writer may hang, unless the shell has it."""
        if self._is_stopped or not self._has_terminal():
            return  # the system would stop the process
        if self.attrs_before is not None:
            termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        os.write(self.fileno, _RESTORE)

    def close(self) -> None:
        """Stop writing to the terminal."""
        super().close()
        self._writer_thread = None

    def _sigtstp_application(self, *_: object) -> None:
        """Handle SIGTSTP: stop as soon as nothing else is running, so that no transaction is left open meanwhile.

        While another program has the terminal, such as a mail program, the app waits for it, and stops with it at once.
        """
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop_job)
        else:
            self._stop_process()

    def _sigcont_application(self, *_: object) -> None:
        """Handle SIGCONT. If there was no stop signal, restart later, when nothing is being written."""
        self._was_continued = True
        if self._auto_restart and not self._is_stopped:
            self._loop.call_soon_threadsafe(self._restart_after_stop)

    def _stop_job(self) -> None:
        """Give the terminal back to the shell and stop, until SIGCONT."""
        if not self._is_stopped and self._app.is_running:
            self.suspend_application_mode()
            self._is_stopped = True
            self._stop_process()
            self._loop.call_later(RESUME_DELAY, self._resume_job)

    def _stop_process(self) -> None:
        """Stop this process as the system does by default; without a shell that could continue it, do nothing."""
        self._was_continued = False
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)

    def _resume_job(self) -> None:
        """Take the terminal and repaint it; in the background, stop again."""
        if not self._app.is_running or self._app.return_code is not None:
            return  # a signal ends the app
        if self._was_continued and not self._has_terminal():
            self._stop_process()
            self._loop.call_later(RESUME_DELAY, self._resume_job)
            return
        self._is_stopped = False
        self.resume_application_mode()
        self._repaint()
        if not self._was_continued:
            self._app.notify("Infoview was not started from a shell, so there is no shell to go back to.")

    def _has_terminal(self) -> bool:
        """Whether the job is in the foreground of its terminal, or the terminal no longer exists."""
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:
            return True

    def _restart_after_stop(self) -> None:
        """Restart after a stop that could not be caught (SIGSTOP), if the terminal still exists."""
        with suppress(termios.error):
            termios.tcgetattr(self.fileno)
            if self._app.is_running and not self._is_stopped:
                self.suspend_application_mode()
                self.resume_application_mode()
                self._repaint()

    def _repaint(self) -> None:
        """Paint the whole screen again, since the terminal no longer has it."""
        self._app.call_later(self._app.refresh, layout=True)


def _is_plausible(size: Size) -> bool:
    return 0 < size.width <= MAX_CELLS and 0 < size.height <= MAX_CELLS


@runtime_checkable
class SyncsInThread(Protocol):
    """An app whose changes are brought to the disk in a thread."""

    def sync_in_thread(self) -> Callable[[], None]:
        """Start, and return what waits until all is on the disk."""


@runtime_checkable
class ExitsOnSignals(Protocol):
    """An app that handles the signals to end it."""

    def handle_signals(self) -> None:
        """Handle signals from now on. The event loop runs."""


class TerminalWriter:
    """A terminal file that ignores write errors after the terminal is closed."""

    def __init__(self, file: TextIO, before_write: Callable[[], None] | None = None) -> None:
        """Wrap a terminal file. *before_write* is called in the thread that writes."""
        self._file = file
        self._before_write = before_write

    def fileno(self) -> int:
        """Return the file descriptor, which Textual uses to get the terminal size."""
        return self._file.fileno()

    def write(self, text: str) -> None:
        """Write text, ignoring errors."""
        if self._before_write is not None:
            self._before_write()
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush, ignoring errors."""
        with suppress(OSError):
            self._file.flush()
