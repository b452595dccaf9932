"""Actions of the week that change appointments: schedule, offer, and move them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.week_entries import WeekEntryKind
from infoview_tui.domain.week_layout import (
    DAYS,
    QUARTER_MINUTES,
    first_day_of_week,
    moment_at,
    wall_minutes,
)
from infoview_tui.services import availability, outreach
from infoview_tui.services.interviews.queries import read_appointment
from infoview_tui.services.week.queries import read_week_contact
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.scheduling import Scheduling
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.week.canvas import Moved
from infoview_tui.ui.week.grid import WeekGrid, shift_moved

if TYPE_CHECKING:
    from datetime import date

    from infoview_tui.services.week.queries import Week, WeekContactRow

SETTLE_SECONDS = 1.5
"""Seconds after the last key that moved an appointment until the move is saved."""


class WeekMoveActions(InfoviewScreen):
    """Schedules, offers, and moves. Keys that move an appointment show it at its new time at once.

    The move is saved, as one undo step, with the next other key or shortly after the last one.
    """

    week: Week | None = None
    """The week that is shown; None before it was read."""

    contact: WeekContactRow | None = None
    """The contact chosen for scheduling."""

    def __init__(self) -> None:
        """Create it with the actions on the current contact."""
        super().__init__()
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=self.current_contact_id)
        self.parts = (self.contact_actions, self.common_actions)

    def current_contact_id(self) -> int | None:
        """Return the contact that the keys act on."""
        raise NotImplementedError

    _first_day: date
    _empty_text = ""
    _settle_timer: Timer | None = None

    @property
    def grid(self) -> WeekGrid:
        """The hours."""
        return self.query_one(WeekGrid)

    @property
    def cursor_moment(self) -> datetime:
        """When the half hour or the appointment under the cursor begins."""
        raise NotImplementedError

    def show_under_cursor(self) -> None:
        """Say what is under the cursor."""
        raise NotImplementedError

    # The contact to schedule for

    def action_choose_contact(self) -> None:
        """Choose the contact to schedule for."""
        self.settle_move()
        self._ask_for_contact(self._look_for)

    def _look_for(self, contact_id: int) -> None:
        self.contact = read_week_contact(self.workspace, contact_id)
        self.reload()
        self.refresh_bindings()

    def _ask_for_contact(self, then: Callable[[int], None]) -> None:
        from infoview_tui.ui.week.choose_contact import ask_for_contact

        def chosen(contact_id: int) -> None:
            with self.reporting_errors():
                then(contact_id)

        ask_for_contact(self, chosen)

    def action_clear(self) -> None:
        """Cancel a move, or else no longer look for a time for a contact."""
        if self.grid.is_dragging:
            self.grid.cancel_drag()
        elif self.grid.moved is not None:
            self._stop_settling()
            self.grid.show_moved(None)
        elif self.contact is not None:
            self.contact = None
            self.reload()
            self.refresh_bindings()
        self.show_under_cursor()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable offering once there is a contact to offer the time to."""
        if action == "offer_here":
            return self.contact is not None
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return "Press space to choose the contact first." if action == "offer_here" else ""

    # Schedule and offer

    def action_schedule_here(self) -> None:
        """Schedule an interview at the cursor."""
        self.settle_move()
        starts_at = self.cursor_moment
        if self.contact is not None:
            self._schedule(self.contact.id, starts_at)
        else:
            self._ask_for_contact(lambda contact_id: self._schedule(contact_id, starts_at))

    def _schedule(self, contact_id: int, starts_at: datetime) -> None:
        Scheduling(self, contact_id, starts_at=starts_at).ask()

    def action_offer_here(self) -> None:
        """Offer the time under the cursor to the chosen contact, and hold it until they answer (R10)."""
        self.settle_move()
        contact, starts_at = self.contact, self.cursor_moment
        if contact is None:
            return
        if starts_at <= self.now():
            self.show_status("That time is over; offer one ahead.")
            return
        with self.reporting_errors():
            minutes = self.context.config.minutes
            added = availability.offers.offer_times(self.workspace, contact.id, [starts_at], minutes, self.now())
            self.reload()
            who = first_name(contact.name)
            self.show_status(f"Offered to {who}. u undoes it." if added else f"{who} has been offered this time.")

    # Move

    def action_shift(self, days: int, rows: int) -> None:
        """Move the appointment under the cursor by days or half hours."""
        entry, moved = self.grid.cursor.entry, self.grid.moved
        if moved is None:
            if entry is None:
                self.show_status("There is no interview here to move.")
                return
            if entry.kind is not WeekEntryKind.PLANNED:
                self.show_status(_WHY_FIXED[entry.kind])
                return
            moved = Moved(entry, *wall_minutes(entry.starts_at, self.zone))
        self._show_moved(shift_moved(moved, days, rows))

    def _show_moved(self, moved: Moved) -> None:
        self.grid.show_moved(moved)
        monday = first_day_of_week(moved.day)
        if monday != self._first_day:
            self._first_day = monday
            with self.reporting_errors():
                self.load()
        self.grid.show_day((moved.day - monday).days, moved.minutes // QUARTER_MINUTES)
        self.show_under_cursor()
        self._stop_settling()
        self._settle_timer = self.set_timer(SETTLE_SECONDS, self.settle_move)

    def _stop_settling(self) -> None:
        if self._settle_timer is not None:
            self._settle_timer.stop()
            self._settle_timer = None

    def describe_move(self, moved: Moved) -> Content:
        """Say where an appointment is being moved, and what it overlaps there."""
        day = format_day(moved.day, self.to_local(self.now()).date())
        to = f"{day}, {moved.minutes // 60:02}:{moved.minutes % 60:02}"
        overlap = self._describe_overlap(moved)
        what = assemble((f"Move {first_name(moved.entry.label)} to {to}", "bold"))
        return assemble(what, (f" · {overlap}" if overlap else "", "$warning"), (" · escape cancels", "$text-muted"))

    def _describe_overlap(self, moved: Moved) -> str:
        if self.week is None:
            return ""
        starts_at = moment_at(moved.day, moved.minutes, self.zone)
        ends_at = starts_at + (moved.entry.ends_at - moved.entry.starts_at)
        others = [
            other.label or "a busy time"
            for other in self.week.entries
            if other.interview_id != moved.entry.interview_id or other.interview_id is None
            if other.starts_at < ends_at and starts_at < other.ends_at and not other.all_day
        ]
        return f"overlaps {others[0]}" + (f" and {len(others) - 1} more" if others[1:] else "") if others else ""

    def settle_move(self) -> bool:
        """Save the move that is shown; return whether there was one."""
        self._stop_settling()
        moved = self.grid.moved
        if moved is None or self.grid.is_dragging:
            return False
        self.grid.show_moved(None)
        self._save_move(moved)
        return True

    def finish(self) -> None:
        """Save a move before the app ends."""
        self.settle_move()

    def on_screen_suspend(self) -> None:
        """Save a move when another screen comes to the front."""
        self.settle_move()

    def on_week_grid_dropped(self, message: WeekGrid.Dropped) -> None:
        """Move a dragged appointment."""
        kind = message.moved.entry.kind
        if kind is WeekEntryKind.PLANNED:
            self._save_move(message.moved)
        else:
            self.show_status(_WHY_FIXED[kind])

    def _save_move(self, moved: Moved) -> None:
        entry, starts_at = moved.entry, moment_at(moved.day, moved.minutes, self.zone)
        if entry.contact_id is None or starts_at == entry.starts_at:
            self.show_under_cursor()
            return
        with self.reporting_errors():
            given = read_appointment(self.workspace, entry.contact_id)
            if given is None:
                return
            appointment = replace(given, starts_at=starts_at)
            if appointment.is_over(self.now()):
                self.show_under_cursor()
                self.show_status("That time is over. Press S to record an interview that took place.")
                return
            overlap = self._describe_overlap(moved)
            outreach.scheduling.schedule_interview(self.workspace, entry.contact_id, appointment, self.now())
            self.reload()
            self._go_to_entry(entry.interview_id, starts_at)
            local = self.to_local(starts_at)
            day = format_day(local.date(), self.to_local(self.now()).date())
            warning = f" It {overlap}." if overlap else ""
            self.show_status(f"Moved to {day} at {local:%H:%M}.{warning} u undoes it.")

    def _go_to_entry(self, interview_id: int | None, starts_at: datetime) -> None:
        day, minutes = wall_minutes(starts_at, self.zone)
        number = (day - self._first_day).days
        if self.week is not None and 0 <= number < DAYS:
            found = (entry for entry in self.week.entries if entry.interview_id == interview_id)
            self.grid.move_to(number, minutes // QUARTER_MINUTES, next(found, None))


_WHY_FIXED = {
    WeekEntryKind.PLANNED: "",
    WeekEntryKind.RUNNING: "This interview is running, so it cannot be moved.",
    WeekEntryKind.HELD: "This interview took place, so it cannot be moved.",
    WeekEntryKind.OFFER: "An offered time cannot be moved. Offer another one with o.",
    WeekEntryKind.TRIP: "Meetings of a trip are moved on the trip's screen.",
    WeekEntryKind.BUSY: "",
}
"""Why an appointment cannot be moved here."""
