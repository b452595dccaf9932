"""Keys that are typed before the line of a call has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from infoview_tui.ui.call.capture_input import CaptureInput
    from infoview_tui.ui.shared.screen import InfoviewScreen


class LineFocus:
    """Gives the line the focus once all keys that were typed before are in it, so that they stay in order."""

    def __init__(self, screen: InfoviewScreen, line: CaptureInput) -> None:
        """Set the screen, which gets the keys before, and its line."""
        self._screen = screen
        self._line = line

    def take(self) -> None:
        """Focus the line as soon as no key is left in the queue of the screen."""
        if self._screen.message_queue_size:
            self._screen.call_later(self.take)
        elif self._screen.is_current and not self._line.disabled:
            self._screen.set_focus(self._line)

    def pass_key(self, event: events.Key) -> None:
        """Pass a key to the line, unless the call has ended."""
        if not self._line.disabled:
            event.stop()
            event.prevent_default()
            self._line.post_message(events.Key(event.key, event.character))

    def pass_paste(self, event: events.Paste) -> None:
        """Pass pasted text to the line."""
        event.stop()
        self._line.post_message(events.Paste(event.text))
