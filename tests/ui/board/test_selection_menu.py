"""The board's dialogs: selection menu, tag or path, sort order and saved views."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from infoview_tui.config import Config
from infoview_tui.domain.enums import OPEN_STAGES, Sort, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.queries import SavedView
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.saved_views import SavedViewsDialog, SavedViewsResult, ViewAction
from infoview_tui.ui.board.selection_menu import BulkAction, SelectionMenuDialog, SelectionResult
from infoview_tui.ui.board.sort import create_sort_dialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.hostile_texts import HOSTILE_TEXTS

Result = TypeVar("Result")

VIEWS = [SavedView(3, "Design", "path:design", Sort.URGENCY), SavedView(4, "[/] All", "", Sort.NAME)]


async def run_dialog(
    app: InfoviewApp, screen: Screen[Result], *keys: str, size: tuple[int, int] = (120, 40)
) -> list[Result | None]:
    """Open a dialog, press keys, and return its results."""
    results: list[Result | None] = []
    async with app.run_test(size=size) as pilot:
        await open_dialog(app, pilot, screen, results)
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()
    return results


async def open_dialog(
    app: InfoviewApp, pilot: Pilot[None], screen: Screen[Result], results: list[Result | None] | None = None
) -> None:
    await pilot.pause()
    app.push_screen(screen, results.append if results is not None else None)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(("key", "stage"), zip("123456", OPEN_STAGES, strict=True))
async def test_a_stage_number_moves_the_selection_there(demo_app: InfoviewApp, key: str, stage: Stage) -> None:
    assert await run_dialog(demo_app, SelectionMenuDialog(3), key) == [SelectionResult(BulkAction.MOVE, stage)]


@pytest.mark.parametrize(
    ("keys", "action"),
    [
        (("t",), BulkAction.TAG),
        (("T",), BulkAction.UNTAG),
        (("a",), BulkAction.PATH),
        (("c",), BulkAction.CLOSE),
        (("delete",), BulkAction.DELETE),
        (("G", "enter"), BulkAction.DELETE),
        ((*"jjjjjj", "enter"), BulkAction.TAG),
    ],
)
async def test_each_row_has_its_own_key(demo_app: InfoviewApp, keys: tuple[str, ...], action: BulkAction) -> None:
    assert await run_dialog(demo_app, SelectionMenuDialog(3), *keys, size=(40, 20)) == [SelectionResult(action)]


async def test_two_contacts_can_be_merged(demo_app: InfoviewApp) -> None:
    menu = SelectionMenuDialog(2, merge_target="Maria Lopez")
    assert await run_dialog(demo_app, menu, "m", size=(40, 20)) == [SelectionResult(BulkAction.MERGE)]


async def test_any_other_number_of_contacts_cannot_be_merged(demo_app: InfoviewApp) -> None:
    assert await run_dialog(demo_app, SelectionMenuDialog(3), "m", "n", "escape") == [None]


async def test_different_people_are_not_asked_about_again(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        results: list[SelectionResult | None] = []
        menu = SelectionMenuDialog(2, merge_target="Maria Lopez", is_distinct=True)
        await open_dialog(demo_app, pilot, menu, results)
        texts = [row.body.plain for row in menu.query_one(RowList).rows]
        assert texts[-1] == "Merge into Maria Lopez anyway"
        await pilot.press("n", "m")
        await pilot.pause()
    assert results == [SelectionResult(BulkAction.MERGE)]


async def test_escape_closes_the_menu_without_an_action(demo_app: InfoviewApp) -> None:
    assert await run_dialog(demo_app, SelectionMenuDialog(3), "escape") == [None]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_whole_list_is_visible(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await open_dialog(demo_app, pilot, SelectionMenuDialog(2, merge_target="Maria Lopez"))
        rows = demo_app.screen.query_one(RowList)
        assert rows.max_scroll_y == 0
        assert demo_app.screen.region.contains_region(demo_app.screen.query_one(KeyHints).region)


async def test_rows_show_the_keys_from_the_keymap(demo_app: InfoviewApp) -> None:
    demo_app.set_keymap({"selection.tag": "w"})
    async with demo_app.run_test() as pilot:
        await open_dialog(demo_app, pilot, SelectionMenuDialog(1))
        labels = {row.key: row.label.plain for row in demo_app.screen.query_one(RowList).rows}
        assert (labels["tag"], labels["met"]) == ("w", "5")


KNOWN = ("Alumni", "open day", "[/] odd")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("n", "e", "w", "enter"), "new"),
        (("o", "p", "tab", "enter"), "open day"),
        (("o", "p", "right", "enter"), "open day"),
        (("#", "a", "l", "u", "m", "n", "i", "enter"), "Alumni"),
        (("escape",), None),
        (("enter", "space", "enter", "x", "enter"), "x"),
    ],
)
async def test_an_existing_or_a_new_tag_is_entered(
    demo_app: InfoviewApp, keys: tuple[str, ...], expected: str | None
) -> None:
    assert await run_dialog(demo_app, TagOrPathDialog("Tag 3 contacts", KNOWN), *keys) == [expected]


async def test_only_an_existing_tag_is_accepted_when_new_ones_are_not_allowed(demo_app: InfoviewApp) -> None:
    screen = TagOrPathDialog("Which tag off 3 contacts?", KNOWN, allow_new=False)
    results: list[str | None] = []
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await open_dialog(demo_app, pilot, screen, results)
        await pilot.press(*"x", "enter")
        await pilot.pause()
        assert results == []
        assert "No such tag" in str(screen.query_one("#known", Static).visual)
        await pilot.press("backspace", *"ope", "tab", "enter")
        await pilot.pause()
    assert results == ["open day"]


async def test_the_dialog_shows_whether_a_path_is_new(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await open_dialog(demo_app, pilot, TagOrPathDialog("Path", KNOWN, kind="path"))
        known_line = demo_app.screen.query_one("#known", Static)
        assert str(known_line.visual) == "Existing paths:  Alumni · open day · [/] odd"
        await pilot.press("d")
        await pilot.pause()
        assert str(known_line.visual) == "New path; similar:  open day · [/] odd"
        demo_app.screen.query_one(LineInput).value = "ALUMNI"
        await pilot.pause()
        assert str(known_line.visual) == "Existing path"


@pytest.mark.painted
async def test_a_pasted_name_is_cleaned(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        dialog = TagOrPathDialog("Path", HOSTILE_TEXTS, kind="path")
        await open_dialog(demo_app, pilot, dialog)
        line = dialog.query_one(LineInput)
        for text in (text for text in HOSTILE_TEXTS if clean_line(text)):
            line.value = ""
            line.post_message(events.Paste(text))
            await pilot.pause()
            assert dialog.typed_name.casefold() == clean_line(text).casefold()
            assert str(dialog.query_one("#known", Static).visual) == "Existing path"


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_the_cursor_starts_at_the_current_order(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    results: list[Hashable | None] = await run_dialog(
        demo_app, create_sort_dialog(Sort.ORGANIZATION), "enter", size=size
    )
    assert results == [Sort.ORGANIZATION]


async def test_another_order_is_chosen(demo_app: InfoviewApp) -> None:
    results: list[Hashable | None] = await run_dialog(demo_app, create_sort_dialog(Sort.URGENCY), "G", "enter")
    assert results == [Sort.CHANGED]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("enter",), SavedViewsResult(ViewAction.OPEN, 3)),
        (("j", "delete"), SavedViewsResult(ViewAction.REMOVE, 4)),
        (("s", *"Mine", "enter"), SavedViewsResult(ViewAction.SAVE, name="due:todayMine")),
        (("s", "ctrl+u", *"Mine", "enter"), SavedViewsResult(ViewAction.SAVE, name="Mine")),
        (("escape",), None),
    ],
)
async def test_a_view_is_opened_removed_or_saved(
    demo_app: InfoviewApp, keys: tuple[str, ...], expected: SavedViewsResult | None
) -> None:
    assert await run_dialog(demo_app, SavedViewsDialog(VIEWS, "due:today", Sort.NAME), *keys) == [expected]


async def test_a_view_without_a_name_is_not_saved(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        results: list[SavedViewsResult | None] = []
        await open_dialog(demo_app, pilot, SavedViewsDialog(VIEWS, "due:today", Sort.NAME), results)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(demo_app.screen, PromptDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(demo_app.screen, SavedViewsDialog)
        assert results == []


async def test_an_empty_list_explains_how_to_save_a_view(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await open_dialog(demo_app, pilot, SavedViewsDialog([], "", Sort.URGENCY))
        rows = demo_app.screen.query_one(RowList)
        assert "No saved views yet" in rows.empty_text
        shown = " ".join(" ".join(rows.render_line(y).text for y in range(rows.size.height)).split())
        assert shown == rows.empty_text
        assert "save by urgency" in demo_app.screen.query_one(KeyHints).render().plain


def test_every_dialog_key_can_be_remapped() -> None:
    from infoview_tui.ui.app.keymap import validate_keymap

    keymap = {
        "quick_add.form": "f2",
        "filter.complete": "f3",
        "label.take": "f4",
        "views.save": "w",
        "selection.tag": "w",
    }
    assert validate_keymap(keymap, Config().path) == keymap
