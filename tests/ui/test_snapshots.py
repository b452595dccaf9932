"""A picture of every screen at three sizes, and of its other states at one, compared with the one accepted last.

After a change that is meant, draw them all again, and look at them before they are committed:
``pytest tests/ui/test_snapshots.py --snapshot-update``
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from _pytest.mark.structures import ParameterSet
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.interviews.interviews import LAST_HELD_INTERVIEW
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.quick_add import QuickAddDialog
from infoview_tui.ui.board.saved_views import SavedViewsDialog
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.board.selection_menu import SelectionMenuDialog
from infoview_tui.ui.board.view import BoardView
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog
from infoview_tui.ui.shared.dialogs.help import HelpDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.today.screen import TodayScreen
from tests.ui.waiting import wait_until

pytestmark = pytest.mark.painted

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (40, 20)
SIZES = (WIDE, MEDIUM, NARROW)


class Walker:
    """Walks through the demo, by keys, to the screen that is drawn."""

    def __init__(self, pilot: Pilot[None], app: InfoviewApp) -> None:
        self.pilot = pilot
        self.app = app

    async def settle(self) -> None:
        """Wait until nothing is being read, nothing is about to open and all is laid out."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def write(self, text: str, *keys: str) -> None:
        """Write into what has the focus, all at once: a dozen keys, each typed, take a second."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.press(*keys)

    def go_to(self, name: str) -> None:
        """Put the board's cursor on a contact."""
        (found,) = (row.id for row in self.app.workspace.store.all(CONTACT_NAMES) if row.name.startswith(name))
        self.app.screen.query_one(BoardView).go_to(found)

    async def later(self, **span: int) -> None:
        """Let time pass, and every clock on the screen see it."""
        moment = self.app.now() + timedelta(**span)
        self.app.now = lambda: moment
        assert isinstance(self.app.screen, InfoviewScreen)
        self.app.screen.reload()
        await self.settle()


Walk = Callable[[Walker], Awaitable[None]]
Compare = Callable[..., bool]


async def board(walker: Walker) -> None:
    await walker.press("l", "l", "l")


async def today(walker: Walker) -> None:
    await walker.press("1")


async def contact(walker: Walker) -> None:
    walker.go_to("Amara")
    await walker.press("enter")


async def prep_bank(walker: Walker) -> None:
    walker.go_to("Søren")
    await walker.press("p")
    assert walker.app.screen.has_class("-bank")


async def prep_plan(walker: Walker) -> None:
    walker.go_to("Priya")
    await walker.press("p")
    assert walker.app.screen.has_class("-plan")


async def live_before(walker: Walker) -> None:
    walker.go_to("Priya")
    await walker.press("i")


async def live_middle(walker: Walker) -> None:
    await live_before(walker)
    await walker.write("Came to design from counting infections", "enter")
    await walker.later(minutes=3, seconds=20)
    await walker.write("! Statistics are read as trust, not as numbers", "enter", "tab")
    await walker.later(minutes=2)
    await walker.write('"Nobody ever thanked me for a dashboard*', "enter")
    await walker.later(seconds=45)
    await walker.write("< Approval takes longer than the drawing, every single time, and nobody plans for it", "enter")
    await walker.write("% She may leave in spring", "enter")
    await walker.later(minutes=4, seconds=5)
    await walker.write("@Tom Weber, researcher at Acme", "enter")
    await walker.write("+ send portfolio by fri", "enter", "tab")
    await walker.write("> how patients are paid for rev")


async def live_closing(walker: Walker) -> None:
    await live_middle(walker)
    await walker.later(minutes=17)


async def live_over(walker: Walker) -> None:
    await live_middle(walker)
    await walker.later(minutes=22)


async def debrief(walker: Walker) -> None:
    walker.go_to("Daniel")
    await walker.press("enter")
    await walker.press("b")


async def debrief_of(walker: Walker, name: str, part: str) -> None:
    """Open a debrief, and in it a part."""
    walker.go_to(name)
    await walker.press("enter")
    await walker.press("b")
    screen = walker.app.screen
    assert isinstance(screen, DebriefScreen)
    for _ in range(2 * len(DebriefSection)):  # the texts have three stops
        if screen.section == DebriefSection(part):
            break
        await walker.press("tab")
    assert screen.section == DebriefSection(part)


async def debrief_referrals(walker: Walker) -> None:
    await debrief_of(walker, "Daniel", "referrals")


async def debrief_promises(walker: Walker) -> None:
    await debrief_of(walker, "Daniel", "promises")


async def debrief_verdicts(walker: Walker) -> None:
    await debrief_of(walker, "Inês", "verdicts")


async def debrief_paths(walker: Walker) -> None:
    await debrief_of(walker, "Inês", "paths")


async def debrief_outcomes(walker: Walker) -> None:
    await debrief_of(walker, "Inês", "outcomes")


async def interview(walker: Walker) -> None:
    """An interview that was held, read again."""
    walker.go_to("Inês")
    await walker.press("enter")
    screen = walker.app.screen
    assert isinstance(screen, ContactScreen)
    (held,) = walker.app.workspace.store.all(LAST_HELD_INTERVIEW, contact_id=screen.contact_id)
    screen.navigation.open_interview(held.id)
    await walker.settle()


async def live_editing(walker: Walker) -> None:
    """A note is edited; its own chords are named."""
    await live_middle(walker)
    await walker.press("enter", "up", "up")


async def live_choosing(walker: Walker) -> None:
    """A verdict is being given."""
    await live_middle(walker)
    await walker.press("enter", "f6")


async def compose(walker: Walker) -> None:
    walker.go_to("Amara")
    await walker.press("m")


async def contact_form(walker: Walker) -> None:
    walker.go_to("Amara")
    await walker.press("e")


async def quick_add(walker: Walker) -> None:
    """While one types, with somebody who is likely the same."""
    await walker.press("n")
    await walker.write("Amara Nwoso, designer at Northlight via Priya #design")
    await wait_until(walker.pilot, lambda: walker.app.screen.query_one("#known").display)


async def peek(walker: Walker) -> None:
    walker.go_to("Priya")
    await walker.press("space")


async def selection(walker: Walker) -> None:
    await walker.press("x", "j", "x", "j", "x", "enter")


async def views(walker: Walker) -> None:
    await walker.press("v")


async def order(walker: Walker) -> None:
    await walker.press("o")


async def board_by_organization(walker: Walker) -> None:
    await walker.press("o", "j", "j", "enter")


async def board_filtered(walker: Walker) -> None:
    await walker.press("slash")
    await walker.write("design -stage:closed", "enter")


async def schedule(walker: Walker) -> None:
    await contact(walker)
    await walker.press("s")
    await walker.write("tue 14:00")


async def help_(walker: Walker) -> None:
    await walker.press("question_mark")


async def welcome(walker: Walker) -> None:
    """It opens by itself, once the board is painted."""
    await wait_until(walker.pilot, lambda: isinstance(walker.app.screen, WelcomeScreen))


SCENES: dict[str, tuple[Walk, type]] = {
    "board": (board, BoardScreen),
    "today": (today, TodayScreen),
    "contact": (contact, ContactScreen),
    "prep-bank": (prep_bank, PreparationScreen),
    "prep-plan": (prep_plan, PreparationScreen),
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
    "interview": (interview, InterviewScreen),
    "compose": (compose, MessageScreen),
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
    "welcome": (welcome, WelcomeScreen),
}
"""How to walk to each picture, and the screen that must be in front then."""

AT_ONE_SIZE = {
    "prep-plan": WIDE,
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
    "peek": WIDE,
    "views": MEDIUM,
    "order": NARROW,
    "board-by-organization": WIDE,
    "board-filtered": NARROW,
}
"""Scenes that show another state of a screen, or a list in the same dialog as another: one picture is enough."""


def picture(scene: str, size: tuple[int, int]) -> ParameterSet:
    """One picture to draw, with the name that its file has."""
    return pytest.param(scene, size, id=f"{scene}-{size[0]}x{size[1]}")


DARK = [
    picture(scene, size)
    for scene in SCENES
    if scene != "welcome"
    for size in SIZES
    if AT_ONE_SIZE.get(scene, size) == size
]
"""All pictures in the dark theme: every screen at every size, its other states at one."""


@pytest.fixture(autouse=True)
def colors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures have colors, wherever they are drawn."""
    monkeypatch.delenv("NO_COLOR", raising=False)


def looks_the_same(snap_compare: Compare, app: InfoviewApp, scene: str, size: tuple[int, int]) -> bool:
    """Walk to a scene and compare; or draw it anew, with ``--snapshot-update``."""
    walk, screen = SCENES[scene]

    async def arrive(pilot: Pilot[None]) -> None:
        walker = Walker(pilot, app)
        await walker.settle()
        await walk(walker)
        for field in app.screen.query(Input):
            field.cursor_blink = False  # otherwise the cursor is in the picture or not, by chance
        await walker.settle()
        assert isinstance(app.screen, screen)
        assert not app._notifications, "a notice that goes away makes no picture"

    return snap_compare(app, terminal_size=size, run_before=arrive)


@pytest.mark.parametrize(("scene", "size"), DARK)
def test_the_dark_theme(snap_compare: Compare, demo_app: InfoviewApp, scene: str, size: tuple[int, int]) -> None:
    assert looks_the_same(snap_compare, demo_app, scene, size)


@pytest.mark.parametrize("scene", ["board", "live-middle"])
def test_the_light_theme(snap_compare: Compare, demo_app: InfoviewApp, scene: str) -> None:
    demo_app.theme = "infoview-light"
    assert looks_the_same(snap_compare, demo_app, scene, (120, 40))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_welcome(snap_compare: Compare, empty_app: InfoviewApp, size: tuple[int, int]) -> None:
    assert looks_the_same(snap_compare, empty_app, "welcome", size)
