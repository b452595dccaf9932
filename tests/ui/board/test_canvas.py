"""What the board remembers of its drawing is what it would draw anew; and the edges of a drag."""

from __future__ import annotations

import random

import pytest
from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.domain.enums import Stage
from infoview_tui.services.board.queries import read_cards
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.layout import BoardLayout, compute_layout
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.view import BoardView
from tests.ui.board.steps import board, settled

KEYS = ("j", "k", "h", "l", "L", "H", "x", "X", "J", "K", "g", "G", "pagedown", "pageup", "u", "ctrl+r", "c", "escape")


def remembered(view: BoardView) -> list[str]:
    return [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)], ids=str)
@pytest.mark.parametrize("seed", range(3))
async def test_after_any_keys_the_board_shows_what_it_would_draw_anew(
    demo_app: InfoviewApp, size: tuple[int, int], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same keys each time
    async with demo_app.run_test(size=size) as pilot:
        await settled(pilot)
        for _ in range(40):
            key = chance.choice(KEYS)
            await pilot.press(key)
            await settled(pilot)
            if not isinstance(demo_app.screen, BoardScreen):  # a stage that asks for a date, or what to do with many
                await pilot.press("escape")
                await settled(pilot)
            view = board(demo_app)
            shown = remembered(view)
            view.redraw_cards()
            assert remembered(view) == shown, f"after {key}"


async def test_a_key_draws_the_two_cards_concerned_and_no_other_line(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        view = board(demo_app)
        remembered(view)
        drawn: list[int] = []
        original = BoardView._render_column_line

        def noting(self: BoardView, number: int, y: int, layout: BoardLayout) -> Strip:
            drawn.append(y)
            return original(self, number, y, layout)

        monkeypatch.setattr(BoardView, "_render_column_line", noting)
        await pilot.press("j")
        await settled(pilot)
        remembered(view)
        assert 0 < len(drawn) <= 9, "eight lines of cards, and the head"


@pytest.mark.parametrize("size", [(120, 40), (100, 30), (40, 20)], ids=str)
async def test_a_part_of_the_board_is_drawn_as_it_stands_in_the_whole(
    demo_app: InfoviewApp, size: tuple[int, int]
) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await settled(pilot)
        view = board(demo_app)
        width, height = view.size
        whole = view.render_lines(Region(0, 0, width, height))
        for left in range(0, width, 7):
            for right in range(left + 1, width + 1, 11):
                part = view.render_lines(Region(left, 0, right - left, height))
                assert part == [line.crop(left, right) for line in whole], f"from {left} to {right}"


async def test_where_one_column_fills_the_board_a_card_is_dragged_to_its_side(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        view = board(demo_app)
        dragged = view.cursor.columns[Stage.READY][0]
        await pilot.mouse_down(BoardView, offset=(15, 3))
        await pilot.hover(BoardView, offset=(20, 6))
        await settled(pilot)
        assert " to " not in view.render_line(1).text, "in the middle it stays where it is"
        await pilot.hover(BoardView, offset=(3, 6))
        await settled(pilot)
        assert "‹ to Researching" in view.render_line(1).text
        await pilot.hover(BoardView, offset=(36, 6))
        await settled(pilot)
        assert "› to Contacted" in view.render_line(1).text
        await pilot.mouse_up(BoardView, offset=(36, 6))
        await settled(pilot)
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
        ((40, 20), 0, 0, 0),  # there is nothing before the first
        ((40, 20), 5, 39, 5),
    ],
)
def test_a_drop_goes_to_the_column_there_or_past_the_edge(
    size: tuple[int, int], current: int, x: int, column: int
) -> None:
    assert compute_layout(size, 6, current, 0).drop_column(x, 6) == column
