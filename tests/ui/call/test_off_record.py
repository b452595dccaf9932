"""Off the record by F7: it counts from the first character of a line, for edits and for questions, too."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_questions
from infoview_tui.ui.app.app import InfoviewApp
from tests.ui.call.steps import live

OFF = NoteKind.OFF_RECORD


@pytest.mark.parametrize(
    ("keys", "kinds", "text"),
    [
        (["f7", *"secret", "enter"], [OFF], "secret"),
        (["f7", *"secret", "f7", "enter"], [OFF], "secret"),
        (["f7", *"secret", "f7", *"ly", "enter", *"open", "enter"], [OFF, NoteKind.NOTE], "secretly"),
        ([*"secret", "f7", "enter"], [OFF], "secret"),
        ([*"! secret", "enter", "f7", "up", *"s", "enter"], [OFF], "secrets"),
        ([*"secret", "enter", "f7", "up", "f7", *"s", "enter"], [OFF], "secrets"),
        ([*"secret", "enter", "f7", "up", *"s", "escape", "f7"], [NoteKind.NOTE], "secret"),
        (["f7", *"two words", "f7", *["left"] * 6, "ctrl+o", "enter"], [OFF, OFF], "two"),
    ],
)
async def test_a_line_is_off_the_record_from_its_first_character(
    empty_app: InfoviewApp, interview: int, keys: list[str], kinds: list[NoteKind], text: str
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", *keys)
        assert [note.kind for note in call.call.notes] == kinds
        assert call.call.notes[0].text == text


async def test_back_on_the_record_the_line_shows_that_it_is_not(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f7", *"! she leaves ", "left", "f7")
        assert (call.line.value, call.line.cursor_position) == ("% ! she leaves ", len("% ! she leaves"))
        assert call.sign == "Back on the record, but not this line."
        await call.write("", "right", *"soon")
        assert call.sign == "off the record · never exported"


@pytest.mark.parametrize("keys", [["f7", *"Why?", "f4"], ["f7", *"Why?", "f7", "f4"]])
async def test_a_line_off_the_record_becomes_no_question(
    empty_app: InfoviewApp, interview: int, keys: list[str]
) -> None:
    async with live(empty_app, interview) as call:
        before = list(call.call.questions)
        await call.write("", *keys)
        assert call.call.questions == before
        assert "Press enter to save it as a note." in call.sign
        await call.write("", "enter")
        assert [(note.kind, note.text) for note in call.call.notes] == [(OFF, "Why?")]


async def test_another_window_puts_the_call_on_the_record(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f7", *"secret")
        call_questions.set_off_record(other_workspace, interview, False, empty_app.now())
        await call.write("", "enter")  # this window does not know of it yet
        assert [note.kind for note in call.call.notes] == [OFF]


async def test_unsaved_text_off_the_record_says_so(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        assert "off the record" not in call.screen.unsaved_source()
        await call.write("", "f7", *"secret")
        assert call.screen.unsaved_source().endswith(", off the record")
        await call.write("", "f7")
        assert call.screen.unsaved_source().endswith(", off the record")
