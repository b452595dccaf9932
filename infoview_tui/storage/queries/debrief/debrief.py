"""What the debrief asks for: hypotheses with the note that speaks of them, promises kept, ratings, outcomes."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.contacts.contacts import ABOUT_CONTACT, EVIDENCE_COLUMNS, EVIDENCE_JOINS, NamedRow
from infoview_tui.storage.query import Query


class HypothesisVerdictRow(NamedTuple):
    """A hypothesis, what this interview says of it and why, and how many people stand behind each verdict (R36).

    ``because`` is in the person's own words; ``note`` is the text of the note that says so.
    """

    id: int
    text: str
    path: str
    confirmed: int
    refined: int
    refuted: int
    verdict: str | None
    reason: str
    note_id: int | None
    note: str


HYPOTHESIS_VERDICTS = Query(
    f"""
    SELECT {EVIDENCE_COLUMNS}, here.verdict, coalesce(here.because, ''), n.id, coalesce(n.text, '')
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
    """The action that a promise of the call has become."""

    note_id: int
    action_id: int
    text: str
    due_at: str | None
    is_closed: int


COMMITMENT_ACTIONS = Query(
    "SELECT n.id, min(a.id), a.text, a.due_at, a.done_at IS NOT NULL OR a.dropped_at IS NOT NULL "
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
"""The paths that the interviewee speaks to, and those that were rated in this interview."""


class TopicRow(NamedTuple):
    """A topic of the plan."""

    topic: str


PLAN_TOPICS = Query(
    """
    SELECT q.topic FROM planned_questions q
    WHERE q.interview_id = :interview_id AND q.topic <> ''
    GROUP BY q.topic
    ORDER BY max(q.state = 'answered' OR EXISTS (SELECT 1 FROM notes n WHERE n.question_id = q.id)) DESC, min(q.place)
    """,
    TopicRow,
)
"""The topics of an interview's plan: first those that were spoken of, then those that were only planned."""


class RatingRow(NamedTuple):
    """How a path looks on one topic after this interview."""

    path_id: int
    topic: str
    score: int
    confidence: str


RATINGS = Query(
    "SELECT path_id, topic, score, sureness FROM ratings WHERE interview_id = :interview_id ORDER BY id", RatingRow
)


class OtherRatingsRow(NamedTuple):
    """How a path looks on one topic after the conversations with others, and how many people they were."""

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
"""One voice is one voice: who was talked to twice counts once, with the mean of both (R36)."""


class OutcomeRow(NamedTuple):
    """What came of an interview (R37)."""

    id: int
    kind: str
    text: str


OUTCOMES = Query("SELECT id, kind, text FROM outcomes WHERE interview_id = :interview_id ORDER BY id", OutcomeRow)


class ThankYouSentRow(NamedTuple):
    """When a thank-you for an interview went out."""

    at: str


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
"""As a letter that was sent, else as an action that was done, as by telephone."""
