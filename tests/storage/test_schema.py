"""The three definitions of the schema agree: the schema file, the migrations and the models."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from infoview_tui import storage
from infoview_tui.storage.connection import SCHEMA_REVISION, connect
from infoview_tui.storage.tables import TableModel
from infoview_tui.storage.upgrade import alembic_config, dump_schema, migration_engine

SCHEMA = Path(storage.__file__).with_name("schema.sql")

WRITE_AGAIN = """
schema.sql is written again from the migrations by:
    from pathlib import Path
    from alembic import command
    from infoview_tui.storage.upgrade import alembic_config, dump_schema, migration_engine
    with migration_engine(Path("new.db")).begin() as connection:
        command.upgrade(alembic_config(connection), "head")
    Path("infoview_tui/storage/schema.sql").write_text(dump_schema(Path("new.db")))
"""


def statements(database: Path) -> dict[str, tuple[str, ...]]:
    """Return the definition of each table and index, with the parts of tables sorted."""
    reader = sqlite3.connect(database)
    found = reader.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    definitions = {name: parts(sql) for name, sql in found}
    reader.close()
    return definitions


def parts(sql: str) -> tuple[str, ...]:
    """Split ``CREATE … (a, b(c, d))`` at the commas of its outer parentheses."""
    head, _, body = re.sub(r"\s+", " ", sql).strip().partition("(")
    pieces, depth, piece = [], 0, ""
    for character in body.strip():
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += character
    return head.strip(), *sorted([*pieces, piece.strip().removesuffix(")").strip()])


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    """A database created by the migrations alone."""
    database = tmp_path / "migrated.db"
    engine = migration_engine(database)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), "head")
    engine.dispose()
    return database


def test_models_match_migrations(tmp_path: Path, migrated: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    TableModel.metadata.create_all(engine)
    engine.dispose()
    expected = statements(migrated)
    del expected["alembic_version"]
    without_model = ("search_", "copies_", "field_updates")
    expected = {name: definition for name, definition in expected.items() if not name.startswith(without_model)}
    assert statements(tmp_path / "models.db") == expected


def test_new_database_matches_migrations(tmp_path: Path, migrated: Path) -> None:
    connect(tmp_path / "new" / "infoview.db").close()
    assert statements(tmp_path / "new" / "infoview.db") == statements(migrated), WRITE_AGAIN


def test_schema_file_matches_migrations(migrated: Path) -> None:
    assert SCHEMA.read_text(encoding="utf-8") == dump_schema(migrated), WRITE_AGAIN


def test_new_database_has_newest_revision() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_current_head() == SCHEMA_REVISION


def test_revisions_are_in_the_order_of_their_numbers() -> None:
    revisions = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)
    assert all(revision == f"{int(revision):04}" for revision in revisions)


def test_database_rejects_unknown_values(tmp_path: Path) -> None:
    connection = connect(tmp_path / "data" / "infoview.db")
    with pytest.raises(sqlite3.IntegrityError, match="ck_contacts_stage"):
        connection.execute(
            "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, "
            "location, created_at, updated_at) VALUES ('A', '', 'lost', '', '', '', '', '', '', '', '', '')"
        )
    connection.close()


def test_every_foreign_key_has_an_index() -> None:
    missing = [
        f"{table.name}.{key.parent.name}"
        for table in TableModel.metadata.sorted_tables
        for key in table.foreign_keys
        if not any(list(index.columns)[:1] == [key.parent] for index in table.indexes)
        and list(table.primary_key.columns)[:1] != [key.parent]
    ]
    assert missing == []
