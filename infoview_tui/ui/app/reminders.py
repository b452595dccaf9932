"""The app reminds of the next interview: a line on any screen, and the terminal's own notification if switched on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.app.opening_steps import OpeningStepsApp
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from infoview_tui.domain.reminders import ReminderKey

REMINDER_SECONDS = 20
"""How long a reminder is shown. Until the interview begins, the top bar counts the minutes."""


class RemindersApp(OpeningStepsApp):
    """An app that reminds of interviews while it runs."""

    def __init__(self) -> None:
        """Start with nothing reminded of."""
        super().__init__()
        self._given_reminders: set[ReminderKey] = set()
        self.next_status = ""
        """The next interview, if it begins soon, for the top bar."""

    def check_reminders(self, *, quietly: bool = False) -> None:
        """Give the reminders that are due, and update the top bar. The app asks a few times a minute.

        *quietly* is for the start: the first screen says what begins soon, and only later reminders are given.
        """
        from infoview_tui.domain.reminders import EARLIEST, find_reminders, format_reminder, minutes_until
        from infoview_tui.services.interviews.queries import list_upcoming

        if self.is_closing:
            return
        now = self.now()
        try:
            upcoming = list_upcoming(self.workspace, now, now + EARLIEST)
        except InfoviewError:
            return  # the screen has already shown the error
        first = next(iter(upcoming), None)
        self.next_status = f"{first.name} in {minutes_until(first.starts_at, now)} min" if first else ""
        for bar in self.screen.query(TopBar):
            bar.next_status = self.next_status
        for key, interview in find_reminders(upcoming, now, self._given_reminders):
            self._given_reminders.add(key)
            if quietly:
                continue
            text = format_reminder(interview, now)
            self.show_notification(text, seconds=REMINDER_SECONDS)
            self.notify_by_terminal(text)

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
