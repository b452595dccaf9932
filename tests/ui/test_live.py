"""The call: a key types or does one thing, what is on the screen is in the data, and nothing takes the line away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import InterviewState, NoteKind, QuestionState
from infoview_tui.services import calls, notes, planning, research, unfinished
from infoview_tui.services.contacts import ContactForm, add_contact
from infoview_tui.services.desk import Desk
from infoview_tui.services.interviews import Call, read_call
from infoview_tui.services.unfinished import Unfinished
from infoview_tui.storage.reads.interviews import InterviewRow
from infoview_tui.ui.app import InfoviewApp
from infoview_tui.ui.opening import Opening
from infoview_tui.ui.screens.debrief import DebriefScreen
from infoview_tui.ui.screens.live import LiveScreen
from infoview_tui.ui.widgets.asking import QuestionList
from infoview_tui.ui.widgets.call_clock import ClockLine
from infoview_tui.ui.widgets.capture_line import CaptureLine, LineSign
from infoview_tui.ui.widgets.note_log import NoteLog
from infoview_tui.ui.widgets.top_bar import TopBar
from tests.naughty import NAUGHTY

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)


class Live(NamedTuple):
    """A live screen under test."""

    pilot: Pilot[None]
    app: InfoviewApp
    interview: int

    @property
    def screen(self) -> LiveScreen:
        assert isinstance(self.app.screen, LiveScreen)
        return self.app.screen

    @property
    def line(self) -> CaptureLine:
        return self.screen.query_one(CaptureLine)

    @property
    def call(self) -> Call:
        return read_call(self.app.desk, self.interview)

    @property
    def row(self) -> InterviewRow:
        return self.call.interview

    @property
    def unfinished(self) -> Unfinished:
        return unfinished.read_unfinished(self.app.desk, self.interview, self.app.now())

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.call.notes]

    @property
    def sign(self) -> str:
        return shown(self.screen.query_one(LineSign))

    @property
    def trouble(self) -> str:
        trouble = self.screen.query_one("#trouble", Static)
        return shown(trouble) if trouble.display else ""

    @property
    def clock(self) -> str:
        return shown(self.screen.query_one(ClockLine))

    async def write(self, text: str, *keys: str) -> None:
        await self.pilot.press(*text, *keys)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    def later(self, **span: float) -> None:
        moment = self.app.now() + timedelta(**span)
        self.app.now = lambda: moment


def shown(widget: Widget) -> str:
    return str(widget.render())


@pytest.fixture
def interview(desk: Desk, now: datetime, zone: ZoneInfo) -> int:
    """An interview of 20 minutes with three questions and something to bring."""
    contact = add_contact(desk, ContactForm("Maria Lopez", title="Designer", organization="Figma"), now)
    for line in ("? Design is mostly writing", "$ A talk on type"):
        research.capture(desk, contact, line, now, zone)
    planned = planning.interview_to_plan(desk, contact, now).id
    for text in ("What fills a week?", "What was thrown out last?", "Whom else should I ask?"):
        form = planning.QuestionForm(text, probes=("How come?",))
        planning.plan_question(desk, planned, form, now)
    return planned


@asynccontextmanager
async def live(app: InfoviewApp, interview: int, size: tuple[int, int] = WIDE) -> AsyncIterator[Live]:
    app.opening = Opening(interview_id=interview)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Live(pilot, app, interview)


async def test_the_clock_starts_with_the_first_key_and_not_before(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        assert call.row.state == InterviewState.PLANNED
        assert call.clock == "20 min agreed · 0 of 3 asked"
        await call.write("T")
        assert call.row.state == InterviewState.RUNNING
        assert call.unfinished.line == "T"
        assert call.screen.query_one(TopBar).call == "call with Maria · 0 min"
        call.later(minutes=4, seconds=5)
        call.screen.query_one(ClockLine).tick(empty_app.now())
        assert call.clock == "4:05 of 20 · 15:55 left · 0 of 3 asked"


async def test_every_plain_key_types(empty_app: InfoviewApp, interview: int) -> None:
    text = "12uhjklnepi?mdxLHg!/Q +~%@<>*$"
    async with live(empty_app, interview) as call:
        await call.write(text)
        assert call.line.value == text
        assert call.unfinished.line == text
        assert isinstance(empty_app.screen, LiveScreen)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_enter_keeps_a_note_with_its_time_and_question(
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


async def test_what_the_line_will_become_is_said_while_it_is_typed(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        assert "quote" in call.sign
        await call.write("They")
        assert call.sign == "note"
        await call.write("", *["backspace"] * 4)
        await call.write("+ send it by fri")
        assert call.sign == "promise · due tomorrow"
        await call.write("", "enter", "%", "x")
        assert call.sign == "off the record · never leaves here"


async def test_keys_that_come_in_one_burst_are_taken_in_their_order(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        burst = [*"one", "enter", *"two!", "backspace", "enter", "tab", *"three", "enter", *"rest"]
        for key in burst:
            empty_app.post_message(events.Key(key, key if len(key) == 1 else None))
        await call.pilot.pause()
        assert call.texts == ["one", "two", "three"]
        assert [note.question for note in call.call.notes] == ["What fills a week?"] * 2 + ["What was thrown out last?"]
        assert call.unfinished.line == call.line.value == "rest"


async def test_keys_typed_before_the_screen_is_there_are_its_first(empty_app: InfoviewApp, interview: int) -> None:
    async with empty_app.run_test(size=NARROW) as pilot:
        empty_app.open_call(interview)
        for key in [*"first", "enter", *"second"]:
            empty_app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.press(*"ly")
        await pilot.pause()
        call = Live(pilot, empty_app, interview)
        assert call.texts == ["first"]
        assert call.unfinished.line == call.line.value == "secondly"


async def test_up_brings_the_last_note_back_and_enter_saves_it(empty_app: InfoviewApp, interview: int) -> None:
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


async def test_escape_leaves_the_editing_and_then_the_screen(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("On call", "enter", "up", "x", "escape")
        assert call.texts == ["On call"]
        assert call.line.value == call.unfinished.line == ""
        assert call.unfinished.note_id is None
        await call.write("half", "escape")
        assert not isinstance(empty_app.screen, LiveScreen)
        assert call.row.state == InterviewState.RUNNING
        assert empty_app.screen.query_one(TopBar).call
        empty_app.return_to_call()
        await call.pilot.pause()
        assert call.line.value == "half"


async def test_an_edited_note_that_is_emptied_stays_as_it_was(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("On call", "enter", "up", "ctrl+u", "enter")
        assert call.texts == ["On call"]
        assert "stays as it was" in call.sign


async def test_what_was_half_typed_comes_back_editing_and_question_too(
    empty_app: InfoviewApp, interview: int, desk: Desk, now: datetime
) -> None:
    second = read_call(desk, interview).questions[1].id
    calls.start_call(desk, interview, now)
    note = notes.keep_note(desk, interview, "On call", now, seconds=3, question_id=second)
    assert note is not None
    unfinished.keep_line(desk, interview, "On call at ni", note.id)
    calls.turn_to_question(desk, interview, second, timedelta(seconds=3))
    async with live(empty_app, interview, NARROW) as call:
        assert call.line.value == "On call at ni"
        assert call.screen.editing == note.id
        assert call.screen.question_id == second
        await call.write("ght", "enter")
        assert call.texts == ["On call at night"]


async def test_going_on_answers_a_question_that_has_notes_and_leaves_one_without_open(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with live(empty_app, interview) as call:
        events_before = empty_app.desk.store.connection.execute("SELECT count(*) FROM events").fetchone()
        await call.write("", "tab")
        assert call.row.state == InterviewState.PLANNED
        assert empty_app.desk.store.connection.execute("SELECT count(*) FROM events").fetchone() == events_before
        await call.write("a note", "enter", "tab", "tab")
        assert [row.state for row in call.call.questions] == [
            QuestionState.OPEN,
            QuestionState.ANSWERED,
            QuestionState.OPEN,
        ]
        assert "last planned question" in call.sign
        assert call.clock.endswith("1 of 3 asked")
        labels = [str(row.label).strip() for row in call.screen.query_one(QuestionList).rows]
        assert labels == ["1 ·", "2 ✓", "3 ▸"]
        await call.write("", "shift+tab", "ctrl+z")
        assert call.texts == []
        await call.write("", "tab")
        assert call.call.questions[1].state == QuestionState.OPEN


async def test_invited_to_stay_and_undone(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f5")
        assert call.row.extra_minutes == 0
        await call.write("x", "enter", "f5")
        assert call.row.extra_minutes == 10
        assert "of 30" in call.clock
        await call.write("", "ctrl+z")
        assert call.row.extra_minutes == 0


async def test_what_is_added_to_a_starred_note_leaves_its_star(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("On call*", "enter", "up")
        await call.write(" at night", "enter")
        assert [(note.text, note.starred) for note in call.call.notes] == [("On call at night", True)]


async def test_a_star_on_the_last_note_but_never_off_the_record(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("Ship it", "enter", "ctrl+t")
        assert [note.starred for note in call.call.notes] == [True]
        await call.write("", "ctrl+z")
        assert [note.starred for note in call.call.notes] == [False]
        await call.write("% She leaves*", "enter", "ctrl+t")
        assert [note.starred for note in call.call.notes] == [False, False]
        assert "off the record" in call.sign


async def test_undo_never_takes_away_what_is_being_typed(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("a note", "enter")
        await call.write("half", "ctrl+z")
        assert call.line.value == "half"
        assert call.texts == ["a note"]
        assert "stays" in call.sign
        await call.write("", "ctrl+u", "ctrl+z")
        assert call.texts == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_ending_keeps_the_unfinished_line_and_opens_the_debrief(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("", "f10")
        assert call.row.state == InterviewState.PLANNED
        await call.write("one", "enter", *"two", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)
        assert call.texts == ["one", "two"]
        assert call.row.state == InterviewState.ENDED
        assert call.unfinished.line == ""
        assert not any(isinstance(screen, LiveScreen) for screen in empty_app.screen_stack)


async def test_a_call_that_has_ended_only_offers_its_debrief(
    empty_app: InfoviewApp, interview: int, desk: Desk, now: datetime
) -> None:
    calls.start_call(desk, interview, now)
    calls.end_call(desk, interview, now + timedelta(minutes=20))
    async with live(empty_app, interview, NARROW) as call:
        assert "ended" in call.clock
        await call.write("x")
        assert call.row.state == InterviewState.ENDED
        await call.write("", "f10")
        assert isinstance(empty_app.screen, DebriefScreen)


async def test_near_its_end_the_clock_says_to_offer_to_end(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("x", "enter")
        clock = call.screen.query_one(ClockLine)
        call.later(minutes=16, seconds=59)
        clock.tick(empty_app.now())
        assert "offer to end" not in call.clock
        call.later(seconds=1)
        clock.tick(empty_app.now())
        await call.pilot.pause()
        assert "3 min left: offer to end" in call.clock
        assert clock.size.height == 3  # at 40 columns the offer takes two lines, and is not cut
        assert empty_app.focused is call.line


async def test_the_clock_takes_one_line_in_a_narrow_pane(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("x", "enter", "f5", "f5")
        call.later(minutes=17, seconds=32)
        clock = call.screen.query_one(ClockLine)
        clock.tick(empty_app.now())
        await call.pilot.pause()
        assert call.clock == "17:32 of 40 · 22:28 left · 1/3 asked"
        assert clock.size.height == 1


async def test_a_save_that_fails_keeps_the_text_and_says_so_once_until_it_works_again(
    empty_app: InfoviewApp, interview: int, desk: Desk
) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("kept", "enter")
        desk.store.connection.execute("PRAGMA query_only = ON")
        await call.write("not ke")
        await call.write("", "enter")
        assert call.line.value == "not ke"
        assert call.trouble.startswith("Not saved")
        assert not empty_app._notifications
        await call.write("", "f10")
        assert call.line.value == "not ke"
        desk.store.connection.execute("PRAGMA query_only = OFF")
        await call.write("pt")
        assert call.trouble == ""
        assert call.unfinished.line == "not kept"
        await call.write("", "enter")
        assert call.texts == ["kept", "not kept"]


async def test_saving_resumes_by_itself(empty_app: InfoviewApp, interview: int, desk: Desk) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("k")
        desk.store.connection.execute("PRAGMA query_only = ON")
        await call.write("ept")
        desk.store.connection.execute("PRAGMA query_only = OFF")
        await call.pilot.pause(1.2)
        assert call.trouble == ""
        assert call.unfinished.line == "kept"


async def test_naughty_text_becomes_clean_notes_and_none_is_lost(empty_app: InfoviewApp, interview: int) -> None:
    expected: list[str] = []
    async with live(empty_app, interview, NARROW) as call:
        for text in NAUGHTY:
            await call.paste(text)
            await call.pilot.press("enter")
            await call.pilot.pause()
            assert call.line.value == ""
            expected.append(clean_line(text))
        kept = [note.text for note in call.call.notes]
        assert all(clean_line(text) == text for text in kept)
        assert len(kept) == sum(bool(line) for line in expected)
        assert max(map(len, kept)) == 100_000
        await call.pilot.press("pageup", "pageup", "pageup")
        await call.pilot.pause()


async def test_a_pasted_block_of_lines_is_one_line_and_keeps_every_word(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.paste("one\ntwo\r\nthree\n")
        assert call.line.value == call.unfinished.line == "one two three"


async def test_page_keys_scroll_the_notes_while_the_line_keeps_the_focus(
    empty_app: InfoviewApp, interview: int, desk: Desk, now: datetime
) -> None:
    calls.start_call(desk, interview, now)
    for number in range(60):
        notes.keep_note(desk, interview, f"note {number}", now, seconds=number, question_id=None)
    async with live(empty_app, interview, NARROW) as call:
        log = call.screen.query_one(NoteLog)
        await call.pilot.pause()
        assert log.scroll_offset.y == log.max_scroll_y > 0
        await call.write("half", "pageup")
        assert log.scroll_offset.y < log.max_scroll_y
        assert empty_app.focused is call.line
        await call.write("", "pagedown", "pageup", "enter")
        assert log.scroll_offset.y == log.max_scroll_y, "a new note is seen"


async def test_a_click_beside_the_line_does_not_take_the_focus(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        for target in (NoteLog, ClockLine, QuestionList, "#at-hand", LineSign):
            await call.pilot.click(target, offset=(3, 0))
            await call.pilot.pause()
            if isinstance(empty_app.screen, LiveScreen):
                assert empty_app.focused is call.line
        assert isinstance(empty_app.screen, LiveScreen)


async def test_a_click_on_a_question_goes_there(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        plan = call.screen.query_one(QuestionList)
        await call.pilot.click(plan, offset=(8, 6))
        await call.pilot.pause()
        assert call.screen.question_id == call.call.questions[2].id


async def test_a_line_that_cannot_be_saved_is_left_only_at_the_second_escape(
    empty_app: InfoviewApp, interview: int, desk: Desk
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("kept", "enter")
        desk.store.connection.execute("PRAGMA query_only = ON")
        await call.write("not kept", "escape")
        assert call.line.value == "not kept"
        assert isinstance(empty_app.screen, LiveScreen)
        await call.write("", "escape")
        assert not isinstance(empty_app.screen, LiveScreen)
        desk.store.connection.execute("PRAGMA query_only = OFF")


async def test_a_call_that_is_deleted_elsewhere_says_so_and_its_line_stays(
    empty_app: InfoviewApp, interview: int, desk: Desk
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("kept", "enter")
        desk.store.connection.execute("DELETE FROM interviews")
        await call.write("half", "enter")
        assert call.line.value == "half"
        assert call.trouble.startswith("Not saved: This interview is no longer there")
        await call.write("", "tab", "f5", "ctrl+t", "up", "f10")
        assert call.line.value == "half"
