"""The command palette: it finds every action of every screen, by its name and by other words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.command import Hit
from textual.screen import Screen

from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.palette import CURSOR_ACTIONS, PaletteProvider
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.call.screen import CallScreen
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.insights.screen import InsightsScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.onboarding.screen import WelcomeScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.research.list_screen import SubjectsScreen
from infoview_tui.ui.research.page import SubjectScreen
from infoview_tui.ui.search.screen import SearchScreen
from infoview_tui.ui.shared.bindings import APP, BINDING_GROUPS, COMMON, full_description
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.synonyms import SYNONYMS
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.today.screen import TodayScreen
from infoview_tui.ui.week.screen import WeekScreen
from tests.ui.waiting import wait_until

COMMANDS = ("Import contacts", "Edit your profile", "Stay in touch by tag", "Change the theme")


async def find(screen: Screen[Any], typed: str) -> list[str]:
    """Return the texts of the hits, the best first."""
    hits = [hit async for hit in PaletteProvider(screen).search(typed) if isinstance(hit, Hit)]
    return [hit.text or "" for hit in sorted(hits, key=lambda hit: hit.score, reverse=True)]


def actions_of(screen: InfoviewScreen) -> set[str]:
    """Return the names of the enabled actions that a screen declares, other than for its cursor.

    Common actions whose key has another action there are left out.
    """
    own = [*vars(type(screen)).get("BINDINGS", ())]
    own_keys = {key for binding in own for key in binding.key.split(",")}
    common = [binding for binding in COMMON if own_keys.isdisjoint(binding.key.split(","))]
    bindings = [(screen, binding) for binding in [*own, *common]]
    return {
        full_description(binding)
        for node, binding in [*bindings, *((screen.app, binding) for binding in APP)]
        if binding.id.partition(".")[2] not in {*CURSOR_ACTIONS, "palette"}
        and screen.app._check_action_state(binding.action, node)
    }


async def check_actions(screen: InfoviewScreen) -> None:
    for name in (*actions_of(screen), *COMMANDS):
        assert (await find(screen, name))[0] == name, f"{type(screen).__name__}: {name}"


async def test_every_action_of_every_screen_is_found(demo_app: InfoviewApp, demo_workspace: Workspace) -> None:
    ((contact_id, interview_id),) = demo_workspace.store.connection.execute(
        "SELECT contact_id, id FROM interviews WHERE state = 'debriefed' LIMIT 1"
    )
    ((planned_id,),) = demo_workspace.store.connection.execute(
        "SELECT id FROM interviews WHERE state = 'planned' LIMIT 1"
    )
    navigation = demo_app.navigation
    async with demo_app.run_test() as pilot:
        shows: dict[type[InfoviewScreen], Callable[[], None]] = {
            BoardScreen: lambda: navigation.show_tab("board"),
            TodayScreen: lambda: navigation.show_tab("today"),
            WeekScreen: lambda: navigation.show_tab("week"),
            InsightsScreen: lambda: navigation.show_tab("insights"),
            ContactScreen: lambda: navigation.open_contact(contact_id),
            PreparationScreen: lambda: navigation.open_preparation(planned_id),
            InterviewScreen: lambda: navigation.open_interview(interview_id),
            DebriefScreen: lambda: navigation.open_debrief(interview_id),
            MessageScreen: lambda: navigation.open_message(contact_id),
            SearchScreen: navigation.open_search,
            SubjectsScreen: lambda: navigation.open_subjects(SubjectKind.ORGANIZATION),
            SubjectScreen: lambda: navigation.open_subject(Subject.organization(2)),
            CallScreen: lambda: navigation.open_call(planned_id),
        }
        for screen_type, show in shows.items():
            show()
            await pilot.pause()
            screen = demo_app.screen
            assert isinstance(screen, screen_type)
            await check_actions(screen)
        navigation.open_contact(contact_id)
        await pilot.pause()
        await pilot.press("a")  # the line takes letters as text, but the actions on them are still found
        assert isinstance(demo_app.screen, ContactScreen)
        await check_actions(demo_app.screen)


BY_ANOTHER_WORD = {
    "profile": "Edit your profile",
    "about you": "Edit your profile",
    "csv": "Import contacts",
    "linkedin": "Import contacts",
    "exit": "Quit",
    "colors": "Change the theme",
    "create": "New contact",
    "postpone": "Snooze the action until a day, in words",
    "keyboard": "Help",
}


async def test_an_action_is_found_by_another_word(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test():
        demo_app.navigation.show_tab("today")
        assert {typed: (await find(demo_app.screen, typed))[0] for typed in BY_ANOTHER_WORD} == BY_ANOTHER_WORD


def test_synonyms_are_those_of_actions() -> None:
    ids = {binding.id or "" for bindings in BINDING_GROUPS.values() for binding in bindings}
    known = {*ids, *(binding_id.partition(".")[2] for binding_id in ids)}
    assert {name for name in SYNONYMS if not name.startswith("command.")} <= known


async def test_the_palette_offers_import_and_new_contact_at_the_start(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await wait_until(pilot, lambda: isinstance(empty_app.screen, WelcomeScreen))
        assert isinstance(empty_app.screen, WelcomeScreen)
        await check_actions(empty_app.screen)
        assert (await find(empty_app.screen, "questions"))[0] == "Answer the first questions"
        await pilot.press("n")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, QuickAddDialog))
        assert (await find(empty_app.screen, "full form"))[0] == "Full form"
        assert (await find(empty_app.screen, "quit"))[0] == "Quit"


async def test_its_line_edits_as_every_other_one(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(demo_app.focused, LineInput))
        assert isinstance(demo_app.focused, LineInput)
        demo_app.focused.post_message(events.Paste("new\n🇩🇪"))
        await pilot.pause()
        await pilot.press("backspace")
        assert demo_app.focused.value == "new "
