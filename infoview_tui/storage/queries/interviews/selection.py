"""Queries for selecting questions: what a contact was asked, what the user removed, and the contact's paths (R19)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class AskedRow(NamedTuple):
    """A question that a contact was asked in another interview, and when."""

    bank_id: str
    text: str
    at: datetime


ASKED_OF_CONTACT = Query(
    """
    SELECT q.bank_id, q.text, coalesce(i.started_at, i.starts_at, i.created_at) AS at
    FROM planned_questions q JOIN interviews i ON i.id = q.interview_id
    WHERE i.contact_id = :contact_id AND i.id <> :interview_id AND i.state <> 'cancelled'
        AND (q.state = 'answered' OR EXISTS (SELECT 1 FROM notes n WHERE n.question_id = q.id))
    ORDER BY at, q.id
    """,
    AskedRow,
)
"""Answered or with notes, in interviews other than the given one."""


class RemovedRow(NamedTuple):
    """The bank id of a proposed question that the user removed from a plan."""

    bank_id: str


REMOVED_FROM_PLAN = Query(
    """
    SELECT DISTINCT json_extract(facts, '$.removed_question') FROM events
    WHERE contact_id = :contact_id AND interview_id = :interview_id AND kind = 'plan.changed' AND undone_at IS NULL
        AND json_extract(facts, '$.removed_question') IS NOT NULL
    """,
    RemovedRow,
)
"""From the event log, in which an undone removal does not count."""


class ContactPathRow(NamedTuple):
    """A path that a contact can talk about."""

    id: int
    name: str


PATHS_OF_CONTACT = Query(
    "SELECT p.id, p.name FROM contact_paths l JOIN paths p ON p.id = l.path_id WHERE l.contact_id = :contact_id "
    "ORDER BY p.id",
    ContactPathRow,
)
