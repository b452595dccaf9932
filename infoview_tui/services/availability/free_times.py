"""Times to offer to a contact (R10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.domain.free_hours import DEFAULT_HOURS, WeeklyHours, parse_weekly_hours
from infoview_tui.domain.offered_times import MAX_DAYS, Availability, ProposedTimes
from infoview_tui.domain.zones import find_zone, zone_country
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.availability.offers import FREE_TIME, FreeTimeRow


def read_availability(
    workspace: Workspace, contact_id: int, now: datetime, zone: tzinfo, *, minutes: int
) -> Availability:
    """Return when the user and a contact could talk. Times that are held for this contact do not count as taken."""
    row = workspace.store.first(FREE_TIME, contact_id=contact_id) or FreeTimeRow("", "")
    is_business_day = workspace.cadence.calendar.is_business_day
    end = now + timedelta(days=MAX_DAYS + 2)
    return Availability(
        zone,
        minutes,
        _read_hours(row.free_hours),
        tuple(list_busy(workspace, now, end, except_contact=contact_id)),
        row.their_zone,
        is_business_day,
        _their_days(row.their_zone, is_business_day),
    )


def list_other_times(availability: Availability, now: datetime, proposed: ProposedTimes) -> list[datetime]:
    """Return one more time for each day on which one is free, in order, besides those that are proposed."""
    days = availability.list_free(now, proposed.hours).values()
    found = (next((at for at in times if at not in proposed.times), None) for times in days)
    return [at for at in found if at is not None]


def _read_hours(text: str) -> WeeklyHours:
    """Return the user's free hours; the usual ones if another program has stored what cannot be read."""
    try:
        return parse_weekly_hours(text)
    except ValueError:
        return DEFAULT_HOURS


def _their_days(their_zone: str, usual: Callable[[date], bool]) -> Callable[[date], bool]:
    """Return which days are business days where a contact is; the user's, if that is not known."""
    country = zone_country(their_zone) if their_zone else ""
    zone = find_zone(their_zone)
    return BusinessCalendar(country, zone).is_business_day if country and zone is not None else usual
