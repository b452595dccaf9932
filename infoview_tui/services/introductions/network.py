"""The network in which introductions are looked for, from the data: read as far as a search goes (R3, R5)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from infoview_tui.domain.introduction_links import Place, Statement
from infoview_tui.domain.introduction_network import Acquaintance
from infoview_tui.domain.organization_names import has_words, organization_key
from infoview_tui.domain.person_names import name_key
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES, ORGANIZATION_NAMES
from infoview_tui.storage.queries.introductions.network import (
    ASK_STATEMENTS,
    NAMED_BY,
    OWN_PLACES,
    PEOPLE,
    PEOPLE_AT,
    PLACES,
)
from infoview_tui.storage.store import Store


class StoredNetwork:
    """Reads the network for a search, a few contacts at a time: all of them would take 75 ms and 8 MB for 10,000."""

    def __init__(self, workspace: Workspace) -> None:
        """Read from this workspace."""
        self._workspace = workspace
        self._store = workspace.store

    def list_statements(self) -> Iterable[Statement]:
        """Return what came of all asks."""
        return [Statement(*row) for row in self._store.all(ASK_STATEMENTS)]

    def list_own_places(self) -> Iterable[Place]:
        """Return where the user was."""
        return self._store.all(OWN_PLACES)

    def list_people(self, contact_ids: Collection[int]) -> Iterable[Acquaintance]:
        """Return those of these contacts that exist."""
        return self._store.all(PEOPLE, ids=json.dumps(list(contact_ids)))

    def list_places(self, contact_ids: Collection[int]) -> Iterable[Place]:
        """Return where these contacts are and were."""
        return self._store.all(PLACES, ids=json.dumps(list(contact_ids)))

    def list_people_at(self, key: str) -> Iterable[int]:
        """Return the contacts who are or were at an organization, under any of its spellings."""
        organization_ids = self._workspace.cache.get(_read_organization_ids).get(key, [])
        return [row.id for row in self._store.all(PEOPLE_AT, organization_ids=json.dumps(organization_ids))]

    def list_named_by(self, contact_id: int) -> Iterable[int]:
        """Return the contacts whose names this one gave to the user."""
        return [row.id for row in self._store.all(NAMED_BY, contact_id=contact_id)]

    def list_mentioned(self, text: str) -> Iterable[int]:
        """Return the contacts whose full names a text has."""
        return [row.id for row in self._store.all(CONTACT_NAMES) if has_words(text, name_key(row.name))]


def _read_organization_ids(store: Store) -> dict[str, list[int]]:
    """Read the IDs of the organizations with each key."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in store.all(ORGANIZATION_NAMES):
        found[organization_key(row.name)].append(row.id)
    return found
