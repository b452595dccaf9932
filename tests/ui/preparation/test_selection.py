"""Proposing questions by keys: from an empty plan to a good one, from a set, and again with locked questions."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.domain.planning import review_plan
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.storage.queries.interviews.interviews import QuestionRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.preparation.selection_dialog import SelectionDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.services.tables import planned_questions, snapshot
from tests.ui.waiting import wait_for_workers


def add_interview(app: InfoviewApp, now: datetime) -> int:
    contact = add_contact(app.workspace, ContactForm("Maria Lopez", paths=("Product [b]design[/b]",)), now)
    return planning.get_or_create_planned_interview(app.workspace, contact, now, minutes=30).id


def questions_of(app: InfoviewApp, interview: int) -> list[QuestionRow]:
    return planned_questions(app.workspace, interview)


async def open_plan(app: InfoviewApp, pilot: Pilot[None], interview: int) -> None:
    await pilot.pause()
    await app.push_screen(PreparationScreen(interview))
    await wait_for_workers(app)
    await pilot.pause()


def rows_of(app: InfoviewApp, selector: str) -> str:
    return "\n".join(row.body.plain for row in app.screen.query_one(selector, RowList).rows)


async def test_two_keys_turn_an_empty_plan_into_a_good_one_and_one_takes_it_back(
    empty_app: InfoviewApp, now: datetime
) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        interview = add_interview(empty_app, now)
        await open_plan(empty_app, pilot, interview)
        before = snapshot(empty_app.workspace.store.connection)
        await pilot.press("S")
        assert isinstance(empty_app.screen, SelectionDialog)
        assert snapshot(empty_app.workspace.store.connection) == before, "the dialog writes nothing"
        await pilot.press("enter")
        await pilot.pause()
        planned = questions_of(empty_app, interview)
        assert review_plan(planned, 30) == ()
        shown = empty_app.screen.query_one(PlanView).query_one(RowList).rows[0].body.plain
        assert shown.endswith("Not heard yet on Product [b]design[/b]: day to day"), "and markup is shown as text"
        await pilot.press("u")
        assert questions_of(empty_app, interview) == []


async def test_set_is_chosen_in_the_dialog_which_says_what_it_leaves_out(empty_app: InfoviewApp, now: datetime) -> None:
    async with empty_app.run_test(size=(80, 24)) as pilot:
        interview = add_interview(empty_app, now)
        await open_plan(empty_app, pilot, interview)
        await pilot.press("S", "j")
        library = empty_app.banks.load()
        assert library.sets[0].situation in str(empty_app.screen.query_one("#situation", Static).content)
        assert "Left out" in rows_of(empty_app, "#questions")
        await pilot.press("tab", "G", "enter")
        await pilot.pause()
        planned = [question.bank_id for question in questions_of(empty_app, interview)]
        assert [bank_id for bank_id in planned if bank_id in library.sets[0].question_ids] == list(
            library.sets[0].question_ids
        )


async def test_locked_question_stays_when_another_set_is_chosen(empty_app: InfoviewApp, now: datetime) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        interview = add_interview(empty_app, now)
        await open_plan(empty_app, pilot, interview)
        await pilot.press("S", "enter", "j", "full_stop")
        await pilot.pause()
        locked = questions_of(empty_app, interview)[1]
        assert locked.is_locked
        assert "locked · " in empty_app.screen.query_one(PlanView).query_one(RowList).rows[1].body.plain
        await pilot.press("S", "j", "j", "enter")
        await pilot.pause()
        assert locked.id in {question.id for question in questions_of(empty_app, interview)}
        await pilot.press("S", "escape")
        assert not isinstance(empty_app.screen, SelectionDialog)


async def test_plan_of_an_interview_that_was_held_stays_as_it_is(empty_app: InfoviewApp, now: datetime) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        interview = add_interview(empty_app, now)
        call_clock.start_call(empty_app.workspace, interview, now)
        call_clock.end_call(empty_app.workspace, interview, now + timedelta(minutes=20))
        await open_plan(empty_app, pilot, interview)
        await pilot.press("S")
        assert not isinstance(empty_app.screen, SelectionDialog)


async def test_pane_that_was_asked_for_last_is_in_front(empty_app: InfoviewApp, now: datetime) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        interview = add_interview(empty_app, now)
        await open_plan(empty_app, pilot, interview)
        screen = empty_app.screen
        assert isinstance(screen, PreparationScreen)
        for _ in range(3):
            screen.panes.action_switch_pane()
        await pilot.pause()
        assert screen.panes.is_plan_in_front
        assert screen.focused is screen.query_one(PlanView).query_one(RowList)
