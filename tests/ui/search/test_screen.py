"""The search screen: results while typing, and enter opens them where they are."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from unittest.mock import patch

import pytest
from textual.pilot import Pilot

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_ranking import MatchRank
from infoview_tui.services.research.lines import add_research
from infoview_tui.services.search.results import SearchGroup, SearchResult, SearchResults
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.banks.screen import BanksScreen
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.research.page import SubjectScreen
from infoview_tui.ui.search.background import BackgroundSearch
from infoview_tui.ui.search.live_search import LiveSearch
from infoview_tui.ui.search.rows import MARK_STYLE, RowBuilder
from infoview_tui.ui.search.screen import SearchScreen
from infoview_tui.ui.shared.widgets.question_list import QuestionList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.ui.paint_counts import counted_painting
from tests.ui.waiting import wait_for_workers, wait_until


async def search_for(app: InfoviewApp, pilot: Pilot[None], text: str) -> SearchScreen:
    """Open the search and type a text; return the screen when it shows all results."""
    await pilot.pause()
    await pilot.press("ctrl+f")
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_input.value = text
    await pilot.pause()
    await wait_for_workers(app)
    await pilot.pause()
    return screen


def kinds(screen: SearchScreen) -> list[SearchKind]:
    return [group.kind for group in screen.results.groups]


async def test_results_appear_while_typing(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "")
        await pilot.press(*"risk")
        await wait_until(pilot, lambda: SearchKind.NOTE in kinds(screen))
        assert isinstance(screen.result_list.cursor_key, SearchResult)
        await pilot.press("escape")
        await wait_until(pilot, lambda: not screen.result_list.rows)
        await pilot.press("escape")
        assert isinstance(demo_app.screen, BoardScreen)


async def test_typo_is_found(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "desgin")
        assert "similar word" in screen.result_list.rows[1].body.plain


async def test_enter_opens_note_where_it_is(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, '"the risk file is" kind:insight')
        (result,) = screen.results.results
        await pilot.press("enter")
        await pilot.pause()
        interview = demo_app.screen
        assert isinstance(interview, InterviewScreen)
        assert interview.view.lists.current.cursor_key == ("note", result.note_id)
        await pilot.press("escape")
        assert demo_app.screen is screen


async def test_enter_opens_messages_and_contacts(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await search_for(demo_app, pilot, "kind:message")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MessageScreen))
        demo_app.navigation.show_tab("board")
        await search_for(demo_app, pilot, "yusuf kind:contact")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ContactScreen))


async def test_slash_opens_the_search_where_it_filters_nothing(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("1", "slash")
        assert isinstance(demo_app.screen, SearchScreen)
        demo_app.navigation.show_tab("board")
        await pilot.press("slash")
        assert isinstance(demo_app.screen, BoardScreen)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("tidewell kind:organization", "Tidewell Health"),
        ("broadcasting kind:industry", "Broadcasting"),
        ("journalist kind:path", "Data journalist"),
    ],
)
async def test_enter_opens_pages(demo_app: InfoviewApp, query: str, title: str) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await search_for(demo_app, pilot, query)
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, SubjectScreen))
        assert demo_app.screen.query_one(TopBar).title == title


@pytest.mark.parametrize("line", ["Hires zookeepers in spring", "? Zookeepers are paid well"])
async def test_enter_opens_the_page_that_a_line_is_about(demo_app: InfoviewApp, line: str) -> None:
    add_research(demo_app.workspace, Subject.organization(3), line, demo_app.now(), demo_app.zone)
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await search_for(demo_app, pilot, "zookeepers")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, SubjectScreen))
        assert demo_app.screen.query_one(TopBar).title == "Larkmoor Clinics"
        await pilot.press("B")
        assert isinstance(demo_app.screen, BoardScreen)
        assert demo_app.screen.filter.text == 'org:"Larkmoor Clinics"'


async def test_keys_of_terms_are_completed(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "")
        await pilot.press(*"kind:quo", "tab")
        assert screen.query_input.value == "kind:quote"
        await wait_until(pilot, lambda: kinds(screen) == [SearchKind.NOTE])


async def test_second_ctrl_f_selects_the_text(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "risk")
        await pilot.press("ctrl+f")
        assert demo_app.screen is screen
        assert screen.query_input.selected_text == "risk"


async def test_problems_are_said(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "risk since:soon")
        assert screen.query_one("#problems").display


async def test_enter_opens_bank_question_on_the_banks_screen(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await search_for(demo_app, pilot, "kind:bank last Tuesday")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, BanksScreen))
        await wait_for_workers(demo_app)
        await pilot.pause()
        question = demo_app.screen.query_one(QuestionList).current_question
        assert question is not None
        assert question.id == "day-to-day.last-tuesday"


@pytest.mark.painted
async def test_first_results_come_with_the_letter_in_one_frame_without_layout(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "")
        with (
            patch("infoview_tui.ui.search.live_search.AT_ONCE_SECONDS", 60.0),  # however slow the machine is
            patch.object(LiveSearch, "_search_in_background"),
        ):
            for key in (*"risk", *["backspace"] * 4):
                before = screen.results
                with counted_painting() as counts:
                    await pilot.press(key)
                    await pilot.pause()
                assert screen.results != before
                assert (counts.layouts, counts.frames) == (0, 1), key


async def test_search_in_the_background_waits_for_the_frame_of_the_letter(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "ri")
        with (
            patch("infoview_tui.ui.search.live_search.AT_ONCE_SECONDS", 60.0),
            patch.object(BackgroundSearch, "request") as requested,
        ):
            screen.query_input.value = "risk"
            assert screen.results.groups
            assert not requested.called
            await wait_until(pilot, lambda: requested.called)


async def test_erasing_shows_the_results_of_before_without_searching(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        screen = await search_for(demo_app, pilot, "ris")
        found, rows = screen.results, screen.result_list.rows
        await pilot.press("k")
        await wait_for_workers(demo_app)
        await pilot.pause()
        with patch.object(LiveSearch, "_search_at_once") as searched, patch.object(BackgroundSearch, "run") as ran:
            await pilot.press("backspace")
            await pilot.pause()
        assert screen.results == found
        assert [row.body.plain for row in screen.result_list.rows] == [row.body.plain for row in rows]
        assert not searched.called
        assert not ran.called


def test_rows_of_the_last_results_are_kept() -> None:
    builder, today = RowBuilder(), date(2026, 11, 26)
    note = SearchResult(SearchKind.NOTE, 1, "", "The risk file is read by nobody.", MatchRank.EXACT)
    results = SearchResults((SearchGroup(SearchKind.NOTE, (note,), has_more=False),))
    first = builder.build(results, today, UTC)
    assert builder.build(results, today, UTC)[1] is first[1]
    assert builder.build(results, today + timedelta(days=1), UTC)[1] is not first[1]


def test_a_row_marks_the_words_in_the_title_and_in_the_context() -> None:
    result = SearchResult(
        SearchKind.MESSAGE, 1, "Risk files", "a risk", MatchRank.INSIDE, title_marks=((0, 4),), context_marks=((2, 6),)
    )
    results = SearchResults((SearchGroup(SearchKind.MESSAGE, (result,), has_more=False),))
    body = RowBuilder().build(results, date(2026, 11, 26), UTC)[1].body
    assert body.plain == "Risk files · a risk  (inside a word)"
    marked = [body.plain[span.start : span.end] for span in body.spans if span.style == MARK_STYLE]
    assert marked == ["Risk", "risk"]
