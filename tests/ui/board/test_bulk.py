"""The board beyond one card: selecting, sorting, finding, adding, peeking, dragging."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import Sort, Stage
from infoview_tui.services.board.bulk import tag_contacts
from infoview_tui.services.board.queries import list_views, read_board, read_cards
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.peek import Peek
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.costs import statements
from tests.ui.board.steps import board, board_text, settled


def screen(app: InfoviewApp) -> BoardScreen:
    found = app.screen_stack[0]
    assert isinstance(found, BoardScreen)
    return found


def tags_of(app: InfoviewApp, contact_id: int) -> set[str]:
    sql = "SELECT t.name FROM contact_tags c JOIN tags t ON t.id = c.tag_id WHERE c.contact_id = ?"
    return {name for (name,) in app.workspace.store.connection.execute(sql, (contact_id,))}


async def test_many_are_carried_at_once_and_undone_at_once(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = read_board(demo_app.workspace).columns
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:3]
        await pilot.press("x", "j", "j", "X", "L")
        await settled(pilot)
        assert {card.stage for card in read_cards(demo_app.workspace, chosen)} == {Stage.READY}
        await pilot.press("u")
        assert read_board(demo_app.workspace).columns == before


async def test_those_that_were_carried_are_carried_on_until_escape_lets_go(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first, second, left = board(demo_app).cursor.columns[Stage.RESEARCHING][:3]
        await pilot.press("x", "j", "x", "j", "L", "L")
        await settled(pilot)
        stages = [card.stage for card in read_cards(demo_app.workspace, [first, second, left])]
        assert stages == [Stage.CONTACTED, Stage.CONTACTED, Stage.RESEARCHING]
        assert board(demo_app).current_contact_id == first, "the cursor goes along"
        await pilot.press("u", "H")
        await settled(pilot)
        assert board(demo_app).cursor.selected_ids == {first, second}
        assert {first, second} <= set(board(demo_app).cursor.columns[Stage.RESEARCHING])
        await pilot.press("escape", "L")
        await settled(pilot)
        stages = [card.stage for card in read_cards(demo_app.workspace, [first, second])]
        assert stages == [Stage.READY, Stage.RESEARCHING]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)], ids=str)
async def test_while_cards_are_selected_the_screen_says_how_many_and_what_can_be_done(
    demo_app: InfoviewApp, size: tuple[int, int]
) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await settled(pilot)
        top, hints = screen(demo_app).query_one(TopBar), screen(demo_app).query_one(KeyFooter)
        before = hints.render().plain
        assert "Clear" not in before
        await pilot.press("x", "j", "j", "X")
        await settled(pilot)
        assert "3 selected" in top.render().plain
        assert "Actions (3)" in hints.render().plain
        assert "esc Clear" in hints.render().plain
        await pilot.press("slash", *"zzz")
        await settled(pilot)
        assert "selected" not in top.render().plain, "what is off the board is not selected"
        await pilot.press("escape", "escape", "x", "escape")
        await settled(pilot)
        assert "selected" not in top.render().plain
        assert hints.render().plain == before


async def test_the_menu_tags_all_that_are_selected(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        await pilot.press("x", "j", "x", "enter")
        await settled(pilot)
        await pilot.press("t")
        await settled(pilot)
        await pilot.press(*"berlin", "enter")
        await settled(pilot)
        assert all("berlin" in tags_of(demo_app, contact) for contact in chosen)
        await pilot.press("u")
        assert not any("berlin" in tags_of(demo_app, contact) for contact in chosen)


async def test_the_menu_takes_a_tag_off_all_that_are_selected(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        chosen = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        tag_contacts(demo_app.workspace, chosen[:1], "berlin", demo_app.now())
        await pilot.press("x", "j", "x", "enter")
        await settled(pilot)
        await pilot.press("T")
        await settled(pilot)
        await pilot.press(*"ber", "tab", "enter")
        await settled(pilot)
        assert not any("berlin" in tags_of(demo_app, contact) for contact in chosen)
        await pilot.press("u")
        assert "berlin" in tags_of(demo_app, chosen[0])


async def test_closing_and_deleting_many(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = read_board(demo_app.workspace).columns
        await pilot.press("x", "j", "x", "enter")
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        assert len(read_board(demo_app.workspace).columns[Stage.CLOSED]) == len(before[Stage.CLOSED]) + 2
        await pilot.press("x", "j", "x", "delete")
        await settled(pilot)
        assert sum(map(len, read_board(demo_app.workspace).columns.values())) == sum(map(len, before.values())) - 2
        await pilot.press("u", "u")
        assert read_board(demo_app.workspace).columns == before


async def test_escape_lets_go_of_the_selection_first(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"a", "enter")
        await settled(pilot)
        await pilot.press("x", "escape")
        assert not board(demo_app).cursor.selected_ids
        assert screen(demo_app).filter_text == "a"
        await pilot.press("escape")
        assert screen(demo_app).filter_text == ""


async def test_cards_without_a_date_are_sorted_by_hand(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("G")
        moved = board(demo_app).current_contact_id
        before = list(board(demo_app).cursor.contact_ids)
        await pilot.press("K")
        await settled(pilot)
        after = board(demo_app).cursor.contact_ids
        assert moved is not None
        assert after.index(moved) == before.index(moved) - 1
        assert board(demo_app).current_contact_id == moved
        await pilot.press("u")
        assert board(demo_app).cursor.contact_ids == before


async def test_sorted_by_organization_the_groups_are_named(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("o", "j", "j", "enter")
        await settled(pilot)
        assert screen(demo_app).sort is Sort.ORGANIZATION
        assert "Stepwell" in board_text(board(demo_app))


async def test_a_word_in_a_finding_is_found_and_shown(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"thesis")
        await settled(pilot)
        shown = board_text(board(demo_app))
        assert "Priya" in shown
        assert "finding: …thesis" in shown or "finding: thesis" in shown


async def test_what_matters_is_said_in_fewer_words_where_a_card_is_narrow(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = board_text(board(demo_app))
        assert "prepare tomorrow" in shown
        assert "prepare by" not in shown


async def test_filters_by_key_and_a_saved_view(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        views = len(list_views(demo_app.workspace))
        await pilot.press("slash", *"stage:met", "enter")
        await settled(pilot)
        assert {stage for stage, ids in board(demo_app).cursor.columns.items() if ids} == {Stage.MET}
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        await pilot.press(*"Met", "enter")
        await settled(pilot)
        assert len(list_views(demo_app.workspace)) == views + 1
        await pilot.press("escape")
        await settled(pilot)
        assert screen(demo_app).filter_text == ""


async def test_the_side_panel_follows_the_cursor_with_few_reads(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        with statements(demo_app.workspace) as told:
            await pilot.press("j")
            await settled(pilot)
        assert 0 < len(told) <= 4, "the gist, and at most a page of cards"
        (card,) = read_cards(demo_app.workspace, [board(demo_app).current_contact_id or 0])
        assert card.name in str(screen(demo_app).query_one(Peek).render())
        await pilot.press("space")
        assert not screen(demo_app).query(Peek)


async def test_a_card_is_dragged_to_another_column(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        dragged = board(demo_app).cursor.columns[Stage.READY][0]
        await pilot.mouse_down(BoardView, offset=(24, 3))
        await pilot.hover(BoardView, offset=(50, 8))
        await settled(pilot)
        assert "↓ to Contacted" in board_text(board(demo_app))
        await pilot.mouse_up(BoardView, offset=(50, 8))
        await settled(pilot)
        assert Stage(read_cards(demo_app.workspace, [dragged])[0].stage) is Stage.CONTACTED
        assert board(demo_app).current_contact_id == dragged
        assert len(board(demo_app).cursor.columns[Stage.RESEARCHING]) == 7, "other columns stay"


async def test_escape_cancels_a_drag(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = read_board(demo_app.workspace).columns
        await pilot.mouse_down(BoardView, offset=(24, 3))
        await pilot.hover(BoardView, offset=(50, 8))
        await pilot.press("escape")
        await pilot.mouse_up(BoardView, offset=(50, 8))
        await settled(pilot)
        assert "↓ to" not in board_text(board(demo_app))
        assert read_board(demo_app.workspace).columns == before


async def test_one_line_adds_a_contact_with_its_tag(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Ada Zero, poet at Nowhere #alumni", "enter")
        await settled(pilot)
        added = board(demo_app).current_contact_id
        assert added is not None
        (card,) = read_cards(demo_app.workspace, [added])
        assert (card.name, card.title, card.organization) == ("Ada Zero", "poet", "Nowhere")
        assert tags_of(demo_app, added) == {"alumni"}
        await pilot.press("u")
        assert not read_cards(demo_app.workspace, [added])


async def test_who_is_known_already_can_be_completed_instead(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        everybody = sum(map(len, read_board(demo_app.workspace).columns.values()))
        await pilot.press("n")
        await settled(pilot)
        await pilot.press(*"Mateo Fuentes <mateo.second@example.org>")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert sum(map(len, read_board(demo_app.workspace).columns.values())) == everybody
        texts = [text for (text,) in demo_app.workspace.store.connection.execute("SELECT text FROM findings")]
        emails = [email for (email,) in demo_app.workspace.store.connection.execute("SELECT email FROM contacts")]
        assert any("mateo.second@example.org" in text for text in texts + emails), "nothing is lost"


async def test_two_selected_contacts_are_merged_into_the_one_under_the_cursor(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        source, target = board(demo_app).cursor.columns[Stage.RESEARCHING][:2]
        await pilot.press("x", "j", "x", "enter", "m")
        await settled(pilot)
        (merged,) = read_cards(demo_app.workspace, [source, target])
        assert merged.id == target
        assert board(demo_app).cursor.selected_ids == set()
        await pilot.press("u")
        await settled(pilot)
        assert len(read_cards(demo_app.workspace, [source, target])) == 2
