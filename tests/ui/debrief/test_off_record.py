"""A note that goes off the record in the debrief: the texts lose its words, and what still quotes it can be opened."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind, OutcomeKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commands, outcomes
from infoview_tui.services.debrief.queries import Reflection
from infoview_tui.services.interviews import notes
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.debrief.steps import debriefing, interview_row, notes_of
from tests.ui.held_call import Held, hold_call, shown_rows
from tests.ui.opened_app import WIDE, opened
from tests.ui.waiting import wait_until


async def test_proposed_texts_lose_the_words(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    held = hold_call(workspace, now, ("! Half of design is writing", "! They sit in a barn"))
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.INSIGHTS) as (pilot, screen):
        await pilot.press("home", "%")
        assert screen.reflection.editors["learned"].text == "- They sit in a barn"
        screen.sections.save_proposed_texts()
        assert interview_row(workspace, held).learned == "- They sit in a barn"


async def test_typed_text_stays_when_another_window_marks_a_note(
    empty_app: InfoviewApp, workspace: Workspace, other_workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.LEARNED) as (pilot, screen):
        await pilot.press("enter", *"mine")
        note = notes_of(workspace, held)["Half of design is writing"]
        notes.set_note_kind(other_workspace, note.id, NoteKind.OFF_RECORD, screen.now())
        screen.reload()
        assert screen.reflection.editors["learned"].text == "- Weekends in spring\nmine"
        await pilot.press(*"!")
        assert interview_row(workspace, held).learned == "- Weekends in spring\nmine!"


async def test_what_still_quotes_a_note_is_listed_and_opened(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    text = "Half of design is writing"
    outcomes.add_outcome(workspace, held.interview, OutcomeKind.LEAD, f"A job, since {text}", empty_app.now())
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.INSIGHTS) as (pilot, _):
        await pilot.press("home", "%")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChooseDialog))
        rows = [row.strip() for row in shown_rows(pilot.app.screen.query_one(RowList)).splitlines()]
        assert rows == ["An outcome", f"A job, since {text}"]
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, DebriefScreen))


async def test_edit_on_the_interview_screen_lists_the_contact(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    from infoview_tui.services.debrief import referrals

    held = hold_call(workspace, now, ("@Priya Shah, staff designer at Figma",))
    (note,) = notes_of(workspace, held).values()
    referrals.accept_referral(workspace, note.id, now)
    commands.save_texts(workspace, held.interview, Reflection("ask Priya Shah, staff designer"), Reflection(), now)
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, _):
        await pilot.press("e")
        await pilot.press("home", "delete", *"% ", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChooseDialog))
        rows = [row.strip() for row in shown_rows(pilot.app.screen.query_one(RowList)).splitlines()]
        assert rows == ["The contact Priya Shah", "The debrief with Maria Lopez", "ask Priya Shah, staff designer"]
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ContactScreen))
