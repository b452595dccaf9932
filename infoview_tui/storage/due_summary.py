"""What is due, read in a few milliseconds for a shell prompt: a read-only connection and one query.

Imports only ``sqlite3``, since reading through `storage/store.py` would take several times as long as the rest of the
command.
"""

from __future__ import annotations

import os
import sqlite3

from infoview_tui.storage.file_state import belongs_to_wal, file_uri, has_pages, wal_path
from infoview_tui.storage.schema_mark import APPLICATION_ID, SCHEMA_REVISION

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than the query
if TYPE_CHECKING:
    from typing import Literal

    Problem = Literal["older", "newer", "damaged", "busy", "unreadable"]
    DueSummary = tuple[int, str | None, str | None, bool, bool]

READ_TIMEOUT = 0.2
"""How long to wait for a lock, in seconds; a shell prompt waits meanwhile."""

_SUMMARY = """
SELECT
    (SELECT count(*) FROM actions
     WHERE done_at IS NULL AND dismissed_at IS NULL AND (due_on <= :day OR due_at < :day_end OR kind = 'thank'))
    + (SELECT count(*) FROM interviews WHERE state = 'ended' OR (state = 'planned' AND starts_at <= :recent)),
    n.name, n.starts_at, coalesce(n.state = 'running', 0), coalesce(n.medium = 'in_person', 0)
FROM (SELECT 1) LEFT JOIN (
    SELECT c.name, i.starts_at, i.state, i.medium FROM interviews i JOIN contacts c ON c.id = i.contact_id
    WHERE i.state = 'running' OR (i.state = 'planned' AND i.starts_at > :recent AND i.starts_at <= :soon)
    ORDER BY i.state = 'running' DESC, i.starts_at, i.id LIMIT 1
) n
"""


class UnreadableDataError(Exception):
    """The data cannot be summarized. ``problem`` is one word that says why."""

    def __init__(self, problem: Problem) -> None:
        """Create an error."""
        self.problem = problem
        super().__init__(problem)


def read_due_summary(database: str, parameters: dict[str, str]) -> DueSummary | None:
    """Return what is due, or None if there is no data. Creates, upgrades, and changes nothing.

    The result is the number of lines that Today lists under Now, and of the next interview: the contact's name, the
    start as stored, whether it is running, and whether it is in person. ``parameters`` are as stored: the date ``day``
    and the timestamp of its end ``day_end`` (exclusive) limit the actions, the timestamps ``recent`` and ``soon`` the
    next interview.
    Raises UnreadableDataError.
    """
    try:
        is_missing = not os.stat(database).st_size  # noqa: PTH116 - importing pathlib would take longer than the query
    except FileNotFoundError:
        is_missing = True
    except OSError:
        raise UnreadableDataError("unreadable") from None
    if is_missing:
        if has_pages(wal_path(database)):
            raise UnreadableDataError("damaged")
        return None
    # Without a WAL file, nobody is writing, and `immutable` prevents SQLite from creating an empty one.
    is_written = _has_wal(database)
    try:
        return _read(database, parameters, immutable=not is_written)
    except UnreadableDataError:
        if is_written or not _has_wal(database):
            raise
        return _read(database, parameters, immutable=False)  # another process has just begun to write


def _has_wal(database: str) -> bool:
    return os.access(f"{database}-wal", os.F_OK)


def _read(database: str, parameters: dict[str, str], *, immutable: bool) -> DueSummary | None:
    uri = file_uri(database, f"mode=ro{'&immutable=1' if immutable else ''}")
    try:
        if not belongs_to_wal(database):
            raise UnreadableDataError("damaged")
        connection = sqlite3.connect(uri, READ_TIMEOUT, isolation_level=None, uri=True)
        try:
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return None
            _check_revision(connection)
            count, name, starts_at, is_running, is_meeting = connection.execute(_SUMMARY, parameters).fetchone()
        finally:
            connection.close()
    except OSError:
        raise UnreadableDataError("unreadable") from None
    except sqlite3.OperationalError as error:
        reason = str(error)
        problem: Problem = "busy" if "locked" in reason else "damaged" if "no such" in reason else "unreadable"
        raise UnreadableDataError(problem) from error
    except sqlite3.DatabaseError as error:
        raise UnreadableDataError("damaged") from error
    return int(count), name, starts_at, bool(is_running), bool(is_meeting)


def _check_revision(connection: sqlite3.Connection) -> None:
    """Raise UnreadableDataError unless the file has the schema that the query expects."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if mark == APPLICATION_ID else None
    if row is None:
        raise UnreadableDataError("damaged")
    revision = str(row[0])
    if revision != SCHEMA_REVISION:
        is_older = revision.isascii() and revision.isdigit() and int(revision) < int(SCHEMA_REVISION)
        raise UnreadableDataError("older" if is_older else "newer")
