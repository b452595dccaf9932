"""Text fields: a character is a grapheme cluster."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from tests.ui.opened_app import opened

FAMILY, FLAG, JAMO = "👨‍👩‍👧", "🇩🇪", "\u1112\u1161\u11ab"
TEXT = f"a{FAMILY}{FLAG}{JAMO}b"


class Fields(App[None]):
    """One field of each kind."""

    def compose(self) -> ComposeResult:
        yield LineInput()
        yield Editor()

    @property
    def texts(self) -> tuple[str, str]:
        return self.query_one(LineInput).value, self.query_one(Editor).text


@pytest.fixture(params=[0, 1], ids=["line", "editor"])
def field(request: pytest.FixtureRequest) -> int:
    """Which of the fields has the focus."""
    return int(request.param)


async def test_keys_move_select_and_delete_whole_characters(field: int) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        line, editor = app.query_one(LineInput), app.query_one(Editor)
        line.value, editor.text = TEXT, TEXT
        (line if field == 0 else editor).focus()

        async def after(*keys: str) -> str:
            await pilot.press(*keys)
            return app.texts[field]

        assert await after("end", "left", "backspace") == f"a{FAMILY}{FLAG}b"
        assert await after("backspace") == f"a{FAMILY}b"
        assert await after("x", "left", "left", "delete") == "axb"
        line.value, editor.text = TEXT, TEXT
        assert await after("home", "right", "right", "shift+right", "delete") == f"a{FAMILY}{JAMO}b"
        assert await after("shift+left", "y") == f"ay{JAMO}b"


async def test_typing_is_undone_word_by_word(field: int) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        (app.query_one(LineInput) if field == 0 else app.query_one(Editor)).focus()
        await pilot.press(*"one two", "backspace", "ctrl+z")
        assert app.texts[field] == "one two"
        await pilot.press("ctrl+z")
        assert app.texts[field] in ("one", "one ", "")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert app.texts[field] == ""


async def test_a_click_and_the_cursor_take_the_whole_character(field: int) -> None:
    app = Fields()
    async with app.run_test() as pilot:
        line, editor = app.query_one(LineInput), app.query_one(Editor)
        line.value, editor.text = TEXT, f"{TEXT}\nabcd"
        shown = line if field == 0 else editor
        shown.focus()
        await pilot.pause()
        left = shown.content_region.x - shown.region.x
        await pilot.click(shown, offset=(left + 2, 1 if field == 0 else 0))
        await pilot.press("delete")
        assert app.texts[field].startswith(f"a{FLAG}{JAMO}b")
        if field == 0:
            await pilot.press("home", "right")
            cursor = line.get_component_rich_style("input--cursor")
            drawn = [part.text for part in line.render_line(0) if part.style and part.style.bgcolor == cursor.bgcolor]
            assert drawn == [FLAG]
        else:
            await pilot.press("end", "down", "up")
            assert editor.cursor_location == (0, len(app.texts[1].partition("\n")[0]))


async def test_marks_show_at_which_ends_a_text_is_cut(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, PromptDialog("Title", "word " * 40), (40, 20)) as (pilot, screen):
        line = screen.query_one(LineInput)

        def ends() -> tuple[str, str]:
            (strip,) = line.render_lines(Region(0, 0, *line.outer_size))
            return strip.text[0], strip.text[-1]

        await pilot.press("home")
        await pilot.pause()
        assert ends() == (" ", "›")
        await pilot.press("ctrl+right", "ctrl+right", *["right"] * 45)
        await pilot.pause()
        assert ends() == ("‹", "›")
        await pilot.press("end")
        await pilot.pause()
        assert ends() == ("‹", " ")
        (strip,) = line.render_lines(Region(0, 0, *line.outer_size))
        mark = next(segment.style for segment in strip if segment.text == "‹")
        assert mark is not None
        assert mark.color == line.rich_style.color  # not that of the terminal, which may be light on a light theme
        line.value = "short"
        await pilot.pause()
        assert ends() == (" ", " ")
        line.value, line.placeholder = "", "an example that is longer than the line " * 2
        await pilot.pause()
        assert ends() == (" ", "›")
