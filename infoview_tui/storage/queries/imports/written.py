"""What an import reads while it is written: tags and paths by name, and check-ins that it may move."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from infoview_tui.storage.query import Query


class NamedRow(NamedTuple):
    """A row and its name."""

    id: int
    name: str


TAG_NAMES = Query("SELECT id, name FROM tags", NamedRow)
PATH_NAMES = Query("SELECT id, name FROM paths", NamedRow)


class CheckInRow(NamedTuple):
    """An open check-in, and how often the user wants to stay in touch: as the contact says, or its tags."""

    action_id: int
    contact_id: int
    months: int | None
    tag_months: int | None
    not_before: date | None


OPEN_CHECK_INS = Query(
    """
    SELECT a.id, c.id, c.stay_in_touch_months,
           (SELECT min(t.stay_in_touch_months) FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
            WHERE ct.contact_id = c.id), c.not_before
    FROM actions a JOIN contacts c ON c.id = a.contact_id
    WHERE a.kind = 'stay_in_touch' AND a.done_at IS NULL AND a.dismissed_at IS NULL
    ORDER BY a.id
    """,
    CheckInRow,
)
