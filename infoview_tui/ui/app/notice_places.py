"""Where a notification covers neither what is being typed nor the keys of a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeGuard

from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from infoview_tui.ui.shared.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual.widgets import TextArea

LINES_BELOW = 3
"""Lines under a notification if nothing is in the way: the footer, and an input line at the bottom."""

MAX_FIELD_LINES = 4
"""Maximum height of a box around a field that is kept free with it, such as its label and status."""


def find_free_lines(screen: Screen[object], height: int) -> int:
    """Return the line under the lowest *height* lines for a notification on a screen.

    They cover nothing of `_protected_regions`, and no text that is being written either, if there are such.
    """
    protected, field = list(_protected_regions(screen)), screen.focused
    whole = [field.region] if _is_text_area(field) else []
    return _find_lines(screen.app.size.height, height, protected, whole)


def _protected_regions(screen: Screen[object]) -> Iterator[Region]:
    """Yield the parts of a screen that no notification covers."""
    for hints in screen.query(KeyHints):
        yield hints.region
    field = screen.focused
    if _is_text_area(field):
        yield Region(field.region.x, field.cursor_screen_offset.y, field.region.width, 2)
    elif field is not None and field.region.height <= MAX_FIELD_LINES:
        yield field.region
        if isinstance(field.parent, Widget) and field.parent.region.height <= MAX_FIELD_LINES:
            yield field.parent.region


def _find_lines(screen_height: int, height: int, protected: Sequence[Region], preferred: Sequence[Region]) -> int:
    """Return the line under the lowest *height* lines that cover nothing protected, or the usual place if none do.

    Lines that do not cover a *preferred* region either, such as a whole text, come first.
    """
    usual = max(height, screen_height - LINES_BELOW)
    for kept in ([*protected, *preferred], protected):
        for bottom in range(usual, height - 1, -1):
            if all(region.bottom <= bottom - height or region.y >= bottom for region in kept):
                return bottom
    return usual


def _is_text_area(field: Widget | None) -> TypeGuard[TextArea]:
    """Return whether a field is a text area, by name, since importing its class takes several milliseconds."""
    return field is not None and any(base.__name__ == "TextArea" for base in type(field).__mro__)
