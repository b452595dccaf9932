"""The app reminds of the next interview: a line on any screen, and the terminal's own notification if switched on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app.opening_steps import OpeningStepsApp

if TYPE_CHECKING:
    from textual.timer import Timer

    from infoview_tui.domain.reminders import ReminderKey, Upcoming

CHECK_SECONDS = 20.0
"""How often the clock is looked at, in seconds: after it jumped or the computer slept, a timer is wrong."""

REMINDER_SECONDS = 20
"""How long a reminder is shown. Until the interview begins, the top bar counts the minutes."""


class RemindersApp(OpeningStepsApp):
    """An app that reminds of interviews while it runs."""

    def __init__(self) -> None:
        """Start with nothing reminded of."""
        super().__init__()
        self._given_reminders: set[ReminderKey] = set()
        self._reminder_timer: Timer | None = None
        self.next_status = ""
        """The next interview, if it begins soon, for the top bar."""

    def remind_at_start(self, *, quietly: bool) -> None:
        """Give the reminders that are due when the app opens; *quietly* is for the start of a call."""
        self.check_reminders(quietly=quietly)

    def check_reminders(self, *, quietly: bool = False) -> None:
        """Give the reminders that are due, unless *quietly*; update the top bar, and wait for the next reminder."""
        from infoview_tui.domain.reminders import EARLIEST, find_reminders, format_reminder, minutes_until
        from infoview_tui.ui.shared.screen import InfoviewScreen

        now = self.now()
        upcoming = self._list_upcoming(now)
        if upcoming is None:
            return
        first = next((interview for interview in upcoming if interview.starts_at <= now + EARLIEST), None)
        self.next_status = f"{first.name} in {minutes_until(first.starts_at, now)} min" if first else ""
        if isinstance(self.screen, InfoviewScreen):
            self.screen.next_status = self.next_status
        for key, interview in find_reminders(upcoming, now, self._given_reminders):
            self._given_reminders.add(key)
            if not quietly:
                text = format_reminder(interview, now)
                self.show_notification(text, seconds=REMINDER_SECONDS)
                self.notify_by_terminal(text)
        self._set_reminder_timer(upcoming, now)

    def set_reminder_timer(self) -> None:
        """Set the timer for the next reminder, after interviews may have changed."""
        now = self.now()
        upcoming = self._list_upcoming(now)
        if upcoming is not None:
            self._set_reminder_timer(upcoming, now)

    def _list_upcoming(self, now: datetime) -> list[Upcoming] | None:
        """Return the interviews with a reminder until the next look at the clock; None if they cannot be read."""
        from infoview_tui.domain.reminders import EARLIEST
        from infoview_tui.services.interviews.upcoming import list_upcoming

        if self.is_closing:
            return None
        try:
            return list_upcoming(self.workspace, now, now + EARLIEST + timedelta(seconds=2 * CHECK_SECONDS))
        except InfoviewError:
            return None  # the screen has already shown the error

    def _set_reminder_timer(self, upcoming: Sequence[Upcoming], now: datetime) -> None:
        from infoview_tui.domain.reminders import find_next_moment

        if self._reminder_timer is not None:
            self._reminder_timer.stop()
            self._reminder_timer = None
        moment = find_next_moment(upcoming, now)
        if moment is not None:
            seconds = (moment - now).total_seconds()
            self._reminder_timer = self.set_timer(seconds, self.check_reminders, name="reminder")

    def notify_by_terminal(self, text: str) -> None:
        """Ask the terminal for a notification, if the config file says how."""
        if self.config.notifications == "off" or self.is_headless:
            return
        from infoview_tui.ui.app.terminal_notification import format_notification

        # Textual, private: `_driver`. A method of the app that writes an escape sequence would end the need.
        if self._driver is not None:
            in_tmux = bool(os.environ.get("TMUX"))
            self._driver.write(format_notification(self.config.notifications, "Infoview", text, in_tmux=in_tmux))
            self._driver.flush()
