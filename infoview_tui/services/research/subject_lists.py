"""Lists of all organizations, industries, and paths, and the subjects of one contact."""

from __future__ import annotations

from infoview_tui.domain.normalize import fold
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.research import subjects as queries
from infoview_tui.storage.queries.research.subjects import (
    ListedSubjectRow as ListedSubjectRow,
    SubjectsOfContactRow as SubjectsOfContactRow,
)


def list_organizations(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all organizations, sorted by name."""
    return workspace.store.all(queries.ORGANIZATIONS)


def list_industries(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all industries, sorted by name."""
    return workspace.store.all(queries.INDUSTRIES)


def list_paths(workspace: Workspace) -> list[ListedSubjectRow]:
    """Return all paths, in the order in which they were added."""
    return workspace.store.all(queries.PATHS)


def list_subjects_of_contact(workspace: Workspace, contact_id: int) -> list[SubjectsOfContactRow]:
    """Return a contact's organization, its industry, and the contact's paths."""
    return workspace.store.all(queries.SUBJECTS_OF_CONTACT, contact_id=contact_id)


def filter_subjects(rows: list[ListedSubjectRow], text: str) -> list[ListedSubjectRow]:
    """Return the rows that have every word of *text* in their name, group, or why, in any case and without accents."""
    words = fold(text).split()
    if not words:
        return rows
    return [row for row in rows if all(word in fold(f"{row.name} {row.group} {row.why}") for word in words)]
