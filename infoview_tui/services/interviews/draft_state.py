"""Reads of the unfinished lines of a call: this instance's and those of other instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.interviews import LIVE_DRAFTS, LiveDraftRow


class DraftState(NamedTuple):
    """Unfinished lines of a call: this instance's line and the note that it edits, and those of other instances.

    ``saved_count`` is the number of lines of ended instances that were saved as notes.
    """

    line: str = ""
    note_id: int | None = None
    saved_count: int = 0
    other_drafts: tuple[str, ...] = ()


def read_draft_state(workspace: Workspace, interview_id: int) -> DraftState | None:
    """Return the unfinished lines of a call, or None if an ended instance has left one to adopt."""
    drafts = list_drafts(workspace, interview_id)
    return None if list_abandoned(workspace, drafts) else build_draft_state(workspace, drafts)


def list_drafts(workspace: Workspace, interview_id: int) -> list[LiveDraftRow]:
    """Return the unfinished lines of a call, sorted by instance."""
    return workspace.store.all(LIVE_DRAFTS, interview_id=interview_id)


def list_abandoned(workspace: Workspace, drafts: Sequence[LiveDraftRow]) -> list[LiveDraftRow]:
    """Return the lines whose instance has ended."""
    return [row for row in drafts if row.instance != workspace.instance and is_left(workspace, row.instance)]


def is_left(workspace: Workspace, instance: str) -> bool:
    """Return whether nobody else is typing there: this instance, or one that has ended, on any host."""
    return instance == workspace.instance or not workspace.is_instance_running(instance)


def build_draft_state(workspace: Workspace, drafts: Sequence[LiveDraftRow], saved_count: int = 0) -> DraftState:
    """Build the state for this instance from the lines of all instances."""
    mine = next(
        (row for row in drafts if row.instance == workspace.instance), LiveDraftRow(workspace.instance, "", None)
    )
    others = tuple(row.line for row in drafts if row.instance != workspace.instance and row.line)
    return DraftState(mine.line, mine.note_id, saved_count, others)
