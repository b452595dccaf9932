"""Opening a database: private, durable, and without changing files of other programs."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.storage.connection import APPLICATION_ID, SCHEMA_REVISION, connect, read_revision


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "infoview.db"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def traces(directory: Path) -> dict[str, tuple[int, str]]:
    """Return the names, permissions and contents of the files in a directory."""
    found = {".": (mode(directory), "")}
    for path in directory.iterdir():
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "directory"
        found[path.name] = (mode(path), content)
    return found


def set_revision(database: Path, revision: str) -> None:
    connection = connect(database)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()


def test_writes_are_durable_and_foreign_keys_are_checked(database: Path) -> None:
    connection = connect(database)
    pragmas = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id")
    }
    connection.close()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 2000,
        "application_id": APPLICATION_ID,
    }


def test_files_are_private(database: Path) -> None:
    connection = connect(database)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")
    modes = {path.name: mode(path) for path in database.parent.iterdir()}
    connection.close()
    assert mode(database.parent) == 0o700
    assert modes == {"infoview.db": 0o600, "infoview.db-wal": 0o600, "infoview.db-shm": 0o600}


def test_permissions_are_restricted_on_open(database: Path) -> None:
    connect(database).close()
    database.chmod(0o644)
    database.parent.chmod(0o755)
    connect(database).close()
    assert (mode(database), mode(database.parent)) == (0o600, 0o700)


def test_directory_with_other_files_keeps_its_mode(database: Path) -> None:
    database.parent.mkdir(mode=0o755)
    (database.parent / "letters.txt").write_text("mine")
    connect(database).close()
    assert (mode(database.parent), mode(database)) == (0o755, 0o600)


def test_empty_directory_becomes_private(database: Path) -> None:
    database.parent.mkdir(mode=0o755)
    connect(database).close()
    assert mode(database.parent) == 0o700


def test_empty_file_becomes_the_database(database: Path) -> None:
    database.parent.mkdir()
    database.touch()
    connect(database).close()
    assert read_revision(database) == SCHEMA_REVISION


def test_second_connection_sees_data_of_the_first(database: Path) -> None:
    first, second = connect(database), connect(database)
    first.execute("INSERT INTO paths (name, why, created_at) VALUES ('Design', '', '')")
    found = second.execute("SELECT name FROM paths").fetchall()
    first.close()
    second.close()
    assert found == [("Design",)]


def test_concurrent_processes_create_one_database(database: Path) -> None:
    script = (
        "import sys, pathlib; from infoview_tui.storage.connection import connect\n"
        "connection = connect(pathlib.Path(sys.argv[1]))\n"
        "connection.execute(\"INSERT INTO paths (name, why, created_at) VALUES (?, '', '')\", (sys.argv[2],))\n"
        "connection.close()"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(database), str(number)], stderr=subprocess.PIPE)
        for number in range(4)
    ]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 4
    connection = connect(database)
    (count,) = connection.execute("SELECT count(*) FROM paths").fetchone()
    connection.close()
    assert count == 4


@pytest.mark.parametrize("revision", ["0999", "zzzz", "", "²"])
def test_newer_data_is_rejected_and_unchanged(database: Path, revision: str) -> None:
    set_revision(database, revision)
    database.chmod(0o640)
    before = traces(database.parent)
    with pytest.raises(NewerDataError, match=r"newer version .* please update Infoview"):
        connect(database)
    assert traces(database.parent) == before


def test_newer_data_open_elsewhere_is_rejected(database: Path) -> None:
    elsewhere = connect(database)
    elsewhere.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(NewerDataError):
        connect(database)
    elsewhere.close()


def test_database_of_another_program_is_unchanged(database: Path) -> None:
    database.parent.mkdir(mode=0o700)
    other = sqlite3.connect(database)
    other.execute("CREATE TABLE songs (title)")
    other.close()
    database.chmod(0o644)
    before = traces(database.parent)
    with pytest.raises(StorageError, match="is not an Infoview database"):
        connect(database)
    assert traces(database.parent) == before


def test_file_that_is_not_a_database_is_unchanged(database: Path) -> None:
    database.parent.mkdir(mode=0o700)
    database.write_text("Dear diary, " * 100)
    before = traces(database.parent)
    with pytest.raises(StorageError, match="the file is not a database"):
        connect(database)
    assert traces(database.parent) == before


def test_directory_instead_of_file_is_unchanged(database: Path) -> None:
    database.mkdir(parents=True, mode=0o755)
    before = traces(database.parent)
    with pytest.raises(StorageError, match="Cannot open the data"):
        connect(database)
    assert traces(database.parent) == before


def test_file_instead_of_directory_is_unchanged(database: Path) -> None:
    database.parent.write_text("a file")
    with pytest.raises(StorageError, match="--data-dir"):
        connect(database)
    assert database.parent.read_text() == "a file"


def test_unwritable_directory_is_reported() -> None:
    with pytest.raises(StorageError, match="Cannot use the data directory /proc/nowhere"):
        connect(Path("/proc/nowhere/infoview.db"))


def test_damaged_database_is_reported(database: Path) -> None:
    connect(database).close()
    content = bytearray(database.read_bytes())
    content[100:4096] = b"\xff" * 3996
    database.write_bytes(content)
    with pytest.raises(StorageError, match="parts of the file cannot be read"):
        connect(database)
    assert database.read_bytes() == bytes(content)
