"""A widget that keeps its lines renders them again when it is refreshed, restyled, or shown in another size."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Region

from infoview_tui.ui.shared.widgets.cached_lines import CachedLines


class Line(CachedLines):
    """One line of text."""

    text = "first"

    def render(self) -> str:
        """Return the text."""
        return self.text


class LineApp(App[None]):
    """An app with the line."""

    CSS = "Line { height: 1; background: red; } Line.other { background: blue; }"

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Line()


async def test_lines_are_rendered_again_after_a_change_only() -> None:
    async with LineApp().run_test(size=(20, 4)) as pilot:
        line = pilot.app.query_one(Line)
        whole, part = Region(0, 0, 20, 1), Region(0, 0, 3, 1)
        assert [strip.text.rstrip() for strip in line.render_lines(whole)] == ["first"]
        line.text = "second"
        assert line.render_lines(whole)[0].text.rstrip() == "first"
        line.refresh()
        (shown,) = line.render_lines(whole)
        assert shown.text.rstrip() == "second"
        assert line.render_lines(whole)[0] is shown
        assert line.render_lines(part)[0].text == "sec"
        line.add_class("other")
        await pilot.pause()
        assert line.render_lines(whole)[0] != shown, "the background is another one"
