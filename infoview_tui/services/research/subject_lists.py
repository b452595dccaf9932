"""Lists of all organizations, industries, and paths."""

from __future__ import annotations

from itertools import islice

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import ORGANIZATION_NAMES, NamedRow
from infoview_tui.storage.queries.research import subjects as queries
from infoview_tui.storage.queries.research.subjects import ListedSubjectRow as ListedSubjectRow
from infoview_tui.storage.store import Store


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


def find_subjects(workspace: Workspace, text: str, most: int) -> list[tuple[Subject, str]]:
    """Return the paths, organizations, and industries with every word of *text* in their names, *most* of each."""
    words = fold(text).split()
    names = workspace.cache.get(_read_names)
    found: list[tuple[Subject, str]] = []
    for kind, rows in names.items():
        matching = (row for row, folded in rows if words and all(word in folded for word in words))
        found += [(Subject(kind, row.id), row.name) for row in islice(matching, most)]
    return found


def _read_names(store: Store) -> dict[SubjectKind, list[tuple[NamedRow, str]]]:
    """Read all names, each also folded, once until the data changes."""
    lists = {
        SubjectKind.PATH: queries.PATH_NAMES,
        SubjectKind.ORGANIZATION: ORGANIZATION_NAMES,
        SubjectKind.INDUSTRY: queries.INDUSTRY_NAMES,
    }
    return {kind: [(row, fold(row.name)) for row in store.all(names)] for kind, names in lists.items()}
