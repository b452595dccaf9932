"""`infoview due --short`: one line for a shell prompt, read without slow imports."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.cli.locate_database import locate_database
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.paths import AppPaths, resolve_paths
from infoview_tui.storage.file_state import record_state
from tests.cli.conftest import Infoview
from tests.databases import create_empty

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

NEEDED = {"_sqlite3", "sqlite3", "sqlite3.dbapi2", "datetime", "_datetime", "math"}
"""What reading the data needs beyond what `infoview --version` imports."""


@pytest.fixture
def database(paths: AppPaths, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """A database with Maria and Dr. No, and no due date; it is nine o'clock in UTC."""
    monkeypatch.setattr("infoview_tui.cli.due_short.time.time", NOW.timestamp)
    create_empty(paths.database)
    connection = sqlite3.connect(paths.database, isolation_level=None)
    record_state(connection)
    for name in ("Maria", "Inês de Albuquerque e Castro-Oliveira"):
        connection.execute(
            "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location, "
            "created_at, updated_at) VALUES (?, '', 'ready', '', '', '', '', '', '', '', '', '')",
            (name,),
        )
    return connection


def add_action(connection: sqlite3.Connection, due: datetime) -> None:
    connection.execute(
        "INSERT INTO actions (kind, text, due_at, created_at) VALUES ('todo', 'x', ?, '')",
        (format_timestamp(due),),
    )


def add_interview(connection: sqlite3.Connection, state: str, starts: datetime, contact_id: int = 1) -> None:
    connection.execute(
        "INSERT INTO interviews (contact_id, state, starts_at, minutes, medium, extra_minutes, learned, want_to_know, "
        "next_steps, created_at) VALUES (?, ?, ?, 20, 'video', 0, '', '', '', '')",
        (contact_id, state, format_timestamp(starts)),
    )


def test_line_counts_what_is_due_today_and_names_the_next_interview(
    infoview: Infoview, database: sqlite3.Connection
) -> None:
    add_action(database, NOW - timedelta(days=3))
    add_action(database, NOW + timedelta(hours=14, minutes=59))
    add_action(database, NOW + timedelta(hours=15))
    assert infoview("due", "--short") == (0, "2 due\n", "")
    for days in (-1, 0, 1):
        day = (NOW + timedelta(days=days)).date().isoformat()
        database.execute("INSERT INTO actions (kind, text, due_on, created_at) VALUES ('todo', 'x', ?, '')", (day,))
    assert infoview("due", "--short") == (0, "4 due\n", "")
    database.execute("DELETE FROM actions WHERE due_on IS NOT NULL")
    add_interview(database, "planned", NOW + timedelta(hours=25))
    add_interview(database, "ended", NOW - timedelta(days=1))
    assert infoview("due", "--short").out == "3 due\n"
    add_interview(database, "planned", NOW + timedelta(hours=23), 2)
    assert infoview("due", "--short").out == "3 due · next: Inês de Albuquerque e C… Fri 08:00\n"
    add_interview(database, "planned", NOW + timedelta(hours=5))
    assert infoview("due", "--short").out == "3 due · next: Maria 14:00\n"
    add_interview(database, "running", NOW)
    assert infoview("due", "--short").out == "3 due · now: Maria\n"


def test_interview_within_an_hour_is_counted_in_minutes(infoview: Infoview, database: sqlite3.Connection) -> None:
    add_interview(database, "planned", NOW + timedelta(minutes=60, seconds=1))
    assert infoview("due", "--short").out == "next: Maria 10:00\n"
    add_interview(database, "planned", NOW + timedelta(minutes=11, seconds=1))
    assert infoview("due", "--short").out == "Call with Maria in 12 min\n"
    database.execute("UPDATE interviews SET medium = 'in_person'")
    add_action(database, NOW)
    assert infoview("due", "--short").out == "1 due · meeting with Maria in 12 min\n"
    database.execute("UPDATE interviews SET starts_at = ?", (format_timestamp(NOW - timedelta(minutes=5)),))
    assert infoview("due", "--short").out == "1 due · next: Maria 08:55\n"


def test_interview_that_should_be_over_is_due(infoview: Infoview, database: sqlite3.Connection) -> None:
    add_interview(database, "planned", NOW - timedelta(hours=1))
    assert infoview("due", "--short").out == "1 due\n"


def test_without_data_nothing_is_printed_or_created(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("due", "--short") == (0, "", "")
    assert not paths.data.exists()
    paths.data.mkdir()
    paths.database.touch()
    assert infoview("due", "--short") == (0, "", "")
    assert [file.name for file in paths.data.iterdir()] == ["infoview.db"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("UPDATE alembic_version SET version_num = '0005'", "older"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer"),
        ("DELETE FROM alembic_version", "damaged"),
        ("PRAGMA application_id = 5", "damaged"),
        ("ALTER TABLE actions RENAME TO deeds", "damaged"),
    ],
)
def test_other_data_is_named_in_one_word_and_not_changed(
    infoview: Infoview, paths: AppPaths, database: sqlite3.Connection, change: str, word: str
) -> None:
    database.execute(change)
    database.close()
    before = paths.database.read_bytes(), sorted(paths.data.iterdir())
    assert infoview("due", "--short") == (1, f"{word}\n", "")
    assert (paths.database.read_bytes(), sorted(paths.data.iterdir())) == before


def test_file_that_is_no_database_is_damaged(infoview: Infoview, paths: AppPaths) -> None:
    paths.data.mkdir()
    paths.database.write_text("not a database, but long enough to be read as one" * 40, encoding="utf-8")
    assert infoview("due", "--short") == (1, "damaged\n", "")
    paths.database.unlink()
    paths.database.mkdir()
    assert infoview("due", "--short") == (1, "unreadable\n", "")


def test_impossible_start_is_damaged(infoview: Infoview, database: sqlite3.Connection) -> None:
    add_interview(database, "planned", NOW)
    database.execute("UPDATE interviews SET starts_at = starts_at || '?'")
    assert infoview("due", "--short") == (1, "damaged\n", "")


def test_short_excludes_json(infoview: Infoview) -> None:
    assert infoview("due", "--short", "--json").code == 2


@pytest.mark.parametrize("data", [None, "", "relative", "~/data", "/a b?c#d%e/é"])
@pytest.mark.parametrize("xdg", [None, "/xdg"])
def test_database_is_where_the_app_has_it(monkeypatch: pytest.MonkeyPatch, data: str | None, xdg: str | None) -> None:
    for name, value in (("INFOVIEW_DATA_DIR", data), ("XDG_DATA_HOME", xdg)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert locate_database(None) == str(resolve_paths().database)
    assert locate_database("given") == str(resolve_paths("given").database)


def test_path_with_signs_of_a_uri_is_opened(infoview: Infoview, tmp_path: Path, database: sqlite3.Connection) -> None:
    directory = tmp_path / "a b?c#d%e" / "é"
    create_empty(directory / "infoview.db")
    connection = sqlite3.connect(directory / "infoview.db", isolation_level=None)
    add_action(connection, NOW)
    connection.close()
    assert infoview("due", "--short", "--data-dir", directory).out == "1 due\n"


def test_only_what_is_needed_is_imported(paths: AppPaths, tmp_path: Path) -> None:
    create_empty(paths.database)
    connection = sqlite3.connect(paths.database, isolation_level=None)
    add_action(connection, datetime.now(UTC) - timedelta(days=1))
    connection.close()

    def imported_by(*arguments: str) -> set[str]:
        script = "import sys\nfrom infoview_tui.cli import main\nmain(sys.argv[1:])\nprint('modules', *sys.modules)"
        run = subprocess.run(
            [sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True, env=os.environ
        )
        return set(run.stdout.partition("modules ")[2].split())

    found = imported_by("due", "--short") - imported_by("--version")
    own = {name for name in found if name.startswith("infoview_tui")}
    assert own == {
        "infoview_tui.cli.due_short",
        "infoview_tui.cli.locate_database",
        "infoview_tui.storage",
        "infoview_tui.storage.due_summary",
        "infoview_tui.storage.file_state",
        "infoview_tui.storage.quick_read",
        "infoview_tui.storage.schema_mark",
    }
    assert found - own <= NEEDED
