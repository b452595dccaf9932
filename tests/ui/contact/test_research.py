"""Research on the contact screen: subjects of lines, moving them, origins of hypotheses, and unfinished lines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from infoview_tui.domain.enums import HypothesisOrigin
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.services.contacts.details import ContactDetails, read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.drafts import save_research_draft
from infoview_tui.services.research.lines import add_research_lines
from infoview_tui.services.research.queries import list_related_subjects
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.shared.widgets.research_input import ResearchInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.conftest import unwritable
from tests.ui.opened_app import WIDE, notice_text, opened, text_of

OMAR = "Omar Haddad"
KNOWN = {
    "Regulators now want studies with patients before they approve a device",
    "Most job ads ask for one shipped product under medical rules",
}
"""What the demo knows of his industry and his path."""


def find(app: InfoviewApp, name: str = OMAR) -> int:
    return next(row.id for row in app.workspace.store.all(CONTACT_NAMES) if row.name == name)


def details(app: InfoviewApp) -> ContactDetails:
    return read_contact_details(app.workspace, find(app))


def found(app: InfoviewApp) -> list[tuple[str, str]]:
    return [(row.text, row.subject_name) for row in details(app).findings if row.text not in KNOWN]


@asynccontextmanager
async def at_omar(app: InfoviewApp) -> AsyncIterator[tuple[Pilot[None], ContactScreen]]:
    async with opened(app, ContactScreen(find(app)), WIDE) as (pilot, screen):
        yield pilot, screen


def rows_of(screen: ContactScreen) -> list[str]:
    return [f"{row.body.plain}|{row.trailing.plain}" for row in screen.query_one(RowList).rows]


def move_to(screen: ContactScreen, key: object) -> None:
    rows = screen.query_one(RowList)
    rows.move_to([row.key for row in rows.rows].index(key))


async def test_tab_changes_what_a_line_is_about(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a", "tab", *"Hires twice", "enter")
        await pilot.press(*"? Juniors leave", "enter", "shift+tab", *"Sings", "enter", "escape")
        await pilot.pause()
        assert found(demo_app) == [("Sings", OMAR), ("Hires twice", "Stepwell")]
        assert details(demo_app).hypotheses[0].organization == "Stepwell"
        assert "Hires twice|about Stepwell" in rows_of(screen)
        await pilot.press("a", "tab", "escape", "a")
        assert screen.query_one(ResearchInput).subject == Subject.contact(find(demo_app)), "back to the contact"


async def test_finding_is_moved_to_the_path_and_back(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a", *"Pays well", "enter", "escape")
        finding = next(row.id for row in details(demo_app).findings if row.text == "Pays well")
        move_to(screen, (ResearchItemKind.FINDING, finding))
        places = [named.name for named in list_related_subjects(demo_app.workspace, Subject.contact(find(demo_app)))]
        await pilot.press("A", *["down"] * (len(places) - 1), "enter")
        await pilot.pause()
        assert found(demo_app) == [("Pays well", places[-1])]
        await pilot.press("u")
        assert found(demo_app) == [("Pays well", OMAR)]
        await pilot.press("A", "escape")
        assert found(demo_app) == [("Pays well", OMAR)]


async def test_hypothesis_says_where_it_came_from(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a", *"? They never sleep", "enter", "escape", "O", "down", "down", "enter")
        await pilot.pause()
        assert details(demo_app).hypotheses[0].origin is HypothesisOrigin.STEREOTYPE
        assert any("They never sleep" in row and "from a stereotype" in row for row in rows_of(screen))
        await pilot.press("u")
        assert details(demo_app).hypotheses[0].origin is None


async def test_many_findings_about_an_organization_are_folded(demo_app: InfoviewApp) -> None:
    _, organization, *_ = list_related_subjects(demo_app.workspace, Subject.contact(find(demo_app)))
    lines = [f"fact {number}" for number in range(8)]
    add_research_lines(demo_app.workspace, organization.subject, lines, demo_app.now(), demo_app.zone)
    async with at_omar(demo_app) as (pilot, screen):
        shown = [row for row in rows_of(screen) if row.startswith(("fact", "+"))]
        assert shown == [*(f"fact {number}|about Stepwell" for number in (7, 6, 5)), "+ 5 more about Stepwell|"]
        move_to(screen, ("fold", f"organization-{organization.subject.id}"))
        await pilot.press("enter")
        assert len([row for row in rows_of(screen) if row.startswith("fact")]) == 8
        await pilot.press("enter")
        assert len([row for row in rows_of(screen) if row.startswith("fact")]) == 3


async def test_unfinished_line_of_an_ended_window_is_back(demo_app: InfoviewApp) -> None:
    window = Workspace(demo_app.workspace.store, "1.0123456789abcdef")  # has no lock file, so it has ended
    save_research_draft(window, Subject.contact(find(demo_app)), "half a tho")
    async with at_omar(demo_app) as (pilot, screen):
        assert screen.query_one(ResearchInput).line_input.value == "half a tho"
        await pilot.press("a", *"ught", "enter")
        assert found(demo_app) == [("half a thought", OMAR)]


async def test_each_key_is_saved(demo_app: InfoviewApp) -> None:
    def saved() -> list[tuple[str]]:
        return demo_app.workspace.store.connection.execute("SELECT line FROM research_drafts").fetchall()

    async with at_omar(demo_app) as (pilot, _):
        await pilot.press("a", *"? ha")
        assert saved() == [("? ha",)]
        await pilot.press("backspace", "backspace")
        assert saved() == [("? ",)]
        await pilot.press("escape", "escape")
        assert found(demo_app) == [], "a sign alone is nothing"


async def test_line_that_cannot_be_saved_says_so_and_is_not_lost(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a")
        with unwritable(demo_app.workspace):
            await pilot.press(*"half")
            assert text_of(screen, "#becomes").startswith("Not saved: ")
            assert screen.unsaved_text() == "half"
        screen.lines._autosave._retry_at = 0.0
        await pilot.press("!")
        assert screen.unsaved_text() == ""
        assert text_of(screen, "#becomes").startswith("finding")


async def test_sign_alone_says_its_kind_and_is_not_saved(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a", "?")
        assert text_of(screen, "#becomes").startswith("hypothesis")
        await pilot.press("enter")
        assert "Nothing to save" in notice_text(pilot)
        assert screen.query_one(ResearchInput).line_input.value == "?"
        assert found(demo_app) == []


async def test_offering_is_for_the_person_whatever_the_line_is_about(demo_app: InfoviewApp) -> None:
    async with at_omar(demo_app) as (pilot, screen):
        await pilot.press("a", "tab", *"$ An article")
        assert text_of(screen, "#becomes") == "offering"
        await pilot.press("enter")
        assert [row.text for row in details(demo_app).offerings] == ["An article"]
        assert notice_text(pilot) == ""
