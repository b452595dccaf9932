"""A small terminal for tests: runs a program in a pseudo-terminal, types, and gives the screen as a person sees it.

with Terminal([*INFOVIEW, "live"], size=(40, 20), env={"INFOVIEW_DATA_DIR": str(data)}) as terminal:
    terminal.wait_until("the clock starts")
    terminal.type("They ship every week")
    terminal.press("enter", "f10")
    assert terminal.wait_for_exit() == 0
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from tests.e2e.fork_server import ForkedProgram

INFOVIEW = (sys.executable, "-m", "infoview_tui")
"""The command that runs the program."""

PATIENCE = 60.0
"""Seconds to wait for a condition before failing."""

_NOT_FOR_PYTE = re.compile(rb"\x1b\[(?:[\d;]*m|(?:<|=\d+;\d+)u)")
"""Colors, which nobody reads and which take pyte most of its time, and the keyboard protocol, which it would print."""

_LAUNCHER = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes the pseudo-terminal the program's controlling terminal, so that closing it sends SIGHUP."""

_NAMED = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
} | {f"f{5 + at}": f"\x1b[{code}~" for at, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24))}


def key_bytes(key: str) -> bytes:
    """Return what a terminal sends for a key: ``a``, ``enter``, ``f10``, ``ctrl+t``, ``shift+tab``, ``shift+up``."""
    if key in _NAMED:
        return _NAMED[key].encode()
    modifier, _, base = key.rpartition("+")
    if not modifier:
        return key.encode()
    if modifier == "ctrl" and len(base) == 1:
        return bytes([ord(base.upper()) & 0x1F])
    if modifier == "alt" and len(base) == 1:
        return b"\x1b" + base.encode()
    number = {"shift": 2, "alt": 3, "ctrl": 5, "ctrl+shift": 6}.get(modifier)
    plain = _NAMED.get(base, "")
    if number is None or not plain.startswith("\x1b["):
        raise ValueError(f"no terminal sends {key!r}")
    code = plain[2:-1] or "1"
    return f"\x1b[{code};{number}{plain[-1]}".encode()


_MODERN_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
"""The environment of a terminal with colors and Unicode, where the app does not choose plain mode."""


class Terminal:
    """A program in a pseudo-terminal. Leaving its context ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        cold: bool = False,
    ) -> None:
        """Start a command in ``size`` columns and rows; ``env`` is added to this process's environment.

        Unless the start is *cold*, Infoview runs in a process that has imported it already.
        """
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = os.openpty()
        self._open = True
        self.raw = bytearray()
        """All bytes the program has written."""
        self.is_watched = True
        """Whether output updates the screen; parsing the output of thousands of keys costs more than painting it."""
        self.resize(columns, rows)
        environment = os.environ | _MODERN_TERMINAL | dict(env or {})
        for name in ("LINES", "COLUMNS", "NO_COLOR", "ACCESSIBLE", "ACCESSIBILITY_ENABLED"):
            environment.pop(name, None)
        self.process: subprocess.Popen[bytes] | ForkedProgram
        try:
            if not cold and tuple(command[: len(INFOVIEW)]) == INFOVIEW:
                self.process = ForkedProgram(command[len(INFOVIEW) :], slave, environment, cwd)
                return
            self.process = subprocess.Popen(
                [sys.executable, "-SE", "-c", _LAUNCHER, *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                env=environment,
                cwd=cwd,
                start_new_session=True,
                close_fds=True,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        self.close()

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as last read, without trailing spaces."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The whole screen as last read."""
        return "\n".join(self.lines)

    def send(self, data: bytes) -> None:
        """Send raw bytes. Reads the program's output at the same time, so that neither side blocks."""
        while data:
            _, writable, _ = select.select([], [self._master], [], 0.01)
            if writable:
                data = data[os.write(self._master, data[:512]) :]
            self.read()

    def type(self, text: str, *, pause: Callable[[], float] | None = None) -> None:
        """Type text, character by character with a pause (in seconds) before each, or all at once."""
        if pause is None:
            self.send(text.encode())
            return
        for character in text:
            self.read(pause())
            self.send(character.encode())

    def press(self, *keys: str) -> None:
        """Press keys, such as ``"enter"``, ``"ctrl+t"``, ``"f10"``, ``"a"``."""
        for key in keys:
            self.send(key_bytes(key))
            if key == "escape":
                self.read(0.15)  # a key sent too soon would be read as part of an escape sequence

    def paste(self, text: str) -> None:
        """Paste text as a terminal with bracketed paste does."""
        self.send(b"\x1b[200~" + text.encode("utf-8", "surrogateescape") + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Resize the window."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if (self.screen.columns, self.screen.lines) != (columns, rows):
            self.screen.resize(rows, columns)

    def read(self, seconds: float = 0.0) -> bool:
        """Read output for some seconds, or (at 0) what is available; False once the program has closed the terminal."""
        end = time.monotonic() + seconds
        while self._open:
            readable, _, _ = select.select([self._master], [], [], max(0.0, end - time.monotonic()))
            if not readable:
                break
            try:
                data = os.read(self._master, 65536)
            except OSError:  # Linux says EIO once the other side is closed
                data = b""
            if not data:
                return False
            self.raw += data
            if self.is_watched:
                self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        return self._open

    def wait_until(self, wanted: str | re.Pattern[str] | Callable[[Terminal], bool], seconds: float = PATIENCE) -> None:
        """Read until the screen shows a text or a pattern, or a condition holds; otherwise fail and show the screen."""
        end = time.monotonic() + seconds
        while not self._shows(wanted):
            if time.monotonic() > end:
                raise AssertionError(f"never seen: {wanted!r}\n{self.text}")
            if not self.read(0.02) and not self._shows(wanted):
                raise AssertionError(f"the program ended before: {wanted!r}\n{self.text}")

    def settle(self, quiet: float = 0.03, seconds: float = PATIENCE) -> None:
        """Read until the program waits for keys: it has written nothing for ``quiet`` seconds, and no thread runs.

        A program that gets no processor time is silent too, but not asleep.
        """
        end = time.monotonic() + seconds
        seen = -1
        while (seen != (seen := len(self.raw)) or not self._is_asleep()) and time.monotonic() < end:
            self.read(quiet)

    def _is_asleep(self) -> bool:
        """Whether all threads of the program are asleep; where the system does not tell, wait instead."""
        try:
            stats = [stat.read_text() for stat in Path(f"/proc/{self.process.pid}/task").glob("*/stat")]
        except OSError:
            return True  # it has ended
        if not stats:
            before = len(self.raw)
            self.read(0.2)
            return len(self.raw) == before
        return all(stat.rpartition(")")[2].split()[0] in "SZX" for stat in stats)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal, wait for the program to exit, and return its exit code (negative for a signal)."""
        self.process.send_signal(number)
        return self.wait_for_exit()

    def wait_for_exit(self, seconds: float = PATIENCE) -> int:
        """Read until the program exits and return its exit code. Raises AssertionError after a timeout."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program did not end\n{self.text}")
            if not self.read(0.01):
                time.sleep(0.005)
        self.read()
        return self.process.wait()

    @property
    def is_controlling(self) -> bool:
        """Whether this is the program's controlling terminal already, so that closing it sends SIGHUP."""
        return os.tcgetpgrp(self._master) == self.process.pid

    def hang_up(self) -> None:
        """Close the terminal while the program runs, as closing its window does."""
        if self._open:
            self._open = False
            os.close(self._master)

    def close(self) -> None:
        """End the program if it is still running, and close the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self.hang_up()

    def _shows(self, wanted: str | re.Pattern[str] | Callable[[Terminal], bool]) -> bool:
        if isinstance(wanted, str):
            return wanted in self.text
        if isinstance(wanted, re.Pattern):
            return wanted.search(self.text) is not None
        return wanted(self)


def infoview(
    data: Path,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    cold: bool = False,
) -> Terminal:
    """Run the program on a data directory, which is also its config directory and, without *env*, its home."""
    environment = dict.fromkeys(("INFOVIEW_DATA_DIR", "INFOVIEW_CONFIG_DIR", "HOME"), str(data)) | dict(env or {})
    return Terminal([*INFOVIEW, *arguments], size=size, env=environment, cwd=cwd, cold=cold)
