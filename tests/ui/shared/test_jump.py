"""The jump mode."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.insights.grid import Grid
from infoview_tui.ui.shared.dialogs.jump import JumpLabel, JumpOverlay
from infoview_tui.ui.shared.jump_targets import LETTERS, label_targets
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.ui.waiting import wait_until


@pytest.mark.parametrize("count", [0, 1, 26, 27, 52, 100, 676, 700])
def test_no_label_starts_with_another_one(count: int) -> None:
    labels = label_targets(count)
    assert len(set(labels)) == len(labels) == min(count, len(LETTERS) ** 2)
    assert not any(other != label and other.startswith(label) for label in labels for other in labels)
    assert max(map(len, labels), default=0) <= (1 if count <= len(LETTERS) else 2)


async def test_letters_go_to_a_row_a_tab_a_card_and_a_cell(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:

        async def jump_to(offset: Offset) -> None:
            await pilot.press("ctrl+o")
            await wait_until(pilot, lambda: isinstance(demo_app.screen, JumpOverlay))
            (letters,) = (label.letters for label in demo_app.screen.query(JumpLabel) if label.region.offset == offset)
            await pilot.press(*letters)
            await wait_until(pilot, lambda: not isinstance(demo_app.screen, JumpOverlay))
            await pilot.pause()

        await pilot.press("1")
        await wait_until(pilot, lambda: demo_app.screen.query(RowList))
        await pilot.pause()
        rows = demo_app.screen.query_one(RowList)
        (*_, (index, line)) = rows.visible_rows()
        await jump_to(rows.content_region.offset + Offset(0, line))
        assert rows.cursor_key == rows.rows[index].key

        await jump_to(Offset(demo_app.screen.query_one(TopBar).render().plain.index("2 Board") - 1, 0))
        await wait_until(pilot, lambda: demo_app.screen.query(BoardView))
        view = demo_app.screen.query_one(BoardView)
        targets = {target.offset: target for target in view.jump_targets()}
        *_, last = targets
        await jump_to(view.region.offset + last)
        stage = view.cursor.stage
        assert view.cursor.column == view.cursor.layout().column_at(last.x) > 0
        assert view.cursor.row_of(stage) == view.cursor.placement(stage).row_at(last.y - 2)

        await pilot.press("slash", "ctrl+o", "a")
        assert not isinstance(demo_app.screen, JumpOverlay), "not in a text field"

        await pilot.press("escape", "escape", "4")
        await wait_until(pilot, lambda: demo_app.screen.query(Grid))
        await pilot.pause()
        grid = demo_app.screen.query_one(Grid)
        *_, place = grid.jump_targets()
        await jump_to(grid.content_region.offset + place.offset)
        assert grid.has_focus
        assert (grid.cursor_row, grid.cursor_column) == (grid.rows[-1].key, grid._columns[-1].key)
        await pilot.press("ctrl+o", "escape")
        assert not isinstance(demo_app.screen, JumpOverlay)
