"""Notifications: one at a time, as content, and at a place of their own."""

from __future__ import annotations

from textual.notifications import SeverityLevel

from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.app.disabled_keys import DisabledKeysApp

MAX_CHARS, MAX_END_CHARS = 400, 60
"""Maximum number of characters of a notification, and how many of them are kept of its end: how to undo it."""


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

    def clear_notifications(self) -> None:
        """Clear the notifications; most changes find none."""
        if self._notifications:
            super().clear_notifications()

    def place_notices(self) -> None:
        """Move the notification to the lowest lines that are free."""
        toasts = self.screen.query("Toast")
        if toasts:
            from infoview_tui.ui.app.notice_places import find_free_lines  # imports text areas

            bottom = find_free_lines(self.screen, max(toast.region.height for toast in toasts))
            self.screen.query_one("ToastRack").styles.margin = (0, 0, self.size.height - bottom, 0)


def shorten_message(message: str) -> str:
    """Return a message without its middle if it would cover the screen, such as one with a very long name."""
    if len(message) <= MAX_CHARS:
        return message
    return f"{message[: MAX_CHARS - MAX_END_CHARS - 1].rstrip()}…{message[-MAX_END_CHARS:]}"
