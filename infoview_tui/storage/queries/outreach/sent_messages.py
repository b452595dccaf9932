"""Queries for the checks of a message: what was sent to others, other organizations, and warmer ways to a contact."""

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


class InsiderRow(NamedTuple):
    """Somebody at the organization of a contact; ``referrer`` is who introduced them to the user, or empty."""

    name: str
    referrer: str
    is_known: bool


INSIDERS = Query(
    """
    SELECT c.name, coalesce(r.name, ''), coalesce(c.relationship, 'cold') <> 'cold' OR c.last_contact_at IS NOT NULL
    FROM contacts c
    LEFT JOIN contacts r ON r.id = c.referrer_id
    WHERE c.id <> :contact_id
        AND c.organization_id = (SELECT organization_id FROM contacts WHERE id = :contact_id)
    ORDER BY c.last_contact_at IS NULL, c.last_contact_at DESC, c.id
    LIMIT 20
    """,
    InsiderRow,
)


class MentionRow(NamedTuple):
    """A finding that may lead to an organization, and whose it is; ``is_own`` if it is about the contact themself."""

    name: str
    text: str
    is_own: bool


WAYS_IN = Query(
    """
    SELECT c.name, f.text, c.id = :contact_id
    FROM findings f
    JOIN contacts c ON c.id = f.contact_id
    LEFT JOIN organizations o ON o.id = (SELECT organization_id FROM contacts WHERE id = :contact_id)
    WHERE (f.kind = 'warm_way' AND (c.id = :contact_id OR instr(lower(f.text), lower(o.name)) > 0))
        OR (f.kind = 'finding' AND c.id <> :contact_id AND instr(lower(f.text), lower(o.name)) > 0)
    ORDER BY c.id <> :contact_id, f.kind <> 'warm_way', f.id
    LIMIT 10
    """,
    MentionRow,
)
"""Warm introductions to a contact or their organization, and findings about others that mention it."""
