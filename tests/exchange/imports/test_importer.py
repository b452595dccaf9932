"""Importing a file: each person becomes one contact, however often it is imported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file
from infoview_tui.exchange.imports.importer import ImportReport, parse_file
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.import_rows import ImportResult
from infoview_tui.storage.queries.contacts.contacts import CONTACTS, ContactRow
from infoview_tui.storage.store import Store
from tests.exchange.imports.importing import import_file
from tests.hostile_texts import HOSTILE_TEXTS

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
ANN = ("Ann", "Lee", "https://www.linkedin.com/in/annlee", "", "Acme", "Designer", "04 Sep 2026")
BOB = ("Bob", "Ray", "https://www.linkedin.com/in/bobray", "bob@example.com", "", "", "7-Feb-22")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace(Store(tmp_path / "data" / "infoview.db"))
    yield workspace
    workspace.close()


def write(folder: Path, *rows: Sequence[str]) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADER, *rows])
    path = folder / "Connections.csv"
    path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
    return path


def contacts(workspace: Workspace) -> list[ContactRow]:
    return workspace.store.all(CONTACTS, stage=None)


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.merged, report.skipped


def test_connection_becomes_a_contact(workspace: Workspace, tmp_path: Path) -> None:
    report = import_file(workspace, write(tmp_path, ANN), NOW)
    assert report.results == (ImportResult(2, "Ann Lee", "added"),)
    assert report.summary == "Connections.csv: 1 new, 0 completed, 0 the same"
    (ann,) = contacts(workspace)
    assert (ann.name, ann.title, ann.organization) == ("Ann Lee", "Designer", "Acme")
    assert (ann.profile_url, ann.connected_on) == ("https://www.linkedin.com/in/annlee", date(2026, 9, 4))
    assert (ann.relationship, ann.how_met, ann.stage) == (None, "LinkedIn connection", "researching")


def test_importing_again_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, ANN, BOB)
    assert counts(import_file(workspace, path, NOW)) == (2, 0, 0)
    before = contacts(workspace)
    again = import_file(workspace, path, NOW)
    assert counts(again) == (0, 0, 2)
    assert again.results[0] == ImportResult(2, "Ann Lee", "skipped", "same profile URL")
    assert contacts(workspace) == before


def test_new_details_are_merged_into_an_existing_contact(workspace: Workspace, tmp_path: Path) -> None:
    add_contact(workspace, ContactForm(name="Ann Lee", organization="Acme", title="Head of Design"), NOW)
    report = import_file(workspace, write(tmp_path, ANN), NOW)
    assert counts(report) == (0, 1, 0)
    assert "same name at the same organization" in report.results[0].reason
    assert "profile" in report.results[0].reason
    (ann,) = contacts(workspace)
    assert ann.title == "Head of Design"  # the person's own text is kept


def test_row_without_a_name_is_skipped_with_its_line_number(workspace: Workspace, tmp_path: Path) -> None:
    nobody = ("", "", "https://www.linkedin.com/in/x", "", "Acme", "", "")
    report = import_file(workspace, write(tmp_path, ANN, nobody, BOB), NOW)
    assert [(outcome.line, outcome.status, outcome.reason) for outcome in report.results] == [
        (2, "added", ""),
        (3, "skipped", "no name"),
        (4, "added", ""),
    ]


def test_dropped_values_are_reported_as_warnings(workspace: Workspace, tmp_path: Path) -> None:
    report = import_file(workspace, write(tmp_path, (*ANN[:6], "some day")), NOW)
    assert report.warnings == ("Line 2: the date “some day” is not valid and was left out.",)


def test_dry_run_reports_the_same_and_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = write(tmp_path, ANN, BOB, ANN)
    dry = import_file(workspace, path, NOW, dry_run=True)
    assert contacts(workspace) == []
    wet = import_file(workspace, path, NOW)
    assert dry.results == wet.results
    assert counts(dry) == (2, 0, 1)
    assert dry.summary.endswith("(dry run: nothing saved)")


def test_one_undo_reverts_an_import(workspace: Workspace, tmp_path: Path) -> None:
    import_file(workspace, write(tmp_path, ANN, BOB), NOW)
    assert workspace.undo(NOW) == "Imported 2 contacts from Connections.csv"
    assert contacts(workspace) == []


def test_unsupported_file_is_rejected_with_a_message(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "shopping.csv"
    path.write_text("item,price\nmilk,1\n")
    with pytest.raises(ImportFileError, match=r"no column is clearly a name\. Its columns: item, price"):
        import_file(workspace, path, NOW)


def test_hostile_text_is_imported_clean_and_complete(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        ("Ann", text, f"https://www.linkedin.com/in/n{n}", "", text, text, "") for n, text in enumerate(HOSTILE_TEXTS)
    ]
    path = write(tmp_path, *rows)
    assert counts(import_file(workspace, path, NOW)) == (len(HOSTILE_TEXTS), 0, 0)
    saved = {row.profile_url: row for row in contacts(workspace)}
    for n, text in enumerate(HOSTILE_TEXTS):
        row = saved[f"https://www.linkedin.com/in/n{n}"]
        cleaned = clean_line(text)
        assert row.name == clean_line(f"Ann {cleaned}")
        assert row.title == cleaned
        assert organization_key(row.organization) == organization_key(cleaned)
    assert counts(import_file(workspace, path, NOW)) == (0, 0, len(HOSTILE_TEXTS))


def test_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = text_file.read_text

    def read_text(path: Path) -> text_file.TextFile:
        read.append(path)
        return original(path)

    monkeypatch.setattr(text_file, "read_text", read_text)
    path = write(tmp_path, ANN)
    parse_file(path)
    assert read == [path]
