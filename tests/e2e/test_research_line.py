"""An unfinished line of research survives a kill: what was on the screen is back where it was typed."""

from __future__ import annotations

import os
import random
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.databases import create_demo
from tests.e2e.database import connected
from tests.e2e.terminal import INFOVIEW, Terminal

pytestmark = pytest.mark.e2e

ROUNDS = int(os.environ.get("INFOVIEW_KILL_ROUNDS", "1"))
"""How often the program is killed; each round has another pace and moment."""

LINE = "? Nobody reads the reviews grüße 株式 and every launch is late for reasons of its own"


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_unfinished_line_is_back_after_a_kill(tmp_path: Path, seed: int) -> None:
    generator = random.Random(seed)  # noqa: S311 - reproducible
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    create_demo(tmp_path / "data" / "infoview.db", now, UTC)
    command = [*INFOVIEW, "--data-dir", str(tmp_path / "data")]
    with Terminal(command, size=(120, 40)) as terminal:
        terminal.wait_until("Researching")
        terminal.press("2")
        terminal.wait_until("Grace Tamihana")
        terminal.press("enter")
        terminal.wait_until("Newsletter editor at")
        terminal.press("a")
        terminal.type(LINE[:3])
        terminal.wait_until(LINE[:3])  # the first key triggers slow imports
        terminal.type(LINE[3 : generator.randint(10, len(LINE))], pause=lambda: generator.uniform(0, 0.02))
        terminal.read(generator.choice((0.0, 0.02)))
        assert terminal.kill() == -signal.SIGKILL
        shown = next(row for row in terminal.text.split("\n") if row.strip().startswith("? N"))
    with connected(tmp_path / "data") as data:
        ((line,),) = data.execute("SELECT line FROM research_drafts").fetchall()
        assert data.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert LINE.startswith(line)
    seen = next(size for size in range(len(LINE), 0, -1) if shown.strip().startswith(LINE[:size].rstrip()))
    assert seen <= len(line), f"{shown!r} was on the screen, {line!r} is on the disk"
    with Terminal(command, size=(120, 40)) as terminal:
        terminal.wait_until("Researching")
        terminal.press("2")
        terminal.wait_until("Grace Tamihana")
        terminal.press("enter")
        terminal.wait_until(line.rstrip())
        terminal.press("a", "enter")
        terminal.wait_until("Saved as hypothesis")
    with connected(tmp_path / "data") as data:
        assert data.execute("SELECT count(*) FROM hypotheses WHERE text = ?", [line[2:].rstrip()]).fetchone() == (1,)
        assert data.execute("SELECT count(*) FROM research_drafts").fetchone() == (0,)
