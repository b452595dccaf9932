"""Stories by keys alone under a clock that moves on: to In touch, down from a silent director, and an offered time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

import pytest
from icalendar import Calendar
from textual.pilot import Pilot

from infoview_tui.config import Config
from infoview_tui.domain.enums import ActionKind, Answer, MessageKind, MessageState, Seniority, Stage
from infoview_tui.domain.offered_times import find_offers
from infoview_tui.exchange.icalendar_export import format_calendar
from infoview_tui.paths import AppPaths
from infoview_tui.services.availability.calendar_entries import export_latest_interview
from infoview_tui.services.availability.open_offers import list_offers
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.queries.outreach.messages import MESSAGES_OF_CONTACT
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.today.screen import TodayScreen
from tests.profiles import write_profile
from tests.ui.held_call import stage_of
from tests.ui.opened_app import MEDIUM


class Story(NamedTuple):
    """A running app that starts on Today, and one contact."""

    pilot: Pilot[None]
    app: InfoviewApp
    contact: int

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def at(self, moment: datetime) -> None:
        """Move the clock, and come back to Today."""
        self.app.now = lambda: moment
        await self.press("2", "1")
        assert isinstance(self.app.screen, TodayScreen)

    async def go_to(self, text: str) -> None:
        """Move the cursor to the row of Today that starts with a text."""
        rows = self.app.screen.query_one(RowList)
        await self.press("home")
        for _ in rows.rows:
            if self.row_text.startswith(text):
                return
            await self.press("down")
        raise AssertionError(f"no row starts with {text!r}: {[row.body.plain for row in rows.rows]}")

    async def find_card(self) -> None:
        """Open the board with the cursor on the contact."""
        await self.press("2", *"hhhhh")
        for _ in Stage:
            screen = self.app.screen
            assert isinstance(screen, BoardScreen)
            if screen.board.current_contact_id == self.contact:
                return
            await self.press("l")
        raise AssertionError("the contact is not on the board")

    async def choose(self, key: object) -> None:
        """Choose a row of the open dialog."""
        rows = self.app.screen.query_one(RowList)
        await self.press("home")
        while rows.cursor_key != key:
            await self.press("down")
        await self.press("enter")

    @property
    def row_text(self) -> str:
        rows = self.app.screen.query_one(RowList)
        return next((row.body.plain for row in rows.rows if row.key == rows.cursor_key), "")

    @property
    def rows_text(self) -> str:
        return "\n".join(row.body.plain for row in self.app.screen.query_one(RowList).rows)

    async def open_message(self, text: str, kind: MessageKind) -> MessageScreen:
        """Open a message from the row of Today that starts with a text."""
        await self.go_to(text)
        await self.press("enter")
        return self.message(kind)

    def message(self, kind: MessageKind) -> MessageScreen:
        screen = self.app.screen
        assert isinstance(screen, MessageScreen)
        assert screen.draft.opened is not None
        assert screen.draft.opened.message.kind is kind
        return screen

    async def send(self, stage: Stage | None = None) -> None:
        """Type over the gaps of the open message, mark it as sent, and confirm the stage that is proposed, if any."""
        screen = self.app.screen
        assert isinstance(screen, MessageScreen)
        while screen.fields.body.selected_text.startswith("["):
            await self.press(*"Ada", "tab")
        assert "[" not in screen.fields.body.text
        await self.press("ctrl+s")
        if stage is not None:
            assert isinstance(self.app.screen, ConfirmDialog)
            await self.press("enter")
            assert self.stage == stage
        assert isinstance(self.app.screen, TodayScreen | BoardScreen)

    @property
    def stage(self) -> str:
        return stage_of(self.app.workspace, self.contact)

    def due_at(self, kind: ActionKind) -> datetime:
        """Return the moment at which an action is due, or noon of its day."""
        actions = self.app.workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=self.contact)
        due = next(row.due for row in actions if row.kind is kind)
        assert due is not None
        return due.at or datetime.combine(due.day(UTC), time(12), UTC)

    @property
    def sent(self) -> list[tuple[MessageKind, Answer | None]]:
        """The messages that were sent, and their answers."""
        rows = self.app.workspace.store.all(MESSAGES_OF_CONTACT, contact_id=self.contact)
        return [(row.kind, row.answer) for row in rows if row.state is not MessageState.DRAFT]


@asynccontextmanager
async def told(workspace: Workspace, paths: AppPaths, contact: int, now: datetime) -> AsyncIterator[Story]:
    app = InfoviewApp(workspace, paths, Config(), start_point=StartPoint("today"), zone=UTC, now=lambda: now)
    async with app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        yield Story(pilot, app, contact)


async def send_request_and_nudges(story: Story, name: str) -> None:
    """Send the request that Today proposes, and both follow-ups on the days when they are due."""
    screen = await story.open_message(f"Ask for an interview: {name}", MessageKind.REQUEST)
    assert screen.fields.body.selected_text.startswith("[")
    await story.send(Stage.CONTACTED)
    for _ in range(2):
        await story.at(story.due_at(ActionKind.NUDGE))
        await story.open_message(f"Nudge {name}", MessageKind.NUDGE)
        await story.send()
    assert story.stage == Stage.CONTACTED


async def test_from_ready_to_in_touch(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("Maria Lopez"), now)
    move_contact(workspace, maria, Stage.IN_TOUCH, now)
    form = ContactForm("Tom Weber", "designer", "Acme", email="tom@x.org", referrer_id=maria)
    tom = add_contact(workspace, form, now)
    move_contact(workspace, tom, Stage.READY, now)
    async with told(workspace, paths, tom, now) as story:
        await send_request_and_nudges(story, "Tom Weber")

        await story.at(story.due_at(ActionKind.CLOSE_OR_KEEP))
        await story.go_to("Close or keep Tom Weber")
        await story.press("r", "l")
        assert isinstance(story.app.screen, PromptDialog)
        await story.press(*"11 Jan", "enter")
        assert story.due_at(ActionKind.REQUEST).date().isoformat() == "2027-01-11"

        await story.at(story.due_at(ActionKind.REQUEST))
        screen = await story.open_message("Ask for an interview: Tom Weber", MessageKind.REQUEST)
        assert screen.fields.body.selected_text.startswith("[")
        await story.send()
        assert story.due_at(ActionKind.NUDGE).date().isoformat() == "2027-01-14"
        await story.find_card()
        await story.press("r", "y")
        assert isinstance(story.app.screen, ChooseDialog), "the times that were offered"
        await story.press("end", "enter")
        assert isinstance(story.app.screen, ScheduleDialog)
        await story.press(*"thu 14:00", "enter")
        assert story.stage == Stage.SCHEDULED

        await story.at(story.app.now() + timedelta(days=1))
        await story.find_card()
        await story.press("m", "f5")
        await story.choose(MessageKind.NEW_TIME)
        assert "Would" in story.message(MessageKind.NEW_TIME).fields.body.text
        await story.send()
        await story.press("r", "y", "end", "enter")
        assert isinstance(story.app.screen, ScheduleDialog)
        await story.press("ctrl+u", *"15 Jan 15:30", "enter")
        starts_at = datetime(2027, 1, 15, 15, 30, tzinfo=UTC)
        assert story.due_at(ActionKind.CONFIRM) == starts_at - timedelta(days=1)

        await story.at(story.due_at(ActionKind.CONFIRM))
        screen = await story.open_message("Confirm with Tom Weber", MessageKind.CONFIRMATION)
        assert "Fri 15 Jan at 15:30" in screen.fields.body.text
        await story.send()

        await story.at(starts_at)
        await story.go_to("Talk to Tom Weber")
        await story.press("enter")
        assert isinstance(story.app.screen, CallScreen)
        await story.press(*'"You have to like the corridor*', "enter")
        story.app.now = lambda: starts_at + timedelta(minutes=20)
        await story.press("f10")
        assert isinstance(story.app.screen, DebriefScreen)
        await story.press("f10")
        assert isinstance(story.app.screen, ConfirmDialog)
        await story.press("enter")
        assert story.stage == Stage.MET
        screen = story.message(MessageKind.THANK_YOU)
        assert "You have to like the corridor" in screen.fields.body.text
        await story.send(Stage.IN_TOUCH)
        assert story.due_at(ActionKind.STAY_IN_TOUCH).date().isoformat() == "2027-04-15"

        await story.at(starts_at + timedelta(hours=2))
        await story.go_to("Tell Maria Lopez what came of it")
        await story.press("enter")
        screen = await story.open_message("Report back to Maria Lopez", MessageKind.UPDATE)
        assert "Tom Weber" in screen.fields.body.text
        await story.send()
        assert [kind for kind, _ in story._replace(contact=maria).sent] == [MessageKind.UPDATE]
        assert "Maria" not in story.rows_text
        assert story.sent == [
            (MessageKind.REQUEST, None),
            (MessageKind.NUDGE, None),
            (MessageKind.NUDGE, Answer.LATER),
            (MessageKind.REQUEST, Answer.YES),
            (MessageKind.NEW_TIME, Answer.YES),
            (MessageKind.CONFIRMATION, None),
            (MessageKind.THANK_YOU, None),
        ]


async def test_a_silent_director_leads_to_a_manager(workspace: Workspace, paths: AppPaths, now: datetime) -> None:
    write_profile(workspace, ProfileRow("Ada Byron", "ada@x.org", "", "I teach, and look at design", *[""] * 5), now)
    rungs = {"Dora Director": Seniority.DIRECTOR, "Max Manager": Seniority.MANAGER, "Eve Entry": Seniority.ENTRY}
    dora, max_manager, _ = (
        add_contact(workspace, ContactForm(name, organization="Figma", seniority=rung), now)
        for name, rung in rungs.items()
    )
    move_contact(workspace, dora, Stage.READY, now)
    async with told(workspace, paths, dora, now) as story:
        await send_request_and_nudges(story, "Dora Director")
        assert "instead" not in story.rows_text
        await story.at(story.due_at(ActionKind.CLOSE_OR_KEEP))
        assert "Ask Max Manager instead" in story.rows_text
        await story.go_to("Close or keep Dora Director")
        await story.press("enter", "c")
        assert story.stage == Stage.CLOSED
        await story.go_to("Ask Max Manager instead")
        assert "Dora Director has not answered: next in line at Figma" in story.row_text
        await story.press("enter")
        assert story.row_text.startswith("Ask for an interview: Max Manager")
        assert "instead" not in story.rows_text
        await story.press("enter")
        screen = story.message(MessageKind.REQUEST)
        assert screen.draft.opened is not None
        assert screen.draft.opened.message.contact_id == max_manager
        assert screen.fields.body.selected_text.startswith("[")
        await story._replace(contact=max_manager).send(Stage.CONTACTED)
        assert "instead" not in story.rows_text


def read_event(story: Story) -> tuple[str, int, str, datetime]:
    """Export the contact's latest interview as a calendar file, read it back, and return its version."""
    item = export_latest_interview(story.app.workspace, story.contact, UTC)
    assert item is not None
    (event,) = Calendar.from_ical(format_calendar([item])).walk("VEVENT")
    return str(event["UID"]), int(str(event["SEQUENCE"])), str(event["STATUS"]), event.decoded("DTSTART")


async def test_offered_time_is_taken_moved_canceled_and_booked_again(
    workspace: Workspace, paths: AppPaths, now: datetime
) -> None:
    tom = add_contact(workspace, ContactForm("Tom Weber", title="editor", email="tom@x.org"), now)
    write_profile(workspace, ProfileRow("Ada Byron", "ada@x.org", "", "I teach, and look at design", *[""] * 5), now)
    move_contact(workspace, tom, Stage.READY, now)
    async with told(workspace, paths, tom, now) as story:
        await story.find_card()
        await story.press("m")
        message = story.message(MessageKind.REQUEST)
        offered = [offer.at for offer in find_offers(message.fields.body.text, now, UTC)]
        assert len(offered) == 3
        await story.send(Stage.CONTACTED)
        assert [offer.starts_at for offer in list_offers(workspace, now, tom)] == offered

        await story.press("r", "y", "down", "enter")
        assert story.stage == Stage.SCHEDULED
        assert list_offers(workspace, now, tom) == []
        uid, sequence, status, starts_at = read_event(story)
        assert (sequence, status, starts_at) == (0, "CONFIRMED", offered[1])

        await story.find_card()
        await story.press("s", "ctrl+u", *"15 Dec 15:30", "enter")
        moved = datetime(2026, 12, 15, 15, 30, tzinfo=UTC)
        assert read_event(story) == (uid, 1, "CONFIRMED", moved)

        await story.press("s")
        when = story.app.screen.query(LineInput).first()
        assert (when.value, when.scroll_offset.x) == ("2026-12-15 15:30", 0)  # seen from its start
        await story.press("shift+delete", "enter")
        assert read_event(story) == (uid, 2, "CANCELLED", moved)

        await story.find_card()
        await story.press("s", *"16 Dec 9:00", "enter")
        again = read_event(story)
        assert again[1:] == (0, "CONFIRMED", datetime(2026, 12, 16, 9, tzinfo=UTC))
        assert again[0] != uid


@pytest.mark.parametrize("answer", ["enter", "escape"])
async def test_time_in_other_words_is_held_after_a_question(
    workspace: Workspace, paths: AppPaths, now: datetime, answer: str
) -> None:
    tom = add_contact(workspace, ContactForm("Tom Weber", title="editor", email="tom@x.org"), now)
    write_profile(workspace, ProfileRow("Ada Byron", "ada@x.org", "", "I teach, and look at design", *[""] * 5), now)
    move_contact(workspace, tom, Stage.READY, now)
    async with told(workspace, paths, tom, now) as story:
        await story.find_card()
        await story.press("m")
        message = story.message(MessageKind.REQUEST)
        offered = [offer.at for offer in find_offers(message.fields.body.text, now, UTC)]
        await story.press("ctrl+end", *"Or Thu 17 Dec at 4pm?", "ctrl+s")
        dialog = story.app.screen
        assert isinstance(dialog, ConfirmDialog)
        assert str(dialog.question) == "Hold Thu 17 Dec at 16:00 UTC for Tom?"
        await story.press(answer)
        assert isinstance(story.app.screen, ConfirmDialog)  # the stage that follows
        typed = [datetime(2026, 12, 17, 16, tzinfo=UTC)] if answer == "enter" else []
        assert [offer.starts_at for offer in list_offers(workspace, now, tom)] == [*offered, *typed]
        assert [kind for kind, _ in story.sent] == [MessageKind.REQUEST]
