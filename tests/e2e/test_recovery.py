"""Quitting while the database is locked: the app asks about unsaved text or writes it to a recovery file."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.database import connected, saved_notes_and_draft
from tests.e2e.terminal import PATIENCE, Terminal, infoview

pytestmark = pytest.mark.e2e


@contextmanager
def lock_database(data: Path) -> Iterator[None]:
    """Lock the database, like another program with an open write transaction."""
    with connected(data) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def read_recovery_file(data: Path) -> str:
    (path,) = data.glob("infoview-unsaved-*.txt")
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text(encoding="utf-8")


@contextmanager
def typing_in_call(data: Path) -> Iterator[Terminal]:
    """Run a call in which a word was typed and saved."""
    with infoview(data, "live") as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ")
        terminal.wait_until("They")
        yield terminal


@contextmanager
def call_with_unsaved_text(data: Path) -> Iterator[Terminal]:
    """Run a call with typed text that could not be saved, because the database stays locked."""
    with typing_in_call(data) as terminal, lock_database(data):
        terminal.type("ship weekly")
        terminal.wait_until("Not saved: another program is using the data")
        terminal.wait_until("They ship weekly")
        yield terminal


def test_locked_database_is_reported_and_saving_resumes(data: Path) -> None:
    with typing_in_call(data) as terminal:
        with lock_database(data):
            terminal.type("ship weekly")
            terminal.wait_until("Not saved: another program is using the data")
            terminal.wait_until("They ship weekly")
        terminal.wait_until(lambda seen: "Not saved" not in seen.text)
        assert saved_notes_and_draft(data) == ([], "They ship weekly")


def test_quitting_asks_and_can_write_a_recovery_file(data: Path) -> None:
    with call_with_unsaved_text(data) as terminal:
        terminal.press("ctrl+q")
        terminal.wait_until("Save a copy")
        terminal.press("down", "enter")
        assert terminal.wait_for_exit() == 0
        assert "Unsaved text was written to" in terminal.text
    assert "They ship weekly" in read_recovery_file(data)
    assert "Interview with Maria Lopez" in read_recovery_file(data)


def test_staying_loses_nothing(data: Path) -> None:
    with typing_in_call(data) as terminal:
        with lock_database(data):
            terminal.type("ship weekly")
            terminal.wait_until("Not saved")
            terminal.press("ctrl+q")
            terminal.wait_until("Stay")
            terminal.press("enter")
        terminal.wait_until(lambda seen: "Not saved" not in seen.text)
        terminal.type(" now")
        terminal.press("enter")
        terminal.wait_until(lambda _: saved_notes_and_draft(data) == (["They ship weekly now"], ""))
        assert not list(data.glob("infoview-unsaved-*"))


def test_signal_writes_the_recovery_file_without_asking(data: Path) -> None:
    with call_with_unsaved_text(data) as terminal:
        assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
    assert "They ship weekly" in read_recovery_file(data)


def test_text_is_recovered_without_home_and_working_directory(data: Path, tmp_path: Path) -> None:
    gone, places = tmp_path / "gone", tmp_path / "places"
    for directory in (gone, places):
        directory.mkdir()
    env = {"HOME": str(tmp_path / "none"), "TMPDIR": str(places)}
    with infoview(data, "live", env=env, cwd=gone, cold=True) as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ")
        terminal.wait_until("They")
        gone.rmdir()
        with lock_database(data):
            terminal.type("ship weekly")
            terminal.wait_until("Not saved")
            terminal.wait_until("They ship weekly")
            assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
    assert "They ship weekly" in read_recovery_file(places)


def test_closed_terminal_writes_the_recovery_file(data: Path) -> None:
    with call_with_unsaved_text(data) as terminal:
        terminal.hang_up()
        assert terminal.process.wait(timeout=PATIENCE) == 128 + signal.SIGHUP
    assert "They ship weekly" in read_recovery_file(data)
