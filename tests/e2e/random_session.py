"""Random sessions: keys, pastes, and resizes, and then an end at a random moment. A seed stands for one session.

A signal may arrive before the program has a handler for it; then the system ends it, and a shell shows the same status.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from tests.e2e.terminal import INFOVIEW, PATIENCE, Terminal, key_bytes


class End(StrEnum):
    """How a session ends."""

    TERM = "SIGTERM"
    HUP = "SIGHUP"
    CLOSED = "terminal closed"
    QUIT = "ctrl+q"


STATUSES = {
    End.TERM: {143, -signal.SIGTERM},
    End.HUP: {129, -signal.SIGHUP},
    End.CLOSED: {129, -signal.SIGHUP},
    End.QUIT: {0},
}
"""The exit codes of each end. A negative one is that of a signal without a handler."""

_SIZES = ((80, 24), (120, 40), (110, 40), (40, 20), (200, 60), (20, 5))

_KEYS = (
    *"aaabcdefghjjjkkklllmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /?:;.,!+-<>[]#@",
    *("enter", "enter", "escape", "escape", "tab", "shift+tab", "space", "backspace", "up", "down", "left", "right"),
    *("home", "end", "pageup", "pagedown", "shift+up", "shift+down", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"),
    *("f9", "f10", "f11", "f12", *(f"ctrl+{letter}" for letter in "abdefgijklnoprtuwxyz")),
)
"""All keys but ctrl+q and ctrl+c, ctrl+s and ctrl+v (which a terminal may keep for itself until the program starts)."""

_PIECES = (
    *("\x1b[", "\x1b[31m", "\x1b]0;x\x07", "\x1b[200", "[[[", "]]", "\x1b", ";"),
    *("\n", "\r\n", "\t", "é", "日本", "a word "),
)
"""What a pasted text is made of: escape sequences, which nothing may act on, and text."""

_IDLE_SECONDS = 0.15
"""Less processor time than this in two seconds means that the program waits for a key."""

_MAX_QUITS = 10
"""How often ctrl+q is pressed while the program waits for a key; one or two dialogs may ask something first."""

_MARKER = "quarterly roadmap"
_SEEN = 4
"""Characters of it that are waited for; the end may come before the others are painted."""


@dataclass(frozen=True)
class Outcome:
    """How a session has ended."""

    seed: int
    end: End
    seconds: float
    """From the signal, the key, or the closed terminal until the process was gone."""
    processor_seconds: float
    """What the process has computed in that time."""
    status: int
    sent: str
    """What was sent, to repeat it by hand."""
    shown: str
    """The part of a typed line that was on the screen."""
    last_words: str
    """The end of what the program wrote."""
    problem: str = ""
    """What is wrong with the data; empty if nothing is."""


def run_session(seed: int, data: Path, command: tuple[str, ...] = INFOVIEW) -> Outcome:
    """Run one session on a data directory with the data of the demo, and examine what it leaves behind."""
    random = Random(seed)  # noqa: S311 - the same session in every run
    end = random.choice(list(End))
    is_typed = random.random() < 0.4
    start = ["live", "Priya"] if is_typed or random.random() < 0.3 else []
    env = dict.fromkeys(("INFOVIEW_DATA_DIR", "INFOVIEW_CONFIG_DIR", "HOME"), str(data))
    env |= {"EDITOR": "true", "PYTHONFAULTHANDLER": "1"}
    sent: list[str] = []
    with Terminal([*command, *start], size=random.choice(_SIZES[:-1]), env=env) as terminal:
        terminal.is_watched = is_typed
        if end is End.QUIT or is_typed:
            terminal.wait_until(lambda seen: b"\x1b[?1049h" in seen.raw)
            terminal.settle()
        else:
            terminal.wait_until(lambda seen: seen.is_controlling)
            terminal.read(random.choice((0.0, random.random(), random.random() * 3)))
        typed = _type_line(terminal, random, sent) if is_typed else ""
        terminal.read(random.random() * 0.5)
        if not is_typed and terminal.raw:
            _act(terminal, random, sent)
        shown = _shown_part(terminal, typed)
        before = _processor_seconds(terminal.process.pid)
        began = time.monotonic()
        _end(terminal, end)
        spent, status = _await_end(terminal, end)
        seconds = time.monotonic() - began
    last_words = bytes(terminal.raw[-400:]).decode(errors="replace")
    return Outcome(
        seed, end, seconds, max(0.0, spent - before), status, " ".join(sent), shown, last_words, _examine(data, shown)
    )


def _type_line(terminal: Terminal, random: Random, sent: list[str]) -> str:
    """Type a line into the call, and sometimes resize meanwhile or paste some of it."""
    text = f"{_MARKER} {random.randrange(10**6)}"
    terminal.type(text[:_SEEN])
    terminal.wait_until(text[:_SEEN])
    for character in text[_SEEN : random.randrange(_SEEN, len(text) + 1)]:
        if random.random() < 0.1:
            _resize(terminal, random, sent)
        if random.random() < 0.2:
            terminal.paste(character)
        else:
            terminal.type(character)
        terminal.read(random.random() * 0.03)
    sent.append(text)
    return text


def _act(terminal: Terminal, random: Random, sent: list[str]) -> None:
    for _ in range(random.randrange(60)):
        if not terminal.read(random.choice((0.0, 0.0, 0.01, 0.1))):
            return
        chance = random.random()
        if chance < 0.06:
            _resize(terminal, random, sent)
        elif chance < 0.14:
            text = "".join(random.choice(_PIECES) for _ in range(random.randrange(30)))
            sent.append(f"paste({text!r})")
            terminal.paste(text)
        else:
            key = random.choice(_KEYS)
            sent.append(key)
            terminal.send(key_bytes(key))


def _resize(terminal: Terminal, random: Random, sent: list[str]) -> None:
    size = random.choice(_SIZES)
    sent.append(f"resize{size}")
    terminal.resize(*size)


def _shown_part(terminal: Terminal, typed: str) -> str:
    """Return as much of a typed line as is on the screen."""
    return next((typed[:end] for end in range(len(typed), _SEEN - 1, -1) if typed[:end] in terminal.text), "")


def _end(terminal: Terminal, end: End) -> None:
    if end is End.CLOSED:
        terminal.hang_up()
    elif end is End.QUIT:
        terminal.press("ctrl+q")
    else:
        terminal.process.send_signal(signal.SIGTERM if end is End.TERM else signal.SIGHUP)


def _await_end(terminal: Terminal, end: End) -> tuple[float, int]:
    """Wait for the exit; return the processor time of the process then, and its exit code."""
    spent = spent_before = 0.0
    asked = last = time.monotonic()
    times = 1
    while terminal.process.poll() is None:
        spent = _processor_seconds(terminal.process.pid) or spent
        if time.monotonic() - asked > PATIENCE:
            raise AssertionError(f"the program did not end\n{terminal.text}\n{_dump_threads(terminal)}")
        if end is End.QUIT and time.monotonic() - last > 2:
            if spent - spent_before < _IDLE_SECONDS:  # it waits for a key: a dialog that asks has it; leave it
                times += 1
                if times > _MAX_QUITS:
                    raise AssertionError(f"ctrl+q did not end the program\n{terminal.text}")
                terminal.press("enter", "ctrl+q")
            last, spent_before = time.monotonic(), spent
        if end is End.CLOSED or not terminal.read(0.01):
            time.sleep(0.005)
    return spent, terminal.process.wait()


def _dump_threads(terminal: Terminal) -> str:
    """End a program that hangs, and return what it wrote last, with where each of its threads was."""
    terminal.process.send_signal(signal.SIGABRT)
    end = time.monotonic() + PATIENCE
    while terminal.read(0.1) and time.monotonic() < end:
        pass
    return bytes(terminal.raw[-10_000:]).decode(errors="replace")


def _processor_seconds(process: int) -> float:
    """Return what a process has computed so far; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _examine(data: Path, shown: str) -> str:
    """Return what is wrong with the data: damage, or a text that was shown and is not there."""
    with closing(sqlite3.connect(data / "infoview.db")) as connection:
        checks = connection.execute("PRAGMA integrity_check").fetchall()
        if checks != [("ok",)]:
            return f"damaged: {checks}"
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            return f"rows without their owner: {broken}"
        if shown and not any(shown in text for text in _saved_lines(connection)):
            return f"shown and not saved: {shown!r}"
    return ""


def _saved_lines(connection: sqlite3.Connection) -> Iterator[str]:
    for table, column in (("live_drafts", "line"), ("notes", "text")):
        yield from (text for (text,) in connection.execute(f"SELECT {column} FROM {table}"))  # noqa: S608 - names above
