"""The parts of a call without a screen: state, line, notes, questions, verdicts, menus, key names, and modes."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.binding import Binding

from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState, Verdict
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock
from infoview_tui.services.interviews.draft_state import read_draft_state
from infoview_tui.services.interviews.opening import open_next_interview
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.ui.call.draft_line import CHANGED_ELSEWHERE, UNSAVED_LINE_WARNING
from infoview_tui.ui.call.host import CALL_NOT_STARTED
from infoview_tui.ui.call.mode import RealCall
from infoview_tui.ui.call.note_actions import NO_NOTES
from infoview_tui.ui.call.question_actions import ON_TANGENT
from tests.conftest import add_note, unwritable
from tests.services.tables import dump_all
from tests.ui.call.parts import Parts
from tests.ui.call.steps import plan_call


@pytest.fixture
def interview(workspace: Workspace, now: datetime, zone: ZoneInfo) -> int:
    return plan_call(workspace, now, zone)


@pytest.fixture
def parts(workspace: Workspace, now: datetime, interview: int) -> Parts:
    return Parts(workspace, now, interview)


@pytest.fixture
def running(parts: Parts) -> Parts:
    parts.enter("hello")
    return parts


def saved_line(parts: Parts) -> tuple[str, int | None]:
    found = read_draft_state(parts.host.workspace, parts.state.interview_id)
    assert found is not None
    return found.line, found.note_id


# The state


def test_call_that_is_only_read_stores_nothing(workspace: Workspace, now: datetime, interview: int) -> None:
    before = dump_all(workspace.store.connection)
    parts = Parts(workspace, now, interview)
    parts.draft.restore()
    assert not parts.state.is_running
    assert parts.state.question_id == parts.state.call.questions[0].id, "the first one is proposed"
    assert dump_all(workspace.store.connection) == before


def test_clock_of_the_call_is_monotonic(running: Parts) -> None:
    running.host.seconds = 125
    assert running.state.elapsed_seconds() == 125
    running.host._now += timedelta(hours=1)
    assert running.state.elapsed_seconds() == 125, "the system clock was changed"
    time = running.state.question_time(running.state.clock_now())
    assert time is not None
    assert time.spent == timedelta(seconds=125)


def test_closing_is_due_near_the_end(running: Parts) -> None:
    assert running.state.list_closing_steps(running.state.clock_now()) == []
    running.host.seconds = 19 * 60
    steps = running.state.list_closing_steps(running.state.clock_now())
    assert steps
    assert not any(step.is_done for step in steps)


def test_changed_notes_keep_their_place(running: Parts) -> None:
    running.enter("two")
    running.enter("three")
    one, two, three = running.state.call.notes
    running.state.update_notes(two._replace(text="first half"), two._replace(id=99, text="second half"))
    assert running.texts == ["hello", "first half", "second half", "three"]
    running.state.update_notes(removed_id=one.id)
    assert running.texts == ["first half", "second half", "three"]
    assert running.state.note_counts[three.question_id] == 3
    assert running.state.find_note(one.id) is None


def test_question_with_a_note_counts_as_answered(running: Parts) -> None:
    assert [state for _, state in running.state.list_question_states()] == [
        QuestionState.ANSWERED,
        QuestionState.OPEN,
        QuestionState.OPEN,
    ]


# The line


def test_each_character_is_saved_before_it_is_painted(parts: Parts) -> None:
    painted: list[tuple[str, str]] = []
    parts.view.watch = lambda: painted.append((parts.text.value, saved_line(parts)[0]))
    parts.text.type("why?")
    assert [line for line, _ in painted] == ["w", "wh", "why", "why?"]
    assert all(line == saved for line, saved in painted)
    assert parts.state.is_running, "the first character starts the clock"
    assert parts.host.reloads == 1, "the others read nothing again"


def test_line_comes_back_in_another_window(workspace: Workspace, now: datetime, running: Parts) -> None:
    running.notes.action_edit_adjacent_note(-1)
    running.text.type(" again")
    again = Parts(workspace, now, running.state.interview_id)
    again.draft.restore()
    assert again.text.value == "hello again"
    assert again.state.edited_note is not None
    assert again.state.edited_note.text == "hello"


def test_line_that_cannot_be_saved_stays_and_is_saved_later(running: Parts, workspace: Workspace) -> None:
    with unwritable(workspace):
        running.text.type("lost?")
        assert running.view.error
        assert running.draft.unsaved_text() == "lost?"
        running.menus.action_save_line()
        assert running.text.value == "lost?"
        assert not running.draft.step_back()
        assert running.view.status == UNSAVED_LINE_WARNING
        assert running.draft.step_back(), "the second key leaves"
    running.draft.retry()
    assert running.view.error == ""
    assert saved_line(running) == ("lost?", None)


def test_line_goes_to_the_recovery_file_if_the_data_are_lost(
    running: Parts, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    running.text.type("% a secret")
    monkeypatch.setattr(Workspace, "is_file_lost", True)
    with unwritable(workspace):
        running.menus.action_save_line()
    assert running.host.rescued == [("Interview with Maria Lopez, off the record", "% a secret")]
    assert running.text.value == ""
    assert "Written to the recovery file." in running.view.shown


def test_note_gets_the_time_at_which_its_line_was_started(running: Parts) -> None:
    running.host.seconds = 60
    running.text.type("slow")
    running.host.seconds = 90
    running.menus.action_save_line()
    assert running.state.call.notes[-1].seconds == 60
    running.text.type("now")
    running.host.seconds = 120
    running.notes.action_mark_time()
    running.menus.action_save_line()
    assert running.state.call.notes[-1].seconds == 120


def test_line_written_off_the_record_stays_so(running: Parts) -> None:
    running.calls.action_toggle_off_record()
    running.text.type("quiet")
    running.calls.action_toggle_off_record()
    running.draft.sign_off_record()
    assert running.draft.is_off_record
    running.menus.action_save_line()
    assert running.state.call.notes[-1].kind is NoteKind.OFF_RECORD


# Notes


def test_note_is_edited_and_left_unchanged_by_escape(running: Parts) -> None:
    running.notes.action_edit_adjacent_note(-1)
    assert running.text.value == "hello"
    assert saved_line(running) == ("hello", running.state.call.notes[0].id)
    running.text.type("!")
    assert not running.draft.step_back()
    assert running.view.shown[-1] == "Editing canceled."
    assert (running.texts, running.text.value) == (["hello"], "")
    assert running.draft.step_back()


def test_note_that_was_changed_elsewhere_is_not_overwritten(
    running: Parts, workspace: Workspace, now: datetime
) -> None:
    other = Parts(workspace, now, running.state.interview_id)
    running.notes.action_edit_adjacent_note(-1)
    other.notes.action_edit_adjacent_note(-1)
    other.enter(" there")
    running.text.type(", Maria")
    running.menus.action_save_line()
    assert running.view.shown[-1] == CHANGED_ELSEWHERE
    assert running.texts == ["hello there", "hello, Maria"]


def test_empty_line_removes_the_edited_note_and_undo_brings_it_back(running: Parts) -> None:
    running.notes.action_edit_adjacent_note(-1)
    running.text.value = ""
    running.menus.action_save_line()
    assert running.texts == []
    running.notes.action_remove_note()
    assert running.view.status == NO_NOTES
    running.undo.action_undo()
    assert running.texts == ["hello"]
    running.text.type("x")
    running.undo.action_undo()
    assert running.view.status == "Save or clear the line first to undo or redo."


def test_split_and_joined_note_is_the_same_again(running: Parts) -> None:
    running.notes.action_edit_adjacent_note(-1)
    running.text.cursor_position = 2
    running.notes.action_split_note()
    assert running.texts == ["he", "llo"]
    running.notes.action_merge_with_previous()
    assert running.texts == ["he llo"]


def test_line_is_split_at_the_cursor(running: Parts) -> None:
    running.text.type("one two")
    running.text.cursor_position = 4
    running.notes.action_split_note()
    assert (running.texts, running.text.value) == (["hello", "one"], "two")
    assert saved_line(running) == ("two", None)


def test_pasted_lines_become_notes(running: Parts) -> None:
    assert running.notes.handle_block_paste("one\ntwo\n\nthree")
    assert running.texts == ["hello", "one", "two", "three"]
    assert running.view.status == "3 lines saved as 3 notes. Press ctrl+z to undo."
    running.undo.action_undo()
    assert running.texts == ["hello"]
    running.notes.action_edit_adjacent_note(-1)
    assert not running.notes.handle_block_paste("one\ntwo"), "they belong to the edited note"


def test_star_and_kind_of_the_last_note(running: Parts) -> None:
    running.notes.action_toggle_star()
    assert running.state.call.notes[0].starred
    running.notes.action_choose_kind()
    assert running.menus.handle_character("?")
    assert running.state.call.notes[0].kind is not NoteKind.NOTE
    assert running.view.menu is None


# Questions and verdicts


def test_questions_are_stepped_through(running: Parts) -> None:
    one, two, _ = (row.id for row in running.state.call.questions)
    running.questions.action_step_question(1)
    assert running.state.question_id == two
    assert read_call_details(running.host.workspace, running.state.interview_id).interview.current_question_id == two
    running.questions.action_toggle_tangent()
    assert running.state.question is None
    assert running.state.paused_question == running.state.call.questions[1]
    running.questions.action_toggle_skipped()
    assert running.view.status == ON_TANGENT
    running.questions.action_step_question(-1)
    assert running.state.question_id == two, "back to the question"
    running.questions.action_jump_to_question(1)
    assert running.state.question_id == one
    running.questions.action_step_question(-1)
    assert running.view.status == "This is the first planned question."
    running.questions.action_jump_to_question(7)
    assert running.view.status == "There are only 3 questions."


def test_typed_line_becomes_a_question_and_undo_puts_it_back(running: Parts) -> None:
    running.text.type("What next?")
    running.questions.action_add_question()
    assert running.text.value == ""
    assert running.state.question is not None
    assert running.state.question.text == "What next?"
    running.undo.action_undo()
    assert running.text.value == "What next?"
    assert len(running.state.call.questions) == 3


def test_verdict_with_a_note_as_evidence(running: Parts) -> None:
    running.verdicts.action_choose_hypothesis()
    assert running.menus.handle_character("1")
    assert running.menus.handle_character("2")
    assert running.state.call.hypotheses[0].verdict is Verdict.REFINED
    menu = running.view.menu
    assert menu is not None
    assert [choice.label.plain for choice in menu.options] == ["hello", "no note"]
    running.menus.action_save_line()
    assert running.state.call.hypotheses[0].note_id == running.state.call.notes[0].id
    assert running.view.status.endswith("based on “hello”")


# Menus


def test_character_that_is_no_option_is_typed(running: Parts) -> None:
    running.questions.action_choose_question()
    assert not running.menus.handle_character("x")
    assert running.view.menu is None
    running.questions.action_choose_question()
    running.menus.before_action("choose_question")
    assert running.view.menu is not None, "the same key shows the next page"
    running.menus.action_save_line()
    assert running.view.menu is not None
    assert running.view.menu.title == "Type 1, 2, 3, 0"
    running.menus.before_action("toggle_star")
    assert running.view.menu is None
    assert not running.menus.close()


# The call


def test_call_is_paused_extended_and_ended(running: Parts) -> None:
    running.host.seconds = 60
    running.calls.action_toggle_pause()
    assert running.state.is_paused
    running.host.seconds = 120
    running.calls.action_toggle_pause()
    assert (running.state.is_paused, running.state.elapsed_seconds()) == (False, 60)
    running.calls.action_extend_call()
    assert running.state.call.interview.extra_minutes == 10
    running.text.type("last words")
    running.calls.action_end_call()
    details = read_call_details(running.host.workspace, running.state.interview_id)
    assert details.interview.state is InterviewState.ENDED
    assert [note.text for note in details.notes] == ["hello", "last words"]
    assert running.debriefs == [running.state.interview_id]


def test_call_that_has_not_started_says_so(parts: Parts) -> None:
    for action in (parts.calls.action_toggle_pause, parts.calls.action_extend_call, parts.notes.action_mark_time):
        parts.view.status = ""
        action()
        assert parts.view.status == CALL_NOT_STARTED
    parts.calls.action_end_call()
    assert parts.debriefs == []


def test_undo_does_not_take_back_the_start(parts: Parts) -> None:
    parts.text.type("x")
    parts.text.value = ""
    parts.undo.action_undo()
    assert parts.view.status.startswith("Nothing else to undo")
    assert parts.state.is_running


def test_undo_does_not_take_back_the_start_of_an_unplanned_call(workspace: Workspace, now: datetime) -> None:
    contact_id = add_contact(workspace, ContactForm("Tom"), now)
    parts = Parts(workspace, now, open_next_interview(workspace, contact_id))
    parts.enter("one")
    parts.undo.action_undo()
    parts.undo.action_undo()
    assert parts.view.status == "Nothing else to undo: the start of the interview can't be undone."
    assert parts.state.is_running
    parts.enter("two")
    assert (parts.texts, parts.view.error) == (["two"], "")


def test_changed_system_clock_is_saved_for_a_restart(running: Parts, workspace: Workspace, interview: int) -> None:
    running.host.seconds = 60
    running.calls.correct_clock_drift()
    assert running.host.reloads == 1, "nothing to correct"
    running.host._now -= timedelta(hours=1)
    running.calls.correct_clock_drift()
    again = Parts(workspace, running.host.now(), interview)
    assert again.state.elapsed_seconds() == 60


def test_other_running_call_is_reported(running: Parts, workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    other = Parts(workspace, now, plan_call(workspace, now, zone))
    other.calls.report_other_call()
    assert other.view.status == "The interview with Maria is still running. Press F10 there to end it."


# Key names


def name(parts: Parts, identity: str) -> str:
    return parts.labels.name(Binding("x", "x", "Default", id=identity))


def test_names_of_keys_follow_the_state(running: Parts) -> None:
    assert running.labels.have_changed()
    assert not running.labels.have_changed()
    assert (name(running, "live.pause"), name(running, "live.split")) == ("Default", "")
    running.calls.action_toggle_pause()
    assert running.labels.have_changed()
    assert (name(running, "live.pause"), name(running, "live.tangent")) == ("Resume", "")
    running.notes.action_edit_adjacent_note(-1)
    assert (name(running, "live.split"), name(running, "live.back"), name(running, "live.pause")) == (
        "Split",
        "Cancel",
        "",
    )


def test_few_keys_work_after_the_end(running: Parts, workspace: Workspace) -> None:
    assert running.labels.is_enabled("toggle_star")
    call_clock.end_call(workspace, running.state.interview_id, running.host.now())
    running.state.read()
    assert not running.labels.is_enabled("toggle_star")
    assert running.labels.disabled_reason("toggle_star") == "The interview has ended. F10 opens the debrief."
    assert running.labels.is_enabled("end_call")
    assert (name(running, "live.finish"), name(running, "live.keep")) == ("Debrief", "")


# Modes


def test_call_that_goes_on_is_announced_when_it_is_left(parts: Parts) -> None:
    left: list[int] = []
    assert RealCall().leave(parts.state, left.append) == "", "nothing was written"
    parts.enter("hello")
    assert RealCall().leave(parts.state, left.append) == "The interview is still running. Press F9 to return."
    parts.calls.action_toggle_pause()
    assert RealCall().leave(parts.state, left.append) == "The interview is paused. Press F9 to return."
    assert left == [parts.state.interview_id] * 3


def test_note_of_another_window_is_in_the_call_when_it_is_read(running: Parts, workspace: Workspace) -> None:
    add_note(workspace, running.state.interview_id, "theirs", running.host.now())
    running.state.read()
    assert running.texts == ["hello", "theirs"]
