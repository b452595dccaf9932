"""`infoview bundle` and `infoview merge`."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import list_backups
from infoview_tui.storage.connection import connect
from infoview_tui.storage.schema_mark import APPLICATION_ID
from tests.age import encrypt_with_little_work
from tests.clean import is_clean_line
from tests.cli.conftest import Infoview


def change(database: Path, *statements: str) -> None:
    connection = connect(database)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def read(database: Path, sql: str) -> list[object]:
    connection = connect(database)
    found = [row[0] for row in connection.execute(sql)]
    connection.close()
    return found


@pytest.fixture
def other(sample: AppPaths, tmp_path: Path) -> Path:
    """The directory of a second copy of the sample."""
    directory = tmp_path / "other"
    directory.mkdir(mode=0o700)
    shutil.copy(sample.database, directory / "infoview.db")
    return directory


@pytest.fixture
def bundle(sample: AppPaths, other: Path, infoview: Infoview, tmp_path: Path) -> Path:
    """A bundle of the second copy, which has another title and another text of a note."""
    change(sample.database, "UPDATE notes SET text = 'mine' WHERE id = 1")
    change(
        other / "infoview.db",
        "UPDATE contacts SET title = 'Head of maps' WHERE id = 1",
        "UPDATE notes SET text = 'theirs' WHERE id = 1",
    )
    sample.custom_banks.mkdir(parents=True)
    (sample.custom_banks / "own.yaml").write_text("topic: own\n", encoding="utf-8")
    file = tmp_path / "trip.zip"
    result = infoview("--data-dir", other, "bundle", file)
    assert (result.code, "".join(result.out.split()).startswith(f"Wrote{file}:")) == (0, True)
    return file


def test_a_bundle_is_private_and_says_what_it_is(bundle: Path, infoview: Infoview, other: Path) -> None:
    assert bundle.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(bundle) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        assert packed.namelist() == ["manifest.json", "infoview.db", "question_banks/own.yaml"]
    assert manifest["format"] == "infoview-bundle"
    assert {"schema_revision", "written_at", "computer"} < manifest.keys()
    assert infoview("--data-dir", other, "bundle", bundle).code == 1
    assert infoview("--data-dir", other, "bundle", bundle, "--force", "--quiet").code == 0
    assert infoview("--data-dir", other, "bundle", other / "infoview.db", "--force").code == 1


def test_a_merge_is_previewed_done_and_not_done_again(bundle: Path, infoview: Infoview, sample: AppPaths) -> None:
    (sample.custom_banks / "own.yaml").unlink()
    before = read(sample.database, "SELECT title FROM contacts WHERE id = 1")
    preview = json.loads(infoview("merge", bundle, "--dry-run", "--json").out)
    assert read(sample.database, "SELECT title FROM contacts WHERE id = 1") == before
    assert not (sample.custom_banks / "own.yaml").exists()
    result = infoview("merge", bundle)
    assert result.code == 0
    assert "1 conflict:" in result.out
    assert "Head of maps" not in result.out  # it is no conflict
    assert all(is_clean_line(line.strip()) for line in result.out.splitlines())
    assert preview["changes"]
    assert read(sample.database, "SELECT title FROM contacts WHERE id = 1") == ["Head of maps"]
    assert {"mine", "theirs"} <= set(read(sample.database, "SELECT text FROM notes"))
    assert (sample.custom_banks / "own.yaml").read_text(encoding="utf-8") == "topic: own\n"
    assert [backup.reason for backup in list_backups(sample.database)] == ["before-merge"]
    assert infoview("merge", bundle).out.startswith("Nothing to merge")


def test_a_copy_of_the_database_is_not_touched(other: Path, infoview: Infoview, sample: AppPaths) -> None:
    change(other / "infoview.db", "UPDATE contacts SET title = 'Head of maps' WHERE id = 1")
    content = (other / "infoview.db").read_bytes()
    assert infoview("merge", other / "infoview.db", "--quiet").code == 0
    assert (other / "infoview.db").read_bytes() == content
    assert read(sample.database, "SELECT title FROM contacts WHERE id = 1") == ["Head of maps"]


def make_unreadable(bundle: Path, tmp_path: Path) -> list[tuple[Path, str]]:
    """Return files that cannot be merged, with words of the reason."""
    content = bundle.read_bytes()
    truncated, flipped, text, newer, foreign = (tmp_path / f"bad-{number}" for number in range(5))
    truncated.write_bytes(content[:3000])
    middle = len(content) // 2
    flipped.write_bytes(content[:middle] + bytes([content[middle] ^ 0x40]) + content[middle + 1 :])
    text.write_text("hello", encoding="utf-8")
    for file, mark in ((newer, APPLICATION_ID), (foreign, 1)):
        connection = sqlite3.connect(file)
        connection.execute(f"PRAGMA application_id = {mark}")
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()
        connection.close()
    return [
        (truncated, "damaged"),
        (flipped, "damaged"),
        (text, "damaged"),
        (newer, "newer version"),
        (foreign, "neither a bundle nor"),
        (tmp_path / "missing", "missing"),
    ]


def test_what_cannot_be_merged_is_refused_in_words(
    bundle: Path, infoview: Infoview, sample: AppPaths, tmp_path: Path
) -> None:
    before = read(sample.database, "SELECT title FROM contacts")
    for file, words in (*make_unreadable(bundle, tmp_path), (sample.database, "the data itself")):
        result = infoview("merge", file)
        assert (result.code, result.out, words in result.err, "Nothing was changed" in result.err) == (
            1,
            "",
            True,
            True,
        )
    assert read(sample.database, "SELECT title FROM contacts") == before


def test_an_encrypted_bundle_is_merged_with_its_passphrase(
    sample: AppPaths, other: Path, infoview: Infoview, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    monkeypatch.setattr("pyrage.passphrase.encrypt", encrypt_with_little_work)
    change(other / "infoview.db", "UPDATE contacts SET title = 'Head of maps' WHERE id = 1")
    passphrase, wrong, file = tmp_path / "right.txt", tmp_path / "wrong.txt", tmp_path / "trip.zip.age"
    passphrase.write_text("five words are hard to guess\n", encoding="utf-8")
    wrong.write_text("other words are no help here\n", encoding="utf-8")
    result = infoview("--data-dir", other, "bundle", file, "--passphrase-file", passphrase)
    assert (result.code, b"Head of maps" in file.read_bytes()) == (0, False)
    assert file.read_bytes().startswith(b"age-encryption.org/")
    titles = "SELECT title FROM contacts WHERE id = 1"
    before = read(sample.database, titles)
    assert infoview("merge", file, "--passphrase-file", wrong).code == 1
    assert read(sample.database, titles) == before
    result = infoview("merge", file, "--passphrase-file", passphrase)
    assert (result.code, "trip.zip.age" in "".join(result.out.split())) == (0, True)
    assert read(sample.database, titles) == ["Head of maps"]
    assert not [path for path in (*sample.data.iterdir(), *other.iterdir()) if path.name.endswith(".part")]


def test_a_key_for_a_bundle_that_is_not_encrypted_changes_nothing(
    bundle: Path, infoview: Infoview, tmp_path: Path
) -> None:
    key = tmp_path / "key.txt"
    key.write_text("five words are hard to guess", encoding="utf-8")
    result = infoview("merge", bundle, "--passphrase-file", key)
    assert result.code == 1
    assert "is not encrypted" in result.err
