"""Week screen: when interviews are, which times are offered, and what else takes time (R10, R15)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import (
    DAYS,
    QUARTER_MINUTES,
    ROW_MINUTES,
    first_day_of_week,
    lay_out_week,
    moment_at,
    wall_minutes,
)
from infoview_tui.domain.zones import zone_or
from infoview_tui.errors import NotFoundError
from infoview_tui.services.interviews.queries import find_next_interview
from infoview_tui.services.week.queries import Week, read_week, read_week_contact
from infoview_tui.ui.shared.bindings import WEEK
from infoview_tui.ui.week.grid import WeekGrid
from infoview_tui.ui.week.move_actions import WeekMoveActions
from infoview_tui.ui.week.status import describe_entry, describe_hint, describe_slot, fit_lines

NOW_INTERVAL = 30.0
"""Seconds between moves of the line at the current time."""


class WeekScreen(WeekMoveActions):
    """The week: move the cursor over hours and days, schedule, offer, and move appointments."""

    BINDINGS = [*WEEK]
    TAB = "week"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Week", "Schedule")
    AUTO_FOCUS = "WeekGrid"

    def compose_body(self) -> ComposeResult:
        """Compose the hours, and what is under the cursor in words."""
        yield WeekGrid()
        yield Static(id="status", markup=False)

    def on_mount(self) -> None:
        """Go to the current time, and follow it."""
        self._first_day = first_day_of_week(self._today)
        self.set_interval(NOW_INTERVAL, self._show_now)

    @property
    def _today(self) -> date:
        return self.to_local(self.now()).date()

    # Data

    def load(self) -> None:
        """Read the week, once; the cursor moves over what was read."""
        is_first = self.week is None
        self._read_contact()
        self.week = read_week(self.workspace, self._first_day, DAYS, self.zone, self.now())
        self.context.refresh_calendars(
            moment_at(self._first_day, 0, self.zone), moment_at(self._first_day, DAYS * DAY_MINUTES, self.zone)
        )
        self._empty_text = self._propose_next_step(self.week)
        days = lay_out_week(self.week.entries, self._first_day, self.zone)
        self.grid.show(days, self.zone, self.now(), self._their_zone)
        if is_first:
            self._go_to_now()

    def _read_contact(self) -> None:
        if self.contact is not None:
            try:
                self.contact = read_week_contact(self.workspace, self.contact.id)
            except NotFoundError:
                self.contact = None
                self.refresh_bindings()

    @property
    def _their_zone(self) -> tzinfo | None:
        return None if self.contact is None else zone_or(self.contact.timezone, self.zone)

    def _propose_next_step(self, week: Week) -> str:
        """Return what to do in a week without appointments; empty if there are some."""
        if any(entry.is_own for entry in week.entries):
            return ""
        following = find_next_interview(self.workspace)
        if following is not None and following.starts_at is not None and following.starts_at > self.now():
            local = self.to_local(following.starts_at)
            day = format_day(local.date(), self._today)
            return f"No interviews this week. The next one: {day} at {local:%H:%M} with {following.contact}."
        return "No interviews this week. Press n to schedule one at the cursor."

    def _show_now(self) -> None:
        self.grid.show_now(self.now())

    # Cursor

    _said = ""

    def on_week_grid_cursor_moved(self) -> None:
        """Say what is under the cursor."""
        self.show_under_cursor()

    def show_under_cursor(self) -> None:
        """Say what is under the cursor, and what to do next."""
        week, entry = self.week, self.grid.cursor.entry
        if week is None:
            return
        if self.grid.moved is not None:
            said = self.describe_move(self.grid.moved)
        elif entry is not None:
            said = describe_entry(entry, self.zone)
        else:
            busy = [other for other in week.entries if not other.is_own]
            said = describe_slot(self.cursor_moment, self.zone, busy, self.contact)
        hint = describe_hint(self.contact, week.problems, self._empty_text)
        status = self.query_one("#status", Static)
        said = fit_lines(said, status.size.width, max(1, status.size.height - bool(hint)))
        said = Content("\n").join([said, hint]) if hint else said
        if said.markup != self._said:
            self._said = said.markup
            status.update(said, layout=False)

    @property
    def cursor_moment(self) -> datetime:
        """When the half hour or the appointment under the cursor begins."""
        cursor = self.grid.cursor
        if cursor.entry is not None:
            return cursor.entry.starts_at
        return moment_at(cursor.day, cursor.stop.minutes, self.zone)

    def on_week_grid_week_left(self, message: WeekGrid.WeekLeft) -> None:
        """Show the next or the previous week, with the cursor on its nearest day."""
        self._show_week(message.by, 0 if message.by > 0 else DAYS - 1)

    def action_cursor(self, days: int, rows: int) -> None:
        """Move the cursor."""
        self.settle_move()
        if days:
            self.grid.move_days(days)
        else:
            self.grid.move_rows(rows)
        self.show_under_cursor()  # in the same frame

    def action_page(self, by: int) -> None:
        """Move the cursor by some hours."""
        self.settle_move()
        self.grid.move_page(by)

    def action_end(self, to: int) -> None:
        """Move the cursor to the first or last half hour of the day."""
        self.settle_move()
        self.grid.move_rows(to * len(self.grid.cursor.stops()))

    def action_week(self, by: int) -> None:
        """Show another week; the cursor keeps its day and time."""
        self.settle_move()
        self._show_week(by, self.grid.cursor.day_number)

    def action_today(self) -> None:
        """Go to the current time."""
        self.settle_move()
        self._go_to_now()

    def _show_week(self, by: int, day_number: int) -> None:
        self._first_day += timedelta(days=DAYS * by)
        self.grid.cursor.day_number = day_number
        with self.reporting_errors():
            self.load()

    def _go_to_now(self) -> None:
        today, minutes = wall_minutes(self.now(), self.zone)
        if self._first_day != first_day_of_week(today):
            self._first_day = first_day_of_week(today)
            with self.reporting_errors():
                self.load()
        self.grid.move_to(today.weekday(), minutes // ROW_MINUTES * ROW_MINUTES // QUARTER_MINUTES)

    # Actions on what is under the cursor

    def current_contact_id(self) -> int | None:
        """Return the contact of the appointment under the cursor, or the one chosen for scheduling."""
        entry = self.grid.cursor.entry
        if entry is not None:
            return entry.contact_id
        return self.contact.id if self.contact is not None else None

    def action_save_calendar_file(self) -> None:
        """Save the interview under the cursor as a calendar file, or the next one with the contact."""
        from infoview_tui.ui.shared.calendar_file import save_calendar_file

        entry = self.grid.cursor.entry
        if entry is None or entry.interview_id is None:
            self.contact_actions.action_save_calendar_file()
            return
        with self.reporting_errors():
            save_calendar_file(self, interview_id=entry.interview_id)

    def on_week_grid_opened(self) -> None:
        """Open what was double-clicked."""
        self.action_open()

    def action_open(self) -> None:
        """Open the appointment under the cursor, or schedule an interview there."""
        if self.settle_move():
            return
        entry = self.grid.cursor.entry
        if entry is None:
            self.action_schedule_here()
        else:
            self._open_entry(entry)

    def _open_entry(self, entry: WeekEntry) -> None:
        match entry.kind, entry.interview_id:
            case WeekEntryKind.PLANNED, int(interview_id):
                self.navigation.open_preparation(interview_id)
            case WeekEntryKind.RUNNING, int(interview_id):
                self.navigation.open_call(interview_id)
            case WeekEntryKind.HELD, int(interview_id):
                self.navigation.open_interview(interview_id)
            case _ if entry.contact_id is not None:
                self.navigation.open_contact(entry.contact_id)
