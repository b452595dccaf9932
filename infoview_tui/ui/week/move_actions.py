"""Moves appointments of the week by keys and by the mouse."""

from __future__ import annotations

from textual.timer import Timer

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.week_entries import WeekEntryKind
from infoview_tui.domain.week_layout import (
    QUARTER_MINUTES,
    first_day_of_week,
    moment_at,
    wall_minutes,
)
from infoview_tui.services import outreach
from infoview_tui.services.interviews.timing import read_appointment
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.week.canvas import Moved
from infoview_tui.ui.week.grid import shift_moved
from infoview_tui.ui.week.overlap import describe_overlap
from infoview_tui.ui.week.view import WeekView

SETTLE_SECONDS = 1.5
"""Seconds after the last key that moved an appointment until the move is saved."""

_WHY_FIXED = {
    WeekEntryKind.PLANNED: "",
    WeekEntryKind.RUNNING: "This interview is running, so it cannot be moved.",
    WeekEntryKind.HELD: "This interview took place, so it cannot be moved.",
    WeekEntryKind.OFFER: "An offered time cannot be moved. Offer another one with o.",
    WeekEntryKind.TRIP: "Meetings of a trip are moved on the trip's screen.",
    WeekEntryKind.BUSY: "",
}
"""Why an appointment cannot be moved here."""


class MoveActions:
    """Keys that move an appointment show it at its new time at once.

    The move is saved, as one undo step, with the next other key or shortly after the last one.
    """

    def __init__(self, screen: InfoviewScreen, view: WeekView) -> None:
        """Start without a move."""
        self._screen = screen
        self._view = view
        self._settle_timer: Timer | None = None

    def action_shift(self, days: int, rows: int) -> None:
        """Move the appointment under the cursor by days or half hours."""
        screen = self._screen
        entry, moved = self._view.grid.cursor.entry, self._view.grid.moved
        if moved is None:
            if entry is None:
                screen.show_status("There is no interview here to move.")
                return
            if entry.kind is not WeekEntryKind.PLANNED:
                screen.show_status(_WHY_FIXED[entry.kind])
                return
            moved = Moved(entry, *wall_minutes(entry.starts_at, screen.zone))
        self._show_moved(shift_moved(moved, days, rows))

    def _show_moved(self, moved: Moved) -> None:
        screen = self._screen
        self._view.grid.show_moved(moved)
        monday = first_day_of_week(moved.day)
        if monday != self._view.first_day:
            self._view.first_day = monday
            with screen.reporting_errors():
                self._view.read()
        self._view.grid.show_day((moved.day - monday).days, moved.minutes // QUARTER_MINUTES)
        self._view.show_under_cursor()
        self._stop_settling()
        self._settle_timer = screen.set_timer(SETTLE_SECONDS, self.settle)

    def _stop_settling(self) -> None:
        if self._settle_timer is not None:
            self._settle_timer.stop()
            self._settle_timer = None

    def settle(self) -> bool:
        """Save the move that is shown; return whether there was one."""
        self._stop_settling()
        moved = self._view.grid.moved
        if moved is None or self._view.grid.is_dragging:
            return False
        self._view.grid.show_moved(None)
        self._save_move(moved)
        return True

    def _save_move(self, moved: Moved) -> None:
        screen = self._screen
        entry, starts_at = moved.entry, moment_at(moved.day, moved.minutes, screen.zone)
        if entry.contact_id is None or starts_at == entry.starts_at:
            self._view.show_under_cursor()
            return
        with screen.reporting_errors():
            given = read_appointment(screen.workspace, entry.contact_id)
            if given is None:
                return
            appointment = given._replace(starts_at=starts_at)
            if appointment.is_over(screen.now()):
                self._view.show_under_cursor()
                screen.show_status("That time is over. Press S to record an interview that took place.")
                return
            overlap = describe_overlap(self._view.week, moved, screen.zone)
            outreach.scheduling.schedule_interview(screen.workspace, entry.contact_id, appointment, screen.now())
            screen.reload()
            self._view.go_to_entry(entry.interview_id, starts_at)
            local = screen.to_local(starts_at)
            day = format_day(local.date(), screen.to_local(screen.now()).date())
            warning = f" It {overlap}." if overlap else ""
            screen.show_status(f"Moved to {day} at {local:%H:%M}.{warning} u undoes it.")

    def drop(self, moved: Moved) -> None:
        """Move a dragged appointment."""
        kind = moved.entry.kind
        if kind is WeekEntryKind.PLANNED:
            self._save_move(moved)
        else:
            self._screen.show_status(_WHY_FIXED[kind])

    def cancel(self) -> bool:
        """Cancel the move that is shown; return whether there was one."""
        grid = self._view.grid
        if grid.is_dragging:
            grid.cancel_drag()
        elif grid.moved is not None:
            self._stop_settling()
            grid.show_moved(None)
        else:
            return False
        return True
