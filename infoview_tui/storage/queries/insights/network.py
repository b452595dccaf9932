"""Each contact with their referrer, and what came of it (R37, R38)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.queries.past import SENT_BY
from infoview_tui.storage.query import Query


class NetworkRow(NamedTuple):
    """A contact: who referred them, when they were added, what came of it, and when the referrer was last thanked.

    ``talk_at`` is when the last interview was held; ``thanked_at`` is the last thank-you or update to the referrer, or
    the last report back.
    """

    id: int
    name: str
    organization: str
    referrer_id: int | None
    created_at: datetime
    talk_at: datetime | None
    leads: int
    introductions: int
    events: int
    offers: int
    thanked_at: datetime | None


NETWORK = Query(
    f"""
    WITH talks AS (
        SELECT contact_id, max(coalesce(started_at, ended_at, starts_at)) AS at FROM interviews
        WHERE state IN ('running', 'ended', 'debriefed') GROUP BY contact_id
    ), results AS (
        SELECT i.contact_id, sum(o.kind = 'lead') AS leads, sum(o.kind = 'introduction') AS introductions,
               sum(o.kind = 'event') AS events, sum(o.kind = 'offer') AS offers
        FROM outcomes o JOIN interviews i ON i.id = o.interview_id GROUP BY i.contact_id
    ), thanks AS (
        SELECT contact_id, max(at) AS at FROM (
            SELECT contact_id, {SENT_BY} AS at FROM messages m
            WHERE kind IN ('thank_you', 'update') AND at IS NOT NULL
            UNION ALL
            SELECT contact_id, done_at FROM actions
            WHERE kind IN ('thank', 'tell_difference') AND done_at IS NOT NULL
        ) GROUP BY contact_id
    )
    SELECT c.id, c.name, coalesce(o.name, ''), c.referrer_id, c.created_at, t.at,
           coalesce(r.leads, 0), coalesce(r.introductions, 0), coalesce(r.events, 0), coalesce(r.offers, 0), k.at
    FROM contacts c
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN talks t ON t.contact_id = c.id
    LEFT JOIN results r ON r.contact_id = c.id
    LEFT JOIN thanks k ON k.contact_id = c.referrer_id
    ORDER BY c.created_at, c.id
    """,  # noqa: S608 - put together from constants
    NetworkRow,
)


class UserNameRow(NamedTuple):
    """The user's name in the profile."""

    name: str


USER_NAME = Query("SELECT name FROM profile", UserNameRow)
