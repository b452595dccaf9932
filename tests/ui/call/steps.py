"""Helpers for tests of the call screen, with a controlled clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import abandoned_drafts, planning
from infoview_tui.services.interviews.draft_state import DraftState
from infoview_tui.services.interviews.queries import CallDetails, read_call_details
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.call.capture_input import CaptureInput
from infoview_tui.ui.call.choices import ChoiceList
from infoview_tui.ui.call.clock_bar import ClockBar
from infoview_tui.ui.call.closing_card import ClosingCard
from infoview_tui.ui.call.input_status import InputStatus
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from tests.ui.opened_app import WIDE


class Live(NamedTuple):
    """A running app with the call screen."""

    pilot: Pilot[None]
    app: InfoviewApp
    interview: int

    @property
    def screen(self) -> CallScreen:
        assert isinstance(self.app.screen, CallScreen)
        return self.app.screen

    @property
    def line(self) -> CaptureInput:
        return self.screen.query_one(CaptureInput)

    @property
    def call(self) -> CallDetails:
        return read_call_details(self.app.workspace, self.interview)

    @property
    def row(self) -> InterviewRow:
        return self.call.interview

    @property
    def unfinished(self) -> DraftState:
        return abandoned_drafts.open_live_draft(self.app.workspace, self.interview, self.app.now())

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.call.notes]

    @property
    def sign(self) -> str:
        return shown(self.screen.query_one(InputStatus))

    @property
    def trouble(self) -> str:
        trouble = self.screen.query_one("#trouble", Static)
        return shown(trouble) if trouble.display else ""

    @property
    def clock(self) -> str:
        return shown(self.screen.query_one(ClockBar))

    @property
    def choices(self) -> str:
        shown_choices = self.screen.query_one(ChoiceList)
        return shown(shown_choices) if shown_choices.display else ""

    @property
    def hints(self) -> str:
        return shown(self.screen.query_one(KeyFooter))

    @property
    def closing(self) -> str:
        cards = [card for card in self.screen.query(ClosingCard) if card.display and card.size.height]
        return shown(cards[0]) if cards else ""

    async def write(self, text: str, *keys: str) -> None:
        await self.pilot.press(*text, *keys)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    def later(self, **span: float) -> None:
        """Advance the clock and update the screen."""
        moment = self.app.now() + timedelta(**span)
        self.app.now = lambda: moment
        self.screen.view.show_clock()

    def burst(self, *keys: str) -> None:
        """Type without waiting."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))


def shown(widget: Widget) -> str:
    return str(widget.render())


def plan_call(workspace: Workspace, now: datetime, zone: ZoneInfo) -> int:
    """Plan an interview of 20 minutes with three questions, a hypothesis, and an offering."""
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="Designer", organization="Figma"), now)
    for line in ("? Design is mostly writing", "$ A talk on type"):
        add_research(workspace, Subject.contact(contact), line, now, zone)
    planned = planning.get_or_create_planned_interview(workspace, contact, now).id
    for text in ("What fills a week?", "What was thrown out last?", "Whom else should I ask?"):
        form = QuestionForm(text, probes=("How come?",))
        planning.plan_question(workspace, planned, form, now)
    return planned


@asynccontextmanager
async def live(app: InfoviewApp, interview: int, size: tuple[int, int] = WIDE) -> AsyncIterator[Live]:
    app.start_point = StartPoint(interview_id=interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Live(pilot, app, interview)
