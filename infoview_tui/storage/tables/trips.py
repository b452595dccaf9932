"""Trips: a city, some days, and the contacts to meet there (R15)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from infoview_tui.domain.enums import TripMeetingState
from infoview_tui.storage.tables.columns import IdentifiedRow, UtcDateTime, enum_type


class Trip(IdentifiedRow, table=True):
    """A trip. ``day_start`` and ``day_end`` are minutes after midnight in ``timezone``, an IANA zone.

    ``travel_minutes`` is the time between two areas, ``same_area_minutes`` within one; ``travel_times`` has a line for
    each pair of areas that differs, as typed. ``meetings_per_day`` is the most on one day (R15: three to four).
    """

    __tablename__ = "trips"
    __table_args__ = (CheckConstraint("last_day >= first_day", name="days"),)

    id: int | None = Field(default=None, primary_key=True)
    city: str
    timezone: str = ""
    first_day: date
    last_day: date
    day_start: int = 540
    day_end: int = 1080
    meetings_per_day: int = 4
    meeting_minutes: int = 30
    travel_minutes: int = 30
    same_area_minutes: int = 10
    travel_times: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class TripBlock(IdentifiedRow, table=True):
    """A meal or a fixed appointment of a trip, in minutes after midnight; on every day if ``day`` is None."""

    __tablename__ = "trip_blocks"
    __table_args__ = (CheckConstraint("ends > starts", name="times"),)

    id: int | None = Field(default=None, primary_key=True)
    trip_id: int = Field(foreign_key="trips.id", ondelete="CASCADE", index=True)
    label: str
    day: date | None = None
    starts: int
    ends: int


class TripMeeting(IdentifiedRow, table=True):
    """A contact to meet on a trip. ``starts_at`` is None if no time was found; a locked one keeps its time.

    ``availability`` is when the contact can meet, as typed; empty for any time of the trip.
    """

    __tablename__ = "trip_meetings"
    __table_args__ = (Index("uq_trip_meetings_trip_id_contact_id", "trip_id", "contact_id", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    trip_id: int = Field(foreign_key="trips.id", ondelete="CASCADE")
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    minutes: int = 30
    area: str = ""
    address: str = ""
    availability: str = ""
    starts_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_locked: bool = False
    state: TripMeetingState = Field(default=TripMeetingState.PROPOSED, sa_type=enum_type(TripMeetingState, "state"))
    message_id: int | None = Field(default=None, foreign_key="messages.id", ondelete="SET NULL", index=True)
    interview_id: int | None = Field(default=None, foreign_key="interviews.id", ondelete="SET NULL", index=True)
