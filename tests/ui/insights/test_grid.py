"""The table: the cell cursor, the columns that are shown, the mouse, and drawing by line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from infoview_tui.ui.insights.grid import Grid
from infoview_tui.ui.insights.grid_rows import GridColumn, GridRow, first_column_to_show, fitting_columns


class GridApp(App[None]):
    CSS = "Grid { max-height: 100%; }"

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self.columns = [GridColumn(n, Content(f"c{n}"), 6) for n in range(columns)]
        cells = {n: Content(f"{n}") for n in range(columns)}
        self.rows = [GridRow("top", Content("top"), is_heading=True)]
        self.rows += [GridRow(n, Content(f"row {n}"), cells) for n in range(rows)]
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        yield Grid()

    def on_mount(self) -> None:
        self.grid.show(self.columns, self.rows, head_width=10, corner=Content("corner"))

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def cursor(self) -> tuple[object, object]:
        return self.grid.cursor_row, self.grid.cursor_column

    def drawn(self) -> list[str]:
        return [self.grid.render_line(y).text.rstrip() for y in range(self.grid.size.height)]

    def on_grid_selected(self) -> None:
        self.chosen.append(self.cursor)


async def test_cursor_moves_by_cells_skips_headings_and_stops_at_the_edges() -> None:
    app = GridApp(3, 4)
    async with app.run_test(size=(40, 12)) as pilot:
        for keys, expected in (
            ((), (0, 0)),
            (("up", "h"), (0, 0)),
            (("j", "l"), (1, 1)),
            (("end", "right", "right"), (3, 2)),
            (("g", "enter"), (0, 2)),
        ):
            await pilot.press(*keys)
            assert app.cursor == expected
        assert app.chosen == [(0, 2)]


async def test_header_and_first_column_stay_while_rows_and_columns_scroll() -> None:
    app = GridApp(40, 50)  # 2,000 cells
    async with app.run_test(size=(40, 12)) as pilot:
        assert app.drawn()[:3] == ["  1–3 of 40 ›  c0      c1      c2", "  top", "  row 0      ▌0       1       2"]
        await pilot.press("end", *["right"] * 5)
        await pilot.pause()
        lines = app.drawn()
        assert len(lines) == 12
        assert lines[0].split() == ["‹", "4–6", "of", "40", "›", "c3", "c4", "c5"]
        assert lines[-1].split() == ["row", "49", "3", "4", "▌5"]
        assert not app.grid.children  # no widget for each cell


async def test_clicks_move_the_cursor_and_a_double_click_selects() -> None:
    app = GridApp(3, 4)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click(Grid, offset=(22, 3))
        assert app.cursor == (1, 1)
        await pilot.click(Grid, offset=(30, 0))
        assert app.cursor == (1, 2)
        await pilot.click(Grid, offset=(14, 1))  # a heading
        assert app.cursor == (1, 2)
        await pilot.click(Grid, offset=(14, 4), times=2)
        await pilot.pause()
        assert app.chosen == [(2, 0)]


async def test_cursor_stays_on_its_cell_when_rows_are_shown_again() -> None:
    app = GridApp(3, 4)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("j", "j", "l")
        app.grid.show(app.columns[1:], app.rows[::-1], head_width=10)
        assert app.cursor == (2, 1)
        app.grid.show(app.columns[:1], app.rows[:2], head_width=10)
        assert app.cursor == (0, 0)
        app.grid.show([], [], head_width=10)
        assert app.grid.cursor_row is app.grid.cursor_column is None


def test_columns_that_fit_are_shown_with_the_wanted_one() -> None:
    columns = [GridColumn(n, Content(""), 6) for n in range(5)]
    assert fitting_columns(columns, 0, 24) == range(3)
    assert fitting_columns(columns, 4, 3) == range(4, 5)
    for first, wanted, expected in ((0, 2, 0), (0, 3, 1), (2, 1, 1), (4, 4, 2)):
        assert first_column_to_show(columns, first, wanted, 24) == expected
