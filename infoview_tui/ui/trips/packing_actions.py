"""When contacts are met on a trip: times found, locked, moved by hand, and cleared (R15)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from infoview_tui.domain.date_parser import parse_datetime
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.services import trips
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.validators import Understood
from infoview_tui.ui.trips.plan import TripPlan

STEP = timedelta(minutes=30)
"""How far one key moves a meeting."""


class PackingActions:
    """Changes the time of the contact under the cursor, or finds times for all."""

    def __init__(self, screen: InfoviewScreen, plan: TripPlan) -> None:
        """Set the plan that the keys change."""
        self._screen = screen
        self._plan = plan

    def action_propose_times(self) -> None:
        """Pack the trip: find a time for all contacts without a fixed one."""
        screen = self._screen
        self._plan.change(
            lambda: trips.packing.propose_times(screen.workspace, self._plan.trip_id, screen.now(), screen.zone).text
        )

    def action_lock(self) -> None:
        """Keep the time of a contact when the rest is packed again, or no longer."""
        screen = self._screen
        meeting = self._plan.meeting
        if meeting is not None:
            is_locked = not meeting.row.is_locked

            def lock() -> str:
                trips.packing.set_locked(screen.workspace, meeting.row.id, is_locked, screen.now())
                return f"{'Locked' if is_locked else 'Unlocked'} {meeting.row.name}."

            self._plan.change(lock)

    def action_move_time(self, by: int) -> None:
        """Move a meeting by half hours, and lock it."""
        meeting = self._plan.meeting
        if meeting is not None and meeting.starts_at is not None:
            self._move(meeting, meeting.starts_at + by * STEP)
        elif meeting is not None:
            self.action_schedule()

    def action_move_day(self, by: int) -> None:
        """Move a meeting by days of the trip, at the same time, and lock it."""
        meeting, view = self._plan.meeting, self._plan.view
        if meeting is None or view is None or meeting.slot is None:
            self.action_schedule()
            return
        day = meeting.slot.day + timedelta(days=by)
        if view.row.first_day <= day <= view.row.last_day:
            self._move(meeting, view.trip.to_utc(meeting.slot._replace(day=day)))

    def _move(self, meeting: MeetingView, starts_at: datetime) -> None:
        screen = self._screen

        def move() -> str:
            conflicts = trips.packing.move_meeting(
                screen.workspace, meeting.row.id, starts_at, screen.now(), screen.zone
            )
            at = starts_at.astimezone(self._plan.view.trip.zone if self._plan.view else screen.zone)
            against = " See what speaks against it." if conflicts else ""
            return f"{meeting.row.name}: {format_weekday(at.date())} at {at:%H:%M}, locked.{against}"

        self._plan.change(move, cursor_to=meeting.row.id)

    def action_schedule(self) -> None:
        """Ask for a time in words, and lock the meeting there."""
        from infoview_tui.domain.understood_dates import describe_moment
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        screen = self._screen
        meeting, view = self._plan.meeting, self._plan.view
        if meeting is None or view is None:
            return
        zone, order = view.trip.zone, screen.workspace.date_order
        eve = datetime.combine(view.row.first_day, time(), zone) - timedelta(minutes=1)  # so that its weekday is next
        start = max(eve, screen.now().astimezone(zone))

        def parse(text: str) -> datetime | None:
            return parse_datetime(text.strip(), start, order)

        def describe(text: str) -> str:
            at = parse(text)
            if at is None:
                return "A day and a time on the trip, such as tue 14:00."
            said = describe_moment(at, start, text, order)
            return f"{said[:1].upper()}{said[1:]}."

        def answered(text: str | None) -> None:
            at = parse(text) if text else None
            if at is not None:
                self._move(meeting, at)

        when = Understood(parse, "No time was understood. Type a day and a time, such as tue 14:00.")
        title = f"When to meet {meeting.row.name}"
        screen.app.push_screen(PromptDialog(title, describe=describe, validator=when), answered)

    def action_clear_time(self) -> None:
        """Take the time away; of a request without an answer, give it to the next contact."""
        screen = self._screen
        meeting = self._plan.meeting
        if meeting is None:
            return

        def clear() -> str:
            if meeting.row.message_id is None or meeting.starts_at is None:
                trips.packing.clear_time(screen.workspace, meeting.row.id, screen.now(), screen.zone)
                return f"{meeting.row.name} has no time."
            placed = trips.packing.give_up_slot(screen.workspace, meeting.row.id, screen.now(), screen.zone)
            instead = f" {' and '.join(placed)} proposed instead." if placed else ""
            return f"The time of {meeting.row.name} is free.{instead}"

        self._plan.change(clear, cursor_to=meeting.row.id)
