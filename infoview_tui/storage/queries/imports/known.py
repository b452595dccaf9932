"""What imports compare with: all contacts with their addresses and organizations, as plain tuples."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.storage.query import Query


class KnownContactRow(NamedTuple):
    """A contact; dates and times are as stored, since most are only compared."""

    id: int
    name: str
    organization_id: int | None
    organization: str
    title: str
    email: str
    phone: str
    profile_url: str
    location: str
    timezone: str
    how_met: str
    why: str
    relationship: str | None
    channel: str | None
    seniority: str | None
    connected_on: str | None
    last_contact_at: str | None
    last_contact_on: str | None
    last_contact_from: str | None
    updated_at: str


KNOWN_CONTACTS = Query(
    """
    SELECT c.id, c.name, c.organization_id, coalesce(o.name, ''), c.title, c.email, c.phone, c.profile_url, c.location,
           c.timezone, c.how_met, c.why, c.relationship, c.channel, c.seniority, c.connected_on, c.last_contact_at,
           c.last_contact_on, c.last_contact_from, c.updated_at
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    ORDER BY c.id
    """,
    KnownContactRow,
)


class KnownMethodRow(NamedTuple):
    """A further address of a contact."""

    contact_id: int
    kind: ContactMethodKind
    value: str


KNOWN_METHODS = Query("SELECT contact_id, kind, value FROM contact_methods ORDER BY id", KnownMethodRow)


class KnownAffiliationRow(NamedTuple):
    """A former employer or a school of a contact, or, without a contact, of the user."""

    contact_id: int | None
    organization: str
    kind: AffiliationKind
    title: str
    first_year: int | None
    last_year: int | None


KNOWN_AFFILIATIONS = Query(
    """
    SELECT a.contact_id, o.name, a.kind, a.title, a.first_year, a.last_year
    FROM affiliations a JOIN organizations o ON o.id = a.organization_id
    ORDER BY a.id
    """,
    KnownAffiliationRow,
)


class KnownFindingRow(NamedTuple):
    """A finding about a contact."""

    contact_id: int
    text: str


KNOWN_FINDINGS = Query(
    "SELECT contact_id, text FROM findings WHERE contact_id IS NOT NULL ORDER BY id", KnownFindingRow
)


class KnownNameRow(NamedTuple):
    """A contact and the name of one of its tags or paths."""

    contact_id: int
    name: str


KNOWN_TAGS = Query(
    "SELECT ct.contact_id, t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id ORDER BY ct.contact_id, t.id",
    KnownNameRow,
)
KNOWN_PATHS = Query(
    "SELECT cp.contact_id, p.name FROM contact_paths cp JOIN paths p ON p.id = cp.path_id ORDER BY cp.contact_id, p.id",
    KnownNameRow,
)


class KnownOrganizationRow(NamedTuple):
    """An organization."""

    id: int
    name: str


KNOWN_ORGANIZATIONS = Query("SELECT id, name FROM organizations ORDER BY id DESC", KnownOrganizationRow)
"""The oldest last, so that it wins among spellings of one name."""
