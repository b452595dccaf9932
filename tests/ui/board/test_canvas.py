"""The board's drawing: cached lines equal a full redraw, and where a dragged card is dropped."""

from __future__ import annotations

import random

import pytest
from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.domain.enums import Stage
from infoview_tui.services.board.queries import read_cards
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.drawing import BoardDrawing
from infoview_tui.ui.board.layout import BoardLayout, ColumnNeeds, find_window, share_width
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.view import BoardView
from tests.ui.board.steps import board, settle

KEYS = ("j", "k", "h", "l", "L", "H", "x", "X", "J", "K", "g", "G", "pagedown", "pageup", "u", "ctrl+r", "c", "escape")


def rendered_lines(view: BoardView) -> list[str]:
    return [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)], ids=str)
@pytest.mark.parametrize("seed", range(3))
async def test_cached_drawing_equals_a_full_redraw_after_any_keys(
    demo_app: InfoviewApp, size: tuple[int, int], seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311 - the same keys in every run
    async with demo_app.run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(40):
            key = rng.choice(KEYS)
            await pilot.press(key)
            await settle(pilot)
            if not isinstance(demo_app.screen, BoardScreen):  # scheduling dialog or selection menu
                await pilot.press("escape")
                await settle(pilot)
            view = board(demo_app)
            shown = rendered_lines(view)
            view.redraw_cards()
            assert rendered_lines(view) == shown, f"after {key}"


async def test_a_cursor_key_redraws_only_the_two_affected_cards(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        view = board(demo_app)
        rendered_lines(view)
        drawn: list[int] = []
        original = BoardDrawing.draw_piece

        def record_and_render(self: BoardDrawing, number: int, y: int, layout: BoardLayout) -> Strip:
            drawn.append(y)
            return original(self, number, y, layout)

        monkeypatch.setattr(BoardDrawing, "draw_piece", record_and_render)
        await pilot.press("j")
        await settle(pilot)
        rendered_lines(view)
        stage, start = view.cursor.stage, 0
        lines = sum(map(view.drawing.card_measurer(stage), (start, start + 1)))
        assert 0 < len(drawn) <= lines + 1, "two cards and the header"


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (40, 20)], ids=str)
async def test_a_partial_region_is_drawn_as_in_the_full_board(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await settle(pilot)
        view = board(demo_app)
        width, height = view.size
        whole = view.render_lines(Region(0, 0, width, height))
        for left in range(0, width, 7):
            for right in range(left + 1, width + 1, 11):
                part = view.render_lines(Region(left, 0, right - left, height))
                assert part == [line.crop(left, right) for line in whole], f"from {left} to {right}"


async def test_a_card_is_dragged_to_the_edge_when_one_column_fills_the_board(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        await pilot.press("l")
        await settle(pilot)
        view = board(demo_app)
        dragged = view.cursor.columns[Stage.READY][0]
        await pilot.mouse_down(BoardView, offset=(15, 3))
        await pilot.hover(BoardView, offset=(20, 6))
        await settle(pilot)
        assert " to " not in view.render_line(1).text, "in the middle the card keeps its stage"
        await pilot.hover(BoardView, offset=(3, 6))
        await settle(pilot)
        assert "‹ to Researching" in view.render_line(1).text
        await pilot.hover(BoardView, offset=(36, 6))
        await settle(pilot)
        assert "› to Contacted" in view.render_line(1).text
        await pilot.mouse_up(BoardView, offset=(36, 6))
        await settle(pilot)
        assert Stage(read_cards(demo_app.workspace, [dragged])[0].stage) is Stage.CONTACTED


@pytest.mark.parametrize(
    ("size", "current", "x", "column"),
    [
        ((120, 40), 0, 119, 5),
        ((120, 40), 0, 25, 1),
        ((80, 24), 0, 79, 4),  # the column past the edge
        ((80, 24), 0, 70, 3),
        ((80, 24), 5, 0, 1),
        ((40, 20), 2, 9, 1),
        ((40, 20), 2, 20, 2),
        ((40, 20), 2, 30, 3),
        ((40, 20), 0, 0, 0),  # no column before the first
        ((40, 20), 5, 39, 5),
    ],
)
def test_a_card_is_dropped_on_the_column_under_the_pointer_or_past_the_edge(
    size: tuple[int, int], current: int, x: int, column: int
) -> None:
    needs = [ColumnNeeds(19, 30)] * 6
    first, count = find_window(size[0], [19] * 6, current, 0)
    assert BoardLayout(first, share_width(size[0], needs[:count])).drop_column(x, 6) == column
