"""Counts of the user's practice: interviews held, and requests sent and answered (R38)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class HeldRow(NamedTuple):
    """When an interview was held."""

    at: datetime


HELD = Query(
    """
    SELECT coalesce(started_at, ended_at) AS at FROM interviews
    WHERE state IN ('ended', 'debriefed') AND at IS NOT NULL ORDER BY at DESC
    """,
    HeldRow,
)


class RequestCountRow(NamedTuple):
    """The number of requests sent, and of those that were answered."""

    sent: int
    answered: int


REQUEST_COUNTS = Query(
    """
    WITH requests AS (
        SELECT contact_id, state, sent_at,
               lead(sent_at) OVER (PARTITION BY contact_id ORDER BY sent_at, id) AS next_at
        FROM messages WHERE kind = 'request' AND sent_at IS NOT NULL
    )
    SELECT count(*), coalesce(sum(state = 'answered' OR EXISTS (
        SELECT 1 FROM messages n
        WHERE n.contact_id = r.contact_id AND n.kind = 'nudge' AND n.state = 'answered'
              AND n.sent_at >= r.sent_at AND (r.next_at IS NULL OR n.sent_at < r.next_at)
    )), 0)
    FROM requests r
    """,
    RequestCountRow,
)
"""A request counts as answered if it was, or if a nudge after it was."""
