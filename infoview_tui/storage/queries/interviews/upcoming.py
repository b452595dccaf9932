"""Query for the interviews that begin soon, which the app reminds of from its start on."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Medium
from infoview_tui.storage.query import Query


class StartingRow(NamedTuple):
    """A planned interview with a time."""

    id: int
    contact: str
    starts_at: datetime
    medium: Medium
    place: str


STARTING_BETWEEN = Query(
    "SELECT i.id, c.name, i.starts_at, i.medium, i.place FROM interviews i JOIN contacts c ON c.id = i.contact_id "
    "WHERE i.state = 'planned' AND i.starts_at > :after AND i.starts_at <= :before ORDER BY i.starts_at, i.id",
    StartingRow,
)
