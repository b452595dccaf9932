"""Lists of all organizations, industries, and paths."""

from __future__ import annotations

from infoview_tui.domain.normalize import fold
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.research import subjects as queries
from infoview_tui.storage.queries.research.subjects import ListedSubjectRow as ListedSubjectRow


def list_organizations(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all organizations, sorted by name."""
    return workspace.store.all(queries.ORGANIZATIONS)


def list_industries(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all industries, sorted by name."""
    return workspace.store.all(queries.INDUSTRIES)


def list_paths(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all paths, in the order in which they were added."""
    return workspace.store.all(queries.PATHS)


def filter_subjects(rows: list[ListedSubjectRow], text: str) -> list[ListedSubjectRow]:
    """Return the rows that have every word of *text* in their name, group, or why, in any case and without accents."""
    words = fold(text).split()
    if not words:
        return rows
    return [row for row in rows if all(word in fold(f"{row.name} {row.group} {row.why}") for word in words)]
