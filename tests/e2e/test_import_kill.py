"""An import that is killed at any moment has added all of its contacts, or none."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROUNDS = int(os.environ.get("INFOVIEW_KILL_ROUNDS", "1"))
"""How often an import is killed, at another moment each time."""

ROWS = 1000
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def command(data: Path) -> list[str]:
    """Return the beginning of a command on a data directory."""
    return [str(Path(sys.executable).with_name("infoview")), "--data-dir", str(data)]


def write_connections(path: Path) -> None:
    """Write a file with one contact for each row, at a tenth as many organizations."""
    rows = (
        f"Ann,N{n},https://www.linkedin.com/in/n{n},n{n}@x.org,Company {n // 10},Cook,04 Sep 2026\n"
        for n in range(ROWS)
    )
    path.write_text(HEADER + "".join(rows))


def count_rows(data: Path) -> tuple[int, int]:
    """Return how many contacts and events there are; the file may not exist yet."""
    database = data / "infoview.db"
    if not database.exists():
        return 0, 0
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (contacts,) = connection.execute("SELECT count(*) FROM contacts").fetchone()
        (events,) = connection.execute("SELECT count(*) FROM events").fetchone()
    return contacts, events


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_import_is_all_or_nothing(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("INFOVIEW_CONFIG_DIR", str(tmp_path / "config"))
    path = tmp_path / "Connections.csv"
    write_connections(path)
    assert subprocess.run([*command(data), "list"], capture_output=True, check=False).returncode == 0
    contacts, events = count_rows(data)
    started = time.monotonic()
    importing = [*command(data), "import", str(path)]
    assert subprocess.run([*importing, "--dry-run"], capture_output=True, check=False).returncode == 0
    whole = time.monotonic() - started  # as long as on this machine now
    process = subprocess.Popen(importing, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(random.Random(seed).uniform(0.3, 1.3) * whole)  # noqa: S311 - reproducible
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert count_rows(data) in {(contacts, events), (contacts + ROWS, events + 1)}
    again = subprocess.run(importing, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert count_rows(data) == (contacts + ROWS, events + 1)
