"""The app reads the user's calendar files while it runs: after the first paint, and when a screen needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING

from infoview_tui.ui.app.ending import EndingApp

if TYPE_CHECKING:
    from infoview_tui.config import Config
    from infoview_tui.services.availability.calendars import CalendarCache

READ_DELAY = 0.5
"""Seconds after the first paint before calendars are read."""

CHECK_INTERVAL = 60.0
"""Seconds in which files are not looked at again unless other weeks are needed."""

WEEKS_AHEAD = timedelta(weeks=3)
"""How far calendars are read without being asked: times to offer are in the next two to three weeks (R10)."""

PADDING = timedelta(weeks=3)
"""How much more is read before and after weeks that are needed, since the ones beside them are often next."""


class CalendarsApp(EndingApp):
    """An app that keeps what the user's calendars say in the workspace."""

    config: Config
    monotonic: Callable[[], float]

    def __init__(self) -> None:
        """Start with nothing read."""
        super().__init__()
        self._checked_calendars: float | None = None
        self._is_reading_calendars = False
        self._needed_weeks: tuple[datetime, datetime] | None = None

    @cached_property
    def calendars(self) -> CalendarCache:
        """The calendar files; imported when they are first read."""
        from infoview_tui.services.availability.calendars import CalendarCache

        return CalendarCache(self.config.calendars, self.zone)

    def read_calendars_later(self) -> None:
        """Read calendars for the first time, soon after the first paint, if there are any."""
        if self.config.calendars:
            self.set_timer(READ_DELAY, lambda: self._start_reading(*self._next_weeks()))

    def refresh_calendars(self, start: datetime | None = None, end: datetime | None = None) -> None:
        """Read calendar files that have changed, and the time between two moments, in a worker.

        The front screen reloads if that is new. Without moments, only files that were read before are looked at. Costs
        nothing if the time has been read and the files were looked at less than a minute ago.
        """
        if not self.config.calendars or (self._checked_calendars is None and start is None):
            return
        self._needed_weeks = (start, end) if start and end else self._needed_weeks or self._next_weeks()
        is_old = self.monotonic() - (self._checked_calendars or -CHECK_INTERVAL) >= CHECK_INTERVAL
        if not self._is_reading_calendars and (is_old or not self.calendars.covers(*self._needed_weeks)):
            start, end = self._needed_weeks
            self._start_reading(start - PADDING, end + PADDING)

    def _next_weeks(self) -> tuple[datetime, datetime]:
        return self.now(), self.now() + WEEKS_AHEAD

    def _start_reading(self, start: datetime, end: datetime) -> None:
        from infoview_tui.services.availability.calendars import read_own_emails

        self._is_reading_calendars, self._checked_calendars = True, self.monotonic()
        read = partial(self._read_calendars, start, end, read_own_emails(self.workspace))
        self.run_worker(read, name="calendars", thread=True, exit_on_error=False)

    def _read_calendars(self, start: datetime, end: datetime, emails: frozenset[str]) -> None:
        """Read in a thread, and tell the app."""
        is_changed: bool | None = None
        try:
            is_changed = self.calendars.refresh(start, end, emails)
        finally:
            self.call_later(self._show_calendars, is_changed)

    def _show_calendars(self, is_changed: bool | None) -> None:
        """Show what was read; *is_changed* is None if that failed."""
        from infoview_tui.ui.shared.screen import InfoviewScreen

        self._is_reading_calendars = False
        if self.is_closing or is_changed is None:
            return
        self.workspace.calendar_reading = self.calendars.reading
        if self._needed_weeks and not self.calendars.covers(*self._needed_weeks):
            self.refresh_calendars(*self._needed_weeks)  # the user went on while others were read
        if is_changed and isinstance(self.screen, InfoviewScreen):
            self.screen.reload()

    def on_unmount(self) -> None:
        """Stop reading, so that the app does not wait for it."""
        if "calendars" in self.__dict__:
            self.calendars.close()
