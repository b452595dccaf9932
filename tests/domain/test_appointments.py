"""Appointments: what overlaps, which stage follows, and how they are formatted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.appointments import Appointment, format_meeting, propose_medium, propose_stage
from infoview_tui.domain.enums import Channel, Medium, Stage

AT = datetime(2026, 12, 3, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("offset", "minutes", "overlaps"),
    [
        (0, 30, True),
        (-10, 60, True),
        (5, 5, True),
        (29, 20, True),
        (30, 20, False),
        (-20, 20, False),
        (-20, 21, True),
        (24 * 60, 30, False),
    ],
)
def test_overlap_is_by_length_and_the_same_both_ways(offset: int, minutes: int, overlaps: bool) -> None:
    first, second = Appointment(AT, 30), Appointment(AT + timedelta(minutes=offset), minutes)
    assert first.overlaps(second.starts_at, second.minutes) is overlaps
    assert second.overlaps(first.starts_at, first.minutes) is overlaps


@pytest.mark.parametrize(
    ("stage", "took_place", "proposed"),
    [
        (Stage.RESEARCHING, False, Stage.SCHEDULED),
        (Stage.CONTACTED, False, Stage.SCHEDULED),
        (Stage.IN_TOUCH, False, Stage.SCHEDULED),
        (Stage.SCHEDULED, False, None),
        (Stage.SCHEDULED, True, Stage.MET),
        (Stage.CONTACTED, True, Stage.MET),
        (Stage.IN_TOUCH, True, None),
        (Stage.MET, True, None),
    ],
)
def test_proposed_stage(stage: Stage, took_place: bool, proposed: Stage | None) -> None:
    assert propose_stage(stage, took_place=took_place) is proposed


def test_meeting_names_first_what_its_kind_needs() -> None:
    link, place, phone = "https://zoom.us/j/1", "Café X", "+49 30 1"
    assert format_meeting(Medium.VIDEO, place=place, link=link) == "video · https://zoom.us/j/1 · Café X"
    assert format_meeting(Medium.PHONE, place=place, phone=phone) == "phone · +49 30 1 · Café X"
    assert format_meeting(Medium.IN_PERSON, place=place, link=link, phone=phone) == (
        "in person · Café X · https://zoom.us/j/1 · +49 30 1"
    )
    assert format_meeting(Medium.VIDEO) == "video"


def test_medium_follows_the_preferred_channel() -> None:
    assert propose_medium(Channel.PHONE) is Medium.PHONE
    assert propose_medium(Channel.EMAIL) is propose_medium(None) is Medium.VIDEO
