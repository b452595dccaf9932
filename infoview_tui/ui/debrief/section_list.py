"""The parts of the debrief, one a line: which are done, which wait, which were skipped. A click goes to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.ui.shared.content import assemble


class SectionRow(NamedTuple):
    """One part as it is shown: its sign, its name, and how far it is in a word."""

    section: DebriefSection
    sign: Content
    name: str
    progress: str
    is_muted: bool


class SectionList(Widget):
    """Shows the parts beside the one that is open."""

    DEFAULT_CSS = """
    SectionList { height: auto; }
    """

    class Selected(Message):
        """A part was clicked on."""

        def __init__(self, section: DebriefSection) -> None:
            """Say which."""
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with nothing to show."""
        super().__init__(id=id)
        self._rows: Sequence[SectionRow] = ()
        self._current = DebriefSection.STARS

    def show(self, rows: Sequence[SectionRow], current: DebriefSection) -> None:
        """Show the parts, with the one that is open."""
        grown = len(rows) != len(self._rows)
        self._rows, self._current = rows, current
        self.refresh(layout=grown)

    def render(self) -> Content:
        """Draw a line for each part."""
        return Content("\n").join(self._format_row(line) for line in self._rows)

    def _format_row(self, row: SectionRow) -> Content:
        is_here = row.section is self._current
        style = "bold $foreground" if is_here else "$text-muted" if row.is_muted else "$foreground"
        mark = assemble(("▌", "$accent")) if is_here else Content(" ")
        room = max(0, self.size.width - 4 - len(row.name) - len(row.progress))
        return assemble(mark, row.sign, (f" {row.name}{' ' * room}", style), (row.progress, "$text-muted"))

    def on_click(self, event: events.Click) -> None:
        """Go to the part that was clicked on."""
        if 0 <= event.y < len(self._rows):
            self.post_message(self.Selected(self._rows[event.y].section))
