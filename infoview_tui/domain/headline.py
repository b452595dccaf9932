"""The one thing that matters now about a contact, on its card and on Today: in few words, always with its reason.

Of what is known the most urgent counts: a running call, an interview that is near, an action that is due; and where
there is neither, how long nobody has said anything. All moments are aware; days are those of the person's time zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from infoview_tui.domain.due_dates import NUDGE_BUSINESS_DAYS, STAY_IN_TOUCH_AFTER, THANK_AT_LATEST
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.format_dates import spell_near_day, spell_span
from infoview_tui.domain.planning import MIN_QUESTIONS

_HOUR = timedelta(hours=1)
_ZERO = timedelta(0)


class Urgency(StrEnum):
    """How soon something asks for the person; shown by a word as well as by a colour."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    CALM = "calm"


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
    questions: int = 0
    interview_state: InterviewState | None = None
    last_contact_at: datetime | None = None
    findings: int = 0


class Matter(NamedTuple):
    """What matters, in a few words (empty for nothing), how urgent it is, and its rank: the smallest comes first.

    ``short`` says it in fewer words, for where there is no room; empty where there are none.
    """

    text: str
    urgency: Urgency
    rank: float
    short: str = ""


def what_matters(facts: CardFacts, now: datetime, zone: tzinfo) -> Matter:
    """Say the one thing that matters now about a contact. It is called for every card, so it is cheap."""
    state = facts.interview_state
    if state is InterviewState.RUNNING:
        return Matter("call running", Urgency.NOW, -_TIER)
    action = _action(facts, now, zone) if facts.next_action is not None else None
    if facts.starts_at is not None and (state is None or state is InterviewState.PLANNED):
        interview = _interview(facts, facts.starts_at, now, zone)
        if action is None or _comes_before(interview, action, facts):
            return interview
    return action or _silence(facts, now, zone)


def reason(
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
    when = _late_or_due(due_at.astimezone(zone).date(), _today(now, zone)) if due_at is not None else ""
    if kind is ActionKind.THANK:
        return _thank_reason(late_at, now)
    if kind is ActionKind.NUDGE and since is not None:
        when = f"no reply for {_count_days(_days_since(since, now, zone))}"
    elif kind is ActionKind.PREPARE and starts_at is not None:
        when = f"the call is {_day_and_time(starts_at.astimezone(zone), _today(now, zone))}"
    elif kind is ActionKind.STAY_IN_TOUCH and since is not None:
        when = _last_spoke(since, now, zone)
    why = _WHY.get(kind, "")
    sentence = f"{when}: {why}" if when and why else when or why
    return sentence[:1].upper() + sentence[1:]


_TIER = 10_000.0
"""Ranks of one urgency lie within one tier: the hours until it is due, fewer than these."""

_TIERS = {Urgency.NOW: 0.0, Urgency.TODAY: 2 * _TIER, Urgency.SOON: 4 * _TIER, Urgency.CALM: 6 * _TIER}

_WHY = {
    ActionKind.NUDGE: "one friendly reminder is welcome, people are busy",
    ActionKind.PREPARE: "read what you found and choose six questions",
    ActionKind.PROMISE: "you said that you would",
    ActionKind.STAY_IN_TOUCH: "a few lines keep the tie alive",
    ActionKind.TELL_DIFFERENCE: "people like to hear what became of their advice",
}

_NAMES = {
    ActionKind.NUDGE: "nudge",
    ActionKind.PROMISE: "promise",
    ActionKind.STAY_IN_TOUCH: "stay in touch",
    ActionKind.TELL_DIFFERENCE: "tell what it changed",
    ActionKind.TODO: "to do",
}


def _matter(text: str, urgency: Urgency, until: timedelta, short: str = "") -> Matter:
    hours = until.total_seconds() / 3600
    return Matter(text, urgency, _TIERS[urgency] + max(-_TIER + 1, min(_TIER - 1, hours)), short)


def _interview(facts: CardFacts, starts_at: datetime, now: datetime, zone: tzinfo) -> Matter:
    until = starts_at - now
    if until <= _HOUR:
        if until > _ZERO:
            return _matter(f"call in {spell_span(until + timedelta(seconds=59))}", Urgency.NOW, until)
        if -until < _HOUR:
            late = spell_span(until)
            return _matter(f"call was due {late} ago", Urgency.NOW, until, f"call {late} late")
    local, today = starts_at.astimezone(zone), _today(now, zone)
    text = short = _day_and_time(local, today)
    if until < _ZERO:
        return _matter(f"held {text}?", Urgency.TODAY, until, f"held {spell_near_day(local.date(), today)}?")
    if facts.minutes is not None:
        text = f"{text} · {facts.minutes} min"
    days = (local.date() - today).days
    urgency = Urgency.TODAY if days == 0 else Urgency.SOON if days <= 3 else Urgency.CALM
    return _matter(f"{text} · {_questions(facts.questions)}", urgency, until, short)


def _questions(count: int) -> str:
    if count == 0:
        return "no questions yet"
    return f"{count} questions" if count >= MIN_QUESTIONS else f"{count} of {MIN_QUESTIONS} questions"


def _comes_before(interview: Matter, action: Matter, facts: CardFacts) -> bool:
    if facts.next_action is not ActionKind.PREPARE:
        return interview.rank <= action.rank
    # Preparing is about this very interview, whose line says more, but for the days on which it is to be done.
    is_prepared = facts.questions >= MIN_QUESTIONS
    return is_prepared or action.urgency is Urgency.CALM or interview.urgency in {Urgency.NOW, Urgency.TODAY}


def _action(facts: CardFacts, now: datetime, zone: tzinfo) -> Matter:
    kind, due_at = facts.next_action, facts.due_at
    if kind is ActionKind.THANK:
        return _thank(facts.late_at or due_at, now)
    if due_at is None:
        return Matter(_named(facts), Urgency.SOON, _TIERS[Urgency.SOON])
    due, today = due_at.astimezone(zone).date(), _today(now, zone)
    days = (due - today).days
    urgency = Urgency.TODAY if days <= 0 else Urgency.SOON if days == 1 else Urgency.CALM
    short = ""
    if kind is ActionKind.NUDGE:
        text, short = f"nudge {_late_or_due(due, today)}", f"nudge {_late_or_day(due, today)}"
    elif kind is ActionKind.PREPARE and days <= 0:
        text = "prepare today"
    elif kind is ActionKind.PREPARE:
        day = spell_near_day(due, today)
        text, short = f"prepare by {day}", f"prepare {day}"
    elif kind is ActionKind.STAY_IN_TOUCH and facts.last_contact_at is not None:
        text = _last_spoke(facts.last_contact_at, now, zone)
        short = _spoke(text)
    else:
        text = f"{_named(facts)} · {_late_or_day(due, today)}"
    return _matter(text, urgency, due_at - now, short)


def _thank(late_at: datetime | None, now: datetime) -> Matter:
    if late_at is None:
        return Matter("thank-you due", Urgency.TODAY, _TIERS[Urgency.TODAY])
    left = late_at - now
    if left > _ZERO:
        return _matter(f"thank-you {spell_span(left)} left", Urgency.TODAY, left, f"thank-you {spell_span(left)}")
    return _matter(f"thank-you {spell_span(left)} late", Urgency.NOW, left, "thank-you late")


def _silence(facts: CardFacts, now: datetime, zone: tzinfo) -> Matter:
    """What a contact without an interview or an action has to say: mostly how long ago something was."""
    stage = facts.stage
    if stage is Stage.RESEARCHING or stage is Stage.READY:
        return _NOTHING_FOUND if facts.findings == 0 else _NOTHING
    if stage is Stage.CONTACTED and facts.stage_since is not None:
        days = _days_since(facts.stage_since, now, zone)
        text = f"no reply for {_count_days(days)}" if days else "asked today"
        urgency = Urgency.SOON if days >= NUDGE_BUSINESS_DAYS[0] else Urgency.CALM
        return _matter(text, urgency, facts.stage_since - now, text.replace(" for ", " "))
    if stage is Stage.SCHEDULED and facts.starts_at is None:
        return _NO_DATE
    if stage is Stage.MET and facts.interview_state is InterviewState.ENDED:
        return _DEBRIEF
    if (stage is Stage.MET or stage is Stage.IN_TOUCH) and facts.last_contact_at is not None:
        urgency = Urgency.SOON if now - facts.last_contact_at >= STAY_IN_TOUCH_AFTER else Urgency.CALM
        text = _last_spoke(facts.last_contact_at, now, zone)
        return _matter(text, urgency, facts.last_contact_at - now, _spoke(text))
    return _NOTHING


_NOTHING = Matter("", Urgency.CALM, 8 * _TIER)
_NOTHING_FOUND = Matter("nothing found yet", Urgency.CALM, 7 * _TIER)
_NO_DATE = Matter("no date yet", Urgency.SOON, _TIERS[Urgency.SOON])
_DEBRIEF = Matter("debrief is open", Urgency.TODAY, _TIERS[Urgency.TODAY])


def _thank_reason(late_at: datetime | None, now: datetime) -> str:
    if late_at is None:
        return "A thank-you within two days is remembered"
    left = late_at - now
    if left <= _ZERO:
        return f"{spell_span(left)} late: late thanks are better than none"
    return f"{spell_span(left)} left of {spell_span(THANK_AT_LATEST)}: a thank-you within two days is remembered"


def _named(facts: CardFacts) -> str:
    """The action by its name and its text; a thing to do needs no name where it has a text."""
    kind, text = facts.next_action, facts.action_text
    name = _NAMES.get(kind, kind.value) if kind is not None else ""
    if not text:
        return name
    return text if kind is ActionKind.TODO else f"{name}: {text}"


def _late_or_due(due: date, today: date) -> str:
    return f"{_count_days((today - due).days)} late" if due < today else f"due {spell_near_day(due, today)}"


def _late_or_day(due: date, today: date) -> str:
    return f"{_count_days((today - due).days)} late" if due < today else spell_near_day(due, today)


def _last_spoke(at: datetime, now: datetime, zone: tzinfo) -> str:
    days = _days_since(at, now, zone)
    return f"last spoke {_count_days(days)} ago" if days else "last spoke today"


def _spoke(last_spoke: str) -> str:
    """Say in fewer words when one last spoke."""
    return last_spoke.removeprefix("last ")


def _days_since(moment: datetime, now: datetime, zone: tzinfo) -> int:
    return max((_today(now, zone) - moment.astimezone(zone).date()).days, 0)


def _count_days(days: int) -> str:
    if days == 1:
        return "1 day"
    return f"{days} days" if days < 60 else spell_span(timedelta(days=days))


def _day_and_time(local: datetime, today: date) -> str:
    return f"{spell_near_day(local.date(), today)} {local.hour:02}:{local.minute:02}"


@lru_cache(maxsize=1)
def _today(now: datetime, zone: tzinfo) -> date:
    """The person's day; a board asks for the same one with each of its cards."""
    return now.astimezone(zone).date()
