"""The names of the contacts: for completing one while it is typed, and for finding out whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.person_line import match_names, name_word, same_person
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.contacts.contacts import NAMES, NAMES_LIKE, Named


def read_names(desk: Desk) -> list[Named]:
    """Return the ids and names of all contacts, by name."""
    return desk.store.all(NAMES)


def read_names_like(desk: Desk, typed: str) -> list[Named]:
    """Return the contacts whom a typed name may mean, by name: for `whom`, where all names would be too many."""
    word = name_word(typed)
    if not word:
        return []
    candidates = desk.store.tuples(NAMES_LIKE, like=f"%{word}%")
    return [Named(contact_id, name) for contact_id, name in candidates if word in fold(name)]


def whom(names: Sequence[Named], typed: str) -> Named | None:
    """Return the one contact that a typed name means: who bears it, or else the only one whom it may be short for.

    None for an unknown name, and for one that several may be meant by.
    """
    bearers = [row for row in names if same_person(row.name, typed)]
    if bearers:
        return bearers[0]
    matches = match_names(typed, [row.name for row in names])
    return names[matches[0]] if len(matches) == 1 else None
