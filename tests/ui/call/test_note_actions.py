"""Note actions of the call screen: move, edit, split, join, and remove; fast with thousands of notes."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.capture import MAX_PASTED_NOTES
from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, notes
from infoview_tui.storage.queries.interviews.interviews import NOTES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call import note_log
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.shared.line_wrap import line_starts
from tests.conftest import unwritable
from tests.costs import statements
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.call.steps import Live, live
from tests.ui.opened_app import MEDIUM, NARROW, WIDE

MANY = 2000


def kinds(call: Live) -> list[str]:
    return [note.kind for note in call.call.notes]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_up_and_down_move_through_notes(empty_app: InfoviewApp, interview: int, size: tuple[int, int]) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("one", "enter", *"two", "enter", *"three", "enter")
        seen = []
        for key in ("up", "up", "up", "up", "down", "down", "down", "down"):
            await call.write("", key)
            seen.append(call.line.value)
        assert seen == ["three", "two", "one", "one", "two", "three", "", ""]
        assert call.screen.state.edited_note is None
        assert call.texts == ["one", "two", "three"]


async def test_changes_are_saved_when_moving_to_another_note(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"two", "enter", "up", *"!", "up", *"?", "down", "down")
        assert call.texts == ["one?", "two!"]
        await call.write("", "ctrl+z", "ctrl+z")
        assert call.texts == ["one", "two"]


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+y", "ctrl+l"])
async def test_edited_note_stays_visible_with_menu_or_status(empty_app: InfoviewApp, interview: int, key: str) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.paste("\n".join(f"note {at}" for at in range(30)))
        await call.write("", *["up"] * 30)
        log = call.screen.query_one(NoteLog)
        assert log.scroll_offset.y == 0
        await call.write("", key)
        await call.pilot.pause()
        assert log.scroll_offset.y == 0
        await call.write("", "escape", "escape")
        await call.pilot.pause()
        assert log.scroll_offset.y == log.max_scroll_y > 0


async def test_scroll_position_stays_while_reading_earlier_notes(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.paste("\n".join(f"note {at}" for at in range(40)))
        await call.write("", "pageup", "pageup")
        log = call.screen.query_one(NoteLog)
        read = log.scroll_offset.y
        assert 0 < read < log.max_scroll_y
        await call.write("", "ctrl+y")
        await call.pilot.pause()
        assert log.scroll_offset.y == read


async def test_up_edits_notes_only_if_line_is_empty(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"half", "up")
        assert call.line.value == "half"
        assert call.screen.state.edited_note is None
        assert "Save or clear the line first" in call.sign


async def test_emptied_note_is_removed_and_undo_restores_it(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"two", "enter", "up", "ctrl+u")
        assert "enter removes the note" in call.sign
        await call.write("", "enter")
        assert call.texts == ["one"]
        assert call.screen.state.edited_note is None
        await call.write("", "ctrl+z")
        assert call.texts == ["one", "two"]


async def test_emptied_note_stays_if_editing_is_canceled(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", "up", "ctrl+u", "down")
        assert call.texts == ["one"]
        await call.write("", "up", "ctrl+u", "escape")
        assert call.texts == ["one"]


async def test_shift_delete_removes_last_note_and_keeps_line(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"two", "enter", *"half", "shift+delete")
        assert call.texts == ["one"]
        assert call.line.value == call.unfinished.line == "half"
        await call.write("", "ctrl+u", "ctrl+z")
        assert call.texts == ["one", "two"]
        await call.write("", "up", "up", "shift+delete")
        assert call.texts == ["two"]
        assert call.line.value == call.unfinished.line == ""


async def test_split_note_at_cursor(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write(
            "last", "enter", "up", *["backspace"] * 4, *"They ship and nobody reads", "enter", *"after", "enter"
        )
        await call.write("", "up", "up", *["left"] * len("and nobody reads"), "ctrl+o")
        assert call.texts == ["They ship", "and nobody reads", "after"]
        assert [note.text for note in call.screen.state.call.notes] == call.texts
        assert call.line.value == ""
        await call.write("", "ctrl+z")
        assert call.texts == ["They ship and nobody reads", "after"]


async def test_split_new_line(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("They ship and nobody reads", *["left"] * len("and nobody reads"), "ctrl+o")
        assert call.texts == ["They ship"]
        assert call.line.value == call.unfinished.line == "and nobody reads"


async def test_join_note_to_previous(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("They ship", "enter", *"and nobody reads", "enter", *"after", "enter")
        await call.write("", "up", "up", *" it", "ctrl+l")
        assert call.texts == ["They ship and nobody reads it", "after"]
        assert [note.text for note in call.screen.state.call.notes] == call.texts
        await call.write("", "ctrl+z")
        assert call.texts == ["They ship", "and nobody reads", "after"]
        await call.write("", "up", "up", "up", "ctrl+l")
        assert "first note" in call.sign


async def test_join_after_kind_change_adds_no_sign(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("alpha", "enter", *"beta", "enter", "up", "ctrl+y", ">", "ctrl+l")
        assert call.texts == ["alpha beta"]
        await call.write("", "ctrl+z")
        assert call.texts == ["alpha", "beta"]


async def test_join_keeps_typed_line(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("They ship", "enter", *"and nobody reads", "enter", *"half", "ctrl+l")
        assert call.texts == ["They ship and nobody reads"]
        assert call.line.value == call.unfinished.line == "half"


async def test_conflicting_edit_is_not_joined(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace, now: datetime
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"two", "enter", "up", *" and")
        notes.edit_note(other_workspace, call.call.notes[1].id, "theirs", now)
        await call.write("", "ctrl+l")
        assert "another window" in call.sign
        assert call.texts == ["one", "theirs"]
        assert call.line.value == call.unfinished.line == "two and"


async def test_ctrl_y_and_sign_change_kind(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("They leave at four", "enter", "ctrl+y")
        assert "> reward" in call.choices
        await call.write(">")
        assert kinds(call) == [NoteKind.REWARD]
        await call.write("", "ctrl+z")
        assert kinds(call) == [NoteKind.NOTE]
        await call.write("on call", "ctrl+y", "<")
        assert call.line.value == "< on call"
        await call.write("", "enter", "up", "ctrl+y", "-", "enter")
        assert kinds(call) == [NoteKind.NOTE, NoteKind.NOTE]
        assert call.texts == ["They leave at four", "on call"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_move_note_to_another_question_or_none(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("one", "enter", "up", "ctrl+g")
        assert call.choices.splitlines()[-1] == "0 a tangent: no question"
        await call.write("2")
        assert call.call.notes[0].question == "What was thrown out last?"
        assert call.line.value == "one", "it is still being edited"
        await call.write("", "ctrl+g", "0")
        assert call.call.notes[0].question_id is None
        await call.write("!", "enter", "ctrl+z", "ctrl+z")
        assert call.call.notes[0].question == "What was thrown out last?"


async def test_mark_time_as_note_or_time_of_line(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "ctrl+n")
        assert "Not started yet" in call.sign
        await call.write("x", "enter")
        call.later(seconds=30)
        await call.write("", "ctrl+n")
        assert [(note.text, note.seconds) for note in call.call.notes][-1] == ("Marked", 30)
        await call.write("half")
        call.later(seconds=12)
        await call.write("", "ctrl+n")
        assert call.sign == "Set the time of this line to 0:42."
        await call.write("", "enter")
        assert call.call.notes[-1].seconds == 42
        await call.write("", "ctrl+z", "ctrl+z")
        assert call.texts == ["x"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_pasted_block_becomes_notes_in_one_command(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.paste("one\n! two\r\n\n  three*\n")
        assert call.texts == ["one", "two", "three"]
        assert kinds(call) == [NoteKind.NOTE, NoteKind.INSIGHT, NoteKind.NOTE]
        assert call.call.notes[2].starred
        assert call.line.value == call.unfinished.line == ""
        await call.write("", "ctrl+z")
        assert call.texts == []


async def test_last_note_has_rest_of_long_pasted_block(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.paste("\n".join(f"line {at}" for at in range(MAX_PASTED_NOTES + 2)))
        assert call.sign.startswith(
            f"{MAX_PASTED_NOTES + 2} lines saved as {MAX_PASTED_NOTES} notes; the last note has the rest."
        )
        assert call.texts[-1] == f"line {MAX_PASTED_NOTES - 1} line {MAX_PASTED_NOTES} line {MAX_PASTED_NOTES + 1}"


async def test_typed_line_precedes_pasted_block(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("They said: ")
        await call.paste("one\ntwo")
        assert call.texts == ["They said: one", "two"]


async def test_block_pasted_into_edited_note_stays_one_note(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one ", "enter", "up", " ")
        await call.paste("two\nthree")
        await call.write("", "enter")
        assert call.texts == ["one two three"]


async def test_unsaved_pasted_block_stays_in_line(empty_app: InfoviewApp, interview: int, workspace: Workspace) -> None:
    async with live(empty_app, interview) as call:
        await call.write("x", "enter")
        with unwritable(workspace):
            await call.paste("one\ntwo")
            assert call.line.value == "one two"
            assert call.trouble
        await call.write("", "enter")
        assert call.texts == ["x", "one two"]


@pytest.mark.painted
@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_all_words_of_hostile_notes_are_shown(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime, size: tuple[int, int]
) -> None:
    call_clock.start_call(workspace, interview, now)
    odd = [text for text in HOSTILE_TEXTS if len(text) < 200]
    notes.add_notes(workspace, interview, [text.replace("\n", " ") for text in odd], now, seconds=0, question_id=None)
    async with live(empty_app, interview, size) as call:
        log = call.screen.query_one(NoteLog)
        drawn = [
            log._get_line_strip(index, at).text
            for index, breaks in enumerate(log._line_starts)
            for at in range(len(breaks))
        ]
        joined = "".join(drawn).replace(" ", "")
        assert call.texts
        for text in call.texts:
            assert all(word in joined for word in text.split(" ") if len(word) < 20)


@pytest.mark.parametrize(
    ("seconds", "margin"), [(245, "  4:05"), (610, " 10:10"), (3610, " 1:00:10"), (36_010, " 10:00:10")]
)
async def test_times_have_a_margin(
    empty_app: InfoviewApp, interview: int, now: datetime, seconds: int, margin: str
) -> None:
    call_clock.start_call(empty_app.workspace, interview, now)
    notes.add_note(empty_app.workspace, interview, "new", now, seconds=seconds, question_id=None)
    async with live(empty_app, interview, NARROW) as call:
        assert call.screen.query_one(NoteLog).render_line(0).text.startswith(f"{margin} – ")


# Two thousand notes


@pytest.fixture
def crowded(workspace: Workspace, interview: int, now: datetime) -> int:
    """A call with two thousand notes."""
    call_clock.start_call(workspace, interview, now)
    lines = [f"note {number} and what was said " * (1 + number % 4) for number in range(MANY)]
    for at in range(0, MANY, 500):
        notes.add_notes(workspace, interview, lines[at : at + 500], now, seconds=at // 2, question_id=None)
    return interview


class Counts:
    """Counts wrapped notes and rendered lines."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reset()
        draw = NoteLog._draw_line

        def broken(text: str, width: int) -> list[int]:
            self.broken += 1
            return line_starts(text, width)

        def drawn(log: NoteLog, *arguments: object) -> object:
            self.drawn += 1
            return draw(log, *arguments)  # type: ignore[arg-type]  # handed on as they come

        monkeypatch.setattr(note_log, "line_starts", broken)
        monkeypatch.setattr(NoteLog, "_draw_line", drawn)

    def reset(self) -> None:
        self.broken = self.drawn = 0


async def test_opening_wraps_each_note_once_and_renders_visible_lines(
    empty_app: InfoviewApp, crowded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = Counts(monkeypatch)
    async with live(empty_app, crowded, MEDIUM) as call:
        assert counts.broken == MANY
        assert counts.drawn <= 3 * MEDIUM[1]
        assert call.screen.query_one(NoteLog).scroll_offset.y > MANY


def reads_all_notes(told: list[str]) -> bool:
    """Whether one of these statements reads all notes of a call."""
    return any(statement.strip().startswith(NOTES.sql.partition(":")[0].strip()) for statement in told)


async def test_adding_a_note_wraps_only_that_note(
    empty_app: InfoviewApp, workspace: Workspace, crowded: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with live(empty_app, crowded, MEDIUM) as call:
        counts = Counts(monkeypatch)
        with statements(workspace) as told:
            await call.write("one more", "enter")
        assert counts.broken == 1
        assert counts.drawn <= 1
        assert not reads_all_notes(told)
        counts.reset()
        await call.write("", "up")
        await call.write(" and longer", "enter")
        assert counts.broken == 1
        assert call.texts[-1] == "one more and longer"
        with statements(workspace) as told:
            call.screen.reload()
        assert reads_all_notes(told)


async def test_log_keeps_scroll_position_while_reading_back(empty_app: InfoviewApp, crowded: int) -> None:
    async with live(empty_app, crowded, NARROW) as call:
        log = call.screen.query_one(NoteLog)
        await call.write("", "pageup", "pageup")
        place = log.scroll_offset.y
        await call.write("half")
        call.screen.reload()
        await call.pilot.pause()
        assert log.scroll_offset.y == place
