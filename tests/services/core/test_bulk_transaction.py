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
from tests.services.imports.importing import as_rows
from tests.services.tables import snapshot

FORM = ContactForm("Maria Lopez", "Designer", "Figma", "m@x.org", tags=("a",), paths=("Design",))


def run(workspace: Workspace, statement: str) -> None:
    workspace.store.connection.execute(statement)


def test_rows_are_as_a_form_would_save_them(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, FORM, now)
    expected = snapshot(workspace.store.connection)
    workspace.undo(now)
    import_contacts(workspace, [RowSource("a file", as_rows(FORM))], now)
    found = snapshot(workspace.store.connection)
    assert {name: [row[1:] for row in rows] for name, rows in found.items()} == {
        name: [row[1:] for row in rows] for name, rows in expected.items()
    }


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
    assert snapshot(workspace.store.connection)["tags"] == [(1, "a", None)]


def test_failed_write_says_what_to_do(workspace: Workspace, now: datetime) -> None:
    with (
        pytest.raises(StorageError, match="Not saved"),
        workspace.bulk_transaction(EventKind.CONTACTS_IMPORTED, now) as transaction,
    ):
        transaction.insert("tags", ("id", "name"), [(1, "a"), (2, "A")])
    assert not any(snapshot(workspace.store.connection)["tags"])
