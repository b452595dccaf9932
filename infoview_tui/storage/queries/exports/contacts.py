"""What the exports of contacts need beside the contacts themselves."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.storage.query import Query


class ContactMethodRow(NamedTuple):
    """A further email address, phone number, or profile of a contact."""

    contact_id: int
    kind: ContactMethodKind
    value: str
    label: str


ALL_CONTACT_METHODS = Query(
    "SELECT contact_id, kind, value, label FROM contact_methods ORDER BY contact_id, id", ContactMethodRow
)


class ContactAffiliationRow(NamedTuple):
    """A former employer or school of a contact."""

    contact_id: int
    organization: str
    kind: AffiliationKind
    title: str
    first_year: int | None
    last_year: int | None


ALL_AFFILIATIONS = Query(
    """
    SELECT a.contact_id, o.name, a.kind, a.title, a.first_year, a.last_year
    FROM affiliations a JOIN organizations o ON o.id = a.organization_id
    WHERE a.contact_id IS NOT NULL
    ORDER BY a.contact_id, a.kind = 'study', coalesce(a.last_year, 9999) DESC, coalesce(a.first_year, 0) DESC, a.id
    """,
    ContactAffiliationRow,
)
"""Work before school, the latest first."""


class ContactTimesRow(NamedTuple):
    """When a contact was added, and when it was last changed."""

    contact_id: int
    created_at: datetime
    updated_at: datetime


CONTACT_TIMES = Query("SELECT id, created_at, updated_at FROM contacts", ContactTimesRow)
