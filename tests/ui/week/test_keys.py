"""Keys that move, cancel, and offer in the week."""

from __future__ import annotations

from datetime import timedelta

from textual.widgets import Static

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Stage
from infoview_tui.services.availability.open_offers import list_offers
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.timing import read_appointment
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.week.screen import WeekScreen
from tests.ui.waiting import wait_until


def starts_at(workspace: Workspace, contact: int) -> object:
    appointment = read_appointment(workspace, contact)
    assert appointment is not None
    return appointment.starts_at


async def test_appointment_moves_by_keys_until_another_key_and_escape_cancels(
    empty_app: InfoviewApp, workspace: Workspace
) -> None:
    at = empty_app.now() + timedelta(hours=26)
    ann = add_contact(workspace, ContactForm("Ann"), empty_app.now())
    move_contact(workspace, ann, Stage.SCHEDULED, empty_app.now(), Appointment(at))
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        screen = empty_app.screen
        assert isinstance(screen, WeekScreen)
        assert screen.view.week is not None
        screen.view.go_to_entry(screen.view.week.entries[0].interview_id, at)
        await pilot.press("J")
        assert "Move Ann to" in str(screen.query_one("#status", Static).render())
        assert starts_at(workspace, ann) == at
        await pilot.press("escape")
        assert "Move Ann to" not in str(screen.query_one("#status", Static).render())
        await pilot.press("j", "k")
        assert starts_at(workspace, ann) == at, "a canceled move is not saved"
        screen.view.go_to_entry(screen.view.week.entries[0].interview_id, at)
        await pilot.press("J", "J", "k")
        assert starts_at(workspace, ann) == at + timedelta(hours=1)
        await pilot.press("u")
        assert starts_at(workspace, ann) == at, "it is one undo step"


async def test_time_under_the_cursor_is_offered_to_the_chosen_contact(
    empty_app: InfoviewApp, workspace: Workspace
) -> None:
    ann = add_contact(workspace, ContactForm("Ann"), empty_app.now())
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        screen = empty_app.screen
        assert isinstance(screen, WeekScreen)
        await pilot.press("o")
        assert list_offers(workspace, empty_app.now(), ann) == []
        await pilot.press("space", "A", "n", "n", "enter")
        await wait_until(pilot, lambda: screen.view.contact is not None)
        await pilot.press("right_square_bracket", "o")
        (offer,) = list_offers(workspace, empty_app.now(), ann)
        assert offer.starts_at > empty_app.now()
        await pilot.press("escape")
        assert screen.view.contact is None
