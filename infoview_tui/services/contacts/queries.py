"""The person themselves: their profile and ten-second introduction (R6, R23)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as queries


def read_profile(workspace: Workspace) -> queries.ProfileRow:
    """Return the profile; an empty one where none was written yet."""
    return workspace.store.first(queries.PROFILE) or queries.ProfileRow("", "", "", "", "", "", "", "", "")


def edit_profile(workspace: Workspace, profile: queries.ProfileRow, now: datetime) -> None:
    """Save the profile."""
    from infoview_tui.storage.tables import Profile

    with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
        row = transaction.session.get(Profile, 1) or Profile(id=1, updated_at=now)
        for name, value in profile._asdict().items():
            setattr(row, name, clean_line(value))
        if row in transaction.session and not transaction.session.is_modified(row):
            return
        row.updated_at = now
        transaction.add(row)
        transaction.record("Edited your profile")
