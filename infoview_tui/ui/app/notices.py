"""Notifications, placed where they cover neither what is being typed nor the keys of a dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Region
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.app.disabled_keys import DisabledKeysApp
from infoview_tui.ui.app.key_queue import KeyOrPaste
from infoview_tui.ui.shared.widgets.key_hints import KeyHints

LINES_BELOW = 3
"""Lines under a notification if nothing is in the way: the footer, and an input line at the bottom."""

MAX_CHARS, MAX_END_CHARS = 400, 60
"""Maximum number of characters of a notification, and how many of them are kept of its end: how to undo it."""

MAX_FIELD_LINES = 4
"""Maximum height of a box around a field that is kept free with it, such as its label and status."""


class NoticesApp(DisabledKeysApp):
    """An app that shows one notification at a time."""

    def show_notification(self, message: str, *, error: bool = False, seconds: int = 0) -> None:
        """Show a message for a few seconds, replacing the previous one. It is content, never markup.

        By default, errors stay longer than other messages.
        """
        self.call_later(self.clear_notifications)  # queued, because `notify` posts a message too
        severity: SeverityLevel = "error" if error else "information"
        self.notify(
            shorten_message(clean_text(message)),
            severity=severity,
            timeout=seconds or (8 if error else 4),
            markup=False,
        )
        self.call_later(self.call_after_refresh, self.place_notices)

    def place_notices(self) -> None:
        """Move the notification to the lowest lines that are free."""
        toasts = self.screen.query("Toast")
        if toasts:
            height = max(toast.region.height for toast in toasts)
            protected, field = list(protected_regions(self.screen)), self.screen.focused
            whole = [field.region] if isinstance(field, TextArea) else []
            bottom = find_free_lines(self.size.height, height, protected, whole)
            self.screen.query_one("ToastRack").styles.margin = (0, 0, self.size.height - bottom, 0)

    async def _release_key(self, event: KeyOrPaste) -> None:
        if self._notifications:
            self.place_notices()  # the focus or the cursor may have moved under it
        await super()._release_key(event)


def shorten_message(message: str) -> str:
    """Return a message without its middle if it would cover the screen, such as one with a very long name."""
    if len(message) <= MAX_CHARS:
        return message
    return f"{message[: MAX_CHARS - MAX_END_CHARS - 1].rstrip()}…{message[-MAX_END_CHARS:]}"


def protected_regions(screen: Screen[object]) -> Iterator[Region]:
    """Yield the parts of a screen that no notification covers."""
    for hints in screen.query(KeyHints):
        yield hints.region
    field = screen.focused
    if isinstance(field, TextArea):
        yield Region(field.region.x, field.cursor_screen_offset.y, field.region.width, 2)
    elif field is not None and field.region.height <= MAX_FIELD_LINES:
        yield field.region
        if isinstance(field.parent, Widget) and field.parent.region.height <= MAX_FIELD_LINES:
            yield field.parent.region


def find_free_lines(
    screen_height: int, height: int, protected: Sequence[Region], preferred: Sequence[Region] = ()
) -> int:
    """Return the line under the lowest *height* lines that cover nothing protected, or the usual place if none do.

    Lines that do not cover a *preferred* region either, such as a whole text, come first.
    """
    usual = max(height, screen_height - LINES_BELOW)
    for kept in ([*protected, *preferred], protected):
        for bottom in range(usual, height - 1, -1):
            if all(region.bottom <= bottom - height or region.y >= bottom for region in kept):
                return bottom
    return usual
