"""List of the debrief sections with their progress. Clicking one opens it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.jump_target import JumpTarget


class SectionRow(NamedTuple):
    """One section in the list: its sign, name, and progress."""

    section: DebriefSection
    sign: Content
    name: str
    progress: str
    is_muted: bool


class SectionList(Widget):
    """Shows the sections, with the current one marked."""

    DEFAULT_CSS = """
    SectionList { height: auto; }
    """

    class Selected(Message):
        """Posted when a section is clicked."""

        def __init__(self, section: DebriefSection) -> None:
            """Create the message for a section."""
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._rows: Sequence[SectionRow] = ()
        self._current = DebriefSection.STARS

    def show(self, rows: Sequence[SectionRow], current: DebriefSection) -> None:
        """Show the sections and mark the current one."""
        height_changed = len(rows) != len(self._rows)
        self._rows, self._current = rows, current
        self.refresh(layout=height_changed)

    def render(self) -> Content:
        """Return one line per section."""
        return Content("\n").join(self._format_row(line) for line in self._rows)

    def _format_row(self, row: SectionRow) -> Content:
        is_current = row.section is self._current
        style = "bold $foreground" if is_current else "$text-muted" if row.is_muted else "$foreground"
        mark = assemble(("▌", "$accent")) if is_current else Content(" ")
        room = max(0, self.size.width - 4 - len(row.name) - len(row.progress))
        return assemble(mark, row.sign, (f" {row.name}{' ' * room}", style), (row.progress, "$text-muted"))

    def jump_targets(self) -> list[JumpTarget]:
        """Return the sections."""
        return [
            JumpTarget(Offset(0, y), partial(self.post_message, self.Selected(row.section)))
            for y, row in enumerate(self._rows)
        ]

    def on_click(self, event: events.Click) -> None:
        """Post `Selected` for the clicked section."""
        if 0 <= event.y < len(self._rows):
            self.post_message(self.Selected(self._rows[event.y].section))
