"""Debrief queries: hypotheses with verdicts and evidence, accepted commitments, ratings, and outcomes."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Confidence, OutcomeKind, Verdict
from infoview_tui.storage.queries.contacts.contacts import ABOUT_CONTACT, EVIDENCE_COLUMNS, EVIDENCE_JOINS, NamedRow
from infoview_tui.storage.query import Query


class HypothesisVerdictRow(NamedTuple):
    """A hypothesis, this interview's verdict on it, and the number of people behind each verdict (R36).

    ``reason`` is the user's explanation; ``note`` is the text of the note with the evidence.
    """

    id: int
    text: str
    path: str
    confirmed: int
    refined: int
    refuted: int
    verdict: Verdict | None
    reason: str
    note_id: int | None
    note: str


HYPOTHESIS_VERDICTS = Query(
    f"""
    SELECT {EVIDENCE_COLUMNS}, here.verdict, coalesce(here.reason, ''), n.id, coalesce(n.text, '')
    FROM {EVIDENCE_JOINS}
    LEFT JOIN verdicts here ON here.hypothesis_id = h.id AND here.interview_id = :interview_id
    LEFT JOIN notes n ON n.id = here.note_id AND n.interview_id = :interview_id
    WHERE {ABOUT_CONTACT} OR here.id IS NOT NULL
    GROUP BY h.id
    ORDER BY h.contact_id = :contact_id DESC, h.id
    """,  # noqa: S608 - put together from constants
    HypothesisVerdictRow,
)


class CommitmentActionRow(NamedTuple):
    """The action created from a commitment in the call."""

    note_id: int
    action_id: int
    text: str
    due_at: datetime | None
    is_closed: bool


COMMITMENT_ACTIONS = Query(
    "SELECT n.id, min(a.id), a.text, a.due_at, a.done_at IS NOT NULL OR a.dismissed_at IS NOT NULL "
    "FROM notes n JOIN actions a ON a.note_id = n.id WHERE n.interview_id = :interview_id GROUP BY n.id",
    CommitmentActionRow,
)


INTERVIEW_PATHS = Query(
    """
    SELECT id, name FROM paths
    WHERE id IN (SELECT path_id FROM contact_paths WHERE contact_id = :contact_id)
       OR id IN (SELECT path_id FROM ratings WHERE interview_id = :interview_id)
    ORDER BY name COLLATE NOCASE
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


class OtherRatingsRow(NamedTuple):
    """The average rating of a path on one topic after interviews with others, and the number of these people."""

    path_id: int
    topic: str
    score: float
    people: int


OTHER_RATINGS = Query(
    """
    SELECT path_id, topic, avg(score), count(*)
    FROM (
        SELECT r.path_id, r.topic, i.contact_id, avg(r.score) AS score
        FROM ratings r JOIN interviews i ON i.id = r.interview_id
        WHERE i.contact_id <> :contact_id
        GROUP BY r.path_id, r.topic, i.contact_id
    )
    GROUP BY path_id, topic
    """,
    OtherRatingsRow,
)
"""Each person counts once: several interviews with the same person are averaged (R36)."""


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
    """
    SELECT max(sent_at) FROM messages
    WHERE interview_id = :interview_id AND kind = 'thank_you' AND state IN ('sent', 'answered') AND sent_at IS NOT NULL
    HAVING max(sent_at) IS NOT NULL
    UNION ALL
    SELECT max(done_at) FROM actions
    WHERE interview_id = :interview_id AND kind = 'thank' AND done_at IS NOT NULL
    HAVING max(done_at) IS NOT NULL
    """,
    ThankYouSentRow,
)
"""From the message marked as sent; otherwise from the action marked as done, such as after a phone call."""
