"""Queries for Today, besides its actions and interviews."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class InterviewGapsRow(NamedTuple):
    """What has been done for a planned interview: research, and whether its confirmation is still to be sent."""

    interview_id: int
    has_findings: bool
    is_confirmation_open: bool


INTERVIEW_GAPS = Query(
    """
    SELECT i.id, EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = i.contact_id),
           EXISTS (SELECT 1 FROM actions a WHERE a.contact_id = i.contact_id AND a.kind = 'confirm'
                   AND a.done_at IS NULL AND a.dismissed_at IS NULL)
    FROM interviews i WHERE i.state = 'planned'
    """,
    InterviewGapsRow,
)


class FirstContactRow(NamedTuple):
    """The contact to begin with for a step: to write a request to, or to research."""

    step: str
    contact_id: int
    contact: str
    title: str
    organization: str


FIRST_CONTACTS = Query(
    """
    SELECT step, id, name, title, organization FROM (
        SELECT CASE WHEN c.stage = 'ready' OR EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = c.id)
                    THEN 'write_request' ELSE 'research' END AS step,
               c.id, c.name, c.title, coalesce(o.name, '') AS organization,
               min((c.stage = 'researching') * 1e9 + coalesce(c.manual_position, 1e6 + c.id))
        FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
        WHERE c.stage IN ('researching', 'ready') AND (c.not_before IS NULL OR c.not_before <= date(:now))
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
