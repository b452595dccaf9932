"""What a key on the board costs, counted: messages, layouts, frames, lines painted, pieces and columns drawn."""

from __future__ import annotations

from typing import NamedTuple, cast
from unittest.mock import patch

import pytest
from textual.geometry import Region
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.strip import Strip

from infoview_tui.domain.enums import OPEN_STAGES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.drawing import BoardDrawing
from infoview_tui.ui.board.layout import BoardLayout
from tests.ui.board.steps import board, settle
from tests.ui.key_ways import Counts, recorded_way
from tests.ui.paint_counts import counted_painting, stop_app_timers


class Costs(NamedTuple):
    """The counts of one key. *early* are the messages, and *statements* those of SQL, before its frame is painted."""

    messages: int
    early: int
    statements: int
    layouts: int
    frames: int
    lines: int
    written: int
    pieces: int
    columns: int = 0


async def measure(pilot: Pilot[None], key: str) -> Costs:
    """Press a key and count what it does."""
    messages: list[Message] = []
    early: list[Message] = []
    statements: list[str] = []
    pieces: list[int] = []
    columns: list[int] = []
    dispatch, draw, draw_column = MessagePump._dispatch_message, BoardDrawing.draw_piece, BoardDrawing.draw_column

    async def count_message(pump: MessagePump, message: Message) -> None:
        messages.append(message)
        if not painted.frames:
            early.append(message)
        await dispatch(pump, message)

    def count_piece(drawing: BoardDrawing, column: int, y: int, layout: BoardLayout) -> Strip:
        pieces.append(y)
        return draw(drawing, column, y, layout)

    def count_column(drawing: BoardDrawing, column: int, layout: BoardLayout) -> list[Strip]:
        columns.append(column)
        return draw_column(drawing, column, layout)

    def count_statement(sql: str) -> None:
        if not painted.frames and sql not in statements[-1:] and not sql.startswith("--"):
            statements.append(sql)  # each trigger that a statement fires repeats it, or is a comment

    connection = cast("InfoviewApp", pilot.app).workspace.store.connection
    connection.set_trace_callback(count_statement)
    with (
        counted_painting() as painted,
        patch.object(MessagePump, "_dispatch_message", count_message),
        patch.object(BoardDrawing, "draw_piece", count_piece),
        patch.object(BoardDrawing, "draw_column", count_column),
    ):
        await pilot.press(key)
        await settle(pilot)
    connection.set_trace_callback(None)
    return Costs(
        len(messages),
        len(early),
        len(statements),
        painted.layouts,
        painted.frames,
        painted.lines,
        painted.written,
        len(pieces),
        len(columns),
    )


MOST = {
    "j": Costs(messages=11, early=5, statements=0, layouts=0, frames=1, lines=10, written=620, pieces=10),
    "k": Costs(messages=11, early=5, statements=0, layouts=0, frames=1, lines=10, written=620, pieces=10),
    "l": Costs(messages=11, early=5, statements=0, layouts=0, frames=1, lines=11, written=870, pieces=14),
    "h": Costs(messages=11, early=5, statements=0, layouts=0, frames=1, lines=11, written=870, pieces=14),
    "L": Costs(messages=15, early=9, statements=16, layouts=0, frames=1, lines=36, written=3800, pieces=0, columns=2),
}
"""The most that each key may cost: the cursor leaves one card of five lines for another, and with the column a header
changes. A moved card changes two columns and the footer."""


@pytest.mark.painted
async def test_key_on_the_board_costs_no_more_than_it_must(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await stop_app_timers(pilot)
        for key in "hhhhhhlLHjkh":
            await pilot.press(key)
            await settle(pilot)
        for key in "jlhkL":
            costs = await measure(pilot, key)
            assert all(cost <= most for cost, most in zip(costs, MOST[key], strict=True)), (key, costs)
            assert costs.frames, "it was painted"


@pytest.mark.painted
async def test_way_of_a_card_to_the_next_column(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        demo_app.sync_in_thread()
        await stop_app_timers(pilot)
        await pilot.press(*"hhhhhhLH")
        view = board(demo_app)
        contact_id, stage = view.current_contact_id, view.cursor.stage
        with recorded_way() as way:
            await pilot.press("L")
            await settle(pilot)
        assert view.current_contact_id == contact_id
        assert view.cursor.stage is OPEN_STAGES[OPEN_STAGES.index(stage) + 1]
        assert way.counts == Counts(files=53, functions=188, crossings=149, inside=8), str(way)


@pytest.mark.painted
async def test_moved_card_repaints_no_line_that_looks_the_same(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        view = board(demo_app)
        for key in "hhhhhh":
            await pilot.press(key)
        await settle(pilot)
        shown = [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]
        costs = await measure(pilot, "L")
        after = [strip.text for strip in view.render_lines(Region(0, 0, *view.size))]
        changed = sum(old != new for old, new in zip(shown, after, strict=True))
        assert 0 < costs.lines <= changed + 2, "the footer, and a line on which only colors change"
