"""The Banks screen: filtering, stars, retiring, own questions, and what was asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.paths import bundled_banks
from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.queries import read_settings
from infoview_tui.storage.banks import BankLibrary, Question, load_library
from infoview_tui.storage.banks.model import Bank
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.banks.details import DetailsPane
from infoview_tui.ui.banks.form import QuestionDialog
from infoview_tui.ui.banks.screen import BanksScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.question_list import QuestionList
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.paint_counts import counted_painting
from tests.ui.waiting import wait_for_workers, wait_until

QUESTION = "day-to-day.last-tuesday"
"""A question that was asked in an interview of the demo."""


@asynccontextmanager
async def opened_banks(app: InfoviewApp, question: str = "") -> AsyncIterator[Pilot[None]]:
    """Open the Banks screen, with the cursor on a question."""
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("5")
        await wait_for_workers(app)
        await pilot.pause()
        assert isinstance(app.screen, BanksScreen)
        if question:
            app.navigation.open_question(question)
            await pilot.pause()
        yield pilot


def listed(app: InfoviewApp) -> list[str]:
    """Return the keys of the rows; headings are their titles."""
    rows = app.screen.query_one(QuestionList).query_one(RowList).rows
    return [row.key[1] if isinstance(row.key, tuple) else str(row.key) for row in rows]


def current(app: InfoviewApp) -> Question:
    question = app.screen.query_one(QuestionList).current_question
    assert question is not None
    return question


def details(app: InfoviewApp) -> str:
    return str(app.screen.query_one(DetailsPane).query_one(Static).content)


def summary(app: InfoviewApp) -> str:
    return str(app.screen.query_one("#summary", Static).content)


def own_bank(app: InfoviewApp, topic: str) -> Path:
    return app.paths.custom_banks / f"{topic}.yaml"


async def test_a_starred_question_comes_first(demo_app: InfoviewApp) -> None:
    question = "hindsight.known-earlier"
    async with opened_banks(demo_app, question) as pilot:
        assert listed(demo_app)[0] == "Starred"
        await pilot.press("space")
        assert question in listed(demo_app)[:4]
        assert "3 starred" in summary(demo_app)
        assert current(demo_app).topic == "hindsight"  # the next one: several can be starred in a row
        assert current(demo_app).id != question
        await pilot.press("u")
        assert question not in listed(demo_app)[:4]


async def test_a_retired_question_is_hidden_until_asked_for(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app, QUESTION) as pilot:
        await pilot.press("x")
        assert QUESTION not in listed(demo_app)
        assert "1 retired (c shows them)" in summary(demo_app)
        await pilot.press("c", "end")
        assert listed(demo_app)[-2:] == ["Retired", QUESTION]
        assert "retired: not offered in plans" in details(demo_app)
        await pilot.press("x")
        assert read_settings(demo_app.workspace).retired == set()
        await pilot.press("c")
        assert listed(demo_app)[-2] != "Retired"


async def test_what_a_question_brought_opens_the_interview(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app, QUESTION) as pilot:
        assert "Answered once: 2 notes (1 plain note, 1 drawback)." in details(demo_app)
        assert "⏎ Interviews" in demo_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("home", "down", "down")
        assert "Not asked in an interview yet" in details(demo_app)
        assert "⏎" not in demo_app.screen.query_one(KeyFooter).render().plain, "there is nothing to open"
        demo_app.navigation.open_question(QUESTION)
        await pilot.pause()
        await pilot.press("enter", "enter")
        assert isinstance(demo_app.screen, InterviewScreen)
        await pilot.press("escape")
        await pilot.press("escape")
        assert current(demo_app).id == QUESTION


async def test_editing_makes_an_own_version_and_undo_removes_it(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app, QUESTION) as pilot:
        await pilot.press("e", "end", *" So?")
        assert isinstance(demo_app.screen, QuestionDialog)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert current(demo_app).text.endswith("finish? So?")
        assert "your version" in details(demo_app)
        assert own_bank(demo_app, "day-to-day").exists()
        await pilot.press("delete")
        assert not current(demo_app).is_custom
        await pilot.press("u", "u")
        assert not own_bank(demo_app, "day-to-day").exists()
        assert current(demo_app).text.endswith("finish?")


async def test_a_new_question_gets_the_cursor(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app, QUESTION) as pilot:
        await pilot.press("n", *"What [red]then?", "tab", *"Why?", "ctrl+s")
        await pilot.pause()
        assert current(demo_app).text == "What [red]then?"
        assert current(demo_app).probes == ("Why?",)
        assert "yours" in details(demo_app)
        await pilot.press("slash", *"red]the")
        await pilot.pause()
        assert len(listed(demo_app)) == 2
        await wait_until(pilot, lambda: summary(demo_app).startswith("1 of "))


async def test_what_cannot_be_saved_stays_in_the_form(demo_app: InfoviewApp) -> None:
    own_bank(demo_app, "x").parent.parent.mkdir(parents=True, exist_ok=True)
    own_bank(demo_app, "x").parent.write_text("a file where the directory should be")
    async with opened_banks(demo_app, QUESTION) as pilot:
        await pilot.press("e", "home", *"So: ", "ctrl+s")
        await pilot.pause()
        assert isinstance(demo_app.screen, QuestionDialog)
        assert demo_app.screen.get_text("text").startswith("So: What did you do")


async def test_an_empty_question_is_not_saved(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        await pilot.press("n", "ctrl+s")
        assert isinstance(demo_app.screen, QuestionDialog)
        assert "The question is empty" in str(demo_app.screen.query_one("#remark", Static).content)
        assert demo_app.focused is demo_app.screen.get_input("text")


async def test_minutes_of_a_question_are_corrected_and_saved(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        await pilot.press("n")
        dialog = demo_app.screen
        assert isinstance(dialog, QuestionDialog)
        dialog.get_input("text").value = "What comes next?"
        minutes = dialog.get_input("minutes")
        for typed, sentence in (("x", "Minutes: type a number."), ("31", "A question takes 1 to 30 minutes.")):
            minutes.value = typed
            await pilot.press("ctrl+s")
            assert demo_app.focused is minutes
            assert minutes.has_class("-invalid")
            assert str(dialog.remark.content) == sentence
        await pilot.press("end", "ctrl+u", "3")
        assert not minutes.has_class("-invalid")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert current(demo_app).text == "What comes next?"


async def test_a_change_by_an_editor_is_shown_when_the_screen_comes_back(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        own_bank(demo_app, "sailing").parent.mkdir(parents=True)
        own_bank(demo_app, "sailing").write_text(
            "topic: sailing\nquestions:\n- id: sailing.wind\n  text: Which wind?\n"
        )
        await pilot.press("2", "5")
        await wait_for_workers(demo_app)
        await pilot.pause()
        assert listed(demo_app)[-2:] == ["Sailing", "sailing.wind"]


async def test_any_text_can_be_filtered_for(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        await pilot.press("slash")
        for text in HOSTILE_TEXTS[:20]:
            demo_app.screen.query_one(QuestionList).query_one("LineInput").insert_text_at_cursor(text)  # type: ignore[attr-defined]
            await pilot.pause()
        assert demo_app.screen.query_one(QuestionList).clear_filter()


def big_library(count: int) -> BankLibrary:
    """Return the bundled questions, many times over."""
    bundled = load_library(bundled_banks(), None)
    questions = [question for question in bundled.questions if len(question.text) > 40]
    many = tuple(
        Question(f"big.q{number}", "big", f"{number} {questions[number % len(questions)].text}", (), "", 3, "en", True)
        for number in range(count)
    )
    return BankLibrary((Bank("big", "Big", "en", many, Path("big.yaml"), True),), ())


async def test_filtering_five_thousand_questions_builds_and_wraps_nothing_again(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        questions = demo_app.screen.query_one(QuestionList)
        questions.show(QuestionIndex(big_library(5_000), read_settings(demo_app.workspace)))
        await pilot.pause()
        questions.query_one(RowList).render_line(0)  # as painting does, which lays out
        with (
            patch("infoview_tui.ui.shared.widgets.question_list.Row", wraps=Row) as built,
            patch.object(Content, "get_height", autospec=True, side_effect=Content.get_height) as wrapped,
            patch.object(QuestionIndex, "find", autospec=True, side_effect=QuestionIndex.find) as found,
        ):
            await pilot.press("slash", *"what zz", *["backspace"] * 4)
            await pilot.pause()
        assert questions.counts[0] > 500
        assert found.call_count == 11
        assert built.call_count <= 11  # headings
        assert wrapped.call_count < 50  # of the details, and of headings with new counts


@pytest.mark.painted
async def test_a_key_of_the_filter_takes_one_frame_and_no_layout(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        questions = demo_app.screen.query_one(QuestionList)
        questions.show(QuestionIndex(big_library(5_000), read_settings(demo_app.workspace)))
        await pilot.press("slash")
        await pilot.pause()
        with patch("infoview_tui.ui.shared.idle_timer.IdleTimer.key_pressed"):  # the details come in the next pause
            for key in (*"what 3", *["backspace"] * 3, *" zzz", *["backspace"] * 6):
                with counted_painting() as counts:
                    await pilot.press(key)
                    await pilot.pause()
                assert (counts.layouts, counts.frames) == (0, 1), key
                height = questions.query_one(RowList).size.height
                assert counts.lines <= height + 1, key
                assert counts.rows <= height, key
            assert counts.rows < 5  # drawn before


async def test_questions_change_before_the_letter_is_painted(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app):
        before = listed(demo_app)
        demo_app.screen.query_one(QuestionList).query_one(Input).value = "hour"
        assert len(listed(demo_app)) < len(before)


async def test_the_wording_is_checked_while_it_is_typed(demo_app: InfoviewApp) -> None:
    async with opened_banks(demo_app) as pilot:
        await pilot.press("n", *"Do you like it?")
        await pilot.pause()
        remark = demo_app.screen.query_one("#remark", Static)
        assert "yes or no" in str(remark.content)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "yes or no" in details(demo_app)  # a warning never blocks
