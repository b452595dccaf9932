"""The debrief: part by part, nothing typed is lost, and each thing that the call gave is settled with one key."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.domain.debriefing import Part
from infoview_tui.domain.text import clean_text
from infoview_tui.domain.vocabulary import NoteKind, Stage
from infoview_tui.services import contacts, promises, referrals
from infoview_tui.services.contacts import ContactForm, read_form
from infoview_tui.services.desk import Desk
from infoview_tui.services.interviews import find_contact
from infoview_tui.services.reading import read_pages
from infoview_tui.storage.reads import actions as action_reads
from infoview_tui.storage.reads import contacts as contact_reads
from infoview_tui.storage.reads import debrief as debrief_reads
from infoview_tui.storage.reads import interviews as interview_reads
from infoview_tui.storage.reads.interviews import InterviewRow, NoteRow
from infoview_tui.storage.store import Store
from infoview_tui.ui.app import InfoviewApp
from infoview_tui.ui.modals.ask import AskScreen
from infoview_tui.ui.modals.choose import ChooseScreen
from infoview_tui.ui.modals.help import HelpScreen
from infoview_tui.ui.modals.label import LabelScreen
from infoview_tui.ui.modals.promise_form import PromiseFormScreen
from infoview_tui.ui.modals.prompt import PromptScreen
from infoview_tui.ui.modals.referral_form import ReferralFormScreen
from infoview_tui.ui.screens.compose import ComposeScreen
from infoview_tui.ui.screens.debrief import DebriefScreen
from infoview_tui.ui.widgets.hints import SAID_FOR, Hints
from infoview_tui.ui.widgets.parts_bar import PartsBar
from infoview_tui.ui.widgets.rows import RowList
from tests.naughty import NAUGHTY
from tests.ui.held import Held, hold_call, shown_rows, stage_of

SHORT = [text for text in NAUGHTY if len(text) < 10_000]
SIZES = [(120, 40), (40, 20)]


@pytest.fixture
def held(desk: Desk, now: datetime) -> Held:
    return hold_call(desk, now)


async def debrief(pilot: Pilot[None], interview: int, part: Part | None = None) -> DebriefScreen:
    screen = DebriefScreen(interview)
    pilot.app.push_screen(screen)
    await pilot.pause()
    await pilot.pause()
    if part is not None:
        screen.open_part(part)
        await pilot.pause()
    return screen


def interview_row(desk: Desk, held: Held) -> InterviewRow:
    row = desk.store.first(interview_reads.INTERVIEW, interview_id=held.interview)
    assert row is not None
    return row


def notes_of(desk: Desk, held: Held) -> dict[str, NoteRow]:
    return {note.text: note for note in desk.store.all(interview_reads.NOTES, interview_id=held.interview)}


def text_of(screen: DebriefScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).visual)


def bar(screen: DebriefScreen) -> str:
    return str(screen.query_one(PartsBar).render().plain)


def listed(screen: DebriefScreen) -> str:
    return shown_rows(screen.query_one(RowList))


# The way through


async def test_behind_the_last_part_there_is_the_thank_you_and_nothing_to_skip(
    empty_app: InfoviewApp, held: Held
) -> None:
    async with empty_app.run_test(size=(40, 20), notifications=True) as pilot:
        screen = await debrief(pilot, held.interview, Part.OUTCOMES)
        hints = screen.query_one(Hints)
        assert "tab Skip" in hints.render().plain
        await pilot.press("tab")
        assert "F10: the thank-you" in hints.render().plain
        assert not pilot.app._notifications, "a notice would cover the letter that comes next"
        await pilot.pause(SAID_FOR + 0.2)
        assert "tab" not in hints.render().plain
        assert "F10 Thank-you" in hints.render().plain


async def test_the_scores_are_hinted_at_before_how_sure_one_is(demo_app: InfoviewApp, demo_desk: Desk) -> None:
    contact = find_contact(demo_desk, "Daniel")
    async with demo_app.run_test(size=(40, 20)) as pilot:
        screen = await debrief(pilot, read_pages(demo_desk, contact.id)[0].interview.id, Part.PATHS)
        assert "1 to 5 score" in screen.query_one(Hints).render().plain


async def test_it_goes_through_the_parts_in_order_and_each_can_be_skipped(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        seen = [screen.part]
        while screen.part is not Part.OUTCOMES:
            await pilot.press("tab")
            if screen.part is not seen[-1]:
                seen.append(screen.part)
        assert seen == list(Part)
        lines = [line.split() for line in bar(screen).split("\n")]
        assert ["–", "Referrals", "0", "of", "2"] in lines
        assert ["✓", "Learned,", "and", "next", "3"] in lines
        await pilot.press("tab")
        assert screen.part is Part.OUTCOMES
        await pilot.press(*["shift+tab"] * 20)
        assert "1 of 10" in text_of(screen, "#strip")


async def test_it_says_with_whom_when_how_long_and_how_long_the_thank_you_has(
    empty_app: InfoviewApp, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert text_of(screen, "#who") == "Maria Lopez  designer at Figma\nThu 26 Nov 09:06 · 24 min of 20 agreed"
        assert text_of(screen, "#due") == "Thank-you\n23 h left of 24\n47 h of 48"


@pytest.mark.parametrize(("size", "left"), [((80, 24), "verdicts · scores · 2 energy · 1 more"), ((40, 20), " more")])
async def test_one_line_says_what_is_left_and_breaks_in_no_item(
    empty_app: InfoviewApp, held: Held, size: tuple[int, int], left: str
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview)
        said = text_of(screen, "#left")
        assert said.startswith("Left: texts · 2 referrals · ")
        assert said.endswith(left)
        assert len(said) <= screen.query_one("#left").content_size.width
        await pilot.press("tab", "tab", "tab", "tab", "tab", "tab", "tab")
        assert "referrals" not in text_of(screen, "#left")  # skipped is not left
        assert "6 of 10  Promises" in text_of(screen, "#strip")


@pytest.mark.parametrize("size", [*SIZES, (80, 24)])
async def test_each_part_has_room_at_every_size(empty_app: InfoviewApp, held: Held, size: tuple[int, int]) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview)
        for part in Part:
            screen.open_part(part)
            await pilot.pause()
            focused = screen.focused
            assert focused is not None
            assert focused.region.height >= min(5, size[1] // 5), part
            assert focused.region.right <= size[0]
            assert focused.region.bottom <= size[1] - 1


async def test_opened_again_it_goes_on_where_something_waits(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        await pilot.press(*["tab"] * 6, "space", "escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)
        screen = await debrief(pilot, held.interview)
        assert screen.part is Part.REFERRALS
        await pilot.press("space", "escape")
        screen = await debrief(pilot, held.interview)
        assert screen.part is Part.PROMISES


async def test_a_click_goes_to_a_part(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        await pilot.click(PartsBar, offset=(5, 8))
        assert screen.part is Part.ENERGY


async def test_help_begins_with_the_keys_of_the_part(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await debrief(pilot, held.interview, Part.PROMISES)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "A day later" in shown_rows(pilot.app.screen.query_one(RowList))


# 1 to 3: the notes


async def test_space_stars_a_moment_and_what_is_off_the_record_gets_none(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await debrief(pilot, held.interview)
        assert listed(screen).index("★ “You have to like") < listed(screen).index("a plain note")
        await pilot.press("end", "space")
        assert any("off the record" in note.message for note in pilot.app._notifications)
        await pilot.press("up", "space")
        assert notes_of(desk, held)["a plain note"].starred
        await pilot.press("u")
        assert not notes_of(desk, held)["a plain note"].starred
        assert not notes_of(desk, held)["She is leaving"].starred


SIGNS = {"!": "insight", ">": "reward", "<": "drawback", '"': "quote", "?": "want_to_know"}
MORE_SIGNS = {"@": "referral", "+": "promise", "~": "common_ground", "%": "off_record"}


@pytest.mark.parametrize("size", SIZES)
async def test_a_sign_makes_a_note_something_else_and_u_takes_it_back(
    empty_app: InfoviewApp, desk: Desk, now: datetime, size: tuple[int, int]
) -> None:
    held = hold_call(desk, now, ("a plain note",))
    async with empty_app.run_test(size=size) as pilot:
        await debrief(pilot, held.interview, Part.DRAWBACKS)
        for key, kind in (SIGNS | MORE_SIGNS).items():
            await pilot.press(key)
            assert notes_of(desk, held)["a plain note"].kind == kind
            await pilot.press("u")
            assert notes_of(desk, held)["a plain note"].kind == NoteKind.NOTE


async def test_a_note_that_becomes_a_drawback_comes_to_the_drawbacks(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview, Part.DRAWBACKS)
        await pilot.press("end", "up", "<")
        assert listed(screen).index("< a plain note") < listed(screen).index("Half of design is writing")
        await pilot.press("-")
        assert notes_of(desk, held)["a plain note"].kind == NoteKind.NOTE


async def test_a_note_is_edited_and_removed_here_too(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await debrief(pilot, held.interview, Part.INSIGHTS)
        await pilot.press("e")
        assert isinstance(pilot.app.screen, PromptScreen)
        await pilot.press(*" and reading", "enter")
        assert notes_of(desk, held)["Half of design is writing and reading"].kind == NoteKind.INSIGHT
        await pilot.press("delete")
        assert "Half of design is writing and reading" not in notes_of(desk, held)
        await pilot.press("u", "u")
        assert "Half of design is writing" in notes_of(desk, held)


# 4: the texts


async def test_the_texts_are_proposed_from_the_notes_and_kept_as_they_are_typed(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        assert screen.editors["learned"].text == "- Half of design is writing\n- Weekends in spring"
        assert interview_row(desk, held).learned == ""
        await pilot.press(*"!u x")
        assert interview_row(desk, held).learned.endswith("Weekends in spring!u x")
        await pilot.press("tab", "Z", "shift+tab")
        assert interview_row(desk, held).want_to_know == "- What does a risk file look likeZ"
        assert screen.focused is screen.editors["learned"]


async def test_what_the_notes_propose_is_kept_when_one_goes_on(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        await pilot.press("tab", "tab", "tab")
        assert screen.part is Part.REFERRALS
        assert interview_row(desk, held).next_steps == "- send portfolio by fri"
        await pilot.press("shift+tab")
        assert screen.focused is screen.editors["next_steps"]


async def test_a_long_text_opens_where_one_goes_on_writing(empty_app: InfoviewApp, desk: Desk, now: datetime) -> None:
    held = hold_call(desk, now, tuple(f"! insight number {number} is that work is work" for number in range(30)))
    async with empty_app.run_test(size=(40, 20)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        await pilot.pause()
        editor = screen.editors["learned"]
        assert editor.scroll_offset.y + editor.size.height >= editor.wrapped_document.height
        assert any("number 29" in editor.render_line(line).text for line in range(editor.size.height))


async def test_two_windows_write_and_both_texts_are_kept(
    empty_app: InfoviewApp, desk: Desk, held: Held, now: datetime
) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        await pilot.press(*"!")
        other = Desk(Store(desk.store.database))
        other.store.connection.execute("UPDATE interviews SET learned = 'theirs' WHERE id = ?", (held.interview,))
        other.close()
        await pilot.press(*"?")
        assert interview_row(desk, held).learned.split("\n") == [
            "- Half of design is writing",
            "- Weekends in spring!?",
            "theirs",
        ]
        assert screen.editors["learned"].text == interview_row(desk, held).learned
        await pilot.press("x")
        assert "spring!?x\ntheirs" in interview_row(desk, held).learned


async def test_what_another_window_wrote_is_taken_over_while_nothing_is_typed(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        desk.store.connection.execute("UPDATE interviews SET learned = 'theirs' WHERE id = ?", (held.interview,))
        screen.reload()
        assert screen.editors["learned"].text == "theirs"
        await pilot.press("!")
        assert interview_row(desk, held).learned.startswith("theirs!")


async def test_nothing_breaks_it_nor_gets_through(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        editor = screen.editors["learned"]
        for text in ("\n".join(SHORT), *SHORT[:30:3]):
            editor.load_text("")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            assert editor.text == clean_text(text)
            assert interview_row(desk, held).learned == clean_text(text)


async def test_a_hundred_thousand_characters_are_kept(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    text = "one line of many\n" * 6000
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
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
        screen = await debrief(pilot, held.interview, Part.LEARNED)
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
        screen = await debrief(pilot, held.interview, Part.LEARNED)
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


# 5: the referrals


def people(desk: Desk) -> dict[str, contact_reads.ContactRow]:
    return {row.name: row for row in desk.store.all(contact_reads.CONTACTS, stage=None)}


@pytest.mark.parametrize("size", SIZES)
async def test_space_takes_a_name_and_u_gives_it_back(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.REFERRALS)
        await pilot.press("space", "down", "space")
        assert people(desk)["Priya Shah"].title == "staff designer"
        assert people(desk)["Priya Shah"].organization == "Figma"
        assert people(desk)["Priya Shah"].stage == Stage.RESEARCHING
        assert people(desk)["Priya Shah"].referrer == people(desk)["Tom Weber"].referrer == "Maria Lopez"
        assert "on the board as Tom Weber, named by Maria" in listed(screen)
        await pilot.press("space")  # once is enough
        await pilot.press("u")
        assert set(people(desk)) == {"Maria Lopez", "Priya Shah"}
        await pilot.press("ctrl+r")
        assert "Tom Weber" in people(desk)


async def test_a_name_is_corrected_before_it_is_taken(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview, Part.REFERRALS)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ReferralFormScreen)
        await pilot.press("end", *"stri", "down", "down", "down", *"priya@x.org", "ctrl+s")
        await pilot.pause()
        taken = people(desk)["Priya Shahstri"]
        assert (taken.email, taken.organization, taken.referrer) == ("priya@x.org", "Figma", "Maria Lopez")
        assert "on the board as Priya Shahstri" in listed(screen)


async def test_who_offered_to_introduce_is_kept_with_the_contact(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.REFERRALS)
        await pilot.press("w")
        assert "Maria offered to introduce you" in listed(screen)
        await pilot.press("space")
        (found,) = desk.store.all(contact_reads.FINDINGS, contact_id=people(desk)["Priya Shah"].id)
        assert (found.kind, found.text) == ("warm_way", "Maria Lopez offered to introduce you")


@pytest.mark.parametrize("size", SIZES)
async def test_somebody_known_is_the_same_person_or_somebody_new_as_one_says(
    empty_app: InfoviewApp, desk: Desk, now: datetime, size: tuple[int, int]
) -> None:
    known = contacts.add_contact(desk, ContactForm("Thomas Weber", organization="Inn"), now)
    held = hold_call(desk, now, ("@Tom Weber, cook at Acme", "@Thomas Weber"))
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.REFERRALS)
        assert "maybe Thomas Weber" in listed(screen)
        await pilot.press("down", "space")
        assert isinstance(pilot.app.screen, ChooseScreen)
        await pilot.press("escape")
        assert len(people(desk)) == 2
        await pilot.press("space", "enter")
        await pilot.pause()
        assert len(people(desk)) == 2
        assert people(desk)["Thomas Weber"].referrer == "Maria Lopez"
        assert people(desk)["Thomas Weber"].id == known
        await pilot.press("home", "space", "end", "enter")
        await pilot.pause()
        assert set(people(desk)) == {"Maria Lopez", "Thomas Weber", "Tom Weber"} or len(people(desk)) == 3
        await pilot.press("u", "u")
        assert people(desk)["Thomas Weber"].referrer == ""
        assert len(people(desk)) == 2


async def test_naughty_names_and_promises_are_shown_and_taken_as_they_are(
    empty_app: InfoviewApp, desk: Desk, now: datetime
) -> None:
    held = hold_call(desk, now, tuple(sign + text for text in SHORT for sign in ("@", "+", '"', "!")))
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview)
        assert "[@click=app.quit]x[/]" in listed(screen)
        for part in (Part.REFERRALS, Part.PROMISES):
            screen.open_part(part)
            await pilot.pause()
            for _ in range(12):
                await pilot.press("space")
                if isinstance(pilot.app.screen, ChooseScreen):
                    await pilot.press("end", "enter")
                await pilot.press("down")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert "[@click=app.quit]x[/]" in people(desk)


# 6: the promises


def promised(desk: Desk, held: Held) -> list[action_reads.ActionRow]:
    return [row for row in desk.store.all(action_reads.OF_CONTACT, contact_id=held.maria) if row.kind == "promise"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_promise_shows_its_date_as_understood_and_is_taken_so(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.PROMISES)
        assert "send portfolio by fri\nby tomorrow" in listed(screen)
        await pilot.press("space")
        assert [(row.text, row.due_at) for row in promised(desk, held)] == [
            ("send portfolio by fri", "2026-11-27T17:00:00.000Z")
        ]
        assert "on your list, by tomorrow" in listed(screen)
        await pilot.press("space", "u")
        assert promised(desk, held) == []


async def test_plus_and_minus_move_a_promise_before_and_after_it_is_taken(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.PROMISES)
        await pilot.press("+", "+", "-", "+")
        assert "by Sun 29 Nov" in listed(screen)
        await pilot.press("space")
        assert promised(desk, held)[0].due_at == "2026-11-29T17:00:00.000Z"
        await pilot.press("+")
        assert promised(desk, held)[0].due_at == "2026-11-30T17:00:00.000Z"
        await pilot.press("u")
        assert promised(desk, held)[0].due_at == "2026-11-29T17:00:00.000Z"


async def test_words_and_date_of_a_promise_are_changed_in_a_form(
    empty_app: InfoviewApp, desk: Desk, held: Held
) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await debrief(pilot, held.interview, Part.PROMISES)
        await pilot.press("enter")
        form = pilot.app.screen
        assert isinstance(form, PromiseFormScreen)
        await pilot.press("ctrl+a", "ctrl+k", *"send two pages", "down", "ctrl+a", "ctrl+k", *"soon")
        await pilot.press("ctrl+s")
        assert pilot.app.screen is form  # "soon" is no day
        assert "A day, please" in str(form.query_one("#remark", Static).visual)
        await pilot.press("ctrl+a", "ctrl+k", *"in 2 weeks")
        assert "Falls due Thu 10 Dec at 18:00." in str(form.query_one("#remark", Static).visual)
        await pilot.press("enter")
        await pilot.pause()
        assert [(row.text, row.due_at) for row in promised(desk, held)] == [
            ("send two pages", "2026-12-10T17:00:00.000Z")
        ]


async def test_tomorrow_at_ten_is_a_day_with_a_time(empty_app: InfoviewApp, desk: Desk, now: datetime) -> None:
    held = hold_call(desk, now, ("+ call Lee tomorrow 10",))
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.PROMISES)
        assert "by tomorrow at 10:00" in listed(screen)
        await pilot.press("space")
        assert promised(desk, held)[0].due_at == "2026-11-27T09:00:00.000Z"


# 7: the verdicts


@pytest.mark.parametrize("size", SIZES)
async def test_a_number_gives_a_verdict_and_a_note_says_so(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.VERDICTS)
        assert "nothing said here · no voice yet" in listed(screen)
        await pilot.press("enter")
        assert pilot.app.screen is screen  # the verdict comes first
        for key, verdict in (("1", "confirmed"), ("2", "refined"), ("3", "refuted")):
            await pilot.press(key)
            assert f"{verdict} · 1 voice: 1 {verdict}" in listed(screen)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert "because of the note: Half of design is writing" in listed(screen)
        await pilot.press("e", *"he laughed", "enter")
        await pilot.pause()
        assert "because he laughed" in listed(screen)
        await pilot.press("u")
        assert "because of the note: Half of design is writing" in listed(screen)
        await pilot.press("0")
        assert "nothing said here · no voice yet" in listed(screen)
        await pilot.press("u", "u", "u")
        assert "refined · 1 voice" in listed(screen)


async def test_space_gives_each_verdict_in_turn(empty_app: InfoviewApp, held: Held) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview, Part.VERDICTS)
        for verdict in ("confirmed", "refined", "refuted"):
            await pilot.press("space")
            assert f"{verdict} · 1 voice: 1 {verdict}" in listed(screen)
        await pilot.press("space")
        assert "nothing said here" in listed(screen)


# 8 and 9: the scores


@pytest.mark.parametrize("size", SIZES)
async def test_a_path_is_named_scored_and_how_sure_one_is_is_said(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.PATHS)
        assert screen.query_one(RowList).empty.startswith("They speak to no path yet")
        await pilot.press("a")
        assert isinstance(pilot.app.screen, LabelScreen)
        await pilot.press(*"Product design", "enter")
        await pilot.pause()
        assert read_form(desk, held.maria).paths == ("Product design",)
        await pilot.press("right", "4", "right", "right", "down", "2", "left")
        first, second = desk.store.all(debrief_reads.RATINGS, interview_id=held.interview)
        assert (first.score, first.sureness) == (4, "sure")
        assert (second.score, second.sureness) == (2, "guess")
        assert "●●●●○ work environment" in listed(screen)
        await pilot.press("5")
        assert desk.store.all(debrief_reads.RATINGS, interview_id=held.interview)[1][2:] == (5, "guess")
        await pilot.press("0", "u", "u")
        assert desk.store.all(debrief_reads.RATINGS, interview_id=held.interview)[1][2:] == (2, "guess")


async def test_beside_a_score_stands_what_others_gave(demo_app: InfoviewApp, demo_desk: Desk, now: datetime) -> None:
    from infoview_tui.domain.vocabulary import Topic
    from infoview_tui.services import ratings

    one, other = (
        row
        for row in demo_desk.store.connection.execute(
            "SELECT i.id, cp.path_id FROM interviews i JOIN contact_paths cp USING (contact_id) "
            "JOIN contact_paths same ON same.path_id = cp.path_id AND same.contact_id <> i.contact_id "
            "JOIN interviews j ON j.contact_id = same.contact_id WHERE i.ended_at IS NOT NULL AND j.ended_at "
            "IS NOT NULL GROUP BY i.id ORDER BY i.id LIMIT 2"
        ).fetchall()
    )
    ratings.rate(demo_desk, other[0], ratings.Aspect(other[1], Topic.OUTLOOK), 4, now)
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, one[0], Part.PATHS)
        assert "others 4.0 · 1 voice" in listed(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_energy_before_and_after_is_said_by_digits_and_arrows(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    async with empty_app.run_test(size=size) as pilot:
        screen = await debrief(pilot, held.interview, Part.ENERGY)
        await pilot.press("2", "down", "right", "right", "right", "right")
        row = interview_row(desk, held)
        assert (row.energy_before, row.energy_after) == (2, 5)
        assert any("gave you energy: +3" in row.body.plain for row in screen.query_one(RowList).rows)
        await pilot.press("0")
        assert interview_row(desk, held).energy_after is None
        await pilot.press("u", "u")
        assert interview_row(desk, held).energy_after == 4


# 10: the outcomes


@pytest.mark.parametrize("size", SIZES)
async def test_an_outcome_is_written_changed_removed_and_brought_back(
    empty_app: InfoviewApp, desk: Desk, held: Held, size: tuple[int, int]
) -> None:
    def outcomes() -> list[tuple[str, str]]:
        return [row[1:] for row in desk.store.all(debrief_reads.OUTCOMES, interview_id=held.interview)]

    async with empty_app.run_test(size=size) as pilot:
        await debrief(pilot, held.interview, Part.OUTCOMES)
        await pilot.press("down", "down", "enter", *"the breakfast", "enter")
        await pilot.pause()
        assert outcomes() == [("event", "the breakfast")]
        await pilot.press("down", "enter", *" in May", "enter")
        await pilot.pause()
        assert outcomes() == [("event", "the breakfast in May")]
        await pilot.press("delete")
        assert outcomes() == []
        await pilot.press("u", "u")
        assert outcomes() == [("event", "the breakfast")]
        await pilot.press("home", "enter", "enter")  # an empty line is no outcome
        await pilot.pause()
        assert len(outcomes()) == 1


async def test_naughty_outcomes_are_kept_as_they_are(empty_app: InfoviewApp, desk: Desk, held: Held) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.OUTCOMES)
        for text in ("[/]", "[@click=app.quit]x[/]", "\x1b[31mred\x1b[0m", "株式会社リクルート"):
            await pilot.press("home", "enter")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        assert "[@click=app.quit]x[/]" in listed(screen)
        kept = [row.text for row in desk.store.all(debrief_reads.OUTCOMES, interview_id=held.interview)]
        assert kept == ["[/]", "[@click=app.quit]x[/]", "red", "株式会社リクルート"]


# The end


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


async def test_with_all_settled_nothing_is_left(empty_app: InfoviewApp, desk: Desk, held: Held, now: datetime) -> None:
    notes = notes_of(desk, held)
    for text, note in notes.items():
        if note.kind == NoteKind.REFERRAL:
            referrals.accept_referral(desk, note.id, now)
        elif note.kind == NoteKind.PROMISE:
            promises.accept_promise(desk, note.id, now, empty_app.zone)
        assert text
    async with empty_app.run_test(size=(80, 24)) as pilot:
        screen = await debrief(pilot, held.interview, Part.LEARNED)
        await pilot.press("tab", "tab", "tab", "tab", "tab")
        assert screen.part is Part.VERDICTS
        await pilot.press("1", "tab", "a", *"Design", "enter")
        await pilot.pause()
        await pilot.press("3", "tab", "3", "down", "4", "tab")
        assert text_of(screen, "#left") == "Left: outcomes"
        await pilot.press("enter", *"a job", "enter")
        await pilot.pause()
        assert text_of(screen, "#left") == "Nothing is left. F10: the thank-you."


async def test_an_interview_that_is_gone_says_so(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(80, 24), notifications=True) as pilot:
        await debrief(pilot, 4711)
        await pilot.press("f10", "tab", "space", "enter", "a", "1", "tab")
        assert any("no longer there" in note.message for note in pilot.app._notifications)


async def test_the_countdown_goes_on_while_one_writes(empty_app: InfoviewApp, held: Held, now: datetime) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        screen = await debrief(pilot, held.interview)
        empty_app.now = lambda: now + timedelta(hours=30)
        screen.reload()
        assert text_of(screen, "#due") == "Thank-you\nthe first 24 h are over\n17 h of 48 left"
