"""Contacts who could answer an open question, and what their plans already ask."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.storage.query import Query


class CandidateRow(NamedTuple):
    """A contact who is not closed, with the time of the next planned interview."""

    id: int
    name: str
    stage: Stage
    referrer_id: int | None
    organization_id: int | None
    organization: str
    starts_at: datetime | None


CANDIDATES = Query(
    """
    SELECT c.id, c.name, c.stage, c.referrer_id, c.organization_id, coalesce(o.name, ''), min(i.starts_at)
    FROM contacts c
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN interviews i ON i.contact_id = c.id AND i.state = 'planned'
    WHERE c.stage <> 'closed'
    GROUP BY c.id
    ORDER BY c.id
    """,
    CandidateRow,
)


class ContactPathRow(NamedTuple):
    """A path that a contact can talk about."""

    contact_id: int
    path_id: int


CONTACT_PATHS = Query("SELECT contact_id, path_id FROM contact_paths ORDER BY contact_id, path_id", ContactPathRow)


class PlannedRow(NamedTuple):
    """A question in the plan of an interview to come."""

    contact_id: int
    bank_id: str
    topic: str


PLANNED = Query(
    """
    SELECT i.contact_id, q.bank_id, q.topic
    FROM planned_questions q JOIN interviews i ON i.id = q.interview_id
    WHERE i.state = 'planned' ORDER BY q.id
    """,
    PlannedRow,
)
