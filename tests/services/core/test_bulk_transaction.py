"""Commands of many rows: written past SQLModel as it would write them, and undone only if nothing has changed."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import EventKind
from infoview_tui.errors import StorageError, UndoError
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.plan import RowSource
from infoview_tui.storage.row_uuids import is_uuid
from tests.services.imports.importing import as_rows
from tests.services.tables import snapshot

FORM = ContactForm("Maria Lopez", "Designer", "Figma", "m@x.org", tags=("a",), paths=("Design",))


def run(workspace: Workspace, statement: str) -> None:
    workspace.store.connection.execute(statement)


def read_rows(workspace: Workspace, table: str) -> list[dict[str, object]]:
    """Return the rows of a table, without their ids and UUIDs, which are new each time."""
    cursor = workspace.store.connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a table of the schema
    names = [column[0] for column in cursor.description]
    return [{n: v for n, v in zip(names, row, strict=True) if not n.endswith("id")} for row in cursor]


def test_rows_are_as_a_form_would_save_them(workspace: Workspace, now: datetime) -> None:
    tables = ("contacts", "organizations", "tags", "paths")
    add_contact(workspace, FORM, now)
    expected = {table: read_rows(workspace, table) for table in tables}
    workspace.undo(now)
    import_contacts(workspace, [RowSource("a file", as_rows(FORM))], now)
    assert {table: read_rows(workspace, table) for table in tables} == expected
    uuids = workspace.store.connection.execute("SELECT uuid FROM contacts UNION SELECT uuid FROM tags").fetchall()
    assert all(is_uuid(uuid) for (uuid,) in uuids)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE contacts SET stage = 'met'", "has changed"),
        ("UPDATE contacts SET stay_in_touch_months = 3", "has changed"),
        ("DELETE FROM contact_tags", "has changed"),
        (
            "INSERT INTO offerings (contact_id, text, source, created_at) SELECT id, 'x', '', created_at FROM contacts",
            "has been added",
        ),
    ],
)
def test_later_changes_are_not_undone(workspace: Workspace, now: datetime, statement: str, reason: str) -> None:
    import_contacts(workspace, [RowSource("a file", as_rows(FORM))], now)
    run(workspace, statement)
    before = snapshot(workspace.store.connection)
    with pytest.raises(UndoError, match=reason):
        workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_redo_that_conflicts_changes_nothing(workspace: Workspace, now: datetime) -> None:
    import_contacts(workspace, [RowSource("a file", as_rows(FORM))], now)
    workspace.undo(now)
    run(workspace, "INSERT INTO organizations (name, why, created_at) VALUES ('figma', '', '')")
    before = snapshot(workspace.store.connection)
    with pytest.raises(UndoError, match="conflicts"):
        workspace.redo(now)
    assert snapshot(workspace.store.connection) == before


def test_undone_import_is_marked_in_the_event_log(workspace: Workspace, now: datetime) -> None:
    import_contacts(workspace, [RowSource("a file", as_rows(FORM))], now)
    query = "SELECT kind, label, facts, undone_at IS NOT NULL FROM events"
    assert list(workspace.store.connection.execute(query)) == [
        ("contacts.imported", "Imported 1 contact from a file", '{"added": 1}', 0)
    ]
    workspace.undo(now)
    assert [row[3] for row in workspace.store.connection.execute(query)] == [1]


def test_change_of_a_row_that_another_program_changed_fails(workspace: Workspace, now: datetime) -> None:
    run(workspace, "INSERT INTO tags (id, name) VALUES (1, 'a')")
    with (
        pytest.raises(UndoError, match="has changed"),
        workspace.bulk_transaction(EventKind.CONTACTS_IMPORTED, now) as transaction,
    ):
        transaction.update("tags", ("id", "name"), [(1, "b")], [(1, "c")])
    assert list(workspace.store.connection.execute("SELECT id, name FROM tags")) == [(1, "a")]


def test_failed_write_says_what_to_do(workspace: Workspace, now: datetime) -> None:
    with (
        pytest.raises(StorageError, match="Not saved"),
        workspace.bulk_transaction(EventKind.CONTACTS_IMPORTED, now) as transaction,
    ):
        transaction.insert("tags", ("id", "name"), [(1, "a"), (2, "A")])
    assert not any(snapshot(workspace.store.connection)["tags"])
