"""What the filter line of the board is compared with, and the words that may stand in it."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.read import Read
from infoview_tui.storage.reads.contacts import Named


class Shown(NamedTuple):
    """A contact in whose name or title a word occurs by its plain letters."""

    id: int


SHOWN = Read("SELECT id FROM contacts WHERE name LIKE :like ESCAPE '\\' OR title LIKE :like ESCAPE '\\'", Shown)


class Accented(NamedTuple):
    """The name and title of a contact, of which one has other than plain letters: only folding can compare it."""

    id: int
    name: str
    title: str


ACCENTED = Read(
    """
    SELECT id, name, title FROM contacts
    WHERE length(name) <> length(CAST(name AS BLOB)) OR length(title) <> length(CAST(title AS BLOB))
    """,
    Accented,
)

ORGANIZATIONS = Read("SELECT id, name FROM organizations", Named)
TAGS = Read("SELECT id, name FROM tags ORDER BY name COLLATE NOCASE", Named)


class Having(NamedTuple):
    """A contact, and the id of something that they have."""

    contact_id: int
    id: int


OF_ORGANIZATIONS = Read(
    "SELECT id, organization_id FROM contacts WHERE organization_id IN (SELECT value FROM json_each(:ids))", Having
)
OF_TAGS = Read(
    "SELECT contact_id, tag_id FROM contact_tags WHERE tag_id IN (SELECT value FROM json_each(:ids))", Having
)
OF_PATHS = Read(
    "SELECT contact_id, path_id FROM contact_paths WHERE path_id IN (SELECT value FROM json_each(:ids))", Having
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
    """A contact and the tie to them."""

    contact_id: int
    tie: str


TIED = Read("SELECT id, tie FROM contacts WHERE tie IS NOT NULL", Tied)


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
