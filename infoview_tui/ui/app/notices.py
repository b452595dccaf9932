"""Notifications: one at a time, as content, and at a place of their own."""

from __future__ import annotations

from asyncio import TimerHandle, get_running_loop
from functools import partial
from typing import TYPE_CHECKING

from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen

from infoview_tui.domain.sanitize import clean_text
from infoview_tui.ui.app.key_queue import KeyQueueApp

if TYPE_CHECKING:
    from infoview_tui.ui.shared.widgets.notice_box import NoticeBox

MAX_CHARS, MAX_END_CHARS = 400, 60
"""Maximum number of characters of a notification, and how many of them are kept of its end: how to undo it."""


class NoticesApp(KeyQueueApp):
    """An app that shows one notification at a time, on any screen."""

    def __init__(self) -> None:
        """Start without a notification."""
        super().__init__()
        self._notice: Notification | None = None
        self.notice_box: NoticeBox | None = None
        """Where the notification is shown; None if there is none, or not on this screen yet."""
        self._notice_end: TimerHandle | None = None

    @property
    def notice_text(self) -> str:
        """The text of the notification that is shown; empty if there is none."""
        return self._notice.message if self._notice is not None else ""

    def on_mount(self) -> None:
        """Show the notification on each screen that comes to the front."""
        self.screen_change_signal.subscribe(self, self._change_screen, immediate=True)

    def show_notification(self, message: str, *, error: bool = False, seconds: int = 0) -> None:
        """Show a message for a few seconds, replacing the previous one. It is content, never markup.

        By default, errors stay longer than other messages. It is shown at once, so that it is drawn with the change
        that it reports: a message that is posted could arrive later.
        """
        severity: SeverityLevel = "error" if error else "information"
        text = shorten_message(clean_text(message))
        self._replace_notice(
            Notification(text, severity=severity, timeout=seconds or (8 if error else 4), markup=False)
        )

    def on_notify(self, event: Notify) -> None:
        """Show a message of the app, or of Textual, in a box of its own instead of a toast."""
        event.prevent_default()
        self._replace_notice(event.notification)

    def clear_notifications(self) -> None:
        """Clear the notification; most changes find none."""
        if self._notice is None:
            return
        self._notice = None
        if self._notice_end is not None:
            self._notice_end.cancel()
            self._notice_end = None
        self._hide_notice()

    def place_notice(self) -> None:
        """Move the notification to the lowest lines that are free."""
        box = self.notice_box
        if box is not None:
            from infoview_tui.ui.app.notice_places import find_free_lines

            box.place(partial(find_free_lines, box.screen))

    def on_unmount(self) -> None:
        """Leave nothing to be done later."""
        self.clear_notifications()

    def on_resize(self) -> None:
        """Move the notification to its place on a screen of another size."""
        self._place_later()

    def _replace_notice(self, notice: Notification) -> None:
        self.clear_notifications()
        self._notice = notice
        self._notice_end = get_running_loop().call_later(notice.timeout, self.clear_notifications)
        self._show_notice()

    def _show_notice(self) -> None:
        if self._notice is None or not self.screen_stack:
            return
        if not self.screen.is_mounted:  # it was opened just now, and composes a box
            self.call_after_refresh(self._show_notice)
            return
        self.notice_box = self._find_box(self.screen)
        self.notice_box.show(self._notice)
        self.place_notice()
        self._place_later()

    def _find_box(self, screen: Screen[object]) -> NoticeBox:
        """Return the box of a screen, which is mounted first where the screen has none: a dialog, or one of Textual."""
        from infoview_tui.ui.shared.widgets.notice_box import NoticeBox

        box = next((child for child in screen.children if isinstance(child, NoticeBox)), None)
        if box is None:
            screen.mount(box := NoticeBox(), before=0)  # first, as on all screens of the app
        return box

    def _hide_notice(self) -> None:
        if self.notice_box is not None:
            self.notice_box.display = False
            self.notice_box = None

    def _change_screen(self, _screen: Screen[object]) -> None:
        self._hide_notice()
        if self._notice is not None:
            self.call_after_refresh(self._show_notice)

    def _place_later(self) -> None:
        if self.notice_box is not None:
            self.call_after_refresh(self.place_notice)


def shorten_message(message: str) -> str:
    """Return a message without its middle if it would cover the screen, such as one with a very long name."""
    if len(message) <= MAX_CHARS:
        return message
    return f"{message[: MAX_CHARS - MAX_END_CHARS - 1].rstrip()}…{message[-MAX_END_CHARS:]}"
