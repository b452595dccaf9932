"""One line about the user's practice: interviews per week, weeks in a row with one, and requests answered (R38)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Sparkline, Static

from infoview_tui.domain.labels import format_count
from infoview_tui.services.outreach.practice import Practice
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble

SEPARATOR = " · "


class PracticeStrip(Horizontal):
    """A sparkline of the interviews in the last twelve weeks, and counts; hidden if there is nothing to count."""

    DEFAULT_CSS = """
    PracticeStrip { height: 1; padding: 0 2; }
    PracticeStrip Sparkline { width: 12; margin-right: 2; }
    PracticeStrip Static { width: 1fr; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """Compose the sparkline and the counts."""
        yield Sparkline()
        yield Static()

    def show(self, practice: Practice, width: int) -> None:
        """Show the practice on a screen of this width, with as many counts as fit, and the sparkline if it is wide."""
        parts = list(format_practice(practice))
        self.display = bool(parts)
        sparkline = self.query_one(Sparkline)
        sparkline.display = any(practice.talks) and width >= MEDIUM_WIDTH
        sparkline.data = practice.talks
        room = width - 4 - (14 if sparkline.display else 0)  # the padding, and the sparkline with its margin
        while len(parts) > 1 and len(SEPARATOR.join(parts)) > room:
            parts.pop(0)
        self.query_one(Static).update(assemble(SEPARATOR.join(parts)))


def format_practice(practice: Practice) -> Iterator[str]:
    """Yield the counts, the least important first: ``7 of 12 requests answered (58%)``."""
    talks = sum(practice.talks)
    if talks:
        yield f"{format_count(talks, 'interview')} in {len(practice.talks)} weeks"
    if practice.weeks_in_a_row > 1:
        yield f"{practice.weeks_in_a_row} weeks in a row"
    if practice.sent:
        percent = practice.answered_percent
        share = "" if percent is None else f" ({percent}%)"
        yield f"{practice.answered} of {format_count(practice.sent, 'request')} answered{share}"
