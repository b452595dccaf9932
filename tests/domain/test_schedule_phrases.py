"""Sentences about an interview: each is understood whole, or what is not understood is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import Medium
from infoview_tui.domain.schedule_phrases import ScheduleReading, Zones, read_schedule
from infoview_tui.domain.zones import to_utc

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 13, 20, tzinfo=BERLIN)  # a Wednesday
NEW_YORK, LONDON = "America/New_York", "Europe/London"
ZOOM = "https://zoom.us/j/1"


def read(text: str, *, theirs: str = NEW_YORK, usual: str = "", took_place: bool = False) -> ScheduleReading:
    return read_schedule(text, NOW, Zones(BERLIN, theirs, usual), DateOrder.DAY_FIRST, took_place=took_place)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at", "zone"),
    [
        ("Dec 3 14:00", "2026-12-03T13:00", ""),
        ("3/12 14:00", "2026-12-03T13:00", ""),
        ("tomorrow noon", "2026-11-26T11:00", ""),
        ("in 20 min", "2026-11-25T12:40", ""),
        ("thu 2pm their time", "2026-11-26T19:00", NEW_YORK),
        ("2pm her time on thu", "2026-11-26T19:00", NEW_YORK),
        ("thu 2pm my time", "2026-11-26T13:00", "Europe/Berlin"),
        ("14:00 EST", "2026-11-25T19:00", NEW_YORK),
        ("thu 2pm Eastern", "2026-11-26T19:00", NEW_YORK),
        ("thu 14:00 UTC", "2026-11-26T14:00", "UTC"),
        ("fri 14:00 UTC+2", "2026-11-27T12:00", ""),
        ("thu 9am London", "2026-11-26T09:00", LONDON),
        ("9am London time, thu", "2026-11-26T09:00", LONDON),
        ("thu 14:00 in New York", "2026-11-26T19:00", NEW_YORK),
    ],
)
def test_times_in_every_zone(text: str, at: str, zone: str) -> None:
    assert read(text) == ScheduleReading(utc(at), zone)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"thu 2pm, 20 min, zoom {ZOOM}", ScheduleReading(minutes=20, medium=Medium.VIDEO, link=ZOOM)),
        ("google meet thu 2pm", ScheduleReading(medium=Medium.VIDEO)),
        ("thu 2pm zoom.us/j/1", ScheduleReading(medium=Medium.VIDEO, link="zoom.us/j/1")),
        ("thu 2pm for half an hour by phone", ScheduleReading(minutes=30, medium=Medium.PHONE)),
        ("call +49 30 1234567 thu 2pm", ScheduleReading(medium=Medium.PHONE, phone="+49 30 1234567")),
        ("thu 2pm – 2:45pm", ScheduleReading(minutes=45)),
        ("at Café Einstein thu 2pm", ScheduleReading(medium=Medium.IN_PERSON, place="Café Einstein")),
        (
            "thu 2pm, coffee at Café Einstein, bring a résumé and a pen",
            ScheduleReading(medium=Medium.IN_PERSON, place="Café Einstein", bring="a résumé and a pen"),
        ),
        ("meet at The Ritz thu 2pm for an hour", ScheduleReading(None, "", None, 60, Medium.IN_PERSON, "The Ritz")),
    ],
)
def test_details(text: str, said: ScheduleReading) -> None:
    reading = read(text)
    assert reading.starts_at == utc("2026-11-26T13:00")
    for name in ("minutes", "medium", "place", "link", "phone", "bring", "unclear"):
        assert getattr(reading, name) == getattr(said, name), name


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("tue or wed 10:00", "tue or"),
        ("thu 2pm bananas, 20 min", "bananas"),
        ("thu 2pm their thyme", "their thyme"),
        ("soon", "soon"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_else_is_kept(text: str, unclear: str) -> None:
    assert read(text) == ScheduleReading(unclear=unclear)


def test_days_without_a_time_skipped_times_and_unknown_zones() -> None:
    assert read("in 2 weeks") == ScheduleReading(day=date(2026, 12, 9))
    assert read("3/12, 30 min") == ScheduleReading(day=date(2026, 12, 3), minutes=30)
    wall = datetime(2027, 3, 28, 2, 30)
    assert read("28 Mar 2027 02:30") == ScheduleReading(to_utc(wall, BERLIN), skipped=wall)
    assert read("thu 2pm their time", theirs="") == ScheduleReading(unclear="their time", lacks_their_zone=True)
    assert read("thu 14:00", usual=NEW_YORK) == ScheduleReading(utc("2026-11-26T19:00"), NEW_YORK)
    assert read("thu 14:00", took_place=True) == ScheduleReading(utc("2026-11-19T13:00"))


@given(
    st.integers(0, 300 * 24 * 4),
    st.sampled_from(
        [("", "Europe/Berlin"), (" their time", NEW_YORK), (" London", LONDON), (" Kolkata time", "Asia/Kolkata")]
    ),
    st.sampled_from([("", None), (", 20 min", 20), (", for half an hour", 30), (" 2 hours", 120)]),
    st.sampled_from([("", None), (", zoom", Medium.VIDEO), (" by phone", Medium.PHONE), (", lunch", Medium.IN_PERSON)]),
    st.sampled_from(["", "a résumé", "two copies of it"]),
)
def test_generated_sentences_mean_what_they_were_made_of(
    quarters: int,
    zone: tuple[str, str],
    length: tuple[str, int | None],
    kind: tuple[str, Medium | None],
    bring: str,
) -> None:
    wall = datetime(2026, 12, 1) + quarters * timedelta(minutes=15)
    reading = read(f"{wall:%Y-%m-%d %H:%M}{zone[0]}{length[0]}{kind[0]}{f', bring {bring}' if bring else ''}")
    assert reading.starts_at == to_utc(wall, zone[1])
    assert (reading.minutes, reading.medium, reading.bring, reading.unclear) == (length[1], kind[1], bring, "")
