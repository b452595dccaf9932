"""A network in memory, in which searches look contacts up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from infoview_tui.domain.introduction_links import Place, Statement
from infoview_tui.domain.introduction_network import Acquaintance, NetworkIndex
from infoview_tui.domain.organization_names import has_words, organization_key
from infoview_tui.domain.person_names import name_key


class Network(NamedTuple):
    """What is known: the contacts, where they and the user (``contact_id`` None) were, and what they said."""

    people: Sequence[Acquaintance] = ()
    places: Sequence[Place] = ()
    statements: Sequence[Statement] = ()

    def indexed(self) -> NetworkIndex:
        """Return an index that looks everything up here."""
        return NetworkIndex(self)

    def list_statements(self) -> Iterable[Statement]:
        """Return all statements."""
        return self.statements

    def list_own_places(self) -> Iterable[Place]:
        """Return where the user was."""
        return [place for place in self.places if place.contact_id is None]

    def list_people(self, contact_ids: Collection[int]) -> Iterable[Acquaintance]:
        """Return those of these contacts that exist."""
        return [one for one in self.people if one.id in contact_ids]

    def list_places(self, contact_ids: Collection[int]) -> Iterable[Place]:
        """Return where these contacts were."""
        return [place for place in self.places if place.contact_id in contact_ids]

    def list_people_at(self, key: str) -> Iterable[int]:
        """Return who was at an organization."""
        there = {place.contact_id for place in self.places if organization_key(place.organization) == key}
        return [one.id for one in self.people if one.id in there]

    def list_named_by(self, contact_id: int) -> Iterable[int]:
        """Return the contacts with this referrer."""
        return [one.id for one in self.people if one.referrer_id == contact_id]

    def list_mentioned(self, text: str) -> Iterable[int]:
        """Return the contacts whose full names a text has."""
        return [one.id for one in self.people if has_words(text, name_key(one.name))]
