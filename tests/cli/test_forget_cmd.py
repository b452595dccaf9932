"""`infoview forget`: no byte of the data directory has the person any more."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.forget import ELSEWHERE
from infoview_tui.storage.backup import list_backups
from infoview_tui.storage.search.index import is_index_intact
from tests.cli.conftest import Infoview

NAME = "Inês Carvalho"
TRACES = (NAME, "Carvalho", "ines.carvalho@example.org", "linkedin.com/in/ines-carvalho")


def find_traces(directory: Path) -> set[tuple[str, str]]:
    """Return which file of a directory has which trace of the person."""
    return {
        (file.name, trace)
        for file in directory.rglob("*")
        if file.is_file()
        for trace in TRACES
        for content in (file.read_bytes(),)
        if trace.encode().lower() in content.lower() or trace.encode("utf-16-le") in content
    }


def test_nothing_of_the_person_is_left_in_any_byte(infoview: Infoview, sample: AppPaths) -> None:
    assert find_traces(sample.data)
    code, out, err = infoview("forget", "inês", "--yes")
    assert (code, err) == (0, f"infoview: {ELSEWHERE}\n")
    assert out.startswith("Forgotten: 1 contact, 1 interview, 18 notes, 2 messages, and ")
    assert find_traces(sample.data) == set()
    assert infoview("search", "Carvalho").err == "infoview: Nothing found.\n"


def test_the_rest_of_the_data_is_sound(infoview: Infoview, sample: AppPaths) -> None:
    before = set(infoview("list", "--names").out.splitlines())
    assert infoview("forget", NAME, "--yes").code == 0
    assert before - set(infoview("list", "--names").out.splitlines()) == {NAME}
    with closing(sqlite3.connect(sample.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert is_index_intact(connection)
        assert "(forgotten)" in str(connection.execute("SELECT group_concat(label) FROM events").fetchone())


def test_backups_are_named_or_deleted(infoview: Infoview, sample: AppPaths) -> None:
    infoview("backup")
    code, _, err = infoview("forget", NAME, "--yes")
    (backup,) = list_backups(sample.database)
    assert (code, f"Backups still have them: {backup.path.name}." in err) == (0, True)
    code, _, err = infoview("forget", "Priya", "--yes", "--backups")
    assert (code, err) == (0, f"infoview: {ELSEWHERE}\n")
    assert list_backups(sample.database) == []
    assert find_traces(sample.data) == set()


def test_backups_are_deleted_afterwards_by_the_command_that_is_named(infoview: Infoview, sample: AppPaths) -> None:
    infoview("backup")
    err = infoview("forget", NAME, "--yes").err
    assert f"`infoview forget '{NAME}' --backups` deletes these." in err
    assert infoview("forget", "Carvalho", "--yes", "--backups").code == 1
    assert len(list_backups(sample.database)) == 1
    code, out, err = infoview("forget", NAME, "--yes", "--backups")
    assert (code, err) == (0, f"infoview: {ELSEWHERE}\n")
    assert out == f"{NAME} is not in the data any more. 1 backup that had them was deleted.\n"
    assert list_backups(sample.database) == []
    assert find_traces(sample.data) == set()
    assert infoview("forget", NAME, "--yes", "--backups").code == 1


def test_other_files_beside_the_data_are_named(infoview: Infoview, sample: AppPaths) -> None:
    damaged = sample.data / "backups" / "2026-11-25T090000-damaged" / "infoview.db"
    damaged.parent.mkdir(parents=True)
    copies = [damaged, sample.data / "infoview (conflicted copy).db", sample.data / "infoview-rescued.db"]
    for copy in copies:
        copy.write_bytes(sample.database.read_bytes())
    err = " ".join(infoview("forget", NAME, "--yes", "--backups").err.split())
    assert "infoview: Other files still have them: " in err
    assert all(str(copy) in err for copy in copies)
    assert "--backups" not in err


def test_words_of_the_name_that_are_left_are_counted(infoview: Infoview, sample: AppPaths) -> None:
    with closing(sqlite3.connect(sample.database)) as connection:
        connection.execute("UPDATE contacts SET why = 'Carvalho said so' WHERE name LIKE 'Priya%'")
        connection.commit()
    out = " ".join(infoview("forget", NAME, "--yes").out.split())
    assert "Parts of the name are still in other texts, which may be about somebody else: " in out
    assert "Carvalho in 1" in out


def test_contacts_that_were_deleted_before_are_not_kept(infoview: Infoview, sample: AppPaths) -> None:
    with closing(sqlite3.connect(sample.database)) as connection:
        connection.execute(
            "INSERT INTO deleted_contacts (names, changes, deleted_at) VALUES (?, '[]', '2026-11-26T09:00:00.000Z')",
            (f'["{NAME}"]',),
        )
        connection.commit()
    assert infoview("forget", NAME, "--yes").code == 0
    assert find_traces(sample.data) == set()


def test_it_is_asked_for_the_name(infoview: Infoview, sample: AppPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = infoview("forget", NAME)
    assert (code, "Add --yes" in err) == (1, True)
    for typed, code in (("no", 1), ("", 1), (NAME, 0)):
        stdin = io.StringIO(f"{typed}\n")
        monkeypatch.setattr(stdin, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", stdin)
        assert infoview("forget", NAME).code == code


@pytest.mark.parametrize("name", ["nobody", "a"])
def test_only_one_contact_is_meant(infoview: Infoview, sample: AppPaths, name: str) -> None:
    before = infoview("list", "--names").out
    assert infoview("forget", name, "--yes").code == 1
    assert infoview("list", "--names").out == before
