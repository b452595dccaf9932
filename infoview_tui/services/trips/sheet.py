"""The sheet for the days of a trip: order, times, addresses, phones, ways, and what to bring (R15, R23, R24).

Nothing of the notes is in it, so nothing that is off the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from infoview_tui.domain.enums import Medium, TripMeetingState
from infoview_tui.domain.format_dates import format_day_range, format_full_date
from infoview_tui.domain.labels import format_role
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView, TripBlockRow, TripView
from infoview_tui.storage.queries.contacts.contacts import PROFILE

STATE_WORDS = {
    TripMeetingState.PROPOSED: "not asked yet",
    TripMeetingState.REQUESTED: "not confirmed yet",
    TripMeetingState.CONFIRMED: "confirmed",
    TripMeetingState.DECLINED: "declined",
}
"""What a state means on a sheet."""

_MEDIUM_WORDS = {Medium.VIDEO: "by video", Medium.PHONE: "by phone"}


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A meeting, or a meal or an appointment (then only the times and ``name`` are set).

    Times are minutes after midnight in the trip's zone. ``travel`` is the way from the meeting before on this day, in
    minutes, and None for the first. ``referrer`` made the introduction; ``warnings`` are conflicts of the time.
    """

    start: int
    end: int
    name: str
    is_meeting: bool = False
    role: str = ""
    state: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    referrer: str = ""
    bring: str = ""
    travel: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day in order of time. ``resumes`` is how many résumés to bring: one for each meeting in person (R24)."""

    day: date
    entries: tuple[SheetEntry, ...]
    resumes: int

    @property
    def meetings(self) -> int:
        """How many meetings it has."""
        return sum(entry.is_meeting for entry in self.entries)


@dataclass(frozen=True, slots=True)
class TripSheet:
    """The days of a trip that have meetings; ``introduction`` is the user's ten-second introduction (R23)."""

    city: str
    first_day: date
    last_day: date
    days: tuple[SheetDay, ...]
    introduction: str = ""

    @property
    def title(self) -> str:
        """The city and the days: ``Berlin from 7 to 11 Dec``."""
        if len(self.days) == 1:
            return f"{self.city} on {format_full_date(self.days[0].day)}"
        return f"{self.city} {format_day_range(self.first_day, self.last_day)} {self.last_day.year}"


def read_trip_sheet(workspace: Workspace, trip_id: int, zone: tzinfo, *, day: date | None = None) -> TripSheet:
    """Return the sheet of a trip, or of one *day* of it. *zone* is for a trip without one.

    Raises NotFoundError if there is no such trip, or the day is not one of it.
    """
    view = read_trip(workspace, trip_id, zone)
    if day is not None and day not in view.trip.days:
        when = format_day_range(view.row.first_day, view.row.last_day)
        raise NotFoundError(f"The trip to {view.row.city} is {when}.")
    profile = workspace.store.first(PROFILE)
    days = [wanted for wanted in view.trip.days if wanted == day or (day is None and view.on_day(wanted))]
    return TripSheet(
        view.row.city,
        view.row.first_day,
        view.row.last_day,
        tuple(_build_day(view, wanted) for wanted in days),
        profile.introduction if profile else "",
    )


def _build_day(view: TripView, day: date) -> SheetDay:
    meetings = view.on_day(day)
    entries = [
        *map(_meeting_entry, meetings),
        *(_block_entry(block) for block in view.blocks if block.day in (None, day)),
    ]
    in_person = sum(meeting.medium is Medium.IN_PERSON for meeting in meetings)
    return SheetDay(day, tuple(sorted(entries, key=lambda entry: (entry.start, entry.end, entry.name))), in_person)


def _meeting_entry(meeting: MeetingView) -> SheetEntry:
    row, start = meeting.row, meeting.slot.start if meeting.slot else 0
    return SheetEntry(
        start,
        start + meeting.minutes,
        row.name,
        True,
        format_role(row.title, row.organization),
        STATE_WORDS[meeting.state],
        _MEDIUM_WORDS.get(meeting.medium, meeting.address),
        row.phone,
        row.email,
        row.referrer,
        row.bring,
        meeting.travel,
        meeting.conflicts,
    )


def _block_entry(block: TripBlockRow) -> SheetEntry:
    return SheetEntry(block.starts, block.ends, block.label)
