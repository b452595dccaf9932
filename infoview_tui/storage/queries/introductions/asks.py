"""Queries on affiliations and asks (R3)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind, AskState
from infoview_tui.storage.query import Query


class AffiliationRow(NamedTuple):
    """A former employer or a school."""

    id: int
    organization: str
    kind: AffiliationKind
    title: str
    first_year: int | None
    last_year: int | None


AFFILIATIONS = Query(
    """
    SELECT a.id, o.name, a.kind, a.title, a.first_year, a.last_year
    FROM affiliations a JOIN organizations o ON o.id = a.organization_id
    WHERE a.contact_id IS :contact_id
    ORDER BY a.kind = 'study', coalesce(a.last_year, 9999) DESC, coalesce(a.first_year, 0) DESC, a.id
    """,
    AffiliationRow,
)
"""Of a contact, or of the user if there is none: work before school, the latest first."""


class AskRow(NamedTuple):
    """An ask with its outcome; ``found`` is the name of the contact that was found, or empty."""

    id: int
    contact_id: int
    contact: str
    organization_id: int
    organization: str
    state: AskState
    note: str
    found_contact_id: int | None
    found: str
    message_id: int | None
    created_at: datetime
    answered_at: datetime | None


_ASKS = """
SELECT a.id, a.contact_id, c.name, a.organization_id, o.name, a.state, a.note, a.found_contact_id,
       coalesce(f.name, ''), a.message_id, a.created_at, a.answered_at
FROM asks a
JOIN contacts c ON c.id = a.contact_id
JOIN organizations o ON o.id = a.organization_id
LEFT JOIN contacts f ON f.id = a.found_contact_id
"""

ASKS = Query(_ASKS + "ORDER BY a.created_at DESC, a.id DESC", AskRow)
ASK = Query(_ASKS + "WHERE a.id = :ask_id", AskRow)
ASKS_OF_CONTACT = Query(_ASKS + "WHERE a.contact_id = :contact_id ORDER BY a.created_at DESC, a.id DESC", AskRow)
