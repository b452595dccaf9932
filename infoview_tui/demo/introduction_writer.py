"""Writes the former employers, schools, and asks of the demo."""

from __future__ import annotations

import sqlite3

from infoview_tui.demo.calendar import DemoCalendar, WorkdayTime
from infoview_tui.demo.ids import DemoIds
from infoview_tui.demo.models import Campaign

_NOTED = WorkdayTime(-7, 9, 0)
"""When the former employers and schools were noted."""


def write_introductions(
    connection: sqlite3.Connection, campaign: Campaign, calendar: DemoCalendar, ids: DemoIds
) -> None:
    """Insert the rows; the caller holds the transaction."""
    connection.executemany(
        "INSERT INTO affiliations (contact_id, organization_id, kind, title, first_year, last_year, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[one.contact] if one.contact else None,
                ids.organizations[one.organization],
                one.kind.value,
                one.title,
                one.first_year,
                one.last_year,
                calendar.timestamp(_NOTED),
            )
            for one in campaign.affiliations
        ],
    )
    connection.executemany(
        "INSERT INTO asks (contact_id, organization_id, state, note, found_contact_id, created_at, answered_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                ids.contacts[ask.contact],
                ids.organizations[ask.organization],
                ask.state.value,
                ask.note,
                ids.contacts[ask.found] if ask.found else None,
                calendar.timestamp(ask.at),
                calendar.optional_timestamp(ask.answered),
            )
            for ask in campaign.asks
        ],
    )
