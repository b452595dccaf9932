"""Find the board under test, read its text and wait for it."""

from __future__ import annotations

from textual.pilot import Pilot

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.view import BoardView


def board(app: InfoviewApp) -> BoardView:
    """Return the board view, even while another screen or a dialog covers it."""
    return app.screen_stack[0].query_one(BoardView)


def board_text(view: BoardView) -> str:
    """Return the text that the board shows, line by line."""
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


async def settle(pilot: Pilot[None]) -> None:
    """Wait until a key has been handled and drawn."""
    for _ in range(3):
        await pilot.pause()
