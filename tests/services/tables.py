"""The content of the database as plain values, for comparison."""

from __future__ import annotations

import sqlite3

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.interviews import QUESTIONS, QuestionRow
from infoview_tui.storage.search.index import is_index_intact

Snapshot = dict[str, list[tuple[object, ...]]]


GROWING = {"events", "alembic_version", "field_changes", "deleted_rows", "copy_state", "merges"}
"""The event log, and what is kept for merges of other copies."""


def snapshot(connection: sqlite3.Connection) -> Snapshot:
    """Return every row of every table except those that only grow.

    The search index must match the rows.
    """
    assert is_index_intact(connection)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name not in GROWING and not name.startswith(("sqlite_", "search_"))
    ]
    return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608 - its own tables


def dump_all(connection: sqlite3.Connection) -> str:
    """Return the whole database as SQL: every row of every table, the event log and the search index included."""
    return "\n".join(connection.iterdump())


def planned_questions(workspace: Workspace, interview_id: int) -> list[QuestionRow]:
    """Return the questions of a plan in order."""
    return workspace.store.all(QUESTIONS, interview_id=interview_id)


def findings_about(workspace: Workspace, contact_id: int) -> list[tuple[str, str]]:
    """Return the kind and the text of each finding about a contact itself, in order."""
    sql = "SELECT kind, text FROM findings WHERE contact_id = ? ORDER BY id"
    return [(kind, text) for kind, text in workspace.store.connection.execute(sql, (contact_id,))]
