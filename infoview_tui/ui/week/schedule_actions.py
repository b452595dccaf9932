"""Schedules interviews in the week, and offers times to the contact chosen for it (R10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from infoview_tui.domain.person_names import first_name
from infoview_tui.services import availability
from infoview_tui.services.week.queries import read_week_contact
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.scheduling import Scheduling
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.week.move_actions import MoveActions
from infoview_tui.ui.week.view import WeekView


class ScheduleActions:
    """Acts on the time under the cursor."""

    def __init__(
        self, screen: InfoviewScreen, view: WeekView, moving: MoveActions, contact_actions: ContactActions
    ) -> None:
        """Set the week; a move is saved before anything else."""
        self._screen = screen
        self._view = view
        self._moving = moving
        self._contact_actions = contact_actions

    def action_choose_contact(self) -> None:
        """Choose the contact to schedule for."""
        self._moving.settle()
        self._ask_for_contact(self._look_for)

    def _look_for(self, contact_id: int) -> None:
        screen = self._screen
        self._view.contact = read_week_contact(screen.workspace, contact_id)
        screen.reload()
        screen.refresh_bindings()

    def _ask_for_contact(self, then: Callable[[int], None]) -> None:
        from infoview_tui.ui.week.choose_contact import ask_for_contact

        screen = self._screen

        def chosen(contact_id: int) -> None:
            with screen.reporting_errors():
                then(contact_id)

        ask_for_contact(screen, chosen)

    def action_schedule_here(self) -> None:
        """Schedule an interview at the cursor."""
        self._moving.settle()
        starts_at = self._view.cursor_moment
        if self._view.contact is not None:
            self._schedule(self._view.contact.id, starts_at)
        else:
            self._ask_for_contact(lambda contact_id: self._schedule(contact_id, starts_at))

    def _schedule(self, contact_id: int, starts_at: datetime) -> None:
        Scheduling(self._screen, contact_id, starts_at=starts_at).ask()

    def action_offer_here(self) -> None:
        """Offer the time under the cursor to the chosen contact, and hold it until they answer (R10)."""
        screen = self._screen
        self._moving.settle()
        contact, starts_at = self._view.contact, self._view.cursor_moment
        if contact is None:
            return
        if starts_at <= screen.now():
            screen.show_status("That time is over; offer one ahead.")
            return
        with screen.reporting_errors():
            minutes = screen.context.config.minutes
            added = availability.offers.offer_times(screen.workspace, contact.id, [starts_at], minutes, screen.now())
            screen.reload()
            who = first_name(contact.name)
            screen.show_status(f"Offered to {who}. u undoes it." if added else f"{who} has been offered this time.")

    def action_save_calendar_file(self) -> None:
        """Save the interview under the cursor as a calendar file, or the next one with the contact."""
        from infoview_tui.ui.shared.calendar_file import save_calendar_file

        screen = self._screen
        entry = self._view.grid.cursor.entry
        if entry is None or entry.interview_id is None:
            self._contact_actions.action_save_calendar_file()
            return
        with screen.reporting_errors():
            save_calendar_file(screen, interview_id=entry.interview_id)

    def cancel(self) -> None:
        """No longer look for a time for a contact."""
        screen = self._screen
        if self._view.contact is not None:
            self._view.contact = None
            screen.reload()
            screen.refresh_bindings()
