"""Reads of unfinished texts: of one dialog, and all that nobody is writing at the moment."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.draft_texts import join_typed, parse_texts
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.drafts.drafts import DIALOG_DRAFTS, UNFINISHED, DialogDraftRow


class Unfinished(NamedTuple):
    """An unfinished text: what it belongs to, and how to get there.

    *key* and *instance* identify the draft of a dialog; *key* is empty for a line of research or of a call. *screen*
    and *opener* are those of `infoview_tui.services.drafts.places.DraftPlace`.
    """

    key: str
    instance: str
    screen: str
    opener: str
    title: str
    text: str


def list_dialog_drafts(workspace: Workspace, key: str) -> list[DialogDraftRow]:
    """Return the drafts of a dialog that this window may show: its own first, then those of ended windows."""
    rows = [row for row in workspace.store.all(DIALOG_DRAFTS, place=key) if _is_free(workspace, row.instance)]
    return sorted(rows, key=lambda row: row.instance != workspace.instance)


def list_unfinished(workspace: Workspace) -> list[Unfinished]:
    """Return the unfinished texts of this window's dialogs, and all those of ended windows, the latest first."""
    return [
        Unfinished(
            row.place,
            row.instance,
            row.screen,
            row.opener,
            clean_line(row.title),
            _read(row.texts, is_dialog=bool(row.place)),
        )
        for row in workspace.store.all(UNFINISHED)
        if (row.place or row.instance != workspace.instance) and _is_free(workspace, row.instance)
    ]


def _read(stored: str, *, is_dialog: bool) -> str:
    return join_typed(parse_texts(stored)) if is_dialog else stored


def _is_free(workspace: Workspace, instance: str) -> bool:
    return instance == workspace.instance or not workspace.is_instance_running(instance)
