"""UUIDs of rows, and the times of their changes, which triggers record."""

from __future__ import annotations

import shutil
import sqlite3
import time
from datetime import datetime
from pathlib import Path

from infoview_tui.services.contacts import commands as contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.connection import connect
from infoview_tui.storage.row_uuids import creation_time, fill_row_uuids, is_uuid, list_identified_tables, new_row_uuid
from tests.conftest import Campaign
from tests.storage.test_upgrade import make_at

CONTACT = (
    "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location,"
    " created_at, updated_at) VALUES (?, '', 'ready', '', '', '', '', '', '', '', ?, '')"
)


def times(workspace: Workspace, field: str) -> list[int]:
    rows = workspace.store.connection.execute("SELECT at FROM field_changes WHERE field = ? ORDER BY at", (field,))
    return [at for (at,) in rows]


def test_new_uuids_differ_and_say_when_they_were_made() -> None:
    found = [new_row_uuid() for _ in range(1000)]
    assert len(set(found)) == 1000
    assert all(is_uuid(uuid) and abs(creation_time(uuid) - time.time() * 1000) < 3_600_000 for uuid in found)
    assert creation_time("c9e6e3a4-0a3f-5c4e-9a0e-2f8d5f6b7c11") == 0


def test_copies_that_are_upgraded_apart_have_the_same_uuids(tmp_path: Path) -> None:
    first, second = tmp_path / "first" / "infoview.db", tmp_path / "second" / "infoview.db"
    make_at(first, "0020")
    writer = sqlite3.connect(first)
    writer.executemany(CONTACT, [("Ann", "2026-11-26T09:00:00.000Z"), ("Bob", "2026-11-26T09:00:00.001Z")])
    writer.execute("INSERT INTO tags (name) VALUES ('design')")
    writer.commit()
    writer.close()
    second.parent.mkdir(mode=0o700)
    shutil.copy(first, second)
    writer = sqlite3.connect(second)  # what only this copy has is somebody else, although the id is the same
    writer.execute("UPDATE contacts SET title = 'designer'")
    writer.execute(CONTACT, ("Cem", "2026-11-27T09:00:00.000Z"))
    writer.commit()
    writer.close()
    uuids = []
    for database in (first, second):
        connection = connect(database)
        if database == first:
            connection.execute(CONTACT, ("Dua", "2026-11-28T09:00:00.000Z"))
            fill_row_uuids(connection)
        rows = connection.execute("SELECT name, uuid FROM contacts UNION ALL SELECT name, uuid FROM tags").fetchall()
        uuids.append(dict(rows))
        connection.close()
    mine, theirs = uuids
    assert all(is_uuid(uuid) for uuid in (*mine.values(), *theirs.values()))
    assert {name for name in mine if mine[name] == theirs.get(name)} == {"Ann", "Bob", "design"}
    assert mine["Dua"] != theirs["Cem"]


def test_every_row_has_a_uuid(workspace: Workspace, campaign: Campaign) -> None:
    connection = workspace.store.connection
    seen: set[str] = set()
    for table in list_identified_tables(connection):
        uuids = [uuid for (uuid,) in connection.execute(f"SELECT uuid FROM {table}")]  # noqa: S608 - its own names
        assert all(is_uuid(uuid) for uuid in uuids), table
        assert len({*uuids, *seen}) == len(uuids) + len(seen), table
        seen.update(uuids)
    assert len(seen) > 20


def test_every_column_is_watched(workspace: Workspace) -> None:
    connection = workspace.store.connection
    for table in (*list_identified_tables(connection), "profile"):
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", (f"copies_{table}_update",)
        ).fetchone()
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info ({table})")}
        missing = {name for name in columns - {"id", "uuid", "sort_name"} if f'new."{name}"' not in trigger}
        assert missing == set(), f"{table}: write its trigger again in the migration that adds the column"


def test_changes_are_recorded_with_their_times(workspace: Workspace, now: datetime) -> None:
    key = contacts.add_contact(workspace, ContactForm("Ann", title="designer"), now)
    assert times(workspace, "title") == []
    before = int(time.time() * 1000) - 5
    for number in range(3):  # quick changes leave one time, unless another copy has seen the earlier one
        contacts.edit_contact(workspace, key, ContactForm("Ann", title=f"designer {number}"), now)
    (at,) = times(workspace, "title")
    assert before <= at <= time.time() * 1000 + 5
    assert times(workspace, "name") == []
    connection = workspace.store.connection
    connection.execute("INSERT INTO copy_state (name, value) VALUES ('exchanged_at', ?)", (at,))
    workspace.undo(now)
    assert len(times(workspace, "title")) == 2


def test_an_undone_deletion_brings_the_uuid_back(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    connection = workspace.store.connection
    sql = "SELECT uuid FROM contacts UNION ALL SELECT uuid FROM interviews UNION ALL SELECT uuid FROM notes ORDER BY 1"
    before = connection.execute(sql).fetchall()
    contacts.delete_contact(workspace, campaign.maria, now)
    deleted = {key for (key,) in connection.execute("SELECT row_key FROM deleted_rows")}
    assert {uuid for (uuid,) in before} - {uuid for (uuid,) in connection.execute(sql)} <= deleted
    workspace.undo(now)
    assert connection.execute(sql).fetchall() == before
    workspace.redo(now)
    workspace.undo(now)
    assert connection.execute(sql).fetchall() == before


def test_a_redone_import_has_the_same_uuids(workspace: Workspace, now: datetime) -> None:
    contacts.add_contact(workspace, ContactForm("Ann"), now)
    uuid = workspace.store.connection.execute("SELECT uuid FROM contacts").fetchall()
    workspace.undo(now)
    workspace.redo(now)
    assert workspace.store.connection.execute("SELECT uuid FROM contacts").fetchall() == uuid
