"""The editor and the panel draw only the rows that changed, and the marks in the editor move with the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from re import finditer
from unittest.mock import patch

from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets.text_area import Selection

from infoview_tui.domain.check_result import Span
from infoview_tui.ui.messages.marked_editor import MarkedEditor
from infoview_tui.ui.shared.widgets.live_text import LiveText

TEXT = "the first of two lines, which is long enough to wrap (at least once)\n\n\tthe 🇩🇪 and the end"
PIECES = ("x", "the ", "\n", "(", ")", "\t", "👩\u200d👩\u200d👧", "long words that wrap to the next row ", "")


class Marked(App[None]):
    """An app with nothing but an editor and a panel."""

    CSS = "MarkedEditor { height: 12; } Screen > * { width: 30; }"

    def compose(self) -> ComposeResult:
        """Compose the editor and a panel."""
        yield MarkedEditor(id="body", placeholder="Dear …")
        yield LiveText(id="panel")


def check(editor: MarkedEditor) -> None:
    """Mark each "the", as a check would."""
    editor.mark(Span(*found.span()) for found in finditer("the", editor.text))


def drawn(widget: Widget) -> list[Strip]:
    return [strip.simplify() for strip in widget.render_lines(widget.size.region)]


def redrawn(editor: MarkedEditor) -> list[Strip]:
    editor.notify_style_update()  # clears all caches
    return drawn(editor)


@contextmanager
def counting_rows(widget: Widget) -> Iterator[list[int]]:
    """Collect the rows that are rendered."""
    rows: list[int] = []
    render_line = widget.render_line

    def counted(y: int) -> Strip:
        rows.append(y)
        return render_line(y)

    with patch.object(widget, "render_line", counted):
        yield rows


async def test_what_is_drawn_after_any_edit_equals_a_full_redraw() -> None:
    chance = Random(14)  # noqa: S311 - no secret
    async with Marked().run_test(size=(40, 16)) as pilot:
        editor = pilot.app.query_one(MarkedEditor)
        editor.load_text(TEXT)
        editor.focus()
        await pilot.pause()
        drawn(editor)
        for _ in range(100):
            start, end = (editor.to_location(chance.randrange(len(editor.text) + 1)) for _ in range(2))
            match chance.randrange(8):
                case 0:
                    editor.selection = Selection(start, end)
                case 1:
                    editor.undo()
                case 2:
                    editor.redo()
                case 3:
                    editor.replace(chance.choice(PIECES), start, end, maintain_selection_offset=chance.random() < 0.5)
                case 4:
                    editor.action_delete_left()
                case 5:
                    editor.move_cursor(start)
                case _:
                    editor.insert(chance.choice(PIECES), start if chance.random() < 0.3 else None)
            if chance.random() < 0.3:
                editor.load_text(TEXT) if chance.random() < 0.1 else check(editor)
            if chance.random() < 0.7:
                assert drawn(editor) == redrawn(editor)
        check(editor)
        partly, marks = drawn(editor), editor._marks
        editor.mark(())
        check(editor)
        assert (partly, marks) == (redrawn(editor), editor._marks)


async def test_a_key_draws_one_row_and_moves_the_marks_behind_it_and_a_check_draws_what_it_changes() -> None:
    async with Marked().run_test(size=(40, 16)) as pilot:
        editor = pilot.app.query_one(MarkedEditor)
        editor.load_text("one the\nx the\nand the end")
        editor.focus()
        check(editor)
        editor.move_cursor((1, 0))
        await pilot.pause()
        drawn(editor)
        with counting_rows(editor) as rows:
            await pilot.press("y")
            drawn(editor)
            assert rows == [1]
            assert editor._marks == {0: [(4, 7)], 1: [(3, 6)], 2: [(4, 7)]}
            check(editor)  # finds what is marked already
            drawn(editor)
            assert rows == [1]
            editor.mark([Span(0, 3)])
            drawn(editor)
            assert rows == [1, 0, 1, 2]
            await pilot.press("down")
            drawn(editor)
            assert rows[4:] == [1, 2]
        panel = pilot.app.query_one(LiveText)
        panel.show(Content("84 words\n! no question\n✓ a greeting"))
        await pilot.pause()
        drawn(panel)
        with counting_rows(panel) as rows:
            panel.show(Content("85 words\n! no question\n✓ a greeting"))
            drawn(panel)
            assert rows == [0]
            panel.show(Content("85 words\n✓ a greeting"))
            await pilot.pause()
            drawn(panel)
            assert (rows, panel.size.height) == ([0, 0, 1], 2)
