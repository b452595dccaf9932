"""A process that has imported the program, and forks for each start of it: importing takes most of the time of a start.

The test's process sends a terminal and a socket for each start, and then on that socket the arguments, the environment,
and the working directory. Back come the id of the new process and, once it has ended, its exit code.
"""

from __future__ import annotations

import atexit
import faulthandler
import fcntl
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import termios
import time
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NoReturn


class ForkedProgram:
    """A running program, with what `subprocess.Popen` has for it."""

    def __init__(
        self,
        arguments: Sequence[str],
        terminal: int,
        environment: Mapping[str, str],
        cwd: str | os.PathLike[str] | None,
    ) -> None:
        """Start the program with its standard streams on a terminal, which becomes its controlling terminal."""
        self.returncode: int | None = None
        self._control, other = socket.socketpair()
        with other:
            socket.send_fds(_connect(), [b"+"], [terminal, other.fileno()])
        request = {"arguments": list(arguments), "environment": dict(environment), "cwd": os.fspath(cwd or Path.cwd())}
        self._control.sendall(json.dumps(request).encode() + b"\n")
        self._answers = self._control.makefile("r")
        self.pid = int(self._answers.readline())

    def poll(self) -> int | None:
        """Return the exit code, or the negative number of the signal that ended it; None while it runs."""
        return self._read_exit_code(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the exit code. Raises TimeoutExpired."""
        code = self._read_exit_code(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("infoview", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the program has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the program at once."""
        self.send_signal(signal.SIGKILL)

    def _read_exit_code(self, timeout: float | None) -> int | None:
        if self.returncode is None and select.select([self._control], [], [], timeout)[0]:
            self.returncode = int(self._answers.readline())
            self._answers.close()
            self._control.close()
        return self.returncode


@cache
def _connect() -> socket.socket:
    """Start the server of this process, which ends with it, and return the connection to it."""
    connection, other = socket.socketpair()
    # Its streams are a terminal from the start, as those of the program are: Python remembers what it found.
    master, slave = os.openpty()
    with other:
        server = subprocess.Popen(
            [sys.executable, "-P", __file__, str(other.fileno())],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            pass_fds=[other.fileno()],
            start_new_session=True,
        )
    os.close(slave)

    def stop() -> None:
        connection.close()
        server.wait()
        os.close(master)

    atexit.register(stop)
    return connection


def _serve(connection: socket.socket) -> NoReturn:
    """Fork for each start, until the other side is closed."""
    _import_program()
    gc.freeze()
    while True:
        received, files, _, _ = socket.recv_fds(connection, 1, 2)
        if not received:
            os._exit(0)
        if os.fork() == 0:
            connection.close()
            _watch(files[0], socket.socket(fileno=files[1]))
        for file in files:
            os.close(file)
        while _has_ended_child():
            pass


def _import_program() -> None:
    """Import what the program imports at its start, and on first use."""
    from infoview_tui import ui
    from infoview_tui.domain.business_days import BusinessCalendar
    from infoview_tui.services.warm_up import warm_up

    for name in ("infoview_tui.cli.start", "infoview_tui.cli.launch"):
        import_module(name)
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    warm_up(BusinessCalendar(""))


def _has_ended_child() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


def _watch(terminal: int, control: socket.socket) -> NoReturn:
    """Start the program, and report its process and its exit code."""
    with control, control.makefile("r") as requests:
        request = json.loads(requests.readline())
        process = os.fork()
        if process == 0:
            requests.close()
            control.close()
            _run(terminal, **request)
        os.close(terminal)
        for descriptor in (0, 1, 2):
            os.close(descriptor)
        control.sendall(b"%d\n" % process)
        _, status = os.waitpid(process, 0)
        control.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _run(terminal: int, arguments: list[str], environment: dict[str, str], cwd: str) -> NoReturn:
    """Become the program, as it is after its imports."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for descriptor in (0, 1, 2):
        os.dup2(terminal, descriptor)
    os.close(terminal)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    if os.environ.get("PYTHONFAULTHANDLER"):
        faulthandler.enable()
    sys.argv = ["infoview", *arguments]
    try:
        from infoview_tui.cli.start import start

        start()
    except SystemExit as end:
        from infoview_tui.cli.start import end_at_once

        end_at_once(end.code if isinstance(end.code, int) else 1)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
