"""Practicing a call on a copy of the data."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from infoview_tui.domain.enums import InterviewState, QuestionState, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, live_draft, planning, practice
from infoview_tui.services.interviews.practice_copies import delete_abandoned_copies
from infoview_tui.services.interviews.practice_result import read_practice_result
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.outreach import stages
from infoview_tui.storage.queries.contacts.contacts import CONTACT
from tests.conftest import Campaign, add_note
from tests.services.tables import dump_all


def copies(workspace: Workspace) -> list[Path]:
    directory = workspace.data_dir / "practice"
    return list(directory.iterdir()) if directory.exists() else []


def test_a_practiced_call_leaves_no_trace(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    before, undo = dump_all(workspace.store.connection), len(workspace._undo_stack)
    session = practice.start_practice(workspace, campaign.tom, now)
    copy = session.workspace
    planning.plan_question(copy, session.interview_id, QuestionForm("What changed?"), now)
    call_clock.start_call(copy, session.interview_id, now)
    add_note(copy, session.interview_id, "+ send it", now)
    call_clock.end_call(copy, session.interview_id, now, timedelta(minutes=5))
    stages.move_contact(copy, campaign.tom, Stage.MET, now)
    assert dump_all(copy.store.connection) != before
    assert (len(copies(workspace)), copies(workspace)[0].stat().st_mode & 0o777) == (1, 0o700)
    assert (copies(workspace)[0] / "infoview.db").stat().st_mode & 0o777 == 0o600
    session.close()
    session.close()
    assert dump_all(workspace.store.connection) == before
    assert len(workspace._undo_stack) == undo
    assert not (workspace.data_dir / "practice").exists()


def test_a_running_call_is_practiced_from_its_start(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    interview = planning.get_or_create_planned_interview(workspace, campaign.maria, now).id
    question = planning.plan_question(workspace, interview, QuestionForm("What changed?"), now)
    call_clock.start_call(workspace, interview, now)
    add_note(workspace, interview, "a real note", now, question_id=question)
    live_draft.save_live_draft(workspace, interview, "a real line", None)
    session = practice.start_practice(workspace, campaign.maria, now)
    call = read_call_details(session.workspace, session.interview_id)
    assert (call.interview.state, call.interview.started_at, call.notes) == (InterviewState.PLANNED, None, [])
    assert not call.interview.has_draft
    assert [row.state for row in call.questions] == [QuestionState.OPEN]
    session.close()
    assert [note.text for note in read_call_details(workspace, interview).notes] == ["a real note"]


def test_without_a_plan_the_interview_exists_only_in_the_copy(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    before = dump_all(workspace.store.connection)
    session = practice.start_practice(workspace, campaign.maria, now, minutes=25)
    assert read_call_details(session.workspace, session.interview_id).interview.minutes == 25
    session.close()
    assert dump_all(workspace.store.connection) == before


def test_the_result_has_times_and_the_closing(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    session = practice.start_practice(workspace, campaign.maria, now)
    copy, interview = session.workspace, session.interview_id
    first = planning.plan_question(copy, interview, QuestionForm("What changed?"), now)
    planning.plan_question(copy, interview, QuestionForm("What is next?"), now)
    call_clock.start_call(copy, interview, now)
    add_note(copy, interview, "@Priya Shah", now, question_id=first)
    call_clock.end_call(copy, interview, now, timedelta(minutes=5))
    result = read_practice_result(copy, interview)
    assert (result.contact, result.seconds, result.asked_count, result.note_count) == ("Maria Lopez", 300, 1, 1)
    assert [question.spent_seconds for question in result.questions] == [300, 0]
    assert {step.kind.value for step in result.closing if step.is_done} == {"who_else"}
    session.close()


def test_copies_of_killed_programs_are_deleted_and_others_stay(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    session = practice.start_practice(workspace, campaign.maria, now)
    killed = workspace.data_dir / "practice" / f"999999.{'0' * 16}-abc"
    killed.mkdir()
    (killed / "infoview.db").write_bytes(b"left")
    delete_abandoned_copies(workspace.data_dir)
    assert copies(workspace) == [session.workspace.data_dir]
    session.close()
    delete_abandoned_copies(workspace.data_dir)
    assert not copies(workspace)


def test_what_goes_wrong_is_said_and_leaves_nothing(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    with pytest.raises(NotFoundError):
        practice.start_practice(workspace, 999, now)
    assert not copies(workspace)
    (workspace.data_dir / "practice").write_text("a file", encoding="utf-8")
    with pytest.raises(InfoviewError, match="Practice needs a copy of your data"):
        practice.start_practice(workspace, campaign.maria, now)
    assert workspace.store.first(CONTACT, contact_id=campaign.maria) is not None
