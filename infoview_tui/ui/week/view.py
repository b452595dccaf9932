"""The week as it is shown: the hours, and in words what is under the cursor."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.minute_of_day import DAY_MINUTES
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
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.services.week.queries import Week, WeekContactRow, read_week, read_week_contact
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.week.grid import WeekGrid
from infoview_tui.ui.week.overlap import describe_move
from infoview_tui.ui.week.status import describe_entry, describe_hint, describe_slot, fit_lines


class WeekView:
    """Reads a week and shows it; the cursor moves over what was read."""

    def __init__(self, screen: InfoviewScreen) -> None:
        """Create the widgets."""
        self._screen = screen
        self.grid = WeekGrid()
        self._status = Static(id="status", markup=False)
        self.week: Week | None = None
        """The week that is shown; None before it was read."""
        self.contact: WeekContactRow | None = None
        """The contact chosen for scheduling."""
        self.first_day = date.min
        """The Monday of the week."""
        self._empty_text = ""
        self._said = ""

    def compose(self) -> ComposeResult:
        """Compose the hours, and what is under the cursor in words."""
        yield self.grid
        yield self._status

    def begin(self) -> None:
        """Start in the current week."""
        screen = self._screen
        self.first_day = first_day_of_week(screen.to_local(screen.now()).date())

    def read(self) -> None:
        """Read the week, once; the cursor moves over what was read."""
        screen = self._screen
        is_first = self.week is None
        self._read_contact()
        self.week = read_week(screen.workspace, self.first_day, DAYS, screen.zone, screen.now())
        screen.context.refresh_calendars(
            moment_at(self.first_day, 0, screen.zone), moment_at(self.first_day, DAYS * DAY_MINUTES, screen.zone)
        )
        self._empty_text = self._propose_next_step(self.week)
        days = lay_out_week(self.week.entries, self.first_day, screen.zone)
        self.grid.show(days, screen.zone, screen.now(), self._their_zone)
        if is_first:
            self.go_to_now()

    def _read_contact(self) -> None:
        screen = self._screen
        if self.contact is not None:
            try:
                self.contact = read_week_contact(screen.workspace, self.contact.id)
            except NotFoundError:
                self.contact = None
                screen.refresh_bindings()

    @property
    def _their_zone(self) -> tzinfo | None:
        return None if self.contact is None else zone_or(self.contact.timezone, self._screen.zone)

    def _propose_next_step(self, week: Week) -> str:
        """Return what to do in a week without appointments; empty if there are some."""
        screen = self._screen
        if any(entry.is_own for entry in week.entries):
            return ""
        following = find_next_interview(screen.workspace)
        if following is not None and following.starts_at is not None and following.starts_at > screen.now():
            local = screen.to_local(following.starts_at)
            day = format_day(local.date(), screen.to_local(screen.now()).date())
            return f"No interviews this week. The next one: {day} at {local:%H:%M} with {following.contact}."
        return "No interviews this week. Press n to schedule one at the cursor."

    def show_under_cursor(self) -> None:
        """Say what is under the cursor, and what to do next."""
        screen = self._screen
        week, entry = self.week, self.grid.cursor.entry
        if week is None:
            return
        if self.grid.moved is not None:
            said = describe_move(week, self.grid.moved, screen.now(), screen.zone)
        elif entry is not None:
            said = describe_entry(entry, screen.zone)
        else:
            busy = [other for other in week.entries if not other.is_own]
            said = describe_slot(self.cursor_moment, screen.zone, busy, self.contact)
        hint = describe_hint(self.contact, week.problems, self._empty_text)
        status = self._status
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
        return moment_at(cursor.day, cursor.stop.minutes, self._screen.zone)

    def show_week(self, by: int, day_number: int) -> None:
        """Show a later or an earlier week, with the cursor on one of its days."""
        self.first_day += timedelta(days=DAYS * by)
        self.grid.cursor.day_number = day_number
        with self._screen.reporting_errors():
            self.read()

    def go_to_now(self) -> None:
        """Go to the current time."""
        screen = self._screen
        today, minutes = wall_minutes(screen.now(), screen.zone)
        if self.first_day != first_day_of_week(today):
            self.first_day = first_day_of_week(today)
            with screen.reporting_errors():
                self.read()
        self.grid.move_to(today.weekday(), minutes // ROW_MINUTES * ROW_MINUTES // QUARTER_MINUTES)

    def go_to_entry(self, interview_id: int | None, starts_at: datetime) -> None:
        """Go to an interview at a time, if that is in this week."""
        day, minutes = wall_minutes(starts_at, self._screen.zone)
        number = (day - self.first_day).days
        if self.week is not None and 0 <= number < DAYS:
            found = (entry for entry in self.week.entries if entry.interview_id == interview_id)
            self.grid.move_to(number, minutes // QUARTER_MINUTES, next(found, None))

    @property
    def current_contact_id(self) -> int | None:
        """Return the contact of the appointment under the cursor, or the one chosen for scheduling."""
        entry = self.grid.cursor.entry
        if entry is not None:
            return entry.contact_id
        return self.contact.id if self.contact is not None else None
