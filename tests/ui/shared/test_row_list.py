"""The row list: the cursor, wrapping, and drawing by line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Self

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.row_painter import RowPainter
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.paint_counts import counted_painting


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


async def test_rows_that_are_built_anew_again_and_again_are_forgotten() -> None:
    app = RowListApp(rows(600))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        for _ in range(5):
            view.show(rows(600))
            await pilot.pause()
        assert 601 <= len(view._painter._heights) <= 2 * 601


async def test_only_visible_rows_of_ten_thousand_are_drawn() -> None:
    app = RowListApp(rows(10_000))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        await pilot.press("end")
        await pilot.pause()
        assert view.cursor_key == 9_999
        assert any("row 9999" in line for line in drawn(app))
        assert len(view._painter._strips) < 40
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


class SeenList(RowList):
    """A list that knows what a terminal shows of it: lines change there only where the list asks for it."""

    def __init__(self) -> None:
        super().__init__(label_width=3, empty_text="Nothing here.")
        self.stale: set[int] = set()
        self.seen: dict[int, Strip] = {}

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if repaint:
            whole = Region(0, 0, self.size.width, self.size.height)
            self.stale.update(y for region in regions or (whole,) for y in region.line_range)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def paint(self) -> list[Strip]:
        """Paint the lines that are to be painted; return what the terminal shows then."""
        self.seen = {y: self.seen[y] for y in range(self.size.height) if y in self.seen and y not in self.stale}
        self.stale.clear()
        return [self.seen.setdefault(y, self.render_line(y)) for y in range(self.size.height)]

    def paint_anew(self) -> list[Strip]:
        """Return what is drawn without anything from before."""
        painter = RowPainter(self)
        painter.fit(self.size.width, self.scrollable_content_region.width, self.label_width)
        self._painter, before = painter, self._painter
        strips = [self.render_line(y) for y in range(self.size.height)]
        self._painter = before
        return strips


class SeenApp(App[None]):
    def compose(self) -> ComposeResult:
        yield SeenList()


WORDS = ("alpha", "beta", "a longer word", "中文字", "words that wrap over more than a single line of the list")


def random_rows(chance: random.Random) -> Iterator[Row]:
    """Yield rows from a few texts, so that many lines look the same as before; equal texts differ in style."""
    for number in range(chance.choice((0, 1, 3, 8, 30))):
        body = assemble((chance.choice(WORDS), chance.choice(("", "bold", "$text-muted"))))
        label, trailing = (Content(chance.choice(("", "", text))) for text in ("★", "twice"))
        yield Row(number, body, label, trailing, is_heading=chance.random() < 0.15)


@pytest.mark.parametrize("seed", range(8))
async def test_random_changes_leave_on_the_screen_what_is_drawn_anew(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    app = SeenApp()
    async with app.run_test(size=(40, 12)) as pilot:
        view = app.query_one(SeenList)
        kept = list(random_rows(chance))
        for _ in range(60):
            match chance.randrange(7):
                case 0:
                    kept = list(random_rows(chance))
                    view.show(kept)
                case 1:
                    view.show([row for row in kept if chance.random() < 0.7], cursor_to=chance.randrange(30))
                case 2:
                    view.show(kept)
                case 3:
                    view.move_to(chance.randrange(30))
                case 4:
                    view.scroll_to(y=chance.randrange(40), animate=False)
                case 5:
                    view.label_width = chance.choice((0, 3))
                    view.show(kept)
                case _:
                    await pilot.resize_terminal(chance.choice((40, 30, 90)), chance.choice((12, 6)))
            await pilot.pause()
            assert [list(strip) for strip in view.paint()] == [list(strip) for strip in view.paint_anew()]


@pytest.mark.painted
async def test_only_lines_that_look_different_are_written() -> None:
    app = RowListApp(rows(100))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        with counted_painting() as counts:
            changed = [Row(3, Content("changed")) if row.key == 3 else row for row in rows(60)]
            view.show(changed)
            await pilot.pause()
        assert (counts.layouts, counts.frames, counts.rows) == (0, 1, 1)
        with counted_painting() as counts:
            view.show(changed)
            await pilot.pause()
        assert (counts.layouts, counts.frames, counts.rows) == (0, 0, 0)


@pytest.mark.painted
async def test_rows_that_were_drawn_before_are_not_drawn_again() -> None:
    app = RowListApp(rows(100))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        view.show(rows(100)[50:])
        await pilot.pause()
        with counted_painting() as counts:
            view.show(rows(100), cursor_to=0)
            await pilot.pause()
        assert (counts.layouts, counts.frames, counts.rows) == (0, 1, 0)


async def test_the_scroll_bar_follows_the_rows() -> None:
    app = RowListApp(rows(100))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        for count, is_shown in ((20, True), (3, False), (50, True), (500, True)):
            view.show(rows(count))
            await pilot.press("end")
            assert view.show_vertical_scrollbar is is_shown
            assert view.scroll_offset.y == max(0, count + 1 - 10)
            if is_shown:
                assert view.vertical_scrollbar.window_virtual_size == count + 1
                assert view.vertical_scrollbar.position == count + 1 - 10


async def test_cells_of_the_scroll_bar_that_change_are_drawn() -> None:
    app = RowListApp(rows(30))
    async with app.run_test(size=(40, 10)) as pilot:
        view = app.query_one(RowList)
        bar = view.vertical_scrollbar
        for count in (30, 60, 20, 5_000, 4_000, 12, 33):
            view.show(rows(count))
            await pilot.pause()
            seen = [list(strip) for strip in bar.render_lines(bar.size.region)]
            bar.refresh()
            assert seen == [list(strip) for strip in bar.render_lines(bar.size.region)], count
