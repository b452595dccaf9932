"""Chords of the call screen: each does one thing, can be undone, and loses no typed text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from infoview_tui.domain.enums import NoteKind, QuestionState, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, call_questions, live_draft, notes, planning
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.research.lines import add_research
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call.input_status import InputStatus
from infoview_tui.ui.call.note_log import NoteLog
from infoview_tui.ui.call.questions_panel import CurrentQuestion, QuestionList
from infoview_tui.ui.call.reference_panel import ReferencePanel
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.shared.bindings import CALL
from infoview_tui.ui.shared.dialogs.help import HelpDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.profiles import write_profile
from tests.ui.call.steps import Live, live, shown
from tests.ui.held_call import shown_rows
from tests.ui.opened_app import MEDIUM, NARROW, WIDE
from tests.ui.waiting import wait_until


def states(call: Live) -> list[str]:
    return [row.state for row in call.call.questions]


async def test_toggle_answered_and_skipped(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f2")
        assert states(call)[0] == QuestionState.ANSWERED
        assert "Reopen" in call.hints
        assert "1 of 3 asked" in call.clock
        await call.write("", "f2")
        assert states(call)[0] == QuestionState.OPEN
        await call.write("", "f3")
        assert states(call)[0] == QuestionState.SKIPPED
        await call.write("", "ctrl+z")
        assert states(call)[0] == QuestionState.OPEN


async def test_chord_works_while_typing(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("half", "f2", "tab", "f3", *" a line")
        assert states(call)[:2] == [QuestionState.ANSWERED, QuestionState.SKIPPED]
        assert call.line.value == "half a line"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_ctrl_g_and_digit_go_to_question(empty_app: InfoviewApp, interview: int, size: tuple[int, int]) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("half", "ctrl+g")
        assert call.choices.splitlines() == [
            "1 What fills a week?",
            "2 What was thrown out last?",
            "3 Whom else should I ask?",
            "0 a tangent: no question",
        ]
        assert call.sign.startswith("Which question?")
        await call.write("3")
        assert call.choices == ""
        assert call.screen.state.question_id == call.call.questions[2].id
        assert call.line.value == "half"


async def test_alt_digit_goes_to_question(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "alt+2")
        assert call.row.current_question_id == call.call.questions[1].id
        await call.write("", "alt+9")
        assert call.sign == "There are only 3 questions."


@pytest.mark.parametrize("chord", ["ctrl+g", "f6", "ctrl+y"])
async def test_character_that_matches_no_option_is_typed(empty_app: InfoviewApp, interview: int, chord: str) -> None:
    async with live(empty_app, interview) as call:
        await call.write("a note", "enter", chord)
        assert call.choices
        await call.write("xyz 1")
        assert call.choices == ""
        assert call.line.value == call.unfinished.line == "xyz 1"


@pytest.mark.parametrize("chord", ["ctrl+g", "f6", "ctrl+y"])
async def test_escape_closes_only_the_menu(empty_app: InfoviewApp, interview: int, chord: str) -> None:
    async with live(empty_app, interview) as call:
        await call.write("a note", "enter", *"half", chord, "escape")
        assert call.choices == ""
        assert isinstance(empty_app.screen, CallScreen)
        assert call.line.value == "half"


async def test_another_chord_closes_menu_and_runs(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("a note", "ctrl+g", "enter", *"2")
        assert call.texts == ["a note"]
        assert call.line.value == "2", "the choice was left by the chord"


async def test_chord_pages_through_more_than_nine_questions(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    for number in range(4, 12):
        planning.plan_question(workspace, interview, QuestionForm(f"Question {number}?"), now)
    async with live(empty_app, interview) as call:
        await call.write("", "ctrl+g")
        assert len(call.choices.splitlines()) == 10
        await call.write("", "ctrl+g")
        assert call.choices.splitlines() == ["1 Question 10?", "2 Question 11?", "0 a tangent: no question"]
        await call.write("2")
        assert call.screen.state.question is not None
        assert call.screen.state.question.text == "Question 11?"


async def test_added_question_is_next_and_current(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("first", "enter", *"Who pays for that?", "f4")
        texts = [row.text for row in call.call.questions]
        assert texts[:3] == ["What fills a week?", "Who pays for that?", "What was thrown out last?"]
        assert call.screen.state.question is not None
        assert call.screen.state.question.text == "Who pays for that?"
        assert call.line.value == call.unfinished.line == ""
        await call.write("The hospital", "enter")
        assert call.call.notes[-1].question == "Who pays for that?"
        await call.write("", "ctrl+z", "ctrl+z")
        assert len(call.call.questions) == 3
        await call.write("", "ctrl+u", "f4")
        assert "Type the question" in call.sign


async def test_undo_of_added_question_restores_line_and_current_question(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "tab", *"Who pays for that?", "f4", "ctrl+z")
        assert call.line.value == call.unfinished.line == "Who pays for that?"
        assert call.sign == "Undone: Added: Who pays for that?"
        assert call.row.current_question_id == call.screen.state.question_id == call.call.questions[1].id
        await call.write("", "ctrl+u", "ctrl+r")
        assert call.screen.state.question is not None
        assert call.screen.state.question.text == "Who pays for that?"


async def test_pasted_block_closes_menu(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "ctrl+g")
        await call.paste("one\ntwo")
        assert call.choices == ""
        assert call.sign == "2 lines saved as 2 notes. Press ctrl+z to undo."
        await call.write("2")
        assert call.line.value == "2"


async def test_start_of_call_cannot_be_undone(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter")
        call.later(minutes=5)
        began = call.row.clock_started_at
        await call.write("", "ctrl+z", "ctrl+z")
        assert call.texts == []
        assert call.sign == "Nothing else to undo: the start of the interview can't be undone."
        assert (call.row.state, call.row.clock_started_at) == ("running", began)
        assert call.clock.startswith("5:0")
        await call.write("", "ctrl+r", "ctrl+z", "ctrl+z")
        assert call.row.state == "running"


async def test_long_status_takes_two_lines(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("x", "f8")
        assert call.sign == "Clock paused. You can still take\nnotes. Press F8 to resume."
        assert call.screen.query_one(InputStatus).size.height == 2
        await call.write("y")
        assert call.screen.query_one(InputStatus).size.height == 1


async def test_end_of_restored_line_is_visible_also_after_resize(
    empty_app: InfoviewApp, interview: int, workspace: Workspace
) -> None:
    live_draft.save_live_draft(workspace, interview, "word " * 20 + "end")
    async with live(empty_app, interview, MEDIUM) as call:
        assert call.line.cursor_position == len(call.line.value)
        assert call.line.scroll_offset.x > 20
        await call.pilot.resize_terminal(*NARROW)
        await call.pilot.pause()
        assert call.line.scroll_offset.x > 60


@pytest.mark.parametrize("key", ["enter", "f10"])
async def test_draft_becomes_note_after_another_window_ended_the_call(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace, now: datetime, key: str
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("mine", "enter", *"half")
        call_clock.end_call(other_workspace, interview, now)
        await wait_until(call.pilot, lambda: "ended" in call.clock)
        assert "Save" in call.hints
        await call.write(" a thought", key)
        assert call.texts == ["mine", "half a thought"]
        assert call.row.state == "ended"
        if key == "f10":
            assert isinstance(empty_app.screen, DebriefScreen)
        else:
            assert call.line.disabled


async def test_starring_edited_off_record_note_shows_reason(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("% She leaves", "enter", "up", "ctrl+t")
        assert call.line.value == "% She leaves"
        assert call.sign == "Off-the-record notes can't be starred."


async def test_verdict_saves_line_as_evidence(empty_app: InfoviewApp, interview: int, workspace: Workspace) -> None:
    async with live(empty_app, interview) as call:
        await call.write("Half of it is writing", "f6")
        assert call.choices == "1 Design is mostly writing"
        await call.write("1")
        assert call.choices == "1 confirmed   2 refined   3 refuted   0 open"
        await call.write("2")
        assert call.texts == [], "nothing is saved as a note unasked"
        assert call.choices.splitlines() == ["1 this line  Half of it is writing", "0 no note"]
        assert call.sign == "Refined. Based on which note? · enter: 1 · esc: none"
        await call.write("", "enter")
        assert call.texts == ["Half of it is writing"]
        given = workspace.store.connection.execute("SELECT verdict, note_id FROM verdicts").fetchall()
        assert given == [(Verdict.REFINED.value, call.call.notes[0].id)]
        assert call.sign == "Refined: Design is mostly writing · based on “Half of it is writing”"
        assert "~ refined" in shown(call.screen.query_one(ReferencePanel))
        await call.write("", "ctrl+z", "ctrl+z", "ctrl+z")
        assert workspace.store.connection.execute("SELECT count(*) FROM verdicts").fetchone() == (0,)


async def test_note_is_chosen_as_evidence(empty_app: InfoviewApp, interview: int, workspace: Workspace) -> None:
    async with live(empty_app, interview) as call:
        await call.write("zero", "enter", "tab", *"one", "enter", *"! two", "enter", "f6", "1", "3")
        _, first, second = call.call.notes
        verdicts = "SELECT verdict, note_id FROM verdicts"
        assert call.choices.splitlines() == ["1 insight  two", "2 one", "0 no note"]
        assert workspace.store.connection.execute(verdicts).fetchall() == [("refuted", None)], "saved before the note"
        await call.write("", "enter")
        assert workspace.store.connection.execute(verdicts).fetchall() == [("refuted", second.id)]
        await call.write("typed", "f6", "1", "3", "3")
        assert workspace.store.connection.execute(verdicts).fetchall() == [("refuted", first.id)]
        assert call.line.value == "typed", "a line that is not chosen stays"
        await call.write("", "ctrl+u", "f6", "1", "enter")
        assert call.sign == "Type 1, 2, 3, 0 · esc cancels"
        await call.write("", "2", "0")
        assert workspace.store.connection.execute(verdicts).fetchall() == [("refined", None)]
        assert call.sign == "Refined: Design is mostly writing"
        await call.write("typed", "f6", "1", "2", *" on")
        assert (call.choices, call.line.value) == ("", "typed on")
        await call.write("", "ctrl+u", "up", "up", "f6", "1", "1", "enter")
        assert workspace.store.connection.execute(verdicts).fetchall() == [("confirmed", first.id)]
        assert call.line.value == "one"
        await call.write("", "escape", "f6", "1", "0")
        assert workspace.store.connection.execute(verdicts).fetchall() == []


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_verdict_status_quotes_note_cut_to_fit(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    words = "They write three memos a day, and the drawing is done in an afternoon by whoever has one to spare"
    async with live(empty_app, interview, size) as call:
        await call.paste(words)
        await call.write("", "enter", "f6", "1", "1", "enter")
        sign = call.sign.replace("\n", " ")
        assert sign.startswith("Confirmed: Design is mostly writing")
        assert "based on “They write thre" in sign  # codespell:ignore thre
        assert sign.endswith("…”")
        assert all(len(line) <= size[0] - 2 for line in call.sign.split("\n"))
        await call.write("", "f6", "1", "0")
        assert call.sign == "No verdict: Design is mostly writing"


async def test_verdict_on_empty_line_uses_no_off_record_note(
    empty_app: InfoviewApp, interview: int, workspace: Workspace
) -> None:
    verdicts = "SELECT verdict, note_id FROM verdicts"
    async with live(empty_app, interview) as call:
        await call.write("% secret", "enter", "f6", "1", "1")
        assert workspace.store.connection.execute(verdicts).fetchall() == [("confirmed", None)]
        assert (call.choices, call.sign) == ("", "Confirmed: Design is mostly writing")
        await call.write("% she leaves", "f6", "1", "3", "enter")  # written for it: then it is meant
        last = call.call.notes[-1]
        assert workspace.store.connection.execute(verdicts).fetchall() == [("refuted", last.id)]
        assert call.sign == "Refuted: Design is mostly writing · based on “she leaves”, off the record"


async def test_chords_without_hypotheses_or_questions_show_message(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    bare = planning.get_or_create_planned_interview(workspace, add_contact(workspace, ContactForm("Tom"), now), now).id
    async with live(empty_app, bare, NARROW) as call:
        for chord in ("ctrl+g", "f2", "f3", "tab", "alt+1"):
            await call.write("", chord)
            assert call.sign.startswith("No questions planned")
        await call.write("", "f6")
        assert call.sign.startswith("No hypotheses")
        await call.write("", "ctrl+t")
        assert call.sign == "No notes yet."
        await call.write("What now?", "f4")
        assert [row.text for row in call.call.questions] == ["What now?"]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_toggle_off_record(empty_app: InfoviewApp, interview: int, size: tuple[int, int]) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("on", "enter", "f7")
        assert call.row.off_record
        assert "OFF" in call.clock
        await call.write("! She leaves")
        assert call.sign == "OFF THE RECORD  never exported"
        await call.write("", "enter")
        assert call.call.notes[-1].kind == NoteKind.OFF_RECORD
        await call.write("", "f7", *"back", "enter")
        assert [note.kind for note in call.call.notes] == [NoteKind.NOTE, NoteKind.OFF_RECORD, NoteKind.NOTE]
        assert "OFF" not in call.clock


async def test_off_record_survives_restart(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("x", "f7")
        await call.write("", "escape")
        empty_app.navigation.return_to_call()
        await call.pilot.pause()
        assert "OFF THE RECORD" in call.clock
        assert call.sign.startswith("OFF THE RECORD")


async def test_star_edited_note(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("Ship it", "enter", "up", "ctrl+t")
        assert call.line.value == "Ship it *"
        await call.write("", "enter")
        assert [note.starred for note in call.call.notes] == [True]
        await call.write("", "up", "ctrl+t", "enter")
        assert [note.starred for note in call.call.notes] == [False]


async def test_help_lists_every_chord(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f1")
        assert isinstance(empty_app.screen, HelpDialog)
        rows = empty_app.screen.query_one(RowList).rows
        numbered = {f"live.question_{number}" for number in range(2, 10)}
        assert {binding.id for binding in CALL} - numbered <= {row.key for row in rows}
        (row,) = (row for row in rows if row.key == "live.question_1")
        assert (row.label.plain, row.body.plain, row.trailing.plain) == (
            "alt+1 … 9",
            "Go to question 1 … 9",
            "live.question_1 … 9",
        )


async def test_help_lists_remapped_question_key_separately(empty_app: InfoviewApp, interview: int) -> None:
    empty_app.config = empty_app.config._replace(keymap={"live.question_4": "alt+x"})
    empty_app.set_keymap(empty_app.config.keymap)
    async with live(empty_app, interview) as call:
        await call.write("", "f1")
        rows = {row.key: row.label.plain for row in empty_app.screen.query_one(RowList).rows}
        assert [rows[f"live.question_{number}"] for number in (1, 4, 5)] == ["alt+1 … 3", "alt+x", "alt+5 … 9"]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_footer_changes_while_editing_note(empty_app: InfoviewApp, interview: int, size: tuple[int, int]) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("a note", "enter")
        assert "Skip" in call.hints
        assert "Split" not in call.hints
        await call.write("", "up")
        assert "Skip" not in call.hints
        assert all(word in call.hints for word in ("Save", "Star", "Split", "Join", "F1"))
        await call.write("", "escape")
        assert "Skip" in call.hints


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_footer_shows_resume_during_pause(empty_app: InfoviewApp, interview: int, size: tuple[int, int]) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("x", "enter", "f8")
        assert "F8 Resume" in call.hints
        assert "F10 End" in call.hints
        await call.write("", "f8")
        assert "Go on" not in call.hints
        assert "Verdict" in call.hints


async def test_footer_hides_question_keys_without_plan(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    bare = planning.get_or_create_planned_interview(workspace, add_contact(workspace, ContactForm("Tom"), now), now).id
    async with live(empty_app, bare, NARROW) as call:
        assert not any(word in call.hints for word in ("Next", "Answered", "Skip", "Go"))
        await call.write("What now?", "f4")
        assert all(word in call.hints for word in ("Next", "Skip"))


async def test_footer_has_two_rows_at_forty_columns(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        rows = call.hints.split("\n")
        assert len(rows) == 2
        assert all(len(row) <= 40 for row in rows)
        assert rows[1].endswith("F1 ")
        assert all(word in call.hints for word in ("Next", "Skip", "Star", "Go", "Prep", "End", "Verdict"))


async def test_changes_of_another_window_are_shown_and_line_stays(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace, now: datetime
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("mine", "enter", *"half")
        notes.add_note(other_workspace, interview, "theirs", now, seconds=9, question_id=None)
        call_questions.set_off_record(other_workspace, interview, True, empty_app.now())
        await wait_until(call.pilot, lambda: [note.text for note in call.screen.state.call.notes] == ["mine", "theirs"])
        assert "OFF THE RECORD" in call.clock
        assert call.line.value == "half"


async def test_conflicting_edit_is_saved_as_new_note(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace, now: datetime
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("ours", "enter", "up")
        notes.edit_note(other_workspace, call.call.notes[0].id, "theirs", now)
        await call.write(" and mine", "enter")
        assert call.texts == ["theirs", "ours and mine"]
        assert "another window" in call.sign


async def test_help_keeps_original_of_edited_note(
    empty_app: InfoviewApp, interview: int, other_workspace: Workspace, now: datetime
) -> None:
    async with live(empty_app, interview) as call:
        await call.write("ours", "enter", "up", "f1")
        notes.edit_note(other_workspace, call.call.notes[0].id, "theirs", now)
        await call.pilot.press("escape")
        await call.pilot.pause()
        await call.write("!", "enter")
        assert call.texts == ["theirs", "ours!"]


async def test_click_edits_note_if_line_is_empty(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("one", "enter", *"two", "enter")
        await call.pilot.click("#log", offset=(12, 0))
        assert call.line.value == "one"
        await call.pilot.click("#log", offset=(12, 1))
        assert call.line.value == "one", "what is edited is not left by a click"


def shown_lines(reference: ReferencePanel) -> str:
    return "\n".join(line.plain.rstrip() for line in reference.build_lines(reference.size.width))


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_prep_is_shown_instead_of_notes_and_typing_goes_on(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime, size: tuple[int, int]
) -> None:
    write_profile(workspace, read_profile(workspace)._replace(introduction="I teach math."), now)
    async with live(empty_app, interview, size) as call:
        reference, log = call.screen.query_one(ReferencePanel), call.screen.query_one(NoteLog)
        assert "F9 Prep" in call.hints
        await call.write("", "f9")
        assert not log.region
        assert reference.region.width >= size[0] - 1
        introduction, test = "Introduction\nI teach math.", "To test\n1 Design is mostly writing"
        offer = "To offer\n· A talk on type"
        assert shown_lines(reference) == "\n\n".join((introduction, test, offer))
        await call.write("~ both climb", "enter")
        assert call.line.has_focus
        assert call.sign == "Saved: ~ both climb"
        assert shown_lines(reference) == "\n\n".join((test, "In common\n· both climb", offer, introduction))
        await call.write("half", "f9")
        assert call.line.value == "half"
        assert log.region
        assert not reference.region
        await call.write("", "f9", "ctrl+u", "up")
        assert log.region, "the note that is edited is shown"


async def test_wide_screen_shows_common_ground_and_pages_through_long_prep(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    contact = read_call_details(workspace, interview).interview.contact_id
    for number in range(20):
        add_research(workspace, Subject.contact(contact), f"~ we both like the river walk number {number}", now, UTC)
    async with live(empty_app, interview, WIDE) as call:
        beside = call.screen.query_one("#beside")
        assert "river walk number 19" in " ".join(shown_lines(call.screen.query_one(ReferencePanel)).split())
        assert "F9 More prep" in call.hints
        await call.write("", "f9")
        assert beside.scroll_offset.y > 0
        while beside.scroll_offset.y < beside.max_scroll_y:
            await call.write("", "f9")
        await call.write("", "f9")
        assert beside.scroll_offset.y == 0


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_tangent_belongs_to_no_question(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("", "ctrl+b")
        assert call.sign.startswith("Not started yet")
        await call.write("one", "enter", "tab", "ctrl+b", *"two", "enter")
        assert call.row.current_question_id is None
        if size == NARROW:
            question = shown(call.screen.query_one(CurrentQuestion))
            assert question.startswith("Tangent · notes belong to no question")
            assert "tab goes back to: What was thrown out last?" in question.replace("\n", " ")
        else:
            assert "▸ Tangent" in shown_rows(call.screen.query_one(QuestionList))
        assert "tab Question" in call.hints
        await call.write("", "f2")
        assert call.sign.startswith("This is a tangent.")
        log = call.screen.query_one(NoteLog)
        assert [log.render_line(y).text.split()[1] for y in range(2)] == ["1", "–"]
        await call.write("three", "ctrl+g", "0", "ctrl+b", "enter")  # the tangent ends before the line is saved
        assert [note.question for note in call.call.notes] == ["What fills a week?", "", "What was thrown out last?"]
        await call.write("", "up", "ctrl+b", "escape")
        assert [note.question for note in call.call.notes] == ["What fills a week?", "", ""]


async def test_help_lists_only_keys_that_work_while_typing(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("", "f1")
        rows = [row for row in empty_app.screen.query_one(RowList).rows if isinstance(row.key, str) and "." in row.key]
        keys = {key for row in rows for key in row.label.plain.split()}
        assert {"ctrl+q", "ctrl+r", "f9", "ctrl+p"} <= keys
        assert not keys & {"u", "?", "/", "1", "2", "4"}
        assert "screen.call" not in {row.key for row in rows}, "F9 shows the preparation here"
