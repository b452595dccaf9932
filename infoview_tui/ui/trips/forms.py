"""Forms of trips: the trip itself, a meal or an appointment, and a meeting with a contact (R15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from textual.app import ComposeResult

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.format_dates import format_full_date, format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.trips.availability import Availability, parse_availability, parse_hours
from infoview_tui.domain.trips.travel_times import parse_travel_times
from infoview_tui.errors import InfoviewError
from infoview_tui.services.trips.forms import (
    BlockForm,
    MeetingForm,
    TripForm,
    check_meeting_minutes,
    check_meetings_per_day,
    check_travel_minutes,
    require_city,
    require_label,
)
from infoview_tui.ui.shared.dialogs.form import FormDialog, ResultT
from infoview_tui.ui.shared.validators import Accepted, Understood
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.zone_input import ZoneInput


class _TripDialog(FormDialog[ResultT]):
    """A form that says at each key what it understands, or what is wrong."""

    def read(self) -> tuple[ResultT, str]:
        """Return the result, and how it was understood. Raises InfoviewError with what is wrong."""
        raise NotImplementedError

    def update_remark(self) -> None:
        """Show how the values are understood, or what is wrong."""
        mistake = self.first_mistake
        try:
            self.show_remark(mistake or self.read()[1], warning=bool(mistake))
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)

    def read_result(self) -> ResultT | None:
        """Return the result, or None after showing what is wrong."""
        try:
            return self.read()[0]
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)
            return None

    def get_line(self, name: str) -> str:
        """Return the clean text of a field."""
        return clean_line(self.get_text(name))


class TripDialog(_TripDialog[TripForm]):
    """Asks for city, days, hours, and how long ways take."""

    DEFAULT_CSS = """
    TripDialog Label { width: 15; }
    """

    def __init__(self, given: TripForm | None, *, today: date, order: DateOrder, minutes: int = 30) -> None:
        """Change a trip, or create one with meetings of so many *minutes*."""
        super().__init__("Change the trip" if given else "New trip")
        self.given = given
        self._today = today
        self._order = order
        self._minutes = minutes

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        given = self.given
        first = format_full_date(given.first_day) if given else ""
        last = format_full_date(given.last_day) if given else ""
        hours = f"{format_minute(given.day_start)}-{format_minute(given.day_end)}" if given else "9:00-18:00"
        pairs = "; ".join(given.travel_times.splitlines()) if given else ""
        city = self.make_input("city", given.city if given else "", hint="Berlin", validator=Accepted(require_city))
        yield from self.make_field("City", city)
        day = Accepted(self._read_first_day)
        yield from self.make_field(
            "First day", self.make_input("first_day", first, hint="mon, 7 Dec, in 2 weeks", validator=day)
        )
        day = Accepted(self._read_last_day)
        yield from self.make_field("Last day", self.make_input("last_day", last, hint="fri, 11 Dec", validator=day))
        yield from self.make_field("Hours", self.make_input("hours", hours, validator=Accepted(_read_hours)))
        for name, label, value, check in (
            ("per_day", "Meetings a day", given.meetings_per_day if given else 4, check_meetings_per_day),
            ("minutes", "Minutes each", given.meeting_minutes if given else self._minutes, check_meeting_minutes),
            ("travel", "Between areas", given.travel_minutes if given else 30, check_travel_minutes),
            ("same_area", "Within an area", given.same_area_minutes if given else 10, check_travel_minutes),
        ):
            number = Accepted(partial(_read_number, what=label, check=check))
            yield from self.make_field(
                label,
                LineInput(str(value), name=name, restrict=r"\d{0,3}", select_on_focus=True, validators=[number]),
            )
        ways = self.make_input("pairs", pairs, hint="Mitte - Kreuzberg 20; …", validator=Accepted(_read_ways))
        yield from self.make_field("Other ways", ways)
        sentence = "Type a city of the time zone, such as Berlin, or nothing for yours."
        zone = ZoneInput(given.timezone if given else "", name="zone", hint="yours", sentence=sentence)
        yield from self.make_field("Time zone", zone)

    def read(self) -> tuple[TripForm, str]:
        """Return the trip, and its days in words."""
        first, last = self._read_first_day(self.get_line("first_day")), self._read_last_day(self.get_line("last_day"))
        day_start, day_end = _read_hours(self.get_line("hours"))
        form = TripForm(
            self.get_text("city"),
            first,
            last,
            self.query_one(ZoneInput).zone or "",
            day_start,
            day_end,
            int(self.get_text("per_day")),
            int(self.get_text("minutes")),
            int(self.get_text("travel")),
            int(self.get_text("same_area")),
            _read_ways(self.get_line("pairs")),
        ).cleaned()
        days = format_count((last - first).days + 1, "day")
        return form, f"{format_weekday(first)} to {format_weekday(last)} {last.year}, {days}."

    def _read_first_day(self, typed: str) -> date:
        return self._read_day(typed, "First day", self._today)

    def _read_last_day(self, typed: str) -> date:
        """Return the last day, such as the Friday after the first one, if that is understood."""
        first = parse_day(self.get_line("first_day"), self._today, self._order)
        return self._read_day(typed, "Last day", first or self._today)

    def _read_day(self, typed: str, what: str, after: date) -> date:
        day = parse_day(typed, after, self._order)
        if day is None:
            raise InfoviewError(f"{what}: type a day, such as mon or 7 Dec.")
        return day


class BlockDialog(_TripDialog[BlockForm]):
    """Asks for a meal or a fixed appointment."""

    def __init__(self, given: BlockForm | None, *, today: date, order: DateOrder) -> None:
        """Change one, or create one. Days are read after *today*, the day before the trip."""
        super().__init__("Change the appointment" if given else "Meal or fixed appointment")
        self.given = given
        self._today = today
        self._order = order

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        given = self.given
        hours = f"{format_minute(given.starts)}-{format_minute(given.ends)}" if given else ""
        day = format_full_date(given.day) if given and given.day else ""
        label = given.label if given else ""
        yield from self.make_field(
            "What", self.make_input("label", label, hint="Lunch", validator=Accepted(require_label))
        )
        yield from self.make_field(
            "Hours", self.make_input("hours", hours, hint="12:00-13:00", validator=Accepted(_read_hours))
        )
        which = Understood(self._parse_day, "Type a day, such as tue or 8 Dec, or nothing for every day.")
        yield from self.make_field("Day", self.make_input("day", day, hint="empty: every day", validator=which))

    def read(self) -> tuple[BlockForm, str]:
        """Return the block, and when it is in words."""
        starts, ends = _read_hours(self.get_line("hours"))
        day = self._parse_day(self.get_line("day"))
        form = BlockForm(self.get_text("label"), starts, ends, day).cleaned()
        return form, f"{format_weekday(day) if day else 'Every day'}, {format_minute(starts)} to {format_minute(ends)}."

    def _parse_day(self, typed: str) -> date | None:
        return parse_day(typed, self._today, self._order) if typed else None


class MeetingDialog(_TripDialog[MeetingForm]):
    """Asks where a contact is met, for how long, and when they can."""

    def __init__(
        self, name: str, given: MeetingForm, *, list_days: Callable[[], tuple[date, ...]], order: DateOrder
    ) -> None:
        """Change the meeting with a contact; *list_days* returns the days of the trip."""
        super().__init__(f"Meeting with {name}")
        self.given = given
        self._list_days = list_days
        self._order = order

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        given = self.given
        yield from self.make_field("Area", self.make_input("area", given.area, hint="district, such as Mitte"))
        yield from self.make_field("Address", self.make_input("address", given.address, hint="street and number"))
        free = Accepted(self._read_free_times)
        yield from self.make_field(
            "Free", self.make_input("free", given.availability, hint="tue-thu 10-15; empty: any", validator=free)
        )
        minutes = Accepted(partial(_read_number, what="Minutes", check=check_meeting_minutes))
        yield from self.make_field("Minutes", self.make_input("minutes", str(given.minutes), validator=minutes))

    def read(self) -> tuple[MeetingForm, str]:
        """Return the meeting, and what was understood of the free times."""
        typed = self.get_line("free")
        free = self._read_free_times(typed)
        form = MeetingForm(int(self.get_line("minutes")), self.get_text("area"), self.get_text("address"), typed)
        if free.windows is None:
            return form.cleaned(), "Free at any time of the trip, Monday to Friday."
        parts = [
            f"{format_weekday(day)} {', '.join(f'{format_minute(start)}–{format_minute(end)}' for start, end in hours)}"
            for day, hours in sorted(free.windows.items())
            if hours
        ]
        return form.cleaned(), f"Free {'; '.join(parts)}." if parts else "Free on none of the days of the trip."

    def _read_free_times(self, typed: str) -> Availability:
        free = parse_availability(typed, self._list_days(), self._order)
        if free.unread:
            raise InfoviewError(f"“{free.unread[0]}” is not understood. Write days and hours: tue-thu 10-15.")
        return free


def _read_number(typed: str, *, what: str, check: Callable[[int], None]) -> int:
    """Return the number that was typed. Raises InfoviewError if it is none, or what *check* raises."""
    if not typed.isdecimal():
        raise InfoviewError(f"{what}: type a number.")
    number = int(typed)
    check(number)
    return number


def _read_hours(typed: str) -> tuple[int, int]:
    """Return hours in minutes after midnight. Raises InfoviewError."""
    hours = parse_hours(typed)
    if hours is None:
        raise InfoviewError("Type hours such as 9-18 or 12:00-13:30.")
    return hours


def _read_ways(typed: str) -> str:
    """Return the ways that differ, one a line. Raises InfoviewError."""
    pairs = "\n".join(part.strip() for part in typed.split(";"))
    unread = parse_travel_times(pairs)[1]
    if unread:
        raise InfoviewError(f"“{unread[0].text}” is no way with minutes, such as Mitte - Kreuzberg 20.")
    return pairs
