"""Damaged data: each command says what is damaged and which backup there is, and shows no data of people."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import create_backup
from tests.cli.conftest import Infoview

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
COMMANDS = (("list",), ("due",), ("notes", "Inês"), ("notes", "--markdown", "Inês"), ("insights",), ("calendar",))


def overwrite_header(database: Path) -> None:
    """Overwrite the beginning, as a program that writes another format."""
    content = bytearray(database.read_bytes())
    content[:100] = b"x" * 100
    database.write_bytes(content)


def overwrite_format(database: Path) -> None:
    """Overwrite the number of the schema format."""
    content = bytearray(database.read_bytes())
    content[44:48] = b"\xff" * 4
    database.write_bytes(content)


def overwrite_page_of_contacts(database: Path) -> None:
    """Overwrite one page of a table, as a disk error."""
    connection = sqlite3.connect(database)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contacts'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content = bytearray(database.read_bytes())
    content[(page - 1) * size : page * size] = b"\xa5" * size
    database.write_bytes(content)


def overwrite_table_name(database: Path) -> None:
    """Put bytes that are no text into the schema."""
    content = database.read_bytes()
    at = content.index(b"tablecontactscontacts")
    database.write_bytes(content[:at] + b"table\xff\xfetactscontacts" + content[at + 21 :])


def cut_off(database: Path) -> None:
    """Cut off the second half, as a copy that did not end."""
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def put_bytes_in_names(database: Path) -> None:
    """Put bytes that are no text into the names of contacts."""
    connection = sqlite3.connect(database)
    connection.execute("UPDATE contacts SET name = CAST(x'5ec2e7ff' || CAST('Inês' AS BLOB) AS TEXT)")
    connection.commit()
    connection.close()


DAMAGE: tuple[tuple[Callable[[Path], None], str], ...] = (
    (overwrite_header, "the file is not a database"),
    (overwrite_format, "its format is unknown"),
    (overwrite_page_of_contacts, "parts of the file cannot be read"),
    (overwrite_table_name, ""),
    (cut_off, "parts of the file cannot be read"),
    (put_bytes_in_names, "a text in it is not valid UTF-8"),
)


@pytest.mark.parametrize(("damage", "problem"), DAMAGE, ids=lambda value: getattr(value, "__name__", ""))
def test_each_command_names_damage_and_backup(
    infoview: Infoview, sample: AppPaths, damage: Callable[[Path], None], problem: str
) -> None:
    assert create_backup(sample.database, NOW, "before-upgrade")
    damage(sample.database)
    before = sample.database.read_bytes()
    for command in COMMANDS:
        code, out, err = infoview(*command)
        assert (code, out) == (1, "")
        assert err.startswith(f"infoview: The data in {sample.database} is damaged: {problem}")
        assert err.endswith(
            " Nothing was changed. "
            "The latest backup is 2026-11-26T090000-before-upgrade: `infoview restore latest` restores it.\n"
        )
        assert "Inês" not in err
    assert sample.database.read_bytes() == before
    assert infoview("restore", "latest").code == 0
    assert infoview("list").code == 0


def test_without_a_backup(infoview: Infoview, sample: AppPaths) -> None:
    overwrite_header(sample.database)
    assert infoview("list").err.endswith(f"There is no backup of it in {sample.data / 'backups'}.\n")


def test_an_error_in_the_program_shows_no_data(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ZeroDivisionError("".join(reversed("sênI")))

    monkeypatch.setattr("infoview_tui.cli.list_cmd.print_contacts", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, err = infoview("list")
    (report,) = tmp_path.glob("infoview-crash-*.txt")
    assert (code, out) == (1, "")
    assert err.endswith(f"because of an error in the program (ZeroDivisionError); the details are in {report}\n")
    assert "Inês" not in report.read_text()
