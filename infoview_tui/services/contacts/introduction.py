"""The introduction to use with a contact: the general one, or the variant for their path (R23)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.introduction import INTRODUCTIONS_OF_CONTACT


class Introduction(NamedTuple):
    """An introduction, and the path that it is for; None for the general one."""

    text: str
    path_id: int | None = None
    path: str = ""


def read_introduction(workspace: Workspace, contact_id: int) -> Introduction:
    """Return the introduction for a contact; its text is empty if none is written yet.

    It is the variant of a path if exactly one of the contact's paths has one, and otherwise that of the profile.
    """
    rows = workspace.store.all(INTRODUCTIONS_OF_CONTACT, contact_id=contact_id)
    row = rows[0]
    if len(rows) == 1 and row.path_id is not None:
        return Introduction(row.variant or "", row.path_id, row.path or "")
    return Introduction(row.general)
