"""Saving what is typed, as it is typed: what is on the screen is on the disk."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

from infoview_tui.errors import InfoviewError

AT_ONCE = 50_000
"""Characters up to which each change is saved at once; a longer text is saved a few times a second."""

THROTTLE = 0.25
"""Seconds between two saves of a long text, however fast one types: a throttle, which typing on does not put off."""

RETRY = 3.0
"""Seconds until a save that failed is tried again."""

PAUSE = 3.0
"""So many times as long as a failed save took, no key tries again: a database that another program holds must not
stall the typing at each of them."""


class Keeper:
    """Saves a text at every change. A save that fails is told once, in a line, and tried again until it works."""

    def __init__(self, owner: MessagePump, save: Callable[[], None], tell: Callable[[str], None]) -> None:
        """``save`` raises InfoviewError where it cannot; ``tell`` is given its sentence, or "" when all is well."""
        self._owner = owner
        self._save = save
        self._tell = tell
        self._timer: Timer | None = None
        self.unsaved = False
        self._pause_until = 0.0

    def changed(self, size: int) -> None:
        """Note a change of a text that now has ``size`` characters."""
        self.unsaved = True
        if time.monotonic() < self._pause_until:
            return
        if size <= AT_ONCE:
            self.flush()
        elif self._timer is None:
            self._timer = self._owner.set_timer(THROTTLE, self.flush)

    def flush(self) -> bool:
        """Save now what is not saved yet; tell whether all is on the disk."""
        self.rest()
        if not self.unsaved:
            return True
        began = time.monotonic()
        try:
            self._save()
        except InfoviewError as error:
            self._pause_until = time.monotonic() + PAUSE * (time.monotonic() - began)
            self._tell(str(error))
            if self._owner.is_running:
                self._timer = self._owner.set_timer(RETRY, self.flush)
            return False
        self.unsaved = False
        self._tell("")
        return True

    def rest(self) -> None:
        """Wait for nothing any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
