"""The data are damaged before the start: one key restores the backup, and the app opens and says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.services.backups.daily import back_up
from tests.damage import Damage, delete, flip_bit
from tests.e2e.database import connected
from tests.e2e.terminal import Terminal, infoview
from tests.e2e.variants import choose_variants

pytestmark = pytest.mark.e2e


def says_what_is_lost(terminal: Terminal) -> bool:
    """Whether the app is open and says over its first screen what was restored and what may be lost."""
    text = " ".join(terminal.text.replace("▌", " ").split())
    return "2 Board" in text and "Restored 2" in text and "At most a day is lost" in text and "2 hours ago" in text


@pytest.mark.parametrize("damage", choose_variants([delete, flip_bit]))
def test_one_key_restores_and_opens(data: Path, damage: Damage) -> None:
    back_up(data / "infoview.db", datetime.now(UTC) - timedelta(hours=2), UTC)
    damage(data / "infoview.db")
    with infoview(data) as terminal:
        terminal.wait_until("At most a day is lost")
        terminal.press("enter")
        terminal.wait_until(says_what_is_lost)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    with connected(data) as connection:
        assert connection.execute("SELECT name FROM contacts").fetchall() == [("Maria Lopez",)]


def test_quitting_changes_nothing_and_names_the_command(data: Path) -> None:
    back_up(data / "infoview.db", datetime.now(UTC), UTC)
    flip_bit(data / "infoview.db")
    before = (data / "infoview.db").read_bytes()
    with infoview(data) as terminal:
        terminal.wait_until("At most a day is lost")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        terminal.wait_until(lambda shown: "infoview restore latest" in shown.text.replace("\n", ""))
    assert (data / "infoview.db").read_bytes() == before
