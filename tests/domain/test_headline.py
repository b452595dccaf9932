"""The headline of a card. In these tests it is Wednesday, November 25, 2026, 10:00 in Berlin."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.headline import CardFacts, Headline, Urgency, choose_headline, format_reason

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def later(days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
    return NOW + timedelta(days=days, hours=hours, minutes=minutes)


def due(days: float = 0, hours: float = 0) -> Due:
    return Due(at=later(days, hours))


def on(days: int = 0) -> Due:
    return Due(later(days).astimezone(BERLIN).date())


TIMED = (ActionKind.THANK, ActionKind.PREPARE, ActionKind.CONFIRM)


def headline(facts: CardFacts) -> Headline:
    return choose_headline(facts, NOW, BERLIN)


def text_and_urgency(facts: CardFacts) -> tuple[str, Urgency]:
    found = headline(facts)
    return found.text, found.urgency


CALL = CardFacts(
    Stage.SCHEDULED,
    starts_at=later(days=2, hours=4),
    minutes=20,
    question_count=5,
    interview_state=InterviewState.PLANNED,
)


@pytest.mark.parametrize(
    ("facts", "text", "urgency"),
    [
        (CALL, "Fri 14:00 · 20 min · 5 of 6 questions", Urgency.SOON),
        (CALL._replace(minutes=None, question_count=0), "Fri 14:00 · no questions yet", Urgency.SOON),
        (
            CALL._replace(question_count=7, starts_at=later(days=12)),
            "Mon 7 Dec 10:00 · 20 min · 7 questions",
            Urgency.LATER,
        ),
        (CALL._replace(starts_at=later(hours=4)), "today 14:00 · 20 min · 5 of 6 questions", Urgency.TODAY),
        (CALL._replace(starts_at=later(days=1)), "tomorrow 10:00 · 20 min · 5 of 6 questions", Urgency.SOON),
        (CALL._replace(starts_at=later(minutes=11.5)), "interview in 12 min", Urgency.NOW),
        (CALL._replace(starts_at=later(minutes=-5)), "interview due 5 min ago", Urgency.NOW),
        (CALL._replace(starts_at=later(days=-1)), "held yesterday 10:00?", Urgency.TODAY),
        (CALL._replace(interview_state=InterviewState.RUNNING), "interview running", Urgency.NOW),
        (CardFacts(Stage.SCHEDULED), "no date yet", Urgency.SOON),
        (
            CALL._replace(next_action=ActionKind.CONFIRM, due=due(days=4), starts_at=later(days=5)),
            "Mon 10:00 · 20 min · 5 of 6 questions",
            Urgency.LATER,
        ),
    ],
)
def test_upcoming_interview(facts: CardFacts, text: str, urgency: Urgency) -> None:
    assert text_and_urgency(facts) == (text, urgency)


@pytest.mark.parametrize(
    ("facts", "short"),
    [
        (CALL, "Fri 14:00"),
        (CALL._replace(starts_at=later(minutes=-50)), "due 50 min ago"),
        (CALL._replace(starts_at=later(days=-1)), "held yesterday?"),
        (CardFacts(Stage.MET, next_action=ActionKind.THANK, late_at=later(hours=47)), "thank-you 47 h"),
        (CardFacts(Stage.MET, next_action=ActionKind.THANK, late_at=later(days=-12)), "thank-you late"),
        (CardFacts(Stage.SCHEDULED, next_action=ActionKind.PREPARE, due=due(days=1)), "prepare tomorrow"),
        (CardFacts(Stage.CONTACTED, next_action=ActionKind.NUDGE, due=due(days=1)), "nudge tomorrow"),
        (CardFacts(Stage.CONTACTED, next_action=ActionKind.REQUEST, due=due(days=1)), "ask again tomorrow"),
        (CardFacts(Stage.READY, next_action=ActionKind.REQUEST, due=due(days=1)), "ask tomorrow"),
        (CardFacts(Stage.CONTACTED, next_action=ActionKind.CLOSE_OR_KEEP, due=due(days=1)), "close or keep"),
        (CardFacts(Stage.SCHEDULED, next_action=ActionKind.CONFIRM, due=due(days=1)), "confirm tomorrow"),
        (CardFacts(Stage.READY, next_action=ActionKind.INTRODUCTION, due=due(days=1)), "introduction"),
        (CardFacts(Stage.CONTACTED, stage_since=later(days=-12)), "no reply 12 days"),
        (CardFacts(Stage.MET, last_contact_at=later(days=-12)), "silent 12 days"),
    ],
)
def test_short_headline_fits_a_narrow_card(facts: CardFacts, short: str) -> None:
    found = headline(facts)
    assert found.short == short
    assert len(short) < len(found.text)
    assert len(short) <= 18 - 2 * (found.urgency is Urgency.NOW), "a card has 18 cells"


def action_facts(
    kind: ActionKind,
    due: datetime | None,
    late_at: datetime | None = None,
    action_text: str = "",
    last_contact_at: datetime | None = None,
) -> CardFacts:
    return CardFacts(
        Stage.MET,
        next_action=kind,
        due=(Due(at=due) if kind in TIMED else Due(due.astimezone(BERLIN).date())) if due else None,
        late_at=late_at,
        action_text=action_text,
        last_contact_at=last_contact_at,
    )


@pytest.mark.parametrize(
    ("facts", "text", "urgency"),
    [
        (action_facts(ActionKind.THANK, later(-1), late_at=later(hours=9.5)), "thank-you 9 h left", Urgency.TODAY),
        (action_facts(ActionKind.THANK, later(-2), late_at=later(hours=-5)), "thank-you 5 h late", Urgency.NOW),
        (action_facts(ActionKind.THANK, None), "thank-you due", Urgency.TODAY),
        (action_facts(ActionKind.NUDGE, later(hours=2)), "nudge due today", Urgency.TODAY),
        (action_facts(ActionKind.NUDGE, later(hours=-2)), "nudge due today", Urgency.TODAY),
        (action_facts(ActionKind.NUDGE, later(-2)), "nudge 2 days late", Urgency.TODAY),
        (action_facts(ActionKind.NUDGE, later(-1)), "nudge 1 day late", Urgency.TODAY),
        (action_facts(ActionKind.NUDGE, later(1)), "nudge due tomorrow", Urgency.SOON),
        (action_facts(ActionKind.NUDGE, later(5)), "nudge due Mon", Urgency.LATER),
        (action_facts(ActionKind.PREPARE, later(1)), "prepare by tomorrow", Urgency.SOON),
        (action_facts(ActionKind.PREPARE, later()), "prepare today", Urgency.TODAY),
        (
            action_facts(ActionKind.COMMITMENT, later(2), action_text="send portfolio"),
            "commitment: send portfolio · Fri",
            Urgency.LATER,
        ),
        (
            CardFacts(Stage.MET, next_action=ActionKind.TODO, due=due(2), action_text="call Lee"),
            "call Lee · Fri 10:00",
            Urgency.LATER,
        ),
        (
            action_facts(ActionKind.COMMITMENT, None, action_text="send portfolio"),
            "commitment: send portfolio",
            Urgency.SOON,
        ),
        (action_facts(ActionKind.TODO, later(-3), action_text="ask Tom"), "ask Tom · 3 days late", Urgency.TODAY),
        (action_facts(ActionKind.TODO, later(), action_text=""), "to do · today", Urgency.TODAY),
        (action_facts(ActionKind.TELL_DIFFERENCE, later()), "report back · today", Urgency.TODAY),
        (action_facts(ActionKind.CLOSE_OR_KEEP, later(-2)), "close or keep · 2 days late", Urgency.TODAY),
        (action_facts(ActionKind.CONFIRM, later(), action_text="x"), "confirm · today", Urgency.TODAY),
        (action_facts(ActionKind.REQUEST, later()), "ask again · today", Urgency.TODAY),
        (
            action_facts(ActionKind.STAY_IN_TOUCH, later(), last_contact_at=later(-120)),
            "last contact 4 months ago",
            Urgency.TODAY,
        ),
        (action_facts(ActionKind.STAY_IN_TOUCH, later()), "stay in touch · today", Urgency.TODAY),
    ],
)
def test_action_headline_has_text_and_due_time(facts: CardFacts, text: str, urgency: Urgency) -> None:
    assert text_and_urgency(facts) == (text, urgency)


@pytest.mark.parametrize(
    ("facts", "text", "urgency"),
    [
        (CardFacts(Stage.RESEARCHING), "no research yet", Urgency.LATER),
        (CardFacts(Stage.RESEARCHING, finding_count=1), "", Urgency.LATER),
        (CardFacts(Stage.CONTACTED, stage_since=later(-9)), "no reply for 9 days", Urgency.SOON),
        (CardFacts(Stage.CONTACTED, stage_since=later(hours=-11)), "no reply for 1 day", Urgency.LATER),
        (CardFacts(Stage.CONTACTED, stage_since=later(hours=-1)), "contacted today", Urgency.LATER),
        (CardFacts(Stage.MET, interview_state=InterviewState.ENDED), "debrief pending", Urgency.TODAY),
        (CardFacts(Stage.IN_TOUCH, last_contact_at=later(-122)), "last contact 4 months ago", Urgency.SOON),
        (CardFacts(Stage.IN_TOUCH, last_contact_at=later(hours=-1)), "last contact today", Urgency.LATER),
        (CardFacts(Stage.CLOSED), "", Urgency.LATER),
    ],
)
def test_headline_without_an_interview_or_action(facts: CardFacts, text: str, urgency: Urgency) -> None:
    assert text_and_urgency(facts) == (text, urgency)


def test_preparation_is_shown_on_its_due_day_only() -> None:
    facts = CALL._replace(next_action=ActionKind.PREPARE, due=due(days=1, hours=4))
    assert headline(facts).text == "prepare by tomorrow"
    assert headline(facts._replace(question_count=6)).text == "Fri 14:00 · 20 min · 6 questions"
    assert headline(facts._replace(starts_at=later(hours=4), due=due(-1))).text.startswith("today 14:00")
    assert headline(facts._replace(starts_at=later(days=6), due=due(days=5))).text.startswith("Tue 10:00")


def test_more_urgent_fact_is_the_headline() -> None:
    with_commitment = CALL._replace(next_action=ActionKind.COMMITMENT, action_text="send it", due=due(-1))
    assert headline(with_commitment).text == "commitment: send it · 1 day late"
    assert headline(with_commitment._replace(starts_at=later(minutes=10))).text == "interview in 10 min"


def test_days_use_the_time_zone() -> None:
    late_evening = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)  # already Thursday in Berlin
    facts = CardFacts(Stage.CONTACTED, next_action=ActionKind.NUDGE, due=Due(at=late_evening))
    assert choose_headline(facts, NOW, BERLIN).text == "nudge due tomorrow 00:30"
    assert choose_headline(facts, NOW, UTC).text == "nudge due today 23:30"


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
@pytest.mark.parametrize("kind", ActionKind)
def test_a_day_reads_like_a_time_on_it(kind: ActionKind, zone: str) -> None:
    tomorrow = NOW.astimezone(ZoneInfo(zone)) + timedelta(days=1)
    at_a_time = choose_headline(action_facts(kind, tomorrow), NOW, ZoneInfo(zone))
    on_the_day = choose_headline(CardFacts(Stage.MET, next_action=kind, due=Due(tomorrow.date())), NOW, ZoneInfo(zone))
    if kind is not ActionKind.THANK:
        assert (on_the_day.urgency, on_the_day.short) == (at_a_time.urgency, at_a_time.short)
        assert at_a_time.text.removesuffix(f" {tomorrow:%H:%M}") == on_the_day.text


def test_sort_key_orders_by_urgency() -> None:
    in_order = [
        CALL._replace(interview_state=InterviewState.RUNNING),
        CALL._replace(starts_at=later(minutes=-20)),
        CALL._replace(starts_at=later(minutes=12)),
        action_facts(ActionKind.THANK, later(-2), late_at=later(hours=-5)),
        action_facts(ActionKind.NUDGE, later(-2)),
        action_facts(ActionKind.THANK, later(-1), late_at=later(hours=9)),
        action_facts(ActionKind.NUDGE, later()),
        action_facts(ActionKind.NUDGE, later(1)),
        CALL,
        action_facts(ActionKind.NUDGE, later(5)),
        CardFacts(Stage.RESEARCHING),
        CardFacts(Stage.CLOSED),
    ]
    ranks = [headline(facts).sort_key for facts in in_order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


MOMENTS = st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))
DUES = MOMENTS.map(lambda at: Due(at=at) if at else None) | st.dates(date(2000, 1, 1), date(2060, 1, 1)).map(Due)
FACTS = st.builds(
    CardFacts,
    stage=st.sampled_from(Stage),
    stage_since=MOMENTS,
    next_action=st.none() | st.sampled_from(ActionKind),
    due=DUES,
    late_at=MOMENTS,
    starts_at=MOMENTS,
    minutes=st.none() | st.integers(0, 90),
    question_count=st.integers(0, 20),
    interview_state=st.none() | st.sampled_from(InterviewState),
    last_contact_at=MOMENTS,
    finding_count=st.integers(0, 3),
)


@given(FACTS)
def test_sort_key_follows_urgency_and_urgent_headlines_have_text(facts: CardFacts) -> None:
    order = list(Urgency)
    found = headline(facts)
    for other in (CALL, CardFacts(Stage.RESEARCHING), action_facts(ActionKind.NUDGE, later(-2))):
        if order.index(found.urgency) < order.index(headline(other).urgency):
            assert found.sort_key < headline(other).sort_key
    assert found.text or found.urgency is Urgency.LATER


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            format_reason(ActionKind.THANK, due(-1), later(hours=9), NOW, BERLIN),
            "9 h left: a thank-you is best within two days",
        ),
        (
            format_reason(ActionKind.THANK, due(-2), later(hours=-5), NOW, BERLIN),
            "5 h late: a late thank-you is better than none",
        ),
        (
            format_reason(ActionKind.NUDGE, on(), None, NOW, BERLIN, since=later(-5)),
            "No reply for 5 days: people are busy, and a reminder is fine",
        ),
        (
            format_reason(ActionKind.NUDGE, on(2), None, NOW, BERLIN, since=later()),
            "Due Fri: only if there is no reply by then",
        ),
        (
            format_reason(ActionKind.PREPARE, due(), None, NOW, BERLIN, starts_at=later(days=1, hours=4)),
            "The interview is tomorrow 14:00: review your research and choose six questions",
        ),
        (format_reason(ActionKind.COMMITMENT, on(2), None, NOW, BERLIN), "Due Fri: you said you would"),
        (format_reason(ActionKind.COMMITMENT, due(2), None, NOW, BERLIN), "Due Fri 10:00: you said you would"),
        (format_reason(ActionKind.TODO, due(-1), None, NOW, BERLIN), "1 day late"),
        (
            format_reason(ActionKind.STAY_IN_TOUCH, on(), None, NOW, BERLIN, since=later(-120)),
            "Last contact 4 months ago: a short note keeps the relationship alive",
        ),
        (
            format_reason(ActionKind.TELL_DIFFERENCE, None, None, NOW, BERLIN),
            "People like to hear how their advice helped",
        ),
        (format_reason(ActionKind.TODO, on(-2), None, NOW, BERLIN), "2 days late"),
    ],
)
def test_each_action_has_a_reason(sentence: str, expected: str) -> None:
    assert sentence == expected


@given(st.sampled_from(ActionKind), DUES, MOMENTS, MOMENTS, MOMENTS)
def test_only_a_to_do_without_a_due_date_has_no_reason(
    kind: ActionKind,
    due: Due | None,
    late_at: datetime | None,
    since: datetime | None,
    starts_at: datetime | None,
) -> None:
    sentence = format_reason(kind, due, late_at, NOW, BERLIN, since=since, starts_at=starts_at)
    assert sentence or (kind is ActionKind.TODO and due is None)
