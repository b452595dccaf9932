"""Save the user's profile as it is typed, and make what one visit changed undoable (R6, R23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import Session

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.text_merge import merge_lines, merge_texts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.queries import MULTILINE_FIELDS, ProfileTexts, clean_field
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.tables import Path, Profile, TableModel


def save_profile(workspace: Workspace, texts: ProfileTexts, base: ProfileTexts, now: datetime) -> ProfileTexts:
    """Autosave the texts of the profile and return the saved ones. No event, no undo.

    ``base`` is what this window last read or wrote. Where another window has changed a text since, both versions are
    merged. The introduction for a path that was deleted meanwhile is left out.
    """
    with workspace.autosave() as session:
        row = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        saved = _merge_into(row, texts.profile._asdict(), base.profile._asdict())
        session.add(row)
        introductions = {
            path_id: _save_variant(session, path_id, text, base.introductions.get(path_id, ""))
            for path_id, text in texts.introductions.items()
        }
    return ProfileTexts(ProfileRow(**saved), introductions)


def record_profile_edits(workspace: Workspace, before: ProfileTexts, now: datetime) -> bool:
    """Log what was typed since ``before`` as one event with one undo, and return whether anything was.

    The texts themselves are saved already.
    """
    with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
        profile = transaction.session.get(Profile, 1)
        is_changed = profile is not None and _mark_changed(profile, before.profile._asdict())
        if profile is not None and is_changed:
            profile.updated_at = now
        for path_id, introduction in before.introductions.items():
            path = transaction.session.get(Path, path_id)
            is_changed |= path is not None and _mark_changed(path, {"introduction": introduction})
        transaction.record("Edited your profile")
    return is_changed


def edit_introduction(workspace: Workspace, path_id: int | None, text: str, now: datetime) -> None:
    """Save the introduction for a path, or the general one for None. Raises NotFoundError if the path is deleted."""
    with workspace.transaction(EventKind.PROFILE_EDITED, now) as transaction:
        row: Profile | Path
        if path_id is None:
            row = transaction.session.get(Profile, 1) or Profile(id=1, updated_at=now)
            label = "Edited your introduction"
        else:
            row = transaction.get(Path, path_id)
            label = f"Edited your introduction for {row.name}"
        row.introduction = clean_line(text)
        if row in transaction.session and not transaction.session.is_modified(row):
            return
        if isinstance(row, Profile):
            row.updated_at = now
        transaction.add(row)
        transaction.record(label)


def _save_variant(session: Session, path_id: int, text: str, base: str) -> str:
    """Save the introduction for a path if it has changed, and return it as it is now."""
    path = session.get(Path, path_id) if clean_line(text) != base else None
    if path is None:
        return text
    session.add(path)
    return _merge_into(path, {"introduction": text}, {"introduction": base})["introduction"]


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
