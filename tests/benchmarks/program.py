"""A program in a pseudo-terminal, measured from outside: startup, response to keys, CPU time and memory."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

QUIET = 0.08
"""Seconds of silence that end a response."""

SILENT = 1.0
"""Seconds after which a key counts as having no response."""

LONGEST = 30.0
"""Seconds after which a response counts as complete, even if the program is still busy."""

TICK = 1 / os.sysconf("SC_CLK_TCK")
"""The resolution of CPU times, in seconds."""


def _own_terminal() -> None:
    """Make the pseudo-terminal the controlling terminal, so that the program ends with the benchmark."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Program:
    """A program at 120x40. Leaving its context ends it."""

    def __init__(self, command: Sequence[str], config: str = "") -> None:
        """Start a command. *config* is the text of Infoview's config file."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._config = TemporaryDirectory()  # the person's own would decide what is measured
        Path(self._config.name, "config.toml").write_text(config, encoding="utf-8")
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        environment["INFOVIEW_CONFIG_DIR"] = self._config.name
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # otherwise every start would compile the source
        self._started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - there is one thread here
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Return the program."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Quit the program, or kill it if it does not exit."""
        with contextlib.suppress(OSError):  # Linux says EIO once the other side is closed
            os.write(self._master, b"\x11")  # ctrl+q
            asked = time.perf_counter()
            while time.perf_counter() - asked < LONGEST and select.select([self._master], [], [], 2.0)[0]:
                os.read(self._master, 65536)
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)
        self._config.cleanup()

    def ready(self, pattern: re.Pattern[bytes]) -> float:
        """Return the milliseconds from the start until the output matches a pattern."""
        seen = b""
        while not pattern.search(seen):
            if not select.select([self._master], [], [], LONGEST)[0]:
                raise TimeoutError(f"{pattern.pattern!r} was never written; the last was {seen[-500:]!r}")
            seen += os.read(self._master, 65536)
        return (time.perf_counter() - self._started) * 1000

    def settle(self, seconds: float = 0.5) -> None:
        """Wait until the program has been silent for some seconds, at most `LONGEST`."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < LONGEST and select.select([self._master], [], [], seconds)[0]:
            os.read(self._master, 65536)

    def answer(self, key: bytes, quiet: float = QUIET) -> float | None:
        """Press a key and return the milliseconds until the last byte of the response; None if there is none.

        ``quiet`` is the silence (seconds) that ends a response. It must be short for a program that also writes by
        itself, such as a clock; otherwise that would count as part of the response.
        """
        written = self.respond(key, quiet)
        return written[-1][0] if written else None

    def respond(self, key: bytes, quiet: float = QUIET) -> list[tuple[float, bytes]]:
        """Press a key and return what is written, in parts, with the milliseconds until each; see `answer`."""
        pressed = time.perf_counter()
        written: list[tuple[float, bytes]] = []
        os.write(self._master, key)
        worked = self.processor()
        while True:
            if select.select([self._master], [], [], quiet if written else SILENT)[0]:
                part = os.read(self._master, 65536)
                written.append(((time.perf_counter() - pressed) * 1000, part))
            elif (working := self.processor()) - worked > TICK and time.perf_counter() - pressed < LONGEST:
                worked = working  # a slow response has pauses
            else:
                return written

    def processor(self) -> float:
        """Return the CPU seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK

    def exact_processor(self) -> float:
        """Return the CPU milliseconds used so far by the threads that run, from the scheduler of Linux."""
        used = 0.0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            with contextlib.suppress(OSError):  # the thread has ended
                used += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        return used / 1e6

    def memory(self) -> float:
        """Return the resident memory in MB."""
        return self._read_status("VmRSS")

    def peak_memory(self) -> float:
        """Return the most resident memory so far in MB."""
        return self._read_status("VmHWM")

    def _read_status(self, name: str) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(rf"{name}:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0
