"""Times to offer: on business days, spread out, and free."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.channel_choice import CHANNEL_MERITS, ReferrerWish, choose_channel
from infoview_tui.domain.channel_wish import find_channel_wish, without_channel_wish
from infoview_tui.domain.enums import Channel
from infoview_tui.domain.offered_times import MARGIN, MAX_DAYS, format_time, propose_times

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_three_times_on_different_days_and_at_different_times() -> None:
    assert [format_time(at, BERLIN) for at in propose_times(FRIDAY, BERLIN)] == [
        "Wed 2 Dec at 10:00 CET",
        "Mon 7 Dec at 14:00 CET",
        "Thu 10 Dec at 16:00 CET",
    ]


def test_time_of_an_interview_is_not_offered() -> None:
    first, *_ = propose_times(FRIDAY, BERLIN)
    moved, *_ = propose_times(FRIDAY, BERLIN, busy=[first + timedelta(minutes=30)])
    assert format_time(moved, BERLIN) == "Wed 2 Dec at 14:00 CET"


def test_holidays_are_left_out() -> None:
    def is_business_day(day: date) -> bool:
        return day.weekday() < 5 and day != date(2026, 12, 2)

    assert format_time(propose_times(FRIDAY, BERLIN, is_business_day=is_business_day)[0], BERLIN).startswith(
        "Thu 3 Dec"
    )
    assert propose_times(FRIDAY, BERLIN, is_business_day=lambda _: False) == ()


def test_zone_without_a_name_is_an_offset() -> None:
    assert format_time(FRIDAY, ZoneInfo("America/Sao_Paulo")) == "Fri 27 Nov at 06:00 UTC-03:00"
    assert format_time(FRIDAY, ZoneInfo("America/New_York")) == "Fri 27 Nov at 04:00 EST"


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu"]),
    st.lists(st.integers(0, 24 * 60 * MAX_DAYS)),
)
def test_offered_times_are_on_weekdays_within_three_weeks(
    now: datetime, zone_name: str, busy_minutes: list[int]
) -> None:
    zone = ZoneInfo(zone_name)
    busy = [now + timedelta(minutes=minutes) for minutes in busy_minutes]
    times = propose_times(now, zone, busy=busy)
    local = [at.astimezone(zone) for at in times]
    assert all(at.weekday() < 5 and 10 <= at.hour <= 16 for at in local)
    assert all(timedelta(days=2) < at - now < timedelta(days=MAX_DAYS + 1) for at in times)
    assert all(abs(at - other) >= MARGIN for at in times for other in busy)
    assert len({at.date() for at in local}) == len(local)


def test_wish_of_the_contact_wins() -> None:
    choice = choose_channel("Maria", preferred=Channel.LINKEDIN, email="maria@x.org")
    assert choice == (Channel.LINKEDIN, "Maria prefers LinkedIn")
    assert choose_channel("Maria", preferred=Channel.TEXT).reason == "Maria prefers text messages; no number yet"


def test_wish_of_the_referrer_comes_second() -> None:
    wish = ReferrerWish(Channel.PHONE, "Tom")
    choice = choose_channel("Maria", suggested=wish, email="maria@x.org")
    assert choice == (Channel.PHONE, "Tom suggested phone; no number yet")
    assert choose_channel("Maria", preferred=Channel.POST, suggested=wish).channel is Channel.POST
    assert choose_channel("", suggested=ReferrerWish(Channel.POST)).reason == "your research suggests post"


@pytest.mark.parametrize(
    ("text", "channel", "rest"),
    [
        ("Priya Shah, designer at Figma; call her", Channel.PHONE, "Priya Shah, designer at Figma"),
        ("Priya Shah, designer, prefers email #figma", Channel.EMAIL, "Priya Shah, designer #figma"),
        ("Tom knows her. Best by phone.", Channel.PHONE, "Tom knows her"),
        ("please text them", Channel.TEXT, ""),
        ("Reach him on LinkedIn", Channel.LINKEDIN, ""),
        ("by post, please", Channel.POST, ""),
        ("Priya Shah, call center manager", None, None),
        ("Don't call her", None, None),
        ("Tom will email her and could introduce me by email", None, None),
        ("They met on LinkedIn; he emails them often", None, None),
    ],
)
def test_channel_asked_for_in_words(text: str, channel: Channel | None, rest: str | None) -> None:
    assert find_channel_wish(text) is channel
    assert without_channel_wish(text) == (text if rest is None else rest)


def test_email_is_the_default_and_then_what_is_known() -> None:
    assert choose_channel("Maria", email="m@x.org", phone="1") == (Channel.EMAIL, "email, the default")
    assert choose_channel("Maria", profile_url="https://x.org", phone="1").channel is Channel.LINKEDIN
    assert choose_channel("Maria", phone="1") == (Channel.PHONE, "phone: no email address yet")
    assert choose_channel("Maria").channel is Channel.EMAIL
    assert CHANNEL_MERITS.keys() == set(Channel)
