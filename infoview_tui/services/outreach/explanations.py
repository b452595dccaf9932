"""Explanations that the program gives once. The profile remembers which were given."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.expectations import EXPECTATIONS
from infoview_tui.services.core.workspace import Workspace
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
    if any(row.name == name for row in workspace.store.all(_EXPLAINED)):
        return ""
    with workspace.autosave() as session:
        profile = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        profile.explained = [*profile.explained, name]
        session.add(profile)
    return EXPECTATIONS[name]


def give_call_explanation(workspace: Workspace, now: datetime) -> str:
    """Return what a call is for before the first one, once; otherwise an empty text."""
    return "" if workspace.store.all(HELD) else give_explanation(workspace, "call", now)
