"""The board screen: the cursor, moving cards, the filter, and the cost of a key."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from textual.geometry import Region
from textual.widgets import Input

from infoview_tui.config import Config
from infoview_tui.demo import load_demo
from infoview_tui.domain.enums import Stage
from infoview_tui.paths import AppPaths
from infoview_tui.services.board.queries import read_board, read_cards
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.layout import HEADER_ROWS
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.contact.screen import ContactScreen
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.board.steps import board_text, settle


def board(app: InfoviewApp) -> BoardView:
    return app.screen.query_one(BoardView)


def stage_of(app: InfoviewApp, contact_id: int) -> Stage:
    return Stage(read_cards(app.workspace, [contact_id])[0].stage)


async def test_every_stage_is_a_column_with_its_count(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        head = board(demo_app).render_line(0).text
        order = read_board(demo_app.workspace, now=demo_app.now()).columns
        for stage in (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED, Stage.MET, Stage.IN_TOUCH):
            assert f"{stage.label} {len(order[stage])}" in head
        assert "Closed" not in head


async def test_closed_contacts_are_shown_on_request(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(160, 40)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        assert "Closed 2" in board(demo_app).render_line(0).text
        await pilot.press("c")
        assert "Closed" not in board(demo_app).render_line(0).text


async def test_the_cursor_remembers_its_row_in_each_column(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j")
        there = board(demo_app).current_contact_id
        await pilot.press("l", "j", "h")
        assert board(demo_app).current_contact_id == there
        await pilot.press("G")
        assert board(demo_app).current_contact_id == board(demo_app).cursor.columns[Stage.RESEARCHING][-1]
        await pilot.press("g")
        assert board(demo_app).current_contact_id == board(demo_app).cursor.columns[Stage.RESEARCHING][0]


async def test_moving_a_card_and_its_effects_are_undone_together(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("l")
        moved = board(demo_app).current_contact_id
        assert moved is not None
        before = read_board(demo_app.workspace, now=demo_app.now()).columns
        await pilot.press("L")
        assert stage_of(demo_app, moved) is Stage.CONTACTED
        assert board(demo_app).current_contact_id == moved, "the cursor follows the card"
        assert board(demo_app).cursor.stage is Stage.CONTACTED
        (card,) = read_cards(demo_app.workspace, [moved])
        assert card.action_kind == "nudge", "a follow-up is scheduled"
        await pilot.press("u")
        assert read_board(demo_app.workspace, now=demo_app.now()).columns == before
        assert board(demo_app).current_contact_id == moved
        await pilot.press("ctrl+r")
        assert stage_of(demo_app, moved) is Stage.CONTACTED


async def test_moving_to_scheduled_asks_for_the_time(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("l", "l", "j", "j", "j")
        moved = board(demo_app).current_contact_id
        assert moved is not None
        await pilot.press("L", *"fri", "space", *"14:00", "enter")
        await settle(pilot)
        (card,) = read_cards(demo_app.workspace, [moved])
        assert card.stage == Stage.SCHEDULED
        assert card.starts_at == datetime(2026, 11, 27, 13, tzinfo=UTC), "14:00 in Berlin"
        assert card.minutes == 20


async def test_canceling_the_time_dialog_keeps_the_stage(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("l", "l")
        moved = board(demo_app).current_contact_id
        assert moved is not None
        await pilot.press("L", "escape")
        assert stage_of(demo_app, moved) is Stage.CONTACTED


async def test_the_filter_applies_while_typing_and_escape_clears_it(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        total = sum(len(ids) for ids in read_board(demo_app.workspace, now=demo_app.now()).columns.values())
        await pilot.press("slash", *"design")
        await settle(pilot)
        assert "Priya" in board_text(board(demo_app))
        assert "Mateo" not in board_text(board(demo_app))
        await pilot.press("enter")
        assert demo_app.focused is board(demo_app)
        await pilot.press("escape")
        await settle(pilot)
        assert sum(len(board(demo_app).cursor.columns[stage]) for stage in Stage) == total
        assert not demo_app.screen.query(Input)


async def test_the_only_match_of_a_filter_is_under_the_cursor(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"stage:scheduled", "enter")
        contact_id = board(demo_app).current_contact_id
        assert contact_id in board(demo_app).cursor.columns[Stage.SCHEDULED]


async def test_the_only_match_of_a_filter_opens_at_once(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"priya", "enter")
        await settle(pilot)
        opened = demo_app.screen
        assert isinstance(opened, ContactScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(demo_app.screen, BoardScreen)
        assert demo_app.screen.filter.text == "priya"
        assert board(demo_app).current_contact_id == opened.place.contact_id


async def test_an_empty_filter_result_shows_how_to_clear_it(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"zzz")
        await settle(pilot)
        assert "No contact matches “zzz”. Press escape to clear the filter." in board_text(board(demo_app))


@pytest.mark.parametrize("text", ["%", "_", "\\", "'; DROP TABLE contacts; --"])
async def test_the_filter_treats_special_characters_literally(demo_app: InfoviewApp, text: str) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        demo_app.screen.query_one(Input).value = text
        await settle(pilot)
        assert not any(board(demo_app).cursor.columns[stage] for stage in Stage)


async def test_deleting_a_contact_with_its_findings_can_be_undone(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        gone = board(demo_app).current_contact_id
        before = [
            tuple(row) for row in demo_app.workspace.store.connection.execute("SELECT * FROM findings ORDER BY id")
        ]
        await pilot.press("delete")
        assert gone not in board(demo_app).cursor.columns[Stage.RESEARCHING]
        await pilot.press("u")
        assert gone in board(demo_app).cursor.columns[Stage.RESEARCHING]
        after = [
            tuple(row) for row in demo_app.workspace.store.connection.execute("SELECT * FROM findings ORDER BY id")
        ]
        assert after == before


async def test_a_click_selects_and_a_double_click_opens(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        view = board(demo_app)
        placement = view.cursor.placement(Stage.CONTACTED)
        second = placement.starts[1] + HEADER_ROWS
        await pilot.click(BoardView, offset=(45, second))
        assert board(demo_app).current_contact_id == board(demo_app).cursor.columns[Stage.CONTACTED][1]
        await pilot.click(BoardView, offset=(45, second - 1))
        assert board(demo_app).cursor.row == 0, "the blank line under a card is part of it"
        await pilot.click(BoardView, offset=(45, 3), times=2)
        await settle(pilot)
        assert not isinstance(demo_app.screen, BoardScreen)


async def test_a_narrow_board_shows_one_column_and_names_its_neighbors(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        await pilot.press("l", "l")
        head = board(demo_app).render_line(0).text
        assert "‹ Ready" in head
        assert "Contacted 4" in head
        assert "Scheduled 3 ›" in head


async def test_arrows_point_to_columns_beyond_the_edge(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert board(demo_app).render_line(0).text.rstrip().endswith("›")
        await pilot.press(*"lllll")
        assert board(demo_app).render_line(0).text.startswith("‹")
        assert "In touch" in board(demo_app).render_line(0).text


@pytest.mark.painted
async def test_hostile_names_are_shown_literally(empty_app: InfoviewApp, now: datetime) -> None:
    for text in HOSTILE_TEXTS:
        add_contact(empty_app.workspace, ContactForm(name=f"N{text}", title=text, organization=text), now)
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for _ in HOSTILE_TEXTS:
            await pilot.press("j")
            drawn = board_text(board(empty_app))
            assert not any(ord(char) < 32 and char != "\n" for char in drawn)
            for y in range(board(empty_app).size.height):
                assert board(empty_app).render_line(y).cell_length == 120


class StatementCounter:
    """Records the statements that a connection runs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.statements: list[str] = []
        connection.set_trace_callback(self.statements.append)

    def count_queries(self) -> int:
        return sum(statement.lstrip().startswith(("SELECT", "WITH")) for statement in self.statements)


@pytest.mark.parametrize("extra", [0, 3000])
async def test_the_cost_of_a_key_does_not_grow_with_the_number_of_contacts(
    paths: AppPaths, now: datetime, zone: ZoneInfo, extra: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect(paths.database)
    load_demo(connection, now, zone, extra_contacts=extra)
    connection.close()
    workspace = Workspace(Store(paths.database))
    app = InfoviewApp(workspace, paths, Config(), zone=zone, now=lambda: now)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert len(board(app).children) == 0, "cards are not widgets"
            board_text(board(app))  # tests do not paint
            counter = StatementCounter(workspace.store.connection)
            await pilot.press("j")
            assert counter.count_queries() <= 1, "at most one page of cards"
            refreshed: list[Region] = []
            original = BoardView.refresh

            def record_and_refresh(self: BoardView, *regions: Region, **options: bool) -> BoardView:
                refreshed.extend(regions or [Region(0, 0, 999, 999)])
                return original(self, *regions, **options)

            monkeypatch.setattr(BoardView, "refresh", record_and_refresh)
            await pilot.press("j")
            assert sum(region.width for region in refreshed) <= 2 * board(app).cursor.layout().widths[0], (
                "only the two affected cards are redrawn"
            )
            counter.statements.clear()
            await pilot.press("k", "k", "l", "L")
            await settle(pilot)
            assert counter.count_queries() <= 40, "moving a card takes a bounded number of queries"
    finally:
        workspace.close()
