"""Closing card widget: the steps for the last minutes of a call, with those done marked (R28, R29)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from infoview_tui.domain.closing import ClosingStep
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.text_block import TextBlock, flow_parts

DONE_SIGN, OPEN_SIGN = "✓", "·"

WORDING_MIN_WIDTH = MEDIUM_WIDTH
"""Minimum width, in cells, to show the suggested wording beside each step."""


class ClosingCard(TextBlock):
    """Shows the closing steps; hidden if there are none. Takes no focus and no keys."""

    DEFAULT_CSS = """
    ClosingCard { height: auto; padding: 0 1; display: none; &.-due { display: block; } }
    """

    def __init__(self, *, show_wording: bool = False, id: str | None = None, classes: str | None = None) -> None:
        """If *show_wording*, show the suggested wording under each step that is not done."""
        super().__init__(id=id, classes=classes)
        self._show_wording = show_wording
        self._title = Content("")
        self._steps: Sequence[ClosingStep] = ()

    def show(self, time_left: timedelta, steps: Sequence[ClosingStep]) -> None:
        """Show the steps and the minutes left; hide the card if there are no steps."""
        title = format_time_left(time_left) if steps else Content("")
        if title.plain == self._title.plain and list(steps) == list(self._steps):
            return
        self._title, self._steps = title, steps
        self.set_class(bool(steps), "-due")
        self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return one line per step if there is room; otherwise as many steps per line as fit."""
        width = max(1, width)
        if self._show_wording:
            lines = [self._title]
            for step in self._steps:
                words = [] if step.is_done else _format_wording(step).wrap(max(1, width - 2))
                lines += [_format_step(step), *(assemble("  ", line) for line in words)]
            return lines
        if width >= WORDING_MIN_WIDTH:
            longest = max((_format_step(step).cell_length for step in self._steps), default=0)
            rows = (
                assemble(
                    _format_step(step).pad_right(longest - _format_step(step).cell_length), "  ", _format_wording(step)
                )
                for step in self._steps
            )
            return [self._title, *(row.truncate(width, ellipsis=True) for row in rows)]
        return flow_parts(map(_format_step, self._steps), width, gap=2, first_lines=[self._title])


def format_time_left(time_left: timedelta) -> Content:
    """Format the time left in minutes: ``3 min left``, ``Time is up``, or ``2 min over``."""
    seconds = int(time_left.total_seconds())
    if seconds > 0:
        words = f"{-(-seconds // 60)} min left"
    else:
        words = "Time is up" if seconds > -60 else f"{-seconds // 60} min over"
    return assemble((words, "bold $warning"))


def _format_step(step: ClosingStep) -> Content:
    if step.is_done:
        return assemble((f"{DONE_SIGN} {step.title}", "$text-muted"))
    return assemble((f"{OPEN_SIGN} ", "$warning"), step.title)


def _format_wording(step: ClosingStep) -> Content:
    return assemble((step.suggestion, "$text-muted"))
