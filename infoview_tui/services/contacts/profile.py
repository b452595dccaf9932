"""The person themselves: their profile and ten-second introduction (R6, R23)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.contacts import contacts as reads


def read_profile(desk: Desk) -> reads.ProfileRow:
    """Return the profile; an empty one where none was written yet."""
    return desk.store.first(reads.PROFILE) or reads.ProfileRow("", "", "", "", "", "", "", "", "")


def edit_profile(desk: Desk, profile: reads.ProfileRow, now: datetime) -> None:
    """Save the profile."""
    from infoview_tui.storage.tables import Profile

    with desk.act(EventKind.PROFILE_EDITED, now) as act:
        row = act.session.get(Profile, 1) or Profile(id=1, updated_at=now)
        for name, value in profile._asdict().items():
            setattr(row, name, clean_line(value))
        if row in act.session and not act.session.is_modified(row):
            return
        row.updated_at = now
        act.add(row)
        act.tell("Edited your profile")
