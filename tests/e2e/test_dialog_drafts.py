"""What is typed in a dialog is on the disk, however the program ends."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.databases import create_demo
from tests.e2e.database import connected
from tests.e2e.terminal import INFOVIEW, Terminal
from tests.e2e.variants import choose_variants

pytestmark = pytest.mark.e2e

LINE = "Ada Lovelace, grüße 株式"


@pytest.mark.parametrize(
    "end",
    choose_variants(
        [
            pytest.param(lambda terminal: terminal.kill(), id="kill -9"),
            pytest.param(lambda terminal: terminal.press("ctrl+q"), id="ctrl+q"),
            pytest.param(lambda terminal: terminal.kill(signal.SIGTERM), id="SIGTERM"),
            pytest.param(lambda terminal: terminal.hang_up(), id="closed window"),
        ],
        2,
    ),
)
def test_text_in_a_dialog_survives_every_end(tmp_path: Path, end: Callable[[Terminal], object]) -> None:
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    create_demo(tmp_path / "data" / "infoview.db", now, UTC)
    command = [*INFOVIEW, "--data-dir", str(tmp_path / "data")]
    with Terminal(command, size=(120, 40)) as terminal:
        terminal.wait_until("Researching")
        terminal.press("n")
        terminal.wait_until("New contact")
        terminal.type(LINE)
        terminal.wait_until(LINE)
        end(terminal)
        terminal.wait_for_exit()
    with connected(tmp_path / "data") as data:
        ((texts,),) = data.execute("SELECT texts FROM dialog_drafts").fetchall()
        assert data.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert json.loads(texts) == {"0": LINE}
