"""What a moved appointment overlaps, in words, without Textual."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.week_layout import first_day_of_week, wall_minutes
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.week.queries import Week, read_week
from infoview_tui.ui.week.canvas import Moved
from infoview_tui.ui.week.overlap import describe_move, describe_overlap


@pytest.fixture
def week(workspace: Workspace, now: datetime, zone: tzinfo) -> Week:
    """Ann's interview in an hour, and Bob's two hours after it."""
    for name, hours in (("Ann", 1), ("Bob", 3)):
        contact = add_contact(workspace, ContactForm(name), now)
        move_contact(workspace, contact, Stage.SCHEDULED, now, Appointment(now + timedelta(hours=hours)))
    return read_week(workspace, first_day_of_week(now.astimezone(zone).date()), 7, zone, now)


def moved(week: Week, zone: tzinfo, hours: int) -> Moved:
    """Ann's interview, moved by hours."""
    entry = next(entry for entry in week.entries if entry.label == "Ann")
    return Moved(entry, *wall_minutes(entry.starts_at + timedelta(hours=hours), zone))


def test_appointment_overlaps_others_but_not_itself(week: Week, zone: tzinfo) -> None:
    assert describe_overlap(week, moved(week, zone, 0), zone) == ""
    assert describe_overlap(week, moved(week, zone, 2), zone) == "overlaps Bob"
    assert describe_overlap(None, moved(week, zone, 2), zone) == ""


def test_move_says_who_where_and_how_to_cancel(week: Week, now: datetime, zone: tzinfo) -> None:
    said = describe_move(week, moved(week, zone, 2), now, zone).plain
    assert said.startswith("Move Ann to ")
    assert said.endswith(" · overlaps Bob · escape cancels")
