"""Clock of the call screen: line at each width, closing card, pauses, and system clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from infoview_tui.config import Config
from infoview_tui.domain.call_clock import CallClock, QuestionTime
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call.clock_bar import ClockBar, ClockState, format_clock_line
from infoview_tui.ui.call.questions_panel import CurrentQuestion, RemainingQuestions
from tests.ui.call.steps import live, shown
from tests.ui.opened_app import MEDIUM, NARROW, WIDE

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def face(
    minutes: float = 7.65, *, paused: bool = False, off_record: bool = False, must_left: int = 2, agreed: int = 30
) -> ClockState:
    since = None if paused else NOW
    clock = CallClock(
        has_started=True, accumulated=timedelta(minutes=minutes), running_since=since, agreed_minutes=agreed
    )
    time = QuestionTime(timedelta(seconds=130), timedelta(minutes=3))
    return ClockState(clock, time, asked_count=3, planned_count=6, must_ask_left=must_left, off_record=off_record)


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (110, "7:39 of 30 min  ·  22:21 left  ·  this question 2:10 of 3 min  ·  2 must-asks left  ·  3 of 6 asked"),
        (78, "7:39 of 30 min · 22:21 left · this question 2:10 of 3 min · 2 must-asks left"),
        (38, "7:39 of 30 · 22:21 left · 2 must ask"),
        (25, "7:39/30 · 22:21 left"),
        (9, "7:39/30 …"),
    ],
)
def test_clock_line_shortens_by_priority(width: int, words: str) -> None:
    assert format_clock_line(face(), NOW, width).plain == words


def test_narrow_clock_line_keeps_off_record_mark() -> None:
    assert format_clock_line(face(off_record=True), NOW, 38).plain == "7:39/30 · 22:21 left · OFF THE RECORD"
    assert format_clock_line(face(paused=True, off_record=True), NOW, 38).plain == "7:39/30 · PAUSED · OFF THE RECORD"
    assert (
        format_clock_line(face(72, agreed=60, off_record=True), NOW, 38).plain == "1:12:00/60 · 12:00 over · OFF RECORD"
    )


@given(st.integers(0, 90), st.floats(0, 200), st.booleans(), st.booleans(), st.integers(0, 9))
def test_clock_line_never_exceeds_width(
    width: int, minutes: float, paused: bool, off_record: bool, must_left: int
) -> None:
    shown_face = face(minutes, paused=paused, off_record=off_record, must_left=must_left)
    assert format_clock_line(shown_face, NOW, width).cell_length <= width


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_clock_takes_one_line_and_shifts_nothing(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("x", "enter", "f5", "f5")
        clock = call.screen.query_one(ClockBar)
        for seconds in (0, 599, 600, 2219, 2220, 2400, 3600):
            call.later(seconds=seconds)
            await call.pilot.pause()
            assert clock.size.height == 1
            assert empty_app.focused is call.line


async def test_tick_repaints_few_cells(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("x", "enter")
        call.later(seconds=61)
        await call.pilot.pause()
        painted: list[int] = []
        clock = call.screen.query_one(ClockBar)
        refresh = clock.refresh

        def counted(*regions: object, **options: object) -> object:
            painted.extend(region.width for region in regions)  # type: ignore[attr-defined]  # regions alone come here
            return refresh(*regions, **options)  # type: ignore[arg-type]  # handed on as they come

        clock.refresh = counted  # type: ignore[method-assign, assignment]  # watched
        call.screen.view.show_clock()
        assert painted == [], "nothing has changed"
        call.later(seconds=1)
        assert len(painted) == 1
        assert painted[0] < clock.size.width


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_closing_card_appears_three_minutes_before_end(
    empty_app: InfoviewApp, interview: int, size: tuple[int, int]
) -> None:
    async with live(empty_app, interview, size) as call:
        await call.write("x", "enter")
        call.later(minutes=16, seconds=59)
        await call.pilot.pause()
        assert call.closing == ""
        call.later(seconds=1)
        await call.pilot.pause()
        assert "3 min left" in call.closing
        for step in ("offer to end", "ask for names", "ask what you missed", "say thank you", "agree on next steps"):
            assert f"· {step}" in call.closing
        assert empty_app.focused is call.line
        assert "Extend" in call.hints
        assert "End" in call.hints
        await call.write("@Tom Weber", "enter", *"+ write by fri", "enter")
        assert "✓ ask for names" in call.closing
        assert "✓ agree on next steps" in call.closing
        call.later(minutes=5)
        await call.pilot.pause()
        assert "2 min over" in call.closing
        assert "2:00 over" in call.clock
        await call.write("", "f5")
        await call.pilot.pause()
        assert call.closing == "", "who may stay has time again"


async def test_closing_card_replaces_probes(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        question = call.screen.query_one(CurrentQuestion)
        await call.write("x", "enter")
        height = question.size.height
        call.later(minutes=18)
        await call.pilot.pause()
        assert question.size.height == height - 1
        assert call.line.region.bottom == NARROW[1] - 2


async def test_pause_and_resume_clock(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview, NARROW) as call:
        await call.write("", "f8")
        assert "Not started yet" in call.sign
        await call.write("x", "enter")
        call.later(seconds=100)
        await call.write("", "f8")
        call.later(seconds=1000)
        assert call.clock.startswith("1:40 of 20 min · PAUSED")
        await call.write("in the pause", "enter")
        assert call.call.notes[-1].seconds == 100
        await call.write("", "f8")
        call.later(seconds=5)
        assert call.clock.startswith("1:45 of 20")


async def test_pause_survives_restart(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    call_clock.start_call(workspace, interview, now - timedelta(minutes=9))
    call_clock.pause_call(workspace, interview, timedelta(minutes=4))
    async with live(empty_app, interview, NARROW) as call:
        assert call.clock.startswith("4:00 of 20 min · PAUSED")


async def test_question_time(empty_app: InfoviewApp, interview: int) -> None:
    async with live(empty_app, interview) as call:
        await call.write("x", "enter")
        call.later(seconds=70)
        await call.write("", "tab")
        call.later(seconds=20)
        assert "this question 0:20 of 3 min" in call.clock
        await call.write("", "shift+tab")
        call.later(seconds=5)
        assert "this question 1:15 of 3 min" in call.clock


async def test_remaining_questions_below_current_question(
    empty_app: InfoviewApp, interview: int, workspace: Workspace, now: datetime
) -> None:
    must = planning.plan_question(workspace, interview, QuestionForm("What did I leave out?"), now)
    planning.toggle_must_ask(workspace, must, now)
    async with live(empty_app, interview, NARROW) as call:
        left = call.screen.query_one(RemainingQuestions)
        assert shown(left).splitlines()[0].rstrip() == " 4 ! What did I leave out?"
        assert shown(left).endswith("+1")
        assert "1 must" in call.clock
        for _ in range(3):
            await call.write("", "f2", "tab")
        await call.write("", "f2")
        assert "No questions left" in shown(left)
        assert "must" not in call.clock


class Machine:
    """A system clock that can be set, and a monotonic one."""

    def __init__(self, now: datetime) -> None:
        self.wall = now
        self.steady = 0.0

    def pass_(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds


@pytest.mark.parametrize("set_by", [-3600, 3600])
async def test_system_clock_change_does_not_affect_call_clock(
    workspace: Workspace, paths: AppPaths, now: datetime, interview: int, set_by: int
) -> None:
    machine = Machine(now)
    app = InfoviewApp(workspace, paths, Config(), now=lambda: machine.wall, monotonic=lambda: machine.steady)
    async with live(app, interview) as call:
        await call.write("x", "enter")
        machine.pass_(300)
        machine.wall += timedelta(seconds=set_by)
        call.screen.view.show_clock()
        assert call.clock.startswith("5:00 of 20")
        call.screen.ticker.tick()
        machine.pass_(60)
        call.screen.view.show_clock()
        assert call.clock.startswith("6:00 of 20")
    again = InfoviewApp(workspace, paths, Config(), now=lambda: machine.wall, monotonic=lambda: 0.0)
    async with live(again, interview) as call:
        assert call.clock.startswith("6:00 of 20"), "a restart reads the machine's new time"


async def test_suspend_time_counts(
    workspace: Workspace, paths: AppPaths, now: datetime, zone: ZoneInfo, interview: int
) -> None:
    machine = Machine(now)
    app = InfoviewApp(workspace, paths, Config(), zone=zone, now=lambda: machine.wall, monotonic=lambda: machine.steady)
    async with live(app, interview, NARROW) as call:
        await call.write("x", "enter")
        machine.pass_(1500)
        call.screen.ticker.tick()
        assert call.clock.startswith("25:00 of 20 min · 5:00 over")
