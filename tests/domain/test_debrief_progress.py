"""Debrief progress: the remaining steps, and the step to resume at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection, SectionProgress, resume_section, unfinished_sections
from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.ratings import RATED_TOPICS, adjust_confidence, format_topic, order_topics
from infoview_tui.domain.thank_you_countdown import Countdown, format_countdown

NOTHING, WAITS, DONE = SectionProgress(0, 0), SectionProgress(0, 1), SectionProgress(1, 1)


def progress(**parts: SectionProgress) -> dict[DebriefSection, SectionProgress]:
    return {part: parts.get(part.value, WAITS) for part in DebriefSection}


def test_completed_and_empty_steps_are_not_remaining() -> None:
    assert unfinished_sections(progress(stars=DONE, referrals=NOTHING, promises=SectionProgress(1, 3))) == [
        part for part in DebriefSection if part not in (DebriefSection.STARS, DebriefSection.REFERRALS)
    ]


def test_new_debrief_starts_at_the_first_step() -> None:
    assert resume_section(progress(), is_finished=False) is DebriefSection.STARS
    assert (
        resume_section(progress(stars=DONE, verdicts=DONE), is_finished=False) is DebriefSection.STARS
    )  # as at the end of the call


@pytest.mark.parametrize(
    ("parts", "at"),
    [
        ({"learned": DONE}, DebriefSection.REFERRALS),
        ({"learned": DONE, "referrals": SectionProgress(1, 2)}, DebriefSection.REFERRALS),
        ({"learned": DONE, "referrals": NOTHING, "promises": DONE}, DebriefSection.VERDICTS),
        ({"gauges": DONE}, DebriefSection.STARS),
        (dict.fromkeys(map(str, DebriefSection), DONE), DebriefSection.STARS),
    ],
)
def test_started_debrief_resumes_after_the_completed_steps(
    parts: dict[str, SectionProgress], at: DebriefSection
) -> None:
    assert resume_section(progress(**parts), is_finished=False) is at


def test_debrief_does_not_resume_at_a_skipped_step() -> None:
    skipped = {DebriefSection.STARS, DebriefSection.LEARNED}
    assert resume_section(progress(), {DebriefSection.STARS}, is_finished=False) is DebriefSection.INSIGHTS
    assert resume_section(progress(drawbacks=DONE), skipped, is_finished=False) is DebriefSection.REFERRALS
    assert resume_section(progress(gauges=DONE), skipped, is_finished=False) is DebriefSection.INSIGHTS


def test_finished_debrief_opens_at_the_first_step() -> None:
    assert resume_section(progress(learned=DONE), is_finished=True) is DebriefSection.STARS


def test_discussed_topics_come_first_without_duplicates() -> None:
    found = order_topics(["culture", "my own", "culture", "network-and-closing", "outlook"])
    assert found[:2] == [Topic.CULTURE, Topic.OUTLOOK]
    assert sorted(found) == sorted(RATED_TOPICS)
    assert format_topic(Topic.DAY_TO_DAY) == "day to day"


def test_confidence_stops_at_guess_and_sure() -> None:
    assert [adjust_confidence(Confidence.FAIR, by) for by in (-5, -1, 0, 1, 5)] == [
        Confidence.GUESS,
        Confidence.GUESS,
        Confidence.FAIR,
        Confidence.SURE,
        Confidence.SURE,
    ]


@pytest.mark.parametrize(
    ("after", "text", "urgency", "short"),
    [
        (timedelta(hours=0.5), "23 h left (47 h at the latest)", Urgency.LATER, "23 h left"),
        (timedelta(hours=23, minutes=30), "30 min left (24 h at the latest)", Urgency.LATER, "30 min left"),
        (timedelta(hours=24), "due now · late in 24 h", Urgency.TODAY, "late in 24 h"),
        (
            timedelta(hours=47, minutes=50),
            "due now · late in 10 min",
            Urgency.TODAY,
            "late in 10 min",
        ),
        (timedelta(hours=60), "12 h late: a late thank-you is better than none", Urgency.NOW, "12 h late"),
    ],
)
def test_thank_you_countdown(after: timedelta, text: str, urgency: Urgency, short: str) -> None:
    ended = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    counted = format_countdown(ended + timedelta(hours=24), ended + timedelta(hours=48), ended + after)
    assert counted == Countdown(text, urgency, short)
