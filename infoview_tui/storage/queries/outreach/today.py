"""Queries for Today, besides its actions and interviews."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class InterviewGapsRow(NamedTuple):
    """Whether the confirmation of a planned interview is still to be sent."""

    interview_id: int
    is_confirmation_open: bool


INTERVIEW_GAPS = Query(
    """
    SELECT i.id, EXISTS (SELECT 1 FROM actions a WHERE a.contact_id = i.contact_id AND a.kind = 'confirm'
                   AND a.done_at IS NULL AND a.dismissed_at IS NULL)
    FROM interviews i WHERE i.state = 'planned'
    """,
    InterviewGapsRow,
)


class FirstContactRow(NamedTuple):
    """The contact to begin with for a step: to write a request to, or to research; ``total`` is how many there are."""

    step: str
    contact_id: int
    contact: str
    title: str
    organization: str
    total: int
    is_cold: bool


FIRST_CONTACTS = Query(
    """
    SELECT step, id, name, title, organization, total, is_cold FROM (
        SELECT CASE WHEN c.stage = 'ready' OR EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = c.id)
                    THEN 'write_request' ELSE 'research' END AS step,
               c.id, c.name, c.title, coalesce(o.name, '') AS organization, count(*) AS total,
               coalesce(c.relationship = 'cold', 0) AS is_cold,
               min((c.stage = 'researching') * 1e9 + coalesce(c.manual_position, 1e6 + c.id))
        FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
        WHERE c.stage IN ('researching', 'ready') AND (c.not_before IS NULL OR c.not_before <= :today)
          AND NOT EXISTS (SELECT 1 FROM actions a WHERE a.contact_id = c.id AND a.kind = 'request'
                          AND a.done_at IS NULL AND a.dismissed_at IS NULL)
        GROUP BY step
    )
    """,
    FirstContactRow,
)
"""For each step, the first contact who can take it: Ready before Researching, in the order of the board."""


class AskedRow(NamedTuple):
    """A contact who was asked for something, or where the user decided not to ask."""

    contact_id: int


ASKED = Query(
    """
    SELECT DISTINCT contact_id FROM actions
    WHERE kind IN ('request', 'introduction') AND contact_id IS NOT NULL AND created_at >= :since
    """,
    AskedRow,
)


class SilentRow(NamedTuple):
    """A contact who has not answered the last follow-up."""

    contact_id: int
    contact: str


SILENT = Query(
    """
    SELECT a.contact_id, c.name FROM actions a JOIN contacts c ON c.id = a.contact_id
    WHERE a.kind = 'close_or_keep' AND c.stage IN ('contacted', 'closed')
      AND CASE WHEN a.done_at IS NULL AND a.dismissed_at IS NULL THEN a.due_on <= :today OR a.due_at <= :now
               ELSE coalesce(a.done_at, a.dismissed_at) >= :since END
      AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.contact_id = c.id AND m.answered_at >= a.created_at)
      AND NOT EXISTS (SELECT 1 FROM contacts o WHERE o.organization_id = c.organization_id AND o.id <> c.id
                      AND (coalesce(o.last_contact_at, deadline(o.last_contact_on)) >= a.created_at
                           OR EXISTS (SELECT 1 FROM actions r WHERE r.contact_id = o.id AND r.kind = 'request'
                                      AND r.dismissed_at IS NULL AND r.created_at >= a.created_at)))
    GROUP BY c.id ORDER BY max(a.created_at) DESC, c.id LIMIT :most
    """,
    SilentRow,
)
"""Contacts whose choice to close or keep is due, or was made lately, the latest first.

Not those who have answered since, nor those with a colleague who was asked or written to since.
"""
