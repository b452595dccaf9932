"""Autosave for the call screen: if saving fails, the text stays, one line shows the error, and saving is retried."""

from __future__ import annotations

import time
from collections.abc import Callable

from infoview_tui.errors import InfoviewError

BACKOFF_FACTOR = 3.0
"""Delay before a failed save is retried, as a multiple of its duration, so that a locked database does not slow down
typing."""


class CallAutosave:
    """Runs saves and remembers the error of the last one."""

    def __init__(self, on_error_change: Callable[[], None]) -> None:
        """Call ``on_error_change`` whenever the error appears, changes, or clears."""
        self.error = ""
        """Why the text on the screen is not saved, in one sentence; empty if it is saved."""
        self._on_error_change = on_error_change
        self._retry_at = 0.0

    @property
    def is_due(self) -> bool:
        """Whether to save now: the last save succeeded, or the retry delay is over."""
        return not self.error or time.monotonic() >= self._retry_at

    def try_save(self, save: Callable[[], object]) -> bool:
        """Run *save* and return whether it succeeded."""
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
