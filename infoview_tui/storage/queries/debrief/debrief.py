"""Debrief queries: accepted commitments, ratings, and outcomes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Confidence, OutcomeKind
from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.storage.queries.due import DUE
from infoview_tui.storage.queries.past import SENT_AT
from infoview_tui.storage.query import Query


class CommitmentActionRow(NamedTuple):
    """The action created from a commitment in the call."""

    note_id: int
    action_id: int
    text: str
    due: Due | None
    is_closed: bool


COMMITMENT_ACTIONS = Query(
    f"""
    SELECT n.id, min(a.id), a.text, {DUE}, a.done_at IS NOT NULL OR a.dismissed_at IS NOT NULL
    FROM notes n JOIN actions a ON a.note_id = n.id WHERE n.interview_id = :interview_id GROUP BY n.id
    """,  # noqa: S608 - put together from constants
    CommitmentActionRow,
)


INTERVIEW_PATHS = Query(
    """
    SELECT id, name FROM paths
    WHERE id IN (SELECT path_id FROM contact_paths WHERE contact_id = :contact_id)
       OR id IN (SELECT path_id FROM ratings WHERE interview_id = :interview_id)
    ORDER BY sort_key(name)
    """,
    NamedRow,
)
"""The paths linked to the interviewee, and those rated in this interview."""


class TopicRow(NamedTuple):
    """A topic in the plan."""

    topic: str


PLAN_TOPICS = Query(
    """
    SELECT q.topic FROM planned_questions q
    WHERE q.interview_id = :interview_id AND q.topic <> ''
    GROUP BY q.topic
    ORDER BY max(q.state = 'answered' OR EXISTS (SELECT 1 FROM notes n WHERE n.question_id = q.id)) DESC,
             min(q.position)
    """,
    TopicRow,
)
"""The topics in the plan of an interview: first those discussed, then those only planned."""


class RatingRow(NamedTuple):
    """The rating of a path on one topic after this interview."""

    path_id: int
    topic: str
    score: int
    confidence: Confidence


RATINGS = Query(
    "SELECT path_id, topic, score, confidence FROM ratings WHERE interview_id = :interview_id ORDER BY id", RatingRow
)


class OutcomeRow(NamedTuple):
    """An outcome of an interview (R37)."""

    id: int
    kind: OutcomeKind
    text: str


OUTCOMES = Query("SELECT id, kind, text FROM outcomes WHERE interview_id = :interview_id ORDER BY id", OutcomeRow)


class ThankYouSentRow(NamedTuple):
    """When the thank-you for an interview was sent."""

    at: datetime


THANK_YOU_SENT = Query(
    f"""
    SELECT max({SENT_AT}) AS at FROM messages m
    WHERE interview_id = :interview_id AND kind = 'thank_you' AND state IN ('sent', 'answered')
    HAVING at IS NOT NULL
    UNION ALL
    SELECT max(done_at) FROM actions
    WHERE interview_id = :interview_id AND kind = 'thank' AND done_at IS NOT NULL
    HAVING max(done_at) IS NOT NULL
    """,  # noqa: S608 - put together from constants
    ThankYouSentRow,
)
"""From the message marked as sent; otherwise from the action marked as done, such as after a phone call."""
