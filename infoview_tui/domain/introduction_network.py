"""The network in which introductions are looked for: contacts, where they were, and what they said (R3, R5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

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


class Network(NamedTuple):
    """What is known: the contacts, where they and the user (``contact_id`` None) were, and what they said."""

    people: Sequence[Acquaintance] = ()
    places: Sequence[Place] = ()
    statements: Sequence[Statement] = ()


class NetworkIndex:
    """A network, indexed once for any number of searches."""

    def __init__(self, network: Network) -> None:
        """Index the contacts, where people were, who gave the name of others, and what was said."""
        self.everybody = {one.id: one for one in network.people}
        self.statements = sorted(network.statements, key=statement_key)
        self.places_of: defaultdict[int | None, list[Place]] = defaultdict(list)
        self.people_at: defaultdict[str, set[int]] = defaultdict(set)
        self.named_by: defaultdict[int, set[int]] = defaultdict(set)
        for place in sorted(network.places, key=_place_key):
            self.places_of[place.contact_id].append(place)
            if place.contact_id in self.everybody:
                self.people_at[organization_key(place.organization)].add(place.contact_id)
        for one in network.people:
            if one.referrer_id is not None:
                self.named_by[one.referrer_id].add(one.id)


def statement_key(said: Statement) -> tuple[object, ...]:
    """Return the key by which statements are sorted."""
    return said.contact_id, said.organization, said.text, said.state or "", said.found_id or 0, said.is_warm


def _place_key(place: Place) -> tuple[object, ...]:
    return (
        place.contact_id or 0, not place.is_present, -(place.last_year or 9999), -(place.first_year or 0),
        place.organization, place.title, place.kind,
    )  # fmt: skip
