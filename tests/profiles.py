"""Writing the user's profile in one step, which the program does only key by key."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.queries import ProfileRow
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Profile


def write_profile(workspace: Workspace, profile: ProfileRow, now: datetime) -> None:
    """Save a profile, as a command that can be undone."""
    with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
        row = transaction.session.get(Profile, 1) or Profile(id=1, updated_at=now)
        for name, value in profile._asdict().items():
            setattr(row, name, clean_line(value))
        transaction.add(row)
        transaction.record("Edited your profile")
