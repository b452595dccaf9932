"""Relationships to propose for people who were where the user was."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import AffiliationKind, Relationship
from infoview_tui.domain.introduction_links import Place
from infoview_tui.domain.introduction_network import Acquaintance
from infoview_tui.domain.relationship_proposals import RelationshipProposal, propose_relationships
from tests.domain.memory_network import Network

WORK, STUDY = AffiliationKind.WORK, AffiliationKind.STUDY
AT_STRIPE = Place(None, "Stripe", WORK, "Analyst", 2018, 2021)
AT_RISD = Place(None, "RISD", STUDY, "BA", 2010, 2014)


def propose(*places: Place, ann: Acquaintance | None = None) -> list[RelationshipProposal]:
    network = Network([ann or Acquaintance(1, "Ann Lee")], [AT_STRIPE, AT_RISD, *places])
    return propose_relationships(network.indexed())


@pytest.mark.parametrize(
    ("place", "relationship", "reason"),
    [
        (Place(1, "stripe inc.", is_present=True), Relationship.COLLEAGUE, "works at stripe inc., where you worked"),
        (Place(1, "Stripe", WORK, "", 2019, 2020), Relationship.COLLEAGUE, "worked at Stripe with you, 2019-2020"),
        (Place(1, "RISD", STUDY), Relationship.ALUMNUS, "studied at RISD, like you"),
        (Place(1, "RISD", STUDY, "", 2012, 2016), Relationship.ALUMNUS, "studied at RISD with you, 2012-2014"),
    ],
)
def test_who_was_there_is_proposed_with_the_reason(place: Place, relationship: Relationship, reason: str) -> None:
    assert propose(place) == [RelationshipProposal(1, "Ann Lee", relationship, reason)]


@pytest.mark.parametrize(
    "place",
    [
        Place(1, "Figma", is_present=True),
        Place(1, "RISD", WORK, is_present=True),  # works where the user studied
        Place(1, "Stripe", WORK, "", 2022, 2023),  # came after the user left
    ],
)
def test_who_was_elsewhere_or_came_later_is_not_proposed(place: Place) -> None:
    assert propose(place) == []


def test_whose_relationship_is_set_or_who_is_closed_is_left_alone() -> None:
    place = Place(1, "Stripe", is_present=True)
    assert propose(place, ann=Acquaintance(1, "Ann Lee", Relationship.FRIEND)) == []
    assert propose(place, ann=Acquaintance(1, "Ann Lee", is_closed=True)) == []


def test_those_who_were_there_at_the_same_time_come_first() -> None:
    people = [Acquaintance(1, "Ann Lee"), Acquaintance(2, "Bo Ek"), Acquaintance(3, "Al Fox")]
    places = [Place(1, "Stripe", is_present=True), Place(2, "Stripe", WORK, "", 2018, 2019), Place(3, "RISD", STUDY)]
    found = propose_relationships(Network(people, [AT_STRIPE, AT_RISD, *places]).indexed())
    assert [one.name for one in found] == ["Bo Ek", "Al Fox", "Ann Lee"]


def test_without_places_of_the_user_nothing_is_proposed() -> None:
    network = Network([Acquaintance(1, "Ann Lee")], [Place(1, "Stripe", is_present=True)])
    assert propose_relationships(network.indexed()) == []
