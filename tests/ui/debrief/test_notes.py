"""Debrief sections for notes and texts: stars, kinds, and autosave."""

from __future__ import annotations

from datetime import datetime

import pytest
from textual import events
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from tests.conftest import unwritable
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.debrief.steps import debriefing, interview_row, listed, notes_of
from tests.ui.held_call import Held, hold_call
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, notice_text, text_of

# 1 to 3: the notes


async def test_space_stars_a_note_unless_off_the_record(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, screen):
        assert listed(screen).index("★ “You have to like") < listed(screen).index("a plain note")
        await pilot.press("end", "space")
        assert "off the record" in notice_text(pilot)
        await pilot.press("up", "space")
        assert notes_of(workspace, held)["a plain note"].starred
        await pilot.press("u")
        assert not notes_of(workspace, held)["a plain note"].starred
        assert not notes_of(workspace, held)["She is leaving"].starred


SIGNS = {"!": "insight", ">": "reward", "<": "drawback", '"': "quote", "?": "want_to_know"}
MORE_SIGNS = {"@": "referral", "+": "promise", "~": "common_ground", "%": "off_record"}


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_sign_changes_note_kind_and_u_undoes_it(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime, size: tuple[int, int]
) -> None:
    held = hold_call(workspace, now, ("a plain note",))
    async with debriefing(empty_app, held.interview, size, DebriefSection.DRAWBACKS) as (pilot, _):
        for key, kind in (SIGNS | MORE_SIGNS).items():
            await pilot.press(key)
            assert notes_of(workspace, held)["a plain note"].kind == kind
            await pilot.press("u")
            assert notes_of(workspace, held)["a plain note"].kind == NoteKind.NOTE


async def test_new_drawback_is_listed_with_drawbacks(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.DRAWBACKS) as (pilot, screen):
        await pilot.press("end", "up", "<")
        assert listed(screen).index("< a plain note") < listed(screen).index("Half of design is writing")
        await pilot.press("-")
        assert notes_of(workspace, held)["a plain note"].kind == NoteKind.NOTE


async def test_edit_and_remove_note(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.INSIGHTS) as (pilot, _):
        await pilot.press("e")
        assert isinstance(pilot.app.screen, PromptDialog)
        await pilot.press(*" and reading", "enter")
        assert notes_of(workspace, held)["Half of design is writing and reading"].kind == NoteKind.INSIGHT
        await pilot.press("delete")
        assert "Half of design is writing and reading" not in notes_of(workspace, held)
        await pilot.press("u", "u")
        assert "Half of design is writing" in notes_of(workspace, held)


# 4: the texts


async def test_texts_are_prefilled_from_notes_and_saved_while_typing(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.LEARNED) as (pilot, screen):
        assert screen.reflection.editors["learned"].text == "- Half of design is writing\n- Weekends in spring"
        assert interview_row(workspace, held).learned == ""
        await pilot.press(*"!u x")
        assert interview_row(workspace, held).learned.endswith("Weekends in spring!u x")
        await pilot.press("tab", "Z", "shift+tab")
        assert interview_row(workspace, held).want_to_know == "- What does a risk file look likeZ"
        assert screen.focused is screen.reflection.editors["learned"]


async def test_prefilled_texts_are_saved_on_next_section(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, NARROW, DebriefSection.LEARNED) as (pilot, screen):
        await pilot.press("tab", "tab", "tab")
        assert screen.sections.section is DebriefSection.REFERRALS
        assert interview_row(workspace, held).next_steps == "- send portfolio by fri"
        await pilot.press("shift+tab")
        assert screen.focused is screen.reflection.editors["next_steps"]


async def test_long_text_opens_at_its_end(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    held = hold_call(workspace, now, tuple(f"! insight number {number} is that work is work" for number in range(30)))
    async with debriefing(empty_app, held.interview, NARROW, DebriefSection.LEARNED) as (pilot, screen):
        await pilot.pause()
        editor = screen.reflection.editors["learned"]
        assert editor.scroll_offset.y + editor.size.height >= editor.wrapped_document.height
        assert any("number 29" in editor.render_line(line).text for line in range(editor.size.height))


async def test_edits_in_two_windows_are_merged(
    empty_app: InfoviewApp,
    workspace: Workspace,
    other_workspace: Workspace,
    held: Held,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("infoview_tui.ui.app.app.POLL_INTERVAL", 3600.0)  # between two keys, it would load theirs
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (pilot, screen):
        await pilot.press(*"!")
        other_workspace.store.connection.execute(
            "UPDATE interviews SET learned = 'theirs' WHERE id = ?", (held.interview,)
        )
        await pilot.press(*"?")
        assert interview_row(workspace, held).learned.split("\n") == [
            "- Half of design is writing",
            "- Weekends in spring!?",
            "theirs",
        ]
        assert screen.reflection.editors["learned"].text == interview_row(workspace, held).learned
        await pilot.press("x")
        assert "spring!?x\ntheirs" in interview_row(workspace, held).learned


async def test_changes_of_another_window_are_loaded_without_unsaved_text(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (pilot, screen):
        workspace.store.connection.execute("UPDATE interviews SET learned = 'theirs' WHERE id = ?", (held.interview,))
        screen.reload()
        assert screen.reflection.editors["learned"].text == "theirs"
        await pilot.press("!")
        assert interview_row(workspace, held).learned.startswith("theirs!")


@pytest.mark.painted
async def test_hostile_text_is_shown_verbatim(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (pilot, screen):
        editor = screen.reflection.editors["learned"]
        for text in ("\n".join(HOSTILE_TEXTS), *HOSTILE_TEXTS[:30:3]):
            editor.load_text("")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            assert editor.text == clean_text(text)
            assert interview_row(workspace, held).learned == clean_text(text)


async def test_a_hundred_thousand_characters_are_saved(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    text = "one line of many\n" * 6000
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (pilot, screen):
        editor = screen.reflection.editors["next_steps"]
        editor.focus()
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("x", "ctrl+z", "y", "escape")  # leaving saves what the throttle still held
        await pilot.pause()
        assert interview_row(workspace, held).next_steps == editor.text
        assert len(editor.text) > 100_000


async def test_undo_long_paste(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, NARROW, DebriefSection.LEARNED) as (pilot, screen):
        editor = screen.reflection.editors["learned"]
        before = editor.text
        pilot.app.post_message(events.Paste("line\n" * 100))
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert editor.text == before


async def test_failed_save_is_reported_once_and_text_stays(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (
        pilot,
        screen,
    ):
        with unwritable(workspace):
            await pilot.press("ctrl+end", *"kept")
            trouble = screen.query_one("#trouble", Static)
            assert trouble.display
            assert "Not saved" in text_of(screen, "#trouble")
            assert notice_text(pilot) == ""
            assert screen.reflection.editors["learned"].text.endswith("kept")
            await pilot.press("escape")
            assert isinstance(pilot.app.screen, ConfirmDialog)  # leaving would lose it
            await pilot.press("escape")
        assert screen.texts.flush()
        assert not trouble.display
        assert interview_row(workspace, held).learned.endswith("kept")
