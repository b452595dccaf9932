"""A backup is restored from the palette: the app opens again with what it has, and says what is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.services.backups.daily import back_up
from infoview_tui.storage.backup import BEFORE_RESTORE, list_backups
from tests.e2e.database import connected
from tests.e2e.terminal import Terminal, infoview

pytestmark = pytest.mark.e2e


def choose_latest_backup(terminal: Terminal) -> None:
    """Open the backups from the palette, and restore the first in the list."""
    terminal.press("ctrl+p")
    terminal.wait_until("Search")
    terminal.type("backups")
    terminal.wait_until("restore one, or make")
    terminal.press("enter")
    terminal.wait_until("2 hours ago")
    terminal.press("down", "enter")
    terminal.wait_until("Restore the backup of")
    terminal.press("enter")


def said(terminal: Terminal) -> str:
    """Return what is on the screen, as one line."""
    return " ".join(terminal.text.replace("▌", " ").split())


def names(data: Path) -> list[str]:
    """Return the names of the contacts."""
    with connected(data) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM contacts ORDER BY name")]


def test_restored_and_opened_again(data: Path) -> None:
    (data / "config.toml").write_text("daily_backups = false\n")  # no other one than this
    back_up(data / "infoview.db", datetime.now(UTC) - timedelta(hours=2), UTC)
    with connected(data) as connection:
        connection.execute("UPDATE contacts SET name = 'Mia Lopez'")
    with infoview(data) as terminal, infoview(data) as other:
        terminal.wait_until("Mia Lopez")
        other.wait_until("Mia Lopez")
        choose_latest_backup(terminal)
        terminal.wait_until(lambda seen: "A program is using the data" in said(seen) and "2 Board" in seen.text)
        assert names(data) == ["Mia Lopez"]
        other.press("ctrl+q")
        assert other.wait_for_exit() == 0
        choose_latest_backup(terminal)
        terminal.wait_until(lambda seen: "Restored 2" in said(seen) and "2 Board" in seen.text)
        assert "The data that it replaced is now one of the backups" in said(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    assert names(data) == ["Maria Lopez"]
    assert [each.reason for each in list_backups(data / "infoview.db")].count(BEFORE_RESTORE) == 1
