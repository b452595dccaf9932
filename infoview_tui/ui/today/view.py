"""The list of Today under the stage counts, as the width of the screen allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.services.outreach.practice import Practice
from infoview_tui.services.outreach.today import Today, read_today
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.today.current_row import CurrentRow
from infoview_tui.ui.today.practice_strip import PracticeStrip
from infoview_tui.ui.today.rows import LABEL_WIDTH, Clock, build_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

    from infoview_tui.ui.shared.screen import InfoviewScreen

_NOTHING = Today([], [], [], [], dict.fromkeys(Stage, 0), None, [], Practice((), 0, 0, 0))
"""What is shown if the data cannot be read."""


class TodayView:
    """Reads the queue and shows it."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Create the widgets."""
        self._screen = screen
        self._figures = Static(id="figures")
        self._strip = PracticeStrip()
        self.rows = RowList(label_width=LABEL_WIDTH, empty_text="Nothing is due or planned.")
        self.today = _NOTHING
        self.shown_width = 0
        """The width of the screen for which the list was built, in cells."""
        self._is_complete = False

    def compose(self) -> ComposeResult:
        """Compose the stage counts and the list."""
        yield self._figures
        yield self._strip
        yield self.rows

    @property
    def current(self) -> CurrentRow:
        """The row under the cursor."""
        return CurrentRow(self.today, self.rows.cursor_key)

    def read(self, cursor_to: Hashable | None = None) -> None:
        """Read the queue and show it, with the cursor on the row with this key.

        What takes longest to read the first time follows after the first paint.
        """
        screen = self._screen
        self.today = read_today(screen.workspace, screen.now(), screen.zone, in_full=self._is_complete)
        self.show(cursor_to)
        if not self._is_complete:
            self._is_complete = True
            screen.call_after_refresh(screen.reload)

    def show(self, cursor_to: Hashable | None = None) -> None:
        """Show what was read, as the width of the screen allows."""
        screen = self._screen
        self.shown_width = screen.size.width
        clock = Clock(screen.now(), screen.zone, self.shown_width)
        self._show_stage_counts()
        self._strip.show(self.today.practice, self.shown_width)
        self.rows.label_width = clock.label_width
        self.rows.show(build_rows(self.today, clock), cursor_to=cursor_to)

    def _show_stage_counts(self) -> None:
        """Show the date and, if there is room, the number of contacts in each stage, on one line if possible."""
        day, stages = self._screen.to_local(self._screen.now()), self.today.stage_counts
        is_narrow = self._screen.size.width < MEDIUM_WIDTH
        shown = () if is_narrow else OPEN_STAGES
        figures = [f"{stages[stage]:,} {stage.label.lower()}" for stage in shown if stages[stage]]
        date = f"{day:%A} {day.day} {day:%B}"
        room = max(1, self._screen.size.width - 4)
        lines = [""]
        for figure in figures:
            longer = f"{lines[-1]} · {figure}" if lines[-1] else figure
            if len(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(figure)
        separator = "   " if len(f"{date}   {lines[0]}") <= room and len(lines) == 1 else "\n"
        counts = "\n".join(lines)
        self._figures.update(assemble((date, "bold"), (separator + counts if counts else "", "$text-muted")))
