"""`infoview export`."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from infoview_tui.paths import AppPaths
from infoview_tui.storage.tables import TableModel
from infoview_tui.storage.tables.formats import DERIVED, NOT_EXPORTED
from tests.cli.conftest import Infoview


def read_ids(document: str, table: str) -> set[int]:
    """Return the ids of a table in an exported document."""
    return {row["id"] for row in json.loads(document)["tables"][table]}


def read_column(database: Path, sql: str) -> set[Any]:
    """Return the values of a column."""
    with closing(sqlite3.connect(database)) as connection:
        return {value for (value,) in connection.execute(sql)}


def test_json_has_every_row_of_every_table(sample: AppPaths, infoview: Infoview) -> None:
    result = infoview("export", "--json", "--include-off-record")
    assert (result.code, result.err) == (0, "")
    document = json.loads(result.out)
    assert (document["format"], document["version"], document["notes_left_out"]) == ("infoview", 1, 0)
    tables = TableModel.metadata.tables
    assert set(document["tables"]) == tables.keys() - NOT_EXPORTED
    for name, rows in document["tables"].items():
        assert {len(rows)} == read_column(sample.database, f"SELECT count(*) FROM {name}")  # noqa: S608 - its own tables
        columns = [column.name for column in tables[name].columns if (name, column.name) not in DERIVED]
        assert all(list(row) == columns for row in rows)


def test_the_printed_schema_describes_the_document(sample: AppPaths, infoview: Infoview) -> None:
    schema = json.loads(infoview("export", "--json-schema").out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    document = json.loads(infoview("export", "--json").out)
    assert [error.message for error in validator.iter_errors(document)] == []
    document["tables"]["contacts"][0]["stage"] = "famous"
    document["tables"]["notes"][0]["mood"] = "good"
    assert [list(error.absolute_path) for error in validator.iter_errors(document)] == [
        ["tables", "contacts", 0, "stage"],
        ["tables", "notes", 0],
    ]


def test_own_files_are_included_as_texts(sample: AppPaths, infoview: Infoview) -> None:
    for path, text in {
        sample.custom_banks / "mine.yaml": "topic: hindsight  # mine\n",
        sample.custom_banks / "sets" / "first.yml": "sets: []\r\n",
        sample.custom_templates / "thanks.yaml": "Liebe Grüße \u202e",
        sample.custom_banks / ".mine.yaml.swp": "no bank",
        sample.custom_banks / "readme.txt": "no bank",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    result = infoview("export", "--json")
    assert result.code == 0
    assert json.loads(result.out)["files"] == {
        "question_banks": {"mine.yaml": "topic: hindsight  # mine\n"},
        "question_sets": {"first.yml": "sets: []\r\n"},
        "templates": {"thanks.yaml": "Liebe Grüße \u202e"},
    }


def test_an_own_file_that_cannot_be_read_is_named(sample: AppPaths, infoview: Infoview) -> None:
    sample.custom_banks.mkdir(parents=True)
    (sample.custom_banks / "latin.yaml").write_bytes(b"topic: caf\xe9")
    result = infoview("export", "--json")
    assert result.code == 1
    assert json.loads(result.out)["files"]["question_banks"] == {}
    assert "latin.yaml is left out" in result.err


def test_notes_off_the_record_and_what_was_made_from_them_are_left_out(sample: AppPaths, infoview: Infoview) -> None:
    secret = read_column(sample.database, "SELECT id FROM notes WHERE kind = 'off_record'")
    with closing(sqlite3.connect(sample.database)) as connection:
        connection.execute("UPDATE actions SET note_id = ? WHERE id = 1", [min(secret)])
        connection.commit()
    result = infoview("export", "--json")
    assert result.err == f"infoview: {len(secret)} notes off the record left out.\n"
    assert json.loads(result.out)["notes_left_out"] == len(secret)
    assert read_ids(result.out, "notes") == read_column(sample.database, "SELECT id FROM notes") - secret
    assert 1 not in read_ids(result.out, "actions")
    complete = infoview("export", "--json", "--include-off-record").out
    assert read_ids(complete, "notes") >= secret
    assert 1 in read_ids(complete, "actions")


def test_a_row_is_on_one_line_and_invisible_characters_are_escaped(sample: AppPaths, infoview: Infoview) -> None:
    with closing(sqlite3.connect(sample.database)) as connection:
        connection.execute("UPDATE contacts SET name = ? WHERE id = 1", ["Ana\u202e\x9b1m"])
        connection.commit()
    out = infoview("export", "--json").out
    assert '"id": 1, "name": "Ana\\u202e\\u009b1m",' in out
    assert "\u202e" not in out
    rows = sum(map(len, json.loads(out)["tables"].values()))
    assert sum(line.startswith("      {") for line in out.splitlines()) == rows


def test_written_to_a_file_that_only_the_user_can_read(sample: AppPaths, infoview: Infoview, tmp_path: Path) -> None:
    path = tmp_path / "everything.json"
    assert infoview("export", "--json", "--output", path).out == ""
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_ids(path.read_text(encoding="utf-8"), "contacts")
    again = infoview("export", "--json", "--output", path)
    assert again.code == 1
    assert "--force" in again.err
    assert infoview("export", "--json", "--output", path, "--force").code == 0


def test_damaged_data_leave_no_half_of_a_file(sample: AppPaths, infoview: Infoview, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sample.database)) as connection:
        connection.execute("UPDATE actions SET text = x'00' WHERE id = (SELECT max(id) FROM actions)")
        connection.commit()
    result = infoview("export", "--json", "--output", tmp_path / "everything.json")
    assert result.code == 1
    assert "“text” in one row is not text" in result.err
    assert [path.name for path in tmp_path.glob("*everything*")] == []
    assert list(tmp_path.glob(".infoview-*")) == []


@pytest.mark.usefixtures("paths")
def test_without_data_nothing_is_created(infoview: Infoview, paths: AppPaths) -> None:
    result = infoview("export", "--json")
    assert (result.code, result.out) == (1, "")
    assert "No data yet" in result.err
    assert not paths.database.exists()


def test_csv_has_every_contact(sample: AppPaths, infoview: Infoview, tmp_path: Path) -> None:
    result = infoview("export", "--csv")
    names = read_column(sample.database, "SELECT name FROM contacts")
    rows = list(csv.DictReader(result.out.splitlines()))
    assert {row["Name"] for row in rows} == names
    file = tmp_path / "contacts.csv"
    assert infoview("export", "--csv", "--output", file) == (0, "", "")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfName,")
    assert file.stat().st_mode & 0o777 == 0o600


def test_vault_is_written_and_brought_up_to_date(sample: AppPaths, infoview: Infoview, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    code, out, err = infoview("export", "--markdown", vault)
    assert code == 0
    assert out.endswith(f" pages written, 0 unchanged, in {vault}.\n")
    assert "off the record left out." in err
    page = vault / "Contacts/Priya Raghunathan.md"
    page.write_text(page.read_text(encoding="utf-8").replace("# Priya", "# Dear Priya"), encoding="utf-8")
    code, out, err = infoview("export", "--markdown", vault)
    assert (code, out.startswith("0 pages written")) == (0, True)
    assert "Changed above the mark, and left as they are: Priya Raghunathan.md." in err
    assert infoview("export", "--markdown", vault, "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--markdown", "vault", "--output", "file"),
        ("--csv", "--force"),
        ("--csv", "--include-off-record"),
        ("--csv", "--json"),
        (),
    ],
)
def test_options_that_do_not_belong_together(infoview: Infoview, arguments: tuple[str, ...]) -> None:
    assert infoview("export", *arguments).code == 2


def test_vcards_go_to_stdout_a_file_or_a_directory(sample: AppPaths, infoview: Infoview, tmp_path: Path) -> None:
    result = infoview("export", "--vcard")
    names = read_column(sample.database, "SELECT name FROM contacts")
    assert result.code == 0
    assert {line.removeprefix("FN:") for line in result.out.splitlines() if line.startswith("FN:")} == names
    assert infoview("export", "--vcard", "--output", tmp_path / "all.vcf").code == 0
    assert (tmp_path / "all.vcf").read_bytes().count(b"END:VCARD\r\n") == len(names)
    cards = tmp_path / "new" / "cards"
    assert infoview("export", "--vcard", cards).out == f"{len(names)} cards written, 0 unchanged, in {cards}.\n"
    assert len(list(cards.glob("*.vcf"))) == len(names)
    next(cards.glob("*.vcf")).write_text("BEGIN:VCARD\nFN:Mine\nEND:VCARD\n")
    again = infoview("export", "--vcard", cards)
    assert again.out == f"0 cards written, {len(names) - 1} unchanged, in {cards}.\n"
    assert "1 changed card left alone" in again.err
    assert infoview("export", "--vcard", cards, "--force").out.startswith("1 card written")


def test_exported_vcards_change_nothing_when_they_are_imported(
    sample: AppPaths, infoview: Infoview, tmp_path: Path
) -> None:
    infoview("export", "--vcard", tmp_path / "cards")
    before = infoview("list", "--json").out
    result = infoview("import", tmp_path / "cards")
    assert result.code == 0
    assert infoview("list", "--json").out == before
