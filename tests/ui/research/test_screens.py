"""The lists and pages of paths, organizations, and industries, by keys."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.asks import add_ask
from infoview_tui.services.research.draft_state import read_research_draft
from infoview_tui.services.research.forms import OrganizationForm, PathForm
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.paths import PATHS
from infoview_tui.services.research.subject_lists import (
    ListedSubjectRow,
    list_industries,
    list_organizations,
    list_paths,
)
from infoview_tui.services.research.subject_pages import (
    read_organization,
    read_organization_page,
    read_path,
    read_path_page,
)
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.insights.fit_screen import FitScreen
from infoview_tui.ui.introductions.screen import IntroductionsScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.profile.screen import ProfileScreen
from infoview_tui.ui.research.facts_panel import FactsPanel
from infoview_tui.ui.research.forms import OrganizationDialog, PathDialog
from infoview_tui.ui.research.list_screen import SubjectsScreen
from infoview_tui.ui.research.page import SubjectScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, notice_text, opened, text_of


def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))


def row_texts(app: InfoviewApp) -> list[str]:
    return [row.body.plain for row in app.screen.query_one(RowList).rows]


def find(rows: list[ListedSubjectRow], name: str) -> ListedSubjectRow:
    return next(row for row in rows if row.name == name)


def page_of(app: InfoviewApp, name: str) -> SubjectScreen:
    return SubjectScreen(Subject.organization(find(list_organizations(app.workspace), name).id))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_path_is_added_opened_and_researched(empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    app = empty_app
    async with opened(app, SubjectsScreen(), size) as (pilot, screen):
        assert "Press n to add a path" in screen.row_list.empty_text
        await pilot.press("n")
        assert isinstance(app.screen, PathDialog)
        paste(pilot, "Data journalism")
        await pilot.press("down")
        paste(pilot, "Charts that make strangers argue")
        await pilot.press("ctrl+s")
        (row,) = list_paths(app.workspace)
        assert (row.name, row.why) == ("Data journalism", "Charts that make strangers argue")
        assert screen.subject == Subject.path(row.id)

        await pilot.press("enter", "a")
        assert isinstance(app.screen, SubjectScreen)
        paste(pilot, "? Newsrooms teach writers to code")
        await pilot.press("enter")
        paste(pilot, "Half of the desks are remote https://x.org/desks")
        await pilot.press("enter", "escape")
        page = read_path_page(app.workspace, row.id)
        assert [each.text for each in page.research.hypotheses] == ["Newsrooms teach writers to code"]
        assert [(each.text, each.source) for each in page.research.findings] == [
            ("Half of the desks are remote", "https://x.org/desks")
        ]
        assert any(text.startswith("Newsrooms teach writers to code\nno one asked yet") for text in row_texts(app))
        await pilot.press("u", "u", "escape", "u")
        assert list_paths(app.workspace) == []


async def test_panel_says_what_is_known_of_a_path_and_what_is_not(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, SubjectsScreen(), WIDE) as (pilot, screen):
        assert "As in your profile" in text_of(screen, "#panel")
        await pilot.press("down")
        panel = text_of(screen, "#panel")
        for part in (
            "a chart makes strangers argue",
            "journalists turn numbers into stories",
            "Deadlines leave no time to check the statistics.  1 person: refuted",
            "Tobiasz Wiśniewski  met",
            "Still unknown\n",
            "work environment",
        ):
            assert part in panel


async def test_name_that_is_taken_keeps_what_was_typed(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, SubjectsScreen(SubjectKind.ORGANIZATION), WIDE) as (pilot, _):
        await pilot.press("n")
        paste(pilot, "stepwell")
        await pilot.press("ctrl+s")
        assert "already an organization called “Stepwell”" in notice_text(pilot)
        assert isinstance(demo_app.screen, OrganizationDialog)
        assert demo_app.screen.get_text("name") == "stepwell"
        await pilot.press("ctrl+u", "ctrl+s")
        assert isinstance(demo_app.screen, OrganizationDialog)
        assert "needs a name" in text_of(demo_app.screen, "#remark")
        assert demo_app.screen.get_input("name").has_class("-invalid")


async def test_path_with_a_comma_is_corrected_and_saved(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, SubjectsScreen(SubjectKind.PATH), MEDIUM) as (pilot, _):
        await pilot.press("n")
        dialog = demo_app.screen
        assert isinstance(dialog, PathDialog)
        paste(pilot, "judge, mayor")
        await pilot.press("down")
        name = dialog.get_input("name")
        assert name.has_class("-invalid")
        assert "can't have a comma" in text_of(dialog, "#remark")
        await pilot.press("ctrl+s")
        assert dialog.focused is name
        await pilot.press("ctrl+u")
        paste(pilot, "judge")
        await pilot.pause()
        assert not name.has_class("-invalid")
        assert text_of(dialog, "#remark") == ""
        await pilot.press("ctrl+s")
        assert demo_app.screen is not dialog
        assert "judge" in [row.name for row in list_paths(demo_app.workspace)]


async def test_list_is_filtered_while_typing(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, SubjectsScreen(), MEDIUM) as (pilot, screen):
        await pilot.press("tab", "slash", *"health")
        names = {"Brightwater Mutual", "Pulsewick", "Stepwell", "Tidewell Health"}
        assert {text.split("  ")[0] for text in row_texts(demo_app)} == names
        await pilot.press("enter", "escape")
        assert screen.is_current
        assert len(screen.row_list.rows) == len(list_organizations(demo_app.workspace))
        await pilot.press("slash", *"zzz")
        assert not screen.row_list.rows
        assert screen.subject is None
        await pilot.press("enter", "e", "delete", "equals_sign")
        assert screen.is_current
        await pilot.press("tab")
        assert screen.kind is SubjectKind.INDUSTRY
        assert len(screen.row_list.rows) == len(list_industries(demo_app.workspace))


async def test_two_spellings_are_merged_and_undone(demo_app: InfoviewApp) -> None:
    app = demo_app
    before = len(list_organizations(app.workspace))
    pulsewick = find(list_organizations(app.workspace), "Pulsewick")
    async with opened(app, SubjectsScreen(SubjectKind.ORGANIZATION), WIDE) as (pilot, screen):
        screen.row_list.show(screen.row_list.rows, cursor_to=pulsewick.id)
        await pilot.press("equals_sign")
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("end", "enter")
        assert len(list_organizations(app.workspace)) == before - 1
        assert find(list_organizations(app.workspace), "Pulsewick").people == 3
        await pilot.press("u")
        assert len(list_organizations(app.workspace)) == before
        paths = len(list_paths(app.workspace))
        await pilot.press("shift+tab", "equals_sign", "enter")
        assert len(list_paths(app.workspace)) == paths - 1
        await pilot.press("u")
        assert len(list_paths(app.workspace)) == paths


async def test_deleting_a_path_says_what_goes_with_it(demo_app: InfoviewApp) -> None:
    app = demo_app
    path = list_paths(app.workspace)[0]
    async with opened(app, SubjectScreen(Subject.path(path.id)), WIDE) as (pilot, _):
        await pilot.press("D")
        assert isinstance(app.screen, ConfirmDialog)
        question = app.screen.question.plain
        assert f"Delete the path {path.name}?" in question
        assert "This also deletes 9 ratings, 4 reasons for and against it, 2 gauge readings and 1 finding." in question
        assert "stay, without the path." in question
        await pilot.press("escape")
        assert read_path(app.workspace, path.id).name == path.name
        await pilot.press("D", "enter")
        assert path.id not in {row.id for row in list_paths(app.workspace)}
        assert not isinstance(app.screen, SubjectScreen)
        assert f"Deleted {path.name}" in notice_text(pilot)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_page_opens_contacts_and_pages(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Tidewell Health"), size) as (pilot, screen):
        rows = screen.query_one(RowList)
        contact = next(row.key for row in rows.rows if isinstance(row.key, tuple) and row.key[0] == "contact")
        rows.show(rows.rows, cursor_to=contact)
        await pilot.press("enter")
        assert isinstance(app.screen, ContactScreen)
        await pilot.press("R")
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("down", "enter")
        assert isinstance(app.screen, SubjectScreen)
        assert app.screen.subject.kind is SubjectKind.INDUSTRY
        organization = next(row.key for row in app.screen.query_one(RowList).rows if "Pulsewick" in row.body.plain)
        app.screen.query_one(RowList).show(app.screen.query_one(RowList).rows, cursor_to=organization)
        await pilot.press("enter")
        assert app.screen.query_one(TopBar).title == "Pulsewick"


async def test_message_goes_to_the_contact_under_the_cursor(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, page_of(demo_app, "Stepwell"), WIDE) as (pilot, _):
        await pilot.press("m")
        assert isinstance(demo_app.screen, MessageScreen)


async def test_edit_changes_name_industry_and_why(demo_app: InfoviewApp) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Stepwell"), WIDE) as (pilot, screen):
        await pilot.press("e", "ctrl+u")
        paste(pilot, "Stepwell GmbH")
        await pilot.press("down", "ctrl+u")
        paste(pilot, "Rehabilitation")
        await pilot.press("ctrl+s")
        row = read_organization(app.workspace, screen.subject.id)
        assert (row.name, row.industry) == ("Stepwell GmbH", "Rehabilitation")
        assert screen.query_one(TopBar).title == "Stepwell GmbH"
        assert read_contact(app.workspace, _contact_id(app.workspace, "Omar Haddad")).organization == "Stepwell GmbH"


async def test_other_spelling_is_pointed_out_and_offered_first(demo_app: InfoviewApp) -> None:
    app = demo_app
    ORGANIZATIONS.add(app.workspace, OrganizationForm("Stepwell, Inc."), app.now())
    async with opened(app, SubjectsScreen(SubjectKind.ORGANIZATION), WIDE) as (pilot, screen):
        stepwell = find(list_organizations(app.workspace), "Stepwell")
        screen.row_list.show(screen.row_list.rows, cursor_to=stepwell.id)
        assert "the same as Stepwell, Inc.? Press =" in "\n".join(row_texts(app))
        await pilot.press("equals_sign", "enter")
        assert "the same as" not in "\n".join(row_texts(app))
        assert "Stepwell, Inc." not in {row.name for row in list_organizations(app.workspace)}


async def test_facts_are_opened_by_mouse(demo_app: InfoviewApp) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Pulsewick"), WIDE) as (pilot, screen):
        panel = screen.query_one(FactsPanel)
        await pilot.click(FactsPanel, offset=(2, panel.size.height - 1), times=2)
        assert app.screen.query_one(TopBar).title == "Health technology"
        await pilot.press("escape")
        await pilot.click(FactsPanel, offset=(2, 1), times=2)
        assert isinstance(app.screen, OrganizationDialog)


async def test_introduction_of_a_path_is_edited_in_the_profile(demo_app: InfoviewApp) -> None:
    app = demo_app
    path = list_paths(app.workspace)[0]
    async with opened(app, SubjectScreen(Subject.path(path.id)), WIDE) as (pilot, screen):
        await pilot.press("I")
        assert isinstance(app.screen, ProfileScreen)
        paste(pilot, "I count what others tell.")
        await pilot.press("escape")
        assert screen.is_current
        assert read_path(app.workspace, path.id).introduction == "I count what others tell."
        assert "I count what others tell." in str(screen.query_one(FactsPanel).visual)
    async with opened(app, page_of(app, "Stepwell"), WIDE) as (pilot, page):
        await pilot.press("I")
        assert page.is_current


async def test_asks_and_introductions_of_an_organization(demo_app: InfoviewApp) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Tidewell Health"), WIDE) as (pilot, page):
        await pilot.press("W")
        assert isinstance(app.screen, IntroductionsScreen)
        await pilot.press("escape")
        omar = _contact_id(app.workspace, "Omar Haddad")
        ask_id = add_ask(app.workspace, omar, "Tidewell Health", app.now())
        page.reload()
        assert "asked 1 person for an introduction" in text_of(page, "#summary")
        rows = page.query_one(RowList)
        rows.show(rows.rows, cursor_to=("ask", ask_id, omar))
        await pilot.press("enter", "enter")
        paste(pilot, "her cousin")
        await pilot.press("enter")
        assert "Omar Haddad  knows somebody\nher cousin" in row_texts(app)
        assert "Omar Haddad  product manager" in row_texts(app)


async def test_fit_and_gauges_of_a_path_are_opened(demo_app: InfoviewApp) -> None:
    app = demo_app
    path = list_paths(app.workspace)[0].id
    async with opened(app, SubjectScreen(Subject.path(path)), WIDE) as (pilot, screen):
        panel = screen.query_one(FactsPanel)
        assert "Your view\nResources 2 → 3" in str(panel.visual)
        await pilot.press("f")
        assert isinstance(app.screen, FitScreen)
        await pilot.press("escape")
        await pilot.click(FactsPanel, offset=(2, panel.size.height - 1), times=2)
        assert isinstance(app.screen, FitScreen)
    async with opened(app, page_of(app, "Stepwell"), WIDE) as (pilot, page):
        await pilot.press("f")
        assert page.is_current


async def test_contact_is_added_on_the_page_of_a_path(empty_app: InfoviewApp) -> None:
    app = empty_app
    path = PATHS.add(app.workspace, PathForm("Data journalism"), app.now())
    async with opened(app, SubjectScreen(Subject.path(path)), WIDE) as (pilot, screen):
        assert "n to add a contact" in screen.query_one(RowList).empty_text
        await pilot.press("n")
        paste(pilot, "Ada Lind")
        await pilot.press("ctrl+s")
        assert "Ada Lind" in row_texts(app)
        assert read_contact(app.workspace, _contact_id(app.workspace, "Ada Lind")).paths == ("Data journalism",)


async def test_unfinished_line_is_saved_at_each_key(demo_app: InfoviewApp) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Stepwell"), WIDE) as (pilot, screen):
        await pilot.press("a", *"hires")
        found = read_research_draft(app.workspace, screen.subject)
        assert found is not None
        assert found.line == "hires"
        await pilot.press("escape", "escape")
        findings = read_organization_page(app.workspace, screen.subject.id).research.findings
        assert "hires" in [row.text for row in findings]


async def test_insights_open_the_page_of_a_path(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "R")
        assert isinstance(demo_app.screen, SubjectScreen)
        assert demo_app.screen.subject == Subject.path(1)
        await pilot.press("escape", "tab", "R")
        assert isinstance(demo_app.screen, SubjectScreen)


async def test_page_of_what_was_deleted_elsewhere_closes(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, page_of(demo_app, "Stepwell"), WIDE) as (pilot, screen):
        ORGANIZATIONS.delete(demo_app.workspace, screen.subject.id, demo_app.now())
        screen.reload()
        await pilot.pause()
        assert "no longer exists" in notice_text(pilot)
        assert demo_app.screen is not screen


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_hostile_texts_are_shown_as_content(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    app = demo_app
    async with opened(app, page_of(app, "Stepwell"), size) as (pilot, screen):
        for text in HOSTILE_TEXTS:
            await pilot.press("a")
            paste(pilot, f"x {text}"[:2000].replace("\n", " "))
            await pilot.press("enter", "escape")
        assert read_organization_page(app.workspace, screen.subject.id).research.findings
        await pilot.press("escape")


def _contact_id(workspace: Workspace, name: str) -> int:
    return next(row.id for row in workspace.store.all(CONTACT_NAMES) if row.name == name)


async def test_double_click_on_the_facts_of_a_contact_opens_a_page(demo_app: InfoviewApp) -> None:
    app = demo_app
    async with opened(app, ContactScreen(_contact_id(app.workspace, "Omar Haddad")), WIDE) as (pilot, _):
        await pilot.click("#who", offset=(3, 0), times=2)
        assert isinstance(app.screen, ChooseDialog)
        await pilot.press("enter")
        assert app.screen.query_one(TopBar).title == "Stepwell"
