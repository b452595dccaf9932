"""Research about any subject: it shows at every contact it concerns, can be moved, and says where it came from."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import EventKind, HypothesisOrigin, MessageKind
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.details import ContactDetails, read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.planning import get_or_create_planned_interview
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.outreach.queries import read_agenda
from infoview_tui.services.research.items import (
    assign_hypothesis,
    edit_research_item,
    move_finding,
    set_hypothesis_origin,
)
from infoview_tui.services.research.lines import add_research, add_research_lines
from infoview_tui.services.research.queries import list_findings, list_move_targets, list_related_subjects
from infoview_tui.storage.tables import Contact, Industry, Organization


class People(NamedTuple):
    """Maria and Ben work at Figma, which makes design tools; Maria and Tom can speak to product design."""

    maria: int
    ben: int
    tom: int
    figma: Subject
    tools: Subject
    design: Subject


@pytest.fixture
def people(workspace: Workspace, now: datetime) -> People:
    maria, ben, tom = (
        contact_commands.add_contact(workspace, ContactForm(name, organization=organization, paths=paths), now)
        for name, organization, paths in (
            ("Maria", "Figma", ("Product design",)),
            ("Ben", "Figma", ()),
            ("Tom", "Adobe", ("Product design",)),
        )
    )
    with workspace.transaction(EventKind.CONTACT_EDITED, now) as transaction:
        industry = Industry(name="Design tools", created_at=now)
        transaction.add(industry)
        figma = transaction.get(Organization, transaction.get(Contact, maria).organization_id or 0)
        figma.industry_id = industry.id
        transaction.session.add(figma)
        transaction.record("Figma makes design tools")
    related = list_related_subjects(workspace, Subject.contact(maria))
    assert [named.name for named in related] == ["Maria", "Figma", "Design tools", "Product design"]
    return People(maria, ben, tom, *(named.subject for named in related[1:]))


def found_at(workspace: Workspace, contact_id: int) -> list[tuple[str, str]]:
    """Return the text of each finding shown at a contact, and what it is about."""
    return [(row.text, row.subject_name) for row in read_contact_details(workspace, contact_id).findings]


def hypothesis_of(workspace: Workspace, contact_id: int) -> tuple[str, str, str, bool]:
    (row,) = read_contact_details(workspace, contact_id).hypotheses
    return row.path, row.organization, row.industry, row.is_own


def test_what_is_known_shows_once_at_everybody_it_concerns(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    for subject, line in (
        (people.design, "Portfolios count"),
        (people.tools, "Grew by half https://x.org/growth"),
        (people.figma, "Hires twice a year"),
        (Subject.contact(people.maria), "Won a prize"),
    ):
        add_research(workspace, subject, line, now, zone)
    everything = [
        ("Won a prize", "Maria"),
        ("Hires twice a year", "Figma"),
        ("Grew by half", "Design tools"),
        ("Portfolios count", "Product design"),
    ]
    assert found_at(workspace, people.maria) == everything
    assert found_at(workspace, people.ben) == everything[1:3]
    assert found_at(workspace, people.tom) == everything[3:]
    assert [row.text for row in list_findings(workspace, people.figma)] == ["Hires twice a year", "Grew by half"]
    assert [row.source for row in list_findings(workspace, people.tools)] == ["https://x.org/growth"]


def test_lines_on_a_contacts_screen_about_their_organization(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    lines = ["Hires twice a year", "? Juniors leave early", "$ An article", "~ Both row", "+ ask by fri"]
    add_research_lines(workspace, people.figma, lines, now, zone, contact_id=people.maria)
    details: ContactDetails = read_contact_details(workspace, people.maria)
    assert found_at(workspace, people.ben) == [("Hires twice a year", "Figma")]
    assert hypothesis_of(workspace, people.maria) == ("", "Figma", "", True)
    assert hypothesis_of(workspace, people.ben) == ("", "Figma", "", False)
    assert [row.text for row in details.offerings] == ["An article"], "what is for a person stays with the person"
    assert [row.text for row in details.common_ground] == ["Both row"]
    assert [row.text for row in details.actions] == ["ask by fri"]
    workspace.undo(now)
    assert found_at(workspace, people.ben) == []


def test_what_needs_a_person_is_refused_elsewhere(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    for line in ("$ An article", "~ Both row"):
        with pytest.raises(InfoviewError, match="for one person"):
            add_research_lines(workspace, people.figma, ["Hires twice a year", line], now, zone)
    assert list_findings(workspace, people.figma) == [], "nothing is saved by halves"
    add_research(workspace, people.figma, "+ read their blog by fri", now, zone)
    assert [(row.text, row.contact_id) for row in read_agenda(workspace, now, zone).actions] == [
        ("read their blog by fri", None)
    ]
    with pytest.raises(NotFoundError):
        add_research(workspace, Subject.path(4711), "a word", now, zone)


def test_finding_is_moved_and_the_move_undone(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(people.maria), "Hires twice a year", now, zone)
    finding = read_contact_details(workspace, people.maria).findings[0].id
    places = list_move_targets(workspace, Subject.contact(people.maria))
    for named in (*places[1:], places[0]):
        assert move_finding(workspace, finding, named.subject, now) == f"Now about {named.name}."
        assert found_at(workspace, people.maria) == [("Hires twice a year", named.name)]
    for _ in places:
        workspace.undo(now)
    assert found_at(workspace, people.maria) == [("Hires twice a year", "Maria")]
    assert found_at(workspace, people.ben) == []


def test_common_ground_stays_with_a_person(workspace: Workspace, people: People, now: datetime, zone: ZoneInfo) -> None:
    add_research(workspace, Subject.contact(people.maria), "~ Both row", now, zone)
    finding = read_contact_details(workspace, people.maria).findings[0].id
    with pytest.raises(InfoviewError, match="with a person"):
        move_finding(workspace, finding, people.figma, now)
    move_finding(workspace, finding, Subject.contact(people.ben), now)
    assert [row.text for row in read_contact_details(workspace, people.ben).common_ground] == ["Both row"]


def test_where_an_item_can_go_from_each_page(workspace: Workspace, people: People) -> None:
    def names(subject: Subject) -> list[str]:
        return [named.name for named in list_move_targets(workspace, subject)]

    assert names(people.figma) == ["Figma", "Design tools", "Ben", "Maria", "Product design"]
    assert names(people.tools) == ["Design tools", "Figma"]
    assert names(people.design) == ["Product design", "Maria", "Tom"]


def test_hypothesis_belongs_to_one_subject_and_says_where_it_came_from(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(people.maria), "? Designers never see users", now, zone)
    (row,) = read_contact_details(workspace, people.maria).hypotheses
    assert (row.path, row.origin) == ("Product design", None)
    assign_hypothesis(workspace, row.id, people.tools, now)
    assert hypothesis_of(workspace, people.ben) == ("", "", "Design tools", False)
    assert read_contact_details(workspace, people.tom).hypotheses == []
    with pytest.raises(InfoviewError, match="a path, an organization, or an industry"):
        assign_hypothesis(workspace, row.id, Subject.contact(people.maria), now)
    said = set_hypothesis_origin(workspace, row.id, HypothesisOrigin.STEREOTYPE, now)
    assert said == "From a stereotype."
    assert read_contact_details(workspace, people.ben).hypotheses[0].origin is HypothesisOrigin.STEREOTYPE
    set_hypothesis_origin(workspace, row.id, None, now)
    assert read_contact_details(workspace, people.ben).hypotheses[0].origin is None


def test_source_is_edited_with_its_text(workspace: Workspace, people: People, now: datetime, zone: ZoneInfo) -> None:
    add_research(workspace, Subject.contact(people.maria), "Won a prize https://x.org/p", now, zone)
    finding = read_contact_details(workspace, people.maria).findings[0].id

    def edit(text: str, *, has_source: bool = False) -> tuple[str, str]:
        edit_research_item(workspace, ResearchItemKind.FINDING, finding, text, now, has_source=has_source)
        row = read_contact_details(workspace, people.maria).findings[0]
        return row.text, row.source

    assert edit("Won two prizes") == ("Won two prizes", "https://x.org/p"), "the source was not shown"
    assert edit("Won two https://x.org/q", has_source=True) == ("Won two", "https://x.org/q")
    assert edit("Won three", has_source=True) == ("Won three", "")


def test_findings_about_a_path_outlive_a_contact(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, people.design, "Portfolios count", now, zone)
    contact_commands.delete_contact(workspace, people.maria, now)
    assert found_at(workspace, people.tom) == [("Portfolios count", "Product design")]
    workspace.undo(now)
    assert found_at(workspace, people.maria) == [("Portfolios count", "Product design")]


def test_message_can_say_what_was_found_about_the_organization(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    for subject, line in (
        (people.figma, "Hires twice a year"),
        (people.design, "Portfolios count"),
        (Subject.contact(people.maria), "Won a prize"),
    ):
        add_research(workspace, subject, line, now, zone)
    facts = read_message_facts(workspace, people.maria, MessageKind.REQUEST, now=now, zone=zone)
    assert facts.findings == ["Won a prize", "Hires twice a year"]


def test_plan_has_the_hypotheses_for_the_contact_first(
    workspace: Workspace, people: People, now: datetime, zone: ZoneInfo
) -> None:
    for subject, line in (
        (people.figma, "? They hire juniors"),
        (Subject.contact(people.maria), "? She likes teaching"),
    ):
        add_research(workspace, subject, line, now, zone)
    interview = get_or_create_planned_interview(workspace, people.maria, now).id
    preparation = read_preparation(workspace, interview)
    assert [row.text for row in preparation.hypotheses] == ["She likes teaching", "They hire juniors"]
    assert preparation.readiness.hypotheses == 2
