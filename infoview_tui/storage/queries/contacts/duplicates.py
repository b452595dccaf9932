"""Duplicate candidates: contacts to compare by name, email, phone number, and profile URL."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.storage.query import Query


class DuplicateCandidateRow(NamedTuple):
    """A contact with its identifying fields."""

    id: int
    name: str
    title: str
    organization_id: int | None
    organization: str
    stage: Stage
    email: str
    profile_url: str
    has_email: bool
    """Whether the email address is a further one of it."""


DUPLICATE_CANDIDATES = Query(
    """
    SELECT c.id, c.name, c.title, c.organization_id, coalesce(o.name, ''), c.stage, c.email, c.profile_url,
           :email <> '' AND EXISTS (SELECT 1 FROM contact_methods m WHERE m.contact_id = c.id AND m.kind = 'email'
                                    AND m.value LIKE :email_like ESCAPE '\\')
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE (:email <> '' AND c.email LIKE :email_like ESCAPE '\\')
       OR (:email <> '' AND c.id IN (SELECT contact_id FROM contact_methods
                                     WHERE kind = 'email' AND value LIKE :email_like ESCAPE '\\'))
       OR (:organization <> '' AND c.organization_id =
               (SELECT id FROM organizations WHERE name = :organization COLLATE NOCASE))
       OR c.id IN (SELECT value FROM json_each(:ids))
    ORDER BY c.sort_name, c.id
    """,
    DuplicateCandidateRow,
)
"""Contacts with the email address or the organization, plus the given IDs."""


class ProfileUrlRow(NamedTuple):
    """A contact and the URL of their profile."""

    id: int
    profile_url: str


PROFILE_URLS = Query(
    "SELECT id, profile_url FROM contacts WHERE profile_url <> '' "
    "UNION ALL SELECT contact_id, value FROM contact_methods WHERE kind = 'profile'",
    ProfileUrlRow,
)
"""Main and further profiles."""


class PhoneRow(NamedTuple):
    """A contact and their phone number."""

    id: int
    phone: str


PHONES = Query(
    "SELECT id, phone FROM contacts WHERE phone <> '' "
    "UNION ALL SELECT contact_id, value FROM contact_methods WHERE kind = 'phone'",
    PhoneRow,
)
"""Main and further phone numbers."""


class DistinctRow(NamedTuple):
    """A contact that is not the same person as another one."""

    id: int


DISTINCT_CONTACTS = Query(
    "SELECT second_id FROM distinct_contacts WHERE first_id = :contact_id "
    "UNION ALL SELECT first_id FROM distinct_contacts WHERE second_id = :contact_id",
    DistinctRow,
)
