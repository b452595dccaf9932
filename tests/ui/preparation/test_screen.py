"""The plan of one interview: picking, ordering, minutes, own questions, the filter, and undo after each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.queries import read_preparation
from infoview_tui.storage.queries.interviews.interviews import QuestionRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.hostile_texts import HOSTILE_TEXTS
from tests.services.tables import planned_questions
from tests.ui.held_call import hold_call

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)


@pytest.fixture
def interview(workspace: Workspace, now: datetime) -> int:
    """An interview of 20 minutes with nothing planned yet."""
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="Designer", organization="Figma"), now)
    return planning.get_or_create_planned_interview(workspace, contact, now).id


@asynccontextmanager
async def plan_open(app: InfoviewApp, interview: int, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(PreparationScreen(interview))
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def questions(app: InfoviewApp, interview: int) -> list[QuestionRow]:
    return planned_questions(app.workspace, interview)


def texts(app: InfoviewApp, interview: int) -> list[str]:
    return [question.text for question in questions(app, interview)]


def said(app: InfoviewApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def warnings(app: InfoviewApp) -> str:
    shown = app.screen.query_one(".plan--warnings", Static)
    return str(shown.content) if shown.display else ""


def bank_rows(app: InfoviewApp) -> RowList:
    return app.screen.query_one(QuestionBank).query_one(RowList)


def plan_rows(app: InfoviewApp) -> RowList:
    return app.screen.query_one(PlanView).query_one(RowList)


def bodies(rows: RowList) -> str:
    return "\n".join(row.body.plain for row in rows.rows)


def marked(app: InfoviewApp) -> int:
    return sum(row.label.plain == "✓" for row in bank_rows(app).rows)


def told(app: InfoviewApp) -> str:
    return "\n".join(notification.message for notification in app._notifications)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type into the prompt that is open, and save."""
    assert isinstance(pilot.app.screen, PromptDialog)
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_six_questions_are_planned_by_keys_and_the_warnings_follow(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        assert "No questions yet" in warnings(empty_app)
        await pilot.press("space", "j", "enter")
        assert "2 questions so far: add at least 4 more" in warnings(empty_app)
        assert "who else" in warnings(empty_app)
        await pilot.press("G", "space", "k", "space", "k", "space")
        assert "who else" not in warnings(empty_app)
        await pilot.press("k", "space")
        assert len(questions(empty_app, interview)) == 6
        assert "six to eight" not in warnings(empty_app)
        assert marked(empty_app) == 6
        spent = 2 + sum(question.minutes for question in questions(empty_app, interview))
        assert f"{spent} of 20 min" in said(empty_app, ".plan--budget")
        await pilot.press("k", "space", "k", "space", "k", "space")
        assert "9 questions" in warnings(empty_app)
        assert "over the agreed 20" in warnings(empty_app)
        assert "over" in said(empty_app, ".plan--budget")


async def test_the_same_key_takes_a_picked_question_out_and_the_cursor_stays(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("j", "j")
        here = bank_rows(empty_app).cursor_key
        await pilot.press("space")
        assert bank_rows(empty_app).cursor_key == here
        (planned,) = questions(empty_app, interview)
        assert planned.bank_id == here
        question = empty_app.banks.load().get_question(planned.bank_id)
        assert question is not None
        assert (planned.probes, planned.minutes, planned.topic) == (question.probes, question.minutes, question.topic)
        await pilot.press("space")
        assert questions(empty_app, interview) == []
        assert bank_rows(empty_app).cursor_key == here
        assert marked(empty_app) == 0


async def test_the_question_under_the_cursor_says_what_it_is_good_for(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("j")
        question = empty_app.screen.query_one(QuestionBank).current_question
        assert question is not None
        detail = said(empty_app, ".bank--detail Static")
        assert question.good_for in detail
        assert all(probe in detail for probe in question.probes)
        assert f"{question.minutes} min" in detail


async def test_questions_move_up_and_down_and_the_cursor_goes_along(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("space", "j", "space", "j", "space", "tab")
        first, second, third = texts(empty_app, interview)
        await pilot.press("K")
        assert texts(empty_app, interview) == [first, third, second]
        await pilot.press("shift+up")
        assert texts(empty_app, interview) == [third, first, second]
        await pilot.press("J")
        assert texts(empty_app, interview) == [first, third, second]
        assert bodies(plan_rows(empty_app)).index(third) > bodies(plan_rows(empty_app)).index(first)
        await pilot.press("u", "u", "u")
        assert texts(empty_app, interview) == [first, second, third]
        assert plan_rows(empty_app).cursor_key == ("question", questions(empty_app, interview)[2].id)


async def test_minutes_and_must_ask(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("space", "tab")
        minutes = questions(empty_app, interview)[0].minutes
        await pilot.press("plus", "plus", "exclamation_mark")
        assert questions(empty_app, interview)[0].minutes == minutes + 2
        assert plan_rows(empty_app).rows[0].label.plain == "1!"
        await pilot.press(*["minus"] * 20)
        assert questions(empty_app, interview)[0].minutes == 1
        assert "3 of 20 min" in said(empty_app, ".plan--budget")


async def test_an_own_question_is_added_at_once_and_a_closed_one_is_named(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("space", "n")
        await write(pilot, "Do you like it?")
        assert texts(empty_app, interview)[-1] == "Do you like it?"
        assert "Question 2 can be answered yes or no" in warnings(empty_app)
        assert plan_rows(empty_app).cursor_key == ("question", questions(empty_app, interview)[1].id)
        await pilot.press("tab", "e")
        await write(pilot, "What do you like about it?")
        assert texts(empty_app, interview)[-1] == "What do you like about it?"
        assert "yes or no" not in warnings(empty_app)
        await pilot.press("u")
        assert "Question 2 can be answered yes or no" in warnings(empty_app)


async def test_taking_out_leaves_the_cursor_on_the_neighbour_and_undo_brings_it_back(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("space", "j", "space", "tab")
        first, second = (question.id for question in questions(empty_app, interview))
        await pilot.press("delete")
        assert plan_rows(empty_app).cursor_key == ("question", first)
        await pilot.press("u")
        assert plan_rows(empty_app).cursor_key == ("question", second)
        await pilot.press("ctrl+r")
        assert plan_rows(empty_app).cursor_key == ("question", first)


async def test_everything_can_be_undone_and_done_again(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("space", "j", "space", "tab", "plus", "exclamation_mark", "K", "n")
        await write(pilot, "Whom else should I ask?")
        done = questions(empty_app, interview)
        await pilot.press(*["u"] * 6)
        assert questions(empty_app, interview) == []
        assert "No questions yet" in warnings(empty_app)
        await pilot.press(*["ctrl+r"] * 6)
        assert questions(empty_app, interview) == done


async def test_the_filter_finds_as_one_types_and_says_what_to_do_where_nothing_is_found(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        everything = len(bank_rows(empty_app).rows)
        await pilot.press("slash", *"team")
        found = len(bank_rows(empty_app).rows)
        assert 0 < found < everything
        await pilot.press("down", "space")
        assert "team" in texts(empty_app, interview)[0].casefold() + said(empty_app, ".bank--detail Static").casefold()
        await pilot.press("slash", *" zzz")
        assert len(bank_rows(empty_app).rows) == 0
        assert "Press escape to clear the filter" in bank_rows(empty_app).empty_text
        await pilot.press("enter", "space", "plus")
        assert len(questions(empty_app, interview)) == 1
        await pilot.press("escape")
        assert len(bank_rows(empty_app).rows) == everything
        assert bank_rows(empty_app).has_focus
        await pilot.press("escape")
        assert not isinstance(empty_app.screen, PreparationScreen)


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_where_there_is_room_for_one_side_tab_changes_it(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with plan_open(empty_app, interview, size) as pilot:
        bank, plan = empty_app.screen.query_one(QuestionBank), empty_app.screen.query_one(PlanView)
        assert (bank.display, plan.display) == (True, False)
        for _ in range(6):
            await pilot.press("space", "j")
        assert "Plan 6" in said(empty_app, "#sides")
        await pilot.press("tab")
        assert (bank.display, plan.display) == (False, True)
        await pilot.press("g", "J", "plus")
        await pilot.press("G")
        await pilot.pause()
        rows = plan_rows(empty_app)
        seen = " ".join("".join(rows.render_line(y).text for y in range(rows.size.height)).replace("▌", "").split())
        assert "not to get a job offer." in seen
        await pilot.press("tab")
        assert bank.display


async def test_on_a_wide_screen_both_sides_stand_side_by_side(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        for _ in range(3):
            assert empty_app.screen.query_one(QuestionBank).display
            assert empty_app.screen.query_one(PlanView).display
            await pilot.press("tab")


async def test_a_plan_that_is_long_enough_comes_to_the_front(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    for number in range(6):
        planning.plan_question(empty_app.workspace, interview, QuestionForm(f"Why {number}?"), now)
    async with plan_open(empty_app, interview, NARROW) as pilot:
        assert plan_rows(empty_app).has_focus
        assert plan_rows(empty_app).cursor_key == ("question", questions(empty_app, interview)[0].id)
        await pilot.press("tab", "space")
        assert len(questions(empty_app, interview)) == 7


async def test_what_to_test_bring_and_share_is_written_where_it_is_missing(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("tab")
        for kind, text in (("hypothesis", "Design pays"), ("offering", "A talk"), ("finding", "We both climb")):
            assert ("none", kind) in [row.key for row in plan_rows(empty_app).rows]
            await pilot.press("g")
            while plan_rows(empty_app).cursor_key != ("none", kind):
                await pilot.press("down")
            await pilot.press("enter")
            await write(pilot, text)
        await pilot.press("g")
        while plan_rows(empty_app).cursor_key != ("none", "introduction"):
            await pilot.press("down")
        await pilot.press("enter")
        await write(pilot, "I teach, and look at design")
        preparation = read_preparation(empty_app.workspace, interview)
        assert [row.text for row in preparation.hypotheses] == ["Design pays"]
        assert [row.text for row in preparation.offerings] == ["A talk"]
        assert [row.text for row in preparation.common_ground] == ["We both climb"]
        assert read_profile(empty_app.workspace).introduction == "I teach, and look at design"
        await pilot.press("g")
        while plan_rows(empty_app).cursor_key != ("offering", preparation.offerings[0].id):
            await pilot.press("down")
        await pilot.press("e")
        await write(pilot, "A talk on type")
        assert "A talk on type" in bodies(plan_rows(empty_app))
        await pilot.press(*["u"] * 5)
        assert read_preparation(empty_app.workspace, interview).offerings == []


async def test_a_key_for_a_question_says_so_where_there_is_none(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("plus")
        assert "space picks one" in empty_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("tab", "delete")
        assert "Move to a question first" in empty_app.screen.query_one(KeyFooter).render().plain


async def test_where_saving_fails_it_is_told_and_the_words_are_kept(
    empty_app: InfoviewApp, interview: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise StorageError("The disk is full.")

    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("n")
        with monkeypatch.context() as broken:
            broken.setattr(planning, "plan_question", fail)
            await write(pilot, "What made you stay?")
        assert "The disk is full." in told(empty_app)
        assert isinstance(empty_app.screen, PromptDialog)
        assert empty_app.screen.query_one(Input).value == "What made you stay?"
        await pilot.press("enter")
        await pilot.pause()
        assert texts(empty_app, interview) == ["What made you stay?"]


async def test_the_plan_of_a_call_that_was_held_says_when_and_advises_nothing(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    interview = hold_call(workspace, now).interview
    async with plan_open(empty_app, interview):
        assert said(empty_app, "#heading").endswith("\nheld Thu 26 Nov 09:06 · 24 min of 20 agreed")
        assert warnings(empty_app) == ""
        assert said(empty_app, ".plan--title") == "Plan  0"


async def test_a_broken_own_bank_is_told_with_its_place_and_the_others_are_there(
    empty_app: InfoviewApp, interview: int
) -> None:
    own = empty_app.paths.custom_banks
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("topic: outlook\nquestions:\n  - id: outlook.mine\n    text: [b]\n")
    (own / "good.yaml").write_text("topic: sea\nquestions:\n  - id: sea.wind\n    text: What [b]of[/b] the wind?\n")
    async with plan_open(empty_app, interview) as pilot:
        assert "broken.yaml:4:11: " in told(empty_app)
        assert "What [b]of[/b] the wind?" in bodies(bank_rows(empty_app))
        await pilot.press("G")
        assert "your own bank" in said(empty_app, ".bank--detail Static")


def assert_shown(app: InfoviewApp, text: str) -> None:
    rows = plan_rows(app)
    assert clean_line(text)[:8] in rows.rows[0].body.plain
    assert "\x1b" not in "".join(rows.render_line(y).text for y in range(rows.size.height))


@pytest.mark.painted
async def test_hostile_text_is_typed_as_a_question_like_any_other(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview, NARROW) as pilot:
        await pilot.press("tab")
        for text in HOSTILE_TEXTS[::5]:
            await pilot.press("n")
            await write(pilot, text)
            if isinstance(empty_app.screen, PromptDialog):  # nothing of it was left to keep
                assert questions(empty_app, interview) == []
                await pilot.press("escape")
                continue
            assert texts(empty_app, interview) == [clean_line(text)]
            assert_shown(empty_app, text)
            await pilot.press("u")


@pytest.mark.painted
async def test_hostile_text_is_shown_as_a_question_like_any_other(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    async with plan_open(empty_app, interview) as pilot:
        for text in filter(clean_line, HOSTILE_TEXTS):
            planned = planning.plan_question(empty_app.workspace, interview, QuestionForm(text), now)
            empty_app.screen.query_one(PlanView).show(read_preparation(empty_app.workspace, interview))
            await pilot.pause()
            assert_shown(empty_app, text)
            planning.delete_question(empty_app.workspace, planned, now)


async def test_a_very_long_question_is_shown_with_a_sign_that_there_is_more(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    planning.plan_question(empty_app.workspace, interview, QuestionForm("why " * 10_000), now)
    async with plan_open(empty_app, interview) as pilot:
        assert "…" in plan_rows(empty_app).rows[0].body.plain
        await pilot.press("tab", "e")
        assert empty_app.screen.query_one(Input).value == clean_line("why " * 10_000)


@pytest.mark.painted
async def test_hostile_text_may_be_typed_into_the_filter(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview, NARROW) as pilot:
        await pilot.press("slash")
        for text in HOSTILE_TEXTS:
            empty_app.screen.query_one(Input).value = text
            await pilot.pause()
            rows = bank_rows(empty_app)
            assert "\x1b" not in "".join(rows.render_line(y).text for y in range(rows.size.height))
        await pilot.press("escape")
        assert empty_app.screen.query_one(Input).value == ""


async def test_where_the_interview_is_gone_the_screen_goes_too(empty_app: InfoviewApp, interview: int) -> None:
    async with plan_open(empty_app, interview) as pilot:
        await pilot.press("u")  # takes back the interview that was made for this plan
        await pilot.pause()
        assert not isinstance(empty_app.screen, PreparationScreen)


async def test_the_heading_says_whom_when_how_long_and_how(
    demo_app: InfoviewApp, demo_workspace: Workspace, zone: ZoneInfo
) -> None:
    from infoview_tui.services.outreach.queries import read_agenda

    upcoming = next(row for row in read_agenda(demo_workspace, demo_app.now()).interviews if row.starts_at)
    async with plan_open(demo_app, upcoming.id):
        heading = said(demo_app, "#heading")
        assert upcoming.contact in heading
        assert f"{upcoming.minutes} min · {upcoming.medium.replace('_', ' ')}" in heading
        local = datetime.fromisoformat(str(upcoming.starts_at)).astimezone(zone)
        assert f"{local:%H:%M}" in heading
