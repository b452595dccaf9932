"""Why one person can introduce another: shared employers and schools, names given, and what they said (R3, R5)."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import format_years
from infoview_tui.domain.enums import AffiliationKind, AskState
from infoview_tui.domain.organization_names import mentions_organization, organization_key


class LinkKind(IntEnum):
    """Kinds of links. The value is how sure the link is, from 1 to 60; its tens are the points that it counts."""

    SAME_REFERRER = 10
    MENTION = 11
    SAME_PLACE = 20
    WORKED_THERE = 30
    NAMED_COLLEAGUE = 31
    NOTED = 40
    SAME_TIME = 41
    WORKS_THERE = 50
    KNOWS_SOMEBODY = 51
    INTRODUCED = 60
    NAMED = 61


class Link(NamedTuple):
    """Why somebody can introduce the next person: a clause about them, such as ``works at Figma``."""

    kind: LinkKind
    text: str

    @property
    def strength(self) -> int:
        """How sure it is, in points from 1 to 6."""
        return self.kind // 10


class Place(NamedTuple):
    """Where a contact, or the user (``contact_id`` None), works, worked, or studied."""

    contact_id: int | None
    organization: str
    kind: AffiliationKind = AffiliationKind.WORK
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None
    is_present: bool = False


class Target(NamedTuple):
    """The goal of the search: an organization (empty if it is not known), and a contact, if any."""

    organization: str
    contact_id: int | None = None
    contact: str = ""

    @property
    def key(self) -> str:
        """The key of the organization."""
        return organization_key(self.organization)


class Statement(NamedTuple):
    """What a contact said about an organization, or what research on them says.

    ``state`` is what came of an ask, or None for a line of research, which is in ``text``; ``is_warm`` marks a line
    that was noted as a warm introduction. ``found_id`` is the contact that the person introduced.
    """

    contact_id: int
    organization: str
    state: AskState | None = None
    text: str = ""
    found_id: int | None = None
    is_warm: bool = False


def link_to_target(place: Place) -> Link:
    """Return the link of somebody who is or was at the target's organization."""
    kind = LinkKind.WORKS_THERE if place.is_present else LinkKind.WORKED_THERE
    return Link(kind, describe_place(place))


def link_places(one: Place, other: Place, name: str) -> Link | None:
    """Return the link of two people who were at the same organization; None if that was at different times.

    *name* is the other person's, or "you".
    """
    if one.is_present and other.is_present:
        return Link(LinkKind.SAME_TIME, f"works with {name} at {one.organization}")
    verb = f"{_did(one)} at {one.organization}"
    years = _shared_years(one, other)
    if years is None and (one.is_present or other.is_present):
        return Link(LinkKind.SAME_PLACE, f"{verb}, where {name} {_did(other, is_plural=name == 'you')}")
    if years is None:
        return Link(LinkKind.SAME_PLACE, f"{verb}, like {name}")
    if not years:
        return None
    together = f"with {name}" if one.kind is other.kind else f"when {name} {'were' if name == 'you' else 'was'} there"
    return Link(LinkKind.SAME_TIME, f"{verb} {together}, {format_years(*years)}")


def link_statement(said: Statement, target: Target, found: str = "") -> list[Link]:
    """Return the links that follow from what somebody said; *found* is the name of the contact they introduced."""
    if not target.key:
        return []
    if said.state is None:
        if not mentions_organization(said.text, target.organization):
            return []
        kind = LinkKind.NOTED if said.is_warm else LinkKind.MENTION
        return [Link(kind, f"may know somebody there: {said.text.rstrip('.')}")]
    if organization_key(said.organization) != target.key:
        return []
    detail = f": {said.text.rstrip('.')}" if said.text else ""
    if said.state is AskState.INTRODUCED:
        text = f"introduced you to {found or 'somebody'} at {target.organization}{detail}"
        return [Link(LinkKind.INTRODUCED, text)]
    if said.state is AskState.KNOWS_SOMEBODY:
        return [Link(LinkKind.KNOWS_SOMEBODY, f"knows somebody at {target.organization}{detail}")]
    return []


def describe_place(place: Place) -> str:
    """Return a clause: ``works at Figma``, ``worked at Figma, 2018-2021``, ``studied at RISD, 2010-2014``."""
    if place.is_present:
        return f"works at {place.organization}"
    verb = "studied" if place.kind is AffiliationKind.STUDY else "worked"
    years = format_years(place.first_year, place.last_year)
    return ", ".join(filter(None, (f"{verb} at {place.organization}", years)))


def _did(place: Place, *, is_plural: bool = False) -> str:
    """Return the verb for what somebody does or did at a place."""
    if place.is_present:
        return "work" if is_plural else "works"
    return "studied" if place.kind is AffiliationKind.STUDY else "worked"


def _shared_years(one: Place, other: Place) -> tuple[int | None, int | None] | tuple[()] | None:
    """Return the years that two people shared, an empty tuple if there are none, or None if that is not known."""
    if any(place.first_year is None and place.last_year is None for place in (one, other)):
        return None
    first = max((year for year in (one.first_year, other.first_year) if year is not None), default=None)
    last = min((year for year in (one.last_year, other.last_year) if year is not None), default=None)
    if first is not None and last is not None and first > last:
        return ()
    return first, last
