"""The row list: the cursor, wrapping, and drawing by line."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from tests.hostile_texts import HOSTILE_TEXTS


class RowListApp(App[None]):
    def __init__(self, rows: list[Row], empty: str = "") -> None:
        super().__init__()
        self.initial_rows = rows
        self.empty = empty
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        yield RowList(label_width=6, empty_text=self.empty)

    def on_mount(self) -> None:
        self.query_one(RowList).show(self.initial_rows)

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        self.chosen.append(message.key)


def rows(count: int) -> list[Row]:
    return [Row("h", Content("Head"), is_heading=True)] + [Row(n, Content(f"row {n}")) for n in range(count)]


def drawn(app: RowListApp) -> list[str]:
    view = app.query_one(RowList)
    return [view.render_line(y).text for y in range(view.size.height)]


async def test_the_cursor_skips_headings_and_stops_at_the_ends() -> None:
    app = RowListApp(rows(3))
    async with app.run_test(size=(40, 10)) as pilot:
        for keys, expected in (((), 0), (("up",), 0), (("j",) * 4, 2), (("home",), 0), (("G",), 2)):
            await pilot.press(*keys)
            assert app.query_one(RowList).cursor_key == expected


async def test_enter_and_double_click_select_a_row() -> None:
    app = RowListApp(rows(3))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(RowList, offset=(10, 3), times=2)
        await pilot.pause()
        assert app.chosen == [1, 2]


async def test_long_rows_wrap_and_every_line_fills_the_width() -> None:
    app = RowListApp([Row(1, Content("many words " * 20), Content("12:04"), Content("trail"))])
    async with app.run_test(size=(50, 12)):
        lines = drawn(app)
        assert sum("words" in line for line in lines) > 3
        assert all(app.query_one(RowList).render_line(y).cell_length >= 49 for y in range(5))
        assert "trail" in "".join(lines)


async def test_the_cursor_stays_on_its_key_when_rows_change() -> None:
    app = RowListApp(rows(5))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        await pilot.press("j", "j")
        view.show([Row(9, Content("new")), *rows(5)])
        assert [view.cursor_key] == [2]
        view.show(rows(2))
        assert [view.cursor_key] == [1], "the key is gone: the cursor keeps its position"
        view.show([])
        assert [view.cursor_key] == [None]


async def test_an_empty_list_shows_its_hint() -> None:
    app = RowListApp([], empty="Nothing here: press n.")
    async with app.run_test(size=(40, 10)):
        assert "Nothing here: press n." in drawn(app)[0]


async def test_only_visible_rows_of_ten_thousand_are_drawn() -> None:
    app = RowListApp(rows(10_000))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        await pilot.press("end")
        await pilot.pause()
        assert view.cursor_key == 9_999
        assert any("row 9999" in line for line in drawn(app))
        assert len(view._strip_cache) < 40
        assert len(view.children) == 0


@pytest.mark.painted
async def test_hostile_text_is_drawn_literally() -> None:
    from infoview_tui.ui.shared.content import plain

    app = RowListApp([Row(n, plain(text), plain(text), plain(text[:20])) for n, text in enumerate(HOSTILE_TEXTS)])
    async with app.run_test(size=(60, 30)) as pilot:
        for _ in HOSTILE_TEXTS:
            await pilot.press("j")
            assert not any(ord(char) < 32 for line in drawn(app) for char in line)


class InlineLabelApp(App[None]):
    def compose(self) -> ComposeResult:
        yield RowList()

    def on_mount(self) -> None:
        labeled = Row("fact", Content("one two three four"), label=Content("Tie   "))
        self.query_one(RowList).show([labeled, Row("plain", Content("five"))])


async def test_without_a_label_column_text_is_indented_after_its_label() -> None:
    app = InlineLabelApp()
    async with app.run_test(size=(18, 6)):
        drawn = [app.query_one(RowList).render_line(y).text.rstrip() for y in range(4)]
        assert drawn == ["▌ Tie   one two", "▌       three", "▌       four", "  five"]


async def test_long_text_is_not_wrapped_before_the_list_has_a_size() -> None:
    view = RowList()
    view.show([Row(1, Content("x" * 100_000))])
    assert view.virtual_size.height == 1
    app = RowListApp([Row(1, Content("x" * 100))])
    async with app.run_test(size=(40, 10)):
        assert app.query_one(RowList).virtual_size.height == 4
