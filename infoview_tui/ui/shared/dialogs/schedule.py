"""Dialog to schedule an interview, or to record one: time, agreed length, how it is held, and where (R10, R14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Checkbox, Static

from infoview_tui.domain.appointments import MAX_MINUTES, Appointment, propose_stage
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import TimeSpan, parse_time_span
from infoview_tui.domain.enums import Medium, Stage
from infoview_tui.domain.past_times import parse_past_datetime
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.understood_dates import describe_moment, explain_problem
from infoview_tui.ui.shared.bindings import SCHEDULE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput

_HINTS = {
    False: "Enter a day and a time, such as thu 14:00 or 2026-12-03 9:30.",
    True: "Enter a day and a time, such as yesterday 10:00 or mon 14:30.",
}


class ScheduleResult(NamedTuple):
    """The result: an appointment, or None if no time is set yet; the stage to move the contact to, if any.

    With ``took_place``, the interview is over and is recorded. With ``is_canceled``, the planned one does not happen.
    """

    appointment: Appointment | None
    stage: Stage | None = None
    took_place: bool = False
    is_canceled: bool = False


class ScheduledContact(NamedTuple):
    """Who the interview is with. Without ``stage``, no move to another stage is proposed."""

    name: str = ""
    phone: str = ""
    stage: Stage | None = None


class ScheduleDialog(FormDialog[ScheduleResult]):
    """Asks for the time in natural notation and shows how it was understood. Empty means that no time is set yet.

    What overlaps the time is named before it is saved, and refuses nothing. A time that is over records an interview.
    """

    BINDINGS = [*SCHEDULE]
    DEFAULT_CSS = """
    ScheduleDialog Label {
        width: 10;
    }

    ScheduleDialog #move {
        margin-top: 1;
    }

    ScheduleDialog Checkbox {
        width: 1fr;
        background: transparent;
    }

    ScheduleDialog.-narrow #move {
        margin-top: 0;
    }
    """

    def __init__(
        self,
        appointment: Appointment | None = None,
        *,
        now: datetime,
        default_minutes: int,
        order: DateOrder,
        contact: ScheduledContact | None = None,
        find_overlapping: Callable[[Appointment], Sequence[str]] = lambda _: (),
        took_place: bool = False,
    ) -> None:
        """Show an appointment to change, or none.

        *now* is the current time in the user's time zone; *default_minutes* is the length of a new interview;
        *order* is how the user writes dates. *find_overlapping* returns a sentence for each interview that an
        appointment overlaps. With *took_place*, the dialog asks for a time in the past.
        """
        super().__init__("When did you talk?" if took_place else "When is the interview?")
        self.appointment = appointment
        self.default_minutes = default_minutes
        self.contact = contact or ScheduledContact()
        self.find_overlapping = find_overlapping
        self.took_place = took_place
        self._now = now
        self._order = order

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        given = self.appointment
        when = f"{given.starts_at.astimezone(self._now.tzinfo):%Y-%m-%d %H:%M}" if given else ""
        hint = "yesterday 10:00, mon 14:30, an hour ago" if self.took_place else "thu 14:00, tomorrow 9:30, in 1 hour"
        length = str(given.minutes if given else self.default_minutes)
        medium = given.medium if given else Medium.VIDEO
        yield from self.make_field("When", LineInput(when, name="when", placeholder=hint, select_on_focus=True))
        minutes = LineInput(length, name="minutes", restrict=r"\d{0,3}", select_on_focus=True)
        yield from self.make_field("Minutes", minutes)
        yield from self.make_field("Kind", EnumSelect(Medium, medium, name="medium", prompt="video"))
        yield from self.make_field("Link", self.make_input("link", given.link if given else "", hint="https://…"))
        yield from self.make_field("Place", self.make_input("place", given.place if given else "", hint="an address"))
        phone = clean_line(self.contact.phone) or "a number to call"
        yield from self.make_field("Number", self.make_input("phone", given.phone if given else "", hint=phone))
        with Horizontal(classes="field", id="move"):
            yield Checkbox(value=True, compact=True)

    @property
    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys to name below the fields."""
        cancel = (("shift+delete", "cancel the interview"),) if self.can_cancel else ()
        return (("enter", "save"), ("tab", "next field"), *cancel, ("escape", "back"))

    @property
    def can_cancel(self) -> bool:
        """Whether there is an interview to cancel."""
        return self.appointment is not None and not self.took_place and self.contact.name != ""

    def on_mount(self) -> None:
        """Show how the initial value is parsed."""
        self.focus_field("when")
        self._update_parsed()

    def on_input_changed(self) -> None:
        """Show how the input is parsed while the user types."""
        self._update_parsed()

    def action_cancel_interview(self) -> None:
        """Close the dialog to cancel the interview."""
        if self.can_cancel:
            self.dismiss(ScheduleResult(self.appointment, is_canceled=True))

    def read_result(self) -> ScheduleResult | None:
        """Return the result, or None if the input is invalid."""
        appointment = self._read_appointment()
        if appointment is None:
            is_empty = not self._typed and self._parse_minutes(None) is not None
            return ScheduleResult(None) if is_empty else None
        stage = self._proposed_stage(appointment) if self.query_one(Checkbox).value else None
        return ScheduleResult(appointment, stage, took_place=appointment.is_over(self._now))

    @property
    def _typed(self) -> str:
        return clean_line(self.get_text("when"))

    def _read_appointment(self) -> Appointment | None:
        span = self._parse_when()
        minutes = self._parse_minutes(span)
        if span is None or minutes is None:
            return None
        medium = self.get_choice("medium")
        return Appointment(
            span.start.astimezone(UTC),
            minutes,
            medium if isinstance(medium, Medium) else Medium.VIDEO,
            place=clean_line(self.get_text("place")),
            link=clean_line(self.get_text("link")),
            phone=clean_line(self.get_text("phone")),
        )

    def _parse_when(self) -> TimeSpan | None:
        """Return when it is: ahead if the text can be read so, unless the dialog asks for a time in the past."""
        ahead = parse_time_span(self._typed, self._now, self._order)
        if ahead is not None and not (self.took_place and ahead.start > self._now):
            return ahead
        past = parse_past_datetime(self._typed, self._now, self._order, needs_time=True)
        return ahead if past is None else TimeSpan(past)

    def _parse_minutes(self, span: TimeSpan | None) -> int | None:
        """Return the length: that of the typed range of times, or else of the field."""
        if span is not None and span.end is not None:
            minutes = round((span.end - span.start) / timedelta(minutes=1))
            return minutes if minutes <= MAX_MINUTES else None
        typed = self.get_text("minutes")
        return int(typed) if typed.isdigit() and 1 <= int(typed) <= MAX_MINUTES else None

    def _proposed_stage(self, appointment: Appointment) -> Stage | None:
        stage = self.contact.stage
        return propose_stage(stage, took_place=appointment.is_over(self._now)) if stage is not None else None

    def _update_parsed(self) -> None:
        appointment = self._read_appointment()
        self.query_one("#remark", Static).update(self._describe(appointment))
        stage = self._proposed_stage(appointment) if appointment is not None else None
        self.query_one("#move").display = stage is not None
        if stage is not None:
            who = first_name(self.contact.name)
            self.query_one(Checkbox).label = plain(f"Move {who} to {stage.label}")

    def _describe(self, appointment: Appointment | None) -> Content:
        """Describe how the input was understood, and what overlaps it."""
        if self._parse_minutes(self._parse_when()) is None:
            return assemble((f"Enter a length of 1 to {MAX_MINUTES} minutes.", "$warning"))
        if appointment is None:
            if self._typed or self.took_place:
                problem = explain_problem(self._typed, self._now, self._order, _HINTS[self.took_place])
                return assemble((problem, "$warning" if self._typed else "$text-muted"))
            return assemble(("No time yet. You can press s to set it later.", "$text-muted"))
        when = describe_moment(appointment.starts_at, self._now, self._typed, self._order)
        over = ". It is saved as an interview that took place." if appointment.is_over(self._now) else ""
        lines = [assemble((f"{when[:1].upper()}{when[1:]}, {appointment.minutes} minutes{over}", "$success"))]
        lines += [assemble((line, "$warning")) for line in self.find_overlapping(appointment)]
        return Content("\n").join(lines)
