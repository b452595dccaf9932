"""Which relationship to propose for contacts who were where the user was: a colleague, or an alumnus (R2, R3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind, Relationship
from infoview_tui.domain.introduction_links import Link, Place, link_places
from infoview_tui.domain.introduction_network import NetworkIndex
from infoview_tui.domain.organization_names import organization_key

_RELATIONSHIPS = {
    AffiliationKind.WORK: Relationship.COLLEAGUE,
    AffiliationKind.STUDY: Relationship.ALUMNUS,
}


class RelationshipProposal(NamedTuple):
    """A relationship that the user may set, and why: ``works at Stripe, where you worked``."""

    contact_id: int
    name: str
    relationship: Relationship
    reason: str


def propose_relationships(network: NetworkIndex) -> list[RelationshipProposal]:
    """Return a proposal for each contact without a relationship who worked or studied where the user did.

    Those who were there at the same time come first. Who works at the user's school is not proposed: they are neither.
    """
    own: defaultdict[tuple[str, AffiliationKind], list[Place]] = defaultdict(list)
    for place in network.own_places:
        own[organization_key(place.organization), place.kind].append(place)
    found: list[tuple[Link, RelationshipProposal]] = []
    were_there = {one for place in network.own_places for one in network.list_people_at(place.organization)}
    for person in map(network.get, were_there):
        if person.relationship is None and not person.is_closed:
            links = list(_list_links(network.list_places(person.id), own))
            if links:
                link, kind = max(links, key=lambda pair: pair[0].kind)
                found.append((link, RelationshipProposal(person.id, person.name, _RELATIONSHIPS[kind], link.text)))
    return [
        proposal for _, proposal in sorted(found, key=lambda pair: (-pair[0].kind, pair[1].name, pair[1].contact_id))
    ]


def _list_links(
    places: Sequence[Place], own: Mapping[tuple[str, AffiliationKind], Sequence[Place]]
) -> Iterator[tuple[Link, AffiliationKind]]:
    for place in places:
        for mine in own.get((organization_key(place.organization), place.kind), ()):
            link = link_places(place, mine, "you")
            if link is not None:
                yield link, place.kind
