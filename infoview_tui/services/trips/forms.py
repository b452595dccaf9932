"""What a user enters about a trip, its meals and appointments, and a meeting; cleaned and checked (R15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from infoview_tui.domain.appointments import MAX_MINUTES
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.trips.travel_times import MAX_TRAVEL_MINUTES
from infoview_tui.domain.trips.values import MAX_DAYS
from infoview_tui.errors import InfoviewError

MAX_MEETINGS_PER_DAY = 8
"""The most meetings on one day of a trip; three to four are usual (R15)."""


@dataclass(frozen=True, slots=True)
class TripForm:
    """A trip. Hours are minutes after midnight in ``timezone``, an IANA zone, empty for the user's own.

    ``travel_minutes`` is the usual way between two areas, ``same_area_minutes`` within one; ``travel_times`` has the
    pairs that differ, one a line: ``Mitte - Kreuzberg 20``.
    """

    city: str
    first_day: date
    last_day: date
    timezone: str = ""
    day_start: int = 540
    day_end: int = 1080
    meetings_per_day: int = 4
    meeting_minutes: int = 30
    travel_minutes: int = 30
    same_area_minutes: int = 10
    travel_times: str = ""

    def cleaned(self) -> TripForm:
        """Return the form with clean text. Raises InfoviewError with what is wrong."""
        form = replace(
            self,
            city=require_city(self.city),
            timezone=clean_line(self.timezone),
            travel_times=clean_text(self.travel_times),
        )
        days = (form.last_day - form.first_day).days + 1
        _require(days >= 1, "The trip ends before it begins.")
        _require(days <= MAX_DAYS, f"A trip can have at most {MAX_DAYS} days.")
        _require(0 <= form.day_start < form.day_end <= DAY_MINUTES, "The hours of the trip end before they begin.")
        check_meetings_per_day(form.meetings_per_day)
        check_meeting_minutes(form.meeting_minutes)
        check_travel_minutes(form.travel_minutes)
        check_travel_minutes(form.same_area_minutes)
        return form


@dataclass(frozen=True, slots=True)
class BlockForm:
    """A meal or a fixed appointment, in minutes after midnight; on every day if ``day`` is None."""

    label: str
    starts: int
    ends: int
    day: date | None = None

    def cleaned(self) -> BlockForm:
        """Return the form with a clean label. Raises InfoviewError with what is wrong."""
        form = replace(self, label=require_label(self.label))
        _require(0 <= form.starts < form.ends <= DAY_MINUTES, f"{form.label} ends before it begins.")
        return form


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A meeting on a trip: length in minutes, district, address, and when the contact can meet, as typed."""

    minutes: int = 30
    area: str = ""
    address: str = ""
    availability: str = ""

    def cleaned(self) -> MeetingForm:
        """Return the form with clean text. Raises InfoviewError if the length is impossible."""
        check_meeting_minutes(self.minutes)
        return MeetingForm(self.minutes, clean_line(self.area), clean_line(self.address), clean_line(self.availability))


LUNCH = BlockForm("Lunch", 12 * 60, 13 * 60)
"""The meal that a new trip has."""


def propose_area(location: str, city: str) -> str:
    """Return the district that a contact's location names beside the city: ``Kreuzberg, Berlin`` is in Kreuzberg."""
    parts = [part for raw in location.split(",") if (part := clean_line(raw))]
    if not any(part.casefold() == city.casefold() for part in parts):
        return ""
    index = next(index for index, part in enumerate(parts) if part.casefold() == city.casefold())
    return parts[index - 1] if index else ""


def require_city(city: str) -> str:
    """Return the clean name of a city. Raises InfoviewError if it is empty."""
    cleaned = clean_line(city)
    _require(bool(cleaned), "Type the city of the trip.")
    return cleaned


def require_label(label: str) -> str:
    """Return the clean label of a meal or an appointment. Raises InfoviewError if it is empty."""
    cleaned = clean_line(label)
    _require(bool(cleaned), "Type what the time is for, such as Lunch.")
    return cleaned


def check_meetings_per_day(count: int) -> None:
    """Raise InfoviewError if so many meetings do not fit in a day."""
    _require(1 <= count <= MAX_MEETINGS_PER_DAY, f"Between 1 and {MAX_MEETINGS_PER_DAY} meetings fit in a day.")


def check_meeting_minutes(minutes: int) -> None:
    """Raise InfoviewError if no meeting takes so long."""
    _require(1 <= minutes <= MAX_MINUTES, f"A meeting takes between 1 and {MAX_MINUTES} minutes.")


def check_travel_minutes(minutes: int) -> None:
    """Raise InfoviewError if no way takes so long."""
    _require(0 <= minutes <= MAX_TRAVEL_MINUTES, f"A way takes at most {MAX_TRAVEL_MINUTES} minutes.")


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise InfoviewError(sentence)
