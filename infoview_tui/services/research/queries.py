"""Reads about research: what a subject belongs to, and where an item can be moved (R16, R17)."""

from __future__ import annotations

from infoview_tui.domain.research_subjects import NamedSubject, Subject
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.research import findings as queries
from infoview_tui.storage.queries.research.findings import ResearchFindingRow as ResearchFindingRow


def list_related_subjects(workspace: Workspace, subject: Subject) -> list[NamedSubject]:
    """Return a subject and what it belongs to: a contact's organization, its industry, and the contact's paths."""
    rows = workspace.store.all(queries.RELATED_SUBJECTS, subject_kind=subject.kind, subject_id=subject.id)
    return [NamedSubject(Subject(row.kind, row.id), row.name) for row in rows]


def list_findings(workspace: Workspace, subject: Subject) -> list[ResearchFindingRow]:
    """Return the findings about a subject, and then those about what it belongs to."""
    return workspace.store.all(queries.FINDINGS_ABOUT, subject_kind=subject.kind, subject_id=subject.id)


def list_move_targets(workspace: Workspace, subject: Subject) -> list[NamedSubject]:
    """Return what an item on the screen of a subject can be about: itself, what it belongs to, and what is in it."""
    above = list_related_subjects(workspace, subject)
    rows = workspace.store.all(queries.SUBJECTS_BELOW, parent_kind=subject.kind, parent_id=subject.id)
    return [*above, *(NamedSubject(Subject(row.kind, row.id), row.name) for row in rows)]
