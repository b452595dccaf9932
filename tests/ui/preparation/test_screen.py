"""The preparation screen: picking and ordering questions, minutes, custom questions, the filter and undo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.board.bulk import add_path_to_contacts
from infoview_tui.services.board.queries import read_cards
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.preparation import read_preparation
from infoview_tui.services.profile.commands import edit_introduction
from infoview_tui.storage.queries.interviews.interviews import QuestionRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.preparation.plan_view import PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.hostile_texts import HOSTILE_TEXTS
from tests.services.tables import planned_questions
from tests.ui.held_call import hold_call
from tests.ui.waiting import wait_for_workers, wait_until

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)


@pytest.fixture
def interview(workspace: Workspace, now: datetime) -> int:
    """A 20-minute interview without planned questions."""
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="Designer", organization="Figma"), now)
    return planning.get_or_create_planned_interview(workspace, contact, now).id


@asynccontextmanager
async def opened_plan(app: InfoviewApp, interview: int, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(PreparationScreen(interview))
        await wait_for_workers(app)
        await pilot.pause()
        yield pilot


def questions_of(app: InfoviewApp, interview: int) -> list[QuestionRow]:
    return planned_questions(app.workspace, interview)


def question_texts(app: InfoviewApp, interview: int) -> list[str]:
    return [question.text for question in questions_of(app, interview)]


def text_of(app: InfoviewApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


def warnings(app: InfoviewApp) -> str:
    shown = app.screen.query_one(".plan--warnings", Static)
    return str(shown.content) if shown.display else ""


def bank_rows(app: InfoviewApp) -> RowList:
    return app.screen.query_one(QuestionBank).query_one(RowList)


def plan_rows(app: InfoviewApp) -> RowList:
    return app.screen.query_one(PlanView).query_one(RowList)


def row_texts(rows: RowList) -> str:
    return "\n".join(row.body.plain for row in rows.rows)


def count_picked(app: InfoviewApp) -> int:
    return sum(row.label.plain == "✓" for row in bank_rows(app).rows)


async def submit_prompt(pilot: Pilot[None], text: str) -> None:
    """Enter a text in the open prompt and submit it."""
    assert isinstance(pilot.app.screen, PromptDialog)
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_warnings_change_as_questions_are_planned_by_keys(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        assert "No questions yet" in warnings(empty_app)
        await pilot.press("space", "enter")
        assert "2 questions so far: add at least 4 more" in warnings(empty_app)
        assert "who else" in warnings(empty_app)
        await pilot.press("G", "space", "k", "space", "k", "k", "space")
        assert "who else" not in warnings(empty_app)
        await pilot.press("k", "k", "space")
        assert len(questions_of(empty_app, interview)) == 6
        assert "six to eight" not in warnings(empty_app)
        assert count_picked(empty_app) == 6
        spent = 2 + 3 + sum(question.minutes for question in questions_of(empty_app, interview))
        assert f"{spent} of 20 min" in text_of(empty_app, ".plan--budget")
        await pilot.press(*("k", "k", "space") * 3)
        assert "9 questions" in warnings(empty_app)
        assert "over the agreed 20" in warnings(empty_app)
        assert "over" in text_of(empty_app, ".plan--budget")


async def test_space_moves_on_after_picking_and_stays_after_removing(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("j", "j")
        here = bank_rows(empty_app).cursor_key
        await pilot.press("space")
        assert bank_rows(empty_app).cursor_key != here, "it moved on to the next question"
        (planned,) = questions_of(empty_app, interview)
        assert planned.bank_id == here
        question = empty_app.banks.load().get_question(planned.bank_id)
        assert question is not None
        assert (planned.probes, planned.minutes, planned.topic) == (question.probes, question.minutes, question.topic)
        await pilot.press("k", "space")
        assert questions_of(empty_app, interview) == []
        assert bank_rows(empty_app).cursor_key == here
        assert count_picked(empty_app) == 0


async def test_details_of_the_question_under_the_cursor_are_shown(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("j")
        question = empty_app.screen.query_one(QuestionBank).current_question
        assert question is not None
        detail = text_of(empty_app, ".bank--detail Static")
        assert question.good_for in detail
        assert all(probe in detail for probe in question.probes)
        assert f"{question.minutes} min" in detail


async def test_questions_move_up_and_down_and_the_cursor_follows(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("space", "space", "space", "tab")
        first, second, third = question_texts(empty_app, interview)
        await pilot.press("K")
        assert question_texts(empty_app, interview) == [first, third, second]
        await pilot.press("shift+up")
        assert question_texts(empty_app, interview) == [third, first, second]
        await pilot.press("J")
        assert question_texts(empty_app, interview) == [first, third, second]
        assert row_texts(plan_rows(empty_app)).index(third) > row_texts(plan_rows(empty_app)).index(first)
        await pilot.press("u", "u", "u")
        assert question_texts(empty_app, interview) == [first, second, third]
        assert plan_rows(empty_app).cursor_key == ("question", questions_of(empty_app, interview)[2].id)


async def test_minutes_and_must_ask_are_changed_by_keys(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("space", "tab")
        minutes = questions_of(empty_app, interview)[0].minutes
        await pilot.press("plus", "plus", "exclamation_mark")
        assert questions_of(empty_app, interview)[0].minutes == minutes + 2
        assert plan_rows(empty_app).rows[0].label.plain == "1!"
        await pilot.press(*["minus"] * 20)
        assert questions_of(empty_app, interview)[0].minutes == 1
        assert "6 of 20 min" in text_of(empty_app, ".plan--budget")


async def test_a_custom_question_is_added_and_a_closed_one_gets_a_warning(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("space", "n")
        await submit_prompt(pilot, "Do you like it?")
        assert question_texts(empty_app, interview)[-1] == "Do you like it?"
        assert "Can be answered yes or no: question 2" in warnings(empty_app)
        assert plan_rows(empty_app).cursor_key == ("question", questions_of(empty_app, interview)[1].id)
        await pilot.press("tab", "e")
        await submit_prompt(pilot, "What do you like about it?")
        assert question_texts(empty_app, interview)[-1] == "What do you like about it?"
        assert "yes or no" not in warnings(empty_app)
        await pilot.press("u")
        assert "Can be answered yes or no: question 2" in warnings(empty_app)
        await pilot.press("n")
        await submit_prompt(pilot, "How did it start, and who decided that?")
        assert "Reword questions 2, 3" in warnings(empty_app)


async def test_removing_moves_the_cursor_to_the_neighbor_and_undo_restores_it(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("space", "space", "tab")
        first, second = (question.id for question in questions_of(empty_app, interview))
        await pilot.press("delete")
        assert plan_rows(empty_app).cursor_key == ("question", first)
        await pilot.press("u")
        assert plan_rows(empty_app).cursor_key == ("question", second)
        await pilot.press("ctrl+r")
        assert plan_rows(empty_app).cursor_key == ("question", first)


async def test_every_change_can_be_undone_and_redone(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("space", "space", "tab", "plus", "exclamation_mark", "K", "n")
        await submit_prompt(pilot, "Whom else should I ask?")
        done = questions_of(empty_app, interview)
        await pilot.press(*["u"] * 6)
        assert questions_of(empty_app, interview) == []
        assert "No questions yet" in warnings(empty_app)
        await pilot.press(*["ctrl+r"] * 6)
        assert questions_of(empty_app, interview) == done


async def test_the_filter_applies_while_typing_and_explains_an_empty_result(
    empty_app: InfoviewApp, interview: int
) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        everything = len(bank_rows(empty_app).rows)
        await pilot.press("slash", *"team")
        found = len(bank_rows(empty_app).rows)
        assert 0 < found < everything
        await pilot.press("down", "space")
        assert (
            "team"
            in question_texts(empty_app, interview)[0].casefold()
            + text_of(empty_app, ".bank--detail Static").casefold()
        )
        await pilot.press("slash", *" zzz")
        assert len(bank_rows(empty_app).rows) == 0
        assert "Press escape to clear the filter" in bank_rows(empty_app).empty_text
        await pilot.press("enter", "space", "plus")
        assert len(questions_of(empty_app, interview)) == 1
        await pilot.press("escape")
        assert len(bank_rows(empty_app).rows) == everything
        assert bank_rows(empty_app).has_focus
        await pilot.press("escape")
        assert not isinstance(empty_app.screen, PreparationScreen)


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_tab_switches_sides_where_only_one_fits(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with opened_plan(empty_app, interview, size) as pilot:
        bank, plan = empty_app.screen.query_one(QuestionBank), empty_app.screen.query_one(PlanView)
        assert (bank.display, plan.display) == (True, False)
        for _ in range(6):
            await pilot.press("space")
        assert "Plan 6" in text_of(empty_app, "#sides")
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


async def test_a_wide_screen_shows_bank_and_plan_side_by_side(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        for _ in range(3):
            assert empty_app.screen.query_one(QuestionBank).display
            assert empty_app.screen.query_one(PlanView).display
            await pilot.press("tab")


async def test_a_narrow_screen_opens_on_a_plan_with_enough_questions(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    for number in range(6):
        planning.plan_question(empty_app.workspace, interview, QuestionForm(f"Why {number}?"), now)
    async with opened_plan(empty_app, interview, NARROW) as pilot:
        assert plan_rows(empty_app).has_focus
        assert plan_rows(empty_app).cursor_key == ("question", questions_of(empty_app, interview)[0].id)
        await pilot.press("tab", "space")
        assert len(questions_of(empty_app, interview)) == 7


async def test_missing_hypotheses_offerings_and_common_ground_are_added_in_place(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("tab")
        for kind, text in (("hypothesis", "Design pays"), ("offering", "A talk"), ("finding", "We both climb")):
            assert ("none", kind) in [row.key for row in plan_rows(empty_app).rows]
            await pilot.press("g")
            while plan_rows(empty_app).cursor_key != ("none", kind):
                await pilot.press("down")
            await pilot.press("enter")
            await submit_prompt(pilot, text)
        await pilot.press("g")
        while plan_rows(empty_app).cursor_key != ("none", "introduction"):
            await pilot.press("down")
        await pilot.press("enter")
        await submit_prompt(pilot, "I teach, and look at design")
        preparation = read_preparation(empty_app.workspace, interview)
        assert [row.text for row in preparation.hypotheses] == ["Design pays"]
        assert [row.text for row in preparation.offerings] == ["A talk"]
        assert [row.text for row in preparation.common_ground] == ["We both climb"]
        assert read_profile(empty_app.workspace).introduction == "I teach, and look at design"
        await pilot.press("g")
        while plan_rows(empty_app).cursor_key != ("offering", preparation.offerings[0].id):
            await pilot.press("down")
        await pilot.press("e")
        await submit_prompt(pilot, "A talk on type")
        assert "A talk on type" in row_texts(plan_rows(empty_app))
        await pilot.press(*["u"] * 5)
        assert read_preparation(empty_app.workspace, interview).offerings == []


async def test_a_question_key_explains_itself_without_a_question(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("plus")
        assert "space picks one" in empty_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("tab", "delete")
        assert "Move to a question first" in empty_app.screen.query_one(KeyFooter).render().plain


async def test_a_failed_save_is_reported_and_the_text_is_kept(
    empty_app: InfoviewApp, interview: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_save(*_: object, **__: object) -> int:
        raise StorageError("The disk is full.")

    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("n")
        with monkeypatch.context() as broken:
            broken.setattr(planning, "plan_question", fail_to_save)
            await submit_prompt(pilot, "What made you stay?")
        assert "The disk is full." in empty_app.notice_text
        assert isinstance(empty_app.screen, PromptDialog)
        assert empty_app.screen.query_one(Input).value == "What made you stay?"
        await pilot.press("enter")
        await pilot.pause()
        assert question_texts(empty_app, interview) == ["What made you stay?"]


async def test_the_plan_of_a_held_interview_shows_its_time_and_no_warnings(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    interview = hold_call(workspace, now).interview
    async with opened_plan(empty_app, interview):
        assert text_of(empty_app, "#heading").endswith("\nheld Thu 26 Nov 09:06 · 24 min of 20 agreed")
        assert warnings(empty_app) == ""
        assert text_of(empty_app, ".plan--title") == "Plan  0"


async def test_an_invalid_custom_bank_is_reported_and_the_others_are_loaded(
    empty_app: InfoviewApp, interview: int
) -> None:
    own = empty_app.paths.custom_banks
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("topic: outlook\nquestions:\n  - id: outlook.mine\n    text: [b]\n")
    (own / "good.yaml").write_text("topic: sea\nquestions:\n  - id: sea.wind\n    text: What [b]of[/b] the wind?\n")
    async with opened_plan(empty_app, interview) as pilot:
        assert "broken.yaml:4:11: " in empty_app.notice_text
        assert "What [b]of[/b] the wind?" in row_texts(bank_rows(empty_app))
        await pilot.press("G")
        assert "your own bank" in text_of(empty_app, ".bank--detail Static")


def assert_question_shown(app: InfoviewApp, text: str) -> None:
    rows = plan_rows(app)
    assert clean_line(text)[:8] in rows.rows[0].body.plain
    assert "\x1b" not in "".join(rows.render_line(y).text for y in range(rows.size.height))


@pytest.mark.painted
async def test_hostile_text_can_be_typed_as_a_question(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview, NARROW) as pilot:
        await pilot.press("tab")
        for text in HOSTILE_TEXTS[::5]:
            await pilot.press("n")
            await submit_prompt(pilot, text)
            if isinstance(empty_app.screen, PromptDialog):  # the cleaned text is empty
                assert questions_of(empty_app, interview) == []
                await pilot.press("escape")
                continue
            assert question_texts(empty_app, interview) == [clean_line(text)]
            assert_question_shown(empty_app, text)
            await pilot.press("u")


@pytest.mark.painted
async def test_hostile_text_of_a_question_is_shown_literally(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        for text in filter(clean_line, HOSTILE_TEXTS[::3]):
            planned = planning.plan_question(empty_app.workspace, interview, QuestionForm(text), now)
            empty_app.screen.query_one(PlanView).show(read_preparation(empty_app.workspace, interview))
            await pilot.pause()
            assert_question_shown(empty_app, text)
            planning.delete_question(empty_app.workspace, planned, now)


async def test_a_very_long_question_is_truncated_with_an_ellipsis(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    planning.plan_question(empty_app.workspace, interview, QuestionForm("why " * 10_000), now)
    async with opened_plan(empty_app, interview) as pilot:
        assert "…" in plan_rows(empty_app).rows[0].body.plain
        await pilot.press("tab", "e")
        assert empty_app.screen.query_one(Input).value == clean_line("why " * 10_000)


@pytest.mark.painted
async def test_hostile_text_can_be_typed_into_the_filter(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview, NARROW) as pilot:
        await pilot.press("slash")
        for text in HOSTILE_TEXTS[1::3]:
            empty_app.screen.query_one(Input).value = text
            await pilot.pause()
            rows = bank_rows(empty_app)
            assert "\x1b" not in "".join(rows.render_line(y).text for y in range(rows.size.height))
        await pilot.press("escape")
        assert empty_app.screen.query_one(Input).value == ""


async def test_the_screen_closes_when_the_interview_is_removed(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("u")  # undoes the creation of the interview
        await pilot.pause()
        assert not isinstance(empty_app.screen, PreparationScreen)


async def test_the_heading_shows_contact_time_duration_and_medium(
    demo_app: InfoviewApp, demo_workspace: Workspace, zone: ZoneInfo
) -> None:
    from infoview_tui.services.outreach.queries import read_agenda

    upcoming = next(
        row for row in read_agenda(demo_workspace, demo_app.now(), demo_app.zone).interviews if row.starts_at
    )
    async with opened_plan(demo_app, upcoming.id):
        heading = text_of(demo_app, "#heading")
        assert upcoming.contact in heading
        assert f"{upcoming.minutes} min · {upcoming.medium.replace('_', ' ')}" in heading
        local = datetime.fromisoformat(str(upcoming.starts_at)).astimezone(zone)
        assert f"{local:%H:%M}" in heading


async def test_the_introduction_for_the_path_is_shown_and_edited(
    empty_app: InfoviewApp, interview: int, now: datetime
) -> None:
    contact_id = read_preparation(empty_app.workspace, interview).interview.contact_id
    add_path_to_contacts(empty_app.workspace, [contact_id], "Law", now)
    edit_introduction(empty_app.workspace, 1, "I judge", now)
    async with opened_plan(empty_app, interview) as pilot:
        await pilot.press("tab")
        assert "Your introduction for Law" in [row.body.plain for row in plan_rows(empty_app).rows]
        while plan_rows(empty_app).cursor_key != ("introduction", 0):
            await pilot.press("down")
        await pilot.press("enter", *"!", "backspace", *" cases")
        await pilot.pause()
        assert str(empty_app.screen.query_one("#hint", Static).content) == "3 words · 2 seconds"
        await pilot.press("enter")
        await pilot.pause()
        assert read_introduction(empty_app.workspace, contact_id).text == "I judge cases"
        assert read_profile(empty_app.workspace).introduction == ""


async def test_request_and_answer_are_one_key_from_the_plan(empty_app: InfoviewApp, interview: int) -> None:
    async with opened_plan(empty_app, interview, MEDIUM) as pilot:
        await pilot.press("m")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, MessageScreen))
        await pilot.press("ctrl+s", "enter", "escape", "enter")  # gaps are left, no times held, the contact moved
        await wait_until(pilot, lambda: isinstance(empty_app.screen, PreparationScreen))
        await pilot.press("r", "y")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ScheduleDialog))
        await pilot.press(*"in 5 days 2pm", "enter")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, PreparationScreen))
        assert "no time yet" not in text_of(empty_app, "#heading")
        assert [contact.stage for contact in read_cards(empty_app.workspace, [1])] == [Stage.SCHEDULED]
