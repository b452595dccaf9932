"""The filter input: the completions it offers and the keys that accept them."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from infoview_tui.domain.filter_query import FILTER_KEYS, parse_filter_query
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.filter_input import FilterInput
from tests.hostile_texts import HOSTILE_TEXTS

KNOWN = {
    "path": ["Data journalist", "Design"],
    "stage": ["researching", "ready"],
    "referrer": ["Maria Lopez", "[/] Tom"],
    "tag": ["alumni"],
}


class FilterInputScreen(Screen[None]):
    """A screen with only the filter input and a field after it."""

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[str] = []
        self.submitted: list[str] = []

    def compose(self) -> ComposeResult:
        yield FilterInput(KNOWN)
        yield Input(id="next")

    def on_input_changed(self, message: Input.Changed) -> None:
        self.changes.append(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.submitted.append(message.value)


async def open_filter_input(app: InfoviewApp, pilot: Pilot[None], typed: str = "") -> FilterInput:
    await pilot.pause()
    app.push_screen(FilterInputScreen())
    await pilot.pause()
    line = app.screen.query_one(FilterInput)
    for letter in typed:
        await pilot.press("space" if letter == " " else letter)
    await pilot.pause()
    return line


@pytest.mark.parametrize(
    ("typed", "ghost", "completed"),
    [
        ("pa", "th:", "path:"),
        ("stage:rese", "arching", "stage:researching"),
        ("path:da", '  → path:"Data journalist"', 'path:"Data journalist"'),
        ("maria -tag:a", "lumni", "maria -tag:alumni"),
        ("referrer:mar", '  → referrer:"Maria Lopez"', 'referrer:"Maria Lopez"'),
        ("#al", "umni", "#alumni"),
        ("maria", "", "maria"),
        ("stage:ready ", "", "stage:ready "),
    ],
)
async def test_right_accepts_the_completion(demo_app: InfoviewApp, typed: str, ghost: str, completed: str) -> None:
    async with demo_app.run_test() as pilot:
        line = await open_filter_input(demo_app, pilot, typed)
        assert line.ghost_text() == ghost
        await pilot.press("right")
        assert (line.value, line.cursor_position) == (completed, len(completed))


async def test_other_completions_are_listed_after_the_first(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        line = await open_filter_input(demo_app, pilot, "r")
        assert line.ghost_text() == "eferrer:   or relationship:"


async def test_an_ellipsis_stands_for_completions_that_do_not_fit(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        line = await open_filter_input(demo_app, pilot)
        line.known_values = {"path": ["Data journalist", "Product designer in health tech"]}
        line.value = "path:d"
        await pilot.press("end")
        assert line.ghost_text() == '  → path:"Data journalist"  …'


async def test_the_completion_is_visible(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        line = await open_filter_input(demo_app, pilot, "path:da")
        await pilot.pause()
        assert line.render_line(0).text.rstrip() == 'path:da  → path:"Data journalist"'


async def test_tab_accepts_the_completion_and_posts_a_change(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        line = await open_filter_input(demo_app, pilot, "pa")
        await pilot.press("tab", "d", "a", "tab", "enter")
        await pilot.pause()
        screen = demo_app.screen
        assert isinstance(screen, FilterInputScreen)
        assert screen.changes == ["p", "pa", "path:", "path:d", "path:da", 'path:"Data journalist"']
        assert screen.submitted == ['path:"Data journalist"']
        assert demo_app.focused is line


async def test_tab_moves_the_focus_without_a_completion(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await open_filter_input(demo_app, pilot, "maria")
        await pilot.press("tab")
        assert demo_app.focused is demo_app.screen.query_one("#next")


async def test_right_only_moves_the_cursor_inside_the_line(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        line = await open_filter_input(demo_app, pilot, "pa")
        await pilot.press("home", "right")
        assert (line.value, line.cursor_position, line.ghost_text()) == ("pa", 1, "")


async def test_the_placeholder_lists_the_filter_keys_that_fit(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        line = await open_filter_input(demo_app, pilot)
        narrow = line.placeholder
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert all(f"{key}:" in line.placeholder for key in FILTER_KEYS)
        assert "path:" in narrow
        assert len(narrow) <= 36


async def test_a_path_with_any_name_can_be_completed(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        line = await open_filter_input(demo_app, pilot)
        for name in filter(None, map(clean_line, HOSTILE_TEXTS)):
            line.known_values = {"path": [name]}
            line.value = "path:"
            await pilot.press("end", "tab")
            (term,) = parse_filter_query(line.value).terms
            assert term.value == name.replace('"', "'")


@pytest.mark.painted
async def test_pasted_text_is_cleaned(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        line = await open_filter_input(demo_app, pilot)
        for text in (text for text in HOSTILE_TEXTS if clean_line(text)):
            line.value = ""
            line.post_message(events.Paste(text))
            await pilot.pause()
            assert line.value == clean_line(text)[: len(line.value)]
            assert len(line.value) == len(clean_line(text)) or len(line.value) > 900, "only a very long paste is cut"
