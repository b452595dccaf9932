"""Writes the trips of the demo with their blocks and meetings."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from infoview_tui.demo.calendar import DemoCalendar
from infoview_tui.demo.ids import DemoIds
from infoview_tui.demo.models import Trip


def write_trips(connection: sqlite3.Connection, trips: Sequence[Trip], calendar: DemoCalendar, ids: DemoIds) -> None:
    """Insert the trips; the caller holds the transaction."""
    for number, trip in enumerate(trips, 1):
        connection.execute(
            "INSERT INTO trips (id, city, first_day, last_day, day_start, day_end, meetings_per_day, meeting_minutes,"
            " travel_minutes, same_area_minutes, travel_times, created_at, timezone)"
            " VALUES (?, ?, ?, ?, 540, 1080, 4, 30, 30, 10, ?, ?, '')",
            (
                number,
                trip.city,
                calendar.day(trip.first_day.days).isoformat(),
                calendar.day(trip.last_day.days).isoformat(),
                trip.travel_times.strip(),
                calendar.timestamp(trip.created),
            ),
        )
        connection.executemany(
            "INSERT INTO trip_blocks (trip_id, label, day, starts, ends) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    number,
                    block.label,
                    calendar.day(block.day.days).isoformat() if block.day else None,
                    block.starts,
                    block.ends,
                )
                for block in trip.blocks
            ],
        )
        connection.executemany(
            "INSERT INTO trip_meetings (trip_id, contact_id, minutes, area, address, availability, starts_at,"
            " is_locked, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    number,
                    ids.contacts[meeting.contact],
                    meeting.minutes,
                    meeting.area,
                    meeting.address,
                    meeting.availability,
                    calendar.optional_timestamp(meeting.at),
                    meeting.is_locked,
                    meeting.state.value,
                )
                for meeting in trip.meetings
            ],
        )
