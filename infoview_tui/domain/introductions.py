"""The warmest way in: who of the contacts could introduce the user to a person or an organization, and why (R3, R5).

A way is a chain of one to three people. The user knows the first; each knows the next, and the last one the target.
Every link has its reasons: they work or worked there, studied or worked where the target did, named the next one to the
user, or said that they know somebody. Ways are ranked by their length, then by how warm and sure they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeGuard

from infoview_tui.domain.enums import AskState
from infoview_tui.domain.introduction_links import (
    Link,
    LinkKind,
    Place,
    Statement,
    Target,
    link_places,
    link_statement,
    link_to_target,
)
from infoview_tui.domain.introduction_network import NetworkIndex, statement_key
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.warmth import WARMTH

MAX_PEOPLE = 3
"""The most people of a way: each is one introduction."""

MAX_WAYS = 12
"""How many ways are returned."""

_MAX_EXPANDED = 50
"""From how many people of one length the search goes on, those with the surest link to the target first."""

_RECENT, _LATELY = timedelta(days=90), timedelta(days=365)
_SHARED_PAST = 2
"""The warmth of somebody who worked or studied where the user did, if it is not higher."""


class Hop(NamedTuple):
    """A person of a way, and why they can introduce the next person, or the target, the surest reason first."""

    contact_id: int
    name: str
    links: tuple[Link, ...]

    @property
    def strength(self) -> int:
        """How sure the best reason is."""
        return self.links[0].strength


class Way(NamedTuple):
    """A chain of people to the target; the first is asked. ``warmth`` says how the user knows the first.

    ``is_asked`` says that the first person was asked about this organization, and has not answered yet.
    """

    hops: tuple[Hop, ...]
    warmth: str
    points: int
    last_contact_at: datetime | None = None
    is_asked: bool = False

    @property
    def first(self) -> Hop:
        """The person to ask."""
        return self.hops[0]

    @property
    def reason(self) -> str:
        """Why to ask the first: ``works at Figma``; of a longer way ``gave you Bo's name; Bo works at Figma``."""
        first, *others = (hop.links[0].text for hop in self.hops)
        named = [f"{hop.name} {text}" for hop, text in zip(self.hops[1:], others, strict=True)]
        return "; ".join((first, *named))


class Introductions(NamedTuple):
    """What links the user to the target without anybody's help, and the ways through others, the warmest first.

    ``unclear`` has the ways that would begin with a contact whose relationship to the user is not set.
    """

    own_links: tuple[Link, ...] = ()
    ways: tuple[Way, ...] = ()
    unclear: tuple[Way, ...] = ()


def find_introductions(
    network: NetworkIndex, target: Target, now: datetime, notes: Iterable[Statement] = (), *, limit: int = MAX_WAYS
) -> Introductions:
    """Return the ways to a target, one for each person who can be asked, the best one for each.

    *notes* are lines of research that may lead to this target, besides the statements of the network.
    Of ways of the same length, those whose first person was asked already come last. Somebody the user does not know is
    not asked, but can be introduced by somebody else, who is. Closed contacts are left out, and so is who knows nobody
    there. The result does not depend on the order of the network.
    """
    search = _Search(network, target, now, notes)
    ways = sorted(search.find_ways(), key=_sort_key)
    unclear = sorted(search.find_unclear_ways(), key=_sort_key)
    return Introductions(search.find_own_links(), tuple(ways[:limit]), tuple(unclear[:limit]))


def _sort_key(way: Way) -> tuple[int, bool, int, float, str, tuple[int, ...]]:
    ids = tuple(hop.contact_id for hop in way.hops)
    last_contact = way.last_contact_at.timestamp() if way.last_contact_at is not None else 0.0
    return len(way.hops), way.is_asked, -way.points, -last_contact, way.first.name, ids


class _Search:
    """A search through one network for one target, backward from the target."""

    def __init__(self, network: NetworkIndex, target: Target, now: datetime, notes: Iterable[Statement]) -> None:
        self.target = target
        self.now = now
        self.network = network
        self.statements = sorted((*network.statements, *notes), key=statement_key)
        network.read(one for said in self.statements for one in (said.contact_id, said.found_id))

    def _can_help(self, contact_id: int | None) -> TypeGuard[int]:
        """Whether a contact can be part of a way: not the target, and not closed."""
        person = self.network.find(contact_id)
        return person is not None and not person.is_closed and contact_id != self.target.contact_id

    def _list_places(self, contact_id: int | None) -> Sequence[Place]:
        """Return where a contact, or the user, was."""
        return self.network.own_places if contact_id is None else self.network.list_places(contact_id)

    def _list_people_at(self, organization: str) -> list[int]:
        """Return who can help of those who are or were at an organization."""
        return list(filter(self._can_help, self.network.list_people_at(organization)))

    def find_own_links(self) -> tuple[Link, ...]:
        """Return what the user shares with the target."""
        links = [link for place in self._list_places(None) for link in self._link_to_target(place)]
        links += [
            Link(LinkKind.NOTED, f"your note: {note.text.rstrip('.')}")
            for note in self._notes_on_target
            if not self._find_named(note)
        ]
        return _arrange(links)

    @property
    def _notes_on_target(self) -> list[Statement]:
        """The warm introductions that were noted in the research on the target, such as ``@ Tom Weber knows her``."""
        return [one for one in self.statements if one.is_warm and one.contact_id == self.target.contact_id]

    def _find_named(self, note: Statement) -> list[int]:
        """Return the contacts whose full names a note has."""
        return list(filter(self._can_help, self.network.list_mentioned(note.text)))

    def find_ways(self) -> Iterator[Way]:
        """Yield the shortest way for each person that the user knows; of several, the surest."""
        level: dict[int, tuple[Hop, ...]] = {
            one: (Hop(one, self.network.get(one).name, links),) for one, links in self._find_first_links()
        }
        reached = set(level)
        for length in range(1, MAX_PEOPLE + 1):
            yield from (self._build_way(chain) for one, chain in level.items() if self._is_known(one))
            if length < MAX_PEOPLE:
                unknown = [chain for one, chain in level.items() if not self._is_known(one)]
                level = self._expand(sorted(unknown, key=_chain_key)[:_MAX_EXPANDED], reached)
                reached |= set(level)

    def find_unclear_ways(self) -> Iterator[Way]:
        """Yield who is linked to the target and could be asked, if the user knows them: that is not set."""
        for one, links in self._find_first_links():
            if self.network.get(one).relationship is None and not self._is_known(one):
                yield self._build_way((Hop(one, self.network.get(one).name, links),))

    def _find_first_links(self) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Yield everybody who is linked to the target, and how."""
        links: defaultdict[int, list[Link]] = defaultdict(list)
        candidates = set(self._list_people_at(self.target.organization)) if self.target.key else set()
        for place in self._list_places(self.target.contact_id) if self.target.contact_id is not None else ():
            candidates |= set(self._list_people_at(place.organization))
        for one in candidates:
            links[one] += [link for place in self._list_places(one) for link in self._link_to_target(place)]
        unable = {
            one.contact_id
            for one in self.statements
            if one.state is AskState.KNOWS_NOBODY and organization_key(one.organization) == self.target.key
        }
        for one in unable:
            links.pop(one, None)
        for statement in self.statements:
            if self._can_help(statement.contact_id) and statement.contact_id not in unable:
                found = self.network.find(statement.found_id)
                links[statement.contact_id] += link_statement(statement, self.target, found.name if found else "")
        for note in self._notes_on_target:
            for one in self._find_named(note):
                links[one].append(Link(LinkKind.NOTED, f"may know {self.target.contact}: {note.text.rstrip('.')}"))
        self._add_referrals(links, unable)
        for one in sorted(links):
            if arranged := _arrange(links[one]):
                yield one, arranged

    def _add_referrals(self, links: defaultdict[int, list[Link]], unable: set[int]) -> None:
        """Add who named the target, or somebody at the organization, to the user; and who was named by the same."""
        target = self.network.find(self.target.contact_id)
        if target is not None and self._can_help(target.referrer_id):
            links[target.referrer_id].append(Link(LinkKind.NAMED, f"gave you {target.name}’s name"))
        colleagues = self._list_people_at(self.target.organization) if self.target.key else []
        self.network.read(self.network.get(other).referrer_id for other in colleagues)
        for other in colleagues:
            one = self.network.get(other).referrer_id
            present = any(place.is_present for place in self._list_places(other) if self._is_at_target(place))
            if self._can_help(one) and one not in unable and one != other:
                where = f"who {'works' if present else 'worked'} at {self.target.organization}"
                text = f"gave you the name of {self.network.get(other).name}, {where}"
                links[one].append(Link(LinkKind.NAMED_COLLEAGUE, text))
        referrer = self.network.find(target.referrer_id) if target is not None else None
        if target is not None and referrer is not None:
            for same in filter(self._can_help, self.network.list_named_by(referrer.id)):
                text = f"may know {target.name}: {referrer.name} gave you both names"
                links[same].append(Link(LinkKind.SAME_REFERRER, text))

    def _expand(self, chains: Sequence[tuple[Hop, ...]], reached: set[int]) -> dict[int, tuple[Hop, ...]]:
        """Return, for everybody not yet reached who knows the first person of a chain, the surest chain they begin."""
        found: dict[int, tuple[Hop, ...]] = {}
        self.network.read(self.network.get(chain[0].contact_id).referrer_id for chain in chains)
        for chain in chains:
            for one, links in self._find_introducers(chain[0].contact_id):
                if one not in reached:
                    longer = (Hop(one, self.network.get(one).name, links), *chain)
                    if one not in found or _chain_key(longer) < _chain_key(found[one]):
                        found[one] = longer
        return {one: found[one] for one in sorted(found)}

    def _find_introducers(self, contact_id: int) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Yield who can introduce a contact, and why: who named them, or was at the same place."""
        person = self.network.get(contact_id)
        links: defaultdict[int, list[Link]] = defaultdict(list)
        if self._can_help(person.referrer_id):
            links[person.referrer_id].append(Link(LinkKind.NAMED, f"gave you {person.name}’s name"))
        for statement in self.statements:
            if statement.found_id == contact_id and self._can_help(statement.contact_id):
                links[statement.contact_id].append(Link(LinkKind.NAMED, f"introduced you to {person.name}"))
        for place in self._list_places(contact_id):
            for other in self._list_people_at(place.organization):
                links[other] += self._link_at(other, place, person.name)
        for one in sorted(links):
            if one != contact_id and (arranged := _arrange(links[one])):
                yield one, arranged

    def _link_at(self, contact_id: int, place: Place, name: str) -> Iterator[Link]:
        key = organization_key(place.organization)
        for own in self._list_places(contact_id):
            if organization_key(own.organization) == key and (link := link_places(own, place, name)) is not None:
                yield link

    def _link_to_target(self, place: Place) -> Iterator[Link]:
        if self._is_at_target(place):
            yield link_to_target(place)
        if self.target.contact_id is not None:
            for other in self._list_places(self.target.contact_id):
                is_same = organization_key(other.organization) == organization_key(place.organization)
                if is_same and not (self._is_at_target(place) and other.is_present):
                    link = link_places(place, other, self.target.contact)
                    if link is not None:
                        yield link

    def _is_at_target(self, place: Place) -> bool:
        return bool(self.target.key) and organization_key(place.organization) == self.target.key

    def _shared_past(self, contact_id: int) -> list[Link]:
        """Return where a contact was at the same time as the user, or may have been."""
        return [
            link
            for own in self._list_places(None)
            for place in self._list_places(contact_id)
            if organization_key(own.organization) == organization_key(place.organization)
            and (link := link_places(place, own, "you")) is not None
        ]

    def _is_known(self, contact_id: int) -> bool:
        """Whether the user can ask a contact for something."""
        person = self.network.get(contact_id)
        return person.has_met or WARMTH[person.relationship].points > 0 or bool(self._shared_past(contact_id))

    def _build_way(self, chain: tuple[Hop, ...]) -> Way:
        person = self.network.get(chain[0].contact_id)
        points, words = WARMTH[person.relationship]
        shared = self._shared_past(person.id)
        if points < _SHARED_PAST and shared:
            points, words = _SHARED_PAST, shared[0].text
        elif points == 0:
            words = "you have met" if person.has_met else ""
        if person.last_contact_at is not None:
            age = self.now - person.last_contact_at
            points += 2 if age <= _RECENT else 1 if age <= _LATELY else 0
        points += bool(shared) + min(hop.strength for hop in chain)
        asked = any(
            one.contact_id == person.id
            and one.state is AskState.OPEN
            and organization_key(one.organization) == self.target.key
            for one in self.statements
        )
        return Way(chain, words, points, person.last_contact_at, asked)


def _chain_key(chain: tuple[Hop, ...]) -> tuple[int, int, tuple[int, ...]]:
    """Sort the surest chain first: by its weakest link, then by all links."""
    strengths = [hop.strength for hop in chain]
    return -min(strengths), -sum(strengths), tuple(hop.contact_id for hop in chain)


def _arrange(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return distinct links, the surest first; of links of one kind, in the order given."""
    return tuple(sorted(dict.fromkeys(links), key=lambda link: -link.kind))
