"""Board sorting queries. IDs and texts are returned as JSON lists, because ten thousand rows would be slow."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class ContactNamesRow(NamedTuple):
    """The IDs of contacts and, in the same order, their names."""

    ids: str
    names: str


ALL_CONTACT_NAMES = Query("SELECT json_group_array(id), json_group_array(name) FROM contacts", ContactNamesRow)


class GroupRow(NamedTuple):
    """The name of a group, and the IDs of its contacts."""

    name: str
    ids: str


GROUPS_BY_ORGANIZATION = Query(
    """
    SELECT o.name, (SELECT json_group_array(c.id) FROM contacts c WHERE c.organization_id = o.id)
    FROM organizations o
    """,
    GroupRow,
)

GROUPS_BY_PATH = Query(
    "SELECT name, (SELECT json_group_array(contact_id) FROM contact_paths WHERE path_id = id) FROM paths",
    GroupRow,
)


class LastChangesRow(NamedTuple):
    """The IDs of contacts and, in the same order, when each was last changed."""

    ids: str
    at: str


LAST_CHANGES = Query(
    """
    SELECT json_group_array(id), json_group_array(updated_at) FROM contacts
    UNION ALL
    SELECT json_group_array(contact_id), json_group_array(at) FROM (
        SELECT contact_id, max(at) AS at FROM events WHERE undone_at IS NULL AND contact_id IS NOT NULL
        GROUP BY contact_id
    )
    """,
    LastChangesRow,
)
"""Changes to the contact itself and, in a second row, anything else in the event log."""
