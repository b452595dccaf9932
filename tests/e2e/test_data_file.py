"""The data file is moved, deleted, or overwritten while the program runs: nothing that was typed is lost."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.storage.backup import create_backup
from tests.e2e.database import saved_notes_and_draft
from tests.e2e.terminal import INFOVIEW, Terminal
from tests.e2e.variants import choose_variants

pytestmark = pytest.mark.e2e


def move(data: Path) -> None:
    (data / "infoview.db").rename(data / "moved.db")


def delete(data: Path) -> None:
    (data / "infoview.db").unlink()


def delete_directory(data: Path) -> None:
    shutil.rmtree(data)


def overwrite_with_backup(data: Path) -> None:
    shutil.copyfile(create_backup(data / "infoview.db", datetime.now(UTC), "test"), data / "infoview.db")


@contextmanager
def call_in_progress(data: Path, home: Path) -> Iterator[Terminal]:
    """Run a call with one saved note and an unfinished line."""
    env = {"INFOVIEW_DATA_DIR": str(data), "INFOVIEW_CONFIG_DIR": str(home), "HOME": str(home)}
    with Terminal([*INFOVIEW, "live"], size=(120, 40), env=env) as terminal:
        terminal.wait_until("agreed")
        terminal.type("They ship weekly")
        terminal.press("enter")
        terminal.type("Reviews ")
        terminal.wait_until(lambda _: saved_notes_and_draft(data) == (["They ship weekly"], "Reviews "))
        yield terminal


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize("attack", choose_variants([delete, overwrite_with_backup, delete_directory]))
def test_typing_goes_on_into_a_recovery_file(data: Path, home: Path, attack: Callable[[Path], None]) -> None:
    with call_in_progress(data, home) as terminal:
        attack(data)
        terminal.type("take long")
        terminal.wait_until("Not saved: ")
        terminal.wait_until("What you type goes into a file")
        terminal.press("enter")
        terminal.wait_until("Saved in ")
        terminal.type("Nobody reads")
        wanted = "Interview with Maria Lopez\n\nReviews take long\n\nNobody reads\n"
        terminal.wait_until(lambda _: [file.read_text() for file in home.glob("infoview-unsaved-*")] == [wanted])
        assert terminal.kill() == -signal.SIGKILL
    copies = list(home.glob("infoview-*-rescued.db"))
    if attack is overwrite_with_backup:
        assert not copies
    else:
        (copy,) = copies
        copy.rename(home / "infoview.db")
        assert saved_notes_and_draft(home) == (["They ship weekly"], "Reviews ")


def test_file_that_is_put_back_is_used_again(data: Path, home: Path) -> None:
    with call_in_progress(data, home) as terminal:
        move(data)
        terminal.type("take long")
        terminal.wait_until("What you type goes into a file")
        (data / "moved.db").rename(data / "infoview.db")
        terminal.wait_until("The data file is back")
        terminal.press("enter")
        terminal.wait_until(
            lambda _: saved_notes_and_draft(data) == (["They ship weekly", "Reviews take long"], ""),
        )
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert not list(home.glob("infoview-*"))


@pytest.mark.parametrize("leaves_first", choose_variants([False, True]))
def test_message_draft_goes_on_into_a_recovery_file(data: Path, home: Path, leaves_first: bool) -> None:
    env = {"INFOVIEW_DATA_DIR": str(data), "INFOVIEW_CONFIG_DIR": str(home), "HOME": str(home)}
    with Terminal(INFOVIEW, size=(120, 40), env=env) as terminal:
        terminal.wait_until("Maria Lopez")
        terminal.press("2")
        terminal.wait_until("Research")
        terminal.press("m")
        terminal.wait_until("Subject")
        terminal.settle()
        delete(data)
        terminal.type("Hello from the train")
        terminal.wait_until("What you type goes into a file")
        if leaves_first:
            terminal.press("escape")
            terminal.wait_until("Saved in")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert "Unsaved text was written to" in terminal.text
    (file,) = home.glob("infoview-unsaved-*")
    assert "Hello from the train" in file.read_text()
