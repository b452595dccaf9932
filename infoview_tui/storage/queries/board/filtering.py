"""What the filter line of the board is compared with, and the words that may stand in it."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.storage.query import Query


class CardTextsRow(NamedTuple):
    """The ids of all contacts and, in the same order, what shows on each card; both are JSON lists."""

    ids: str
    texts: str


CARD_TEXTS = Query(
    """
    SELECT json_group_array(c.id), json_group_array(c.name || char(10) || c.title || char(10) || coalesce(o.name, ''))
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    """,
    CardTextsRow,
)
"""Name, title and organization, one a line."""

ORGANIZATIONS = Query("SELECT id, name FROM organizations", NamedRow)
TAGS = Query("SELECT id, name FROM tags ORDER BY name COLLATE NOCASE", NamedRow)


TAGS_OF_CONTACTS = Query(
    """
    SELECT id, name FROM tags
    WHERE id IN (SELECT tag_id FROM contact_tags WHERE contact_id IN (SELECT value FROM json_each(:ids)))
    ORDER BY name COLLATE NOCASE
    """,
    NamedRow,
)
"""The tags that some contacts bear."""


class ContactIdsRow(NamedTuple):
    """The id of something, and those of the contacts who have it, as a JSON list."""

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
"""Findings that may hold a word: those that do by their plain letters, and all that have others, to be looked at."""


class RelationshipIdsRow(NamedTuple):
    """The ids of the contacts with one of some ties, as a JSON list."""

    ids: str


CONTACTS_BY_RELATIONSHIP = Query(
    "SELECT json_group_array(id) FROM contacts WHERE tie IN (SELECT value FROM json_each(:ties))",
    RelationshipIdsRow,
)


class ContactReferrerRow(NamedTuple):
    """A contact and the name of who named them."""

    contact_id: int
    referrer: str


CONTACT_REFERRERS = Query(
    "SELECT c.id, r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id", ContactReferrerRow
)


class NameRow(NamedTuple):
    """A value that may stand in the filter line."""

    name: str


REFERRER_NAMES = Query(
    "SELECT DISTINCT r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id ORDER BY r.name COLLATE NOCASE",
    NameRow,
)

TOP_ORGANIZATIONS = Query(
    """
    SELECT o.name FROM contacts c JOIN organizations o ON o.id = c.organization_id
    GROUP BY o.id ORDER BY count(*) DESC, o.name COLLATE NOCASE LIMIT :most
    """,
    NameRow,
)
"""The organizations at which most contacts work."""


class ViewRow(NamedTuple):
    """A filter line and an order, saved under a name."""

    id: int
    name: str
    query: str
    sort: str


VIEWS = Query("SELECT id, name, query, sort FROM views ORDER BY name COLLATE NOCASE", ViewRow)
