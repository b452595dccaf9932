"""Dialog to schedule an interview, or to record one: time, agreed length, how it is held, and where (R10, R14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Checkbox, Input

from infoview_tui.domain.appointments import MAX_MINUTES, Appointment, propose_stage
from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import Medium, Stage
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.schedule_phrases import ScheduleReading, Zones, read_schedule
from infoview_tui.domain.schedule_warnings import Surroundings, list_warnings
from infoview_tui.domain.understood_dates import describe_day, describe_moment, describe_order
from infoview_tui.domain.zones import format_two_zones, is_same_time, to_utc, to_wall, zone_city, zone_name, zone_or
from infoview_tui.ui.shared.bindings import SCHEDULE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog
from infoview_tui.ui.shared.validators import Accepted
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.zone_input import ZoneInput

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
    """Who the interview is with, and their IANA zone. Without ``stage``, no move to another stage is proposed.

    ``is_planned`` says that they have an interview with a time, which can be canceled. ``medium`` is proposed for a new
    interview.
    """

    name: str = ""
    phone: str = ""
    stage: Stage | None = None
    zone: str = ""
    is_planned: bool = False
    medium: Medium = Medium.VIDEO


class ScheduleDialog(FormDialog[ScheduleResult]):
    """Asks for the time in words, fills the other fields from them, and shows how they were understood.

    A field that is edited by hand keeps its text. Empty words mean that no time is set yet. What speaks against the
    time is named before it is saved, and refuses nothing. A time that is over records an interview.
    """

    BINDINGS = [*SCHEDULE]
    DEFAULT_CSS = """
    ScheduleDialog Label {
        width: 10;
    }

    ScheduleDialog #move {
        margin-top: 1;
    }

    ScheduleDialog #remark {
        max-height: 7;
    }

    ScheduleDialog Checkbox {
        width: 1fr;
        background: transparent;
    }

    ScheduleDialog.-narrow #fields {
        max-height: 8;
    }

    ScheduleDialog.-narrow #move {
        margin-top: 0;
    }
    """
    _zone_input = getters.query_one(ZoneInput)
    _move_box = getters.query_one(Checkbox)

    def __init__(
        self,
        appointment: Appointment | None = None,
        *,
        now: datetime,
        default_minutes: int,
        order: DateOrder,
        contact: ScheduledContact | None = None,
        calendar: BusinessCalendar | None = None,
        find_busy: Callable[[Appointment], Sequence[BusyTime]] = lambda _: (),
        took_place: bool = False,
    ) -> None:
        """Show an appointment to change, or none.

        *now* is the current time in the user's time zone; *default_minutes* is the length of a new interview;
        *order* is how the user writes dates; *calendar* has their holidays. *find_busy* returns what takes time at an
        appointment. With *took_place*, the dialog asks for a time in the past.
        """
        super().__init__("When did you talk?" if took_place else "When is the interview?")
        self.appointment = appointment
        self.contact = contact or ScheduledContact()
        self.calendar = (calendar or BusinessCalendar())._replace(zone=now.tzinfo or UTC)
        self.find_busy = find_busy
        self.took_place = took_place
        self._now = now
        self._order = order
        given = appointment or Appointment(now, default_minutes, self.contact.medium)
        self._own_zone = zone_name(self.calendar.zone)
        self._zone_at_first = "" if given.zone == self._own_zone else given.zone
        self._filled: dict[str, str] = {
            "zone": self._zone_at_first,
            "minutes": str(given.minutes),
            "link": given.link,
            "place": given.place,
            "phone": given.phone,
            "bring": given.bring,
        }
        self._at_first = dict(self._filled)
        self._filled_medium = self._medium_at_first = given.medium
        self._reading = ScheduleReading()
        self._read_key: tuple[str, str] | None = None

    @property
    def draft_opener(self) -> str:
        """The action of a contact's screen that opens this dialog."""
        return "record_interview" if self.took_place else "schedule"

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        given, first = self.appointment, self._at_first
        zone = zone_or(self._zone_at_first, self.calendar.zone)
        when = f"{given.starts_at.astimezone(zone):%Y-%m-%d %H:%M}" if given else ""
        hint = "yesterday 10:00, mon 14:30, an hour ago" if self.took_place else "thu 2pm their time, 20 min, zoom"
        yield from self.make_field("When", LineInput(when, name="when", placeholder=hint, select_on_focus=True))
        own = f"yours ({zone_city(self._own_zone)})" if self._own_zone else "yours"
        yield from self.make_field("Time zone", ZoneInput(first["zone"], name="zone", hint=own))
        minutes = LineInput(
            first["minutes"],
            name="minutes",
            restrict=r"\d{0,3}",
            select_on_focus=True,
            validators=[Accepted(_parse_minutes)],
        )
        yield from self.make_field("Minutes", minutes)
        yield from self.make_field("Kind", EnumSelect(Medium, self._medium_at_first, name="medium", prompt="video"))
        yield from self.make_field("Link", self.make_input("link", first["link"], hint="https://…"))
        yield from self.make_field("Place", self.make_input("place", first["place"], hint="an address"))
        phone = clean_line(self.contact.phone) or "a number to call"
        yield from self.make_field("Number", self.make_input("phone", first["phone"], hint=phone))
        yield from self.make_field("Bring", self.make_input("bring", first["bring"], hint="two copies of the résumé"))
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
        return self.contact.is_planned and not self.took_place

    def on_mount(self) -> None:
        """Show how the initial value is parsed."""
        if self.contact.zone not in ("", self._own_zone):
            self._zone_input.propose_beside(self.contact.zone)
        self.focus_field("when")

    def on_input_changed(self, message: Input.Changed) -> None:
        """Fill the other fields from the words while the user types."""
        if message.input.name == "when":
            self._fill_fields()

    def on_select_changed(self) -> None:
        """Show how a changed kind is understood."""
        self.update_remark()

    def action_cancel_interview(self) -> None:
        """Close the dialog to cancel the interview."""
        if self.can_cancel:
            self.dismiss(ScheduleResult(self.appointment, is_canceled=True))

    def read_result(self) -> ScheduleResult | None:
        """Return the result, or None if no time is understood."""
        appointment = self._read_appointment()
        if appointment is None:
            return None if self._typed else ScheduleResult(None)
        stage = self._proposed_stage(appointment) if self._move_box.value else None
        return ScheduleResult(appointment, stage, took_place=appointment.is_over(self._now))

    @property
    def _typed(self) -> str:
        return clean_line(self.get_text("when"))

    def _read(self) -> ScheduleReading:
        """Return what the words say, in the zone of its field unless they name one."""
        zone = self._zone_input.zone or ""
        if zone == self._filled["zone"] != self._at_first["zone"]:
            zone = self._at_first["zone"]  # it is the words' own
        if self._read_key != (self._typed, zone):
            self._read_key = (self._typed, zone)
            zones = Zones(self.calendar.zone, self.contact.zone, zone)
            self._reading = read_schedule(self._typed, self._now, zones, self._order, took_place=self.took_place)
        return self._reading

    def _fill_fields(self) -> None:
        """Show in the fields what the words say, except in those that were edited by hand."""
        reading = self._read()
        said = {
            "zone": reading.zone if reading.zone not in ("", self._own_zone) else "",
            "minutes": str(reading.minutes or ""),
            "link": reading.link,
            "place": reading.place,
            "phone": reading.phone,
            "bring": reading.bring,
        }
        for name, words in said.items():
            field = self.get_input(name)
            if field.value == self._filled[name]:
                field.value = self._filled[name] = clean_line(words) or self._at_first[name]
        kind = next(field for field in self.query(EnumSelect) if field.name == "medium")
        if kind.selected_member == self._filled_medium:
            kind.value = self._filled_medium = reading.medium or self._medium_at_first

    def _read_appointment(self) -> Appointment | None:
        reading, zone = self._read(), self._zone_input.zone
        starts_at = reading.starts_at or self._keep_time(reading)
        if starts_at is None or zone is None or self.first_mistake:
            return None
        said = reading.zone
        if said and zone != self._filled["zone"]:  # edited by hand, which wins over the words
            wall = to_wall(starts_at, zone_or(said, self.calendar.zone))
            starts_at, said = to_utc(wall, zone_or(zone, self.calendar.zone)), zone
        medium = self.get_choice("medium")
        return Appointment(
            starts_at,
            _parse_minutes(self.get_text("minutes")),
            medium if isinstance(medium, Medium) else Medium.VIDEO,
            place=clean_line(self.get_text("place")),
            link=clean_line(self.get_text("link")),
            phone=clean_line(self.get_text("phone")),
            zone=said or zone,
            bring=clean_line(self.get_text("bring")),
        )

    def _keep_time(self, reading: ScheduleReading) -> datetime | None:
        """Return the time of the interview that is moved, on a day that was typed without one."""
        if reading.day is None or self.appointment is None:
            return None
        zone = zone_or(reading.zone, self.calendar.zone)
        wall = self.appointment.starts_at.astimezone(zone)
        return to_utc(datetime.combine(reading.day, wall.time()), zone)

    def _proposed_stage(self, appointment: Appointment) -> Stage | None:
        stage = self.contact.stage
        return propose_stage(stage, took_place=appointment.is_over(self._now)) if stage is not None else None

    def update_remark(self) -> None:
        """Show how the fields are understood, and the stage to which the contact would move."""
        appointment = self._read_appointment()
        self.remark.update(self._describe(appointment))
        stage = self._proposed_stage(appointment) if appointment is not None else None
        self.query_one("#move").display = stage is not None
        if stage is not None:
            who = first_name(self.contact.name)
            self._move_box.label = plain(f"Move {who} to {stage.label}")

    def _describe(self, appointment: Appointment | None) -> Content:
        """Describe how the input was understood, and what speaks against the time."""
        if appointment is None:
            problem, is_wrong = self._explain_missing()
            return assemble((problem, "$warning" if is_wrong else "$text-muted"))
        over = ". It is saved as an interview that took place." if appointment.is_over(self._now) else ""
        lines = [assemble((f"{self._format_time(appointment)}, {appointment.minutes} minutes{over}", "$success"))]
        who = first_name(self.contact.name)
        theirs = self.contact.zone or appointment.zone
        around = Surroundings(self._now, self.calendar, who, theirs, self.find_busy(appointment))
        warnings = list_warnings(appointment, around, self._reading.skipped)
        return Content("\n").join([*lines, *(assemble((line, "$warning")) for line in warnings)])

    def _explain_missing(self) -> tuple[str, bool]:
        """Return why there is no appointment, and whether that is a mistake."""
        reading = self._read()
        if mistake := self.first_mistake:
            return mistake, True
        if reading.lacks_their_zone:
            who = first_name(self.contact.name) or "the contact"
            return f"The time zone of {who} is not set. Type a city, as in thu 14:00 London.", True
        if not self._typed:
            hint = _HINTS[True] if self.took_place else "No time yet. You can press s to set it later."
            return hint, False
        if reading.day is not None:
            day = describe_day(reading.day, self._now.date(), self._typed, self._order)
            return f"{day[:1].upper()}{day[1:]}. Add a time, such as 14:00.", True
        if reading.unclear and reading.unclear != self._typed:
            return f"Not understood: “{clean_line(reading.unclear, 60)}”. {_HINTS[self.took_place]}", True
        return _HINTS[self.took_place], True

    def _format_time(self, appointment: Appointment) -> str:
        """Format the time as the contact's and the user's clocks show it; if these are the same, relative to today."""
        theirs = appointment.zone if appointment.zone not in ("", self._own_zone) else self.contact.zone
        zone = zone_or(theirs, self.calendar.zone)
        order = describe_order(self._typed, self._order)
        if not is_same_time(appointment.starts_at, self.calendar.zone, zone):
            said = format_two_zones(appointment.starts_at, self.calendar.zone, theirs, self._now.year)
            return f"{said}{order}"
        when = describe_moment(appointment.starts_at, self._now, self._typed, self._order)
        return f"{when[:1].upper()}{when[1:]}"


def _parse_minutes(typed: str) -> int:
    """Return the length of an interview. Raises ValueError with a sentence if it is none."""
    minutes = int(typed) if typed.isdecimal() else 0
    if not 1 <= minutes <= MAX_MINUTES:
        raise ValueError(f"Enter a length of 1 to {MAX_MINUTES} minutes.")
    return minutes
