"""Saving what is typed in a call: where it fails the text stays, one calm line says so, and it is tried again."""

from __future__ import annotations

import time
from collections.abc import Callable

from infoview_tui.errors import InfoviewError

RETRY_AFTER = 3.0
"""After a save that failed, so many times as long as it took passes before the next: a locked database must not stall
the typing at every key."""


class Keeping:
    """Saves, and knows whether the last thing that was to be saved is."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """``changed`` is called where the trouble begins, changes or ends."""
        self.trouble = ""
        """Why what is on the screen is not on the disk, in a sentence; empty while it is."""
        self._changed = changed
        self._retry_at = 0.0

    @property
    def due(self) -> bool:
        """Whether it is time to save: nothing has failed, or long enough ago."""
        return not self.trouble or time.monotonic() >= self._retry_at

    def saved(self, save: Callable[[], object]) -> bool:
        """Save something and tell whether that worked."""
        before, began = self.trouble, time.monotonic()
        try:
            save()
            self.trouble = ""
        except InfoviewError as error:
            first, _, _ = str(error).partition(". ")
            self.trouble = first if first.startswith("Not saved") else f"Not saved: {first}"
            self._retry_at = time.monotonic() + RETRY_AFTER * (time.monotonic() - began)
        if self.trouble != before:
            self._changed()
        return not self.trouble
