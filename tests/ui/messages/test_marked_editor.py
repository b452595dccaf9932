"""The editor draws only the rows that look different, and its marks move with the text."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, strategies as st
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.widgets.text_area import Selection

from infoview_tui.domain.check_result import Span
from infoview_tui.ui.messages.marked_editor import MarkedEditor, move_spans

TEXT = "Dear Maria,\n\nyour article on the corridor and the workshop has stayed with me.\n\nBest,\nAlex"
KEYS = [
    "a",
    "space",
    "enter",
    "backspace",
    "delete",
    "left",
    "up",
    "down",
    "end",
    "ctrl+z",
    "ctrl+y",
    "shift+left",
    "(",
]


class EditorApp(App[None]):
    def compose(self) -> ComposeResult:
        yield MarkedEditor(placeholder="Dear …")

    @property
    def editor(self) -> MarkedEditor:
        return self.query_one(MarkedEditor)

    def drawn(self) -> list[list[Segment]]:
        """Return the rows as they are on the screen, with neighbors of the same style joined."""
        return [list(Segment.simplify(row)) for row in self.screen._compositor.render_strips()]


def marked_words(editor: MarkedEditor) -> list[str]:
    return [
        editor.document.get_line(row)[left:right]
        for row, marks in sorted(editor._marks.items())
        for left, right in marks
    ]


@pytest.mark.painted
async def test_rows_on_the_screen_are_those_of_a_full_redraw() -> None:
    random, app = Random(8), EditorApp()  # noqa: S311 - not for secrets
    async with app.run_test(size=(24, 12)) as pilot:
        editor = app.editor
        editor.load_initial_text(TEXT)
        editor.focus()
        for _ in range(40):
            await pilot.press(random.choice(KEYS))
            if random.random() < 0.3:
                start = random.randrange(len(editor.text) + 1)
                editor.mark([Span(start, start + random.randrange(12))])
            await pilot.pause()
            drawn = app.drawn()
            editor.notify_style_update()
            editor.refresh(layout=True)
            await pilot.pause()
            assert drawn == app.drawn(), editor.text


@pytest.mark.painted
async def test_character_draws_one_row() -> None:
    app = EditorApp()
    async with app.run_test(size=(40, 12)) as pilot:
        editor = app.editor
        editor.load_initial_text(TEXT)
        editor.focus()
        await pilot.pause()
        drawn: list[int] = []
        draw = editor.render_line
        editor.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[func-returns-value, method-assign]
        for key in "yes":
            await pilot.press(key)
        await pilot.pause()
        assert set(drawn) == {editor.cursor_screen_offset.y}


async def test_marks_move_with_their_words() -> None:
    app = EditorApp()
    async with app.run_test(size=(80, 12)) as pilot:
        editor = app.editor
        editor.load_initial_text(TEXT)
        words = ["Maria", "corridor", "workshop"]
        editor.mark([Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words])
        editor.selection = Selection.cursor((2, 0))
        editor.focus()
        await pilot.press("a", "b", "enter", "c")
        assert marked_words(editor) == words
        await pilot.press("backspace", "backspace", "backspace")
        assert marked_words(editor) == words


@given(st.text("ab", max_size=12), st.data())
def test_moved_span_holds_the_text_that_was_not_replaced(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    start, end = sorted((data.draw(offsets), data.draw(offsets)))
    left, right = sorted((data.draw(offsets), data.draw(offsets)))
    inserted = data.draw(st.text("xy", max_size=3))
    edited = text[:start] + inserted + text[end:]
    expected = [index for index in range(left, right) if not start <= index < end]
    moved = move_spans([Span(left, right)] if left < right else [], start, end, start + len(inserted))
    assert len(moved) <= 1
    held = "".join(edited[span.start : span.end] for span in moved)
    assert held.strip("xy").replace("x", "").replace("y", "") == "".join(text[index] for index in expected)
