"""The top bar, the key footer, and notifications."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.bindings import BINDING_GROUPS
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.ui.paint_counts import counted_painting, stop_app_timers
from tests.ui.waiting import wait_until


@pytest.mark.parametrize(
    ("width", "tabs"),
    [
        (30, ""),
        (36, ""),
        (40, "1 Today 6"),
        (50, "1 Today 6  2 Board"),
        (60, "1 Today 6  2 Board  3 Week"),
        (80, "1 Today 6  2 Board  3 Week  4 Insights  5 Banks"),
    ],
)
async def test_tabs_are_never_truncated_beside_the_call_status(demo_app: InfoviewApp, width: int, tabs: str) -> None:
    async with demo_app.run_test(size=(width, 20)):
        bar = demo_app.screen.query_one(TopBar)
        bar.call_status = "call with Priya · 0 min"
        shown = bar.render().plain
        assert len(shown) == width
        assert shown.partition(" ●")[0].strip(" ›") == tabs
        assert ("›" in shown.partition(" ●")[0]) is (width < 80)
        assert shown.endswith("call with Priya · 0 min ")


@pytest.mark.parametrize("title", ["", "Paths", "Priya Raghunathan"])
async def test_tabs_without_room_are_marked_at_every_width(demo_app: InfoviewApp, title: str) -> None:
    async with demo_app.run_test(size=(120, 20)) as pilot:
        for width in (14, 20, 30, 39, 40, 41, 48, 60):
            await pilot.resize_terminal(width, 20)
            bar = demo_app.screen.query_one(TopBar)
            bar.title = title
            shown = bar.render().plain
            is_marked = "… " in shown.partition("› ")[0] if title else shown.endswith("›")
            assert ("Banks" in shown) is not is_marked, (width, shown)
            assert len(shown) == width


@pytest.mark.painted
async def test_what_the_screen_says_of_itself_is_drawn_by_the_top_bar_alone(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 20)) as pilot:
        await stop_app_timers(pilot)
        screen = demo_app.screen
        assert isinstance(screen, InfoviewScreen)
        with counted_painting() as painted:
            screen.title, screen.call_status, screen.due_count = "Priya Raghunathan", "call with Tom · 3 min", 7
            await pilot.pause()
        assert (painted.layouts, painted.frames, painted.lines) == (0, 1, 1)
        shown = screen.query_one(TopBar).render().plain
        assert "Today 7" in shown
        assert "› Priya Raghunathan" in shown
        assert shown.endswith("● call with Tom · 3 min ")


async def test_the_current_tab_is_shown_where_not_all_fit(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert demo_app.screen.query_one(TopBar).render().plain.rstrip() == "‹2 Board  3 Week  4 Insights  5 Banks"


async def test_a_message_about_undo_goes_with_the_next_change(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        footer = demo_app.screen.query_one(KeyFooter)
        assert isinstance(demo_app.screen, InfoviewScreen)
        demo_app.screen.show_status("Done. u undoes it.")
        assert footer.render().plain == " Done. u undoes it."
        add_contact(demo_app.workspace, ContactForm("Ann"), demo_app.now())
        assert "undoes it" not in footer.render().plain
        demo_app.show_notification("Marked as sent. u undoes it.")
        await pilot.pause()
        assert demo_app.notice_text
        demo_app.workspace.undo(demo_app.now())
        assert not demo_app.notice_text


async def test_the_footer_names_what_space_does(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        connection = demo_app.workspace.store.connection
        (planned,) = connection.execute("SELECT id FROM interviews WHERE state = 'planned'").fetchone()
        demo_app.push_screen(PreparationScreen(planned))
        await pilot.pause()
        await pilot.pause()
        shown = {demo_app.screen.query_one(KeyFooter).render().plain}
        await pilot.press("tab")
        await pilot.pause()
        shown.add(demo_app.screen.query_one(KeyFooter).render().plain)
        assert sorted("space Remove" in line for line in shown) == [False, True]
        (held,) = connection.execute("SELECT id FROM interviews WHERE state = 'ended'").fetchone()
        demo_app.push_screen(DebriefScreen(held))
        await pilot.pause()
        await pilot.pause()
        rows = demo_app.screen.query_one(RowList)
        rows.focus()
        rows.move_to(len(rows.rows) - 1)
        await pilot.pause()
        assert "space Star" in demo_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("w")
        assert "This key does nothing in this section" in demo_app.screen.query_one(KeyFooter).render().plain


@pytest.mark.painted
async def test_the_footer_is_painted_again_only_with_other_keys(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await stop_app_timers(pilot)
        footer = demo_app.screen.query_one(KeyFooter)
        keys = footer.render_lines(Region(0, 0, 120, 1))[0].text
        with counted_painting() as painted:
            demo_app.screen.refresh_bindings()
            await pilot.pause()
        assert painted.frames == 0
        await pilot.press("slash")
        filtering = footer.render_lines(Region(0, 0, 120, 1))[0].text
        assert filtering != keys
        await pilot.press("escape")
        assert footer.render_lines(Region(0, 0, 120, 1))[0].text == keys


async def test_keys_that_change_and_return_before_the_next_frame_are_those_that_are_drawn(
    demo_app: InfoviewApp,
) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = demo_app.screen
        footer, selected = screen.query_one(KeyFooter), screen.query_one(BoardView).cursor.selected_ids
        keys = footer.render_lines(Region(0, 0, 120, 1))[0].text
        for ids in ({1, 2}, set[int]()):
            selected.clear()
            selected |= ids
            screen.refresh_bindings()
            await pilot.pause()
        assert footer.render_lines(Region(0, 0, 120, 1))[0].text == keys


async def test_the_footer_has_few_keys_in_the_order_of_use(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        footer = demo_app.screen.query_one(KeyFooter)
        assert footer.render().plain == " ⏎ Open  L Next stage  space Peek    F1 "
        await pilot.press("4")
        await wait_until(pilot, lambda: "Why" in demo_app.screen.query_one(KeyFooter).render().plain)
        assert demo_app.screen.query_one(KeyFooter).render().plain == " ⏎ Why  f Fit  tab Next view         F1 "


async def test_tabs_have_their_keys_only_where_these_open_them(demo_app: InfoviewApp) -> None:
    def bar() -> str:
        return demo_app.screen.query_one(TopBar).render().plain.partition(" ›")[0].partition("Priya in")[0].strip()

    (held,) = demo_app.workspace.store.connection.execute("SELECT id FROM interviews WHERE state = 'ended'").fetchone()
    with_keys, without = "1 Today 6  2 Board  3 Week  4 Insights  5 Banks", "Today 6  Board  Week  Insights  Banks"
    async with demo_app.run_test(size=(120, 40)) as pilot:
        assert bar() == with_keys
        await pilot.press("slash")
        assert bar() == without, "they are typed in the filter"
        await pilot.press("escape")
        assert bar() == with_keys
        demo_app.push_screen(screen := DebriefScreen(held))
        await pilot.pause()
        for section in (DebriefSection.STARS, DebriefSection.LEARNED, DebriefSection.PATHS):
            screen.sections.open_section(section)
            await pilot.pause()
            assert (section, bar()) == (section, without), "numbers rate, and never leave"
        demo_app.navigation.open_search()
        await pilot.pause()
        assert bar() == without


def test_every_binding_has_a_description() -> None:
    assert all(binding.description for bindings in BINDING_GROUPS.values() for binding in bindings)


async def test_a_new_status_replaces_the_previous_one(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        screen = demo_app.screen
        assert isinstance(screen, InfoviewScreen)
        screen.show_status("One")
        assert "One" in screen.query_one(KeyFooter).render().plain
        screen.show_status("A sentence that is longer than this line of forty cells")
        assert "One" not in screen.query_one(KeyFooter).render().plain
        await pilot.pause()
        assert demo_app.notice_text == "A sentence that is longer than this line of forty cells"
        screen.show_status("Three")
        assert not demo_app.notice_text


async def test_a_status_looks_as_if_it_had_been_laid_out(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        footer = demo_app.screen.query_one(KeyFooter)
        footer.show_status("林 moved to Ready. u undoes it.")
        line = Region(0, 0, 120, 1)
        (drawn,), (laid_out,) = footer.draw_lines(line), Widget.render_lines(footer, line)
        assert _looks(drawn) == _looks(laid_out)
        assert drawn.cell_length == 120


def _looks(strip: Strip) -> list[tuple[str, Style | None]]:
    """Return what can be seen of a strip: its texts and their styles, without the offsets for selecting text."""
    segments = [Segment(text, style and Style.from_color(style.color, style.bgcolor)) for text, style, _ in strip]
    return [(text, style) for text, style, _ in Segment.simplify(segments)]
