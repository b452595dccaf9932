"""A failed write is rolled back and reported, and does not affect the next one."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from functools import partial
from unittest.mock import patch

import pytest
from sqlmodel import select

from infoview_tui.errors import NotFoundError, StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import AUTOSAVE_TIMEOUT_MS, Workspace
from infoview_tui.services.interviews import notes
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES, ProfileRow
from infoview_tui.storage.store import Store
from infoview_tui.storage.tables import Path
from tests.conftest import Campaign, unwritable
from tests.costs import statements
from tests.profiles import write_profile


def names(workspace: Workspace) -> list[str]:
    return [row.name for row in workspace.store.all(CONTACT_NAMES)]


def works_again(workspace: Workspace, now: datetime) -> bool:
    contact_commands.add_contact(workspace, ContactForm("Afterwards"), now)
    return "Afterwards" in names(workspace)


def test_written_rows_are_read_at_once_and_after_reopening(paths: AppPaths, now: datetime) -> None:
    store = Store(paths.database)
    with store.write_session() as session:
        session.add(Path(name="Design", created_at=now))
    store.close()
    again = Store(paths.database)
    with again.write_session() as session:
        path = session.exec(select(Path)).one()
    again.close()
    assert (path.name, path.created_at) == ("Design", now)


def test_rows_are_readable_after_commit(workspace: Workspace, now: datetime) -> None:
    with workspace.store.write_session() as session:
        path = Path(name="Design", created_at=now)
        session.add(path)
    assert path.id is not None
    assert path.name == "Design"


def test_error_rolls_back(workspace: Workspace, now: datetime) -> None:
    def half() -> None:
        with workspace.store.write_session() as session:
            session.add(Path(name="Design", created_at=now))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert workspace.store.connection.execute("SELECT count(*) FROM paths").fetchone() == (0,)
    assert not workspace.store.connection.in_transaction
    assert works_again(workspace, now)


def test_naive_datetime_is_rejected(workspace: Workspace) -> None:
    with pytest.raises(StorageError, match="time zone"):
        contact_commands.add_contact(
            workspace, ContactForm("Maria"), datetime(2026, 11, 26, 9, 0, tzinfo=UTC).replace(tzinfo=None)
        )
    assert names(workspace) == []


def test_lock_by_another_program_is_reported(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    other = sqlite3.connect(paths.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    at_once = partial(workspace.store.write_session, busy_timeout_ms=1)
    with (
        patch.object(workspace.store, "write_session", at_once),
        pytest.raises(StorageError, match=r"another program .* what you typed is still here"),
    ):
        contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    assert names(workspace) == []
    other.execute("ROLLBACK")
    other.close()
    assert works_again(workspace, now)


def test_reader_does_not_block_writes(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    other = sqlite3.connect(paths.database, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM contacts").fetchone()
    assert works_again(workspace, now)
    other.close()


def test_full_disk_is_reported_and_rolled_back(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    connection = workspace.store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = connection.execute("SELECT count(*) FROM notes").fetchone()
    with pytest.raises(StorageError, match=r"disk is full.* what you typed is still here"):
        notes.add_note(workspace, campaign.interview, "x" * 500_000, now, seconds=1, question_id=None)
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == before
    assert not connection.in_transaction
    connection.execute("PRAGMA max_page_count = 1000000")
    assert works_again(workspace, now)


def test_read_only_data_is_reported(workspace: Workspace, now: datetime) -> None:
    with unwritable(workspace), pytest.raises(StorageError, match=r"read-only.* what you typed is still here"):
        contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    assert works_again(workspace, now)


def test_failed_write_is_not_undoable(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    with unwritable(workspace), pytest.raises(StorageError):
        write_profile(workspace, ProfileRow("Ada", *[""] * 8), now)
    assert workspace.undo(now) == "Added Maria"


def test_failed_undo_can_be_retried(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    with unwritable(workspace), pytest.raises(StorageError):
        workspace.undo(now)
    assert names(workspace) == ["Maria"]
    assert workspace.undo(now) == "Added Maria"
    assert names(workspace) == []


def test_profile_urls_are_unique(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria", profile_url="https://x.org/m"), now)
    with pytest.raises(StorageError, match="another contact already has this profile URL"):
        contact_commands.add_contact(workspace, ContactForm("Mary", profile_url="https://x.org/m"), now)
    assert names(workspace) == ["Maria"]


def test_missing_rows_are_reported(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(StorageError, match="was deleted"):
        contact_commands.add_contact(workspace, ContactForm("Maria", referrer_id=4711), now)
    with pytest.raises(NotFoundError, match="no longer exist"):
        contact_commands.delete_contact(workspace, 4711, now)


def test_autosave_does_not_wait_long(workspace: Workspace, campaign: Campaign) -> None:
    from infoview_tui.services.interviews.live_draft import save_live_draft

    other = sqlite3.connect(workspace.store.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with statements(workspace) as executed, pytest.raises(StorageError, match="another program is using the data"):
        save_live_draft(workspace, campaign.interview, "half")
    assert [statement for statement in executed if "busy_timeout" in statement] == [
        f"PRAGMA busy_timeout = {AUTOSAVE_TIMEOUT_MS}"
    ]
    other.close()
    save_live_draft(workspace, campaign.interview, "half")


def test_external_change_is_noticed_once(workspace: Workspace, other_workspace: Workspace, now: datetime) -> None:
    assert not workspace.store.has_external_changes()
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    assert not workspace.store.has_external_changes()
    assert other_workspace.store.has_external_changes()
    contact_commands.add_contact(other_workspace, ContactForm("Tom"), now)
    assert workspace.store.has_external_changes()
    assert not workspace.store.has_external_changes()


def test_closed_store_raises_storage_error(paths: AppPaths) -> None:
    store = Store(paths.database)
    store.close()
    with pytest.raises(StorageError, match="Could not read the data"):
        store.has_external_changes()


def test_the_first_session_of_a_program_leaves_an_open_transaction_alone(paths: AppPaths) -> None:
    """SQLAlchemy rolls back what it finds on a new connection; what is written afterwards would be saved alone."""
    store = Store(paths.database)
    store.connection.execute("BEGIN")
    store.connection.execute("INSERT INTO tags (name) VALUES ('first')")
    with pytest.raises(RuntimeError, match="has begun already"), store.begin():
        raise AssertionError("a transaction in another one")
    store.connection.execute("COMMIT")
    assert store.connection.execute("SELECT name FROM tags").fetchall() == [("first",)]
    store.close()
