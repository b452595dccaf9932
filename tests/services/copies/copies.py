"""Two copies of the same data, for tests of merging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infoview_tui.services.copies.commands import OtherCopy, merge
from infoview_tui.services.copies.report import MergeReport
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.copies.rows import read_copy
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.storage.row_uuids import list_identified_tables
from tests.databases import open_database

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
NO_FILES = OwnFolders(Path("/nonexistent"), Path("/nonexistent"))


def copy_workspace(workspace: Workspace, directory: Path) -> Workspace:
    """Return a workspace on a copy of the data, as on a second laptop."""
    directory.mkdir(mode=0o700)
    database = directory / "infoview.db"
    with open_database(database).store.connection as target:
        workspace.store.connection.backup(target)
    target.close()
    return open_database(database)


def take(workspace: Workspace, other: Workspace, **options: Any) -> MergeReport:
    """Merge another copy into this one."""
    return merge(workspace, OtherCopy("other.zip", other.store.connection), NO_FILES, NOW, **options)


def make_old_rows(workspace: Workspace) -> None:
    """Let all rows be from before revision 0021, from which on the times of changes are recorded."""
    connection = workspace.store.connection
    for table in list_identified_tables(connection):
        connection.execute(f"UPDATE {table} SET uuid = substr(uuid, 1, 14) || '5' || substr(uuid, 16)")  # noqa: S608 - of the schema
    for table in ("field_changes", "deleted_rows"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant


@contextmanager
def times_not_recorded(workspace: Workspace) -> Iterator[None]:
    """Record no times of changes meanwhile, as before revision 0021."""
    workspace.store.connection.execute("INSERT INTO copy_state (name, value) VALUES ('paused', 1)")
    yield
    workspace.store.connection.execute("DELETE FROM copy_state WHERE name = 'paused'")


def contents(workspace: Workspace) -> Mapping[str, Any]:
    """Return everything that is the same in copies after a merge, by keys in the place of ids."""
    copy = read_copy(workspace.store.connection)
    alive = {key for rows in copy.rows.values() for key in rows}
    return {
        "rows": copy.rows,
        "times": {key: times for key, times in copy.times.items() if key in alive},
        "deleted": copy.deleted,
        "events": set(copy.events),
    }


def describe(report: MergeReport) -> list[str]:
    """Return the conflicts in short."""
    return [
        f"{one['kind']} {'+'.join(one['fields'])}: {one['mine']} / {one['theirs']}: {one['used']}"
        for one in report.conflicts
    ]
