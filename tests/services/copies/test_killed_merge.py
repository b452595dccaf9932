"""A merge that is killed leaves the data as they were, or merged; never half. INFOVIEW_MERGE_KILLS says how often."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.search.index import is_index_intact
from tests.conftest import Campaign
from tests.databases import open_database
from tests.services.copies.copies import contents, copy_workspace, take

KILLS = int(os.environ.get("INFOVIEW_MERGE_KILLS", "1"))

MERGE = """
import sys
from pathlib import Path
from infoview_tui.services.copies.bundles import merge_file
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.storage.own_files import OwnFolders
from datetime import UTC, datetime
workspace = open_workspace(Path(sys.argv[1]))
print("ready", flush=True)
folders = OwnFolders(Path("/nonexistent"), Path("/nonexistent"))
merge_file(workspace, Path(sys.argv[2]), folders, datetime.now(UTC), unrelated=False, progress=lambda step: None)
print("done", flush=True)
"""


@contextmanager
def opened(database: Path) -> Iterator[Workspace]:
    workspace = open_database(database)
    try:
        yield workspace
    finally:
        workspace.close()


def merge_until(database: Path, other: Path, seconds: float | None) -> float:
    """Run a merge in another process, killed after some seconds, and return how long it ran."""
    with subprocess.Popen(
        [sys.executable, "-c", MERGE, str(database), str(other)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        if seconds is None:
            assert process.stdout.readline() == "done\n"
        else:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        return time.monotonic() - began


def test_a_killed_merge_is_done_or_not_done(workspace: Workspace, campaign: Campaign, tmp_path: Path) -> None:
    one, other = copy_workspace(workspace, tmp_path / "one"), copy_workspace(workspace, tmp_path / "other")
    connection = other.store.connection
    connection.execute("UPDATE contacts SET title = 'Head', profile_url = ''")
    connection.execute("DELETE FROM notes WHERE id = ?", (campaign.commitment,))
    connection.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " INSERT INTO tags (name, uuid) SELECT 'tag ' || i, printf('%08x-0000-4000-8000-000000000000', i) FROM n"
    )
    theirs, mine = other.store.database, one.store.database
    other.close()
    before = contents(one)
    one.close()
    full = copy_workspace(workspace, tmp_path / "full")
    with opened(theirs) as source:
        take(full, source)
    after = contents(full)
    full.close()
    with opened(mine) as reference:
        trial = copy_workspace(reference, tmp_path / "trial")
    database = trial.store.database
    trial.close()
    duration = merge_until(database, theirs, None)
    for number in range(KILLS):
        with opened(mine) as reference:
            victim = copy_workspace(reference, tmp_path / f"victim-{number}")
        database = victim.store.database
        victim.close()
        merge_until(database, theirs, random.random() * duration)  # noqa: S311 - no secret
        with opened(database) as found:
            now = contents(found)
            assert now in (before, after)
            connection = found.store.connection
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("SELECT count(*) FROM copy_state WHERE name = 'paused'").fetchone() == (0,)
            assert is_index_intact(connection)


def test_a_reader_sees_a_merge_as_a_change(workspace: Workspace, campaign: Campaign, tmp_path: Path) -> None:
    other = copy_workspace(workspace, tmp_path / "other")
    other.store.connection.execute("UPDATE contacts SET title = 'Head'")
    with opened(workspace.store.database) as window:
        window.changed_elsewhere()
        take(workspace, other)
        assert window.changed_elsewhere()
    other.close()
