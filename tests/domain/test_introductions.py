"""The warmest way in: small networks worked out by hand, and what holds for all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from infoview_tui.domain.enums import AffiliationKind, AskState, Relationship
from infoview_tui.domain.introduction_links import Place, Statement, Target
from infoview_tui.domain.introduction_network import Acquaintance
from infoview_tui.domain.introductions import MAX_PEOPLE, Introductions, find_introductions
from tests.domain.memory_network import Network

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
FIGMA = Target("Figma")
ANA = Target("Figma", 1, "Ana")
FRIEND, EVENT, COLD = Relationship.FRIEND, Relationship.EVENT, Relationship.COLD
STUDY = AffiliationKind.STUDY


def person(number: int, relationship: Relationship | None = FRIEND, **more: object) -> Acquaintance:
    """Return a contact named after its number."""
    names = {1: "Ana", 2: "Bo", 3: "Cy", 4: "Di", 5: "Ed"}
    return Acquaintance(number, names[number], relationship)._replace(**more)  # type: ignore[arg-type]


def works(number: int, organization: str = "Figma, Inc.") -> Place:
    return Place(number, organization, is_present=True)


def search(network: Network, target: Target) -> Introductions:
    return find_introductions(network.indexed(), target, NOW, limit=99)


def find(
    people: list[Acquaintance], places: list[Place], statements: list[Statement] | None = None, target: Target = FIGMA
) -> Introductions:
    return search(Network(people, places, statements or []), target)


def chains(found: Introductions) -> list[list[str]]:
    """Return the names of each way."""
    return [[hop.name for hop in way.hops] for way in found.ways]


def reasons(found: Introductions, way: int = 0, hop: int = 0) -> list[str]:
    return [link.text for link in found.ways[way].hops[hop].links]


def test_who_works_there_under_another_spelling_can_introduce() -> None:
    found = find([person(2)], [works(2, "FIGMA Inc")])
    assert chains(found) == [["Bo"]]
    assert reasons(found) == ["works at FIGMA Inc"]
    assert found.ways[0].warmth == "a friend"


def test_a_name_that_begins_the_same_is_another_organization() -> None:
    assert find([person(2)], [works(2, "Figmatic")]).ways == ()


def test_who_worked_there_comes_after_who_works_there() -> None:
    found = find([person(2), person(3)], [Place(2, "Figma", first_year=2018, last_year=2020), works(3)])
    assert chains(found) == [["Cy"], ["Bo"]]
    assert reasons(found, 1) == ["worked at Figma, 2018-2020"]


def test_warmest_first_by_relationship_then_last_contact() -> None:
    people = [person(2, EVENT), person(3), person(4, last_contact_at=NOW - timedelta(days=3))]
    assert chains(find(people, [works(2), works(3), works(4)])) == [["Di"], ["Cy"], ["Bo"]]


def test_a_stranger_is_introduced_by_who_named_them() -> None:
    found = find([person(2, COLD, referrer_id=3), person(3)], [works(2)])
    assert chains(found) == [["Cy"], ["Cy", "Bo"]][:1]
    assert reasons(found) == ["gave you the name of Bo, who works at Figma"]


def test_whether_the_user_knows_somebody_is_asked_where_it_is_not_set() -> None:
    """Most imported contacts have no relationship; they are not strangers, but no way begins with them either."""
    found = find([person(2, None), person(3, COLD), person(4, None, has_met=True)], [works(2), works(3), works(4)])
    assert chains(found) == [["Di"]]
    assert [way.first.name for way in found.unclear] == ["Bo"]
    assert found.unclear[0].warmth == ""


def test_two_hops_through_a_former_employer() -> None:
    places = [works(2), Place(2, "Stripe", first_year=2015, last_year=2019), Place(3, "Stripe", first_year=2018)]
    found = find([person(2, COLD), person(3)], places)
    assert chains(found) == [["Cy", "Bo"]]
    assert reasons(found, hop=0) == ["worked at Stripe with Bo, 2018-2019"]
    assert reasons(found, hop=1) == ["works at Figma, Inc."]


def test_three_people_at_most() -> None:
    places = [works(2), *[Place(number, f"School {step}", STUDY) for step in (2, 3, 4) for number in (step, step + 1)]]
    strangers = [person(2, COLD), person(3, COLD), person(4, COLD)]
    assert find([*strangers, person(5)], places).ways == ()
    assert chains(find([*strangers[:2], person(4), person(5)], places)) == [["Di", "Cy", "Bo"]]


def test_years_apart_are_no_link() -> None:
    places = [Place(1, "RISD", STUDY, first_year=2000, last_year=2004), Place(2, "RISD", STUDY, first_year=2010)]
    assert find([person(1), person(2)], places, target=ANA).ways == ()
    unknown = [places[0], Place(2, "R.I.S.D.", STUDY)]
    assert reasons(find([person(1), person(2)], unknown, target=ANA)) == ["studied at R.I.S.D., like Ana"]


def test_the_target_is_not_asked_and_colleagues_are() -> None:
    found = find([person(1), person(2)], [works(1), works(2)], target=ANA)
    assert chains(found) == [["Bo"]]
    assert reasons(found) == ["works at Figma, Inc."]


def test_the_referrer_of_the_target_comes_first() -> None:
    people = [person(1, COLD, referrer_id=3), person(2, EVENT), person(3, EVENT)]
    found = find(people, [works(1), works(2)], target=ANA)
    assert chains(found) == [["Cy"], ["Bo"]]
    assert reasons(found)[0] == "gave you Ana’s name"


def test_what_the_user_shares_with_the_target() -> None:
    places = [Place(1, "Oberlin College", STUDY), Place(None, "Oberlin College", STUDY)]
    found = find([person(1, COLD)], places, target=ANA)
    assert [link.text for link in found.own_links] == ["studied at Oberlin College, like Ana"]


def test_a_former_classmate_can_be_asked() -> None:
    places = [works(2), Place(2, "RISD", STUDY), Place(None, "RISD", STUDY)]
    found = find([person(2, None)], places)
    assert chains(found) == [["Bo"]]
    assert found.ways[0].warmth == "studied at RISD, like you"


def test_asks_count_with_their_outcome() -> None:
    people = [person(2), person(3), person(4), person(5)]
    asks = [
        Statement(2, "Figma", AskState.KNOWS_SOMEBODY, "her sister"),
        Statement(3, "figma inc.", AskState.KNOWS_NOBODY),
        Statement(4, "Figma", AskState.OPEN),
        Statement(5, "Figma", AskState.INTRODUCED, found_id=2),
    ]
    found = find(people, [works(3), works(4)], asks)
    assert chains(found) == [["Ed"], ["Bo"], ["Di"]]
    assert [way.is_asked for way in found.ways] == [False, False, True]
    assert reasons(found, 0) == ["introduced you to Bo at Figma"]
    assert reasons(found, 1) == ["knows somebody at Figma: her sister"]


def test_research_mentions_the_organization_as_a_word() -> None:
    lines = [
        Statement(2, "", text="Knows people at Figma.", is_warm=True),
        Statement(3, "", text="Gave a talk at figma"),
        Statement(4, "", text="Wrote about a figment"),
    ]
    found = find([person(2), person(3), person(4)], [], lines)
    assert chains(found) == [["Bo"], ["Cy"]]
    assert reasons(found, 0) == ["may know somebody there: Knows people at Figma"]


def test_a_warm_introduction_noted_at_the_target_names_a_contact() -> None:
    lines = [Statement(1, "", text="Bo’s sister went to school with her", is_warm=True)]
    found = find([person(1, COLD), person(2)], [], lines, ANA)
    assert chains(found) == [["Bo"]]
    assert found.own_links == ()
    assert reasons(found) == ["may know Ana: Bo’s sister went to school with her"]
    found = find([person(1, COLD)], [], lines, ANA)
    assert [link.text for link in found.own_links] == ["your note: Bo’s sister went to school with her"]


def test_who_works_where_the_target_worked() -> None:
    found = find([person(1, COLD), person(2)], [Place(1, "Stripe"), works(2, "Stripe")], target=ANA)
    assert reasons(found) == ["works at Stripe, where Ana worked"]


def test_closed_contacts_and_strangers_are_not_asked() -> None:
    assert (
        find([person(2, is_closed=True), person(3, COLD), person(4, None)], [works(2), works(3), works(4)]).ways == ()
    )
    assert chains(find([person(3, COLD, has_met=True)], [works(3)])) == [["Cy"]]


NUMBERS = st.integers(1, 9)
PLACES = st.sampled_from(["Figma", "Stripe Inc.", "stripe", "RISD", "MIT", "Acme"])
YEARS = st.none() | st.integers(2000, 2006)
PEOPLE = st.lists(
    st.builds(
        Acquaintance, NUMBERS, st.sampled_from(["Ann", "Bob", "Cat"]), st.none() | st.sampled_from(Relationship),
        st.none() | st.integers(0, 900).map(lambda days: NOW - timedelta(days=days)), st.none() | NUMBERS,
        st.booleans(), st.booleans(),
    ),
    unique_by=lambda one: one.id,
)  # fmt: skip
NETWORKS = st.builds(
    Network,
    PEOPLE,
    st.lists(st.builds(Place, st.none() | NUMBERS, PLACES, st.sampled_from(AffiliationKind), st.just(""), YEARS, YEARS,
                       st.booleans())),
    st.lists(st.builds(Statement, NUMBERS, PLACES, st.none() | st.sampled_from(AskState), st.just("at Figma"),
                       st.none() | NUMBERS, st.booleans())),
)  # fmt: skip
TARGETS = st.builds(Target, PLACES | st.just(""), st.none() | NUMBERS, st.just("Ana"))


@given(NETWORKS, TARGETS)
def test_every_way_is_short_known_and_reasoned(network: Network, target: Target) -> None:
    people = {one.id: one for one in network.people}
    found = search(network, target)
    firsts = [way.first.contact_id for way in found.ways]
    assert len(set(firsts)) == len(firsts)
    assert [len(way.hops) for way in found.ways] == sorted(len(way.hops) for way in found.ways)
    for way in found.ways:
        ids = [hop.contact_id for hop in way.hops]
        assert 1 <= len(ids) <= MAX_PEOPLE
        assert len(set(ids)) == len(ids)
        assert target.contact_id not in ids
        assert not any(people[one].is_closed for one in ids)
        assert all(hop.links for hop in way.hops)
        assert way.warmth


@given(NETWORKS, TARGETS, st.integers(0, 9))
def test_order_of_the_network_changes_nothing(network: Network, target: Target, by: int) -> None:
    people, places, said = network
    mixed = Network(people[::-1], [*places[by:], *places[:by]], [*said[by:], *said[:by]][::-1])
    assert search(mixed, target) == search(network, target)


@given(NETWORKS, TARGETS)
def test_a_warmer_relationship_never_comes_later(network: Network, target: Target) -> None:
    before = search(network, target)
    for place, way in enumerate(before.ways):
        warmer = [
            one._replace(relationship=FRIEND) if one.id == way.first.contact_id else one for one in network.people
        ]
        after = search(network._replace(people=warmer), target)
        order = [other.first.contact_id for other in after.ways]
        assert order.index(way.first.contact_id) <= place
