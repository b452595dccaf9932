"""The user's practice in figures: steps of each contact, energy, lengths, and what questions bring (R38)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel, Relationship, Stage
from infoview_tui.storage.queries.past import SENT_AT
from infoview_tui.storage.query import Query


class StepsRow(NamedTuple):
    """When a contact took each step, and by which channel they were first asked."""

    stage: Stage
    relationship: Relationship | None
    channel: Channel | None
    added: DayOrMoment
    asked: DayOrMoment | None
    answered: DayOrMoment | None
    scheduled: DayOrMoment | None
    held: DayOrMoment | None
    thanked: DayOrMoment | None


STEPS = Query(
    f"""
    WITH asked AS (
        SELECT contact_id, channel, coalesce(sent_on, sent_at) AS sent, min({SENT_AT}) FROM messages m
        WHERE kind = 'request' AND sent IS NOT NULL GROUP BY contact_id
    ), answered AS (
        SELECT contact_id, min(answered_at) AS at FROM messages
        WHERE kind IN ('request', 'nudge') AND answered_at IS NOT NULL GROUP BY contact_id
    ), talks AS (
        SELECT contact_id, min(CASE WHEN starts_at IS NOT NULL THEN created_at END) AS scheduled_at,
               min(CASE WHEN state IN ('running', 'ended', 'debriefed')
                   THEN coalesce(started_at, ended_at, starts_at) END) AS held_at
        FROM interviews WHERE state <> 'cancelled' GROUP BY contact_id
    ), thanked AS (
        SELECT contact_id, coalesce(sent_on, sent_at) AS sent, min({SENT_AT}) FROM messages m
        WHERE kind = 'thank_you' AND sent IS NOT NULL GROUP BY contact_id
    )
    SELECT c.stage, c.relationship, a.channel, c.created_at, a.sent, w.at, t.scheduled_at, t.held_at, k.sent
    FROM contacts c
    LEFT JOIN asked a ON a.contact_id = c.id
    LEFT JOIN answered w ON w.contact_id = c.id
    LEFT JOIN talks t ON t.contact_id = c.id
    LEFT JOIN thanked k ON k.contact_id = c.id
    """,  # noqa: S608 - put together from constants
    StepsRow,
)
"""With ``min``, SQLite takes the other columns from the row that has the minimum."""


class HeldRow(NamedTuple):
    """An interview that was held: agreed, extended and actual length in minutes or seconds, and energy."""

    minutes: int
    extra_minutes: int
    elapsed_seconds: int
    energy_before: int | None
    energy_after: int | None


HELD = Query(
    """
    SELECT minutes, extra_minutes, elapsed_seconds, energy_before, energy_after FROM interviews
    WHERE state IN ('ended', 'debriefed') ORDER BY id
    """,
    HeldRow,
)


class QuestionRow(NamedTuple):
    """A question, how often it was asked, and what it brought: insights, quotes, starred notes, and others.

    Others are rewards, drawbacks, and referrals.
    """

    text: str
    topic: str
    asked: int
    insights: int
    quotes: int
    stars: int
    others: int


QUESTIONS = Query(
    """
    WITH brought AS (
        SELECT question_id, sum(kind = 'insight') AS insights, sum(kind = 'quote') AS quotes, sum(starred) AS stars,
               sum(kind IN ('reward', 'drawback', 'referral')) AS others
        FROM notes WHERE question_id IS NOT NULL AND kind <> 'off_record' GROUP BY question_id
    )
    SELECT max(q.text), q.topic, count(*),
           coalesce(sum(b.insights), 0), coalesce(sum(b.quotes), 0), coalesce(sum(b.stars), 0),
           coalesce(sum(b.others), 0)
    FROM planned_questions q
    JOIN interviews i ON i.id = q.interview_id AND i.state IN ('ended', 'debriefed')
    LEFT JOIN brought b ON b.question_id = q.id
    WHERE q.state = 'answered' OR b.question_id IS NOT NULL
    GROUP BY CASE WHEN q.bank_id <> '' THEN q.bank_id ELSE q.text END
    ORDER BY sum(b.insights + b.quotes + b.stars) DESC, count(*) DESC, min(q.id)
    """,
    QuestionRow,
)
"""Questions that were asked; the same question from a bank is one, even if it was worded differently."""
