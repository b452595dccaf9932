"""Quitting with a key, a signal or a closed terminal: typed text is saved, and the exit code gives the reason."""

from __future__ import annotations

import signal
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.databases import create_demo
from tests.e2e.terminal import INFOVIEW, PATIENCE, Terminal

pytestmark = pytest.mark.e2e


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment for a new data and config directory."""
    return {"INFOVIEW_DATA_DIR": str(tmp_path / "data"), "INFOVIEW_CONFIG_DIR": str(tmp_path / "config")}


@pytest.fixture
def demo(tmp_path: Path) -> list[str]:
    """The command that opens a copy of the demo data."""
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    create_demo(tmp_path / "data" / "infoview.db", now, UTC)
    return [*INFOVIEW, "--data-dir", str(tmp_path / "data")]


def test_quit_exits_with_0_and_saved_demo_can_be_opened_again(tmp_path: Path) -> None:
    with Terminal([*INFOVIEW, "demo", "--keep", str(tmp_path / "data")], size=(80, 24), cold=True) as terminal:
        terminal.wait_until("Researching")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    demo = [*INFOVIEW, "--data-dir", str(tmp_path / "data")]
    with Terminal(demo, size=(80, 24), cold=True) as terminal:
        terminal.wait_until("Researching")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_signal_exits_with_128_plus_its_number_and_restores_the_terminal(
    demo: list[str], number: signal.Signals
) -> None:
    with Terminal(demo, size=(80, 24)) as terminal:
        terminal.wait_until("Researching")
        assert terminal.kill(number) == 128 + number
        assert not terminal.screen.cursor.hidden, "the cursor is shown again"


def test_signal_in_a_call_keeps_the_draft(demo: list[str], tmp_path: Path) -> None:
    with Terminal([*demo[:-2], "live", "Priya", *demo[-2:]], size=(80, 24)) as terminal:
        terminal.wait_until("Priya")
        terminal.type("half a thou")
        terminal.wait_until("half a thou")
        assert terminal.kill(signal.SIGTERM) == 143
    data = sqlite3.connect(tmp_path / "data" / "infoview.db")
    assert data.execute("SELECT line FROM live_drafts").fetchone() == ("half a thou",)
    data.close()


def test_resumed_program_reads_each_key_once(demo: list[str], tmp_path: Path) -> None:
    line = "each key is read only once"
    with Terminal([*demo[:-2], "live", "Priya", *demo[-2:]], size=(80, 24)) as terminal:
        terminal.wait_until("agreed")
        terminal.settle()
        threads = Path(f"/proc/{terminal.process.pid}/task")
        before = len(list(threads.iterdir()))
        stops = 5
        for _ in range(stops):
            terminal.process.send_signal(signal.SIGSTOP)
            terminal.process.send_signal(signal.SIGCONT)
            terminal.read(0.5)
        # One that reads keys for each stop would be as many as stops; work in the background may have started a few.
        terminal.wait_until(lambda _: len(list(threads.iterdir())) < before + stops)
        terminal.type(line)
        terminal.wait_until(line)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0


def test_closed_terminal_ends_the_program(demo: list[str], tmp_path: Path) -> None:
    with Terminal([*demo[:-2], "live", "Priya", *demo[-2:]], size=(80, 24)) as terminal:
        terminal.wait_until("Priya")
        terminal.type("still here")
        terminal.wait_until("still here")
        terminal.hang_up()
        assert terminal.process.wait(timeout=PATIENCE) == 128 + signal.SIGHUP
    data = sqlite3.connect(tmp_path / "data" / "infoview.db")
    assert data.execute("SELECT line FROM live_drafts").fetchone() == ("still here",)
    data.close()


def test_first_start_shows_the_onboarding(env: dict[str, str]) -> None:
    with Terminal(INFOVIEW, size=(80, 24), env=env, cold=True) as terminal:
        terminal.wait_until("Look at the demo")
        terminal.wait_until("LinkedIn")
        assert Path(env["INFOVIEW_DATA_DIR"]).stat().st_mode & 0o777 == 0o700
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
