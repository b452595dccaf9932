"""Leaving while the data cannot be written: what is on the screen is asked after, or written into a file of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.database import connected, kept
from tests.e2e.terminal import PATIENCE, Terminal, infoview

pytestmark = pytest.mark.e2e


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Hold the data as another program does that writes and does not end."""
    with connected(data) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def written(data: Path) -> str:
    (path,) = data.glob("infoview-unsaved-*.txt")
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text(encoding="utf-8")


@contextmanager
def in_call(data: Path) -> Iterator[Terminal]:
    """A call in which a word was typed and saved."""
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ")
        terminal.wait_until("They")
        yield terminal


@contextmanager
def in_trouble(data: Path) -> Iterator[Terminal]:
    """A call in which all that was typed has been taken and could not be saved; the data stays held."""
    with in_call(data) as terminal, held(data):
        terminal.type("ship weekly")
        terminal.wait_until("Not saved: another program is using the data")
        terminal.wait_until("They ship weekly")
        yield terminal


def test_a_held_database_is_told_in_one_line_and_saving_resumes_by_itself(data: Path) -> None:
    with in_call(data) as terminal:
        with held(data):
            terminal.type("ship weekly")
            terminal.wait_until("Not saved: another program is using the data")
            terminal.wait_until("They ship weekly")
        terminal.wait_until(lambda seen: "Not saved" not in seen.text)
        assert kept(data) == ([], "They ship weekly")


def test_leaving_asks_first_and_writes_a_file_where_that_is_chosen(data: Path) -> None:
    with in_trouble(data) as terminal:
        terminal.press("ctrl+q")
        terminal.wait_until("Write it into a file")
        terminal.press("down", "enter")
        assert terminal.wait_for_exit() == 0
        assert "What could not be saved is in" in terminal.text
    assert "They ship weekly" in written(data)
    assert "Call with Maria Lopez" in written(data)


def test_one_may_stay_and_lose_nothing(data: Path) -> None:
    with in_call(data) as terminal:
        with held(data):
            terminal.type("ship weekly")
            terminal.wait_until("Not saved")
            terminal.press("ctrl+q")
            terminal.wait_until("Stay")
            terminal.press("enter")
        terminal.wait_until(lambda seen: "Not saved" not in seen.text)
        terminal.type(" now")
        terminal.press("enter")
        terminal.wait_until(lambda _: kept(data) == (["They ship weekly now"], ""))
        assert not list(data.glob("infoview-unsaved-*"))


def test_a_signal_asks_nothing_and_writes_the_file(data: Path) -> None:
    with in_trouble(data) as terminal:
        assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
    assert "They ship weekly" in written(data)


def test_a_window_that_closes_leaves_the_file(data: Path) -> None:
    with in_trouble(data) as terminal:
        terminal.hang_up()
        assert terminal.process.wait(timeout=PATIENCE) == 128 + signal.SIGHUP
    assert "They ship weekly" in written(data)
