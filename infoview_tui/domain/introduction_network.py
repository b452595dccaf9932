"""The network in which introductions are looked for: contacts, where they were, and what they said (R3, R5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple, Protocol

from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.introduction_links import Place, Statement
from infoview_tui.domain.organization_names import organization_key


class Acquaintance(NamedTuple):
    """A contact. ``has_met`` says that they were met, or have answered; ``is_closed`` that they are not asked again."""

    id: int
    name: str
    relationship: Relationship | None = None
    last_contact_at: datetime | None = None
    referrer_id: int | None = None
    has_met: bool = False
    is_closed: bool = False


class NetworkSource(Protocol):
    """Where the network is stored: thousands of contacts, of which a search meets some dozens."""

    def list_statements(self) -> Iterable[Statement]:
        """Return what all contacts said about organizations."""

    def list_own_places(self) -> Iterable[Place]:
        """Return where the user was."""

    def list_people(self, contact_ids: Collection[int]) -> Iterable[Acquaintance]:
        """Return those of these contacts that exist."""

    def list_places(self, contact_ids: Collection[int]) -> Iterable[Place]:
        """Return where these contacts were."""

    def list_people_at(self, key: str) -> Iterable[int]:
        """Return the contacts who are or were at an organization with this key."""

    def list_named_by(self, contact_id: int) -> Iterable[int]:
        """Return the contacts whose names this one gave to the user."""

    def list_mentioned(self, text: str) -> Iterable[int]:
        """Return the contacts whose full names a text has."""


class NetworkIndex:
    """The part of a network that a search has met so far; each contact is read once. Valid until the data change."""

    def __init__(self, source: NetworkSource) -> None:
        """Read the network from its source, as far as it is asked for."""
        self._source = source
        self._people: dict[int, Acquaintance | None] = {}
        self._places: defaultdict[int | None, list[Place]] = defaultdict(list)
        self._people_at: dict[str, list[int]] = {}
        self._mentioned: dict[str, list[int]] = {}

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """What the contacts said about organizations."""
        return sorted(self._source.list_statements(), key=statement_key)

    @cached_property
    def own_places(self) -> Sequence[Place]:
        """Where the user was."""
        return sorted(self._source.list_own_places(), key=_place_key)

    def read(self, contact_ids: Iterable[int | None]) -> None:
        """Read contacts that will be asked for. That is much faster than one by one."""
        missing = {one for one in contact_ids if one is not None} - self._people.keys()
        if missing:
            self._people |= dict.fromkeys(missing)
            self._people |= {one.id: one for one in self._source.list_people(missing)}
            for place in sorted(self._source.list_places(missing), key=_place_key):
                self._places[place.contact_id].append(place)

    def find(self, contact_id: int | None) -> Acquaintance | None:
        """Return a contact, or None if there is none with this ID."""
        if contact_id not in self._people:
            self.read([contact_id])
        return self._people.get(contact_id) if contact_id is not None else None

    def get(self, contact_id: int) -> Acquaintance:
        """Return a contact that exists. Raises KeyError otherwise."""
        person = self.find(contact_id)
        if person is None:
            raise KeyError(contact_id)
        return person

    def list_places(self, contact_id: int) -> Sequence[Place]:
        """Return where a contact was."""
        self.read([contact_id])
        return self._places.get(contact_id, ())

    def list_people_at(self, organization: str) -> Sequence[int]:
        """Return the contacts who are or were at an organization, sorted."""
        key = organization_key(organization)
        if key not in self._people_at:
            self._people_at[key] = sorted(self._source.list_people_at(key))
            self.read(self._people_at[key])
        return self._people_at[key]

    def list_named_by(self, contact_id: int) -> Sequence[int]:
        """Return the contacts whose names this one gave to the user, sorted."""
        named = sorted(self._source.list_named_by(contact_id))
        self.read(named)
        return named

    def list_mentioned(self, text: str) -> Sequence[int]:
        """Return the contacts whose full names a text has, sorted."""
        if text not in self._mentioned:
            self._mentioned[text] = sorted(self._source.list_mentioned(text))
            self.read(self._mentioned[text])
        return self._mentioned[text]


def statement_key(said: Statement) -> tuple[object, ...]:
    """Return the key by which statements are sorted."""
    return said.contact_id, said.organization, said.text, said.state or "", said.found_id or 0, said.is_warm


def _place_key(place: Place) -> tuple[object, ...]:
    return (
        place.contact_id or 0, not place.is_present, -(place.last_year or 9999), -(place.first_year or 0),
        place.organization, place.title, place.kind,
    )  # fmt: skip
