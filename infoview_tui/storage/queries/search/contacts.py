"""Facts of all contacts by which results are filtered, and the dates by which they are ordered."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.queries.due import DEADLINE, DUE
from infoview_tui.storage.query import Query


class ContactFactsRow(NamedTuple):
    """What the terms of a search ask for; *paths* are the names of the paths, one on each line."""

    contact_id: int
    name: str
    organization: str
    stage: str
    paths: str
    place: str


CONTACT_FACTS = Query(
    """
    SELECT c.id, c.name, coalesce(o.name, ''), c.stage, coalesce(
        (SELECT group_concat(p.name, char(10)) FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
         WHERE cp.contact_id = c.id), ''), c.location
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    """,
    ContactFactsRow,
)


class WithAddressRow(NamedTuple):
    """A contact."""

    contact_id: int


WITH_ADDRESS = Query(
    "SELECT DISTINCT contact_id FROM contact_methods WHERE value LIKE :like ESCAPE '\\' "
    "ORDER BY contact_id LIMIT :most",
    WithAddressRow,
)
"""Contacts with a further address that contains a text; the index of the search has only the main ones."""


class NextDueRow(NamedTuple):
    """Until when the next open action with a contact is not overdue."""

    contact_id: int
    deadline: datetime


NEXT_DUE = Query(
    f"""
    SELECT a.contact_id, min({DEADLINE}) FROM actions a
    WHERE a.contact_id IN (SELECT value FROM json_each(:ids)) AND {DUE} IS NOT NULL
        AND a.done_at IS NULL AND a.dismissed_at IS NULL
    GROUP BY a.contact_id
    """,  # noqa: S608 - put together from constants
    NextDueRow,
)
