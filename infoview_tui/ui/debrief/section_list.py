"""The parts of the debrief, one a line: which are done, which wait, which were skipped. A click goes to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.ui.shared.content import join


class PartLine(NamedTuple):
    """One part as it is shown: its sign, its name, and how far it is in a word."""

    part: Part
    sign: Content
    name: str
    how_far: str
    is_quiet: bool


class PartsBar(Widget):
    """Shows the parts beside the one that is open."""

    DEFAULT_CSS = """
    PartsBar { height: auto; }
    """

    class Wanted(Message):
        """A part was clicked on."""

        def __init__(self, part: Part) -> None:
            """Say which."""
            super().__init__()
            self.part = part

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(id=id)
        self._lines: Sequence[PartLine] = ()
        self._here = Part.STARS

    def show(self, lines: Sequence[PartLine], here: Part) -> None:
        """Show the parts, with the one that is open."""
        grown = len(lines) != len(self._lines)
        self._lines, self._here = lines, here
        self.refresh(layout=grown)

    def render(self) -> Content:
        """Draw a line for each part."""
        return Content("\n").join(self._draw(line) for line in self._lines)

    def _draw(self, line: PartLine) -> Content:
        is_here = line.part is self._here
        style = "bold $foreground" if is_here else "$text-muted" if line.is_quiet else "$foreground"
        mark = join(("▌", "$accent")) if is_here else Content(" ")
        room = max(0, self.size.width - 4 - len(line.name) - len(line.how_far))
        return join(mark, line.sign, (f" {line.name}{' ' * room}", style), (line.how_far, "$text-muted"))

    def on_click(self, event: events.Click) -> None:
        """Go to the part that was clicked on."""
        if 0 <= event.y < len(self._lines):
            self.post_message(self.Wanted(self._lines[event.y].part))
