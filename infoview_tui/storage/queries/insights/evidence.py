"""What was said in all interviews: talks, ratings, verdicts, and notes by topic. Nothing that is off the record.

A verdict that rests on a note off the record is left out. Ratings are the user's own, so they all count.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Confidence, FitAspect, FitSide, HypothesisOrigin, NoteKind, Verdict
from infoview_tui.storage.query import Query

_TALK = """
i.state <> 'cancelled' AND (
    i.state <> 'planned'
    OR EXISTS (SELECT 1 FROM ratings r WHERE r.interview_id = i.id)
    OR EXISTS (SELECT 1 FROM verdicts v WHERE v.interview_id = i.id)
)
"""
"""Whether an interview ``i`` has begun, or has results anyway."""

_AT = "coalesce(i.started_at, i.starts_at, i.created_at)"

_ON_RECORD_VERDICT = """
NOT EXISTS (SELECT 1 FROM notes n WHERE n.id = v.note_id AND n.interview_id = v.interview_id AND n.kind = 'off_record')
"""
"""Whether a verdict ``v`` does not rest on a note off the record."""


class TalkRow(NamedTuple):
    """An interview that was held, with its contact and what connects the contact to others."""

    interview_id: int
    contact_id: int
    contact: str
    referrer_id: int | None
    organization_id: int | None
    at: datetime


TALKS = Query(
    f"SELECT i.id, c.id, c.name, c.referrer_id, c.organization_id, {_AT} AS at "  # noqa: S608 - put together from constants
    f"FROM interviews i JOIN contacts c ON c.id = i.contact_id WHERE {_TALK} ORDER BY at, i.id",
    TalkRow,
)


class InterviewPathRow(NamedTuple):
    """A path that was rated after an interview, or that its contact can talk about."""

    interview_id: int
    path_id: int
    is_rated: bool


INTERVIEW_PATHS = Query(
    """
    SELECT i.id, l.path_id, 0 FROM interviews i JOIN contact_paths l ON l.contact_id = i.contact_id
    UNION ALL
    SELECT DISTINCT interview_id, path_id, 1 FROM ratings
    ORDER BY 1, 2, 3
    """,
    InterviewPathRow,
)


class PathRow(NamedTuple):
    """A path."""

    id: int
    name: str


PATHS = Query("SELECT id, name FROM paths ORDER BY id", PathRow)


class RatingRow(NamedTuple):
    """A rating of a path on a topic after an interview with a contact, from 1 to 5."""

    contact_id: int
    path_id: int
    topic: str
    score: int
    confidence: Confidence


RATINGS = Query(
    f"SELECT i.contact_id, r.path_id, r.topic, r.score, r.confidence "  # noqa: S608 - put together from constants
    f"FROM ratings r JOIN interviews i ON i.id = r.interview_id WHERE {_TALK} ORDER BY {_AT}, i.id, r.id",
    RatingRow,
)
"""In the order of time."""


class VerdictRow(NamedTuple):
    """The verdict of an interview with a contact on a hypothesis."""

    hypothesis_id: int
    interview_id: int
    contact_id: int
    verdict: Verdict


VERDICTS = Query(
    f"SELECT v.hypothesis_id, i.id, i.contact_id, v.verdict FROM verdicts v JOIN interviews i ON i.id = v.interview_id "  # noqa: S608 - put together from constants
    f"WHERE {_TALK} AND {_ON_RECORD_VERDICT} ORDER BY {_AT}, i.id",
    VerdictRow,
)
"""In the order of time."""


class QuestionNotesRow(NamedTuple):
    """The topic of a question that was asked in an interview, and the kinds of its notes, separated by commas."""

    interview_id: int
    topic: str
    kinds: str


QUESTION_NOTES = Query(
    """
    SELECT q.interview_id, q.topic, group_concat(n.kind)
    FROM planned_questions q CROSS JOIN notes n ON n.question_id = q.id
    WHERE q.topic <> '' AND n.kind <> 'off_record'
    GROUP BY q.id
    """,
    QuestionNotesRow,
)
"""The cross join fixes the order, in which no index has to be built: 12,000 notes take a few milliseconds."""


class WeightRow(NamedTuple):
    """The user's own weight of a topic."""

    topic: str
    weight: int


WEIGHTS = Query("SELECT topic, weight FROM topic_weights ORDER BY topic", WeightRow)


class ValuesRow(NamedTuple):
    """The values in the user's profile."""

    values: str


VALUES = Query('SELECT "values" FROM profile', ValuesRow)


class FitPoint(NamedTuple):
    """A reason for or against a path (R35), and the note that supports it, if any: who said it, and where."""

    id: int
    path_id: int
    aspect: FitAspect
    side: FitSide
    text: str
    note_id: int | None
    note: str
    interview_id: int | None
    contact: str


FIT_POINTS = Query(
    """
    SELECT f.id, f.path_id, f.aspect, f.side, f.text, n.id, coalesce(n.text, ''), n.interview_id, coalesce(c.name, '')
    FROM fit_points f
    LEFT JOIN notes n ON n.id = f.note_id
    LEFT JOIN interviews i ON i.id = n.interview_id
    LEFT JOIN contacts c ON c.id = i.contact_id
    WHERE n.kind IS NOT 'off_record'
    ORDER BY f.id
    """,
    FitPoint,
)


class SaidNote(NamedTuple):
    """A note with the contact, the date of the interview, and the call time in seconds, None if not known.

    ``is_tangent`` is whether it belongs to none of the questions that were planned (R27).
    """

    note_id: int
    interview_id: int
    contact_id: int
    contact: str
    kind: NoteKind
    text: str
    starred: bool
    at: datetime
    seconds: int | None
    is_tangent: bool


_SELECT_SAID = f"""
SELECT n.id, i.id, c.id, c.name, n.kind, n.text, n.starred, {_AT} AS at,
       CASE WHEN n.written_at IS NULL THEN n.seconds END,
       n.question_id IS NULL AND n.written_at IS NULL
           AND EXISTS (SELECT 1 FROM planned_questions q WHERE q.interview_id = i.id)
FROM notes n
JOIN interviews i ON i.id = n.interview_id
JOIN contacts c ON c.id = i.contact_id
WHERE n.kind <> 'off_record' AND i.state <> 'cancelled'
"""  # noqa: S608 - put together from constants

NOTES_ON_TOPIC = Query(
    _SELECT_SAID  # noqa: S608 - put together from constants
    + """
    AND n.question_id IN (SELECT id FROM planned_questions WHERE topic = :topic) AND (
        EXISTS (SELECT 1 FROM ratings r WHERE r.interview_id = i.id AND r.path_id = :path_id)
        OR EXISTS (SELECT 1 FROM contact_paths l WHERE l.contact_id = c.id AND l.path_id = :path_id)
            AND NOT EXISTS (SELECT 1 FROM ratings r WHERE r.interview_id = i.id)
    )
    ORDER BY at, i.id, n.position, n.id
    """,
    SaidNote,
)
"""Notes on the questions of a topic, in the interviews about a path: see `InterviewPathRow`."""

HIGHLIGHTS = Query(
    f"""
    {_SELECT_SAID} AND (n.kind IN ('reward', 'drawback', 'insight') OR n.starred AND n.kind = 'quote')
    ORDER BY n.starred DESC, at, i.id, n.position, n.id
    """,
    SaidNote,
)
"""Rewards, drawbacks, insights and starred quotes of all interviews, the starred ones first."""


class HypothesisRow(NamedTuple):
    """A hypothesis, what it is about, the user's own verdict, and where it came from.

    ``organization_ids`` are the ids, as texts, of its organization, or of those of its industry.
    """

    id: int
    text: str
    path_id: int | None
    path: str
    contact_id: int | None
    organization_id: int | None
    own_verdict: Verdict | None
    industry_id: int | None
    organization_ids: tuple[str, ...]
    origin: HypothesisOrigin | None


HYPOTHESES = Query(
    """
    SELECT h.id, h.text, h.path_id, coalesce(p.name, ''), h.contact_id, h.organization_id, h.own_verdict, h.industry_id,
           (SELECT json_group_array(CAST(o.id AS TEXT)) FROM organizations o
            WHERE o.id = h.organization_id OR o.industry_id = h.industry_id),
           h.origin
    FROM hypotheses h LEFT JOIN paths p ON p.id = h.path_id ORDER BY h.id
    """,
    HypothesisRow,
)


class HypothesisQuestionRow(NamedTuple):
    """A question on a hypothesis that was answered in an interview: the id of the question holds the hypothesis."""

    interview_id: int
    bank_id: str


HYPOTHESIS_QUESTIONS = Query(
    """
    SELECT q.interview_id, q.bank_id FROM planned_questions q
    WHERE q.bank_id LIKE 'hypothesis:%' AND (q.state = 'answered' OR EXISTS (
        SELECT 1 FROM notes n WHERE n.question_id = q.id AND n.kind <> 'off_record'
    ))
    ORDER BY q.id
    """,
    HypothesisQuestionRow,
)


class WordsRow(NamedTuple):
    """What a contact said on a hypothesis: the verdict, the user's reason, and the note with the evidence."""

    hypothesis_id: int
    contact_id: int
    interview_id: int
    contact: str
    at: datetime
    verdict: Verdict
    reason: str
    note_id: int | None
    kind: NoteKind | None
    note: str
    seconds: int | None


_SELECT_WORDS = f"""
SELECT v.hypothesis_id, c.id, i.id, c.name, {_AT} AS at, v.verdict, v.reason, e.id, e.kind, coalesce(e.text, ''),
       CASE WHEN e.written_at IS NULL THEN e.seconds END
FROM verdicts v
JOIN interviews i ON i.id = v.interview_id
JOIN contacts c ON c.id = i.contact_id
LEFT JOIN notes e ON e.id = v.note_id AND e.interview_id = v.interview_id
WHERE i.state <> 'cancelled' AND {_ON_RECORD_VERDICT}
"""  # noqa: S608 - put together from constants

WORDS = Query(
    f"{_SELECT_WORDS} AND v.hypothesis_id = :hypothesis_id AND c.id = :contact_id ORDER BY at DESC, i.id DESC",
    WordsRow,
)
"""The latest first."""

ALL_WORDS = Query(f"{_SELECT_WORDS} ORDER BY v.hypothesis_id, at, i.id", WordsRow)
"""On all hypotheses, by date."""
