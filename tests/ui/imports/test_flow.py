"""The import on the screen: columns, doubtful rows, a new job, stopping, and undo."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.enums import Relationship
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.exports.json_document import stream_document
from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form, read_profile
from infoview_tui.services.exports.snapshot import open_snapshot
from infoview_tui.services.imports.background import ImportStoppedError
from infoview_tui.services.introductions.ways import list_relationship_proposals
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.imports.file_dialog import ImportDialog
from infoview_tui.ui.imports.mapping_dialog import MappingDialog
from infoview_tui.ui.imports.preview import ImportPreviewDialog, ImportRowDialog
from infoview_tui.ui.imports.preview_rows import RowKey, build_details
from infoview_tui.ui.imports.progress import ImportProgressDialog
from infoview_tui.ui.imports.relationships import RelationshipsDialog
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.databases import create_demo, open_database
from tests.exchange.imports.linkedin_export import write_zip
from tests.ui.opened_app import notice_text
from tests.ui.waiting import wait_until

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
URL = "https://www.linkedin.com/in/ann"


async def open_file(app: InfoviewApp, pilot: Pilot[None], path: Path) -> None:
    app.navigation.import_contacts()
    await wait_until(pilot, lambda: isinstance(app.screen, ImportDialog))
    app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


async def open_preview(app: InfoviewApp, pilot: Pilot[None], path: Path) -> ImportPreviewDialog:
    await open_file(app, pilot, path)
    await wait_until(pilot, lambda: isinstance(app.screen, ImportPreviewDialog))
    assert isinstance(app.screen, ImportPreviewDialog)
    return app.screen


def has_found(app: InfoviewApp, text: str) -> bool:
    """Whether the dialog for the file says something."""
    return isinstance(app.screen, ImportDialog) and text in str(app.screen.query_one("#found", Static).render())


def bodies(screen: ImportPreviewDialog) -> list[str]:
    return [row.body.plain for row in screen.query_one(RowList).rows]


@pytest.fixture(autouse=True)
def look_for_other_windows_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """An import writes on a connection of its own; until it has ended, that looks like a change by another window."""
    monkeypatch.setattr("infoview_tui.ui.app.app.POLL_INTERVAL", 0.01)


async def test_a_file_without_contacts_says_so(empty_app: InfoviewApp, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(HEADER)
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await open_preview(empty_app, pilot, path)
        assert str(screen.query_one("#sum", Static).content).startswith("c.csv  no contacts")
        assert screen.query_one(RowList).empty_text == "There are no contacts in this file."


async def test_remarks_leave_room_for_the_rows_of_several_files(empty_app: InfoviewApp, tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", {"Connections.csv": f"{HEADER}Ann,Lee,,,,,\nBroken\n"})  # many files are missing
    (tmp_path / "c.csv").write_text(f"{HEADER},,,,Acme,,\n")
    async with empty_app.run_test(size=(40, 20)) as pilot:
        await open_file(empty_app, pilot, tmp_path)
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportPreviewDialog))
        screen = empty_app.screen
        assert isinstance(screen, ImportPreviewDialog)
        rows = screen.query_one(RowList)
        assert any("The export has no" in body for body in bodies(screen))
        assert isinstance(rows.cursor_key, RowKey)
        assert rows.size.height >= screen.size.height // 2
        assert "line 2 of c.csv" in [row.trailing.plain for row in rows.rows]
        assert ("line", "2 of a.zip/Connections.csv") in build_details(screen.plan, screen.plan.rows[0])


@pytest.mark.parametrize(("key", "people"), [("y", 1), ("n", 2), ("o", 1)])
async def test_doubtful_row_becomes_what_was_decided(
    empty_app: InfoviewApp, tmp_path: Path, key: str, people: int
) -> None:
    ann = add_contact(empty_app.workspace, ContactForm("Ann Lee", "Poet", "Acme"), empty_app.now())
    path = tmp_path / "c.csv"
    path.write_text(f"{HEADER}Ann,Lee,,ann@x.org,Figma,Lead,\n")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await open_preview(empty_app, pilot, path)
        assert bodies(screen) == [
            "Doubtful · 1",
            "Ann Lee  may be Ann Lee: same name at another organization  now Lead at Figma",
        ]
        await pilot.press(key, "ctrl+s")
        said = "Nothing new." if key == "o" else "u undoes it."
        await wait_until(pilot, lambda: said in notice_text(pilot))
        assert count_contacts(empty_app.workspace) == people
        form = read_contact_form(empty_app.workspace, ann)
        assert (form.organization, form.email) == ("Acme", "ann@x.org" if key == "y" else "")
        if key != "o":
            assert empty_app.workspace.undo(empty_app.now()) != "Added Ann Lee"
        assert empty_app.workspace.undo(empty_app.now()) == "Added Ann Lee"


async def test_new_job_is_taken_by_a_key_and_rows_open_field_by_field(empty_app: InfoviewApp, tmp_path: Path) -> None:
    ann = add_contact(
        empty_app.workspace,
        ContactForm("Ann Lee", "Poet", "Acme", "", "", URL, how_met="LinkedIn connection"),
        empty_app.now(),
    )
    path = tmp_path / "c.csv"
    path.write_text(f"{HEADER}Ann,Lee,{URL},,Figma,Lead,\n")
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await open_preview(empty_app, pilot, path)
        await pilot.press("enter")
        assert isinstance(empty_app.screen, ImportRowDialog)
        rows = [(row.label.plain, row.body.plain) for row in empty_app.screen.query_one(RowList).rows]
        assert rows == [
            ("line", "2"),
            ("contact", "Ann Lee"),
            ("why", "same profile URL"),
            ("until now", "Poet at Acme"),
            ("now", "Lead at Figma"),
        ]
        await pilot.press("escape", "t")
        assert "(accepted)" in bodies(screen)[1]
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: read_contact_form(empty_app.workspace, ann).organization == "Figma")
        await wait_until(pilot, lambda: bool(empty_app.notice_text))  # the screen shows it, too


async def test_columns_of_a_table_are_asked_once(empty_app: InfoviewApp, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Who,Where\nann eklund,Acme\n")
    async with empty_app.run_test(size=(40, 20)) as pilot:
        await open_file(empty_app, pilot, path)
        await wait_until(pilot, lambda: isinstance(empty_app.screen, MappingDialog))
        dialog = empty_app.screen
        assert dialog.query_one(RowList).rows[0].body.plain == "Who  ann eklund"
        await pilot.press("enter")
        assert isinstance(empty_app.screen, ChooseDialog)
        await pilot.press("home", "down", "enter", "ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportPreviewDialog))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: count_contacts(empty_app.workspace) == 1)
        await wait_until(pilot, lambda: not isinstance(empty_app.screen, ImportProgressDialog))
        await open_preview(empty_app, pilot, path)  # nothing is asked
        await pilot.press("c")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, MappingDialog))
        await pilot.press("down", "enter")
        assert isinstance(empty_app.screen, ChooseDialog)
        await pilot.press("home", "enter", "ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportPreviewDialog))
        assert isinstance(empty_app.screen, ImportPreviewDialog)
        assert bodies(empty_app.screen)[:2] == ["Remarks · 1", "These columns were not read: Where."]


async def test_rows_that_are_left_out_are_not_said_to_be_there(empty_app: InfoviewApp, tmp_path: Path) -> None:
    add_contact(empty_app.workspace, ContactForm("Ann Lee", "Poet", "Acme"), empty_app.now())
    path = tmp_path / "c.csv"
    path.write_text(f"{HEADER}Ann,Lee,,ann@x.org,Figma,Lead,\n")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await open_preview(empty_app, pilot, path)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: bool(empty_app.notice_text))
        assert empty_app.notice_text == "Nothing new. Left out: 1 doubtful."


async def test_preview_that_is_left_imports_nothing_and_keeps_the_path(empty_app: InfoviewApp, tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text(f"{HEADER}Ann,Lee,,,,,\n")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await open_preview(empty_app, pilot, path)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportDialog))
        assert empty_app.screen.query_one(Input).value == str(path)
        assert count_contacts(empty_app.workspace) == 0


async def test_progress_is_shown_and_escape_stops(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        dialog = ImportProgressDialog("Importing")
        await empty_app.push_screen(dialog)
        dialog.report(1200, 8000)
        line = dialog.query_one("#progress", Static)
        await wait_until(pilot, lambda: str(line.visual) == "Importing… 1,200 of 8,000 rows")
        await pilot.press("escape")
        with pytest.raises(ImportStoppedError):
            dialog.report(1400, 8000)
        assert issubclass(ImportStoppedError, InfoviewError)


@pytest.mark.parametrize(("key", "name"), [("enter", "Ada Byron"), ("escape", "")])
async def test_profile_is_filled_in_from_an_archive_if_the_user_agrees(
    empty_app: InfoviewApp, tmp_path: Path, key: str, name: str
) -> None:
    path = write_zip(tmp_path / "export.zip")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await open_preview(empty_app, pilot, path)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ConfirmDialog))
        assert isinstance(empty_app.screen, ConfirmDialog)
        assert "name: Ada Byron" in empty_app.screen.question.plain
        await pilot.press(key)
        await wait_until(pilot, lambda: not isinstance(empty_app.screen, ConfirmDialog))
        assert read_profile(empty_app.workspace).name == name
        assert count_contacts(empty_app.workspace) == 2


async def test_several_files_are_imported_at_once(empty_app: InfoviewApp, tmp_path: Path) -> None:
    folder = tmp_path / "all files"
    folder.mkdir()
    (folder / "c.csv").write_text(f"{HEADER}Ann,Lee,,,,,\n")
    (folder / "people.csv").write_text("Name,Mail\nBo Ek,bo@x.org\n")
    (tmp_path / "more.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Cy Roe\nEND:VCARD\n")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        empty_app.navigation.import_contacts()
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportDialog))
        empty_app.screen.query_one(Input).value = f"'{folder}' '{tmp_path}/more.vcf'"
        found = empty_app.screen.query_one("#found", Static)
        await wait_until(pilot, lambda: str(found.content) == "3 files found: c.csv, people.csv, more.vcf")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, MappingDialog))
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportPreviewDialog))
        assert "c.csv, people.csv, more.vcf" in str(empty_app.screen.query_one("#sum", Static).content)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: count_contacts(empty_app.workspace) == 3)
        await wait_until(pilot, lambda: not isinstance(empty_app.screen, ImportProgressDialog))
        assert empty_app.workspace.undo(empty_app.now()) == "Imported 3 contacts from 3 files"
        assert count_contacts(empty_app.workspace) == 0


async def test_a_document_among_other_files_is_to_be_imported_alone(
    empty_app: InfoviewApp, tmp_path: Path, now: datetime
) -> None:
    document, table = tmp_path / "all.json", tmp_path / "c.csv"
    create_demo(tmp_path / "demo.db", now, UTC)
    demo = open_database(tmp_path / "demo.db")
    with open_snapshot(demo, with_off_record=True) as snapshot:
        document.write_text("".join(stream_document(snapshot, (), now)), encoding="utf-8")
    demo.close()
    table.write_text(f"{HEADER}Ann,Lee,,,,,\n", encoding="utf-8")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        empty_app.navigation.import_contacts()
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportDialog))
        empty_app.screen.query_one(Input).value = f"{table} {document}"
        await pilot.press("enter")
        await wait_until(pilot, lambda: has_found(empty_app, "all.json has all data of Infoview. Import it alone"))
        assert count_contacts(empty_app.workspace) == 0
        empty_app.screen.query_one(Input).value = str(document)
        await pilot.press("enter")
        await wait_until(pilot, lambda: count_contacts(empty_app.workspace) == 24)
        await wait_until(pilot, lambda: not isinstance(empty_app.screen, ImportProgressDialog))


@pytest.mark.parametrize(("keys", "relationship"), [(["enter", "ctrl+s"], Relationship.COLLEAGUE), (["escape"], None)])
async def test_proposed_relationship_is_set_if_the_user_accepts_it(
    empty_app: InfoviewApp, tmp_path: Path, keys: list[str], relationship: Relationship | None
) -> None:
    path = write_zip(tmp_path / "export.zip")
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await open_preview(empty_app, pilot, path)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ConfirmDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, RelationshipsDialog))
        rows = empty_app.screen.query_one(RowList).rows
        assert [row.body.plain for row in rows] == [
            "Ann Lee  works at Stripe, where you worked",
            "Bo Ek  works at Acme, where you worked",
        ]
        await pilot.press(*keys)
        await wait_until(pilot, lambda: not isinstance(empty_app.screen, RelationshipsDialog))
        names = {row.name: row.id for row in empty_app.workspace.store.all(CONTACT_NAMES)}
        assert read_contact_form(empty_app.workspace, names["Ann Lee"]).relationship is relationship
        assert read_contact_form(empty_app.workspace, names["Bo Ek"]).relationship is None
        proposed = [each.name for each in list_relationship_proposals(empty_app.workspace)]
        assert proposed == ([] if relationship else ["Ann Lee", "Bo Ek"])  # what was not accepted is declined for good
        assert empty_app.workspace.undo(empty_app.now()).startswith("Set" if relationship else "Imported")
        if relationship:
            assert [each.name for each in list_relationship_proposals(empty_app.workspace)] == ["Ann Lee", "Bo Ek"]
