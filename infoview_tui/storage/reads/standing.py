"""Where one contact stands in a column of the board."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.read import Read


class StandingRow(NamedTuple):
    """What orders a contact within its column: the earliest date, the place by hand, the name."""

    id: int
    at: str | None
    place: int | None
    name: str


STANDING = Read(
    """
    SELECT c.id, min(
               coalesce((SELECT min(a.due_at) FROM actions a
                         WHERE a.contact_id = c.id AND a.done_at IS NULL AND a.dropped_at IS NULL), '~'),
               coalesce((SELECT min(i.starts_at) FROM interviews i
                         WHERE i.contact_id = c.id AND +i.state IN ('planned', 'running')), '~')),
           c.place, c.name
    FROM contacts c WHERE c.id = :contact_id
    """,
    StandingRow,
)
"""The sign before the state keeps SQLite from looking through all planned interviews instead of the contact's own."""
