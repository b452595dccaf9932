"""What is left of a debrief, and where one goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.debrief_progress import Part, Progress, left, resume_at
from infoview_tui.domain.enums import Sureness, Topic
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.ratings import RATED, name_of_topic, surer, topics_in_order
from infoview_tui.domain.thank_you_countdown import Countdown, count_down

NOTHING, WAITS, DONE = Progress(0, 0), Progress(0, 1), Progress(1, 1)


def progress(**parts: Progress) -> dict[Part, Progress]:
    return {part: parts.get(part.value, WAITS) for part in Part}


def test_what_is_done_or_was_never_there_is_not_left() -> None:
    assert left(progress(stars=DONE, referrals=NOTHING, promises=Progress(1, 3))) == [
        part for part in Part if part not in (Part.STARS, Part.REFERRALS)
    ]


def test_one_that_was_not_begun_begins_at_the_beginning() -> None:
    assert resume_at(progress(), is_finished=False) is Part.STARS
    assert resume_at(progress(stars=DONE, verdicts=DONE), is_finished=False) is Part.STARS  # as the call left it


@pytest.mark.parametrize(
    ("parts", "at"),
    [
        ({"learned": DONE}, Part.REFERRALS),
        ({"learned": DONE, "referrals": Progress(1, 2)}, Part.REFERRALS),
        ({"learned": DONE, "referrals": NOTHING, "promises": DONE}, Part.VERDICTS),
        ({"outcomes": DONE}, Part.STARS),
        (dict.fromkeys(map(str, Part), DONE), Part.STARS),
    ],
)
def test_one_that_was_begun_goes_on_after_what_was_done(parts: dict[str, Progress], at: Part) -> None:
    assert resume_at(progress(**parts), is_finished=False) is at


def test_what_was_skipped_is_gone_through_and_is_not_where_it_goes_on() -> None:
    skipped = {Part.STARS, Part.LEARNED}
    assert resume_at(progress(), {Part.STARS}, is_finished=False) is Part.INSIGHTS
    assert resume_at(progress(drawbacks=DONE), skipped, is_finished=False) is Part.REFERRALS
    assert resume_at(progress(outcomes=DONE), skipped, is_finished=False) is Part.INSIGHTS


def test_a_finished_one_is_read_from_the_beginning() -> None:
    assert resume_at(progress(learned=DONE), is_finished=True) is Part.STARS


def test_topics_that_were_touched_come_first_and_each_comes_once() -> None:
    found = topics_in_order(["culture", "my own", "culture", "network-and-closing", "outlook"])
    assert found[:2] == [Topic.CULTURE, Topic.OUTLOOK]
    assert sorted(found) == sorted(RATED)
    assert name_of_topic(Topic.DAY_TO_DAY) == "day to day"


def test_how_sure_one_is_ends_at_a_guess_and_at_sure() -> None:
    assert [surer(Sureness.FAIR, by) for by in (-5, -1, 0, 1, 5)] == [
        Sureness.GUESS,
        Sureness.GUESS,
        Sureness.FAIR,
        Sureness.SURE,
        Sureness.SURE,
    ]


@pytest.mark.parametrize(
    ("after", "text", "urgency", "short"),
    [
        (timedelta(hours=0.5), "23 h left of 24 · 47 h of 48", Urgency.CALM, ""),
        (timedelta(hours=23, minutes=30), "30 min left of 24 · 24 h of 48", Urgency.CALM, ""),
        (timedelta(hours=24), "the first 24 h are over · 24 h of 48 left", Urgency.TODAY, "24 h of 48 left"),
        (
            timedelta(hours=47, minutes=50),
            "the first 24 h are over · 10 min of 48 left",
            Urgency.TODAY,
            "10 min of 48 left",
        ),
        (timedelta(hours=60), "12 h late: late thanks are better than none", Urgency.NOW, "12 h late"),
    ],
)
def test_the_thank_you_is_counted_down(after: timedelta, text: str, urgency: Urgency, short: str) -> None:
    ended = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    counted = count_down(ended + timedelta(hours=24), ended + timedelta(hours=48), ended + after)
    assert counted == Countdown(text, urgency, short or text)
