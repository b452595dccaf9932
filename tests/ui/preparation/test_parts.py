"""The heading of the preparation, and asking for texts of the plan, without Textual."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any, cast

import pytest

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.ui.preparation.current_plan import CurrentPlan
from infoview_tui.ui.preparation.heading import format_heading
from tests.ui.held_call import Held
from tests.ui.part_host import PartHost


class Panes:
    """The plan in front, with the cursor on one of its rows."""

    is_plan_in_front = True

    def __init__(self) -> None:
        self.plan = self
        self.cursor_key: object = None


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def panes() -> Panes:
    return Panes()


@pytest.fixture
def plan(host: PartHost, panes: Panes, held: Held) -> CurrentPlan:
    return CurrentPlan(cast(Any, host), cast(Any, panes), held.interview)  # it asks for no more than these have


def test_question_under_the_cursor_or_a_hint(plan: CurrentPlan, host: PartHost, panes: Panes) -> None:
    plan.add(QuestionForm("What surprised you?"))
    plan.preparation = read_preparation(host.workspace, plan.interview_id)
    assert plan.require_question() is None
    (question,) = plan.preparation.questions
    panes.cursor_key = ("question", question.id)
    assert plan.require_question() == question
    assert host.shown == ["Move to a question first."]


def test_text_that_cannot_be_saved_is_asked_for_again(plan: CurrentPlan, host: PartHost) -> None:
    saved: list[str] = []

    def save(text: str) -> None:
        if not saved and not host.shown:
            raise StorageError("The disk is full.")
        saved.append(text)

    host.answers = ["How?", "How exactly?"]
    plan.ask_for_text("Your own question", "", save)
    assert (saved, host.shown, host.reloads) == (["How exactly?"], ["The disk is full."], 2)
    host.answers = [None]
    plan.ask_for_text("Your own question", "", save)
    assert (saved, host.reloads) == (["How exactly?"], 2)


def test_place_is_the_contact_until_there_is_a_row(plan: CurrentPlan, host: PartHost, held: Held) -> None:
    assert plan.name_place() == f"preparation:{held.interview}"
    assert CurrentPlan(cast(Any, host), cast(Any, Panes()), -1).contact_id is None


def test_heading_of_a_held_interview(host: PartHost, held: Held) -> None:
    interview = read_preparation(host.workspace, held.interview).interview
    first, second = format_heading(interview, host.now(), host.zone).plain.split("\n")
    assert first.startswith("Maria Lopez  ")
    assert second.startswith("held ")
    ahead = interview._replace(ended_at=None, starts_at=None)
    assert "no time yet (s to schedule)" in format_heading(ahead, host.now(), host.zone).plain
