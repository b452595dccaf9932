"""Explanations that the program gives once. The profile remembers which were given."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.expectations import EXPECTATIONS
from infoview_tui.domain.labels import format_count
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import list_backups
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.queries.outreach.practice import HELD
from infoview_tui.storage.query import Query
from infoview_tui.storage.tables import Profile


class _ExplainedRow(NamedTuple):
    name: str


_EXPLAINED = Query("SELECT value FROM profile, json_each(profile.explained)", _ExplainedRow)


def give_explanation(workspace: Workspace, name: str, now: datetime) -> str:
    """Return an explanation of `EXPECTATIONS` the first time it is needed, and an empty text from then on.

    It cannot be undone. Raises InfoviewError if the database cannot be written.
    """
    return EXPECTATIONS[name] if _is_first(workspace, name, now) else ""


def explain_backups(workspace: Workspace, note: NoteRow, now: datetime) -> str:
    """Return which backups have the words of a note that has gone off the record, once; otherwise an empty text.

    A backup is a copy of its time: to take words out of it would make it another one.
    """
    if note.kind is not NoteKind.OFF_RECORD:
        return ""
    since = note.written_at or read_interview(workspace, note.interview_id).started_at or now
    kept = [backup for backup in list_backups(workspace.store.database) if backup.made_at >= since]
    if not kept or not _is_first(workspace, "backups", now):
        return ""
    has = "has" if len(kept) == 1 else "have"
    return (
        f"{format_count(len(kept), 'backup')} made before still {has} these words. To remove them there, delete the"
        f" files: {kept[0].path.parent}"
    )


def give_call_explanation(workspace: Workspace, now: datetime) -> str:
    """Return what a call is for before the first one, once; otherwise an empty text."""
    return "" if workspace.store.all(HELD) else give_explanation(workspace, "call", now)


def _is_first(workspace: Workspace, name: str, now: datetime) -> bool:
    """Return whether an explanation was not given yet, and remember that it is given now."""
    if any(row.name == name for row in workspace.store.all(_EXPLAINED)):
        return False
    with workspace.autosave() as session:
        profile = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        profile.explained = [*profile.explained, name]
        session.add(profile)
    return True
