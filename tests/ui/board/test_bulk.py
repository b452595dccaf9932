"""The board screen: selection, sorting, filters, quick add, peek and drag and drop."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.services.board.bulk import tag_contacts
from infoview_tui.services.board.queries import list_views, read_board, read_cards
from infoview_tui.services.contacts.duplicates import are_distinct, find_duplicates
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.peek import Peek
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.costs import statements
from tests.ui.board.steps import board, board_text, settle


def screen(app: InfoviewApp) -> BoardScreen:
    found = app.screen_stack[0]
    assert isinstance(found, BoardScreen)
    return found


def tags_of(app: InfoviewApp, contact_id: int) -> set[str]:
    sql = "SELECT t.name FROM contact_tags c JOIN tags t ON t.id = c.tag_id WHERE c.contact_id = ?"
    return {name for (name,) in app.workspace.store.connection.execute(sql, (contact_id,))}


async def test_selected_cards_move_together_and_are_undone_together(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = read_board(demo_app.workspace, now=demo_app.now()).columns
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:3]
        await pilot.press("x", "j", "j", "X", "L")
        await settle(pilot)
        assert {card.stage for card in read_cards(demo_app.workspace, chosen)} == {Stage.READY}
        await pilot.press("u")
        assert read_board(demo_app.workspace, now=demo_app.now()).columns == before


async def test_moved_cards_stay_selected_until_escape_clears_the_selection(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        first, second, left = board(demo_app).cursor.columns[Stage.RESEARCHING][:3]
        await pilot.press("x", "j", "x", "j", "L", "L")
        await settle(pilot)
        stages = [card.stage for card in read_cards(demo_app.workspace, [first, second, left])]
        assert stages == [Stage.CONTACTED, Stage.CONTACTED, Stage.RESEARCHING]
        assert board(demo_app).current_contact_id == first, "the cursor follows the card"
        await pilot.press("u", "H")
        await settle(pilot)
        assert board(demo_app).cursor.selected_ids == {first, second}
        assert {first, second} <= set(board(demo_app).cursor.columns[Stage.RESEARCHING])
        await pilot.press("escape", "L")
        await settle(pilot)
        stages = [card.stage for card in read_cards(demo_app.workspace, [first, second])]
        assert stages == [Stage.READY, Stage.RESEARCHING]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)], ids=str)
async def test_bars_show_the_number_selected_and_the_available_actions(
    demo_app: InfoviewApp, size: tuple[int, int]
) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await settle(pilot)
        top, hints = screen(demo_app).query_one(TopBar), screen(demo_app).query_one(KeyFooter)
        before = hints.render().plain
        assert "Clear" not in before
        await pilot.press("x", "j", "j", "X")
        await settle(pilot)
        assert "3 selected" in top.render().plain
        assert "Actions (3)" in hints.render().plain
        assert "esc Clear" in hints.render().plain
        await pilot.press("slash", *"zzz")
        await settle(pilot)
        assert "selected" not in top.render().plain, "cards hidden by the filter are not selected"
        await pilot.press("escape", "escape", "x", "escape")
        await settle(pilot)
        assert "selected" not in top.render().plain
        assert hints.render().plain == before


async def test_the_menu_tags_all_selected_contacts(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        await pilot.press("x", "j", "x", "enter")
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        await pilot.press(*"berlin", "enter")
        await settle(pilot)
        assert all("berlin" in tags_of(demo_app, contact) for contact in chosen)
        await pilot.press("u")
        assert not any("berlin" in tags_of(demo_app, contact) for contact in chosen)


async def test_the_menu_removes_a_tag_from_all_selected_contacts(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        tag_contacts(demo_app.workspace, chosen[:1], "berlin", demo_app.now())
        await pilot.press("x", "j", "x", "enter")
        await settle(pilot)
        await pilot.press("T")
        await settle(pilot)
        await pilot.press(*"ber", "tab", "enter")
        await settle(pilot)
        assert not any("berlin" in tags_of(demo_app, contact) for contact in chosen)
        await pilot.press("u")
        assert "berlin" in tags_of(demo_app, chosen[0])


async def test_selected_contacts_are_closed_and_deleted_together(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = read_board(demo_app.workspace, now=demo_app.now()).columns
        await pilot.press("x", "j", "x", "enter")
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert (
            len(read_board(demo_app.workspace, now=demo_app.now()).columns[Stage.CLOSED])
            == len(before[Stage.CLOSED]) + 2
        )
        await pilot.press("x", "j", "x", "delete")
        await settle(pilot)
        assert isinstance(demo_app.screen, ConfirmDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert (
            sum(map(len, read_board(demo_app.workspace, now=demo_app.now()).columns.values()))
            == sum(map(len, before.values())) - 2
        )
        await pilot.press("u", "u")
        assert read_board(demo_app.workspace, now=demo_app.now()).columns == before


async def test_escape_clears_the_selection_before_the_filter(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"a", "enter")
        await settle(pilot)
        await pilot.press("x", "escape")
        assert not board(demo_app).cursor.selected_ids
        assert screen(demo_app).filter.text == "a"
        await pilot.press("escape")
        assert screen(demo_app).filter.text == ""


async def test_cards_without_a_date_can_be_reordered(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        moved = board(demo_app).current_contact_id
        before = list(board(demo_app).cursor.contact_ids)
        await pilot.press("K")
        await settle(pilot)
        after = board(demo_app).cursor.contact_ids
        assert moved is not None
        assert after.index(moved) == before.index(moved) - 1
        assert board(demo_app).current_contact_id == moved
        await pilot.press("u")
        assert board(demo_app).cursor.contact_ids == before


async def test_sorting_by_organization_shows_group_headings(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("o", "j", "j", "enter")
        await settle(pilot)
        assert screen(demo_app).filter.sort is Sort.ORGANIZATION
        assert "Stepwell" in board_text(board(demo_app))


async def test_filter_finds_and_shows_a_word_in_a_finding(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"thesis")
        await settle(pilot)
        shown = board_text(board(demo_app))
        assert "Priya" in shown
        assert "finding: …thesis" in shown or "finding: thesis" in shown


async def test_narrow_cards_show_a_shorter_headline(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = board_text(board(demo_app))
        assert "prepare tomorrow" in shown
        assert "prepare by" not in shown


async def test_a_filter_is_saved_as_a_view(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        views = len(list_views(demo_app.workspace))
        await pilot.press("slash", *"stage:met", "enter")
        await settle(pilot)
        assert {stage for stage, ids in board(demo_app).cursor.columns.items() if ids} == {Stage.MET}
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("s")
        await settle(pilot)
        await pilot.press(*"Met", "enter")
        await settle(pilot)
        assert len(list_views(demo_app.workspace)) == views + 1
        await pilot.press("escape")
        await settle(pilot)
        assert screen(demo_app).filter.text == ""


async def test_peek_follows_the_cursor_with_few_queries(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        board_text(board(demo_app))  # tests do not paint
        with statements(demo_app.workspace) as executed:
            await pilot.press("j")
            await settle(pilot)
        assert 0 < len(executed) <= 4, "the summary, and at most one page of cards"
        (card,) = read_cards(demo_app.workspace, [board(demo_app).current_contact_id or 0])
        assert card.name in str(screen(demo_app).query_one(Peek).render())
        await pilot.press("space")
        assert not screen(demo_app).query(Peek)


async def test_a_card_is_dragged_to_another_column(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        dragged = board(demo_app).cursor.columns[Stage.READY][0]
        await pilot.mouse_down(BoardView, offset=(24, 3))
        await pilot.hover(BoardView, offset=(50, 8))
        await settle(pilot)
        assert "↓ to Contacted" in board_text(board(demo_app))
        await pilot.mouse_up(BoardView, offset=(50, 8))
        await settle(pilot)
        assert Stage(read_cards(demo_app.workspace, [dragged])[0].stage) is Stage.CONTACTED
        assert board(demo_app).current_contact_id == dragged
        assert len(board(demo_app).cursor.columns[Stage.RESEARCHING]) == 7, "other columns do not change"


async def test_escape_cancels_a_drag(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        before = read_board(demo_app.workspace, now=demo_app.now()).columns
        await pilot.mouse_down(BoardView, offset=(24, 3))
        await pilot.hover(BoardView, offset=(50, 8))
        await pilot.press("escape")
        await pilot.mouse_up(BoardView, offset=(50, 8))
        await settle(pilot)
        assert "↓ to" not in board_text(board(demo_app))
        assert read_board(demo_app.workspace, now=demo_app.now()).columns == before


async def test_quick_add_creates_a_contact_with_its_tag(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"Ada Zero, poet at Nowhere #alumni", "enter")
        await settle(pilot)
        added = board(demo_app).current_contact_id
        assert added is not None
        (card,) = read_cards(demo_app.workspace, [added])
        assert (card.name, card.title, card.organization) == ("Ada Zero", "poet", "Nowhere")
        assert tags_of(demo_app, added) == {"alumni"}
        await pilot.press("u")
        assert not read_cards(demo_app.workspace, [added])


async def test_quick_add_can_merge_into_an_existing_contact(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        total = sum(map(len, read_board(demo_app.workspace, now=demo_app.now()).columns.values()))
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"Mateo Fuentes <mateo.second@example.org>")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert sum(map(len, read_board(demo_app.workspace, now=demo_app.now()).columns.values())) == total
        texts = [text for (text,) in demo_app.workspace.store.connection.execute("SELECT text FROM findings")]
        sql = "SELECT email FROM contacts UNION ALL SELECT value FROM contact_methods"
        emails = [email for (email,) in demo_app.workspace.store.connection.execute(sql)]
        assert any("mateo.second@example.org" in text for text in texts + emails), "nothing is lost"


async def test_two_selected_contacts_are_merged_into_the_one_under_the_cursor(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        source, target = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        await pilot.press("x", "j", "x", "enter", "m")
        await settle(pilot)
        (merged,) = read_cards(demo_app.workspace, [source, target])
        assert merged.id == target
        assert board(demo_app).cursor.selected_ids == set()
        await pilot.press("u")
        await settle(pilot)
        assert len(read_cards(demo_app.workspace, [source, target])) == 2


async def test_two_selected_contacts_are_different_people(demo_app: InfoviewApp) -> None:
    workspace = demo_app.workspace
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        one, other = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        await pilot.press("x", "j", "x", "enter", "n")
        await settle(pilot)
        assert are_distinct(workspace, one, other)
        footer = demo_app.screen.query_one(KeyFooter).render().plain
        assert "Saved: they are different people. u undoes it." in footer
        assert board(demo_app).cursor.selected_ids == set()
        await pilot.press("u")
        await settle(pilot)
        assert not are_distinct(workspace, one, other)


async def test_quick_add_adds_a_different_person(demo_app: InfoviewApp) -> None:
    workspace = demo_app.workspace
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"Mateo Fuentes")
        await settle(pilot)
        await pilot.press("ctrl+n")  # possible duplicates may appear only now: then nothing is added yet
        await settle(pilot)
        if isinstance(demo_app.screen, QuickAddDialog):
            await pilot.press("ctrl+n")
            await settle(pilot)
        added = board(demo_app).current_contact_id
        assert added is not None
        form = read_contact_form(workspace, added)
        assert form.name == "Mateo Fuentes"
        (known,) = (found.id for found in find_duplicates(workspace, form) if found.id != added)
        assert are_distinct(workspace, added, known)
        assert find_duplicates(workspace, form, exclude_id=added) == []
        assert "Added as a different person. u undoes it." in demo_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("u")
        await settle(pilot)
        assert read_cards(workspace, [added]) == []
        assert not are_distinct(workspace, added, known)
