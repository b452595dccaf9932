"""Call screen: keys, saving, and the input line, which never loses text or focus."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.config import Config
from infoview_tui.domain.capture import split_pasted_text
from infoview_tui.domain.enums import InterviewState, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, call_questions, live_draft, notes
from infoview_tui.services.interviews.planning import get_or_create_planned_interview
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.call.clock_bar import ClockBar
from infoview_tui.ui.call.input_status import InputStatus
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.questions_panel import QuestionList
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.conftest import unwritable
from tests.hostile_texts import HOSTILE_TEXTS, LONG_TEXTS
from tests.ui.call.steps import Live, live
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, notice_text
from tests.ui.waiting import wait_until


async def test_clock_starts_with_first_key(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        assert str(call.row.state) == InterviewState.PLANNED
        assert call.clock == "20 min agreed  ·  0 of 3 asked"
        await call.write("T")
        assert str(call.row.state) == InterviewState.RUNNING
        assert call.unfinished.line == "T"
        assert call.screen.query_one(TopBar).call_status == "call with Maria · 0 min"
        call.later(minutes=4, seconds=5)
        assert call.clock == "4:05 of 20 min  ·  15:55 left  ·  this question 4:05 of 3 min  ·  0 of 3 asked"


async def test_every_plain_key_types(empty_app: InfoviewApp, interview: int) -> None:
    text = "12uhjklnepi?mdxLHg!/Q +~%@<>*$"
    async with live(empty_app, interview) as call:
        await call.write(text)
        assert call.line.value == text
        assert call.unfinished.line == text
        assert isinstance(empty_app.screen, CallScreen)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_enter_saves_note_with_time_and_question(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("They ship weekly", "enter")
        call.later(seconds=70)
        await call.write('"Nobody reads it')
        call.later(seconds=30)  # the time of a note is that of its first character
        await call.write("*", "enter")
        first, second = call.call.notes
        assert (first.kind, first.text, first.seconds, first.question) == (
            NoteKind.NOTE,
            "They ship weekly",
            0,
            "What fills a week?",
        )
        assert (second.kind, second.text, second.seconds, second.starred) == (
            NoteKind.QUOTE,
            "Nobody reads it",
            70,
            True,
        )
        assert call.line.value == call.unfinished.line == ""


async def test_typed_line_is_described(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        assert "quote" in call.sign
        await call.write("They")
        assert call.sign == "note"
        await call.write("", *["backspace"] * 4)
        await call.write("+ send it by fri")
        assert call.sign == "commitment · due tomorrow"
        await call.write("", "enter", "%", "x")
        assert call.sign == "off the record · never exported"


async def test_burst_of_keys_is_handled_in_order(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        call.burst(*"one", "enter", *"two!", "backspace", "enter", "tab", *"three", "enter", *"rest")
        await call.pilot.pause()
        assert call.texts == ["one", "two", "three"]
        assert [note.question for note in call.call.notes] == ["What fills a week?"] * 2 + ["What was thrown out last?"]
        assert call.unfinished.line == call.line.value == "rest"


async def test_keys_typed_before_mount_are_handled_first(empty_app: InfoviewApp, interview: int) -> None:
    async with empty_app.run_test(size=NARROW) as pilot:
        call = Live(pilot, empty_app, interview)
        empty_app.navigation.open_call(interview)
        call.burst(*"first", "enter", *"second")
        await pilot.pause()
        await call.write("ly")
        assert call.texts == ["first"]
        assert call.unfinished.line == call.line.value == "secondly"


async def test_up_edits_last_note_and_enter_saves_it(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("< On call", "enter", "up")
        assert call.line.value == "< On call"
        assert call.sign.startswith("editing 0:00")
        await call.write(" at night")
        assert call.unfinished.note_id == call.call.notes[0].id
        await call.write("", "enter")
        assert [(note.kind, note.text) for note in call.call.notes] == [(NoteKind.DRAWBACK, "On call at night")]
        assert call.unfinished.note_id is None
        await call.write("", "ctrl+z")
        assert call.texts == ["On call"]
        await call.write("", "ctrl+r")
        assert call.texts == ["On call at night"]


async def test_escape_cancels_editing_then_leaves_screen(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("On call", "enter", "up", "x", "escape")
        assert call.texts == ["On call"]
        assert call.line.value == call.unfinished.line == ""
        assert call.unfinished.note_id is None
        await call.write("half", "escape")
        assert not isinstance(empty_app.screen, CallScreen)
        assert str(call.row.state) == InterviewState.RUNNING
        assert empty_app.screen.query_one(TopBar).call_status
        empty_app.navigation.return_to_call()
        await call.pilot.pause()
        assert call.line.value == "half"


async def test_call_that_the_app_starts_with_is_stored_at_its_first_key(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    tom = add_contact(workspace, ContactForm("Tom"), now)
    for keys, stored in (((), 0), (("h",), 1)):
        app = InfoviewApp(workspace, empty_app.paths, Config(minutes=35), now=empty_app.now, zone=empty_app.zone)
        app.start_point = StartPoint(contact_id=tom)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, CallScreen)
            await pilot.press(*keys)
        found = workspace.store.connection.execute("SELECT minutes FROM interviews WHERE contact_id = ?", (tom,))
        assert found.fetchall() == [(35,)] * stored


async def test_leaving_running_call_shows_how_to_return(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "escape")
        assert notice_text(call.pilot) == ""  # it had not begun
        empty_app.navigation.open_call(interview)
        await call.write("", *"x", "enter", "escape")
        assert notice_text(call.pilot) == "The interview is still running. Press F9 to return."
        await call.write("", "f9")
        assert isinstance(empty_app.screen, CallScreen)
        await call.write("", "f8", "escape")
        assert notice_text(call.pilot) == "The interview is paused. Press F9 to return."


async def test_default_length_comes_from_config(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    tom, ann = (add_contact(workspace, ContactForm(name), now) for name in ("Tom", "Ann"))
    empty_app.config = empty_app.config._replace(minutes=35)
    async with empty_app.run_test(size=WIDE) as pilot:
        for contact, key in ((tom, "i"), (ann, "p")):
            empty_app.push_screen(ContactScreen(contact))
            await pilot.pause()
            await pilot.press(key)
            await pilot.pause()
            assert find_next_interview(workspace, contact) is None, "looking stores nothing"
            await pilot.press("x" if key == "i" else "space")
            await pilot.pause()
            assert get_or_create_planned_interview(workspace, contact, now).minutes == 35


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_other_running_call_is_reported_and_no_key_is_lost(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime, size: tuple[int, int]
) -> None:
    other = get_or_create_planned_interview(workspace, add_contact(workspace, ContactForm("Grace Hopper"), now), now).id
    call_clock.start_call(workspace, other, now)
    async with live(empty_app, interview, size) as call:
        assert call.sign.replace("\n", " ") == "The interview with Grace is still running. Press F10 there to end it."
        await call.write("note")
        assert call.sign == "note"
        assert call.line.value == call.unfinished.line == "note"
        await call.write("", "enter", "f1", "escape")
        assert "Grace" not in call.sign  # it is said once


async def test_draft_is_restored_with_edited_note_and_question(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    second = read_call_details(workspace, interview).questions[1].id
    call_clock.start_call(workspace, interview, now)
    note = notes.add_note(workspace, interview, "On call", now, seconds=3, question_id=second)
    assert note is not None
    live_draft.save_live_draft(workspace, interview, "On call at ni", note.id)
    call_questions.set_current_question(workspace, interview, second, timedelta(seconds=3))
    async with live(empty_app, interview, NARROW) as call:
        assert call.line.value == "On call at ni"
        assert call.screen.state.edited_note == note
        assert call.screen.state.question_id == second
        await call.write("ght", "enter")
        assert call.texts == ["On call at night"]


async def test_next_question_marks_only_questions_with_notes_answered(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        events_before = empty_app.workspace.store.connection.execute("SELECT count(*) FROM events").fetchone()
        await call.write("", "tab")
        assert str(call.row.state) == InterviewState.PLANNED
        assert empty_app.workspace.store.connection.execute("SELECT count(*) FROM events").fetchone() == events_before
        await call.write("a note", "enter", "tab", "tab")
        assert "last planned question" in call.sign
        assert call.clock.endswith("1 of 3 asked")
        labels = [str(row.label).strip() for row in call.screen.query_one(QuestionList).rows]
        assert labels == ["1 ·", "2 ✓", "3 ▸"]
        await call.write("", "ctrl+z")
        assert call.texts == []
        labels = [str(row.label).strip() for row in call.screen.query_one(QuestionList).rows]
        assert labels == ["1 ·", "2 ▸", "3 ·"], "its only note is gone: it is open again, and the current one as then"


async def test_extend_call_and_undo(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f5")
        assert call.row.extra_minutes == 0
        await call.write("x", "enter", "f5")
        assert call.row.extra_minutes == 10
        assert "of 30" in call.clock
        await call.write("", "ctrl+z")
        assert call.row.extra_minutes == 0


async def test_text_added_to_starred_note_keeps_star(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("On call*", "enter", "up")
        await call.write(" at night", "enter")
        assert [(note.text, note.starred) for note in call.call.notes] == [("On call at night", True)]


async def test_star_last_note_unless_off_record(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("Ship it", "enter", "ctrl+t")
        assert [note.starred for note in call.call.notes] == [True]
        await call.write("", "ctrl+z")
        assert [note.starred for note in call.call.notes] == [False]
        await call.write("% She leaves*", "enter", "ctrl+t")
        assert [note.starred for note in call.call.notes] == [False, False]
        assert "off the record" in call.sign


async def test_undo_never_removes_typed_text(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("a note", "enter")
        await call.write("half", "ctrl+z")
        assert call.line.value == "half"
        assert call.texts == ["a note"]
        assert "Save or clear the line first" in call.sign
        await call.write("", "ctrl+u", "ctrl+z")
        assert call.texts == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_end_call_saves_line_and_opens_debrief(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("", "f10")
        assert str(call.row.state) == InterviewState.PLANNED
        await call.write("one", "enter", *"two", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)
        assert call.texts == ["one", "two"]
        assert str(call.row.state) == InterviewState.ENDED
        assert call.unfinished.line == ""
        assert not any(isinstance(screen, CallScreen) for screen in empty_app.screen_stack)


async def test_debrief_goes_back_to_where_the_plan_was_opened(empty_app: InfoviewApp, interview: int) -> None:
    async with empty_app.run_test(size=NARROW) as pilot:
        contact = read_call_details(empty_app.workspace, interview).interview.contact_id
        empty_app.navigation.open_contact(contact)
        empty_app.navigation.open_preparation(interview)
        empty_app.navigation.open_call(interview)
        await pilot.press("x", "enter", "escape", "i", "f1", "escape", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ContactScreen))
        assert len(empty_app.screen_stack) == 2


async def test_ended_call_only_offers_debrief(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    call_clock.start_call(workspace, interview, now)
    call_clock.end_call(workspace, interview, now + timedelta(minutes=20))
    async with live(empty_app, interview, NARROW) as call:
        assert "ended" in call.clock
        await call.write("x")
        assert str(call.row.state) == InterviewState.ENDED
        await call.write("", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)


async def test_failed_save_keeps_text_and_shows_error_until_saved(
    empty_app: InfoviewApp, interview: int, workspace: Workspace
) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("kept", "enter")
        with unwritable(workspace):
            await call.write("not ke")
            await call.write("", "enter")
            assert call.line.value == "not ke"
            assert call.trouble.startswith("Not saved")
            assert not empty_app.notice_text
            await call.write("", "f10")
            assert call.line.value == "not ke"
        await call.write("pt")
        assert call.trouble == ""
        assert call.unfinished.line == "not kept"
        await call.write("", "enter")
        assert call.texts == ["kept", "not kept"]


async def test_failed_save_is_retried(empty_app: InfoviewApp, interview: int, workspace: Workspace) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("k")
        with unwritable(workspace):
            await call.write("ept")
        await wait_until(call.pilot, lambda: call.trouble == "")
        assert call.unfinished.line == "kept"


@pytest.mark.painted
async def test_hostile_text_becomes_clean_notes(empty_app: InfoviewApp, interview: int) -> None:
    expected: list[str] = []
    async with live(empty_app, interview, NARROW) as call:
        for text in (*HOSTILE_TEXTS, LONG_TEXTS[0]):
            await call.paste(text)
            await call.pilot.press("enter")
            await call.pilot.pause()
            assert call.line.value == ""
            expected += split_pasted_text(text)
        kept = [note.text for note in call.call.notes]
        assert all(clean_line(text) == text for text in kept)
        assert len(kept) == sum(bool(line) for line in expected)
        assert max(map(len, kept)) == 100_000
        await call.pilot.press("pageup", "pageup", "pageup")
        await call.pilot.pause()


async def test_page_keys_scroll_notes_and_line_keeps_focus(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    call_clock.start_call(workspace, interview, now)
    for number in range(60):
        notes.add_note(workspace, interview, f"note {number}", now, seconds=number, question_id=None)
    async with live(empty_app, interview, NARROW) as call:
        log = call.screen.query_one(NoteLog)
        await call.pilot.pause()
        assert log.scroll_offset.y == log.max_scroll_y > 0
        await call.write("half", "pageup")
        assert log.scroll_offset.y < log.max_scroll_y
        assert empty_app.focused is call.line
        await call.write("", "pagedown", "pageup", "enter")
        assert log.scroll_offset.y == log.max_scroll_y, "a new note is seen"


async def test_click_elsewhere_keeps_focus_on_line(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        for target in (NoteLog, ClockBar, QuestionList, "#at-hand", InputStatus):
            await call.pilot.click(target, offset=(3, 0))
            await call.pilot.pause()
            assert empty_app.focused is call.line
        assert isinstance(empty_app.screen, CallScreen)


async def test_click_goes_to_question(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        plan = call.screen.query_one(QuestionList)
        await call.pilot.click(plan, offset=(8, 6))
        await call.pilot.pause()
        assert call.screen.state.question_id == call.call.questions[2].id


async def test_second_escape_discards_unsaved_line(
    empty_app: InfoviewApp, interview: int, workspace: Workspace
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("kept", "enter")
        with unwritable(workspace):
            await call.write("not kept", "escape")
            assert call.line.value == "not kept"
            assert isinstance(empty_app.screen, CallScreen)
            await call.write("", "escape")
            assert not isinstance(empty_app.screen, CallScreen)


async def test_call_deleted_elsewhere_shows_error_and_keeps_line(
    empty_app: InfoviewApp, interview: int, workspace: Workspace
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("kept", "enter")
        workspace.store.connection.execute("DELETE FROM interviews")
        await call.write("half", "enter")
        assert call.line.value == "half"
        assert call.trouble.startswith("Not saved: This interview no longer exists")
        await call.write("", "tab", "f5", "ctrl+t", "up", "f10")
        assert call.line.value == "half"


async def test_new_line_is_scrolled_to_start_after_long_one(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        for _ in range(2):
            await call.write("a line that is longer than the pane is wide")
            assert call.line.scroll_offset.x > 0
            await call.write("", "enter")
            assert call.line.scroll_offset.x == 0
        await call.write("a line that is longer than the pane is wide", "ctrl+u")
        assert call.line.scroll_offset.x == 0


async def test_unsaved_text(empty_app: InfoviewApp, interview: int, workspace: Workspace) -> None:
    async with live(empty_app, interview) as call:
        await call.write("kept")
        assert call.screen.unsaved_text() == ""
        with unwritable(workspace):
            await call.write(" and not")
            assert call.screen.unsaved_text() == "kept and not"
        await call.write("!")
        assert call.screen.unsaved_text() == ""


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_plan_is_filled_at_start_and_after_resize(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        assert len(call.screen.query_one(QuestionList).rows) == len(call.call.questions) > 0
        await call.pilot.resize_terminal(*WIDE)
        assert len(call.screen.query_one(QuestionList).rows) == len(call.call.questions)
