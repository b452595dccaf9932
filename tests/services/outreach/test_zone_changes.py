"""A change of law between booking and meeting: the agreed wall time stays, and the moment moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.zones import find_zone
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.timing import read_appointment
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.services.outreach.zone_changes import apply_zone_changes
from infoview_tui.services.outreach.zone_checks import list_outdated
from tests.conftest import Campaign

NEW_YORK = "America/New_York"
HOUR = timedelta(hours=1)


def find_by_new_law(name: str) -> tzinfo | None:
    """A zone database in which New York stays on summer time."""
    return timezone(-4 * HOUR) if name == NEW_YORK else find_zone(name)


def test_interview_moves_with_the_law(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    at = datetime(2026, 12, 3, 14, tzinfo=ZoneInfo(NEW_YORK)).astimezone(UTC)
    schedule_interview(workspace, campaign.maria, Appointment(at, zone=NEW_YORK), now)
    schedule_interview(workspace, campaign.tom, Appointment(at, zone="Asia/Kolkata"), now)
    assert list_outdated(workspace) == []
    assert apply_zone_changes(workspace, now) == ""

    said = apply_zone_changes(workspace, now, find_by_new_law)
    assert said.startswith("Time zone rules changed: moved the interview with Maria Lopez")
    maria, tom = read_appointment(workspace, campaign.maria), read_appointment(workspace, campaign.tom)
    assert maria == Appointment(at - HOUR, zone=NEW_YORK)  # 14:00 there is an hour earlier now
    assert tom == Appointment(at, zone="Asia/Kolkata")
    timeline = [row.label for row in read_contact_details(workspace, campaign.maria).timeline]
    moved = "Moved the interview with Maria Lopez from Thu 3 Dec 19:00 to Thu 3 Dec 18:00"
    assert f"{moved}: time zone rules changed" in timeline
    assert list_outdated(workspace, find_by_new_law) == []

    workspace.undo(now)
    assert read_appointment(workspace, campaign.maria) == Appointment(at, zone=NEW_YORK)
