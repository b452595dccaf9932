"""Queries for the checks of a message: what was sent to others, and other organizations."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class SentMessageRow(NamedTuple):
    """A message that was sent, with the name of its contact."""

    contact: str
    body: str


SENT_TO_OTHERS = Query(
    """
    SELECT c.name, m.body
    FROM messages m
    JOIN contacts c ON c.id = m.contact_id
    WHERE m.state <> 'draft' AND m.contact_id <> :contact_id
    ORDER BY m.id
    """,
    SentMessageRow,
)


class OrganizationRow(NamedTuple):
    """The name of an organization."""

    name: str


OTHER_ORGANIZATIONS = Query(
    """
    SELECT name FROM organizations
    WHERE id IS NOT (SELECT organization_id FROM contacts WHERE id = :contact_id)
    ORDER BY id
    """,
    OrganizationRow,
)
