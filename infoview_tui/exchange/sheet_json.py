"""JSON of the sheets: that before an interview, and that of a trip. Keys are never renamed, as in `json_export`."""

from __future__ import annotations

from typing import TypedDict

from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.services.interviews.sheet import InterviewSheet, SheetSection
from infoview_tui.services.trips.queries import TripRow
from infoview_tui.services.trips.sheet import SheetDay, SheetEntry, TripSheet


class SheetItemJson(TypedDict):
    """One line of a sheet; ``must`` is whether it matters most, such as a question that must be asked."""

    text: str
    note: str
    details: list[str]
    must: bool


class SheetSectionJson(TypedDict):
    """A part of a sheet; ``left_out`` is how many lines there are beyond these."""

    title: str
    items: list[SheetItemJson]
    left_out: int


class InterviewSheetJson(TypedDict):
    """The sheet before an interview. ``when`` is in words; ``day`` is ``2026-12-03``, or null without a time."""

    contact_id: int
    contact: str
    role: str
    when: list[str]
    day: str | None
    sections: list[SheetSectionJson]
    expectation: str


class TripJson(TypedDict):
    """A trip: its days (dates), how many contacts it has, and how many of them have a time."""

    id: int
    city: str
    first_day: str
    last_day: str
    contacts: int
    with_time: int


class TripEntryJson(TypedDict):
    """A meeting of a trip, or a meal or appointment. Times are those of the trip's zone (``09:30``).

    ``travel_minutes`` is the way from the meeting before; null for the first of a day.
    """

    starts: str
    ends: str
    name: str
    is_meeting: bool
    role: str
    state: str
    address: str
    phone: str
    email: str
    referrer: str
    bring: str
    travel_minutes: int | None
    warnings: list[str]


class TripDayJson(TypedDict):
    """A day of a trip, and how many résumés to bring."""

    day: str
    resumes: int
    entries: list[TripEntryJson]


class TripSheetJson(TypedDict):
    """The sheet of a trip; ``introduction`` is the user's ten-second introduction."""

    city: str
    first_day: str
    last_day: str
    introduction: str
    days: list[TripDayJson]


def interview_sheet_to_json(sheet: InterviewSheet) -> InterviewSheetJson:
    """Convert the sheet before an interview."""
    return {
        "contact_id": sheet.contact_id,
        "contact": sheet.name,
        "role": sheet.role,
        "when": list(sheet.when),
        "day": sheet.day or None,
        "sections": [_section_to_json(section) for section in sheet.sections],
        "expectation": sheet.expectation,
    }


def trips_to_json(trips: list[TripRow]) -> list[TripJson]:
    """Convert the list of trips."""
    return [
        {
            "id": trip.id,
            "city": trip.city,
            "first_day": trip.first_day.isoformat(),
            "last_day": trip.last_day.isoformat(),
            "contacts": trip.contacts,
            "with_time": trip.placed,
        }
        for trip in trips
    ]


def trip_sheet_to_json(sheet: TripSheet) -> TripSheetJson:
    """Convert the sheet of a trip."""
    return {
        "city": sheet.city,
        "first_day": sheet.first_day.isoformat(),
        "last_day": sheet.last_day.isoformat(),
        "introduction": sheet.introduction,
        "days": [_day_to_json(day) for day in sheet.days],
    }


def _section_to_json(section: SheetSection) -> SheetSectionJson:
    items: list[SheetItemJson] = [
        {"text": item.text, "note": item.note, "details": list(item.details), "must": item.mark}
        for item in section.items
    ]
    return {"title": section.title, "items": items, "left_out": section.left_out}


def _day_to_json(day: SheetDay) -> TripDayJson:
    return {
        "day": day.day.isoformat(),
        "resumes": day.resumes,
        "entries": [_entry_to_json(entry) for entry in day.entries],
    }


def _entry_to_json(entry: SheetEntry) -> TripEntryJson:
    return {
        "starts": format_minute(entry.start),
        "ends": format_minute(entry.end),
        "name": entry.name,
        "is_meeting": entry.is_meeting,
        "role": entry.role,
        "state": entry.state,
        "address": entry.address,
        "phone": entry.phone,
        "email": entry.email,
        "referrer": entry.referrer,
        "bring": entry.bring,
        "travel_minutes": entry.travel,
        "warnings": list(entry.warnings),
    }
