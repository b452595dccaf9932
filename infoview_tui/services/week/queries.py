"""Reads the calendar week: interviews, offered times, meetings of trips, and busy times of calendars (R10, R15)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.appointments import MAX_MINUTES, format_meeting
from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.enums import InterviewState, Medium
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import moment_at
from infoview_tui.domain.zones import propose_zone
from infoview_tui.errors import NotFoundError
from infoview_tui.services.availability.busy_times import list_calendar_times
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.week.week import (
    WEEK_CONTACT,
    WEEK_INTERVIEWS,
    WEEK_OFFERS,
    WEEK_TRIP_MEETINGS,
    WeekContactRow as WeekContactRow,
    WeekInterviewRow,
    WeekOfferRow,
    WeekTripMeetingRow,
)

_KINDS = {InterviewState.PLANNED: WeekEntryKind.PLANNED, InterviewState.RUNNING: WeekEntryKind.RUNNING}


class Week(NamedTuple):
    """The entries of some days, by time, and what calendar files could not be read, as sentences."""

    first_day: date
    days: int
    entries: tuple[WeekEntry, ...]
    problems: tuple[str, ...] = ()


def read_week(workspace: Workspace, first_day: date, days: int, zone: tzinfo, now: datetime) -> Week:
    """Read what takes time on consecutive days of the user's zone."""
    start, end = moment_at(first_day, 0, zone), moment_at(first_day, days * DAY_MINUTES, zone)
    earliest = start - timedelta(minutes=2 * MAX_MINUTES)  # an interview may have been extended
    span = {"after": format_timestamp(earliest), "before": format_timestamp(end)}
    found: list[WeekEntry] = []
    found += [_from_interview(row, now) for row in workspace.store.all(WEEK_INTERVIEWS, **span)]
    found += [_from_offer(row) for row in workspace.store.all(WEEK_OFFERS, **span)]
    found += [_from_trip_meeting(row) for row in workspace.store.all(WEEK_TRIP_MEETINGS, **span)]
    found += map(_from_busy_time, list_calendar_times(workspace, start, end))
    entries = [
        entry for entry in found if entry.starts_at < end and (entry.ends_at > start or entry.starts_at >= start)
    ]
    entries.sort(key=lambda entry: (entry.starts_at, entry.ends_at))
    return Week(first_day, days, tuple(entries), workspace.calendar_reading.problems)


def read_week_contact(workspace: Workspace, contact_id: int) -> WeekContactRow:
    """Return the contact chosen for scheduling; a zone that is not set is proposed from the place.

    Raises NotFoundError if the contact does not exist.
    """
    row = workspace.store.first(WEEK_CONTACT, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact no longer exists.")
    return row._replace(timezone=row.timezone or propose_zone(row.location))


def _from_interview(row: WeekInterviewRow, now: datetime) -> WeekEntry:
    kind = _KINDS.get(row.state, WeekEntryKind.HELD)
    planned_end = row.began_at + timedelta(minutes=row.minutes)
    ends_at = planned_end
    if kind is WeekEntryKind.RUNNING:
        ends_at = max(planned_end, now)
    elif kind is WeekEntryKind.HELD and row.ended_at is not None:
        ends_at = max(row.began_at, min(row.ended_at, row.began_at + timedelta(minutes=2 * MAX_MINUTES)))
    phone = row.phone or (row.contact_phone if row.medium is Medium.PHONE else "")
    return WeekEntry(
        kind,
        row.began_at,
        ends_at,
        row.contact,
        format_meeting(row.medium, place=row.place, link=row.link, phone=phone),
        row.timezone,
        contact_id=row.contact_id,
        interview_id=row.id,
    )


def _from_offer(row: WeekOfferRow) -> WeekEntry:
    return WeekEntry(
        WeekEntryKind.OFFER,
        row.starts_at,
        row.starts_at + timedelta(minutes=row.minutes),
        row.contact,
        zone=row.timezone,
        contact_id=row.contact_id,
        offer_id=row.id,
    )


def _from_trip_meeting(row: WeekTripMeetingRow) -> WeekEntry:
    return WeekEntry(
        WeekEntryKind.TRIP,
        row.starts_at,
        row.starts_at + timedelta(minutes=row.minutes),
        row.contact,
        " · ".join(filter(None, (row.state.value, row.city, row.area, row.address))),
        row.timezone,
        contact_id=row.contact_id,
    )


def _from_busy_time(time: BusyTime) -> WeekEntry:
    return WeekEntry(WeekEntryKind.BUSY, time.starts_at, time.ends_at, time.label, all_day=time.all_day)
