"""The box of a notification, on a layer above everything else on a screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.notifications import Notification

from infoview_tui.ui.shared.widgets.cached_lines import CachedLines

WIDTH, MAX_SHARE = 60, 0.9
"""Width of a notification, in cells, and its largest share of a screen that is narrower."""


class NoticeBox(CachedLines):
    """Shows a notification, and stays on its screen, hidden, for the next one.

    Showing and hiding it takes one layout each. Textual mounts three widgets for each message, and removes them.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        """Create it without a notification."""
        super().__init__()
        self._text = Content("")

    def show(self, notification: Notification) -> None:
        """Show a notification."""
        message = notification.message
        text = Content.from_markup(message) if notification.markup else Content(message)
        self._text = Content.assemble((notification.title, "bold"), "\n", text) if notification.title else text
        self.set_classes(f"-{notification.severity}")
        self.display = True
        self.refresh(layout=True)

    def place(self, find_bottom: Callable[[int], int]) -> None:
        """Move above the line of the screen that *find_bottom* returns for a number of lines, to the right edge."""
        screen = self.app.size
        width = min(WIDTH, int(screen.width * MAX_SHARE))
        height = self.get_content_height(screen, screen, width - self.gutter.width) + self.gutter.height
        self.styles.width = width
        self.styles.margin = (0, 0, screen.height - find_bottom(height), screen.width - width)
        self.virtual_size = Size(width, height)  # as the layout will find it; a change would be laid out once more

    def render(self) -> Content:
        """Return the message."""
        return self._text

    def on_click(self) -> None:
        """Dismiss the notification."""
        self.app.clear_notifications()
