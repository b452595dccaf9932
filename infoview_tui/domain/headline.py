"""The one thing that matters now about a contact, on its card and on Today: in few words, always with its reason.

Of what is known the most urgent counts: a running call, an interview that is near, an action that is due; and where
there is neither, how long nobody has said anything. All moments are aware; days are those of the person's time zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from infoview_tui.domain.due_dates import NUDGE_BUSINESS_DAYS, STAY_IN_TOUCH_AFTER, THANK_YOU_LATE_AFTER
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.format_dates import format_duration, format_short_day
from infoview_tui.domain.planning import MIN_QUESTIONS

_HOUR = timedelta(hours=1)
_ZERO = timedelta(0)


class Urgency(StrEnum):
    """How soon something asks for the person; shown by a word as well as by a color."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    LATER = "calm"


class CardFacts(NamedTuple):
    """What a card knows of one contact: the next action, the next or running interview, and the last contact.

    ``late_at`` is when an action is late and not only due (a thank-you, R32); ``minutes`` is the agreed length,
    ``questions`` how many are planned. Moments are aware UTC datetimes.
    """

    stage: Stage
    stage_since: datetime | None = None
    next_action: ActionKind | None = None
    due_at: datetime | None = None
    late_at: datetime | None = None
    action_text: str = ""
    starts_at: datetime | None = None
    minutes: int | None = None
    question_count: int = 0
    interview_state: InterviewState | None = None
    last_contact_at: datetime | None = None
    finding_count: int = 0


class Headline(NamedTuple):
    """What matters, in a few words (empty for nothing), how urgent it is, and its rank: the smallest comes first.

    ``short`` says it in fewer words, for where there is no room; empty where there are none.
    """

    text: str
    urgency: Urgency
    sort_key: float
    short: str = ""


def choose_headline(facts: CardFacts, now: datetime, zone: tzinfo) -> Headline:
    """Say the one thing that matters now about a contact. It is called for every card, so it is cheap."""
    state = facts.interview_state
    if state is InterviewState.RUNNING:
        return Headline("call running", Urgency.NOW, -_TIER_SIZE)
    action = _action_headline(facts, now, zone) if facts.next_action is not None else None
    if facts.starts_at is not None and (state is None or state is InterviewState.PLANNED):
        interview = _interview_headline(facts, facts.starts_at, now, zone)
        if action is None or _interview_comes_first(interview, action, facts):
            return interview
    return action or _fallback_headline(facts, now, zone)


def format_reason(
    kind: ActionKind,
    due_at: datetime | None,
    late_at: datetime | None,
    now: datetime,
    zone: tzinfo,
    *,
    since: datetime | None = None,
    starts_at: datetime | None = None,
) -> str:
    """Say why an action is on Today's list (R16, R32, R34): one short sentence, with the time first.

    *since* is when the contact was last written to or spoken with, *starts_at* when the interview is that an action
    prepares.
    """
    when = _format_overdue_or_due(due_at.astimezone(zone).date(), _today(now, zone)) if due_at is not None else ""
    if kind is ActionKind.THANK:
        return _thank_you_reason(late_at, now)
    if kind is ActionKind.NUDGE and since is not None:
        when = f"no reply for {_format_day_count(_days_since(since, now, zone))}"
    elif kind is ActionKind.PREPARE and starts_at is not None:
        when = f"the call is {_format_day_and_time(starts_at.astimezone(zone), _today(now, zone))}"
    elif kind is ActionKind.STAY_IN_TOUCH and since is not None:
        when = _format_last_contact(since, now, zone)
    why = _REASONS.get(kind, "")
    sentence = f"{when}: {why}" if when and why else when or why
    return sentence[:1].upper() + sentence[1:]


_TIER_SIZE = 10_000.0
"""Ranks of one urgency lie within one tier: the hours until it is due, fewer than these."""

_TIER_STARTS = {
    Urgency.NOW: 0.0,
    Urgency.TODAY: 2 * _TIER_SIZE,
    Urgency.SOON: 4 * _TIER_SIZE,
    Urgency.LATER: 6 * _TIER_SIZE,
}

_REASONS = {
    ActionKind.NUDGE: "one friendly reminder is welcome, people are busy",
    ActionKind.PREPARE: "read what you found and choose six questions",
    ActionKind.COMMITMENT: "you said that you would",
    ActionKind.STAY_IN_TOUCH: "a few lines keep the tie alive",
    ActionKind.TELL_DIFFERENCE: "people like to hear what became of their advice",
}

_ACTION_NAMES = {
    ActionKind.NUDGE: "nudge",
    ActionKind.COMMITMENT: "promise",
    ActionKind.STAY_IN_TOUCH: "stay in touch",
    ActionKind.TELL_DIFFERENCE: "tell what it changed",
    ActionKind.TODO: "to do",
}


def _headline(text: str, urgency: Urgency, until: timedelta, short: str = "") -> Headline:
    hours = until.total_seconds() / 3600
    return Headline(text, urgency, _TIER_STARTS[urgency] + max(-_TIER_SIZE + 1, min(_TIER_SIZE - 1, hours)), short)


def _interview_headline(facts: CardFacts, starts_at: datetime, now: datetime, zone: tzinfo) -> Headline:
    until = starts_at - now
    if until <= _HOUR:
        if until > _ZERO:
            return _headline(f"call in {format_duration(until + timedelta(seconds=59))}", Urgency.NOW, until)
        if -until < _HOUR:
            late = format_duration(until)
            return _headline(f"call was due {late} ago", Urgency.NOW, until, f"call {late} late")
    local, today = starts_at.astimezone(zone), _today(now, zone)
    text = short = _format_day_and_time(local, today)
    if until < _ZERO:
        return _headline(f"held {text}?", Urgency.TODAY, until, f"held {format_short_day(local.date(), today)}?")
    if facts.minutes is not None:
        text = f"{text} · {facts.minutes} min"
    days = (local.date() - today).days
    urgency = Urgency.TODAY if days == 0 else Urgency.SOON if days <= 3 else Urgency.LATER
    return _headline(f"{text} · {_format_question_count(facts.question_count)}", urgency, until, short)


def _format_question_count(count: int) -> str:
    if count == 0:
        return "no questions yet"
    return f"{count} questions" if count >= MIN_QUESTIONS else f"{count} of {MIN_QUESTIONS} questions"


def _interview_comes_first(interview: Headline, action: Headline, facts: CardFacts) -> bool:
    if facts.next_action is not ActionKind.PREPARE:
        return interview.sort_key <= action.sort_key
    # Preparing is about this very interview, whose line says more, but for the days on which it is to be done.
    is_prepared = facts.question_count >= MIN_QUESTIONS
    return is_prepared or action.urgency is Urgency.LATER or interview.urgency in {Urgency.NOW, Urgency.TODAY}


def _action_headline(facts: CardFacts, now: datetime, zone: tzinfo) -> Headline:
    kind, due_at = facts.next_action, facts.due_at
    if kind is ActionKind.THANK:
        return _thank_you_headline(facts.late_at or due_at, now)
    if due_at is None:
        return Headline(_action_title(facts), Urgency.SOON, _TIER_STARTS[Urgency.SOON])
    due, today = due_at.astimezone(zone).date(), _today(now, zone)
    days = (due - today).days
    urgency = Urgency.TODAY if days <= 0 else Urgency.SOON if days == 1 else Urgency.LATER
    short = ""
    if kind is ActionKind.NUDGE:
        text, short = f"nudge {_format_overdue_or_due(due, today)}", f"nudge {_format_overdue_or_day(due, today)}"
    elif kind is ActionKind.PREPARE and days <= 0:
        text = "prepare today"
    elif kind is ActionKind.PREPARE:
        day = format_short_day(due, today)
        text, short = f"prepare by {day}", f"prepare {day}"
    elif kind is ActionKind.STAY_IN_TOUCH and facts.last_contact_at is not None:
        text = _format_last_contact(facts.last_contact_at, now, zone)
        short = _shorten_last_contact(text)
    else:
        text = f"{_action_title(facts)} · {_format_overdue_or_day(due, today)}"
    return _headline(text, urgency, due_at - now, short)


def _thank_you_headline(late_at: datetime | None, now: datetime) -> Headline:
    if late_at is None:
        return Headline("thank-you due", Urgency.TODAY, _TIER_STARTS[Urgency.TODAY])
    left = late_at - now
    if left > _ZERO:
        return _headline(
            f"thank-you {format_duration(left)} left", Urgency.TODAY, left, f"thank-you {format_duration(left)}"
        )
    return _headline(f"thank-you {format_duration(left)} late", Urgency.NOW, left, "thank-you late")


def _fallback_headline(facts: CardFacts, now: datetime, zone: tzinfo) -> Headline:
    """What a contact without an interview or an action has to say: mostly how long ago something was."""
    stage = facts.stage
    if stage is Stage.RESEARCHING or stage is Stage.READY:
        return _NOTHING_FOUND if facts.finding_count == 0 else _NOTHING
    if stage is Stage.CONTACTED and facts.stage_since is not None:
        days = _days_since(facts.stage_since, now, zone)
        text = f"no reply for {_format_day_count(days)}" if days else "asked today"
        urgency = Urgency.SOON if days >= NUDGE_BUSINESS_DAYS[0] else Urgency.LATER
        return _headline(text, urgency, facts.stage_since - now, text.replace(" for ", " "))
    if stage is Stage.SCHEDULED and facts.starts_at is None:
        return _NO_DATE
    if stage is Stage.MET and facts.interview_state is InterviewState.ENDED:
        return _DEBRIEF
    if (stage is Stage.MET or stage is Stage.IN_TOUCH) and facts.last_contact_at is not None:
        urgency = Urgency.SOON if now - facts.last_contact_at >= STAY_IN_TOUCH_AFTER else Urgency.LATER
        text = _format_last_contact(facts.last_contact_at, now, zone)
        return _headline(text, urgency, facts.last_contact_at - now, _shorten_last_contact(text))
    return _NOTHING


_NOTHING = Headline("", Urgency.LATER, 8 * _TIER_SIZE)
_NOTHING_FOUND = Headline("nothing found yet", Urgency.LATER, 7 * _TIER_SIZE)
_NO_DATE = Headline("no date yet", Urgency.SOON, _TIER_STARTS[Urgency.SOON])
_DEBRIEF = Headline("debrief is open", Urgency.TODAY, _TIER_STARTS[Urgency.TODAY])


def _thank_you_reason(late_at: datetime | None, now: datetime) -> str:
    if late_at is None:
        return "A thank-you within two days is remembered"
    left = late_at - now
    if left <= _ZERO:
        return f"{format_duration(left)} late: late thanks are better than none"
    limit = format_duration(THANK_YOU_LATE_AFTER)
    return f"{format_duration(left)} left of {limit}: a thank-you within two days is remembered"


def _action_title(facts: CardFacts) -> str:
    """The action by its name and its text; a thing to do needs no name where it has a text."""
    kind, text = facts.next_action, facts.action_text
    name = _ACTION_NAMES.get(kind, kind.value) if kind is not None else ""
    if not text:
        return name
    return text if kind is ActionKind.TODO else f"{name}: {text}"


def _format_overdue_or_due(due: date, today: date) -> str:
    return f"{_format_day_count((today - due).days)} late" if due < today else f"due {format_short_day(due, today)}"


def _format_overdue_or_day(due: date, today: date) -> str:
    return f"{_format_day_count((today - due).days)} late" if due < today else format_short_day(due, today)


def _format_last_contact(at: datetime, now: datetime, zone: tzinfo) -> str:
    days = _days_since(at, now, zone)
    return f"last spoke {_format_day_count(days)} ago" if days else "last spoke today"


def _shorten_last_contact(text: str) -> str:
    """Say in fewer words when one last spoke."""
    return text.removeprefix("last ")


def _days_since(moment: datetime, now: datetime, zone: tzinfo) -> int:
    return max((_today(now, zone) - moment.astimezone(zone).date()).days, 0)


def _format_day_count(days: int) -> str:
    if days == 1:
        return "1 day"
    return f"{days} days" if days < 60 else format_duration(timedelta(days=days))


def _format_day_and_time(local: datetime, today: date) -> str:
    return f"{format_short_day(local.date(), today)} {local.hour:02}:{local.minute:02}"


@lru_cache(maxsize=1)
def _today(now: datetime, zone: tzinfo) -> date:
    """The person's day; a board asks for the same one with each of its cards."""
    return now.astimezone(zone).date()
