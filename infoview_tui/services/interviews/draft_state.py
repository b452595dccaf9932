"""Reads of the half-typed lines of a call: this instance's, and those of other instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews.interviews import LIVE_DRAFTS, LiveDraftRow


class DraftState(NamedTuple):
    """What is typed but not yet a note: this instance's line with the note that it edits, and what others have.

    ``saved_count`` is how many lines of instances that are gone became notes; ``other_drafts`` are the lines of other
    instances.
    """

    line: str = ""
    note_id: int | None = None
    saved_count: int = 0
    other_drafts: tuple[str, ...] = ()


def read_draft_state(workspace: Workspace, interview_id: int) -> DraftState | None:
    """Return the half-typed lines of a call, or None if an instance that is gone has left one to be adopted."""
    drafts = list_drafts(workspace, interview_id)
    return None if list_abandoned(workspace, drafts) else build_draft_state(workspace, drafts)


def list_drafts(workspace: Workspace, interview_id: int) -> list[LiveDraftRow]:
    """Return the half-typed lines of a call, by instance."""
    return workspace.store.all(LIVE_DRAFTS, interview_id=interview_id)


def list_abandoned(workspace: Workspace, drafts: Sequence[LiveDraftRow]) -> list[LiveDraftRow]:
    """Return the lines whose instance is gone."""
    return [
        row for row in drafts if row.instance != workspace.instance and not workspace.is_instance_running(row.instance)
    ]


def build_draft_state(workspace: Workspace, drafts: Sequence[LiveDraftRow], saved_count: int = 0) -> DraftState:
    """Return the state that these lines make for this instance."""
    mine = next(
        (row for row in drafts if row.instance == workspace.instance), LiveDraftRow(workspace.instance, "", None)
    )
    others = tuple(row.line for row in drafts if row.instance != workspace.instance and row.line)
    return DraftState(mine.line, mine.note_id, saved_count, others)
