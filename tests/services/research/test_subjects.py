"""Organizations, industries, and paths: their pages, lists, changes, and what a deletion or a merge does."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from infoview_tui.domain.enums import AskState
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research import deletions, subject_lists, subject_pages
from infoview_tui.services.research.forms import IndustryForm, OrganizationForm, PathForm
from infoview_tui.services.research.industries import INDUSTRIES
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.paths import PATHS
from infoview_tui.services.research.same_names import find_same_names, order_by_likeness
from infoview_tui.storage.tables import Affiliation, Ask, Finding, Hypothesis, ResearchDraft, TableModel
from tests.conftest import Campaign
from tests.services.tables import snapshot


def save(workspace: Workspace, now: datetime, *rows: TableModel) -> None:
    with workspace.transaction("test", now) as transaction:
        transaction.add(*rows)


def find(workspace: Workspace, name: str) -> int:
    return next(row.id for row in subject_lists.list_organizations(workspace) if row.name == name)


@pytest.fixture
def figma(workspace: Workspace, campaign: Campaign) -> int:
    return find(workspace, "Figma")


def test_page_of_an_organization_has_people_research_and_asks(
    workspace: Workspace, campaign: Campaign, now: datetime, figma: int
) -> None:
    ORGANIZATIONS.edit(workspace, figma, OrganizationForm("Figma", "Design tools", "Plain words"), now)
    industry_id = subject_lists.list_industries(workspace)[0].id
    save(
        workspace,
        now,
        Finding(organization_id=figma, text="Hires in spring", source="https://x.org", created_at=now),
        Finding(industry_id=industry_id, text="Is growing", created_at=now),
        Hypothesis(organization_id=figma, contact_id=campaign.maria, text="They move fast", created_at=now),
        Hypothesis(industry_id=industry_id, text="It pays well", created_at=now),
        Affiliation(contact_id=campaign.tom, organization_id=figma, title="analyst", last_year=2021, created_at=now),
        Affiliation(organization_id=figma, title="intern", created_at=now),
        Ask(contact_id=campaign.tom, organization_id=figma, state=AskState.INTRODUCED, created_at=now),
    )
    page = subject_pages.read_organization_page(workspace, figma)
    assert (page.row.name, page.row.industry, page.row.why) == ("Figma", "Design tools", "Plain words")
    assert {(person.name, person.talks) for person in page.people} == {("Maria Lopez", 1), ("Priya Shah", 0)}
    assert page.people[0].name == "Maria Lopez"
    assert [(row.name, row.title) for row in page.former] == [("Tom Weber", "analyst"), ("", "intern")]
    assert [(row.contact, row.state) for row in page.asks] == [("Tom Weber", AskState.INTRODUCED)]
    assert [row.text for row in page.research.findings] == ["Hires in spring", "Is growing"]
    assert [(row.text, row.contact, row.about) for row in page.research.hypotheses] == [
        ("They move fast", "Maria Lopez", ""),
        ("It pays well", "", "Design tools"),
    ]

    industry = subject_pages.read_industry_page(workspace, industry_id)
    assert [(row.name, row.people) for row in industry.organizations] == [("Figma", 2)]
    assert [person.name for person in industry.people] == ["Maria Lopez", "Priya Shah"]


def test_page_of_a_path_has_who_can_speak_to_it_and_what_is_believed(workspace: Workspace, campaign: Campaign) -> None:
    (row,) = [row for row in subject_lists.list_paths(workspace) if row.name == "Product design"]
    page = subject_pages.read_path_page(workspace, row.id)
    assert [person.contact_id for person in page.people] == [campaign.maria]
    (hypothesis,) = page.research.hypotheses
    assert str(page.research.evidence[hypothesis.id]) == "1 person: confirmed"
    assert (row.people, row.met, row.hypotheses) == (1, 1, 1)


def test_lists_count_and_filter_without_accents(workspace: Workspace, now: datetime) -> None:
    ORGANIZATIONS.add(workspace, OrganizationForm("Café Zürich", "Gastronomy", "Good"), now)
    ORGANIZATIONS.add(workspace, OrganizationForm("Acme", why="Anvils"), now)
    add_contact(workspace, ContactForm("Ada", organization="acme"), now)
    rows = subject_lists.list_organizations(workspace)
    assert [(row.name, row.people, row.met) for row in rows] == [("Acme", 1, 0), ("Café Zürich", 0, 0)]
    assert [row.name for row in subject_lists.filter_subjects(rows, "zurich GASTRO")] == ["Café Zürich"]
    assert subject_lists.filter_subjects(rows, " ") == rows
    assert [row.organizations for row in subject_lists.list_industries(workspace)] == [1]


def test_subjects_are_found_by_their_names(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    ORGANIZATIONS.add(workspace, OrganizationForm("Café Zürich", "Health", "Product people"), now)

    def found(text: str, most: int = 5) -> list[tuple[str, str]]:
        return [(subject.kind.value, name) for subject, name in subject_lists.find_subjects(workspace, text, most)]

    assert found("zurich CAFE") == [("organization", "Café Zürich")]
    assert found("heal") == [("path", "Health tech"), ("industry", "Health")]
    assert found("e", 1) == [("path", "Product design"), ("organization", "Acme"), ("industry", "Health")]
    assert found("  ") == found("nobody") == []


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m"])
def test_a_subject_needs_a_name(workspace: Workspace, now: datetime, name: str) -> None:
    with pytest.raises(InfoviewError, match="needs a name"):
        ORGANIZATIONS.add(workspace, OrganizationForm(name), now)
    with pytest.raises(InfoviewError, match="needs a name"):
        INDUSTRIES.add(workspace, IndustryForm(name), now)
    with pytest.raises(InfoviewError, match="needs a name"):
        PATHS.add(workspace, PathForm(name), now)


def test_path_has_no_comma_since_the_contact_form_lists_paths_with_commas(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="can't have a comma"):
        PATHS.add(workspace, PathForm("Design, research"), now)


def test_a_name_is_taken_once_and_can_change_its_case(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    acme = find(workspace, "Acme")
    with pytest.raises(InfoviewError, match="already an organization called “Figma”"):
        ORGANIZATIONS.edit(workspace, acme, OrganizationForm("FIGMA"), now)
    ORGANIZATIONS.edit(workspace, acme, OrganizationForm("ACME"), now)
    assert read_contact(workspace, campaign.tom).organization == "ACME"
    with pytest.raises(InfoviewError, match="already a path called “Health tech”"):
        PATHS.add(workspace, PathForm("health TECH"), now)


def test_merging_moves_everything_and_one_undo_restores_both(
    workspace: Workspace, campaign: Campaign, now: datetime, figma: int
) -> None:
    ORGANIZATIONS.edit(workspace, figma, OrganizationForm("Figma", "Design tools", "Plain words"), now)
    other = ORGANIZATIONS.add(workspace, OrganizationForm("Figma, Inc.", "Software", "They publish a lot"), now)
    lee = add_contact(workspace, ContactForm("Lee Chan", organization="Figma, Inc."), now)
    save(
        workspace,
        now,
        Finding(organization_id=other, text="Hires in spring", created_at=now),
        Hypothesis(organization_id=other, text="They move fast", created_at=now),
        Ask(contact_id=campaign.tom, organization_id=other, created_at=now),
        Affiliation(contact_id=campaign.tom, organization_id=other, created_at=now),
        ResearchDraft(organization_id=figma, instance="1@", line="half a"),
        ResearchDraft(organization_id=other, instance="1@", line="thought"),
        ResearchDraft(organization_id=other, instance="2@", line="another"),
    )
    before = snapshot(workspace.store.connection)
    said = ORGANIZATIONS.merge(workspace, figma, other, now + timedelta(hours=1))
    assert said == "Merged Figma, Inc. into Figma."
    page = subject_pages.read_organization_page(workspace, figma)
    assert {person.name for person in page.people} == {"Maria Lopez", "Priya Shah", "Lee Chan"}
    assert [row.text for row in page.research.findings] == [
        "Hires in spring",
        "Another reason: They publish a lot",
        "Another industry: Software",
    ]
    assert page.row.industry == "Design tools"
    assert len(page.research.hypotheses) == len(page.asks) == len(page.former) == 1
    assert read_contact(workspace, lee).organization == "Figma"
    with workspace.store.write_session() as session:
        lines = {draft.instance: draft.line for draft in session.exec(select(ResearchDraft))}
    assert lines == {"1@": "half a thought", "2@": "another"}
    with pytest.raises(NotFoundError):
        subject_pages.read_organization(workspace, other)
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_merging_fills_what_is_empty(workspace: Workspace, now: datetime) -> None:
    target = ORGANIZATIONS.add(workspace, OrganizationForm("Acme"), now)
    source = ORGANIZATIONS.add(workspace, OrganizationForm("ACME GmbH", "Anvils", "Tom"), now)
    ORGANIZATIONS.merge(workspace, target, source, now)
    page = subject_pages.read_organization_page(workspace, target)
    assert (page.row.industry, page.row.why, page.research.findings) == ("Anvils", "Tom", [])
    with pytest.raises(InfoviewError, match="with itself"):
        ORGANIZATIONS.merge(workspace, target, target, now)


def test_merging_industries_moves_their_organizations(workspace: Workspace, now: datetime) -> None:
    ORGANIZATIONS.add(workspace, OrganizationForm("Acme", "Software"), now)
    ORGANIZATIONS.add(workspace, OrganizationForm("Figma", "IT"), now)
    ids = {row.name: row.id for row in subject_lists.list_industries(workspace)}
    INDUSTRIES.edit(workspace, ids["IT"], IndustryForm("IT", "It pays"), now)
    INDUSTRIES.merge(workspace, ids["Software"], ids["IT"], now)
    page = subject_pages.read_industry_page(workspace, ids["Software"])
    assert [row.name for row in page.organizations] == ["Acme", "Figma"]
    assert page.row.why == "It pays"
    with pytest.raises(InfoviewError, match="with itself"):
        INDUSTRIES.merge(workspace, ids["Software"], ids["Software"], now)


def test_what_goes_with_a_path_is_said_and_undone(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    (row,) = [row for row in subject_lists.list_paths(workspace) if row.hypotheses]
    assert deletions.describe_path_deletion(workspace, row.id) == ("1 contact and 1 hypothesis stay, without the path.")
    before = snapshot(workspace.store.connection)
    assert PATHS.delete(workspace, row.id, now) == row.name
    assert read_contact(workspace, campaign.maria).paths == ("Health tech",)
    assert deletions.describe_path_deletion(workspace, row.id) == ""
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_what_goes_with_an_organization_or_an_industry_is_said(
    workspace: Workspace, campaign: Campaign, now: datetime, figma: int
) -> None:
    ORGANIZATIONS.edit(workspace, figma, OrganizationForm("Figma", "Design tools"), now)
    save(
        workspace,
        now,
        *(Finding(organization_id=figma, text=text, created_at=now) for text in ("a", "b")),
        Ask(contact_id=campaign.tom, organization_id=figma, created_at=now),
        Affiliation(organization_id=figma, created_at=now),
    )
    assert deletions.describe_organization_deletion(workspace, figma) == (
        "This also deletes 2 findings, 1 ask and 1 former job or school. 2 contacts stay, without the organization."
    )
    industry = subject_lists.list_industries(workspace)[0].id
    assert deletions.describe_industry_deletion(workspace, industry) == "1 organization stays, without the industry."
    ORGANIZATIONS.delete(workspace, figma, now)
    assert read_contact(workspace, campaign.maria).organization == ""
    assert deletions.describe_industry_deletion(workspace, industry) == ""


def test_same_names_are_found_but_for_spelling(workspace: Workspace, now: datetime) -> None:
    for name in ("Meta", "Metabase", "meta platforms", "META Inc.", "Café Zürich GmbH", "Cafe Zurich"):
        ORGANIZATIONS.add(workspace, OrganizationForm(name), now)
    rows = subject_lists.list_organizations(workspace)
    names = {row.id: row.name for row in rows}
    assert {names[row_id]: other.name for row_id, other in find_same_names(rows).items()} == {
        "Cafe Zurich": "Café Zürich GmbH",
        "Café Zürich GmbH": "Cafe Zurich",
        "META Inc.": "Meta",
        "Meta": "META Inc.",
    }


def test_names_most_like_one_come_first(workspace: Workspace, now: datetime) -> None:
    for name in ("Acme", "Bank of Ireland", "Ireland Bank", "Stepwell, Inc.", "Steps", "Well"):
        ORGANIZATIONS.add(workspace, OrganizationForm(name), now)
    rows = subject_lists.list_organizations(workspace)
    assert [row.name for row in order_by_likeness(rows, "Stepwell")][:3] == ["Stepwell, Inc.", "Steps", "Acme"]
    assert [row.name for row in order_by_likeness(rows, "Irish Bank")][:2] == ["Ireland Bank", "Bank of Ireland"]
