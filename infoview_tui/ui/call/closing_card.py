"""The closing card: what to say in the last minutes of a call, with what is known to be done (R28, R29)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from infoview_tui.domain.closing import ClosingStep
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.text_block import Lines, flowed

DONE, OPEN = "✓", "·"

WORDS_FROM = 60
"""Cells from which a way to say it stands beside each step."""


class ClosingCard(Lines):
    """Shows the steps of the ending while there are any. It takes no focus and asks for no key."""

    DEFAULT_CSS = """
    ClosingCard { height: auto; padding: 0 1; display: none; &.-due { display: block; } }
    """

    def __init__(self, *, tall: bool = False, id: str | None = None, classes: str | None = None) -> None:
        """``tall`` puts a way to say it under each step that is not done."""
        super().__init__(id=id, classes=classes)
        self._tall = tall
        self._left = Content("")
        self._steps: Sequence[ClosingStep] = ()

    def show(self, left: timedelta, steps: Sequence[ClosingStep]) -> None:
        """Show the steps and the minutes that are left; no steps, and the card is away."""
        title = spell_left(left) if steps else Content("")
        if title.plain == self._left.plain and list(steps) == list(self._steps):
            return
        self._left, self._steps = title, steps
        self.set_class(bool(steps), "-due")
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Give a line for each step where there is room, else as many in a line as fit."""
        width = max(1, width)
        if self._tall:
            lines = [self._left]
            for step in self._steps:
                words = [] if step.done else _words(step).wrap(max(1, width - 2))
                lines += [_shown(step), *(join("  ", line) for line in words)]
            return lines
        if width >= WORDS_FROM:
            longest = max((_shown(step).cell_length for step in self._steps), default=0)
            rows = (
                join(_shown(step).pad_right(longest - _shown(step).cell_length), "  ", _words(step))
                for step in self._steps
            )
            return [self._left, *(row.truncate(width, ellipsis=True) for row in rows)]
        return flowed(map(_shown, self._steps), width, gap=2, begun=[self._left])


def spell_left(left: timedelta) -> Content:
    """Say how much is left: ``3 min left``, ``time is up``, ``2 min over``; it changes once a minute."""
    seconds = int(left.total_seconds())
    if seconds > 0:
        words = f"{-(-seconds // 60)} min left"
    else:
        words = "Time is up" if seconds > -60 else f"{-seconds // 60} min over"
    return join((words, "bold $warning"))


def _shown(step: ClosingStep) -> Content:
    if step.done:
        return join((f"{DONE} {step.title}", "$text-muted"))
    return join((f"{OPEN} ", "$warning"), step.title)


def _words(step: ClosingStep) -> Content:
    return join((step.words, "$text-muted"))
