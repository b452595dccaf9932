"""The debrief: nothing typed is lost, and what the call gave is taken with one key."""

from __future__ import annotations

from datetime import datetime

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.domain.text import clean_text
from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services.desk import Desk
from infoview_tui.storage.reads import actions as action_reads
from infoview_tui.storage.reads import contacts as contact_reads
from infoview_tui.storage.reads import interviews as interview_reads
from infoview_tui.storage.reads.interviews import InterviewRow
from infoview_tui.ui.app import InfoviewApp
from infoview_tui.ui.modals.ask import AskScreen
from infoview_tui.ui.screens.compose import ComposeScreen
from infoview_tui.ui.screens.debrief import DebriefScreen
from infoview_tui.ui.widgets.editor import Editor
from infoview_tui.ui.widgets.rows import RowList
from tests.naughty import NAUGHTY
from tests.ui.held import Held, hold_call, shown_rows, stage_of


@pytest.fixture
def held(desk: Desk, now: datetime) -> Held:
    return hold_call(desk, now)


async def debrief(pilot: Pilot[None], interview: int) -> DebriefScreen:
    screen = DebriefScreen(interview)
    pilot.app.push_screen(screen)
    await pilot.pause()
    await pilot.pause()
    return screen


async def go_to_list(pilot: Pilot[None]) -> None:
    await pilot.press("tab", "tab", "tab")


def interview_row(desk: Desk, held: Held) -> InterviewRow:
    row = desk.store.first(interview_reads.INTERVIEW, interview_id=held.interview)
    assert row is not None
    return row


def text_of(screen: DebriefScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


async def test_it_says_with_whom_when_and_how_long(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert text_of(screen, "#who") == ("Maria Lopez  designer at Figma\nThu 26 Nov 09:06 · 24 min of 20 agreed")


async def test_the_texts_are_proposed_from_the_notes_and_kept_as_they_are_typed(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert screen.editors["learned"].text == "- Half of design is writing\n- Weekends in spring"
        assert interview_row(desk, held).learned == ""
        await pilot.press(*"!u x")
        assert interview_row(desk, held).learned.endswith("Weekends in spring!u x")
        await pilot.press("tab", "Z", "shift+tab", "shift+tab")
        assert interview_row(desk, held).want_to_know == "- What does a risk file look likeZ"
        assert isinstance(screen.focused, RowList)


async def test_a_long_text_opens_where_one_goes_on_writing(empty_app: InfoviewApp, desk: Desk, now: datetime) -> None:
    held = hold_call(desk, now, tuple(f"! insight number {number} is that work is work" for number in range(30)))
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await debrief(pilot, held.interview)
        await pilot.pause()
        editor = screen.editors["learned"]
        assert editor.scroll_offset.y + editor.size.height >= editor.wrapped_document.height
        assert any("number 29" in editor.render_line(line).text for line in range(editor.size.height))


async def test_left_and_opened_again_it_is_as_it_was(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await debrief(pilot, held.interview)
        await pilot.press("ctrl+a", *"Why", "escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)
        again = await debrief(pilot, held.interview)
        assert again.editors["learned"].text == interview_row(desk, held).learned
        assert "Why" in again.editors["learned"].text


async def test_space_takes_a_name_and_a_promise_and_u_gives_them_back(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        await go_to_list(pilot)
        await pilot.press("space", "down", "enter")
        people = {row.name: row for row in desk.store.all(contact_reads.CONTACTS, stage=None)}
        assert people["Priya Shah"].title == "staff designer"
        assert people["Priya Shah"].organization == "Figma"
        assert people["Priya Shah"].referrer == people["Tom Weber"].referrer == "Maria Lopez"
        assert "names 2 of 2 ✓" in text_of(screen, "#progress")
        await pilot.press("tab")
        assert "by tomorrow" in shown_rows(screen.query_one(RowList))
        await pilot.press("space")
        promise = [a for a in desk.store.all(action_reads.OF_CONTACT, contact_id=held.maria) if a.kind == "promise"]
        assert [action.text for action in promise] == ["send portfolio by fri"]
        assert promise[0].due_at == "2026-11-27T17:00:00.000Z"
        await pilot.press("space")  # once is enough
        assert "promises 1 of 1 ✓" in text_of(screen, "#progress")
        await pilot.press("u", "u")
        assert "promises 0 of 1" in text_of(screen, "#progress")
        assert "names 1 of 2" in text_of(screen, "#progress")
        await pilot.press("ctrl+r")
        assert "names 2 of 2" in text_of(screen, "#progress")


async def test_somebody_known_already_is_not_added_twice(empty_app: InfoviewApp, desk: Desk, now: datetime) -> None:
    held = hold_call(desk, now, ("@Maria LOPEZ", "@Tom Weber", "@Tom Weber, Acme"))
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert "known already: Maria Lopez" in shown_rows(screen.query_one(RowList))
        await go_to_list(pilot)
        await pilot.press("space", "down", "space", "down", "space")
        names = [row.name for row in desk.store.all(contact_reads.NAMES)]
        assert sorted(names) == ["Maria Lopez", "Tom Weber"]


async def test_space_gives_each_verdict_in_turn_and_counts_the_voice(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        await go_to_list(pilot)
        await pilot.press("tab", "tab")
        rows = screen.query_one(RowList)
        assert rows.cursor_key is not None
        assert "nothing said here · no voice yet" in shown_rows(rows)
        for verdict in ("confirmed", "refined", "refuted"):
            await pilot.press("space")
            assert f"here {verdict} · 1 voice: 1 {verdict}" in shown_rows(rows)
        await pilot.press("space")
        assert "nothing said here · no voice yet" in shown_rows(rows)
        await pilot.press("u")
        assert "here refuted" in shown_rows(rows)


async def test_stars_come_first_and_what_is_off_the_record_gets_none(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        rows = screen.query_one(RowList)
        await go_to_list(pilot)
        await pilot.press("tab", "tab", "tab")
        first = shown_rows(rows).index("★ “You have to like the corridor more than the workshop”")
        assert first < shown_rows(rows).index("a plain note") < shown_rows(rows).index("off record  She is leaving")
        await pilot.press("end", "space")
        assert not any(note.starred for note in desk.store.all(interview_reads.NOTES, interview_id=held.interview)[1:])
        await pilot.press("up", "space")
        starred = [n.text for n in desk.store.all(interview_reads.NOTES, interview_id=held.interview) if n.starred]
        assert starred == ["You have to like the corridor more than the workshop", "a plain note"]


async def test_done_it_proposes_met_and_goes_on_to_the_thank_you(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await debrief(pilot, held.interview)
        await pilot.press("f10")
        assert isinstance(pilot.app.screen, AskScreen)
        assert stage_of(desk, held.maria) == Stage.SCHEDULED
        await pilot.press("enter")
        await pilot.pause()
        assert stage_of(desk, held.maria) == Stage.MET
        assert isinstance(pilot.app.screen, ComposeScreen)
        row = interview_row(desk, held)
        assert row.state == "debriefed"
        assert row.learned.startswith("- Half of design")
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)


async def test_met_is_only_a_proposal(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await debrief(pilot, held.interview)
        await pilot.press("f10", "escape")
        await pilot.pause()
        assert stage_of(desk, held.maria) == Stage.SCHEDULED
        assert isinstance(pilot.app.screen, ComposeScreen)


@pytest.mark.parametrize("size", [(40, 20), (80, 24)])
async def test_in_one_column_each_part_comes_into_view(
    empty_app: InfoviewApp, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview)
        page = screen.query_one("#page").region
        for _ in range(8):
            focused = screen.focused
            assert focused is not None
            seen = focused.region.intersection(page)
            assert seen.height >= min(5, focused.region.height)
            assert seen.width >= size[0] - 4
            await pilot.press("tab")
            await pilot.pause()


async def test_nothing_breaks_it_nor_gets_through(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview)
        editor = screen.editors["learned"]
        short = [text for text in NAUGHTY if len(text) < 10_000]
        for text in ("\n".join(short), *short[:30:3]):
            editor.load_text("")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            assert editor.text == clean_text(text)
            assert interview_row(desk, held).learned == clean_text(text)


async def test_naughty_notes_are_shown_as_they_are(empty_app: InfoviewApp, desk: Desk, now: datetime) -> None:
    short = [text for text in NAUGHTY if len(text) < 10_000]
    held = hold_call(desk, now, tuple(sign + text for text in short for sign in ("@", "+", '"')))
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert "[@click=app.quit]x[/]" in shown_rows(screen.query_one(RowList))
        await go_to_list(pilot)
        for _ in range(12):
            await pilot.press("pagedown")
        for _ in range(8):
            await pilot.press("space", "up")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_hundred_thousand_characters_are_kept(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    text = "one line of many\n" * 6000
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview)
        editor = screen.editors["next_steps"]
        editor.focus()
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        await pilot.press("x", "ctrl+z", "y", "escape")  # leaving saves what the throttle still held
        await pilot.pause()
        assert interview_row(desk, held).next_steps == editor.text
        assert len(editor.text) > 100_000


async def test_a_long_paste_can_be_undone(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await debrief(pilot, held.interview)
        editor = screen.editors["learned"]
        before = editor.text
        pilot.app.post_message(events.Paste("line\n" * 100))
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert editor.text == before


async def test_a_save_that_fails_is_told_once_and_the_text_stays(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await debrief(pilot, held.interview)
        desk.store.connection.execute("PRAGMA query_only = ON")
        await pilot.press("ctrl+end", *"kept")
        trouble = screen.query_one("#trouble", Static)
        assert trouble.display
        assert "Not saved" in text_of(screen, "#trouble")
        assert len(pilot.app._notifications) == 0
        assert screen.editors["learned"].text.endswith("kept")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, AskScreen)  # leaving would lose it
        await pilot.press("escape")
        desk.store.connection.execute("PRAGMA query_only = OFF")
        assert screen.keeper.flush()
        assert not trouble.display
        assert interview_row(desk, held).learned.endswith("kept")


async def test_an_interview_that_is_gone_says_so(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await debrief(pilot, 4711)
        await pilot.press("f10", "tab", "tab", "tab", "space")
        assert isinstance(screen.editors["learned"], Editor)
        assert any("no longer there" in note.message for note in pilot.app._notifications)
