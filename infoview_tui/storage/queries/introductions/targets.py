"""Queries on what an introduction is asked to, by its name (R3)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.storage.query import Query


class NamedPersonRow(NamedTuple):
    """A contact, and whether their organization is known."""

    id: int
    has_organization: bool


PEOPLE_NAMED = Query(
    "SELECT id, organization_id IS NOT NULL FROM contacts WHERE name = :name COLLATE NOCASE", NamedPersonRow
)

ORGANIZATION_NAMED = Query("SELECT id, name FROM organizations WHERE name = :name COLLATE NOCASE", NamedRow)
