"""What is typed in a dialog is still there at the next start, until the dialog is answered or left on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.drafts.queries import list_unfinished
from infoview_tui.services.interviews.live_draft import save_live_draft
from infoview_tui.services.interviews.transcript import list_held_interviews, read_transcript
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.imports.file_dialog import ImportDialog
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.shared.dialogs.affiliations import AffiliationsDialog
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog
from infoview_tui.ui.shared.dialogs.draft_dialog import RESTORED, DraftDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from tests.conftest import unwritable
from tests.ui.opened_app import WIDE, notice_text, opened
from tests.ui.waiting import wait_until


@contextmanager
def next_start(before: InfoviewApp, paths: AppPaths) -> Iterator[InfoviewApp]:
    """The app at the next start, after it ended without closing anything."""
    workspace = open_workspace(before.workspace.store.database)
    app = InfoviewApp(workspace, paths, Config(), zone=before.zone, now=before.now)
    try:
        yield app
    finally:
        workspace.close()


def end(app: InfoviewApp) -> None:
    """Release the instance as the system does when the process ends."""
    assert app.workspace._own_instance is not None
    app.workspace._own_instance.close()


def texts(app: InfoviewApp) -> list[str]:
    return [item.text for item in list_unfinished(app.workspace)]


def dialog_of(app: InfoviewApp) -> DraftDialog[object]:
    assert isinstance(app.screen, DraftDialog)
    return app.screen


@pytest.mark.parametrize(
    ("key", "dialog", "typed"),
    [("n", QuickAddDialog, "Ada"), ("e", ContactFormDialog, "Dr"), ("s", ScheduleDialog, "thu")],
)
async def test_a_dialog_begins_with_what_was_typed_before_the_end(
    demo_app: InfoviewApp, paths: AppPaths, key: str, dialog: type[DraftDialog[object]], typed: str
) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("2", key, *typed)
        await pilot.pause()
        before = dialog_of(demo_app).read_texts()
    end(demo_app)
    with next_start(demo_app, paths) as app:
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("2", key)
            await pilot.pause()
            assert isinstance(app.screen, dialog)
            assert app.screen.read_texts() == before
            assert app.screen.query_one(".dialog").border_subtitle == RESTORED
            await pilot.press("escape", "y" if dialog is not QuickAddDialog else "escape")
            await pilot.pause()
            assert texts(app) == ([] if dialog is not QuickAddDialog else ["Ada"])


async def test_answering_a_dialog_deletes_its_draft(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "n", *"Ada Lovelace")
        await pilot.pause()
        assert texts(demo_app) == ["Ada Lovelace"]
        await pilot.press("enter")
        await pilot.pause()
        assert texts(demo_app) == []


async def test_a_dialog_whose_answer_cannot_be_saved_keeps_its_draft(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "e", *"Dr")
        await pilot.pause()
        (before,) = list_unfinished(demo_app.workspace)
        with unwritable(demo_app.workspace):
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert demo_app.unsaved_texts()
        await pilot.press("x")
        await pilot.pause()
        (after,) = list_unfinished(demo_app.workspace)
        assert (after.key, after.title) == (before.key, before.title)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert texts(demo_app) == []


async def test_unfinished_texts_are_named_at_the_start_and_open_from_the_palette(
    demo_app: InfoviewApp, paths: AppPaths
) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "e", "end", *"!")
        await pilot.pause()
    end(demo_app)
    with next_start(demo_app, paths) as app:
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            assert "Unfinished: Edit " in app.screen.query_one(KeyFooter).render().plain
            await pilot.press("ctrl+p", *"unfinished", "enter")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, ContactFormDialog)
            assert app.screen.get_text("name").endswith("!")


async def test_a_dialog_that_opens_again_for_the_next_text_is_empty(demo_app: InfoviewApp) -> None:
    interview = list_held_interviews(demo_app.workspace, 1)[0].interview_id
    async with opened(demo_app, InterviewScreen(interview), WIDE) as (pilot, _):
        await pilot.press("a", *"First", "enter")
        await pilot.pause()
        assert dialog_of(demo_app).read_texts() == {"0": ""}
        await pilot.press(*"Sec")
        await pilot.pause()
        assert texts(demo_app) == ["Sec"]
        await pilot.press("escape", "enter")
        await pilot.pause()
        assert texts(demo_app) == []


async def test_a_line_left_in_a_call_that_has_ended_becomes_a_note(demo_app: InfoviewApp) -> None:
    interview = list_held_interviews(demo_app.workspace, 1)[0].interview_id
    save_live_draft(Workspace(demo_app.workspace.store, "12@old-host"), interview, "half a thought")
    (item,) = list_unfinished(demo_app.workspace)
    assert (item.screen, item.text) == (f"interview:{interview}", "half a thought")
    async with opened(demo_app, InterviewScreen(interview), WIDE) as (pilot, _):
        assert "1 unfinished line from the call saved as a note. u undoes it." in notice_text(pilot)
    assert "half a thought" in {note.text for note in read_transcript(demo_app.workspace, interview).notes}
    assert texts(demo_app) == []


@pytest.mark.parametrize(
    ("opening", "dialog", "typed"),
    [
        (("1", "a"), PromptDialog, "call"),
        (("ctrl+p", *"worked and", "enter"), AffiliationsDialog, "Acme"),
        (("2", "n"), QuickAddDialog, "Ada"),
        (("ctrl+p", *"import contacts", "enter"), ImportDialog, "~/Downl"),
    ],
)
async def test_a_dialog_opens_where_it_belongs(
    demo_app: InfoviewApp, opening: tuple[str, ...], dialog: type[DraftDialog[object]], typed: str
) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press(*opening)
        await pilot.pause()
        await pilot.press(*typed)
        await pilot.pause()
        before = dialog_of(demo_app).read_texts()
        demo_app.pop_screen()  # closed without an answer
        await pilot.pause()
        await pilot.press("4", "ctrl+p", *"unfinished", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, dialog))
        await pilot.pause()
        assert dialog_of(demo_app).read_texts() == before
