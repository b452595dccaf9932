"""Times to offer: on business days, spread out, and free."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.domain.channel_choice import CHANNEL_MERITS, ReferrerWish, choose_channel
from infoview_tui.domain.channel_wish import find_channel_wish, without_channel_wish
from infoview_tui.domain.check_result import CheckResult
from infoview_tui.domain.enums import Channel, MessageKind
from infoview_tui.domain.free_hours import parse_weekly_hours
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_text import parse_message
from infoview_tui.domain.offer_checks import OfferContext, check_offers
from infoview_tui.domain.offered_times import (
    BUFFER,
    MAX_DAYS,
    Availability,
    OfferHours,
    find_offers,
    format_time,
    propose_times,
)

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)


def free(**changes: Any) -> Availability:
    return Availability(**{"zone": BERLIN} | changes)


def told(now: datetime, availability: Availability) -> list[str]:
    return [
        format_time(at, availability.zone, availability.their_zone) for at in propose_times(now, availability).times
    ]


def taken(at: datetime, minutes: int = 20) -> BusyTime:
    return BusyTime(at, at + timedelta(minutes=minutes), "Ada Lind")


def test_three_times_on_different_days_and_at_different_times() -> None:
    assert told(FRIDAY, free()) == ["Wed 2 Dec at 10:00 CET", "Mon 7 Dec at 14:00 CET", "Thu 10 Dec at 16:00 CET"]


def test_time_that_is_taken_or_too_close_to_one_is_not_offered() -> None:
    first, *_ = propose_times(FRIDAY, free()).times
    assert told(FRIDAY, free(busy=[taken(first)]))[0] == "Wed 2 Dec at 09:00 CET"
    assert told(FRIDAY, free(busy=[taken(first - timedelta(minutes=30))]))[0] == "Wed 2 Dec at 10:30 CET"
    assert told(FRIDAY, free(busy=[taken(first, 24 * 60)]))[0] == "Wed 2 Dec at 09:00 CET"


def test_holidays_are_left_out() -> None:
    def is_business_day(day: date) -> bool:
        return day.weekday() < 5 and day != date(2026, 12, 2)

    assert told(FRIDAY, free(is_business_day=is_business_day))[0].startswith("Thu 3 Dec")
    assert told(FRIDAY, free(is_business_day=lambda _: False)) == []


def test_hours_of_both_people_are_kept_and_both_zones_are_named() -> None:
    assert told(FRIDAY, free(their_zone="America/New_York")) == [
        "Wed 2 Dec, 15:00 Berlin (09:00 New York)",
        "Mon 7 Dec, 15:00 Berlin (09:00 New York)",
        "Thu 10 Dec, 16:00 Berlin (10:00 New York)",
    ]
    evenings = free(hours=parse_weekly_hours("tue thu 19-21"))
    assert told(FRIDAY, evenings) == ["Thu 3 Dec at 19:00 CET", "Tue 8 Dec at 19:00 CET", "Thu 10 Dec at 19:00 CET"]


def test_hours_that_never_meet_are_widened() -> None:
    proposed = propose_times(FRIDAY, free(their_zone="Australia/Brisbane"))
    assert proposed.hours is OfferHours.WIDE_FOR_THEM
    assert told(FRIDAY, free(their_zone="Australia/Brisbane"))[0] == "Wed 2 Dec, 10:00 Berlin (19:00 Brisbane)"
    proposed = propose_times(FRIDAY, free(their_zone="Pacific/Auckland"))
    assert proposed.hours is OfferHours.WIDE_FOR_BOTH
    assert told(FRIDAY, free(their_zone="Pacific/Auckland")) == [
        "Wed 2 Dec, 08:30 Berlin (20:30 Auckland)",
        "Mon 7 Dec, 19:00 Berlin (Tue 8 Dec 07:00 Auckland)",
        "Thu 10 Dec, 19:00 Berlin (Fri 11 Dec 07:00 Auckland)",
    ]
    afternoons = parse_weekly_hours("daily 13-15")
    assert told(FRIDAY, free(their_zone="Pacific/Honolulu", hours=afternoons)) == []


def test_zone_without_a_name_is_an_offset() -> None:
    assert format_time(FRIDAY, ZoneInfo("America/Sao_Paulo")) == "Fri 27 Nov at 06:00 UTC-03:00"
    assert format_time(FRIDAY, ZoneInfo("America/New_York")) == "Fri 27 Nov at 04:00 EST"


ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "Australia/Adelaide"]


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from(["", *ZONES]),
    st.lists(st.tuples(st.integers(0, 24 * 60 * MAX_DAYS), st.integers(10, 900)), max_size=12),
)
def test_offered_times_are_free_and_within_the_hours_of_both(
    now: datetime, zone_name: str, their_zone: str, busy_minutes: list[tuple[int, int]]
) -> None:
    zone = ZoneInfo(zone_name)
    busy = [taken(now + timedelta(minutes=start), minutes) for start, minutes in busy_minutes]
    availability = free(zone=zone, busy=busy, their_zone=their_zone)
    times, hours = propose_times(now, availability)
    local = [at.astimezone(zone) for at in times]
    first, last = (7, 21) if hours is OfferHours.WIDE_FOR_BOTH else (9, 18)
    assert all(at.weekday() < 5 and first <= at.hour < last and at.minute in (0, 30) for at in local)
    assert all(timedelta(days=2) < at - now < timedelta(days=MAX_DAYS + 1) for at in times)
    assert not any(one.overlaps(at - BUFFER, at + timedelta(minutes=20) + BUFFER) for at in times for one in busy)
    assert len({at.date() for at in local}) == len(local) <= 3
    if not busy:
        assert len(times) == 3
    if their_zone:
        there = [at.astimezone(ZoneInfo(their_zone)) for at in times]
        first, last = (9, 18) if hours is OfferHours.USUAL else (7, 21)
        assert all(first <= at.hour < last and at.weekday() < 5 for at in there)


@given(st.sampled_from(ZONES), st.sampled_from(["", *ZONES]), st.integers(-20, 17 * 48))
def test_time_in_a_message_is_found_again(zone_name: str, their_zone: str, half_hours: int) -> None:
    zone, now = ZoneInfo(zone_name), FRIDAY
    at = now + timedelta(minutes=30 * half_hours)
    text = f"Could we talk on {format_time(at, zone, their_zone)} or so?"
    (offer,) = find_offers(text, now, zone)
    assert offer.at == at
    assert text[offer.span.start : offer.span.start + 3] == f"{at.astimezone(zone):%a}"


def test_time_in_another_zone_is_not_read_as_ones_own() -> None:
    assert find_offers("Wed 9 Dec at 09:30 EST works", FRIDAY, BERLIN) == []
    assert [
        offer.at.hour for offer in find_offers("Wed 9 Dec at 09:30 CET, or Thu 31 Feb at 10:00", FRIDAY, BERLIN)
    ] == [8]


def test_time_that_went_is_pointed_out_with_another_one() -> None:
    first, second, _ = propose_times(FRIDAY, free()).times
    facts = MessageFacts(MessageKind.REQUEST, offered_times=told(FRIDAY, free()))
    body = f"Hi Ada,\n\ncould we talk on {format_time(first, BERLIN)}?\n\nBest,\nRobin"
    now = FRIDAY.astimezone(BERLIN)

    def check(*busy: BusyTime, at: datetime = now) -> CheckResult:
        (result,) = check_offers(parse_message(body, "Ada"), facts, OfferContext(at, busy))
        return result

    assert check(taken(second)).passed
    gone = check(taken(first))
    assert gone.text == "Wed 2 Dec at 10:00 CET is taken by Ada Lind"
    assert gone.fix is not None
    assert gone.fix.replacement == "Mon 7 Dec at 14:00 CET"
    assert check(at=now + timedelta(days=6)).text == "Wed 2 Dec at 10:00 CET is over"


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
