"""Contact names: completion, and resolving a typed name to a contact."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.person_names import is_same_name, longest_name_word, match_names
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES, CONTACT_NAMES_LIKE, NamedRow


def list_contact_names(workspace: Workspace) -> list[NamedRow]:
    """Return the ids and names of all contacts, by name."""
    return workspace.store.all(CONTACT_NAMES)


def find_contact_names(workspace: Workspace, query: str) -> list[NamedRow]:
    """Return the contacts that a typed name may mean, by name: candidates for `resolve_contact`."""
    word = longest_name_word(query)
    if not word:
        return []
    candidates = workspace.store.tuples(CONTACT_NAMES_LIKE, like=f"%{word}%")
    return [
        NamedRow(contact_id, name)
        for contact_id, name in candidates
        if word in fold(name) or (not name.isascii() and is_same_name(name, query))
    ]


def resolve_contact(names: Sequence[NamedRow], query: str) -> NamedRow | None:
    """Return the contact with exactly this name, otherwise the only one that it may abbreviate.

    Returns None if the name is unknown or ambiguous.
    """
    exact = [row for row in names if is_same_name(row.name, query)]
    if exact:
        return exact[0]
    matches = match_names(query, [row.name for row in names])
    return names[matches[0]] if len(matches) == 1 else None


def get_contact_by_name(workspace: Workspace, name: str) -> contact_queries.NamedRow:
    """Return the contact that matches a typed name. Raises InfoviewError if none or several match."""
    names = workspace.store.all(contact_queries.CONTACT_NAMES)
    found = [names[index] for index in match_names(name, [row.name for row in names])]
    exact = [row for row in found if is_same_name(row.name, name)]
    chosen = exact or found
    if not chosen:
        raise NotFoundError(f"No contact is called {name!r}. Run `infoview list` to see all contacts.")
    if len(chosen) > 1:
        examples = ", ".join(row.name for row in chosen[:5])
        raise InfoviewError(f"{name!r} matches {len(chosen)} contacts: {examples}. Type more of the name.")
    return chosen[0]
