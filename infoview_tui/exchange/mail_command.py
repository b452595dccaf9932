"""Handing a draft to a command from the config file, such as ``neomutt -H -``, without a shell."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError

FILE_PLACEHOLDER = "{file}"
"""Replaced, anywhere in the command, by the path of the draft; the command then gets the terminal as its input."""

_TERMINAL_SIGNALS = (signal.SIGINT, signal.SIGQUIT)


def run_mail_command(command: Sequence[str], draft: bytes) -> None:
    """Run a command in this terminal with a draft on its standard input, or in a file, and wait until it ends.

    The draft is deleted afterwards. ctrl+c goes to the command alone. Call it in the main thread. Raises InfoviewError
    if the command cannot be started or fails.
    """
    program = clean_line(command[0], 60)
    with TemporaryDirectory(prefix="infoview-") as folder:  # mode 0700
        path = Path(folder, "draft.eml")
        path.write_bytes(draft)
        arguments = [word.replace(FILE_PLACEHOLDER, str(path)) for word in command]
        actions: list[tuple[int, int, str, int, int]] = []
        if not any(FILE_PLACEHOLDER in word for word in command):
            actions.append((os.POSIX_SPAWN_OPEN, 0, str(path), os.O_RDONLY, 0))
        with _ignoring_terminal_signals():
            try:
                process = os.posix_spawnp(
                    arguments[0], arguments, os.environ, file_actions=actions, setsigdef=_TERMINAL_SIGNALS
                )
            except (OSError, ValueError) as error:  # ValueError: a null character in an argument
                why = (isinstance(error, OSError) and error.strerror) or error
                raise InfoviewError(f"Could not start {program}: {why}. Check [mail] in the config file.") from error
            code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if code:
        how = f"with exit code {code}" if code > 0 else f"by signal {-code}"
        raise InfoviewError(f"{program} ended {how}, so the message may not have been sent.")


@contextmanager
def _ignoring_terminal_signals() -> Iterator[None]:
    previous = [(number, signal.signal(number, signal.SIG_IGN)) for number in _TERMINAL_SIGNALS]
    try:
        yield
    finally:
        for number, handler in previous:
            signal.signal(number, handler)
