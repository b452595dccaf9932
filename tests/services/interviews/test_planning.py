"""The plan of an interview."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.enums import Channel, Medium, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, empty_interviews, live_draft, planning
from infoview_tui.services.outreach import stages
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from infoview_tui.storage.queries.interviews.interviews import INTERVIEW, INTERVIEWS_OF_CONTACT, UPCOMING_INTERVIEWS
from tests.services.tables import planned_questions


@pytest.fixture
def interview(workspace: Workspace, now: datetime) -> int:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    return planning.get_or_create_planned_interview(workspace, maria, now).id


def texts(workspace: Workspace, interview: int) -> str:
    return "".join(question.text for question in planned_questions(workspace, interview))


def plan(workspace: Workspace, interview: int, now: datetime, letters: str = "abcd") -> dict[str, int]:
    return {letter: planning.plan_question(workspace, interview, QuestionForm(letter), now) for letter in letters}


@pytest.mark.parametrize(("channel", "medium"), [(Channel.PHONE, Medium.PHONE), (None, Medium.VIDEO)])
@pytest.mark.parametrize("is_moved", [False, True], ids=["planned", "moved to Scheduled"])
def test_medium_of_a_new_plan_follows_the_channel(
    workspace: Workspace, now: datetime, channel: Channel | None, medium: Medium, *, is_moved: bool
) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria", channel=channel), now)
    if is_moved:
        stages.move_contact(workspace, maria, Stage.SCHEDULED, now)
    assert planning.get_or_create_planned_interview(workspace, maria, now).medium is medium


def test_planned_question_keeps_bank_fields(workspace: Workspace, interview: int, now: datetime) -> None:
    form = QuestionForm("What surprised you?", "hindsight", 4, ("When?", "Why?"), "hindsight/surprise")
    planning.plan_question(workspace, interview, form, now)
    (row,) = planned_questions(workspace, interview)
    assert (row.text, row.topic, row.minutes, row.probes, row.bank_id) == (
        "What surprised you?",
        "hindsight",
        4,
        ("When?", "Why?"),
        "hindsight/surprise",
    )
    assert (row.must_ask, row.state) == (False, "open")


@pytest.mark.parametrize(
    "move",
    [("a", 1, "bacd"), ("a", 3, "bcda"), ("a", -1, "abcd"), ("d", -2, "adbc"), ("d", 9, "abcd"), ("c", -99, "cabd")],
)
def test_question_moves_within_the_plan(
    workspace: Workspace, interview: int, now: datetime, move: tuple[str, int, str]
) -> None:
    letter, by, expected = move
    questions = plan(workspace, interview, now)
    planning.move_question(workspace, questions[letter], by, now)
    assert texts(workspace, interview) == expected


def test_new_question_is_last(workspace: Workspace, interview: int, now: datetime) -> None:
    questions = plan(workspace, interview, now)
    planning.delete_question(workspace, questions["b"], now)
    planning.move_question(workspace, questions["a"], 1, now)
    plan(workspace, interview, now, "e")
    assert texts(workspace, interview) == "cade"


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-4, 4)), max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_question_moves_behave_like_list_moves(
    workspace: Workspace, interview: int, now: datetime, moves: list[tuple[int, int]]
) -> None:
    for question in planned_questions(workspace, interview):
        planning.delete_question(workspace, question.id, now)
    questions = list(plan(workspace, interview, now).items())
    expected = [letter for letter, _ in questions]
    for number, by in moves:
        letter, key = questions[number]
        at = expected.index(letter)
        expected.insert(max(0, min(3, at + by)), expected.pop(at))
        planning.move_question(workspace, key, by, now)
    assert texts(workspace, interview) == "".join(expected)


@pytest.mark.parametrize(("minutes", "kept"), [(-1, 1), (0, 1), (7, 7), (61, 60)])
def test_minutes_are_clamped(workspace: Workspace, interview: int, now: datetime, minutes: int, kept: int) -> None:
    question = planning.plan_question(workspace, interview, QuestionForm("Why?", minutes=minutes), now)
    assert planned_questions(workspace, interview)[0].minutes == kept
    planning.edit_question(workspace, question, now, minutes=minutes)
    assert planned_questions(workspace, interview)[0].minutes == kept


def test_question_needs_text(workspace: Workspace, interview: int, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="few words"):
        planning.plan_question(workspace, interview, QuestionForm(" \x00 "), now)
    question = plan(workspace, interview, now, "a")["a"]
    with pytest.raises(InfoviewError, match="few words"):
        planning.edit_question(workspace, question, now, text="\u200b")
    assert texts(workspace, interview) == "a"


def test_must_ask_is_toggled(workspace: Workspace, interview: int, now: datetime) -> None:
    question = plan(workspace, interview, now, "a")["a"]
    for expected in (True, False):
        planning.toggle_must_ask(workspace, question, now)
        assert planned_questions(workspace, interview)[0].must_ask is expected


def test_minutes_apply_to_new_interviews_only(workspace: Workspace, now: datetime) -> None:
    maria, tom = (contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Maria", "Tom"))
    assert planning.get_or_create_planned_interview(workspace, maria, now, minutes=30).minutes == 30
    assert planning.get_or_create_planned_interview(workspace, maria, now, minutes=45).minutes == 30
    assert planning.get_or_create_planned_interview(workspace, tom, now).minutes == 20
    assert workspace.undo(now) == "Started a plan for Tom"


def test_plan_is_created_once(workspace: Workspace, interview: int, now: datetime) -> None:
    contact = planning.get_or_create_planned_interview(workspace, 1, now)
    assert contact.id == interview
    with pytest.raises(NotFoundError):
        planning.get_or_create_planned_interview(workspace, 4711, now)


def test_unused_interview_is_in_no_list_and_is_discarded(workspace: Workspace, now: datetime) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    opened = planning.get_or_create_planned_interview(workspace, maria, now).id
    assert planning.get_or_create_planned_interview(workspace, maria, now).id == opened
    assert workspace.store.all(UPCOMING_INTERVIEWS, most=5) == []
    assert workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria) == []
    assert empty_interviews.discard_if_empty(workspace, opened, now)
    assert workspace.store.first(INTERVIEW, interview_id=opened) is None
    assert [event.label for event in workspace.store.all(TIMELINE, contact_id=maria, most=5)] == ["Added Maria"]
    # Another window still shows it, and the first thing written there is kept.
    question = planning.plan_question(workspace, opened, QuestionForm("Why?"), now, contact_id=maria)
    assert not empty_interviews.discard_if_empty(workspace, opened, now)
    planning.delete_question(workspace, question, now)
    assert not empty_interviews.discard_if_empty(workspace, opened, now)  # undo needs it
    workspace.undo(now)
    assert texts(workspace, opened) == "Why?"


def test_call_that_another_window_has_discarded_starts_with_the_first_key(workspace: Workspace, now: datetime) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    opened = planning.get_or_create_planned_interview(workspace, maria, now).id
    assert empty_interviews.discard_if_empty(workspace, opened, now)
    call_clock.start_call(workspace, opened, now, contact_id=maria)
    live_draft.save_live_draft(workspace, opened, "H")
    assert not empty_interviews.discard_if_empty(workspace, opened, now)
    assert [row.id for row in workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=maria)] == [opened]
