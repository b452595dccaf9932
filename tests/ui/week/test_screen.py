"""The week screen: reading once, redrawing little, scheduling, and moving appointments by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

from textual import events
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, Static

from infoview_tui.domain.busy_times import BusyTime, CalendarReading
from infoview_tui.domain.enums import InterviewState
from infoview_tui.domain.week_layout import first_day_of_week
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.week.queries import read_week
from infoview_tui.storage.tables import Contact, Interview, Offer
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog
from infoview_tui.ui.week.canvas import WeekCanvas
from infoview_tui.ui.week.geometry import WeekGeometry
from infoview_tui.ui.week.grid import WeekGrid
from infoview_tui.ui.week.screen import WeekScreen

HOUR = timedelta(hours=1)


def grid(app: InfoviewApp) -> WeekGrid:
    return app.screen.query_one(WeekGrid)


def text(app: InfoviewApp) -> str:
    """Return what the grid shows, line by line."""
    shown = grid(app)
    return "\n".join(strip.text.rstrip() for strip in shown.render_lines(Region(0, 0, *shown.size)))


def status(app: InfoviewApp) -> str:
    return str(app.screen.query_one("#status", Static).render())


@contextmanager
def drawn_pieces(app: InfoviewApp) -> Iterator[list[tuple[int, int]]]:
    """Record the column and line of each piece that is drawn."""
    text(app)
    drawn: list[tuple[int, int]] = []
    original = WeekCanvas._draw_piece

    def record(self: WeekCanvas, column: int, y: int, geometry: WeekGeometry) -> Strip:
        drawn.append((column, y))
        return original(self, column, y, geometry)

    with patch.object(WeekCanvas, "_draw_piece", record):
        yield drawn


async def open_week(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    await pilot.press("3", *keys)
    await pilot.pause()


def interview_times(workspace: Workspace, contact: str) -> list[datetime]:
    """Return when the interviews with a contact are."""
    week = read_week(workspace, date(2026, 11, 1), 90, UTC, datetime(2026, 11, 26, tzinfo=UTC))
    return [entry.starts_at for entry in week.entries if entry.label.startswith(contact)]


async def test_a_week_is_read_once_and_a_cursor_key_redraws_two_stops(
    demo_app: InfoviewApp, demo_workspace: Workspace, now: datetime
) -> None:
    with demo_workspace.autosave() as session:
        contact = session.get_one(Contact, 1)
        contact.timezone = "America/New_York"
        for number in range(240):
            starts_at = now + timedelta(minutes=17 * number)
            session.add(Interview(contact_id=1, starts_at=starts_at, created_at=now, state=InterviewState.DEBRIEFED))
        session.add(Offer(contact_id=1, starts_at=now + 8 * HOUR, created_at=now))
    busy = [BusyTime(now + timedelta(minutes=13 * at), now + timedelta(minutes=13 * at + 30)) for at in range(260)]
    demo_workspace.calendar_reading = CalendarReading(tuple(busy))
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await open_week(pilot)
        assert isinstance(demo_app.screen, WeekScreen)
        assert "10:00" in status(demo_app), status(demo_app)
        assert demo_app.screen.view.week is not None
        assert len(demo_app.screen.view.week.entries) > 500

        for key in ("j", "k", "l", "h", "j"):
            before = grid(demo_app).cursor.stop.rows
            with patch("infoview_tui.ui.week.view.read_week") as read, drawn_pieces(demo_app) as drawn:
                await pilot.press(key)
                await pilot.pause()
                text(demo_app)
            assert not read.called, key
            assert 0 < len(drawn) <= len(before) + len(grid(demo_app).cursor.stop.rows), key
        with patch("infoview_tui.ui.week.view.read_week", wraps=read_week) as read:
            await pilot.press("right_square_bracket")
            await pilot.pause()
        assert read.call_count == 1, "one set of queries"
        assert grid(demo_app).days[0].day == first_day_of_week(now.date()) + timedelta(days=7)
        for size in ((80, 24), (40, 20), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.press("t", "k", "G", "g", "left_square_bracket")
            await pilot.pause()
            shown = text(demo_app)
            grid(demo_app).refresh()
            assert text(demo_app) == shown, f"cached drawing at {size}"


async def test_schedule_move_and_undo_by_keys(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await open_week(pilot, *["right_square_bracket"] * 6, "h", "o")
        assert "No interviews this week" in status(demo_app), "calm, with what is next"
        demo_app.screen.query_one(WeekGrid).move_to(2, 14 * 4)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(demo_app.screen, TagOrPathDialog)
        demo_app.screen.query_one(Input).value = "grace t"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, ScheduleDialog)
        await pilot.press("enter")
        await pilot.pause()
        assert "○ Grace Tam" in text(demo_app)
        (scheduled,) = interview_times(demo_workspace, "Grace")
        assert f"{scheduled.astimezone(demo_app.zone):%Y-%m-%d %H:%M}" == "2027-01-06 14:00"

        await pilot.press("C")
        await pilot.pause()
        assert demo_app.screen.query_one(Input).value == "~/interview-with-grace-tamihana.ics"
        await pilot.press("escape")

        await pilot.press("J", "J", "L")
        await pilot.pause()
        assert status(demo_app).startswith("Move Grace to Thu 7 Jan 2027, 15:00")
        assert interview_times(demo_workspace, "Grace") == [scheduled], "not saved before the next other key"
        await pilot.press("enter")
        await pilot.pause()
        assert interview_times(demo_workspace, "Grace") == [scheduled + 25 * HOUR]
        assert status(demo_app).startswith("Grace"), "the cursor follows"
        await pilot.press("u")
        await pilot.pause()
        assert interview_times(demo_workspace, "Grace") == [scheduled], "three keys, one undo step"
        await pilot.press("L", "escape", "h")
        assert interview_times(demo_workspace, "Grace") == [scheduled]
        await pilot.press("o", "space")
        await pilot.pause()
        demo_app.screen.query_one(Input).value = "grace t"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        assert len(interview_times(demo_workspace, "Grace")) == 2
        assert "? Grace Tam" in text(demo_app), "only once a contact was chosen"

        demo_app.screen.query_one(WeekGrid).move_to(2, 14 * 4)
        await pilot.press("J", "ctrl+q")
    assert scheduled + HOUR / 2 in interview_times(demo_workspace, "Grace"), "a move is saved before the end"


async def test_the_mouse_selects_opens_drags_and_scrolls(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await open_week(pilot)
        (begins,) = interview_times(demo_workspace, "Søren")
        shown = grid(demo_app)
        number = (begins.astimezone(demo_app.zone).date() - shown.days[0].day).days
        row = begins.astimezone(demo_app.zone).hour * 2 + begins.astimezone(demo_app.zone).minute // 30
        geometry = shown.geometry
        x, y = geometry.column_left(number) + 4, geometry.y_of(row)
        await pilot.mouse_down(WeekGrid, offset=(x, y))
        await pilot.hover(WeekGrid, offset=(x + 16, y + 4))
        await pilot.mouse_up(WeekGrid, offset=(x + 16, y + 4))
        await pilot.pause()
        assert interview_times(demo_workspace, "Søren") == [begins + 26 * HOUR]
        assert status(demo_app).startswith("Søren")
        before = shown.geometry.top_row
        shown.post_message(events.MouseScrollUp(shown, 30, 9, 0, 0, 0, False, False, False))
        await pilot.pause()
        assert shown.geometry.top_row == before - 2
        shown.post_message(events.MouseScrollDown(shown, 30, 9, 0, 0, 0, False, False, False))
        await pilot.pause()
        await pilot.click(WeekGrid, offset=(geometry.column_left(0) + 4, geometry.y_of(26)))
        assert "Mon 23 Nov, 13:00" in status(demo_app)
        await pilot.click(WeekGrid, offset=(x + 16, y + 4), times=2)
        await pilot.pause()
        assert isinstance(demo_app.screen, PreparationScreen)
