"""The organization, industry, or path that a search result is about."""

from __future__ import annotations

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.search import subjects as queries

_QUERIES = {
    SearchKind.FINDING: queries.SUBJECT_OF_FINDING,
    SearchKind.HYPOTHESIS: queries.SUBJECT_OF_HYPOTHESIS,
    SearchKind.FIT: queries.SUBJECT_OF_FIT_POINT,
}


def find_subject(workspace: Workspace, kind: SearchKind, row_id: int) -> Subject | None:
    """Return what a finding, a hypothesis, or a reason for or against a path is about; None if it is about nothing."""
    row = workspace.store.first(_QUERIES[kind], row_id=row_id)
    return Subject(row.kind, row.id) if row is not None else None
