"""Autosave: save text while the user types."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from infoview_tui.errors import InfoviewError

IMMEDIATE_SAVE_LIMIT = 50_000
"""Longest text, in characters, that is saved at every change; a longer one is saved a few times a second."""

THROTTLE_SECONDS = 0.25
"""Seconds between two saves of a long text. A throttle, not a debounce: further typing does not delay the save."""

RETRY_SECONDS = 3.0
"""Seconds until a failed save is retried."""

BACKOFF_FACTOR = 3.0
"""After a failed save, keys do not retry for this many times its duration, so that a locked database does not make
typing slow."""


class Autosave:
    """Saves a text at every change. A failed save is reported in one line and retried until it works."""

    def __init__(self, owner: MessagePump, save: Callable[[], None], report_error: Callable[[str], None]) -> None:
        """*save* raises InfoviewError if it fails; *report_error* receives its message, or "" after a save."""
        self._owner = owner
        self._save = save
        self._report_error = report_error
        self._timer: Timer | None = None
        self.has_unsaved_changes = False
        self._retry_not_before = 0.0

    def text_changed(self, size: int) -> None:
        """Handle a change of a text that now has *size* characters."""
        self.has_unsaved_changes = True
        if time.monotonic() < self._retry_not_before:
            return
        if size <= IMMEDIATE_SAVE_LIMIT:
            self.flush()
        elif self._timer is None:
            self._timer = self._owner.set_timer(THROTTLE_SECONDS, self.flush)

    def flush(self) -> bool:
        """Save unsaved changes now. Return whether everything is saved."""
        self.stop()
        if not self.has_unsaved_changes:
            return True
        began = time.monotonic()
        try:
            self._save()
        except InfoviewError as error:
            self._retry_not_before = time.monotonic() + BACKOFF_FACTOR * (time.monotonic() - began)
            self._report_error(str(error))
            if self._owner.is_running:
                self._timer = self._owner.set_timer(RETRY_SECONDS, self.flush)
            return False
        self.has_unsaved_changes = False
        self._report_error("")
        return True

    def stop(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
