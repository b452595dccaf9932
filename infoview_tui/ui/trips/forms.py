"""Forms of trips: the trip itself, a meal or an appointment, and a meeting with a contact (R15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.format_dates import format_full_date, format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.trips.availability import parse_availability, parse_hours
from infoview_tui.domain.trips.travel_times import parse_travel_times
from infoview_tui.errors import InfoviewError
from infoview_tui.services.trips.forms import BlockForm, MeetingForm, TripForm
from infoview_tui.ui.shared.dialogs.form import FormDialog, ResultT
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.zone_input import ZoneInput


class _TripDialog(FormDialog[ResultT]):
    """A form that says at each key what it understands, or what is wrong."""

    def read(self) -> tuple[ResultT, str]:
        """Return the result, and how it was understood. Raises InfoviewError with what is wrong."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show how the initial values are understood."""
        self._update_remark()

    def on_input_changed(self) -> None:
        """Show how the values are understood."""
        self._update_remark()

    def read_result(self) -> ResultT | None:
        """Return the result, or None after showing what is wrong."""
        try:
            return self.read()[0]
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)
            return None

    def _update_remark(self) -> None:
        try:
            self.show_remark(self.read()[1])
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)

    def read_number(self, name: str, what: str) -> int:
        """Return the number in a field. Raises InfoviewError."""
        typed = self.get_text(name).strip()
        if not typed.isdigit():
            raise InfoviewError(f"{what}: type a number.")
        return int(typed)

    def read_hours(self, name: str) -> tuple[int, int]:
        """Return the hours in a field, in minutes after midnight. Raises InfoviewError."""
        hours = parse_hours(self.get_text(name))
        if hours is None:
            raise InfoviewError("Type hours such as 9-18 or 12:00-13:30.")
        return hours


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
        yield from self.make_field("City", self.make_input("city", given.city if given else "", hint="Berlin"))
        yield from self.make_field("First day", self.make_input("first_day", first, hint="mon, 7 Dec, in 2 weeks"))
        yield from self.make_field("Last day", self.make_input("last_day", last, hint="fri, 11 Dec"))
        yield from self.make_field("Hours", self.make_input("hours", hours))
        yield from self.make_field("Meetings a day", self._number("per_day", given.meetings_per_day if given else 4))
        yield from self.make_field(
            "Minutes each", self._number("minutes", given.meeting_minutes if given else self._minutes)
        )
        yield from self.make_field("Between areas", self._number("travel", given.travel_minutes if given else 30))
        yield from self.make_field(
            "Within an area", self._number("same_area", given.same_area_minutes if given else 10)
        )
        yield from self.make_field("Other ways", self.make_input("pairs", pairs, hint="Mitte - Kreuzberg 20; …"))
        zone = ZoneInput(given.timezone if given else "", name="zone", hint="yours")
        yield from self.make_field("Time zone", zone)

    def _number(self, name: str, value: int) -> LineInput:
        return LineInput(str(value), name=name, restrict=r"\d{0,3}", select_on_focus=True)

    def read(self) -> tuple[TripForm, str]:
        """Return the trip, and its days in words."""
        first = self._read_day("first_day", "First day", self._today)
        last = self._read_day("last_day", "Last day", first)
        day_start, day_end = self.read_hours("hours")
        pairs = "\n".join(part.strip() for part in self.get_text("pairs").split(";"))
        unread = parse_travel_times(pairs)[1]
        if unread:
            raise InfoviewError(f"“{unread[0].text}” is no way with minutes, such as Mitte - Kreuzberg 20.")
        form = TripForm(
            self.get_text("city"),
            first,
            last,
            self._read_zone(),
            day_start,
            day_end,
            self.read_number("per_day", "Meetings a day"),
            self.read_number("minutes", "Minutes each"),
            self.read_number("travel", "Between areas"),
            self.read_number("same_area", "Within an area"),
            pairs,
        ).cleaned()
        days = format_count((last - first).days + 1, "day")
        return form, f"{format_weekday(first)} to {format_weekday(last)} {last.year}, {days}."

    def _read_day(self, name: str, what: str, after: date) -> date:
        day = parse_day(clean_line(self.get_text(name)), after, self._order)
        if day is None:
            raise InfoviewError(f"{what}: type a day, such as mon or 7 Dec.")
        return day

    def _read_zone(self) -> str:
        zone = self.query_one(ZoneInput).zone
        if zone is None:
            raise InfoviewError("Type a city of the time zone, such as Berlin, or nothing for yours.")
        return zone


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
        yield from self.make_field("What", self.make_input("label", given.label if given else "", hint="Lunch"))
        yield from self.make_field("Hours", self.make_input("hours", hours, hint="12:00-13:00"))
        yield from self.make_field("Day", self.make_input("day", day, hint="empty: every day"))

    def read(self) -> tuple[BlockForm, str]:
        """Return the block, and when it is in words."""
        starts, ends = self.read_hours("hours")
        typed = clean_line(self.get_text("day"))
        day = parse_day(typed, self._today, self._order) if typed else None
        if typed and day is None:
            raise InfoviewError("Type a day, such as tue or 8 Dec, or nothing for every day.")
        form = BlockForm(self.get_text("label"), starts, ends, day).cleaned()
        return form, f"{format_weekday(day) if day else 'Every day'}, {format_minute(starts)} to {format_minute(ends)}."


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
        yield from self.make_field(
            "Free", self.make_input("free", given.availability, hint="tue-thu 10-15; empty: any")
        )
        yield from self.make_field("Minutes", self.make_input("minutes", str(given.minutes)))

    def read(self) -> tuple[MeetingForm, str]:
        """Return the meeting, and what was understood of the free times."""
        typed = self.get_text("free")
        free = parse_availability(typed, self._list_days(), self._order)
        if free.unread:
            raise InfoviewError(f"“{free.unread[0]}” is not understood. Write days and hours: tue-thu 10-15.")
        form = MeetingForm(
            self.read_number("minutes", "Minutes"), self.get_text("area"), self.get_text("address"), typed
        )
        if free.windows is None:
            return form.cleaned(), "Free at any time of the trip, Monday to Friday."
        parts = [
            f"{format_weekday(day)} {', '.join(f'{format_minute(start)}–{format_minute(end)}' for start, end in hours)}"
            for day, hours in sorted(free.windows.items())
            if hours
        ]
        return form.cleaned(), f"Free {'; '.join(parts)}." if parts else "Free on none of the days of the trip."
