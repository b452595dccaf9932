"""The order of the cards that the person has set by hand."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.services.desk import Desk


def place_by_hand(desk: Desk, contact_id: int, by: int, now: datetime) -> bool:
    """Move a card up (negative) or down among those of its column that have no date; tell whether it moved."""
    raise NotImplementedError
