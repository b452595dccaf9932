"""How long a merge takes on 10,000 contacts and 100,000 notes, of which another copy has changed some.

python -m tests.benchmarks.merge --contacts 10000 --notes 100000 --changes 2000
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from infoview_tui.demo import load_demo
from infoview_tui.services.copies.bundles import bundle_data, merge_file
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.storage.row_uuids import fill_row_uuids

NO_FILES = OwnFolders(Path("/nonexistent"), Path("/nonexistent"))
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def build(database: Path, contacts: int, notes: int) -> Workspace:
    """Create data of this size."""
    database.parent.mkdir(mode=0o700)
    workspace = open_workspace(database)
    connection = workspace.store.connection
    load_demo(connection, NOW, UTC, extra_contacts=contacts)
    connection.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :notes)"
        " INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at)"
        " SELECT (SELECT min(id) FROM interviews) + i % (SELECT count(*) FROM interviews), 100 + i, 'note',"
        " 'They said number ' || i || ' matters most in the first year', 0, 0, '2026-11-26T09:00:00.000Z' FROM n",
        {"notes": notes},
    )
    fill_row_uuids(connection)
    return workspace


def change(workspace: Workspace, number: int) -> None:
    """Change, add, and delete notes and contacts, as many of each."""
    connection = workspace.store.connection
    connection.execute("BEGIN")
    connection.execute("UPDATE contacts SET title = title || '!' WHERE id % 7 = 0 AND id < ?", (number,))
    connection.execute("UPDATE notes SET text = text || '!' WHERE id % 5 = 0 AND id < ?", (number * 5,))
    connection.execute("DELETE FROM notes WHERE id % 5 = 1 AND id < ?", (number * 5,))
    connection.execute(
        "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at)"
        " SELECT interview_id, position + 900000, kind, text, 0, 0, created_at FROM notes LIMIT ?",
        (number,),
    )
    connection.execute("COMMIT")


def measure(what: str, action: Callable[[], object]) -> None:
    """Print how long an action takes, and the processor time, which a busy machine does not lengthen."""
    began, worked = time.perf_counter(), time.process_time()
    action()
    taken, used = time.perf_counter() - began, time.process_time() - worked
    sys.stdout.write(f"{what:28} {taken:6.2f} s, processor {used:6.2f} s\n")


def main() -> None:
    """Measure a bundle, a merge, and its undo."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--changes", type=int, default=2_000)
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        directory = Path(name)
        mine = build(directory / "mine" / "infoview.db", arguments.contacts, arguments.notes)
        (directory / "theirs").mkdir(mode=0o700)
        with open_workspace(directory / "theirs" / "infoview.db").store.connection as target:
            mine.store.connection.backup(target)
        theirs = open_workspace(directory / "theirs" / "infoview.db")
        change(theirs, arguments.changes)
        bundle = directory / "bundle.zip"
        measure("bundle", lambda: bundle_data(theirs, NO_FILES, bundle, NOW))
        steps: list[str] = []
        measure(
            f"merge, {arguments.changes:,} of each",
            lambda: merge_file(mine, bundle, NO_FILES, NOW, unrelated=False, progress=steps.append),
        )
        measure("undo", lambda: mine.undo(NOW))
        mine.close()
        theirs.close()


if __name__ == "__main__":
    main()
