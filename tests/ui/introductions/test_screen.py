"""The warmest way in by keys: ask, record what came of it, and add where people worked (R3, R5)."""

from __future__ import annotations

from textual.pilot import Pilot

from infoview_tui.domain.enums import AskState, MessageKind
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.introductions.queries import list_affiliations, list_asks_of
from infoview_tui.services.outreach import messages
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.introductions.rows import AskKey, WayKey
from infoview_tui.ui.introductions.screen import IntroductionsScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.research.page import SubjectScreen
from infoview_tui.ui.shared.dialogs.affiliations import AffiliationsDialog
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.opened_app import WIDE, opened, text_of


def find(app: InfoviewApp, name: str) -> int:
    return next(row.id for row in app.workspace.store.all(CONTACT_NAMES) if row.name.startswith(name))


def rows_of(screen: IntroductionsScreen) -> str:
    return "\n".join(row.body.plain for row in screen.query_one(RowList).rows)


KEYS = {" ": "space", ",": "comma", "-": "minus", "ê": "e"}


def keys(text: str) -> list[str]:
    """Return the keys that type a text."""
    return [KEYS.get(character, character) for character in text]


async def go_to(pilot: Pilot[None], key: object) -> None:
    """Move the cursor to the row with a key."""
    shown = pilot.app.screen.query_one(RowList)
    shown.move_to(next(index for index, row in enumerate(shown.rows) if row.key == key))
    await pilot.pause()


async def test_asking_the_warmest_contact_takes_two_keys(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, ContactScreen(find(demo_app, "Freya")), WIDE) as (pilot, _):
        await pilot.press("W")
        screen = demo_app.screen
        assert isinstance(screen, IntroductionsScreen)
        tobiasz = find(demo_app, "Tobiasz")
        assert screen.query_one(RowList).cursor_key == WayKey(tobiasz)
        assert "worked at Northgate Courier with Freya Jónsdóttir, 2017-2019" in rows_of(screen)
        await pilot.press("m")
        assert isinstance(demo_app.screen, MessageScreen)
        message = read_message(demo_app.workspace, demo_app.screen.draft.message_id)
        assert (message.contact_id, message.kind) == (tobiasz, MessageKind.INTRODUCTION)
        assert message.target == "Freya Jónsdóttir at Meridian Ledger"
        assert message.subject == "Would you introduce me to Freya Jónsdóttir at Meridian Ledger?"
        messages.mark_sent(demo_app.workspace, message.id, demo_app.now())
        await pilot.press("escape")
        assert rows_of(screen).count("asked, no answer yet") == 2
        assert list_asks_of(demo_app.workspace, tobiasz)[0].state is AskState.OPEN


async def test_who_is_there_is_shown_without_a_relationship(empty_app: InfoviewApp) -> None:
    """Contacts added in one line have none: they are named, and the screen says what to do."""
    ann, bo = (
        add_contact(empty_app.workspace, ContactForm(name=name, organization="Figma"), empty_app.now())
        for name in ("Ann Lee", "Bo Ek")
    )
    async with opened(empty_app, IntroductionsScreen(contact_id=bo), WIDE) as (_, screen):
        assert isinstance(screen, IntroductionsScreen)
        shown = rows_of(screen)
        assert "Do you know them?" in shown
        assert "works at Figma" in shown
        assert "Nobody you know" not in shown
        assert screen.query_one(RowList).cursor_key == WayKey(ann)


async def test_reply_to_an_ask_records_its_outcome(demo_app: InfoviewApp) -> None:
    """``r`` on the contact asks what came of the ask, as enter does on its row; the person is a new contact."""
    mateo = find(demo_app, "Mateo")
    async with opened(demo_app, ContactScreen(mateo), WIDE) as (pilot, _):
        await pilot.press("r")
        assert isinstance(demo_app.screen, ChooseDialog)
        assert len(demo_app.screen.rows) == 2, "his answer to a request is open, too"
        await pilot.press("down", "enter", "down", "enter")
        assert isinstance(demo_app.screen, PromptDialog)
        await pilot.press(*keys("Lee Chan"), "enter")
        (ask,) = list_asks_of(demo_app.workspace, mateo)
        assert (ask.state, ask.found) == (AskState.INTRODUCED, "Lee Chan")
        await pilot.press("u")
        assert list_asks_of(demo_app.workspace, mateo)[0].state is AskState.OPEN
        await go_to(pilot, ("ask", ask.id))
        await pilot.press("enter")
        assert isinstance(demo_app.screen, ChooseDialog)


async def test_an_ask_of_another_day_is_recorded_and_removed(demo_app: InfoviewApp) -> None:
    screen = IntroductionsScreen(contact_id=find(demo_app, "Freya"))
    async with opened(demo_app, screen, WIDE) as (pilot, _):
        await pilot.press("a", "ctrl+u", *keys("zzz"), "enter")
        assert isinstance(demo_app.screen, PromptDialog)
        assert text_of(demo_app.screen, "#hint") == "Enter the name of one of your contacts."
        await pilot.press("ctrl+u", *keys("ines"), "enter")
        ines = find(demo_app, "Inês")
        (ask,) = list_asks_of(demo_app.workspace, ines)
        assert screen.query_one(RowList).cursor_key == AskKey(ask.id)
        await pilot.press("enter", "down", "down", "enter")
        assert list_asks_of(demo_app.workspace, ines)[0].state is AskState.KNOWS_NOBODY
        await go_to(pilot, AskKey(ask.id))
        await pilot.press("delete")
        assert list_asks_of(demo_app.workspace, ines) == []


async def test_a_line_that_is_not_understood_stays_in_the_editor(demo_app: InfoviewApp) -> None:
    freya = find(demo_app, "Freya")
    screen = IntroductionsScreen(contact_id=freya)
    async with opened(demo_app, screen, WIDE) as (pilot, _):
        demo_app.navigation.edit_affiliations(freya)
        await pilot.pause()
        await pilot.press(*keys("Acme, 2020-2018"), "ctrl+s")
        assert isinstance(demo_app.screen, AffiliationsDialog)
        assert "2020 is after 2018" in str(demo_app.screen.query_one("#meaning").visual)  # type: ignore[attr-defined]
        await pilot.press(*["backspace"] * 4, *"2022", "ctrl+s")
        assert [line.organization for line in list_affiliations(demo_app.workspace, freya)] == [
            "Acme", "Northgate Courier",
        ]  # fmt: skip
        assert "worked at Acme, 2020-2022" in rows_of(screen)


async def test_an_organization_is_a_target_too(demo_app: InfoviewApp) -> None:
    with demo_app.workspace.store.connection as connection:
        (organization,) = connection.execute("SELECT id FROM organizations WHERE name = 'Stepwell'").fetchone()
    async with opened(demo_app, IntroductionsScreen(organization_id=organization), WIDE) as (_, screen):
        assert "knows nobody" in rows_of(screen)
        assert "Clara Okonjo-Bell → Omar Haddad" in rows_of(screen)


async def test_the_page_of_an_organization_leads_to_its_ways(demo_app: InfoviewApp) -> None:
    with demo_app.workspace.store.connection as connection:
        (organization,) = connection.execute("SELECT id FROM organizations WHERE name = 'Stepwell'").fetchone()
    async with opened(demo_app, SubjectScreen(Subject.organization(organization)), WIDE) as (pilot, _):
        await pilot.press("W")
        assert isinstance(demo_app.screen, IntroductionsScreen)
        assert demo_app.screen.organization_id == organization
