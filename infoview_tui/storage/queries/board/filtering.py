"""Board filter queries: data to match against, and values for completion."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Sort
from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.storage.query import Query


class CardTextsRow(NamedTuple):
    """The IDs of all contacts and, in the same order, the text on each card; both are JSON lists."""

    ids: str
    texts: str


CARD_TEXTS = Query(
    """
    SELECT json_group_array(c.id), json_group_array(c.name || char(10) || c.title || char(10) || coalesce(o.name, ''))
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    """,
    CardTextsRow,
)
"""Name, title, and organization, one per line."""

ORGANIZATIONS = Query("SELECT id, name FROM organizations", NamedRow)
TAGS = Query("SELECT id, name FROM tags ORDER BY sort_key(name)", NamedRow)


TAGS_OF_CONTACTS = Query(
    """
    SELECT id, name FROM tags
    WHERE id IN (SELECT tag_id FROM contact_tags WHERE contact_id IN (SELECT value FROM json_each(:ids)))
    ORDER BY sort_key(name)
    """,
    NamedRow,
)
"""Tags of the given contacts."""


class ContactIdsRow(NamedTuple):
    """The ID of an organization, tag, or path, and the IDs of its contacts as a JSON list."""

    id: int
    contact_ids: str


CONTACTS_BY_ORGANIZATION = Query(
    "SELECT value, (SELECT json_group_array(id) FROM contacts WHERE organization_id = value) FROM json_each(:ids)",
    ContactIdsRow,
)
CONTACTS_BY_TAG = Query(
    "SELECT value, (SELECT json_group_array(contact_id) FROM contact_tags WHERE tag_id = value) FROM json_each(:ids)",
    ContactIdsRow,
)
CONTACTS_BY_PATH = Query(
    "SELECT value, (SELECT json_group_array(contact_id) FROM contact_paths WHERE path_id = value) FROM json_each(:ids)",
    ContactIdsRow,
)


class FindingTextRow(NamedTuple):
    """A finding about a contact."""

    contact_id: int
    text: str


FINDINGS_LIKE = Query(
    """
    SELECT contact_id, text FROM findings
    WHERE text LIKE :like ESCAPE '\\' OR length(text) <> length(CAST(text AS BLOB)) ORDER BY id
    """,
    FindingTextRow,
)
"""Candidate findings for a word: ASCII matches, and all findings with non-ASCII text, which the caller must check."""


class RelationshipIdsRow(NamedTuple):
    """The IDs of contacts with any of the given relationships, as a JSON list."""

    ids: str


CONTACTS_BY_RELATIONSHIP = Query(
    "SELECT json_group_array(id) FROM contacts WHERE relationship IN (SELECT value FROM json_each(:relationships))",
    RelationshipIdsRow,
)


class ContactNameRow(NamedTuple):
    """A contact, and a name: theirs, or that of their referrer."""

    contact_id: int
    name: str


CONTACT_REFERRERS = Query("SELECT c.id, r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id", ContactNameRow)


PLACES = Query(
    "SELECT json_group_array(id), json_group_array(location) FROM contacts WHERE location <> ''", CardTextsRow
)
"""Contacts and where they are, as `CARD_TEXTS`."""

NAMES = Query("SELECT id, name FROM contacts", ContactNameRow)


class NameRow(NamedTuple):
    """A value for filter completion."""

    name: str


REFERRER_NAMES = Query(
    "SELECT DISTINCT r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id ORDER BY r.sort_name",
    NameRow,
)

TOP_ORGANIZATIONS = Query(
    """
    SELECT o.name FROM contacts c JOIN organizations o ON o.id = c.organization_id
    GROUP BY o.id ORDER BY count(*) DESC, sort_key(o.name) LIMIT :most
    """,
    NameRow,
)
"""The organizations with the most contacts."""


TOP_PLACES = Query(
    """
    SELECT location FROM contacts WHERE location <> ''
    GROUP BY location ORDER BY count(*) DESC, sort_key(location) LIMIT :most
    """,
    NameRow,
)
"""The places with the most contacts."""


class ViewRow(NamedTuple):
    """A saved filter query and sort order."""

    id: int
    name: str
    query: str
    sort: Sort


VIEWS = Query("SELECT id, name, query, sort FROM views ORDER BY sort_key(name)", ViewRow)
