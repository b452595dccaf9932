"""Autosave: save text while the user types. A failed save is reported in one line and retried; the text stays."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from infoview_tui.errors import InfoviewError

IMMEDIATE_SAVE_LIMIT = 50_000
"""Longest text, in characters, that is saved at every change; a longer one is saved a few times a second."""

THROTTLE_SECONDS = 0.25
"""Seconds between two saves of a long text. A throttle, not a debounce: further typing does not delay the save."""

RETRY_SECONDS = 3.0
"""Seconds until a failed save of an editor is retried without a key."""

BACKOFF_FACTOR = 3.0
"""After a failed save, keys do not retry for this many times its duration, so that a locked database does not make
typing slow."""


class Autosave:
    """Runs saves, remembers the error of the last one, and tells when to retry."""

    def __init__(self, report_error: Callable[[str], None]) -> None:
        """*report_error* receives the message of an error when it appears or changes, and "" when it clears."""
        self.error = ""
        """Why the text on the screen is not saved; empty if it is saved."""
        self._report_error = report_error
        self._retry_at = 0.0

    @property
    def is_due(self) -> bool:
        """Whether to save now: the last save succeeded, or the retry delay is over."""
        return not self.error or time.monotonic() >= self._retry_at

    def try_save(self, save: Callable[[], object]) -> bool:
        """Run *save*, which raises InfoviewError if it fails, and return whether it succeeded."""
        before, began = self.error, time.monotonic()
        try:
            save()
            self.error = ""
        except InfoviewError as error:
            self.error = str(error)
            ended = time.monotonic()
            self._retry_at = ended + BACKOFF_FACTOR * (ended - began)
        if self.error != before:
            self._report_error(self.error)
        return not self.error


class TimerOwner(Protocol):
    """A screen, which runs timers."""

    @property
    def is_running(self) -> bool:
        """Whether timers still run."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Call a function once, after some seconds."""


class EditorAutosave:
    """Autosave of an editor: it saves at every change, and also by timer if a text is long or a save failed."""

    def __init__(self, owner: TimerOwner, save: Callable[[], object], report_error: Callable[[str], None]) -> None:
        """*save* and *report_error* are as in `Autosave`; *owner* runs the timer."""
        self._owner = owner
        self._save = save
        self._autosave = Autosave(report_error)
        self._timer: Timer | None = None
        self.has_unsaved_changes = False

    def text_changed(self, size: int) -> None:
        """Handle a change of a text that now has *size* characters."""
        self.has_unsaved_changes = True
        if not self._autosave.is_due:
            return
        if size <= IMMEDIATE_SAVE_LIMIT:
            self.flush()
        elif self._timer is None:
            self._timer = self._owner.set_timer(THROTTLE_SECONDS, self.flush)

    def flush(self) -> bool:
        """Save unsaved changes now. Return whether everything is saved."""
        self.stop()
        if self.has_unsaved_changes and not self._autosave.try_save(self._save):
            if self._owner.is_running:
                self._timer = self._owner.set_timer(RETRY_SECONDS, self.flush)
            return False
        self.has_unsaved_changes = False
        return True

    def stop(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
