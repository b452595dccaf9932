"""What came of introductions and advice, and when it was reported back (R34)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.queries.past import SENT_BY
from infoview_tui.storage.query import Query


class NewsRow(NamedTuple):
    """Something that came of an interview, and the giver: who referred its contact, or who gave advice in it.

    ``kind`` is ``talk``, ``outcome`` or ``advice``; ``text`` describes an outcome or what was done. ``introducer`` is
    who referred the giver.
    """

    giver_id: int
    giver: str
    introducer_id: int | None
    introducer: str
    contact: str
    interview_id: int
    held_at: datetime
    at: datetime
    kind: str
    text: str


NEWS = Query(
    """
    WITH held AS (
        SELECT id, contact_id, ended_at FROM interviews
        WHERE state IN ('ended', 'debriefed') AND ended_at IS NOT NULL
    ), news (giver_id, contact_id, interview_id, held_at, at, kind, text) AS (
        SELECT c.referrer_id, c.id, i.id, i.ended_at, i.ended_at, 'talk', ''
        FROM held i JOIN contacts c ON c.id = i.contact_id
        UNION ALL
        SELECT c.referrer_id, c.id, i.id, i.ended_at, o.created_at, 'outcome', o.text
        FROM outcomes o JOIN held i ON i.id = o.interview_id JOIN contacts c ON c.id = i.contact_id
        UNION ALL
        SELECT i.contact_id, i.contact_id, i.id, i.ended_at, a.done_at, 'advice', a.text
        FROM actions a JOIN held i ON i.id = a.interview_id
        WHERE a.kind IN ('promise', 'todo') AND a.done_at IS NOT NULL AND a.text <> ''
            AND NOT EXISTS (SELECT 1 FROM notes x WHERE x.id = a.note_id AND x.kind = 'off_record')
    )
    SELECT g.id, g.name, r.id, coalesce(r.name, ''), c.name, n.interview_id, n.held_at, n.at, n.kind, n.text
    FROM news n
    JOIN contacts g ON g.id = n.giver_id
    JOIN contacts c ON c.id = n.contact_id
    LEFT JOIN contacts r ON r.id = g.referrer_id AND r.id <> c.id
    WHERE n.at >= :since
    ORDER BY n.at DESC, n.kind, g.id
    """,
    NewsRow,
)
"""News since a time, the newest first."""


class ReportedRow(NamedTuple):
    """When the user last reported back to a contact on an interview, or decided to or not to."""

    contact_id: int
    interview_id: int
    at: datetime


REPORTED = Query(
    f"""
    SELECT contact_id, interview_id, max(at) FROM (
        SELECT contact_id, interview_id, created_at AS at FROM actions WHERE kind = 'tell_difference'
        UNION ALL
        SELECT contact_id, interview_id, {SENT_BY} AS at FROM messages m WHERE kind = 'update' AND at IS NOT NULL
    )
    WHERE contact_id IS NOT NULL AND interview_id IS NOT NULL
    GROUP BY contact_id, interview_id
    """,  # noqa: S608 - put together from constants
    ReportedRow,
)
