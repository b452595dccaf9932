"""What the filter line of the board is compared with, and the words that may stand in it."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.contacts.contacts import Named
from infoview_tui.storage.query import Read


class Shown(NamedTuple):
    """The ids of all contacts and, in the same order, what shows on each card; both are JSON lists."""

    ids: str
    texts: str


SHOWN = Read(
    """
    SELECT json_group_array(c.id), json_group_array(c.name || char(10) || c.title || char(10) || coalesce(o.name, ''))
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    """,
    Shown,
)
"""Name, title and organization, one a line."""

ORGANIZATIONS = Read("SELECT id, name FROM organizations", Named)
TAGS = Read("SELECT id, name FROM tags ORDER BY name COLLATE NOCASE", Named)


TAGS_OF = Read(
    """
    SELECT id, name FROM tags
    WHERE id IN (SELECT tag_id FROM contact_tags WHERE contact_id IN (SELECT value FROM json_each(:ids)))
    ORDER BY name COLLATE NOCASE
    """,
    Named,
)
"""The tags that some contacts bear."""


class Having(NamedTuple):
    """The id of something, and those of the contacts who have it, as a JSON list."""

    id: int
    contact_ids: str


OF_ORGANIZATIONS = Read(
    "SELECT value, (SELECT json_group_array(id) FROM contacts WHERE organization_id = value) FROM json_each(:ids)",
    Having,
)
OF_TAGS = Read(
    "SELECT value, (SELECT json_group_array(contact_id) FROM contact_tags WHERE tag_id = value) FROM json_each(:ids)",
    Having,
)
OF_PATHS = Read(
    "SELECT value, (SELECT json_group_array(contact_id) FROM contact_paths WHERE path_id = value) FROM json_each(:ids)",
    Having,
)


class Found(NamedTuple):
    """A finding about a contact."""

    contact_id: int
    text: str


FOUND = Read(
    """
    SELECT contact_id, text FROM findings
    WHERE text LIKE :like ESCAPE '\\' OR length(text) <> length(CAST(text AS BLOB)) ORDER BY id
    """,
    Found,
)
"""Findings that may hold a word: those that do by their plain letters, and all that have others, to be looked at."""


class Tied(NamedTuple):
    """The ids of the contacts with one of some ties, as a JSON list."""

    ids: str


TIED = Read(
    "SELECT json_group_array(id) FROM contacts WHERE tie IN (SELECT value FROM json_each(:ties))",
    Tied,
)


class Referred(NamedTuple):
    """A contact and the name of who named them."""

    contact_id: int
    referrer: str


REFERRED = Read("SELECT c.id, r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id", Referred)


class Word(NamedTuple):
    """A value that may stand in the filter line."""

    name: str


REFERRERS = Read(
    "SELECT DISTINCT r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id ORDER BY r.name COLLATE NOCASE",
    Word,
)

EMPLOYERS = Read(
    """
    SELECT o.name FROM contacts c JOIN organizations o ON o.id = c.organization_id
    GROUP BY o.id ORDER BY count(*) DESC, o.name COLLATE NOCASE LIMIT :most
    """,
    Word,
)
"""The organizations at which most contacts work."""


class ViewRow(NamedTuple):
    """A filter line and an order, saved under a name."""

    id: int
    name: str
    query: str
    sort: str


VIEWS = Read("SELECT id, name, query, sort FROM views ORDER BY name COLLATE NOCASE", ViewRow)
