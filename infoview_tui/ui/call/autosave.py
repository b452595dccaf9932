"""Saving what is typed in a call: where it fails the text stays, one calm line says so, and it is tried again."""

from __future__ import annotations

import time
from collections.abc import Callable

from infoview_tui.errors import InfoviewError

BACKOFF_FACTOR = 3.0
"""After a save that failed, so many times as long as it took passes before the next: a locked database must not stall
the typing at every key."""


class CallAutosave:
    """Saves, and knows whether the last thing that was to be saved is."""

    def __init__(self, on_error_change: Callable[[], None]) -> None:
        """``changed`` is called where the trouble begins, changes or ends."""
        self.error = ""
        """Why what is on the screen is not on the disk, in a sentence; empty while it is."""
        self._on_error_change = on_error_change
        self._retry_at = 0.0

    @property
    def is_due(self) -> bool:
        """Whether it is time to save: nothing has failed, or long enough ago."""
        return not self.error or time.monotonic() >= self._retry_at

    def try_save(self, save: Callable[[], object]) -> bool:
        """Save something and tell whether that worked."""
        before, began = self.error, time.monotonic()
        try:
            save()
            self.error = ""
        except InfoviewError as error:
            first, _, _ = str(error).partition(". ")
            self.error = first if first.startswith("Not saved") else f"Not saved: {first}"
            self._retry_at = time.monotonic() + BACKOFF_FACTOR * (time.monotonic() - began)
        if self.error != before:
            self._on_error_change()
        return not self.error
