"""Interview screen: order, filter, search, edits, and export."""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.screen import Screen

from infoview_tui.domain.enums import NoteKind, OutcomeKind, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import outcomes, verdicts
from infoview_tui.services.interviews import notes
from infoview_tui.services.interviews.transcript import read_transcript
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.interview.kind_filter import KindFilter
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.interview.search_line import SearchInput
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.costs import statements
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.held_call import Held, first_interview_of, hold_call, shown_rows
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, opened, text_of
from tests.ui.waiting import wait_until

OF_THE_DEBRIEF = [
    "Learned",
    "Want to know more",
    "Next steps",
    "Verdicts",
    "Path ratings: Product designer in health tech",
    "Energy",
    "Outcomes",
]
"""Debrief headings of the sample interview with Inês."""


def front(pilot: Pilot[None]) -> Screen[object]:
    """Return the current screen."""
    return pilot.app.screen


def texts(workspace: Workspace, interview: int) -> list[str]:
    return [note.text for note in read_transcript(workspace, interview).notes]


def headings(rows: RowList) -> list[str]:
    return [row.body.plain for row in rows.rows if row.is_heading]


def note_under(screen: InterviewScreen) -> str:
    key = screen.view.lists.current.cursor_key
    assert isinstance(key, tuple)
    assert key[0] == "note"
    assert screen.view.transcript is not None
    note = screen.view.transcript.find_note(key[1])
    assert note is not None
    return note.text


async def test_heading_shows_contact_time_length_and_medium(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (_, screen):
        said = text_of(screen, "#who")
        assert said.startswith("Inês Carvalho  Lead product designer at Tidewell Health\n")
        assert said.endswith("10:00 · 42 min of 30 + 10 agreed · video")
        assert text_of(screen, "#shown") == "18 notes, 3 starred · by question"


async def test_opens_at_a_note(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    interview = first_interview_of(demo_workspace, "inês")
    last = read_transcript(demo_workspace, interview).notes[-1]
    async with opened(demo_app, InterviewScreen(interview, last.id), MEDIUM) as (_, screen):
        assert note_under(screen) == last.text
        assert screen.view.lists.notes.scroll_offset.y > 0


async def test_wide_screen_shows_debrief_beside_notes(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (_, screen):
        assert headings(screen.view.lists.side) == OF_THE_DEBRIEF
        assert headings(screen.view.lists.notes)[0] == "1  What two or three decisions got you to where you are now?"
        assert headings(screen.view.lists.notes)[-1] == "Tangents"
        assert "Confirmed  Without a design degree, one good case study opens the door." in shown_rows(
            screen.view.lists.side
        )


async def test_smaller_screen_shows_debrief_below_notes(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), NARROW) as (pilot, screen):
        assert not screen.view.lists.side.display
        assert headings(screen.view.lists.notes)[-len(OF_THE_DEBRIEF) :] == OF_THE_DEBRIEF
        await pilot.press("end")
        assert screen.view.lists.notes.cursor_key == screen.view.lists.notes.rows[-1].key
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "Learned" not in headings(screen.view.lists.notes)


async def test_toggle_order_by_question_or_time(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, screen):
        before = note_under(screen)
        await pilot.press("o")
        assert headings(screen.view.lists.notes) == ["Notes"]
        labels = [row.label.plain for row in screen.view.lists.notes.rows if not row.is_heading]
        assert labels[:3] == [" 1:10 – ~ ", " 3:05 1   ", ' 5:40   " ']
        assert note_under(screen) == before
        await pilot.press("o")
        assert len(headings(screen.view.lists.notes)) == 7


async def test_filter_by_kind_is_described(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, screen):
        await pilot.press("f", '"', "!")
        assert text_of(screen, "#shown") == "Only quotes and insights · 3 of 18 · by question"
        assert len([row for row in screen.view.lists.notes.rows if not row.is_heading]) == 3
        await pilot.press("*")
        assert text_of(screen, "#shown") == "Only quotes and insights, starred · 2 of 18 · by question"
        await pilot.press("enter")
        assert screen.focused is screen.view.lists.notes
        assert not screen.query_one(KindFilter).display
        await pilot.press("escape")
        assert text_of(screen, "#shown") == "18 notes, 3 starred · by question"
        await pilot.press("f", "!", '"', "delete")
        assert text_of(screen, "#shown").startswith("18 notes")
        await pilot.press("escape", "escape")
        assert pilot.app.screen is not screen


async def test_cursor_stays_near_when_notes_are_filtered_out(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), NARROW) as (pilot, screen):
        await pilot.press("down", "down", "f", "greater_than_sign")
        assert note_under(screen).startswith("A man sent a photo")


async def test_search_moves_to_match_while_typing(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, screen):
        await pilot.press("/", *"NURS")
        assert text_of(screen, "#found") == "1 of 5"
        assert note_under(screen).startswith("Left nursing")
        await pilot.press("down")
        assert note_under(screen).startswith("I did not stop nursing")
        await pilot.press("enter")
        assert screen.focused is screen.view.lists.notes
        await pilot.press("n")
        assert screen.focused is screen.view.lists.side
        assert text_of(screen, "#found") == "3 of 5"
        await pilot.press("N", "N", "N")
        assert text_of(screen, "#found") == "5 of 5"
        await pilot.press("escape")
        assert not screen.query_one("#search").display
        assert screen.view.search.text == ""
        assert pilot.app.screen is screen


@pytest.mark.parametrize(
    ("size", "said"),
    [(MEDIUM, "not in the shown notes; press f, then delete, to show all"), (NARROW, "not in shown notes")],
)
async def test_search_without_match_mentions_filter(
    demo_app: InfoviewApp, demo_workspace: Workspace, size: tuple[int, int], said: str
) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), size) as (pilot, screen):
        await pilot.press("f", "greater_than_sign", "escape", "/", *"stop nursing")
        assert text_of(screen, "#found") == said
        assert screen.query_one("#found").region.right <= size[0]
        assert screen.query_one(SearchInput).content_size.width >= len("stop nursing") + 1
        await pilot.press("enter", "f", "delete")
        assert text_of(screen, "#found").startswith("1 ")


async def test_search_starts_at_cursor(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), NARROW) as (pilot, screen):
        await pilot.press("down", "/", *"nursing")
        assert note_under(screen).startswith("I did not stop nursing")
        await pilot.press(*" and more")
        assert text_of(screen, "#found") == "no matches"
        await pilot.press("enter", "n")
        assert pilot.app.screen is screen


async def test_match_keys_are_disabled_without_search(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, screen):
        before = screen.view.lists.current.cursor_key
        await pilot.press("n", "N")
        assert screen.view.lists.current.cursor_key == before
        assert "interview.next_match" not in {key.binding.id for key in screen.active_bindings.values() if key.enabled}


async def test_edit_note_and_undo(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("down", "e")
        prompt = pilot.app.screen
        assert isinstance(prompt, PromptDialog)
        assert prompt.query_one(LineInput).value == "! Half of design is writing"
        await pilot.press("end", *", she says", "enter")
        assert texts(workspace, held.interview)[1] == "Half of design is writing, she says"
        assert note_under(screen) == "Half of design is writing, she says"
        await pilot.press("u")
        assert texts(workspace, held.interview)[1] == "Half of design is writing"
        assert note_under(screen) == "Half of design is writing"
        await pilot.press("ctrl+r")
        assert texts(workspace, held.interview)[1] == "Half of design is writing, she says"


async def test_notes_are_added_after_the_interview_until_escape(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        count = len(texts(workspace, held.interview))
        await pilot.press("a", *'"First', "enter", *"Second", "enter", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert texts(workspace, held.interview)[count:] == ["First", "Second"]
        assert note_under(screen) == "Second"
        row = next(row for row in screen.view.lists.notes.rows if row.body.plain == "Second")
        assert row.label.plain.split() == ["later"]


async def test_long_note_dialog_shows_its_end_and_keys(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ("word " * 50 + "the end",))
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (pilot, _):
        await pilot.press("e")
        await pilot.pause()
        prompt = pilot.app.screen
        line = prompt.query_one(LineInput)
        assert "the end" in line.render_line(0).text
        assert [str(line) for line in prompt.query_one(KeyHints).build_lines(40)] == ["enter save   escape cancel"]
        await pilot.press("home")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert line.cursor_position == 0


async def test_sign_changes_note_kind(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (pilot, _):
        await pilot.press("down", "enter", "home", "delete", "<", "enter")
        changed = read_transcript(workspace, held.interview).notes[1]
        assert (changed.kind, changed.text) == (NoteKind.DRAWBACK, "Half of design is writing")


async def test_empty_note_is_asked_for_again(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("e", "ctrl+u", "enter")
        assert isinstance(pilot.app.screen, PromptDialog)
        await pilot.press("escape")
        assert front(pilot) is screen
        assert len(texts(workspace, held.interview)) == 9


async def test_conflicting_edit_is_saved_as_new_note(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("down", "e")
        key = screen.view.lists.notes.cursor_key
        assert isinstance(key, tuple)
        notes.edit_note(workspace, key[1], "! changed by another window", now)
        await pilot.press("end", "!", "enter")
        found = texts(workspace, held.interview)
        assert {"changed by another window", "Half of design is writing!"} <= set(found)


async def test_toggle_star(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("down", "space")
        assert read_transcript(workspace, held.interview).notes[1].starred
        assert "★ Half of design is writing" in shown_rows(screen.view.lists.notes)
        await pilot.press("u")
        assert not read_transcript(workspace, held.interview).notes[1].starred


async def test_off_record_note_is_marked_and_never_starred(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("end")
        assert note_under(screen) == "She is leaving"
        await pilot.press("space")
        assert not read_transcript(workspace, held.interview).notes[-1].starred
        assert "%  off record  She is leaving" in shown_rows(screen.view.lists.notes)


async def test_remove_note_and_undo(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("down", "delete")
        assert "Half of design is writing" not in texts(workspace, held.interview)
        assert note_under(screen) == "Weekends in spring"
        await pilot.press("u")
        assert texts(workspace, held.interview)[1] == "Half of design is writing"


async def test_enter_on_verdict_goes_to_its_note(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    hypothesis = read_contact_details(workspace, held.maria).hypotheses[0].id
    drawback = read_transcript(workspace, held.interview).notes[2].id
    verdicts.set_verdict(workspace, hypothesis, held.interview, Verdict.REFUTED, now, note_id=drawback)
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        assert "Refuted  Design pays well\n2:00  Weekends in spring" in shown_rows(screen.view.lists.side)
        await pilot.press("f", "!", "enter", "tab")
        assert screen.focused is screen.view.lists.side
        await pilot.press("enter")
        assert screen.focused is screen.view.lists.notes
        assert note_under(screen) == "Weekends in spring"


async def test_energy_and_outcomes_are_shown(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    outcomes.add_outcome(workspace, held.interview, OutcomeKind.LEAD, "A team that hires", now)
    workspace.store.connection.execute("UPDATE interviews SET energy_before = 2, energy_after = 4")
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (_, screen):
        shown = shown_rows(screen.view.lists.notes)
        assert "2 of 5 before, 4 of 5 after" in shown
        assert "Lead  A team that hires" in shown


async def test_tab_moves_between_sections_and_wraps(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, screen):
        first = screen.view.lists.notes.cursor_key
        await pilot.press("tab")
        assert note_under(screen).startswith("Tuesday: two hours")
        await pilot.press(*["tab"] * 6)
        assert screen.focused is screen.view.lists.side
        await pilot.press(*["tab"] * len(OF_THE_DEBRIEF))
        assert screen.focused is screen.view.lists.notes
        assert screen.view.lists.notes.cursor_key == first
        await pilot.press("shift+tab")
        assert screen.focused is screen.view.lists.side


@pytest.mark.parametrize(("key", "screen"), [("b", DebriefScreen), ("m", MessageScreen)])
async def test_keys_open_debrief_and_thank_you(
    demo_app: InfoviewApp, demo_workspace: Workspace, key: str, screen: type[Screen[None]]
) -> None:
    async with opened(demo_app, InterviewScreen(first_interview_of(demo_workspace, "inês")), WIDE) as (pilot, _):
        await pilot.press(key)
        assert isinstance(pilot.app.screen, screen)


async def test_enter_opens_held_interview_of_contact(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    contact = get_contact_by_name(demo_workspace, "inês").id
    async with demo_app.run_test(size=WIDE) as pilot:
        screen = ContactScreen(contact)
        pilot.app.push_screen(screen)
        await pilot.pause()
        rows = screen.query_one(RowList)
        rows.move_to(
            next(at for at, row in enumerate(rows.rows) if isinstance(row.key, tuple) and row.key[0] == "interview")
        )
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, InterviewScreen)
        await pilot.press("escape", "b")
        assert isinstance(pilot.app.screen, DebriefScreen)


def found(pilot: Pilot[None]) -> list[str]:
    """Return the options of the palette."""
    (hits,) = pilot.app.screen.query(CommandList)
    return [str(option.prompt) for option in hits.options]


async def test_palette_finds_interview(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with demo_app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"read the interview with ines")
        await wait_until(pilot, lambda: [hit for hit in found(pilot) if "Read the interview" in hit])
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, InterviewScreen))
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        assert screen.interview_id == first_interview_of(demo_workspace, "inês")


async def test_deleted_interview_closes_screen(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        workspace.store.connection.execute("DELETE FROM interviews")
        screen.reload()
        await pilot.pause()
        assert pilot.app.screen is not screen


async def test_change_of_another_window_is_shown(
    empty_app: InfoviewApp, other_workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        other_workspace.store.connection.execute("UPDATE notes SET text = 'from elsewhere' WHERE text = 'a plain note'")
        await wait_until(pilot, lambda: "from elsewhere" in shown_rows(screen.view.lists.notes))
        assert "from elsewhere" in shown_rows(screen.view.lists.notes)


# The file


async def test_export_leaves_out_off_record_notes(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        await pilot.press("ctrl+s")
        assert pilot.app.screen.query_one(LineInput).value == "~/infoview-maria-lopez-2026-11-26.md"
        await pilot.press("enter")
        assert pilot.app.screen is screen
    path = tmp_path / "infoview-maria-lopez-2026-11-26.md"
    written = path.read_text(encoding="utf-8")
    assert written.startswith("# Interview with Maria Lopez\n")
    assert "> You have to like the corridor more than the workshop" in written
    assert "leaving" not in written
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_export_confirms_before_replacing_file(
    empty_app: InfoviewApp, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "infoview-maria-lopez-2026-11-26.md"
    path.write_text("mine", encoding="utf-8")
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (pilot, screen):
        await pilot.press("ctrl+s", "enter")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, PromptDialog)
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter", "enter")
        assert front(pilot) is screen
    assert path.read_text(encoding="utf-8").startswith("# Interview with Maria Lopez")


async def test_export_asks_again_if_path_is_not_writable(empty_app: InfoviewApp, held: Held, tmp_path: Path) -> None:
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, _):
        await pilot.press("ctrl+s", "ctrl+u", *str(tmp_path / "nowhere" / "x.md"), "enter")
        assert isinstance(pilot.app.screen, PromptDialog)
        assert pilot.app.screen.query_one(LineInput).value == str(tmp_path / "nowhere" / "x.md")


# Anything at all


@pytest.mark.painted
async def test_hostile_text_is_shown_verbatim(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    said = tuple(text for text in HOSTILE_TEXTS if clean_line(text))
    held = hold_call(workspace, now, said)
    workspace.store.connection.execute(
        "UPDATE interviews SET learned = ?", ("\n".join(HOSTILE_TEXTS).encode("utf-8", "ignore").decode(),)
    )
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (pilot, screen):
        assert "[@click=app.quit]x[/]" in shown_rows(screen.view.lists.notes)
        await pilot.press("end", "home", "o", "pagedown", "pagedown")
        for text in ("[/]", "[red]", "\\", "é" * 50, "株式", "👩‍👩‍👧‍👦"):
            line = screen.query_one(SearchInput)
            await pilot.press("/")
            line.value = text
            await pilot.pause()
            assert text_of(screen, "#found") != "no matches", text
            await pilot.press("escape")
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_tall_note_is_scrolled_through(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    held = hold_call(workspace, now, ("word " * 400, "the end"))
    async with opened(empty_app, InterviewScreen(held.interview), NARROW) as (pilot, screen):
        await pilot.press("pagedown")
        assert note_under(screen) != "the end"
        assert screen.view.lists.notes.scroll_offset.y > 5
        for _ in range(20):
            if note_under(screen) == "the end":
                break
            await pilot.press("pagedown")
        assert note_under(screen) == "the end"
        await pilot.press("up", "up")
        assert note_under(screen) != "the end"


async def test_searching_two_thousand_notes_reads_nothing_again(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ())
    workspace.store.connection.executemany(
        "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at) VALUES (?,?,?,?,0,?,?)",
        [
            (
                held.interview,
                at,
                ("note", "quote", "insight")[at % 3],
                f"Note {at} of what they said " * 4,
                at,
                "2026-11-26T09:00:00.000Z",
            )
            for at in range(2000)
        ],
    )
    async with opened(empty_app, InterviewScreen(held.interview), WIDE) as (pilot, screen):
        with statements(workspace) as run:
            await pilot.press("/", *"1234")
            await pilot.press("enter", "down", "down")
        assert [statement for statement in run if " notes" in statement] == []
        await pilot.press("space", "up", "end", "home")
        assert screen.view.search.text == "1234"
