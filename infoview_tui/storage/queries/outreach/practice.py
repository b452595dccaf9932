"""Counts of the user's practice: interviews held, and requests sent and answered (R38)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.queries.past import SENT_AT, SENT_BY
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
    f"""
    WITH requests AS (
        SELECT contact_id, state, {SENT_AT} AS at,
               lead({SENT_AT}) OVER (PARTITION BY contact_id ORDER BY {SENT_AT}, id) AS next_at
        FROM messages m WHERE kind = 'request' AND at IS NOT NULL
    )
    SELECT count(*), coalesce(sum(state = 'answered' OR EXISTS (
        SELECT 1 FROM messages m
        WHERE m.contact_id = r.contact_id AND m.kind = 'nudge' AND m.state = 'answered'
              AND {SENT_BY} >= r.at AND (r.next_at IS NULL OR {SENT_AT} < r.next_at)
    )), 0)
    FROM requests r
    """,  # noqa: S608 - put together from constants
    RequestCountRow,
)
"""A request counts as answered if it was, or if a nudge after it was."""
