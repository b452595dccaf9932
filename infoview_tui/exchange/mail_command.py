"""Handing a draft to a command from the config file, such as ``neomutt -H -``, without a shell."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryDirectory

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError

FILE_PLACEHOLDER = "{file}"
"""Replaced, anywhere in the command, by the path of the draft; the command then gets the terminal as its input."""

MAX_ERROR_CHARS = 200
"""How much is shown of what a failing command said."""

_STDERR = 2
_KEPT_BYTES = 4096
_POLL_SECONDS = 0.05
_TERMINAL_SIGNALS = (signal.SIGINT, signal.SIGQUIT)


def run_mail_command(command: Sequence[str], draft: bytes) -> None:
    """Run a command in this terminal with a draft on its standard input, or in a file, and wait until it ends.

    The draft is deleted afterwards. ctrl+c goes to the command alone. Call it in the main thread. Raises InfoviewError
    if the command cannot be started or fails, with what it wrote to its standard error.
    """
    program = clean_line(command[0], 60)
    with TemporaryDirectory(prefix="infoview-") as folder:  # mode 0700
        path = Path(folder, "draft.eml")
        path.write_bytes(draft)
        arguments = [word.replace(FILE_PLACEHOLDER, str(path)) for word in command]
        errors, write_end = os.pipe()
        actions: list[tuple[int, ...] | tuple[int, int, str, int, int]] = [(os.POSIX_SPAWN_DUP2, write_end, _STDERR)]
        if not any(FILE_PLACEHOLDER in word for word in command):
            actions.append((os.POSIX_SPAWN_OPEN, 0, str(path), os.O_RDONLY, 0))
        with _ignoring_terminal_signals(), os.fdopen(errors, "rb"):
            try:
                process = os.posix_spawnp(
                    arguments[0], arguments, os.environ, file_actions=actions, setsigdef=_TERMINAL_SIGNALS
                )
            except (OSError, ValueError) as error:  # ValueError: a null character in an argument
                why = (isinstance(error, OSError) and error.strerror) or error
                raise InfoviewError(f"Could not start {program}: {why}. Check [mail] in the config file.") from error
            finally:
                os.close(write_end)
            code, said = _wait(process, errors)
    if code:
        how = f"with exit code {code}" if code > 0 else f"by signal {-code}"
        reason = clean_line(said.decode("utf-8", "replace"), MAX_ERROR_CHARS)
        said_why = f" It said: {reason}" if reason else ""
        raise InfoviewError(f"{program} ended {how}, so the message may not have been sent.{said_why}")


def _wait(process: int, errors: int) -> tuple[int, bytes]:
    """Wait until a process ends; return its exit code and the start of its errors, which are also shown as they come.

    A program that it leaves running in the background may still hold the pipe, so its end is not waited for.
    """
    said = b""
    ended, status = 0, 0
    with DefaultSelector() as selector:  # unlike select(), for any number of open files
        selector.register(errors, EVENT_READ)
        while not ended:
            ended, status = os.waitpid(process, os.WNOHANG)
            if not selector.select(0 if ended else _POLL_SECONDS):
                continue
            data = os.read(errors, 65536)
            if not data and not ended:  # it has closed its standard error
                ended, status = os.waitpid(process, 0)
            said = (said + data)[:_KEPT_BYTES]
            with suppress(OSError):
                os.write(_STDERR, data)
    return os.waitstatus_to_exitcode(status), said


@contextmanager
def _ignoring_terminal_signals() -> Iterator[None]:
    previous = [(number, signal.signal(number, signal.SIG_IGN)) for number in _TERMINAL_SIGNALS]
    try:
        yield
    finally:
        for number, handler in previous:
            signal.signal(number, handler)
