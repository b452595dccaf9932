"""The dialogs around the board: a selection, a tag or a path, the order, and the saved views."""

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

Answer = TypeVar("Answer")

VIEWS = [SavedView(3, "Design", "path:design", Sort.URGENCY), SavedView(4, "[/] All", "", Sort.NAME)]


async def answer(
    app: InfoviewApp, screen: Screen[Answer], *keys: str, size: tuple[int, int] = (120, 40)
) -> list[Answer | None]:
    """Show a dialog, press keys, and return what it gave back."""
    answers: list[Answer | None] = []
    async with app.run_test(size=size) as pilot:
        await show(app, pilot, screen, answers)
        await pilot.press(*keys)
        await pilot.pause()
        await pilot.pause()
    return answers


async def show(
    app: InfoviewApp, pilot: Pilot[None], screen: Screen[Answer], answers: list[Answer | None] | None = None
) -> None:
    await pilot.pause()
    app.push_screen(screen, answers.append if answers is not None else None)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(("key", "stage"), zip("123456", OPEN_STAGES, strict=True))
async def test_the_number_of_a_column_moves_there(demo_app: InfoviewApp, key: str, stage: Stage) -> None:
    assert await answer(demo_app, SelectionMenuDialog(3), key) == [SelectionResult(BulkAction.MOVE, stage)]


@pytest.mark.parametrize(
    ("keys", "deed"),
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
async def test_each_row_has_a_key_of_its_own(demo_app: InfoviewApp, keys: tuple[str, ...], deed: BulkAction) -> None:
    assert await answer(demo_app, SelectionMenuDialog(3), *keys, size=(40, 20)) == [SelectionResult(deed)]


async def test_two_contacts_can_be_merged(demo_app: InfoviewApp) -> None:
    two = SelectionMenuDialog(2, merge_target="Maria Lopez")
    assert await answer(demo_app, two, "m", size=(40, 20)) == [SelectionResult(BulkAction.MERGE)]


async def test_any_other_number_of_contacts_cannot_be_merged(demo_app: InfoviewApp) -> None:
    assert await answer(demo_app, SelectionMenuDialog(3), "m", "escape") == [None]


async def test_escape_does_nothing_with_the_selection(demo_app: InfoviewApp) -> None:
    assert await answer(demo_app, SelectionMenuDialog(3), "escape") == [None]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_whole_list_is_seen(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await show(demo_app, pilot, SelectionMenuDialog(1))
        rows = demo_app.screen.query_one(RowList)
        assert rows.max_scroll_y == 0
        assert demo_app.screen.region.contains_region(demo_app.screen.query_one(KeyHints).region)


async def test_the_rows_show_the_keys_of_the_keymap(demo_app: InfoviewApp) -> None:
    demo_app.set_keymap({"selection.tag": "w"})
    async with demo_app.run_test() as pilot:
        await show(demo_app, pilot, SelectionMenuDialog(1))
        labels = {row.key: row.label.plain for row in demo_app.screen.query_one(RowList).rows}
        assert (labels["tag"], labels["met"]) == ("w", "5")


KNOWN = ("Alumni", "open day", "[/] odd")


@pytest.mark.parametrize(
    ("keys", "given"),
    [
        (("n", "e", "w", "enter"), "new"),
        (("o", "p", "tab", "enter"), "open day"),
        (("o", "p", "right", "enter"), "open day"),
        (("#", "a", "l", "u", "m", "n", "i", "enter"), "Alumni"),
        (("escape",), None),
        (("enter", "space", "enter", "x", "enter"), "x"),
    ],
)
async def test_a_tag_is_a_known_one_or_a_new_one(
    demo_app: InfoviewApp, keys: tuple[str, ...], given: str | None
) -> None:
    assert await answer(demo_app, TagOrPathDialog("Tag 3 contacts", KNOWN), *keys) == [given]


async def test_where_it_may_not_be_new_only_a_known_one_is_taken(demo_app: InfoviewApp) -> None:
    screen = TagOrPathDialog("Which tag off 3 contacts?", KNOWN, allow_new=False)
    answers: list[str | None] = []
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await show(demo_app, pilot, screen, answers)
        await pilot.press(*"x", "enter")
        await pilot.pause()
        assert answers == []
        assert "No such tag" in str(screen.query_one("#known", Static).visual)
        await pilot.press("backspace", *"ope", "tab", "enter")
        await pilot.pause()
    assert answers == ["open day"]


async def test_it_is_said_whether_a_path_is_new(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await show(demo_app, pilot, TagOrPathDialog("Path", KNOWN, kind="path"))
        said = demo_app.screen.query_one("#known", Static)
        assert str(said.visual) == "Existing paths:  Alumni · open day · [/] odd"
        await pilot.press("d")
        await pilot.pause()
        assert str(said.visual) == "New path; similar:  open day · [/] odd"
        demo_app.screen.query_one(LineInput).value = "ALUMNI"
        await pilot.pause()
        assert str(said.visual) == "Existing path"


@pytest.mark.painted
async def test_whatever_a_tag_is_called_it_comes_back_clean(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        dialog = TagOrPathDialog("Path", HOSTILE_TEXTS, kind="path")
        await show(demo_app, pilot, dialog)
        line = dialog.query_one(LineInput)
        for text in (text for text in HOSTILE_TEXTS if clean_line(text)):
            line.value = ""
            line.post_message(events.Paste(text))
            await pilot.pause()
            assert dialog.typed_name.casefold() == clean_line(text).casefold()
            assert str(dialog.query_one("#known", Static).visual) == "Existing path"


@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_the_cursor_begins_at_the_present_order(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    answers: list[Hashable | None] = await answer(demo_app, create_sort_dialog(Sort.ORGANIZATION), "enter", size=size)
    assert answers == [Sort.ORGANIZATION]


async def test_another_order_is_chosen(demo_app: InfoviewApp) -> None:
    answers: list[Hashable | None] = await answer(demo_app, create_sort_dialog(Sort.URGENCY), "G", "enter")
    assert answers == [Sort.CHANGED]


@pytest.mark.parametrize(
    ("keys", "wish"),
    [
        (("enter",), SavedViewsResult(ViewAction.OPEN, 3)),
        (("j", "delete"), SavedViewsResult(ViewAction.REMOVE, 4)),
        (("s", *"Mine", "enter"), SavedViewsResult(ViewAction.SAVE, name="due:todayMine")),
        (("s", "ctrl+u", *"Mine", "enter"), SavedViewsResult(ViewAction.SAVE, name="Mine")),
        (("escape",), None),
    ],
)
async def test_a_view_is_opened_removed_or_saved(
    demo_app: InfoviewApp, keys: tuple[str, ...], wish: SavedViewsResult | None
) -> None:
    assert await answer(demo_app, SavedViewsDialog(VIEWS, "due:today", Sort.NAME), *keys) == [wish]


async def test_a_name_that_is_not_given_saves_nothing(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        answers: list[SavedViewsResult | None] = []
        await show(demo_app, pilot, SavedViewsDialog(VIEWS, "due:today", Sort.NAME), answers)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(demo_app.screen, PromptDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(demo_app.screen, SavedViewsDialog)
        assert answers == []


async def test_without_views_it_says_how_there_comes_to_be_one(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await show(demo_app, pilot, SavedViewsDialog([], "", Sort.URGENCY))
        rows = demo_app.screen.query_one(RowList)
        assert "No saved views yet" in rows.empty_text
        shown = " ".join(" ".join(rows.render_line(y).text for y in range(rows.size.height)).split())
        assert shown == rows.empty_text
        assert "save by urgency" in demo_app.screen.query_one(KeyHints).render().plain


def test_every_key_of_the_dialogs_can_be_changed() -> None:
    from infoview_tui.ui.app.keymap import validate_keymap

    wanted = {
        "quick_add.form": "f2",
        "filter.complete": "f3",
        "label.take": "f4",
        "views.save": "w",
        "selection.tag": "w",
    }
    assert validate_keymap(wanted, Config().path) == wanted
