"""What is exported as JSON comes in again as the same data, table by table."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from infoview_tui.errors import ImportFileError, InfoviewError
from infoview_tui.exchange.exports.json_document import stream_document
from infoview_tui.exchange.imports.infoview_json import parse_document, sniff
from infoview_tui.exchange.imports.parsed_file import ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile
from infoview_tui.exchange.imports.whole_documents import can_import_everything, import_everything
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.exports.snapshot import open_snapshot
from infoview_tui.services.imports.document import Document
from infoview_tui.services.imports.document_import import has_no_data, import_document
from infoview_tui.storage.own_files import OwnFile, OwnFolders, list_own_files
from infoview_tui.storage.search.index import is_index_intact
from infoview_tui.storage.tables.formats import list_table_formats
from tests.conftest import Campaign
from tests.databases import copy_demo, open_empty
from tests.exchange.exports.random_data import any_rows, insert_rows

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
Tables = dict[str, list[tuple[Any, ...]]]


def export(workspace: Workspace, files: tuple[OwnFile, ...] = (), *, with_off_record: bool = True) -> str:
    """Return the data as a document."""
    with open_snapshot(workspace, with_off_record=with_off_record) as snapshot:
        return "".join(stream_document(snapshot, files, NOW))


def parse(text: str) -> Document:
    """Parse a document."""
    assert sniff(text)
    document = parse_document(Path("all.json"), TextFile(text), ReadOptions()).document
    assert document is not None
    return document


def read_tables(connection: sqlite3.Connection) -> Tables:
    """Return all rows as stored, with JSON as its values; without the event of an import."""
    tables: Tables = {}
    for table in list_table_formats():
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        where = "WHERE label NOT LIKE 'Imported everything %'" if table.name == "events" else ""
        order = ", ".join(table.key)
        sql = f"SELECT {names} FROM {table.name} {where} ORDER BY {order}"  # noqa: S608 - its own tables
        is_json = [column.kind in ("texts", "object") for column in table.columns]
        tables[table.name] = [
            tuple(json.loads(value) if parse else value for value, parse in zip(row, is_json, strict=True))
            for row in connection.execute(sql)
        ]
    tables["sort_names"] = connection.execute("SELECT id, sort_name FROM contacts ORDER BY id").fetchall()
    return tables


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Workspace]:
    """Empty data in another place."""
    workspace = open_empty(tmp_path / "target.db")
    yield workspace
    workspace.close()


@pytest.fixture
def folders(tmp_path: Path) -> OwnFolders:
    """Directories that do not exist yet."""
    return OwnFolders(tmp_path / "question_banks", tmp_path / "templates")


@settings(max_examples=25)
@given(rows=any_rows())
def test_random_data_of_all_tables(
    rows: dict[str, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("random")
    folders = OwnFolders(directory / "banks", directory / "templates")
    source, target = open_empty(directory / "source.db"), open_empty(directory / "target.db")
    try:
        insert_rows(source, rows)
        before = read_tables(source.store.connection)
        text = export(source)
        import_document(target, parse(text), "all.json", folders, NOW)
        after = read_tables(target.store.connection)
        assert after == before
        assert is_index_intact(target.store.connection)
        if any(before.values()):
            target.undo(NOW)
            assert not any(read_tables(target.store.connection).values())
            assert is_index_intact(target.store.connection)
            target.redo(NOW)
            assert read_tables(target.store.connection) == before
        assert json.loads(export(target))["tables"]["contacts"] == json.loads(text)["tables"]["contacts"]
    finally:
        source.close()
        target.close()
        shutil.rmtree(directory)


def test_the_demo(workspace: Workspace, target: Workspace, folders: OwnFolders) -> None:
    copy_demo(workspace.store.connection, NOW, UTC)
    before = read_tables(workspace.store.connection)
    assert sum(map(bool, before.values())) > 25
    assert import_document(target, parse(export(workspace)), "all.json", folders, NOW) == ()
    assert read_tables(target.store.connection) == before
    assert target.undo(NOW) == "Imported everything from all.json"
    assert has_no_data(target.store)
    assert import_document(target, parse(export(workspace)), "all.json", folders, NOW) == ()
    assert {name: len(rows) for name, rows in read_tables(target.store.connection).items()} == {
        name: len(rows) for name, rows in before.items()
    }


def test_a_campaign_made_by_commands(
    workspace: Workspace, campaign: Campaign, target: Workspace, folders: OwnFolders
) -> None:
    assert campaign.maria
    before = read_tables(workspace.store.connection)
    import_document(target, parse(export(workspace)), "all.json", folders, NOW)
    assert read_tables(target.store.connection) == before


def test_without_what_is_off_the_record_no_row_refers_to_it(
    workspace: Workspace, target: Workspace, folders: OwnFolders
) -> None:
    copy_demo(workspace.store.connection, NOW, UTC)
    for table in ("actions", "fit_points", "verdicts"):
        note = "(SELECT id FROM notes ORDER BY id LIMIT 1)"
        workspace.store.connection.execute(f"UPDATE {table} SET note_id = {note}")  # noqa: S608 - its own tables
    workspace.store.connection.execute("UPDATE notes SET kind = 'off_record'")
    document = parse(export(workspace, with_off_record=False))
    assert {len(document.tables[name]) for name in ("notes", "actions", "fit_points", "verdicts")} == {0}
    assert document.omitted_notes == len(parse(export(workspace)).tables["notes"])
    import_document(target, document, "all.json", folders, NOW)
    assert read_tables(target.store.connection)["contacts"] == read_tables(workspace.store.connection)["contacts"]


def test_the_order_of_keys_and_the_layout_do_not_matter(
    workspace: Workspace, campaign: Campaign, target: Workspace, folders: OwnFolders
) -> None:
    assert campaign.maria
    text = json.dumps(json.loads(export(workspace)), sort_keys=True, indent=7)
    import_document(target, parse(text), "all.json", folders, NOW)
    assert read_tables(target.store.connection) == read_tables(workspace.store.connection)


def test_an_id_of_the_log_is_never_used_again(workspace: Workspace, target: Workspace, folders: OwnFolders) -> None:
    workspace.store.connection.execute(
        "INSERT INTO events (at, kind, label, contact_id, interview_id, facts) "
        "VALUES ('2026-11-01T09:00:00.000Z', 'contact.deleted', 'Deleted Ana', 41, 17, '{}')"
    )
    import_document(target, parse(export(workspace)), "all.json", folders, NOW)
    sequences = dict(target.store.connection.execute("SELECT name, seq FROM sqlite_sequence"))
    assert sequences == {"contacts": 41, "interviews": 17}


def test_own_files_are_written_unless_there_are_others(
    target: Workspace, workspace: Workspace, folders: OwnFolders
) -> None:
    files = (
        OwnFile("question_banks", "mine.yaml", "topic: hindsight\r\n"),
        OwnFile("question_sets", "sets.yml", "sets: []\n"),
        OwnFile("templates", "thanks.yaml", "mine\n"),
        OwnFile("templates", "ask.yaml", "the same\n"),
    )
    folders.templates.mkdir(parents=True)
    (folders.templates / "thanks.yaml").write_text("of this computer\n")
    (folders.templates / "ask.yaml").write_text("the same\n")
    (warning,) = import_document(target, parse(export(workspace, files)), "all.json", folders, NOW)
    assert "thanks.yaml was left as it is" in warning
    found = list(list_own_files(folders))
    assert found == [*files[:2], files[3], OwnFile("templates", "thanks.yaml", "of this computer\n")]
    target.undo(NOW)
    assert list(list_own_files(folders)) == found[2:]


def test_a_dry_run_saves_nothing(
    workspace: Workspace, campaign: Campaign, target: Workspace, folders: OwnFolders
) -> None:
    assert campaign.maria
    document = parse(export(workspace, (OwnFile("templates", "a.yaml", ""),)))
    import_document(target, document, "all.json", folders, NOW, dry_run=True)
    assert has_no_data(target.store)
    assert not folders.templates.exists()
    with pytest.raises(InfoviewError, match="Nothing to undo"):
        target.undo(NOW)


def test_answers_of_the_first_start_are_replaced(
    workspace: Workspace, campaign: Campaign, target: Workspace, folders: OwnFolders
) -> None:
    """The welcome screen saves what is typed, before it is known that everything will be imported."""
    assert campaign.maria
    target.store.connection.execute(
        "INSERT INTO profile (id, name, email, phone, introduction, skills, 'values', interests, experience, "
        "circumstances, updated_at, first_run) VALUES (1, '', '', '', '', '', '', '', '', '', "
        "'2026-11-01T09:00:00.000Z', '[\"A\"]')"
    )
    assert has_no_data(target.store)
    import_document(target, parse(export(workspace)), "all.json", folders, NOW)
    assert read_tables(target.store.connection) == read_tables(workspace.store.connection)
    target.undo(NOW + timedelta(minutes=1))
    assert target.store.connection.execute("SELECT name, first_run FROM profile").fetchall() == [("", '["A"]')]


def test_into_data_nothing_is_imported(workspace: Workspace, campaign: Campaign, folders: OwnFolders) -> None:
    assert campaign.maria
    before = read_tables(workspace.store.connection)
    parsed = parse_document(Path("all.json"), TextFile(export(workspace)), ReadOptions())
    assert not can_import_everything(workspace, parsed)
    with pytest.raises(InfoviewError, match="There are data already"):
        import_everything(workspace, parsed, folders, NOW, dry_run=False)
    assert read_tables(workspace.store.connection) == before


def test_contacts_come_as_rows(workspace: Workspace, campaign: Campaign) -> None:
    assert campaign.maria
    text = export(workspace)
    parsed = parse_document(Path("all.json"), TextFile(text), ReadOptions())
    (maria,) = (row for row in parsed.rows if row.form.name == "Maria Lopez")
    assert maria.form.organization
    assert f'"id": {campaign.maria}, "name": "Maria Lopez"' in text.splitlines()[maria.line - 1]
    assert len(parsed.rows) == len(json.loads(text)["tables"]["contacts"])


def test_a_row_that_breaks_a_rule_is_named(
    workspace: Workspace, campaign: Campaign, target: Workspace, folders: OwnFolders
) -> None:
    assert campaign.maria
    text = export(workspace)
    document = json.loads(text)
    contacts = document["tables"]["contacts"]
    contacts[1]["profile_url"] = contacts[0]["profile_url"] = "https://x.org/a"
    damaged = json.dumps(document, indent=2)
    line = damaged[: damaged.index(f'"name": {json.dumps(contacts[1]["name"])}')].count("\n") - 2
    with pytest.raises(ImportFileError) as error:
        import_document(target, parse(damaged), "all.json", folders, NOW)
    assert str(error.value) == (
        f"all.json: tables.contacts[1], line {line}, has the same profile_url as another row. Nothing was imported."
    )
    assert has_no_data(target.store)
