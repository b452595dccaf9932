"""The search index: triggers, foreign keys and a rebuild agree; the migration indexes any data."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.errors import StorageError
from infoview_tui.storage import fts5
from infoview_tui.storage.connection import connect
from infoview_tui.storage.search.index import is_index_intact, rebuild_index
from tests.databases import create_empty
from tests.storage.test_upgrade import make_at

TEXTS = st.text(max_size=20) | st.sampled_from(("José's Brückenbauamt", "日本語", 'a" OR b*', "👩‍🎓", "x\x00y"))
KEYS = st.integers(1, 4)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    database = tmp_path_factory.mktemp("search") / "infoview.db"
    create_empty(database)
    opened = connect(database)
    yield opened
    opened.close()


def words(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every word of the index with the row where it occurs."""
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.occurrences USING fts5vocab(main, search_texts, instance)"
    )
    return sorted(connection.execute("SELECT term, doc, offset FROM temp.occurrences").fetchall())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("add", "change", "delete", "cascade", "undo")), KEYS, TEXTS), max_size=12))
def test_triggers_and_rebuild_give_same_index(
    connection: sqlite3.Connection, steps: list[tuple[str, int, str]]
) -> None:
    connection.execute("BEGIN")
    for table in ("contacts", "offerings"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    for step, key, text in steps:
        storable = text.encode("utf-8", "ignore").decode()
        connection.execute("SAVEPOINT step")
        if step in ("add", "undo"):
            connection.execute(
                "INSERT OR IGNORE INTO contacts (id, name, title, stage, stage_since, how_met, why, email, phone, "
                "profile_url, location, created_at, updated_at) "
                "VALUES (?, ?, ?, 'met', '', '', '', '', '', '', '', '', '')",
                (key, storable or "-", storable),
            )
            connection.execute(
                "INSERT INTO offerings (contact_id, text, source, created_at) VALUES (?, ?, '', '')", (key, storable)
            )
        elif step == "change":
            connection.execute("UPDATE offerings SET text = ? WHERE contact_id = ?", (storable, key))
        elif step == "delete":
            connection.execute("DELETE FROM offerings WHERE contact_id = ?", (key,))
        else:
            connection.execute("DELETE FROM contacts WHERE id = ?", (key,))
        if step == "undo":
            connection.execute("ROLLBACK TO step")
        connection.execute("RELEASE step")
    assert is_index_intact(connection)
    by_triggers = words(connection)
    rebuild_index(connection)
    assert words(connection) == by_triggers
    connection.execute("ROLLBACK")


def test_missing_row_is_noticed(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    connection.execute("INSERT INTO paths (name, why, created_at) VALUES ('nursing', '', '')")
    connection.execute("INSERT INTO search_texts (search_texts) VALUES ('delete-all')")
    assert not is_index_intact(connection)
    connection.execute("ROLLBACK")


def test_migration_indexes_values_of_other_programs(tmp_path: Path) -> None:
    database = tmp_path / "data" / "infoview.db"
    make_at(database, "0007")
    writer = sqlite3.connect(database)
    hostile = [
        (5, b"\xff\xfe\x00\xed\xa0\x80"),
        (6, "nul\x00middle"),
        (7, 12.5),
        (-3, 'quote " OR NEAR('),
        (2**62, "far away"),
        (9, "x" * 100_000),
    ]
    writer.executemany("INSERT INTO paths (id, name, why, created_at) VALUES (?, ?, '', '')", hostile)
    writer.commit()
    writer.close()
    connection = connect(database)
    assert is_index_intact(connection)
    found = connection.execute("SELECT count(*) FROM search_texts WHERE search_texts MATCH 'figma OR away OR middle'")
    assert found.fetchone() == (3,)
    connection.execute("DELETE FROM paths")
    assert is_index_intact(connection)
    connection.close()


def test_sqlite_without_full_text_search_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fts5, "MODULE", "fts0")
    with pytest.raises(StorageError, match="full-text search"):
        connect(tmp_path / "data" / "infoview.db")
    assert not (tmp_path / "data").exists()
