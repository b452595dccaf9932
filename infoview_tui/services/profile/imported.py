"""Fill empty fields of the user's profile with what an import says about them (R6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.queries import find_empty_fields
from infoview_tui.storage.tables import Profile


def fill_profile(workspace: Workspace, texts: Iterable[tuple[str, str]], now: datetime) -> list[str]:
    """Fill the empty fields of the profile in one command, and return their names. No text of the user changes."""
    empty = find_empty_fields(workspace, texts)
    if empty:
        with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
            profile = transaction.session.get(Profile, 1) or Profile(id=1, updated_at=now)
            for name, text in empty.items():
                setattr(profile, name, text)
            profile.updated_at = now
            transaction.add(profile)
            transaction.record("Filled in your profile from an import")
    return list(empty)
