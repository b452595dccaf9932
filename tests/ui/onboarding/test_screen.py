"""The welcome screen: import, manual entry, the profile, and the way to the board."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.enums import Relationship
from infoview_tui.exchange.exports.json_document import stream_document
from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form, read_profile
from infoview_tui.services.contacts.resolve_contact import list_contact_names
from infoview_tui.services.exports.snapshot import open_snapshot
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.imports.file_dialog import ImportDialog
from infoview_tui.ui.imports.preview import ImportPreviewDialog
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.profile.screen import ProfileScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.databases import copy_demo, open_empty
from tests.ui.waiting import wait_until

CSV = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann,,Acme,Poet,04 Sep 2026
[/],Ray,https://www.linkedin.com/in/ray,,[Acme] Ltd,Poet,04 Sep 2026
Ann,Lee,https://www.linkedin.com/in/ann,,Acme,Poet,04 Sep 2026
"""


@pytest.fixture
def connections(tmp_path: Path) -> Path:
    """A connections file as LinkedIn exports it."""
    path = tmp_path / "My Connections.csv"
    path.write_text(CSV)
    return path


async def wait_for_welcome(app: InfoviewApp, pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: isinstance(app.screen, WelcomeScreen))


async def wait_for_preview(app: InfoviewApp, pilot: Pilot[None]) -> ImportPreviewDialog:
    await wait_until(pilot, lambda: isinstance(app.screen, ImportPreviewDialog))
    assert isinstance(app.screen, ImportPreviewDialog)
    return app.screen


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_an_import_is_reported_and_shown_on_the_board(
    empty_app: InfoviewApp, connections: Path, size: tuple[int, int]
) -> None:
    connections.write_text(f"{CSV}Lee,Ann,,,,,\n")
    async with empty_app.run_test(size=size) as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(empty_app.screen, ImportDialog)
        empty_app.screen.query_one(Input).value = f"'{connections}'"
        await wait_until(pilot, lambda: "File found: " in str(empty_app.screen.query_one("#found", Static).visual))
        await pilot.press("enter")
        preview = await wait_for_preview(empty_app, pilot)
        bodies = [row.body.plain for row in preview.query_one(RowList).rows]
        assert bodies[:4] == ["New · 3", "Ann Lee  Poet at Acme", "[/] Ray  Poet at [Acme] Ltd", "Lee Ann"]
        assert bodies[4:] == ["The same · 1", "Ann Lee  same profile URL"]
        assert count_contacts(empty_app.workspace) == 0
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, BoardScreen))
        assert count_contacts(empty_app.workspace) == 3
        await pilot.press("u")
        assert count_contacts(empty_app.workspace) == 0


@pytest.mark.parametrize("others", [(), ("25/12/2023", "12/25/2023")], ids=["only two readings", "both orders"])
async def test_order_of_ambiguous_dates_is_asked(
    empty_app: InfoviewApp, connections: Path, others: tuple[str, ...]
) -> None:
    rows = (f"Lee,Day{number},,,,,{day}\n" for number, day in enumerate(others))
    connections.write_text(CSV.replace("04 Sep 2026", "3/4/2024") + "".join(rows))
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        empty_app.screen.query_one(Input).value = str(connections)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ChooseDialog))
        days = [row.body.plain for row in empty_app.screen.query_one(RowList).rows]
        assert days == ["3 Apr 2024 (day first)", "4 Mar 2024 (month first)"]
        await pilot.press("enter")
        await wait_for_preview(empty_app, pilot)


async def test_an_import_from_the_palette_goes_to_the_board_too(empty_app: InfoviewApp, connections: Path) -> None:
    async with empty_app.run_test() as pilot:
        await wait_for_welcome(empty_app, pilot)
        empty_app.navigation.import_contacts()  # as the palette does
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportDialog))
        empty_app.screen.query_one(Input).value = str(connections)
        await pilot.press("enter")
        await wait_for_preview(empty_app, pilot)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, BoardScreen))
        assert count_contacts(empty_app.workspace)


async def test_a_file_with_everything_is_imported_as_a_whole(empty_app: InfoviewApp, tmp_path: Path) -> None:
    source, file = open_empty(tmp_path / "source.db"), tmp_path / "everything.json"
    copy_demo(source.store.connection, empty_app.now(), UTC)
    with open_snapshot(source, with_off_record=True) as snapshot:
        file.write_text("".join(stream_document(snapshot, (), empty_app.now())), encoding="utf-8")
    async with empty_app.run_test() as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        empty_app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, BoardScreen))
        assert count_contacts(empty_app.workspace) == count_contacts(source)
        await pilot.press("u")
        await pilot.pause()
        assert count_contacts(empty_app.workspace) == 0
    source.close()


async def test_a_missing_file_keeps_the_import_dialog_open(
    empty_app: InfoviewApp, connections: Path, tmp_path: Path
) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        empty_app.screen.query_one(Input).value = str(tmp_path / "none.csv")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ImportDialog) and empty_app.screen.error_message)
        assert "does not exist" in str(empty_app.screen.query_one("#found", Static).visual)
        assert empty_app.screen.query_one(Input).value == str(tmp_path / "none.csv")
        empty_app.screen.query_one(Input).value = str(connections)
        await pilot.press("enter")
        await wait_for_preview(empty_app, pilot)
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, BoardScreen))
        assert count_contacts(empty_app.workspace) == 2


async def test_a_manually_added_contact_is_on_the_board(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(empty_app.screen, QuickAddDialog)
        await pilot.press(*"Ann Lee, cook at Noma in Copenhagen path:food #alumni", "enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, BoardScreen))
        ((contact_id, _),) = list_contact_names(empty_app.workspace)
        assert read_contact_form(empty_app.workspace, contact_id) == ContactForm(
            "Ann Lee",
            "cook",
            "Noma",
            location="Copenhagen",
            relationship=Relationship.ALUMNUS,
            paths=("food",),
            tags=("alumni",),
            timezone="Europe/Copenhagen",
        )


async def test_the_profile_can_be_filled_in_first(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ProfileScreen))
        empty_app.screen.query_one("#name", LineInput).focus()
        await pilot.press(*"Ada", "escape")
        await pilot.pause()
        assert read_profile(empty_app.workspace).name == "Ada"
        assert isinstance(empty_app.screen, WelcomeScreen)
        assert "Ada" in empty_app.screen.query_one(RowList).rows[3].body.plain
        await pilot.press("u")
        assert read_profile(empty_app.workspace).name == ""


async def test_the_demo_is_explained_and_does_not_start_without_confirmation(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await wait_for_welcome(empty_app, pilot)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(empty_app.screen, ConfirmDialog)
        assert "infoview demo" in empty_app.screen.question.plain
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(empty_app.screen, WelcomeScreen)


async def test_a_path_is_completed(connections: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    (tmp_path / "a folder").mkdir()
    suggester = PathSuggester(".csv")
    assert await suggester.get_suggestion(f"{tmp_path}/My") == str(connections)
    assert await suggester.get_suggestion(f"{tmp_path}/a") == f"{tmp_path}/a folder/"
    assert await suggester.get_suggestion(f"{tmp_path}/no") is None
    assert await suggester.get_suggestion("/nowhere/at all") is None


async def test_all_choices_fit_on_a_small_screen(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        await wait_for_welcome(empty_app, pilot)
        choices = empty_app.screen.query_one(RowList)
        assert choices.virtual_size.height == choices.size.height
        assert empty_app.screen.query_one("#welcome").region.contains_region(choices.region)
