"""Snapshot tests: every screen at three sizes and its other states at one, compared with the accepted snapshots.

After an intended change, update the snapshots and review them before committing:
``pytest tests/ui/test_snapshots.py --snapshot-update``
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from difflib import unified_diff
from html import unescape
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from textual import events
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.interviews.interviews import LAST_HELD_INTERVIEW
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.profiles import ask_for_profile
from infoview_tui.ui.banks.form import QuestionDialog
from infoview_tui.ui.banks.screen import BanksScreen
from infoview_tui.ui.board.saved_views import SavedViewsDialog
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.selection_menu import SelectionMenuDialog
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.insights.fit_screen import FitScreen
from infoview_tui.ui.insights.said import SaidDialog
from infoview_tui.ui.insights.screen import InsightsScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.introductions.screen import IntroductionsScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.onboarding.first_run_screen import FirstRunScreen
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.preparation.selection_dialog import SelectionDialog
from infoview_tui.ui.preparation.sheet_screen import InterviewSheetScreen
from infoview_tui.ui.profile.screen import ProfileScreen
from infoview_tui.ui.research.list_screen import SubjectsScreen
from infoview_tui.ui.research.page import SubjectScreen
from infoview_tui.ui.search.screen import SearchScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog
from infoview_tui.ui.shared.dialogs.help import HelpDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.today.screen import TodayScreen
from infoview_tui.ui.trips.screen import TripScreen
from infoview_tui.ui.week.screen import WeekScreen
from tests.ui.waiting import wait_for_workers, wait_until

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)
SIZES = (WIDE, MEDIUM, NARROW)

MAX_REDRAWS = 20
"""Redraws after which a screen that still changes fails its test."""


class Navigator:
    """Navigates the demo by keys to the screen of a snapshot."""

    def __init__(self, pilot: Pilot[None], app: InfoviewApp) -> None:
        self.pilot = pilot
        self.app = app

    async def settle(self) -> None:
        """Wait until workers have finished and all screens are open and laid out."""
        for _ in range(2):
            await wait_for_workers(self.app)
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def paste(self, text: str, *keys: str) -> None:
        """Paste text into the focused widget, which is much faster than typing it."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.press(*keys)

    def go_to(self, name: str) -> None:
        """Move the board's cursor to a contact."""
        (found,) = (row.id for row in self.app.workspace.store.all(CONTACT_NAMES) if row.name.startswith(name))
        self.app.screen.query_one(BoardView).go_to(found)

    async def advance_clock(self, **span: int) -> None:
        """Advance the app's clock and update the screen."""
        time = self.app.now() + timedelta(**span)
        self.app.now = lambda: time
        assert isinstance(self.app.screen, InfoviewScreen)
        self.app.screen.reload()
        await self.settle()


Walk = Callable[[Navigator], Awaitable[None]]
Compare = Callable[..., bool]


async def search_empty(navigator: Navigator) -> None:
    await navigator.press("ctrl+f")


async def search(navigator: Navigator) -> None:
    await search_empty(navigator)
    await navigator.paste("risk", "down", "down")


async def search_terms(navigator: Navigator) -> None:
    await search_empty(navigator)
    await navigator.paste("desgin kind:finding since:soon -ward")


async def board(navigator: Navigator) -> None:
    await navigator.press("l", "l", "l")


async def today(navigator: Navigator) -> None:
    await navigator.press("1")


async def week(navigator: Navigator) -> None:
    await navigator.press("3", "right_square_bracket")


async def paths(navigator: Navigator) -> None:
    navigator.app.navigation.open_subjects(SubjectKind.PATH)
    await navigator.settle()


async def path_page(navigator: Navigator) -> None:
    await paths(navigator)
    await navigator.press("enter")


async def organizations(navigator: Navigator) -> None:
    await paths(navigator)
    await navigator.press("tab", "down", "down")


async def trip(navigator: Navigator) -> None:
    navigator.app.navigation.open_trip(1)
    await navigator.settle()


async def sheet(navigator: Navigator) -> None:
    navigator.go_to("Priya")
    await navigator.press("p", "V")


async def practice(navigator: Navigator) -> None:
    navigator.go_to("Priya")
    await navigator.press("p", "P")


async def introductions(navigator: Navigator) -> None:
    navigator.go_to("Freya")
    await navigator.press("W")


async def contact(navigator: Navigator) -> None:
    navigator.go_to("Amara")
    await navigator.press("enter")


async def prep_bank(navigator: Navigator) -> None:
    navigator.go_to("Søren")
    await navigator.press("p")
    assert navigator.app.screen.has_class("-bank")


async def prep_plan(navigator: Navigator) -> None:
    navigator.go_to("Priya")
    await navigator.press("p")
    assert navigator.app.screen.has_class("-plan")


async def prep_propose(navigator: Navigator) -> None:
    await prep_bank(navigator)
    await navigator.press("S", "j")


async def live_before(navigator: Navigator) -> None:
    navigator.go_to("Priya")
    await navigator.press("i")


async def live_middle(navigator: Navigator) -> None:
    await live_before(navigator)
    await navigator.paste("Came to design from counting infections", "enter")
    await navigator.advance_clock(minutes=3, seconds=20)
    await navigator.paste("! Statistics are read as trust, not as numbers", "enter", "tab")
    await navigator.advance_clock(minutes=2)
    await navigator.paste('"Nobody ever thanked me for a dashboard*', "enter")
    await navigator.advance_clock(seconds=45)
    await navigator.paste(
        "< Approval takes longer than the drawing, every single time, and nobody plans for it", "enter"
    )
    await navigator.paste("% She may leave in spring", "enter")
    await navigator.advance_clock(minutes=4, seconds=5)
    await navigator.paste("@Tom Weber, researcher at Acme", "enter")
    await navigator.paste("+ send portfolio by fri", "enter", "tab")
    await navigator.paste("> how patients are paid for rev")


async def live_closing(navigator: Navigator) -> None:
    await live_middle(navigator)
    await navigator.advance_clock(minutes=17)


async def live_over(navigator: Navigator) -> None:
    await live_middle(navigator)
    await navigator.advance_clock(minutes=22)


async def debrief(navigator: Navigator) -> None:
    navigator.go_to("Daniel")
    await navigator.press("enter")
    await navigator.press("b")


async def debrief_of(navigator: Navigator, name: str, section: str) -> None:
    """Open a section of a contact's debrief."""
    navigator.go_to(name)
    await navigator.press("enter")
    await navigator.press("b")
    screen = navigator.app.screen
    assert isinstance(screen, DebriefScreen)
    for _ in range(2 * len(DebriefSection)):  # the section of texts has three fields
        if screen.sections.section == DebriefSection(section):
            break
        await navigator.press("tab")
    assert screen.sections.section == DebriefSection(section)


async def debrief_referrals(navigator: Navigator) -> None:
    await debrief_of(navigator, "Daniel", "referrals")


async def debrief_promises(navigator: Navigator) -> None:
    await debrief_of(navigator, "Daniel", "promises")


async def debrief_verdicts(navigator: Navigator) -> None:
    await debrief_of(navigator, "Inês", "verdicts")


async def debrief_paths(navigator: Navigator) -> None:
    await debrief_of(navigator, "Inês", "paths")


async def debrief_outcomes(navigator: Navigator) -> None:
    await debrief_of(navigator, "Inês", "outcomes")


async def debrief_gauges(navigator: Navigator) -> None:
    await debrief_of(navigator, "Inês", "gauges")


async def interview(navigator: Navigator) -> None:
    """Open a held interview."""
    navigator.go_to("Inês")
    await navigator.press("enter")
    screen = navigator.app.screen
    assert isinstance(screen, ContactScreen)
    (held,) = navigator.app.workspace.store.all(LAST_HELD_INTERVIEW, contact_id=screen.contact_id)
    screen.navigation.open_interview(held.id)
    await navigator.settle()


async def live_editing(navigator: Navigator) -> None:
    """Edit a note; the footer shows the keys for editing."""
    await live_middle(navigator)
    await navigator.press("enter", "up", "up")


async def live_choosing(navigator: Navigator) -> None:
    """Choose a verdict."""
    await live_middle(navigator)
    await navigator.press("enter", "f6")


async def compose(navigator: Navigator) -> None:
    navigator.go_to("Amara")
    await navigator.press("m")


async def compose_request(navigator: Navigator) -> None:
    """Write a request; the first check that failed is selected."""
    await compose_kind(navigator, MessageKind.REQUEST)
    await navigator.press("f8")


async def compose_nudge(navigator: Navigator) -> None:
    await compose_kind(navigator, MessageKind.NUDGE)


async def compose_introduction(navigator: Navigator) -> None:
    """Ask for an introduction, and choose the kind of message."""
    await compose_kind(navigator, MessageKind.INTRODUCTION)
    await navigator.press("f5")


async def compose_kind(navigator: Navigator, kind: MessageKind) -> None:
    (grace,) = (row.id for row in navigator.app.workspace.store.all(CONTACT_NAMES) if row.name.startswith("Grace"))
    navigator.app.navigation.open_message(grace, kind)
    await navigator.settle()


async def banks(navigator: Navigator) -> None:
    """Show a starred question, and the cursor on one that was asked."""
    await navigator.press("5")
    await navigator.press("down", "space")
    navigator.app.navigation.open_question("day-to-day.last-tuesday")
    await navigator.settle()
    navigator.app.screen.query_one(KeyFooter).clear_status()
    navigator.app.clear_notifications()


async def banks_form(navigator: Navigator) -> None:
    """Write a question."""
    await navigator.press("5", "n", *"How do you")


async def insights_paths(navigator: Navigator) -> None:
    """Compare paths, with the cursor on a topic that somebody talked about."""
    await navigator.press("4", "down", "down", "down")


async def insights_hypotheses(navigator: Navigator) -> None:
    await navigator.press("4", "tab")


async def insights_network(navigator: Navigator) -> None:
    await navigator.press("4", "tab", "tab")


async def insights_practice(navigator: Navigator) -> None:
    await navigator.press("4", "tab", "tab", "tab")


async def insights_find_out(navigator: Navigator) -> None:
    await navigator.press("4", "shift+tab")


async def insights_said(navigator: Navigator) -> None:
    """List what was said on a topic of a path."""
    await insights_paths(navigator)
    await navigator.press("enter")


async def insights_fit(navigator: Navigator) -> None:
    await navigator.press("4", "f")


async def contact_form(navigator: Navigator) -> None:
    navigator.go_to("Amara")
    await navigator.press("e")


async def quick_add(navigator: Navigator) -> None:
    """Type a contact that has a possible duplicate."""
    await navigator.press("n")
    await navigator.paste("Amara Nwoso, designer at Northlight via Priya #design")
    await wait_until(navigator.pilot, lambda: navigator.app.screen.query_one("#known").display)


async def peek(navigator: Navigator) -> None:
    navigator.go_to("Priya")
    await navigator.press("space")


async def selection(navigator: Navigator) -> None:
    await navigator.press("x", "j", "x", "j", "x", "enter")


async def views(navigator: Navigator) -> None:
    await navigator.press("v")


async def order(navigator: Navigator) -> None:
    await navigator.press("o")


async def board_by_organization(navigator: Navigator) -> None:
    await navigator.press("o", "j", "j", "enter")


async def board_filtered(navigator: Navigator) -> None:
    await navigator.press("slash")
    await navigator.paste("design -stage:closed", "enter")


async def schedule(navigator: Navigator) -> None:
    await contact(navigator)
    await navigator.press("s")
    await navigator.paste("tue 14:00")


async def help_(navigator: Navigator) -> None:
    await navigator.press("question_mark")


async def welcome(navigator: Navigator) -> None:
    """Wait for the welcome screen, which opens after the board is painted."""
    await wait_until(navigator.pilot, lambda: isinstance(navigator.app.screen, WelcomeScreen))


async def first_questions(navigator: Navigator) -> None:
    await welcome(navigator)
    await navigator.press("enter", *"Ada", "enter")
    await navigator.paste("product designer in health tech")
    await navigator.press("enter")


async def profile(navigator: Navigator) -> None:
    navigator.app.navigation.edit_profile()
    await navigator.pilot.pause()


async def switch_profile(navigator: Navigator) -> None:
    assert isinstance(navigator.app.screen, InfoviewScreen)
    ask_for_profile(navigator.app.screen, navigator.app)
    await navigator.pilot.pause()


SCENES: dict[str, tuple[Walk, type]] = {
    "board": (board, BoardScreen),
    "today": (today, TodayScreen),
    "contact": (contact, ContactScreen),
    "prep-bank": (prep_bank, PreparationScreen),
    "prep-plan": (prep_plan, PreparationScreen),
    "prep-propose": (prep_propose, SelectionDialog),
    "live-before": (live_before, CallScreen),
    "live-middle": (live_middle, CallScreen),
    "live-closing": (live_closing, CallScreen),
    "live-over": (live_over, CallScreen),
    "live-editing": (live_editing, CallScreen),
    "live-choosing": (live_choosing, CallScreen),
    "debrief": (debrief, DebriefScreen),
    "debrief-referrals": (debrief_referrals, DebriefScreen),
    "debrief-promises": (debrief_promises, DebriefScreen),
    "debrief-verdicts": (debrief_verdicts, DebriefScreen),
    "debrief-paths": (debrief_paths, DebriefScreen),
    "debrief-outcomes": (debrief_outcomes, DebriefScreen),
    "debrief-gauges": (debrief_gauges, DebriefScreen),
    "interview": (interview, InterviewScreen),
    "compose": (compose, MessageScreen),
    "compose-request": (compose_request, MessageScreen),
    "compose-nudge": (compose_nudge, MessageScreen),
    "compose-introduction": (compose_introduction, ChooseDialog),
    "insights-paths": (insights_paths, InsightsScreen),
    "insights-hypotheses": (insights_hypotheses, InsightsScreen),
    "insights-network": (insights_network, InsightsScreen),
    "insights-practice": (insights_practice, InsightsScreen),
    "insights-find-out": (insights_find_out, InsightsScreen),
    "insights-said": (insights_said, SaidDialog),
    "week": (week, WeekScreen),
    "paths": (paths, SubjectsScreen),
    "path": (path_page, SubjectScreen),
    "organizations": (organizations, SubjectsScreen),
    "trip": (trip, TripScreen),
    "introductions": (introductions, IntroductionsScreen),
    "sheet": (sheet, InterviewSheetScreen),
    "practice": (practice, CallScreen),
    "insights-fit": (insights_fit, FitScreen),
    "banks": (banks, BanksScreen),
    "banks-form": (banks_form, QuestionDialog),
    "search": (search, SearchScreen),
    "search-terms": (search_terms, SearchScreen),
    "search-empty": (search_empty, SearchScreen),
    "contact-form": (contact_form, ContactFormDialog),
    "quick-add": (quick_add, QuickAddDialog),
    "peek": (peek, BoardScreen),
    "selection": (selection, SelectionMenuDialog),
    "views": (views, SavedViewsDialog),
    "order": (order, ChooseDialog),
    "board-by-organization": (board_by_organization, BoardScreen),
    "board-filtered": (board_filtered, BoardScreen),
    "schedule": (schedule, ScheduleDialog),
    "help": (help_, HelpDialog),
    "profile": (profile, ProfileScreen),
    "welcome": (welcome, WelcomeScreen),
    "first-questions": (first_questions, FirstRunScreen),
    "switch-profile": (switch_profile, ChooseDialog),
}
"""For each scene, how to get there and the type of the screen that must be on top."""

AT_ONE_SIZE = {
    "prep-plan": WIDE,
    "prep-propose": WIDE,
    "live-before": MEDIUM,
    "live-closing": NARROW,
    "live-over": WIDE,
    "live-editing": NARROW,
    "live-choosing": MEDIUM,
    "debrief-referrals": NARROW,
    "debrief-promises": WIDE,
    "debrief-verdicts": NARROW,
    "debrief-paths": MEDIUM,
    "debrief-outcomes": WIDE,
    "debrief-gauges": MEDIUM,
    "compose-request": WIDE,
    "compose-nudge": NARROW,
    "compose-introduction": MEDIUM,
    "insights-said": MEDIUM,
    "paths": WIDE,
    "path": MEDIUM,
    "organizations": NARROW,
    "trip": WIDE,
    "introductions": MEDIUM,
    "sheet": WIDE,
    "practice": NARROW,
    "insights-fit": NARROW,
    "banks-form": MEDIUM,
    "search-terms": MEDIUM,
    "search-empty": NARROW,
    "peek": WIDE,
    "views": MEDIUM,
    "order": NARROW,
    "board-by-organization": WIDE,
    "board-filtered": NARROW,
}
"""Scenes with one size only: another state of a screen, or another list in the same dialog."""


def snapshot_param(scene: str, size: tuple[int, int]) -> ParameterSet:
    """Return the parameters of one snapshot; the id is part of its file name."""
    return pytest.param(scene, size, id=f"{scene}-{size[0]}x{size[1]}")


DARK = [
    snapshot_param(scene, size)
    for scene in SCENES
    if scene not in ("welcome", "first-questions", "switch-profile")
    for size in SIZES
    if AT_ONE_SIZE.get(scene, size) == size
]
"""All snapshots of the dark theme: every screen at every size, its other states at one."""


@pytest.fixture(autouse=True)
def enable_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enable colors, whatever the environment says."""
    monkeypatch.delenv("NO_COLOR", raising=False)


def check_snapshot(
    request: pytest.FixtureRequest, snap_compare: Compare, app: InfoviewApp, scene: str, size: tuple[int, int]
) -> None:
    """Open a scene and compare it with its snapshot, or update the snapshot with ``--snapshot-update``.

    If they differ, the assertion shows the lines of text that differ.
    """
    walk, screen = SCENES[scene]
    shown = ""

    async def go_to_scene(pilot: Pilot[None]) -> None:
        nonlocal shown
        navigator = Navigator(pilot, app)
        await navigator.settle()
        await walk(navigator)
        for field in app.screen.query(Input):
            field.cursor_blink = False  # a blinking cursor would make snapshots differ
        await wait_until_stable(navigator)
        assert isinstance(app.screen, screen)
        assert not app.notice_text, "a notification would make the snapshot unstable"
        shown = app.export_screenshot()

    if not snap_compare(app, terminal_size=size, run_before=go_to_scene):
        stored = Path(__file__).parent / "__snapshots__" / "test_snapshots" / f"{request.node.name}.svg"
        before = read_svg_text(stored.read_text(encoding="utf-8")) if stored.exists() else []
        diff = list(unified_diff(before, read_svg_text(shown), "snapshot", "screen", lineterm="", n=0))
        pytest.fail("\n".join(diff or ["only colors or styles differ"]), pytrace=False)


async def wait_until_stable(navigator: Navigator) -> None:
    """Redraw every widget until two redraws in a row show the same: one may have been drawn before its layout."""
    pictures: list[list[Strip]] = []

    async def redraws_the_same() -> bool:
        for widget in navigator.app.screen.walk_children(with_self=True):
            widget.refresh()
        await navigator.settle()
        pictures.append(draw(navigator.app))
        return pictures[-1:] == pictures[-2:-1]

    while not await redraws_the_same():
        assert len(pictures) < MAX_REDRAWS, "the screen keeps changing"


def draw(app: InfoviewApp) -> list[Strip]:
    """Draw the screen and those behind it, as a screenshot does."""
    drawn = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    assert isinstance(drawn, LayoutUpdate)
    return [Strip.join(line) for line in drawn.strips]


def read_svg_text(svg: str) -> list[str]:
    """Return the lines of text of a screenshot."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for attributes, text in re.findall(r"<text ([^>]*)>(.*?)</text>", svg):
        x, y = (re.search(rf'\b{axis}="([0-9.]+)"', attributes) for axis in "xy")
        if x is not None and y is not None:
            lines.setdefault(float(y[1]), []).append((float(x[1]), unescape(text)))
    return ["".join(text for _, text in sorted(parts)).rstrip() for _, parts in sorted(lines.items())]


@pytest.mark.parametrize(("scene", "size"), DARK)
def test_the_dark_theme(
    request: pytest.FixtureRequest, snap_compare: Compare, demo_app: InfoviewApp, scene: str, size: tuple[int, int]
) -> None:
    check_snapshot(request, snap_compare, demo_app, scene, size)


@pytest.mark.parametrize("scene", ["board", "live-middle", "insights-paths", "insights-hypotheses", "search"])
def test_the_light_theme(
    request: pytest.FixtureRequest, snap_compare: Compare, demo_app: InfoviewApp, scene: str
) -> None:
    demo_app.theme = "infoview-light"
    check_snapshot(request, snap_compare, demo_app, scene, (120, 40))


def test_plain_mode(request: pytest.FixtureRequest, snap_compare: Compare, plain_app: InfoviewApp) -> None:
    check_snapshot(request, snap_compare, plain_app, "board", MEDIUM)


def test_the_first_questions(request: pytest.FixtureRequest, snap_compare: Compare, empty_app: InfoviewApp) -> None:
    check_snapshot(request, snap_compare, empty_app, "first-questions", NARROW)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_welcome(
    request: pytest.FixtureRequest, snap_compare: Compare, empty_app: InfoviewApp, size: tuple[int, int]
) -> None:
    check_snapshot(request, snap_compare, empty_app, "welcome", size)


@pytest.mark.parametrize(
    ("scene", "size"),
    [
        snapshot_param("switch-profile", MEDIUM),
        snapshot_param("switch-profile", NARROW),
        snapshot_param("live-before", MEDIUM),
        snapshot_param("today", WIDE),
    ],
)
def test_several_profiles(
    request: pytest.FixtureRequest, snap_compare: Compare, profile_app: InfoviewApp, scene: str, size: tuple[int, int]
) -> None:
    check_snapshot(request, snap_compare, profile_app, scene, size)
