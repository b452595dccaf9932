"""All known contacts as candidates of an import, read in a few queries."""

from __future__ import annotations

from itertools import chain
from typing import Any

from infoview_tui.domain.address_keys import address_key
from infoview_tui.domain.day_or_moment import parse_stored
from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.services.imports.candidates import Candidate
from infoview_tui.services.imports.import_rows import AffiliationRow
from infoview_tui.services.imports.incoming import MAIN_FIELDS, AffiliationKey, affiliation_key
from infoview_tui.storage.queries.imports.known import (
    KNOWN_AFFILIATIONS,
    KNOWN_CONTACTS,
    KNOWN_FINDINGS,
    KNOWN_METHODS,
    KNOWN_PATHS,
    KNOWN_TAGS,
    KnownContactRow,
)
from infoview_tui.storage.store import Store

_VALUES = slice(KnownContactRow._fields.index("title"), KnownContactRow._fields.index("updated_at"))
_NAMES = KnownContactRow._fields[_VALUES]


def read_known_contacts(store: Store) -> list[Candidate]:
    """Return all contacts, oldest first, with their addresses, former organizations, tags, and paths."""
    known: dict[int, Candidate] = {}
    for row in store.tuples(KNOWN_CONTACTS):
        values = dict(zip(_NAMES, row[_VALUES], strict=True))
        _read_last_contact(values)
        candidate = Candidate(row[0], row[1], -1, row[2], row[3], values, row[-1])
        for kind, name in MAIN_FIELDS.items():
            if values[name]:
                candidate.addresses.add((kind, address_key(kind, values[name]) or values[name]))
        known[row[0]] = candidate
    for contact_id, kind, value in store.all(KNOWN_METHODS):
        if contact_id in known:
            known[contact_id].addresses.add((kind, address_key(kind, value) or value))
    for contact_id, organization, kind, *rest in store.tuples(KNOWN_AFFILIATIONS):
        if contact_id in known:
            affiliation = AffiliationRow(organization, AffiliationKind(kind), *rest)
            known[contact_id].affiliations.add(affiliation_key(affiliation))
    named = chain(
        ((contact_id, f":{text}") for contact_id, text in store.tuples(KNOWN_FINDINGS)),
        ((contact_id, f"#{name}") for contact_id, name in store.tuples(KNOWN_TAGS)),
        ((contact_id, f"/{name}") for contact_id, name in store.tuples(KNOWN_PATHS)),
    )
    for contact_id, name in named:
        if contact_id in known:
            known[contact_id].names.add(name if name.startswith(":") else name.casefold())
    return list(known.values())


def read_own_affiliations(store: Store) -> set[AffiliationKey]:
    """Return the keys of the user's own former employers and schools."""
    return {
        affiliation_key(AffiliationRow(organization, AffiliationKind(kind), *rest))
        for contact_id, organization, kind, *rest in store.tuples(KNOWN_AFFILIATIONS)
        if contact_id is None
    }


def _read_last_contact(values: dict[str, Any]) -> None:
    """Convert the last contact, of which most contacts have none."""
    for name in ("last_contact_at", "last_contact_on"):
        if values[name] is not None:
            when = parse_stored(values[name])
            values[name] = when.at or when.on
