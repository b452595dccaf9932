"""Saving what is typed, as it is typed: what is on the screen is on the disk."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from infoview_tui.errors import InfoviewError

IMMEDIATE_SAVE_LIMIT = 50_000
"""Characters up to which each change is saved at once; a longer text is saved a few times a second."""

THROTTLE_SECONDS = 0.25
"""Seconds between two saves of a long text, however fast one types: a throttle, which typing on does not put off."""

RETRY_SECONDS = 3.0
"""Seconds until a save that failed is tried again."""

BACKOFF_FACTOR = 3.0
"""So many times as long as a failed save took, no key tries again: a database that another program holds must not
stall the typing at each of them."""


class Autosave:
    """Saves a text at every change. A save that fails is told once, in a line, and tried again until it works."""

    def __init__(self, owner: MessagePump, save: Callable[[], None], report_error: Callable[[str], None]) -> None:
        """``save`` raises InfoviewError where it cannot; ``tell`` is given its sentence, or "" when all is well."""
        self._owner = owner
        self._save = save
        self._report_error = report_error
        self._timer: Timer | None = None
        self.has_unsaved_changes = False
        self._retry_not_before = 0.0

    def text_changed(self, size: int) -> None:
        """Note a change of a text that now has ``size`` characters."""
        self.has_unsaved_changes = True
        if time.monotonic() < self._retry_not_before:
            return
        if size <= IMMEDIATE_SAVE_LIMIT:
            self.flush()
        elif self._timer is None:
            self._timer = self._owner.set_timer(THROTTLE_SECONDS, self.flush)

    def flush(self) -> bool:
        """Save now what is not saved yet; tell whether all is on the disk."""
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
        """Wait for nothing any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
