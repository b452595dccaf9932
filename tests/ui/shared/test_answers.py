"""Recording an answer by keys from the board, a contact, and Today; and naming somebody who may be known already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from infoview_tui.config import Config
from infoview_tui.domain.enums import Stage
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.distinct import mark_distinct
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.storage.queries.contacts.contacts import CONTACT, CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput
from tests.ui.held_call import stage_of
from tests.ui.opened_app import MEDIUM, NARROW, text_of


@pytest.fixture
def tom(workspace: Workspace, now: datetime) -> int:
    """The only contact, with a follow-up that is due."""
    contact = add_contact(workspace, ContactForm("Tom Lee"), now - timedelta(days=7))
    move_contact(workspace, contact, Stage.CONTACTED, now - timedelta(days=7))
    return contact


@pytest.fixture
def app(workspace: Workspace, paths: AppPaths, now: datetime) -> InfoviewApp:
    """The app on Today."""
    return InfoviewApp(workspace, paths, Config(), start_point=StartPoint("today"), zone=UTC, now=lambda: now)


@pytest.mark.parametrize("keys", [(), ("2", "l", "l"), ("2", "l", "l", "enter")], ids=["today", "board", "contact"])
async def test_an_answer_is_recorded_where_a_contact_is(app: InfoviewApp, tom: int, keys: tuple[str, ...]) -> None:
    workspace = app.workspace
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        await pilot.press(*keys, "r", "n")
        await pilot.pause()
        assert stage_of(workspace, tom) == Stage.CLOSED
        await pilot.press("u")
        assert stage_of(workspace, tom) == Stage.CONTACTED


@pytest.mark.parametrize(("keys", "added"), [(("enter",), 0), (("end", "enter"), 1)])
async def test_a_possible_duplicate_is_pointed_out_before_somebody_is_added(
    app: InfoviewApp, tom: int, keys: tuple[str, ...], added: int
) -> None:
    workspace, now = app.workspace, app.now()
    priya = add_contact(workspace, ContactForm("Priya Shah", organization="Figma"), now)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        await pilot.press("r", "s", *"Priya Shah at Acme", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChooseDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PromptDialog)  # with the line as it was typed
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    names = workspace.store.all(CONTACT_NAMES)
    assert len(names) == 2 + added
    named = workspace.store.first(CONTACT, contact_id=max(row.id for row in names))
    assert named is not None
    assert (named.name, named.referrer) == ("Priya Shah", "Tom Lee")
    assert (named.id == priya) is not bool(added)


async def test_a_day_that_is_not_understood_stays_in_the_dialog(app: InfoviewApp, tom: int) -> None:
    workspace = app.workspace
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await pilot.press("r", "l", *"often", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PromptDialog)
        assert text_of(app.screen, "#hint") == "Enter a day, such as mon, 2w, or 15 Jan."
        assert app.screen.query_one(LineInput).has_class("-invalid")
        await pilot.press("end", "ctrl+u", *"2w")
        assert not app.screen.query_one(LineInput).has_class("-invalid")
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, PromptDialog)
        assert read_contact_form(workspace, tom).not_before == app.now().date() + timedelta(weeks=2)


async def test_somebody_may_name_a_different_person_of_their_own_name(app: InfoviewApp, tom: int) -> None:
    workspace, now = app.workspace, app.now()
    other = add_contact(workspace, ContactForm("Tom Lee", organization="Figma"), now)
    mark_distinct(workspace, tom, other, now)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        await pilot.press("r", "s", *"Tom Lee at Figma", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChooseDialog)
        assert [row.key for row in pilot.app.screen.rows][:-1] == [other]
        await pilot.press("enter")
        await pilot.pause()
    named = workspace.store.first(CONTACT, contact_id=other)
    assert named is not None
    assert named.referrer == "Tom Lee"
    assert len(workspace.store.all(CONTACT_NAMES)) == 2
