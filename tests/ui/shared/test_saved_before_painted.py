"""What is typed is on the disk before anything else happens, so also before it is painted, however busy the app is."""

from __future__ import annotations

from infoview_tui.domain.enums import MessageKind
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.interviews.transcript import list_held_interviews
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.profile.screen import ProfileScreen
from infoview_tui.ui.shared.dialogs.affiliations import AffiliationsDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from tests.ui.opened_app import WIDE, opened

TYPED = "Typed just now"


def stored(app: InfoviewApp, sql: str, *parameters: int) -> str:
    """Return a text as the database has it, without giving the app time for anything."""
    return str(app.workspace.store.connection.execute(sql, parameters).fetchone()[0])


async def test_the_texts_of_a_debrief(demo_app: InfoviewApp) -> None:
    interview = list_held_interviews(demo_app.workspace, 1)[0].interview_id
    async with opened(demo_app, DebriefScreen(interview), WIDE) as (_, screen):
        screen.reflection.editors["learned"].insert(TYPED)
        assert TYPED in stored(demo_app, "SELECT learned FROM interviews WHERE id = ?", interview)


async def test_a_message_and_the_profile(demo_app: InfoviewApp) -> None:
    interview = list_held_interviews(demo_app.workspace, 1)[0].interview_id
    async with demo_app.run_test(size=WIDE) as pilot:
        contact = read_interview(demo_app.workspace, interview).contact_id
        demo_app.navigation.open_message(contact, MessageKind.UPDATE)
        await pilot.pause()
        screen = demo_app.screen
        assert isinstance(screen, MessageScreen)
        screen.fields.body.insert(TYPED)
        message = demo_app.workspace.placeholders.row_id(screen.draft.message_id)
        assert TYPED in stored(demo_app, "SELECT body FROM messages WHERE id = ?", message)
        demo_app.navigation.edit_profile("introduction")
        await pilot.pause()
        assert isinstance(demo_app.screen, ProfileScreen)
        demo_app.screen.query_one("#introduction", Editor).insert(TYPED)
        assert TYPED in stored(demo_app, "SELECT introduction FROM profile")


async def test_a_line_and_a_text_in_a_dialog(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "n")
        await pilot.pause()
        assert isinstance(demo_app.screen, QuickAddDialog)
        demo_app.screen.query_one(LineInput).insert_text_at_cursor(TYPED)
        assert TYPED in stored(demo_app, "SELECT texts FROM dialog_drafts")
        demo_app.pop_screen()
        await pilot.pause()
        demo_app.navigation.edit_affiliations()
        await pilot.pause()
        assert isinstance(demo_app.screen, AffiliationsDialog)
        demo_app.screen.query_one(Editor).insert(TYPED)
        assert TYPED in stored(demo_app, "SELECT texts FROM dialog_drafts WHERE screen LIKE 'affiliations%'")
