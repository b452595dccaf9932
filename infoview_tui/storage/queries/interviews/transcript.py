"""Transcript queries: what notes were turned into, and the results of the debrief."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Confidence, Verdict
from infoview_tui.storage.queries.due import DUE
from infoview_tui.storage.query import Query


class NoteResultRow(NamedTuple):
    """The contact or action created from a note. ``contact`` is empty if there is none."""

    note_id: int
    contact_id: int | None
    contact: str
    action_id: int | None
    due: Due | None
    done_at: datetime | None
    dismissed_at: datetime | None


NOTE_RESULTS = Query(
    f"""
    SELECT n.id, c.id, coalesce(c.name, ''), min(a.id), {DUE}, a.done_at, a.dismissed_at
    FROM notes n
    LEFT JOIN contacts c ON c.id = n.referred_contact_id
    LEFT JOIN actions a ON a.note_id = n.id
    WHERE n.interview_id = :interview_id AND (c.id IS NOT NULL OR a.id IS NOT NULL)
    GROUP BY n.id
    ORDER BY n.position, n.id
    """,  # noqa: S608 - put together from constants
    NoteResultRow,
)


class VerdictRow(NamedTuple):
    """A verdict given in an interview, with the user's reason and the note with the evidence."""

    hypothesis_id: int
    hypothesis: str
    path: str
    verdict: Verdict
    reason: str
    note_id: int | None


VERDICTS = Query(
    """
    SELECT h.id, h.text, coalesce(p.name, ''), v.verdict, v.reason, n.id
    FROM verdicts v
    JOIN hypotheses h ON h.id = v.hypothesis_id
    LEFT JOIN paths p ON p.id = h.path_id
    LEFT JOIN notes n ON n.id = v.note_id AND n.interview_id = v.interview_id
    WHERE v.interview_id = :interview_id
    ORDER BY v.id
    """,
    VerdictRow,
)


class PathRatingRow(NamedTuple):
    """The rating of a path on one topic after an interview, from 1 to 5 (R35)."""

    path: str
    topic: str
    score: int
    confidence: Confidence


PATH_RATINGS = Query(
    "SELECT p.name, r.topic, r.score, r.confidence FROM ratings r JOIN paths p ON p.id = r.path_id "
    "WHERE r.interview_id = :interview_id ORDER BY sort_key(p.name), p.id, r.id",
    PathRatingRow,
)


class HeldInterviewRow(NamedTuple):
    """An interview that has started, with the name of its contact for search."""

    interview_id: int
    contact: str
    started_at: datetime


HELD_INTERVIEWS = Query(
    "SELECT i.id, c.name, i.started_at FROM interviews i JOIN contacts c ON c.id = i.contact_id "
    "WHERE i.started_at IS NOT NULL AND i.state <> 'cancelled' ORDER BY i.started_at DESC, i.id DESC LIMIT :most",
    HeldInterviewRow,
)
