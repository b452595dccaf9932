"""Unfinished lines: one for each instance; those of ended instances are adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import NotFoundError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import abandoned_drafts, call_clock, draft_state, live_draft, notes, planning
from infoview_tui.services.interviews.draft_state import DraftState
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.storage.instances import Instance
from infoview_tui.storage.queries.interviews.interviews import INTERVIEW
from infoview_tui.storage.store import Store
from tests.conftest import Campaign, add_note, unwritable
from tests.costs import statements
from tests.services.tables import snapshot


@pytest.fixture
def call(workspace: Workspace, maria: int, now: datetime) -> int:
    """The id of a running_instance call with one question."""
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    planning.plan_question(workspace, interview, QuestionForm("Why?"), now)
    call_clock.start_call(workspace, interview, now)
    return interview


@pytest.fixture
def ended_instance(paths: AppPaths) -> str:
    """The name of an instance that has ended."""
    instance = Instance(paths.data)
    instance.close()
    return instance.name


@pytest.fixture
def running_instance(paths: AppPaths, workspace: Workspace) -> Iterator[str]:
    """The name of another instance that is running_instance."""
    instance = Instance(paths.data)
    yield instance.name
    instance.close()


def window(workspace: Workspace, name: str) -> Workspace:
    """Return a workspace of another instance."""
    return Workspace(workspace.store, name)


def lines(workspace: Workspace) -> list[tuple[str, str, int | None]]:
    rows = workspace.store.connection.execute("SELECT instance, line, note_id FROM live_drafts ORDER BY instance")
    return rows.fetchall()


def texts(workspace: Workspace, call: int) -> list[str]:
    return [row.text for row in read_call_details(workspace, call).notes]


def test_unfinished_line_survives_restart(workspace: Workspace, paths: AppPaths, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "! half a tho")
    workspace.close()
    again = Workspace(Store(paths.database))
    found = abandoned_drafts.open_live_draft(again, call, now)
    again.close()
    assert found == DraftState("! half a tho")


def test_line_is_updated_and_cleared(workspace: Workspace, call: int, now: datetime) -> None:
    for line in ("t", "tw", "two words ", "two"):
        live_draft.save_live_draft(workspace, call, line)
        assert abandoned_drafts.open_live_draft(workspace, call, now).line == line
    live_draft.save_live_draft(workspace, call, "")
    assert lines(workspace) == []
    live_draft.save_live_draft(workspace, call, "")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState()


def test_unfinished_edit_keeps_its_note_when_empty(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "one", now)
    for line in ("one and tw", ""):
        live_draft.save_live_draft(workspace, call, line, note.id)
        assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState(line, note.id)
    notes.edit_note(workspace, note.id, "one and two", now)
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState()


def test_saving_note_clears_line(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "two words")
    add_note(workspace, call, "two words", now)
    assert lines(workspace) == []


def test_line_is_cleaned_to_one_line(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "one\n\x1b[31mtwo\u202e ")
    assert abandoned_drafts.open_live_draft(workspace, call, now).line == "one two "


def test_saving_line_is_not_undoable(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "half")
    assert workspace.undo(now) == "The interview with Maria Lopez started"


def test_line_of_deleted_interview_is_rejected(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    live_draft.save_live_draft(workspace, campaign.interview, "half")
    contact_commands.delete_contact(workspace, campaign.maria, now)
    for line in ("hal", ""):
        with pytest.raises(NotFoundError):
            live_draft.save_live_draft(workspace, campaign.interview, line)
    workspace.undo(now)
    assert abandoned_drafts.open_live_draft(workspace, campaign.interview, now).line == "half"


def test_key_press_takes_one_statement(workspace: Workspace, call: int) -> None:
    live_draft.save_live_draft(workspace, call, "a")
    with statements(workspace) as executed:
        live_draft.save_live_draft(workspace, call, "ab")
    assert [line.split()[0] for line in executed] == ["PRAGMA", "BEGIN", "UPDATE", "COMMIT"]


def test_each_instance_has_its_own_line(workspace: Workspace, call: int, now: datetime, running_instance: str) -> None:
    other = window(workspace, running_instance)
    live_draft.save_live_draft(workspace, call, "mine")
    live_draft.save_live_draft(other, call, "theirs")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("mine", other_drafts=("theirs",))
    add_note(workspace, call, "mine", now)
    assert abandoned_drafts.open_live_draft(other, call, now) == DraftState("theirs")


def test_line_of_ended_instance_is_adopted(workspace: Workspace, call: int, now: datetime, ended_instance: str) -> None:
    live_draft.save_live_draft(window(workspace, ended_instance), call, "! half a tho")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("! half a tho")
    assert lines(workspace) == [(workspace.instance, "! half a tho", None)]


def test_line_of_unnamed_instance_is_adopted(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(window(workspace, ""), call, "half a tho")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("half a tho")
    assert texts(workspace, call) == []


def test_adopted_edit_keeps_its_note(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "one", now)
    live_draft.save_live_draft(window(workspace, ""), call, "one and tw", note.id)
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("one and tw", note.id)


def test_own_line_stays_and_abandoned_lines_become_notes(
    workspace: Workspace, call: int, now: datetime, ended_instance: str
) -> None:
    live_draft.save_live_draft(workspace, call, "mine")
    live_draft.save_live_draft(window(workspace, ended_instance), call, "! theirs ")
    live_draft.save_live_draft(window(workspace, ""), call, "and the third")
    before = snapshot(workspace.store.connection)
    found = abandoned_drafts.open_live_draft(workspace, call, now + timedelta(seconds=95))
    assert found == DraftState("mine", saved_count=2)
    rows = read_call_details(workspace, call).notes
    assert [(row.kind, row.text, row.seconds) for row in rows] == [
        ("note", "and the third", 95),
        ("insight", "theirs", 95),
    ]
    assert {row.question for row in rows} == {"Why?"}
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("mine")
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_first_of_several_abandoned_lines_is_adopted(
    workspace: Workspace, call: int, now: datetime, ended_instance: str
) -> None:
    live_draft.save_live_draft(window(workspace, ""), call, "the first")
    live_draft.save_live_draft(window(workspace, ended_instance), call, "the second")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("the first", saved_count=1)
    assert texts(workspace, call) == ["the second"]


def test_abandoned_edit_without_changes_is_dropped(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "! one*", now)
    live_draft.save_live_draft(window(workspace, ""), call, "! one *", note.id)
    live_draft.save_live_draft(window(workspace, "1@"), call, "  ")
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState()
    assert lines(workspace) == []
    assert texts(workspace, call) == ["one"]
    assert workspace.undo(now) == "Note: one"


def test_line_of_running_instance_is_not_adopted(
    workspace: Workspace, call: int, now: datetime, running_instance: str
) -> None:
    for name in (running_instance, workspace.instance):
        live_draft.save_live_draft(window(workspace, name), call, "theirs")
    here = window(workspace, "another")
    assert abandoned_drafts.open_live_draft(here, call, now) == DraftState(other_drafts=("theirs", "theirs"))
    assert len(lines(workspace)) == 2


def test_line_is_shown_when_adopting_fails(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(window(workspace, ""), call, "half a tho")
    with unwritable(workspace):
        assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("half a tho")
    assert lines(workspace) == [("", "half a tho", None)]
    assert abandoned_drafts.open_live_draft(workspace, call, now) == DraftState("half a tho")


def test_interview_row_shows_waiting_line(workspace: Workspace, call: int, running_instance: str) -> None:
    def is_waiting() -> bool:
        row = workspace.store.first(INTERVIEW, interview_id=call)
        assert row is not None
        return row.has_draft

    assert not is_waiting()
    live_draft.save_live_draft(window(workspace, running_instance), call, "half")
    assert is_waiting()


def test_lines_of_an_ended_call_become_notes_unless_their_window_is_open(
    workspace: Workspace, call: int, now: datetime, ended_instance: str, running_instance: str
) -> None:
    for name, line in ((ended_instance, "from a crash"), ("12@old-host", "from a host"), (running_instance, "theirs")):
        live_draft.save_live_draft(Workspace(workspace.store, name), call, line)
    live_draft.save_live_draft(workspace, call, "mine")
    assert abandoned_drafts.save_lines_of_ended_call(workspace, call, now) == 0, "the call runs"
    call_clock.end_call(workspace, call, now, timedelta(minutes=3))
    assert abandoned_drafts.save_lines_of_ended_call(workspace, call, now) == 3
    texts = {note.text for note in read_call_details(workspace, call).notes}
    assert texts == {"from a crash", "from a host", "mine"}
    assert abandoned_drafts.save_lines_of_ended_call(workspace, call, now) == 0
    assert [row.line for row in draft_state.list_drafts(workspace, call)] == ["theirs"]
    workspace.undo(now)
    assert len(draft_state.list_drafts(workspace, call)) == 4
