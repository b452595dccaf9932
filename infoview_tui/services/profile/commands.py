"""Save the user's profile as it is typed, and make what one visit changed undoable (R6, R23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm.attributes import set_committed_value

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.text_merge import merge_lines, merge_texts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.queries import MULTILINE_FIELDS, ProfileTexts, clean_field
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.tables import Profile, TableModel


def save_profile(workspace: Workspace, texts: ProfileTexts, base: ProfileTexts, now: datetime) -> ProfileTexts:
    """Autosave the texts of the profile and return the saved ones. No event, no undo.

    ``base`` is what this window last read or wrote. Where another window has changed a text since, both versions are
    merged.
    """
    with workspace.autosave() as session:
        row = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        saved = _merge_into(row, texts.profile._asdict(), base.profile._asdict())
        session.add(row)
    return ProfileTexts(ProfileRow(**saved))


def record_profile_edits(workspace: Workspace, before: ProfileTexts, now: datetime) -> bool:
    """Log what was typed since ``before`` as one event with one undo, and return whether anything was.

    The texts themselves are saved already.
    """
    with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
        profile = transaction.session.get(Profile, 1)
        is_changed = profile is not None and _mark_changed(profile, before.profile._asdict())
        if profile is not None and is_changed:
            profile.updated_at = now
        transaction.record("Edited your profile")
    return is_changed


def _merge_into(row: TableModel, texts: Mapping[str, str], base: Mapping[str, str]) -> dict[str, str]:
    """Set the texts that have changed, and return all as they are now."""
    for name, text in texts.items():
        cleaned, stored = clean_field(name, text), getattr(row, name)
        if cleaned != base[name] and cleaned != stored:
            merge = merge_texts if name in MULTILINE_FIELDS else merge_lines
            setattr(row, name, cleaned if stored == base[name] else merge(cleaned, stored))
    return {name: getattr(row, name) for name in texts}


def _mark_changed(row: TableModel, before: Mapping[str, str]) -> bool:
    """Let the session see that a row changed from what it was ``before``, so that undo restores that."""
    changed = {name: current for name, value in before.items() if (current := getattr(row, name)) != value}
    for name, current in changed.items():
        set_committed_value(row, name, before[name])
        setattr(row, name, current)
    return bool(changed)
