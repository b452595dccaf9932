"""A trip and its meetings as screens show them (R15)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.enums import Medium, TripMeetingState
from infoview_tui.domain.trips.availability import parse_availability
from infoview_tui.domain.trips.rank import Rank
from infoview_tui.domain.trips.values import Trip, TripMeeting, TripSlot
from infoview_tui.errors import NotFoundError
from infoview_tui.storage.queries.trips.trips import TripBlockRow, TripMeetingRow, TripRow

__all__ = ["MeetingView", "TripBlockRow", "TripMeetingRow", "TripRow", "TripView", "to_packer"]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A contact on a trip.

    ``state`` and ``starts_at`` follow the request and the interview: a sent request makes it requested, an interview
    that is scheduled on these days makes it confirmed, then. ``starts_at`` is None without a time, also if it was
    declined; ``asked_at`` is then the time that was asked for. ``slot`` is the local day and minute. ``travel`` is the
    way from the meeting before on that day, in minutes. ``conflicts`` and ``reason`` are sentence parts: what speaks
    against the time, and why there is none. ``notes`` say what was not understood, and what else is planned.
    ``is_fixed`` keeps the time when the rest is packed: it is locked, requested, or confirmed.
    """

    row: TripMeetingRow
    state: TripMeetingState
    starts_at: datetime | None
    slot: TripSlot | None
    minutes: int
    rank: Rank
    is_fixed: bool
    travel: int | None = None
    conflicts: tuple[str, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    asked_at: datetime | None = None

    @property
    def is_declined(self) -> bool:
        """Whether the contact is out: they said no, or their time was given away."""
        return self.state is TripMeetingState.DECLINED

    @property
    def medium(self) -> Medium:
        """How it is held: in person, unless the interview says otherwise."""
        return self.row.medium if self.row.medium and self.row.interview_at else Medium.IN_PERSON

    @property
    def address(self) -> str:
        """Where it is: the interview's place, the address, or the area."""
        return self.row.place or self.row.address or self.row.area


@dataclass(frozen=True, slots=True)
class TripView:
    """A trip with its blocks and contacts.

    ``meetings`` has those with a time in order of time, then those without one by rank, then those who declined.
    ``busy`` is what else takes time on these days. ``problems`` say what was not understood in the travel times.
    """

    row: TripRow
    trip: Trip
    blocks: tuple[TripBlockRow, ...]
    meetings: tuple[MeetingView, ...]
    busy: tuple[BusyTime, ...]
    problems: tuple[str, ...] = ()

    @property
    def placed(self) -> tuple[MeetingView, ...]:
        """The meetings with a time, in order."""
        return tuple(meeting for meeting in self.meetings if meeting.slot is not None)

    @property
    def unplaced(self) -> tuple[MeetingView, ...]:
        """The meetings without a time, by rank; not those who declined."""
        return tuple(meeting for meeting in self.meetings if meeting.slot is None and not meeting.is_declined)

    @property
    def declined(self) -> tuple[MeetingView, ...]:
        """The contacts who are out."""
        return tuple(meeting for meeting in self.meetings if meeting.is_declined)

    def on_day(self, day: date) -> tuple[MeetingView, ...]:
        """Return the meetings of a local day, in order."""
        return tuple(meeting for meeting in self.placed if meeting.slot and meeting.slot.day == day)

    def meeting(self, meeting_id: int) -> MeetingView:
        """Return a meeting. Raises NotFoundError."""
        for meeting in self.meetings:
            if meeting.row.id == meeting_id:
                return meeting
        raise NotFoundError("This contact is no longer on the trip.")

    def list_takers(self, meeting: MeetingView, at: datetime) -> tuple[str, ...]:
        """Return who or what is in the way of a meeting at a time: contacts, meals, and busy times, by name."""
        slot, ends_at = self.trip.to_local(at), at + timedelta(minutes=meeting.minutes)
        end = slot.start + meeting.minutes
        people = []
        for other in self.on_day(slot.day):
            if other.slot is None or other.row.id == meeting.row.id:
                continue
            way = self.trip.travel.get(other.row.area, meeting.row.area)
            if other.slot.start < end + way and slot.start < other.slot.start + other.minutes + way:
                people.append(other.row.name)
        blocks = [
            block.label for block in self.trip.blocks_on(slot.day) if block.starts < end and slot.start < block.ends
        ]
        busy = [time.label or "a busy time" for time in self.busy if not time.all_day and time.overlaps(at, ends_at)]
        return (*people, *blocks, *busy)

    def to_packer(self, *, only: Sequence[int] | None = None) -> list[TripMeeting]:
        """Return what is to be packed. Meetings that are fixed keep their slot.

        With *only* (ids), new times are for these meetings alone; the others keep theirs, or stay without one.
        """
        found = []
        for meeting in self.meetings:
            is_open = only is None or meeting.row.id in only
            keeps = meeting.slot is not None and (meeting.is_fixed or not is_open)
            if not meeting.is_declined and (keeps or is_open):
                found.append(to_packer(self.trip, meeting, keeps=keeps))
        return found


def to_packer(trip: Trip, meeting: MeetingView, *, keeps: bool) -> TripMeeting:
    """Return what the packer needs of a meeting, which keeps its slot or gets a new one."""
    windows = parse_availability(meeting.row.availability, trip.days).windows
    return TripMeeting(
        meeting.row.contact_id,
        meeting.row.name,
        meeting.minutes,
        meeting.row.area,
        meeting.rank.points,
        windows,
        meeting.slot if keeps else None,
    )
