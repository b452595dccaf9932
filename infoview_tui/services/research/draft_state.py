"""Reads of the unfinished lines of research: this instance's, and those of other instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.research.findings import RESEARCH_DRAFTS, ResearchDraftRow


class ResearchDraftState(NamedTuple):
    """This instance's unfinished line about a subject, and how many lines of ended instances were saved just now."""

    line: str = ""
    saved_count: int = 0


def read_research_draft(workspace: Workspace, subject: Subject) -> ResearchDraftState | None:
    """Return the unfinished line about a subject, or None if an ended instance has left one to adopt."""
    drafts = list_research_drafts(workspace, subject)
    return None if list_abandoned(workspace, drafts) else ResearchDraftState(find_own_line(workspace, drafts))


def list_research_drafts(workspace: Workspace, subject: Subject) -> list[ResearchDraftRow]:
    """Return the unfinished lines about a subject, sorted by instance."""
    return workspace.store.all(RESEARCH_DRAFTS, subject_kind=subject.kind, subject_id=subject.id)


def list_abandoned(workspace: Workspace, drafts: Sequence[ResearchDraftRow]) -> list[ResearchDraftRow]:
    """Return the lines whose instance has ended."""
    return [
        row for row in drafts if row.instance != workspace.instance and not workspace.is_instance_running(row.instance)
    ]


def find_own_line(workspace: Workspace, drafts: Sequence[ResearchDraftRow]) -> str:
    """Return the line of this instance; empty if it has none."""
    return next((row.line for row in drafts if row.instance == workspace.instance), "")
