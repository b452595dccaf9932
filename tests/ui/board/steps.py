"""The board under test, also while something stands before it."""

from __future__ import annotations

from textual.pilot import Pilot

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.view import BoardView


def board(app: InfoviewApp) -> BoardView:
    """The board, whether or not it is in front."""
    return app.screen_stack[0].query_one(BoardView)


def board_text(view: BoardView) -> str:
    """What the board shows, line by line."""
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what a key led to has been done and drawn."""
    for _ in range(3):
        await pilot.pause()
