"""Notifications: one at a time, at a place of their own, on any screen, and what showing one costs."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.notice_places import LINES_BELOW
from infoview_tui.ui.app.notices import shorten_message
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.notice_box import NoticeBox
from tests.ui.paint_counts import counted_painting, stop_app_timers
from tests.ui.waiting import wait_until


def shown(app: InfoviewApp) -> list[NoticeBox]:
    """Return the boxes that can be seen."""
    return [box for screen in app.screen_stack for box in screen.query(NoticeBox) if box.display]


def region(app: InfoviewApp) -> Region:
    """Return the region of the only box that can be seen."""
    (box,) = shown(app)
    assert box.region
    return box.region


async def show(pilot: Pilot[None], message: str, *, error: bool = False) -> None:
    """Show a notification, and wait until it is in its place."""
    assert isinstance(pilot.app, InfoviewApp)
    pilot.app.show_notification(message, error=error)
    await pilot.pause()


async def test_one_at_a_time_that_never_covers_the_input(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        demo_app.show_notification("One")
        demo_app.show_notification("Two [b]is[/b] content")
        await pilot.pause()
        (box,) = shown(demo_app)
        assert demo_app.notice_text == box.render().plain == "Two [b]is[/b] content"
        assert region(demo_app) == Region(4, 20 - LINES_BELOW - 1, 36, 1)
        demo_app.clear_notifications()
        await pilot.pause()
        assert (shown(demo_app), demo_app.notice_text) == ([], "")


def test_a_very_long_name_leaves_the_end() -> None:
    short = shorten_message(f"Added {'w' * 10_000}. u undoes it.")
    assert len(short) == 400
    assert short.startswith("Added www")
    assert short.endswith("www. u undoes it.")
    assert shorten_message("Saved. u undoes it.") == "Saved. u undoes it."


async def test_neither_the_field_nor_the_keys_of_a_dialog_are_covered(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.press("e")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ContactFormDialog))
        await show(pilot, "It can't be saved: " + "the disk is full. " * 3, error=True)
        places = set()
        for _ in range(20):
            await pilot.press("tab")
            await pilot.pause()
            focused, place = demo_app.screen.focused, region(demo_app)
            assert focused is not None
            assert not place.overlaps(focused.region), focused
            assert not place.overlaps(demo_app.screen.query_one(KeyHints).region)
            places.add(place)
        assert len(places) > 1, "it moved away from fields"


async def test_it_is_shown_on_each_screen_that_comes_to_the_front(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await show(pilot, "Saved. u undoes it.")
        for key in ("e", "escape", "3", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
            (box,) = shown(demo_app)
            assert box.screen is demo_app.screen, key
            assert region(demo_app).right == 80
            assert box.render().plain == "Saved. u undoes it."
        assert len(demo_app.screen.query(NoticeBox)) == 1


async def test_it_is_shown_on_a_screen_that_is_being_opened(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        demo_app.navigation.open_search()
        await show(pilot, "Nothing is unfinished.")
        assert region(demo_app).right == 80
        assert len(demo_app.screen.query(NoticeBox)) == 1


async def test_it_keeps_its_place_when_the_terminal_is_resized(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await show(pilot, "the disk is full. " * 6)
        assert region(demo_app) == Region(60, 40 - LINES_BELOW - 2, 60, 2)
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert region(demo_app) == Region(4, 20 - LINES_BELOW - 4, 36, 4)


async def test_a_click_dismisses_it(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await show(pilot, "Saved.")
        await pilot.click(NoticeBox)
        assert (shown(demo_app), demo_app.notice_text) == ([], "")


async def test_it_ends_by_itself(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        demo_app.notify("Saved.", timeout=0.05)
        await wait_until(pilot, lambda: demo_app.notice_text)
        await wait_until(pilot, lambda: not demo_app.notice_text)
        assert shown(demo_app) == []


async def test_those_of_textual_look_the_same(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        demo_app.notify("Saved to [b]here[/b]", title="Screenshot", severity="warning")
        await pilot.pause()
        (box,) = shown(demo_app)
        assert box.render().plain == "Screenshot\nSaved to here"
        assert box.has_class("-warning")
        await show(pilot, "Saved.")
        assert not box.has_class("-warning")


async def test_severities_differ_in_color(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        colors = set()
        for theme in ("infoview-dark", "infoview-light"):
            demo_app.theme = theme
            for error in (False, True):
                await show(pilot, "Saved.", error=error)
                (box,) = shown(demo_app)
                colors.add(box.styles.border_left)
        assert len(colors) == 4


@pytest.mark.painted
async def test_showing_and_hiding_one_takes_a_layout_and_a_frame_and_mounts_nothing(
    demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await stop_app_timers(pilot)
        mounted: list[Widget] = []
        monkeypatch.setattr(Widget, "_on_mount", lambda widget, _event: mounted.append(widget))
        for message in ("One", "the disk is full. " * 6, "Three"):
            with counted_painting() as painted:
                await show(pilot, message)
            lines = region(demo_app).height
            assert (painted.layouts, painted.frames) == (1, 1)
            assert painted.lines <= lines, "those of the box, which has replaced nothing"
            with counted_painting() as painted:
                demo_app.clear_notifications()
                await pilot.pause()
            assert (painted.layouts, painted.frames, painted.lines) == (1, 1, lines)
        assert not mounted


@pytest.mark.painted
async def test_a_change_hides_it_in_its_own_frame(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await stop_app_timers(pilot)
        await show(pilot, "Call with Maria in 9 min")
        with counted_painting() as painted:
            await pilot.press("L")
        assert shown(demo_app) == []
        assert (painted.layouts, painted.frames) == (1, 1)


@pytest.mark.painted
async def test_a_change_shows_its_message_in_its_own_frame_too(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        await stop_app_timers(pilot)
        for stage in ("Ready", "Contacted"):  # the second one replaces the first message
            with counted_painting() as painted:
                await pilot.press("L")
            assert f"moved to {stage}." in demo_app.notice_text
            assert region(demo_app)
            assert (painted.layouts, painted.frames) == (1, 1)
