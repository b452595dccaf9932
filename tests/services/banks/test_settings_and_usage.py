"""Stars, retired questions, and what a question of a bank has brought."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import NoteKind, QuestionState
from infoview_tui.paths import bundled_banks
from infoview_tui.services.banks import commands
from infoview_tui.services.banks.library import BankLoader, form_from_question
from infoview_tui.services.banks.queries import QuestionSettings, read_history, read_settings, read_usage
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, call_questions, notes, planning
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.storage.banks import Question


@pytest.fixture(scope="module")
def question() -> Question:
    found = BankLoader(bundled_banks(), None).load().get_question("hindsight.known-earlier")
    assert found is not None
    return found


def test_stars_and_retirement_do_not_touch_each_other(workspace: Workspace, question: Question, now: datetime) -> None:
    assert read_settings(workspace) == QuestionSettings()
    commands.set_starred(workspace, question, True, now)
    commands.set_retired(workspace, question, True, now)
    assert read_settings(workspace) == QuestionSettings(frozenset({question.id}), frozenset({question.id}))
    commands.set_starred(workspace, question, False, now)
    assert read_settings(workspace) == QuestionSettings(retired=frozenset({question.id}))
    commands.set_retired(workspace, question, False, now)
    assert workspace.store.connection.execute("SELECT count(*) FROM question_settings").fetchone() == (0,)
    assert workspace.undo(now).startswith("Restored a question: What do you wish")
    assert read_settings(workspace).retired == {question.id}


def test_restoring_what_was_never_retired_changes_nothing(
    workspace: Workspace, question: Question, now: datetime
) -> None:
    commands.set_retired(workspace, question, False, now)
    assert workspace.store.connection.execute("SELECT count(*) FROM events").fetchone() == (0,)


def ask(workspace: Workspace, question: Question, lines: list[str], now: datetime) -> int:
    """Ask a question in an interview, with these notes; return the interview."""
    contact = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    planning.plan_question(workspace, interview, form_from_question(question), now)
    call_clock.start_call(workspace, interview, now)
    planned = read_preparation(workspace, interview).questions[0].id
    notes.add_notes(workspace, interview, lines, now, seconds=5, question_id=planned)
    if not lines:
        call_questions.set_question_state(workspace, planned, QuestionState.ANSWERED, now)
    return interview


def test_what_a_question_brought(workspace: Workspace, question: Question, now: datetime) -> None:
    assert read_usage(workspace) == {}
    maria = ask(workspace, question, ["! An insight", '"A quote', "! Two", "% secret"], now)
    usage = read_usage(workspace)[question.id]
    assert usage == (question.id, 1, 1, 3, 2, 1)
    asked, brought = read_history(workspace, question.id)
    assert [(row.interview_id, row.contact, row.notes) for row in asked] == [(maria, "Maria", 3)]
    assert brought == {NoteKind.QUOTE: 1, NoteKind.INSIGHT: 2}


def test_a_question_answered_without_a_note_was_asked(workspace: Workspace, question: Question, now: datetime) -> None:
    interview = ask(workspace, question, [], now)
    assert read_usage(workspace)[question.id] == (question.id, 1, 1, 0, 0, 0)
    (asked,), brought = read_history(workspace, question.id)
    assert (asked.interview_id, asked.first_note_id, brought) == (interview, None, {})


def test_a_planned_question_was_not_asked(workspace: Workspace, question: Question, now: datetime) -> None:
    contact = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    planning.plan_question(workspace, interview, form_from_question(question), now)
    assert read_usage(workspace) == {}
    assert read_history(workspace, question.id) == ((), {})
