"""Places on a screen that the jump mode reaches by letters: cards, rows, cells, tabs, and panes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from infoview_tui.ui.shared.jump_target import JumpTarget
from infoview_tui.ui.shared.widgets.row_list import RowList

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Letters of labels, those under the fingers first."""


@runtime_checkable
class Jumpable(Protocol):
    """A widget with more than one place."""

    def jump_targets(self) -> Iterable[JumpTarget]:
        """Return the places that are visible, in reading order."""
        ...


def list_targets(screen: Screen[Any]) -> list[JumpTarget]:
    """Return the visible places of a screen, by cells of the screen; those of docked bars come last."""
    widgets = [widget for widget in screen.query("*").results(Widget) if _is_visible(widget)]
    widgets.sort(key=lambda widget: widget.styles.dock != "none")
    return [target for widget in widgets for target in _targets_of(widget)]


def label_targets(count: int) -> list[str]:
    """Return a label for each place. No label starts with another one; as many as possible have one letter."""
    prefixes = next(
        (number for number in range(len(LETTERS)) if len(LETTERS) - number + number * len(LETTERS) >= count),
        len(LETTERS),
    )
    single = LETTERS[: len(LETTERS) - prefixes]
    double = [first + second for first in LETTERS[len(single) :] for second in LETTERS]
    return [*single, *double][:count]


def _is_visible(widget: Widget) -> bool:
    return widget.is_attached and widget.display and widget.visible and bool(widget.region.area)


def _targets_of(widget: Widget) -> Iterator[JumpTarget]:
    targets: list[JumpTarget] = []
    if isinstance(widget, RowList):
        targets = [JumpTarget(Offset(0, y), partial(widget.move_to, row)) for row, y in widget.visible_rows()]
    elif isinstance(widget, Jumpable):
        targets = list(widget.jump_targets())
    if not targets and widget.focusable:
        targets = [JumpTarget(Offset(0, 0), widget.focus)]
    shown = widget.content_region
    for target in targets:
        offset = shown.offset + target.offset
        if widget.region.contains_point(offset) and widget.screen.region.contains_point(offset):
            yield JumpTarget(offset, partial(_go, widget, target))


def _go(widget: Widget, target: JumpTarget) -> None:
    if widget.focusable:
        widget.focus()
    target.go()
