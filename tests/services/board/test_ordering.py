"""The board's filter with its match reasons, grouped sort orders, and due counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Relationship, Sort, Stage
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.board import bulk
from infoview_tui.services.board.filtering import list_filter_values, read_places
from infoview_tui.services.board.queries import BoardOrder, count_contacts, read_board, read_cards, read_column
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import list_paths, list_tags
from infoview_tui.services.contacts.resolve_contact import list_contact_names
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import actions, stages
from infoview_tui.services.outreach.reports import list_contacts
from infoview_tui.services.research.lines import add_research
from tests.costs import rows_read
from tests.databases import copy_demo


@pytest.fixture
def people(workspace: Workspace, now: datetime, zone: ZoneInfo) -> dict[str, int]:
    """Four contacts that differ in every field of the filter."""
    add = partial(contact_commands.add_contact, workspace, now=now - timedelta(days=40))
    maria = add(
        ContactForm("María López", "designer", "Figma", paths=("Product design",), relationship=Relationship.FRIEND)
    )
    tom = add(ContactForm("Tom Weber", "poet", "Acme Health", referrer_id=maria, paths=("Data journalist",)))
    zoe = add(ContactForm("Zoë Kim", location="München", relationship=Relationship.FRIEND_OF_FRIEND, referrer_id=tom))
    ben = add(ContactForm("Ben Okri", "writer", "Figma"))
    bulk.tag_contacts(workspace, [maria, zoe], "alumni", now)
    bulk.tag_contacts(workspace, [ben], "alumni-board", now)
    add_research(workspace, Subject.contact(tom), "Wrote a book on typography for the blind, and sings", now, zone)
    stages.move_contact(workspace, ben, Stage.CONTACTED, now - timedelta(days=20))
    stages.move_contact(workspace, zoe, Stage.CONTACTED, now)
    actions.add_todo(workspace, tom, "call", Due(at=now + timedelta(days=2)), now)
    return {"maria": maria, "tom": tom, "zoe": zoe, "ben": ben}


def names(workspace: Workspace, order: BoardOrder) -> set[str]:
    return {card.name.split()[0] for ids in order.columns.values() for card in read_cards(workspace, ids)}


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("maria", {"María"}),
        ("LOPÉZ", {"María"}),
        ("figma", {"María", "Ben"}),
        ("figma write", {"Ben"}),
        ("typography", {"Tom"}),
        ("tom typography sings", {"Tom"}),
        ("tom figma", set()),
        ("alumni", {"María", "Zoë", "Ben"}),
        ("data", {"Tom"}),
        ('"product design"', {"María"}),
        ("path:design", {"María"}),
        ("-path:design", {"Tom", "Zoë", "Ben"}),
        ("#alumni", {"María", "Zoë"}),
        ("#alu", {"María", "Zoë", "Ben"}),
        ("#alumni-b", {"Ben"}),
        ("-#alumni", {"Tom", "Ben"}),
        ("stage:contacted", {"Zoë", "Ben"}),
        ("-stage:cont", {"María", "Tom"}),
        ("org:fig", {"María", "Ben"}),
        ("munch", {"Zoë"}),
        ("place:münchen", {"Zoë"}),
        ("-place:münchen figma", {"María", "Ben"}),
        ("referrer:maria", {"Tom"}),
        ("relationship:friend", {"María"}),
        ("tie:friend-of", {"Zoë"}),
        ('tie:"friend of friend"', {"Zoë"}),
        ("due:today", {"Ben"}),
        ("due:late", {"Ben"}),
        ("due:week", {"Ben", "Zoë", "Tom"}),
        ("due:none", {"María"}),
        ("-due:none", {"Ben", "Zoë", "Tom"}),
        ("due:someday", set()),
        ("figma stage:contacted", {"Ben"}),
        ("path:", {"María", "Tom", "Zoë", "Ben"}),
        ("path:design path:data", set()),
    ],
)
def test_filter_keeps_contacts_that_match_all_terms(
    workspace: Workspace, people: dict[str, int], now: datetime, line: str, left: set[str]
) -> None:
    zone = ZoneInfo("Europe/Berlin")
    order = read_board(workspace, line, now=now, zone=zone)
    assert names(workspace, order) == left
    for stage in Stage:
        column = read_column(workspace, stage, line, now=now, zone=zone)
        assert column.columns[stage] == order.columns[stage]
        assert not any(ids for other, ids in column.columns.items() if other is not stage)


def test_a_place_of_many_contacts_is_kept_once(workspace: Workspace, people: dict[str, int], now: datetime) -> None:
    for name in ("Ana", "Bo", "Cy"):
        contact_commands.add_contact(workspace, ContactForm(name, location="München"), now)
    (place,) = read_places(workspace.store)
    assert (place.name, place.folded) == ("München", "munchen")
    assert len(place.contact_ids) == 4
    assert people["zoe"] in place.contact_ids


def test_match_outside_the_card_has_a_reason(
    workspace: Workspace, people: dict[str, int], now: datetime, zone: ZoneInfo
) -> None:
    read = partial(read_board, workspace, now=now, zone=zone)

    def excerpts(text: str, width: int = 40) -> dict[int, str]:
        return {contact_id: match.format_excerpt(width) for contact_id, match in read(text).matches.items()}

    assert excerpts("typography", 38) == {people["tom"]: "finding: …typography for the blind, a…"}
    assert excerpts("typography", 24) == {people["tom"]: "finding: …typography fo…"}  # codespell:ignore fo
    assert excerpts("alumni ki") == {people["zoe"]: "tag: alumni"}
    assert excerpts("journalist") == {people["tom"]: "path: Data journalist"}
    assert excerpts("MUNCH") == {people["zoe"]: "place: München"}
    assert read("tom sings").matches.keys() == {people["tom"]}
    assert read("tom weber acme").matches == {}
    assert read("path:data").matches == {}


def test_names_are_sorted_without_case_and_accents_in_all_lists(
    workspace: Workspace, now: datetime, zone: ZoneInfo
) -> None:
    order = ["adam", "Ärzte", "Élodie", "GROSS", "große", "Łukasz", "Øystein", "zoe", "Über", "Zoë B", "Ana"]
    expected = ["adam", "Ana", "Ärzte", "Élodie", "GROSS", "große", "Łukasz", "Øystein", "Über", "zoe", "Zoë B"]
    for name in order:
        tags = (f"t{name}",)
        contact_commands.add_contact(workspace, ContactForm(name, organization=name, paths=(name,), tags=tags), now)
    assert [row.name for row in list_contact_names(workspace)] == expected
    assert [item.contact.name for item in list_contacts(workspace)] == expected
    assert list_paths(workspace) == expected
    assert list_tags(workspace) == [f"t{name}" for name in expected]
    assert list_filter_values(workspace)["org"] == expected
    for sort in (Sort.URGENCY, Sort.NAME, Sort.ORGANIZATION, Sort.PATH):
        ids = read_board(workspace, sort=sort, now=now, zone=zone).columns[Stage.RESEARCHING]
        assert [card.name for card in read_cards(workspace, ids)] == expected
    zoe = list_contact_names(workspace)[-2].id
    contact_commands.edit_contact(workspace, zoe, ContactForm("Aaron"), now)
    assert list_contact_names(workspace)[0].name == "Aaron"
    workspace.undo(now)
    assert [row.name for row in list_contact_names(workspace)] == expected


def test_board_counts_due_actions_and_nudges(
    workspace: Workspace, people: dict[str, int], now: datetime, zone: ZoneInfo
) -> None:
    order = read_board(workspace, now=now, zone=zone)
    assert order.due_counts == dict.fromkeys(Stage, 0) | {Stage.CONTACTED: 1}
    assert order.nudge_count == 1
    later = read_board(workspace, now=now + timedelta(days=7), zone=zone)
    assert (later.due_counts[Stage.CONTACTED], later.due_counts[Stage.RESEARCHING], later.nudge_count) == (2, 1, 2)
    assert read_board(workspace, "zoe", now=now, zone=zone).nudge_count == 0, "counts only matching contacts"
    assert read_column(workspace, Stage.CONTACTED, now=now, zone=zone).nudge_count == 1


def test_thank_you_is_late_after_its_deadline(workspace: Workspace, people: dict[str, int], now: datetime) -> None:
    stages.move_contact(workspace, people["maria"], Stage.MET, now - timedelta(hours=40))
    zone = ZoneInfo("UTC")
    assert people["maria"] not in read_board(workspace, "due:late", now=now, zone=zone).columns[Stage.MET]
    assert (
        people["maria"] in read_board(workspace, "due:late", now=now + timedelta(hours=9), zone=zone).columns[Stage.MET]
    )


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NAME, [("ben", "B"), ("maria", "M"), ("tom", "T"), ("zoe", "Z")]),
        (Sort.ORGANIZATION, [("tom", "Acme Health"), ("ben", "Figma"), ("maria", "Figma"), ("zoe", "no organization")]),
        (Sort.PATH, [("tom", "Data journalist"), ("maria", "Product design"), ("ben", "no path"), ("zoe", "no path")]),
    ],
)
def test_sort_orders_group_contacts(
    workspace: Workspace, people: dict[str, int], now: datetime, sort: Sort, expected: list[tuple[str, str]]
) -> None:
    bulk.move_contacts(workspace, list(people.values()), Stage.READY, now)
    order = read_board(workspace, "", sort, now=now)
    assert order.columns[Stage.READY] == [people[name] for name, _ in expected]
    assert order.groups == {people[name]: group for name, group in expected}
    column = read_column(workspace, Stage.READY, "ben", sort, now=now)
    assert column.groups == {people["ben"]: dict(expected)["ben"]}


def test_last_change_includes_all_related_rows(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    ann, bob, cleo, dan = (
        contact_commands.add_contact(workspace, ContactForm(name), now - timedelta(days=days))
        for name, days in (("Ann", 90), ("Bob", 3), ("Cleo", 20), ("Dan", 60))
    )
    add_research(workspace, Subject.contact(dan), "Sings", now, zone)
    order = read_board(workspace, "", Sort.CHANGED, now=now, zone=zone)
    assert order.columns[Stage.RESEARCHING] == [dan, bob, cleo, ann]
    assert order.groups == {dan: "today", bob: "this week", cleo: "this month", ann: "earlier"}
    workspace.undo(now)
    assert read_board(workspace, "", Sort.CHANGED, now=now, zone=zone).groups[dan] == "earlier"


def test_order_by_urgency_has_no_groups_and_no_matches_without_words(
    workspace: Workspace, people: dict[str, int], now: datetime
) -> None:
    order = read_board(workspace, now=now)
    assert (order.groups, order.matches) == ({}, {})
    assert sum(map(len, order.columns.values())) == count_contacts(workspace) == 4


def test_filter_values_are_listed(workspace: Workspace, people: dict[str, int]) -> None:
    words = list_filter_values(workspace)
    assert words["path"] == ["Data journalist", "Product design"]
    assert words["tag"] == ["alumni", "alumni-board"]
    assert words["org"] == ["Figma", "Acme Health"], "most frequent first"
    assert words["referrer"] == ["María López", "Tom Weber"]
    assert words["stage"][0] == "researching"
    assert words["due"] == ["today", "week", "late", "none"]
    assert "friend_of_friend" in words["relationship"]


def test_filter_finds_names_with_many_accents(workspace: Workspace, now: datetime) -> None:
    vietnamese = contact_commands.add_contact(workspace, ContactForm("Nguyễn Thị Hồng"), now)
    assert vietnamese in read_board(workspace, "nguyen hong", now=now).columns[Stage.RESEARCHING]
    assert vietnamese in read_board(workspace, "NGUYỄN", now=now).columns[Stage.RESEARCHING]


def test_nudge_count_includes_only_contacted(workspace: Workspace, people: dict[str, int], now: datetime) -> None:
    kinds = {card.action_kind for card in read_cards(workspace, [people["ben"]])}
    assert kinds == {ActionKind.NUDGE.value}
    stages.move_contact(workspace, people["ben"], Stage.CLOSED, now)
    assert read_board(workspace, now=now).nudge_count == 0


@pytest.mark.parametrize("line", ["a", "design -stage:closed", "tie:online due:none", "path:design -#alumni"])
@pytest.mark.parametrize("sort", list(Sort))
def test_reading_thousands_of_contacts_takes_few_rows(
    workspace: Workspace, now: datetime, zone: ZoneInfo, line: str, sort: Sort
) -> None:
    copy_demo(workspace.store.connection, now, zone, extra_contacts=4000)
    read_board(workspace, line, sort, now=now, zone=zone)
    with rows_read(workspace) as rows:
        order = read_board(workspace, line, sort, now=now, zone=zone)
    assert sum(map(len, order.columns.values())) > 100
    assert len(rows) < 12
    assert 0 < sum(rows) < 1200, "most have a date"
