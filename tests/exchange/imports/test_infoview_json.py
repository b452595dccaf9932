"""Damaged, cut-off, edited, and newer documents of Infoview are refused in a sentence that says where."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.exports.json_document import stream_document
from infoview_tui.exchange.imports.formats import detect_format
from infoview_tui.exchange.imports.infoview_json import parse_document
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile
from infoview_tui.exchange.imports.whole_documents import import_everything
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.exports.snapshot import open_snapshot
from infoview_tui.storage.own_files import OwnFile, OwnFolders
from tests.conftest import Campaign
from tests.services.tables import snapshot

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)

Edit = Callable[[dict[str, Any]], object]


def parse(text: str) -> ParsedFile:
    """Parse a document."""
    return parse_document(Path("all.json"), TextFile(text), ReadOptions())


def refusal(text: str) -> str:
    """Return why a document is refused."""
    with pytest.raises(ImportFileError) as error:
        parse(text)
    return str(error.value)


@pytest.fixture
def text(workspace: Workspace, campaign: Campaign) -> str:
    """The document of a campaign with an own template."""
    assert campaign.maria
    with open_snapshot(workspace, with_off_record=True) as snapshot:
        return "".join(stream_document(snapshot, (OwnFile("templates", "a.yaml", "text\n"),), NOW))


class StoppedError(Exception):
    """The user has stopped the import."""


def stop(_done: int, _total: int) -> None:
    raise StoppedError


def test_reading_reports_lines_and_can_be_stopped(text: str) -> None:
    reported: list[tuple[int, int]] = []
    options = ReadOptions(progress=lambda done, total: reported.append((done, total)))
    parse_document(Path("all.json"), TextFile(text), options)
    lines = text.count("\n")
    assert reported
    assert all(0 < done <= total == lines for done, total in reported)
    with pytest.raises(StoppedError):
        parse_document(Path("all.json"), TextFile(text), ReadOptions(progress=stop))


def test_import_of_everything_reports_rows_and_saves_nothing_if_stopped(text: str, tmp_path: Path) -> None:
    parsed = parse(text)
    folders = OwnFolders(tmp_path / "banks", tmp_path / "templates")
    empty = open_workspace(tmp_path / "empty" / "infoview.db")
    try:
        before = snapshot(empty.store.connection)
        with pytest.raises(StoppedError):
            import_everything(empty, parsed, folders, NOW, dry_run=False, progress=stop)
        assert snapshot(empty.store.connection) == before
        reported: list[tuple[int, int]] = []
        import_everything(
            empty, parsed, folders, NOW, dry_run=False, progress=lambda done, total: reported.append((done, total))
        )
        assert reported[-1][0] == reported[-1][1] > 0
    finally:
        empty.close()


def set_value(*path: str | int, value: Any) -> Edit:
    """Return an edit that sets a value in a document."""

    def edit(document: dict[str, Any]) -> None:
        at: Any = document
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return edit


NOTE, CONTACT = ("tables", "notes", 0), ("tables", "contacts", 1)


@pytest.mark.parametrize(
    ("edit", "place", "reason"),
    [
        (set_value("mood", value=1), "mood", "is not known to this version of Infoview"),
        (set_value("tables", "moods", value=[]), "tables.moods", "is not known to this version of Infoview"),
        (set_value(*NOTE, "mood", value=""), "tables.notes[0].mood", "is not known to this version of Infoview"),
        (set_value("files", "songs", value={}), "files.songs", "is not known to this version of Infoview"),
        (lambda d: d["tables"].pop("notes"), "tables.notes", "is missing"),
        (lambda d: d["tables"]["notes"][0].pop("position"), "tables.notes[0].position", "is missing"),
        (set_value("tables", value=[]), "tables", "must be an object"),
        (set_value("tables", "notes", value={}), "tables.notes", "must be a list"),
        (set_value(*NOTE, value=[]), "tables.notes[0]", "must be an object"),
        (set_value(*NOTE, "text", value=None), "tables.notes[0].text", "must be text"),
        (set_value(*NOTE, "starred", value=1), "tables.notes[0].starred", "must be true or false"),
        (set_value(*NOTE, "position", value=True), "tables.notes[0].position", "must be a whole number"),
        (set_value(*NOTE, "position", value=1.5), "tables.notes[0].position", "must be a whole number"),
        (
            set_value(*NOTE, "position", value=2**63),
            "tables.notes[0].position",
            "must be from -9223372036854775807 to 9223372036854775807",
        ),
        (set_value(*NOTE, "seconds", value=-1), "tables.notes[0].seconds", "must be from 0 to 9223372036854775807"),
        (
            set_value(*NOTE, "created_at", value="yesterday"),
            "tables.notes[0].created_at",
            "must be a time such as 2026-11-21T09:30:00.000Z",
        ),
        (
            set_value(*NOTE, "created_at", value="2026-11-21T09:30:00"),
            "tables.notes[0].created_at",
            "must be a time such as 2026-11-21T09:30:00.000Z",
        ),
        (
            set_value(*CONTACT, "not_before", value="29.11.2026"),
            "tables.contacts[1].not_before",
            "must be a date such as 2026-11-21",
        ),
        (
            set_value(*CONTACT, "seniority", value="king"),
            "tables.contacts[1].seniority",
            "must be one of entry, experienced, manager, director, executive",
        ),
        (set_value("tables", "planned_questions", 0, "probes", value=[1]), "probes", "must be a list of texts"),
        (
            set_value(*NOTE, "interview_id", value=99),
            "tables.notes[0].interview_id",
            "is 99, but no row of interviews has this id",
        ),
        (set_value(*CONTACT, "id", value=1), "tables.contacts[1]", "has the same id as another row"),
        (set_value("files", "templates", "../a.yaml", value=""), "files.templates.../a.yaml", "is not the name of a"),
        (set_value("files", "templates", ".a.yaml", value=""), "files.templates..a.yaml", "is not the name of a"),
        (set_value("files", "templates", "a.sh", value=""), "files.templates.a.sh", "is not the name of a YAML file"),
        (set_value("files", "templates", "a.yaml", value=1), "files.templates.a.yaml", "must be a text"),
        (set_value("files", "templates", "a.yaml", value="x" * 1_000_001), "files.templates.a.yaml", "at most 1 MB"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, edit: Edit, place: str, reason: str) -> None:
    document = json.loads(text)
    edit(document)
    message = refusal(json.dumps(document, indent=1))
    assert place in message
    assert reason in message
    assert re.match(r"all\.json: \S+, line [\d,]+, ", message)
    assert message.endswith("Nothing was imported.")


def test_the_line_is_that_of_the_row(text: str) -> None:
    lines = text.splitlines()
    (number,) = (number for number, line in enumerate(lines) if '"id": 2, "name": "Maria Lopez"' in line)
    lines[number] = lines[number].replace('"stage": "', '"stage": "un')
    assert f"tables.contacts[1].stage, line {number + 1}, must be one of" in refusal("\n".join(lines))


def test_a_newer_version_is_refused_whatever_else_it_has(text: str) -> None:
    document = json.loads(text)
    document |= {"version": 2, "news": []}
    for newer in (document, {**document, "version": 7, "tables": {"moods": []}}, {"format": "infoview", "version": 3}):
        for sort_keys in (False, True):
            assert "was written by a newer Infoview" in refusal(json.dumps(newer, sort_keys=sort_keys))
    del document["news"]
    assert "was written by a newer Infoview" in refusal(json.dumps(document))


@pytest.mark.parametrize("version", [None, "1", 0, True, 1.0])
def test_without_a_version_it_is_refused(text: str, version: object) -> None:
    assert "has no format and version of Infoview" in refusal(json.dumps({**json.loads(text), "version": version}))


def test_a_key_that_repeats_is_refused(text: str) -> None:
    row = refusal(text.replace('"title": ""', '"title": "", "title": "x"', 1))
    assert re.search(r"tables\.contacts\[\d\], line \d+, has “title” twice", row)
    assert "has “notes” twice" in refusal(text.replace('"notes": [', '"notes": [], "notes": [', 1))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("NaN", "has NaN, which is not valid JSON"),
        ("9" * 5000, "has a number that is too large"),
        ("[" * 100_000, "is nested too deeply"),
        ("{" * 10, "is not valid JSON"),
        ("'text'", "is not valid JSON"),
        ('"a\nb"', "is not valid JSON"),
    ],
)
def test_what_is_no_json_is_refused(text: str, value: str, reason: str) -> None:
    damaged = text.replace('"starred": false', f'"starred": {value}', 1)
    assert re.search(rf"tables\.notes\[\d\], line \d+, {reason}", refusal(damaged))


@pytest.mark.parametrize("depth", [10, 30, 450, 900, 100_000])
def test_facts_may_be_nested_but_not_without_end(text: str, depth: int) -> None:
    nested = text.replace('"facts": {', '"facts": {"deep": ' + "[" * depth + "]" * depth + ", ", 1).replace(
        ", }", "}", 1
    )
    if depth == 10:
        assert parse(nested).document is not None
    else:
        assert "is nested too deeply" in refusal(nested)


def test_after_the_end_nothing_may_follow(text: str) -> None:
    assert "has something after its end" in refusal(text + "{}")
    assert parse(text + "\n\n").document is not None


SMALL = (
    '{"format": "infoview", "version": 1,\n "tables": {"tags": [{"id": 1, "name": "a \\"b\\" ü {"}],\n "paths": []}}\n'
)


@given(data=st.data())
def test_a_document_that_was_cut_off_says_so(data: st.DataObject) -> None:
    cut = SMALL[: data.draw(st.integers(1, len(SMALL.rstrip()) - 1))]
    message = refusal(cut)
    assert re.fullmatch(r"all\.json ends too early, in .*line \d+; export it again\.", message) or cut.endswith("}")


@given(data=st.data())
def test_a_damaged_byte_is_never_an_error_of_the_program(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(SMALL) - 1))
    damaged = SMALL[:at] + data.draw(st.characters()) + SMALL[at + 1 :]
    assert refusal(damaged).startswith("all.json")


def test_texts_are_cleaned_where_they_enter(text: str) -> None:
    document = json.loads(text)
    document["tables"]["contacts"][0] |= {"name": "Ana\x1b[31m\ud800\u202e\nLopez", "title": "A\ttab"}
    document["tables"]["interviews"][0]["learned"] = "one\r\ntwo\x07"
    document["tables"]["events"][0]["facts"] = {"a\x07": ["\x1b[31mred", {"b": 1}]}
    parsed = parse(json.dumps(document)).document
    assert parsed is not None
    contact = parsed.tables["contacts"][0]
    assert (contact["name"], contact["title"]) == ("Ana Lopez", "A tab")
    assert parsed.tables["interviews"][0]["learned"] == "one\ntwo"
    assert parsed.tables["events"][0]["facts"] == {"a": ["red", {"b": 1}]}


def test_what_has_a_default_may_be_missing(text: str) -> None:
    document = json.loads(text)
    for row in document["tables"]["contacts"]:
        for key in set(row) - {"id", "name", "stage_since", "created_at", "updated_at"}:
            del row[key]
    parsed = parse(json.dumps(document))
    assert parsed.document is not None
    assert {row["stage"] for row in parsed.document.tables["contacts"]} == {"researching"}
    assert {row["decides_on_hiring"] for row in parsed.document.tables["contacts"]} == {False}


def test_it_is_recognized_by_its_content(text: str) -> None:
    for written in (text, json.dumps(json.loads(text), sort_keys=True), "\n  " + text):
        assert detect_format(Path("x.txt"), written).name == "Infoview's JSON"
    with pytest.raises(ImportFileError, match="a JSON file"):
        detect_format(Path("x.json"), '{"contacts": []}')
