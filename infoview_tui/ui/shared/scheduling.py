"""Asks when an interview is or was, names what overlaps it, and schedules, records, or cancels it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.appointments import propose_medium
from infoview_tui.domain.cadence import format_business_days
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.zones import format_there, propose_zone
from infoview_tui.services import outreach
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.interviews.timing import (
    InterviewRow,
    find_next_interview,
    list_overlapping,
    read_appointment,
)
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row

if TYPE_CHECKING:
    from infoview_tui.domain.appointments import Appointment
    from infoview_tui.domain.busy_times import BusyTime
    from infoview_tui.ui.shared.dialogs.schedule import ScheduledContact, ScheduleResult


class Scheduling(NamedTuple):
    """What a screen schedules, and how. ``save`` saves an appointment; without it, the interview is scheduled.

    Without ``save``, a move to another stage is proposed, the interview can be canceled, and a time in the past
    records the interview. ``took_place`` asks for such a time at first. ``starts_at`` is the time to propose.
    """

    screen: InfoviewScreen
    contact_id: int
    save: Callable[[Appointment | None], None] | None = None
    took_place: bool = False
    starts_at: datetime | None = None

    def ask(self) -> None:
        """Ask for the time, starting with that of the planned interview."""
        with self.screen.reporting_errors():
            given = read_appointment(self.screen.workspace, self.contact_id)
            if self.took_place and given is not None and not given.is_over(self.screen.now()):
                given = None  # it is still ahead, so it is another one
            self._ask_from(self._propose(given))

    def _propose(self, given: Appointment | None) -> Appointment | None:
        """Return the appointment to start with: at the proposed time, if there is one."""
        if self.starts_at is None:
            return given
        if given is not None:
            return given._replace(starts_at=self.starts_at)
        from infoview_tui.domain.appointments import Appointment

        return Appointment(self.starts_at, self.screen.context.config.minutes)

    def _ask_from(self, appointment: Appointment | None) -> None:
        """Open the dialog with an appointment. If the answer cannot be saved, open it again with that answer."""
        from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog

        def answered(result: ScheduleResult | None) -> None:
            if result is None:
                return
            with self.screen.reporting_errors():
                self._apply(result)
                return
            self._ask_from(result.appointment)

        screen = self.screen
        dialog = ScheduleDialog(
            appointment,
            now=screen.to_local(screen.now()),
            default_minutes=screen.context.config.minutes,
            order=screen.workspace.date_order,
            contact=self._read_contact(),
            calendar=screen.workspace.cadence.calendar,
            find_busy=self._find_busy,
            took_place=self.took_place,
        )
        screen.app.push_screen(dialog, answered)

    def _read_contact(self) -> ScheduledContact:
        from infoview_tui.ui.shared.dialogs.schedule import ScheduledContact

        contact = read_contact(self.screen.workspace, self.contact_id)
        zone = contact.timezone or propose_zone(contact.location)
        stage = contact.stage if self.save is None else None
        is_planned = read_appointment(self.screen.workspace, self.contact_id) is not None
        medium = propose_medium(contact.channel)
        return ScheduledContact(contact.name, contact.phone, stage, zone, is_planned, medium)

    def _find_busy(self, appointment: Appointment) -> list[BusyTime]:
        """Return what takes time at an appointment: interviews, held ones too, offered times, and calendars."""
        from infoview_tui.domain.busy_times import BusyKind, BusyTime
        from infoview_tui.services.availability.busy_times import list_busy

        workspace, start, end = self.screen.workspace, appointment.starts_at, appointment.ends_at
        interviews = [
            BusyTime(begins, begins + timedelta(minutes=row.minutes), row.contact, BusyKind.INTERVIEW)
            for row in list_overlapping(workspace, appointment, self.contact_id)
            if (begins := row.started_at or row.starts_at) is not None
        ]
        others = list_busy(workspace, start, end, except_contact=self.contact_id)
        return [*interviews, *(busy for busy in others if busy.kind is not BusyKind.INTERVIEW)]

    def _apply(self, result: ScheduleResult) -> None:
        appointment = result.appointment
        if self.save is not None:
            self.save(appointment)
            self.screen.reload()
        elif result.is_canceled:
            self._ask_to_cancel()
        elif appointment is not None and result.took_place:
            self._record(appointment, result.stage)
        elif appointment is not None:
            self._schedule(appointment, result.stage)

    def _schedule(self, appointment: Appointment, stage: Stage | None) -> None:
        screen = self.screen
        outreach.scheduling.schedule_interview(
            screen.workspace, self.contact_id, appointment, screen.now(), stage=stage
        )
        screen.reload()
        local = screen.to_local(appointment.starts_at)
        day = format_day(local.date(), screen.to_local(screen.now()).date())
        there = format_there(appointment.starts_at, screen.zone, appointment.zone)
        moved = f" Moved to {stage.label}." if stage is not None else ""
        screen.show_status(f"Scheduled: {day} at {local:%H:%M}{f' ({there})' if there else ''}.{moved} u undoes it.")

    def _record(self, appointment: Appointment, stage: Stage | None) -> None:
        screen = self.screen
        interview_id = outreach.scheduling.record_interview(
            screen.workspace, self.contact_id, appointment, screen.now(), stage=stage
        )
        screen.reload()
        moved = f" Moved to {stage.label}." if stage is not None else ""
        screen.context.show_notification(f"Recorded.{moved} Press a to write down what you remember. u undoes it.")
        screen.navigation.open_interview(interview_id)

    def _ask_to_cancel(self) -> None:
        interview = find_next_interview(self.screen.workspace, self.contact_id)
        if interview is not None:
            ask_to_cancel(self.screen, interview)


def ask_to_cancel(screen: InfoviewScreen, interview: InterviewRow) -> None:
    """Ask whether to cancel a planned interview, and for the stage that the contact moves to with it."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

    def chosen(key: object) -> None:
        if key is None:
            return
        with screen.reporting_errors():
            stage = key if isinstance(key, Stage) else None
            follows = outreach.scheduling.cancel_interview(screen.workspace, interview.id, screen.now(), stage=stage)
            moved = f" Moved to {stage.label}." if stage is not None else ""
            screen.reload()
            screen.show_status(" ".join(f"Canceled.{moved} {follows} u undoes it.".split()))

    with screen.reporting_errors():
        is_scheduled = read_contact(screen.workspace, interview.contact_id).stage is Stage.SCHEDULED
        rows = _list_ways_to_cancel(screen, interview) if is_scheduled else [Row("keep", plain("Yes, cancel it"))]
        title = f"Cancel the interview with {interview.contact}?"
        screen.app.push_screen(ChooseDialog(title, rows), chosen)


def _list_ways_to_cancel(screen: InfoviewScreen, interview: InterviewRow) -> list[Row]:
    who = first_name(interview.contact)
    days = format_business_days(screen.workspace.cadence.first_nudge_days)
    ways: list[tuple[Stage | str, str, str]] = [
        (Stage.CONTACTED, f"Cancel, and move {who} to Contacted", f"A follow-up is due in {days}."),
        ("keep", f"Cancel, and keep {who} in Scheduled", "To agree on a new time."),
        (Stage.CLOSED, f"Cancel, and close {who}", "The contact leaves the board; you can reopen it anytime."),
    ]
    return [Row(key, assemble(plain(text), "\n", (meaning, "$text-muted"))) for key, text, meaning in ways]
