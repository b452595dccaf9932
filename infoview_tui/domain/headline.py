"""Headlines: the most urgent fact about a contact, for its card and for Today.

The most urgent fact wins: a running call, an upcoming interview, or a due action; if there are none, the time since the
last contact. All datetimes are aware; days are those of the user's time zone.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.calendar_math import add_months
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.format_dates import format_day, format_duration, format_short_day
from infoview_tui.domain.labels import ACTION_NAMES
from infoview_tui.domain.plan_size import MIN_QUESTIONS

DEFAULT_CADENCE = Cadence()

_HOUR = timedelta(hours=1)
_ZERO = timedelta(0)


class Urgency(StrEnum):
    """Urgency levels. The screen shows them with text as well as color."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    LATER = "calm"


class CardFacts(NamedTuple):
    """Input for a headline: a contact's next action, next or running interview, and last contact.

    After ``late_at``, an action is late and not only due (a thank-you, R32). ``minutes`` is the agreed length, and
    ``their_zone`` the contact's IANA zone. Datetimes are aware and in UTC.
    """

    stage: Stage
    stage_since: datetime | None = None
    next_action: ActionKind | None = None
    due: Due | None = None
    late_at: datetime | None = None
    action_text: str = ""
    starts_at: datetime | None = None
    minutes: int | None = None
    question_count: int = 0
    interview_state: InterviewState | None = None
    last_contact_at: datetime | None = None
    finding_count: int = 0
    their_zone: str = ""


class Headline(NamedTuple):
    """A short text (empty if there is nothing to show), its urgency, and its sort key: the smallest comes first.

    ``short`` is a shorter form for narrow cards, and ``there`` the time of an interview where the contact is, which
    neither says. Both are empty if there is none.
    """

    text: str
    urgency: Urgency
    sort_key: float
    short: str = ""
    there: str = ""


def choose_headline(facts: CardFacts, now: datetime, zone: tzinfo, cadence: Cadence = DEFAULT_CADENCE) -> Headline:
    """Return the most urgent headline of a contact. Must be fast, since it runs for every card."""
    state = facts.interview_state
    if state is InterviewState.RUNNING:
        return Headline("interview running", Urgency.NOW, -3 * _TIER_SIZE, "running")
    action = _action_headline(facts, now, zone) if facts.next_action is not None else None
    if facts.starts_at is not None and (state is None or state is InterviewState.PLANNED):
        interview = _interview_headline(facts, facts.starts_at, now, zone)
        if action is None or _interview_comes_first(interview, action, facts):
            return interview
    return action or _fallback_headline(facts, now, zone, cadence)


def format_reason(
    kind: ActionKind,
    due: Due | None,
    late_at: datetime | None,
    now: datetime,
    zone: tzinfo,
    *,
    since: datetime | None = None,
    starts_at: datetime | None = None,
    counted: str = "",
    about: str = "",
) -> str:
    """Format why an action is on Today's list (R16, R32, R34): one short sentence that starts with the time.

    *since* is when the user last wrote to or spoke with the contact; *starts_at* is the start of the interview to
    prepare for. *counted* is how the due date was counted, if holidays were left out (see `explain_due`).
    *about* is the text of the action: what to tell somebody says more than why.
    """
    today = _today(now, zone)
    due_on = due.day(zone) if due is not None else None
    when = f"{_format_overdue_or_due(due_on, today)}{_format_time(kind, due, today, zone)}" if due_on and due else ""
    why = about if about and kind in _SAYING_MORE else _REASONS.get(kind, "")
    if kind is ActionKind.THANK:
        return _thank_you_reason(late_at, now)
    if counted and due_on is not None:
        day = format_day(due_on, today)
        return f"{day[:1].upper()}{day[1:]}: {counted}"
    if kind is ActionKind.NUDGE and due_on is not None and due_on > today:
        why = "only if there is no reply by then"
    elif kind is ActionKind.NUDGE and since is not None:
        when = f"no reply for {_format_day_count(_days_since(since, now, zone))}"
    elif kind in (ActionKind.PREPARE, ActionKind.CONFIRM) and starts_at is not None:
        verb = "is" if starts_at > now else "was"
        when = f"the interview {verb} {_format_day_and_time(starts_at.astimezone(zone), today)}"
    elif kind is ActionKind.STAY_IN_TOUCH and since is not None:
        when = _format_last_contact(since, now, zone)
    sentence = f"{when}: {why}" if when and why else when or why
    return sentence[:1].upper() + sentence[1:]


_TIER_SIZE = 10_000.0
"""Size of the sort key range of one urgency level. Within it, the sort key is the hours until due."""

_TIER_STARTS = {
    Urgency.NOW: 0.0,
    Urgency.TODAY: 2 * _TIER_SIZE,
    Urgency.SOON: 4 * _TIER_SIZE,
    Urgency.LATER: 6 * _TIER_SIZE,
}

_SAYING_MORE = frozenset({ActionKind.INTRODUCTION, ActionKind.STAY_IN_TOUCH, ActionKind.TELL_DIFFERENCE})

_TIMED_BY_INTERVIEW = frozenset({ActionKind.THANK, ActionKind.PREPARE, ActionKind.CONFIRM})
"""What is due at a moment that follows from the interview, so that only its day matters to the user."""

_REASONS = {
    ActionKind.INTRODUCTION: "an introduction is answered more often than a cold message",
    ActionKind.REQUEST: "your research is done, and a short message starts the conversation",
    ActionKind.CLOSE_OR_KEEP: "two follow-ups are enough, so close the contact or keep it for later",
    ActionKind.CONFIRM: "a short confirmation the day before prevents no-shows",
    ActionKind.NUDGE: "people are busy, and a reminder is fine",
    ActionKind.PREPARE: "review your research and choose six questions",
    ActionKind.COMMITMENT: "you said you would",
    ActionKind.STAY_IN_TOUCH: "a short note keeps the relationship alive",
    ActionKind.TELL_DIFFERENCE: "people like to hear how their advice helped",
}


def _headline(text: str, urgency: Urgency, until: timedelta, short: str = "") -> Headline:
    hours = until.total_seconds() / 3600
    return Headline(text, urgency, _TIER_STARTS[urgency] + max(-_TIER_SIZE + 1, min(_TIER_SIZE - 1, hours)), short)


def _interview_headline(facts: CardFacts, starts_at: datetime, now: datetime, zone: tzinfo) -> Headline:
    until = starts_at - now
    if until <= _HOUR:
        if until > _ZERO:
            left = format_duration(until + timedelta(seconds=59))
            return Headline(f"interview in {left}", Urgency.NOW, _imminent_key(until), f"in {left}")
        if -until < _HOUR:
            late = format_duration(until)
            return Headline(f"interview due {late} ago", Urgency.NOW, _imminent_key(until), f"due {late} ago")
    local, today = starts_at.astimezone(zone), _today(now, zone)
    text = short = _format_day_and_time(local, today)
    if until < _ZERO:
        return _headline(f"held {text}?", Urgency.TODAY, until, f"held {format_short_day(local.date(), today)}?")
    if facts.minutes is not None:
        text = f"{text} · {facts.minutes} min"
    days = (local.date() - today).days
    urgency = Urgency.TODAY if days == 0 else Urgency.SOON if days <= 3 else Urgency.LATER
    headline = _headline(f"{text} · {_format_question_count(facts.question_count)}", urgency, until, short)
    if not facts.their_zone:
        return headline
    from infoview_tui.domain.zones import format_there  # imported only where a contact has a zone

    return headline._replace(there=format_there(starts_at, zone, facts.their_zone))


def _imminent_key(until: timedelta) -> float:
    """Return the sort key of an interview within the hour: before everything else, however late that is."""
    return -2 * _TIER_SIZE + until.total_seconds() / 3600


def _format_question_count(count: int) -> str:
    if count == 0:
        return "no questions yet"
    return f"{count} questions" if count >= MIN_QUESTIONS else f"{count} of {MIN_QUESTIONS} questions"


def _interview_comes_first(interview: Headline, action: Headline, facts: CardFacts) -> bool:
    if facts.next_action is not ActionKind.PREPARE:
        is_too_early = facts.next_action is ActionKind.CONFIRM and action.urgency is Urgency.LATER
        return is_too_early or interview.sort_key <= action.sort_key
    # Both are about the same interview, and its own headline says more, except on the days to prepare.
    is_prepared = facts.question_count >= MIN_QUESTIONS
    return is_prepared or action.urgency is Urgency.LATER or interview.urgency in {Urgency.NOW, Urgency.TODAY}


def _action_headline(facts: CardFacts, now: datetime, zone: tzinfo) -> Headline:
    kind = facts.next_action
    if kind is ActionKind.THANK:
        return _thank_you_headline(facts.late_at or (facts.due.deadline(zone) if facts.due is not None else None), now)
    if facts.due is None:
        return Headline(_action_title(facts), Urgency.SOON, _TIER_STARTS[Urgency.SOON])
    due, today = facts.due.day(zone), _today(now, zone)
    at = _format_time(kind, facts.due, today, zone)
    days = (due - today).days
    urgency = Urgency.TODAY if days <= 0 else Urgency.SOON if days == 1 else Urgency.LATER
    short = ""
    if kind is ActionKind.NUDGE:
        text, short = f"nudge {_format_overdue_or_due(due, today)}{at}", f"nudge {_format_overdue_or_day(due, today)}"
    elif kind is ActionKind.PREPARE and days <= 0:
        text = "prepare today"
    elif kind is ActionKind.PREPARE:
        day = format_short_day(due, today)
        text, short = f"prepare by {day}", f"prepare {day}"
    elif kind is ActionKind.STAY_IN_TOUCH and facts.last_contact_at is not None:
        text = _format_last_contact(facts.last_contact_at, now, zone)
        short = _shorten_last_contact(text)
    else:
        when = _format_overdue_or_day(due, today)
        text = f"{_action_title(facts)} · {when}{at}"
        if kind in _CARD_NAMES:
            title = _action_title(facts)
            short = f"{title} {when}" if len(title) + len(when) < _CARD_WIDTH else title
    return _headline(text, urgency, facts.due.deadline(zone) - now, short)


def _thank_you_headline(late_at: datetime | None, now: datetime) -> Headline:
    if late_at is None:
        return Headline("thank-you due", Urgency.TODAY, _TIER_STARTS[Urgency.TODAY])
    left = late_at - now
    if left > _ZERO:
        return _headline(
            f"thank-you {format_duration(left)} left", Urgency.TODAY, left, f"thank-you {format_duration(left)}"
        )
    return _headline(f"thank-you {format_duration(left)} late", Urgency.NOW, left, "thank-you late")


def _fallback_headline(facts: CardFacts, now: datetime, zone: tzinfo, cadence: Cadence) -> Headline:
    """Return the headline of a contact without an interview or action: mostly the time since the last contact."""
    stage = facts.stage
    if stage is Stage.RESEARCHING or stage is Stage.READY:
        return _NOTHING_FOUND if facts.finding_count == 0 else _NOTHING
    if stage is Stage.CONTACTED and facts.stage_since is not None:
        days = _days_since(facts.stage_since, now, zone)
        text = f"no reply for {_format_day_count(days)}" if days else "contacted today"
        urgency = Urgency.SOON if days >= cadence.first_nudge_days else Urgency.LATER
        return _headline(text, urgency, facts.stage_since - now, text.replace(" for ", " "))
    if stage is Stage.SCHEDULED and facts.starts_at is None:
        return _NO_DATE
    if stage is Stage.MET and facts.interview_state is InterviewState.ENDED:
        return _DEBRIEF
    if (stage is Stage.MET or stage is Stage.IN_TOUCH) and facts.last_contact_at is not None:
        check_in = add_months(facts.last_contact_at.astimezone(zone).date(), cadence.stay_in_touch_months)
        urgency = Urgency.SOON if check_in <= _today(now, zone) else Urgency.LATER
        text = _format_last_contact(facts.last_contact_at, now, zone)
        return _headline(text, urgency, facts.last_contact_at - now, _shorten_last_contact(text))
    return _NOTHING


_CARD_WIDTH = 18
"""The cells of a narrow card."""

_CARD_NAMES: dict[ActionKind | None, str] = {
    ActionKind.INTRODUCTION: "introduction",
    ActionKind.REQUEST: "ask",
    ActionKind.CLOSE_OR_KEEP: "close or keep",
    ActionKind.CONFIRM: "confirm",
    ActionKind.TELL_DIFFERENCE: "report back",
}
"""Outreach on a card, where its text would leave no room for the day."""

_NOTHING = Headline("", Urgency.LATER, 8 * _TIER_SIZE)
_NOTHING_FOUND = Headline("no research yet", Urgency.LATER, 7 * _TIER_SIZE)
_NO_DATE = Headline("no date yet", Urgency.SOON, _TIER_STARTS[Urgency.SOON])
_DEBRIEF = Headline("debrief pending", Urgency.TODAY, _TIER_STARTS[Urgency.TODAY])


def _thank_you_reason(late_at: datetime | None, now: datetime) -> str:
    if late_at is None:
        return "A thank-you is best within two days"
    left = late_at - now
    if left <= _ZERO:
        return f"{format_duration(left)} late: a late thank-you is better than none"
    return f"{format_duration(left)} left: a thank-you is best within two days"


def _action_title(facts: CardFacts) -> str:
    """Format an action as its name and text. A to-do is shown without its name, and outreach without its text."""
    kind, text = facts.next_action, facts.action_text
    if kind is ActionKind.REQUEST and facts.stage not in (Stage.RESEARCHING, Stage.READY):
        return "ask again"  # they asked for a later time
    if kind in _CARD_NAMES:
        return _CARD_NAMES[kind]
    name = ACTION_NAMES[kind] if kind is not None else ""
    if not text:
        return name
    return text if kind is ActionKind.TODO else f"{name}: {text}"


def _format_overdue_or_due(due: date, today: date) -> str:
    return f"{_format_day_count((today - due).days)} late" if due < today else f"due {format_short_day(due, today)}"


def _format_overdue_or_day(due: date, today: date) -> str:
    return f"{_format_day_count((today - due).days)} late" if due < today else format_short_day(due, today)


def _format_time(kind: ActionKind | None, due: Due, today: date, zone: tzinfo) -> str:
    """Return the time that the user chose, to put after the day: `` 14:00``; empty if only a day, or a past one."""
    if due.at is None or kind in _TIMED_BY_INTERVIEW or due.day(zone) < today:
        return ""
    local = due.at.astimezone(zone)
    return f" {local.hour:02}:{local.minute:02}"


def _format_last_contact(at: datetime, now: datetime, zone: tzinfo) -> str:
    days = _days_since(at, now, zone)
    return f"last contact {_format_day_count(days)} ago" if days else "last contact today"


def _shorten_last_contact(text: str) -> str:
    """Turn ``last contact 9 days ago`` into ``silent 9 days``; ``last contact today`` has no shorter form."""
    return "" if text.endswith("today") else f"silent {text.removeprefix('last contact ').removesuffix(' ago')}"


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
    """Return today's date for the user. Cached, because the board needs it for every card."""
    return now.astimezone(zone).date()
