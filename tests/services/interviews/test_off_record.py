"""Off the record in a call: unfinished lines, edits, questions, and what rests on a note that is deleted."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.capture import mark_off_record, parse_call_line
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import abandoned_drafts, call_clock, call_questions, live_draft, notes
from infoview_tui.services.interviews.draft_state import read_draft_state
from infoview_tui.services.interviews.queries import read_call_details
from tests.conftest import Campaign, add_note

OFF = NoteKind.OFF_RECORD


def line_of(workspace: Workspace, call: int) -> str:
    found = read_draft_state(workspace, call)
    return found.line if found else ""


def test_lines_written_off_the_record_are_signed_in_every_window(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    note = add_note(workspace, call, "! They teach", now)
    call_questions.set_off_record(workspace, call, True, now)
    live_draft.save_live_draft(workspace, call, "! she leaves ")
    live_draft.save_live_draft(other_workspace, call, "! They teach at night", note.id)
    call_questions.set_off_record(other_workspace, call, False, now)
    assert line_of(workspace, call) == "% ! she leaves "
    assert line_of(other_workspace, call) == "% They teach at night"


def test_the_end_of_the_call_leaves_lines_off_the_record(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    call_questions.set_off_record(workspace, call, True, now)
    live_draft.save_live_draft(other_workspace, call, "she leaves")
    call_clock.end_call(workspace, call, now, timedelta(minutes=9))
    assert line_of(other_workspace, call) == "% she leaves"
    other_workspace.close()  # its window is closed without saving the line
    abandoned_drafts.save_abandoned_drafts(workspace, call, now)
    assert [(row.kind, row.text) for row in read_call_details(workspace, call).notes] == [(OFF, "she leaves")]


def test_a_line_of_a_killed_window_stays_off_the_record(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    call_questions.set_off_record(other_workspace, call, True, now)
    live_draft.save_live_draft(other_workspace, call, "she leaves")
    other_workspace.close()
    call_questions.set_off_record(workspace, call, False, now)
    assert abandoned_drafts.open_live_draft(workspace, call, now).line == "% she leaves"


def test_a_note_edited_off_the_record_goes_off_the_record(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "! They teach*", now)
    call_questions.set_off_record(workspace, call, True, now)
    edited = notes.edit_note(workspace, note.id, "! They teach at night*", now, original=note).note
    assert (edited.kind, edited.text, edited.starred) == (OFF, "They teach at night", False)


def test_an_edit_begun_before_a_note_went_off_the_record_stays_off_the_record(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    note = add_note(workspace, call, "! she leaves", now)
    live_draft.save_live_draft(other_workspace, call, "! she leaves in May", note.id)
    notes.set_note_kind(workspace, note.id, OFF, now)
    assert line_of(other_workspace, call) == "% she leaves in May"
    edited = notes.edit_note(other_workspace, note.id, "! she leaves in May", now, original=note)
    assert (edited.is_copy, edited.note.kind) == (True, OFF)
    assert {row.kind for row in read_call_details(workspace, call).notes} == {OFF}


@pytest.mark.parametrize(("is_off", "line"), [(True, "Why?"), (False, "% Why?")])
def test_a_line_off_the_record_becomes_no_question(
    workspace: Workspace, call: int, now: datetime, is_off: bool, line: str
) -> None:
    call_questions.set_off_record(workspace, call, is_off, now)
    with pytest.raises(InfoviewError, match="off the record"):
        call_questions.add_question_during_call(workspace, call, line, now)


def test_nothing_that_rests_on_a_deleted_note_comes_back_on_the_record(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    count = "SELECT count(*) FROM fit_points"
    notes.set_note_kind(workspace, campaign.note, OFF, now)
    notes.delete_note(workspace, campaign.note, now)
    assert workspace.store.connection.execute(count).fetchone() == (0,)
    workspace.undo(now)
    assert workspace.store.connection.execute(count).fetchone() == (1,)


@given(st.text(max_size=30), st.booleans())
@example("% a", False)
@example("*", False)
@example("!", True)
def test_a_signed_line_is_off_the_record_and_loses_no_text(line: str, is_edit: bool) -> None:
    signed = mark_off_record(line, is_edit=is_edit)
    before = parse_call_line(clean_line(line), off_record=not is_edit)
    after = parse_call_line(clean_line(signed))
    assert after.text == before.text
    assert after.kind is OFF or not before.text
    assert mark_off_record(signed, is_edit=is_edit) == signed
