"""Every dialog in which something is typed is opened again by the offer at the next start, with all that was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.drafts.queries import Unfinished, list_unfinished
from infoview_tui.services.interviews.notes import add_later_note
from infoview_tui.services.interviews.transcript import list_held_interviews
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.unfinished import open_unfinished
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.shared.dialogs.draft_dialog import RESTORED, DraftDialog
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.opened_app import WIDE
from tests.ui.shared.test_dialog_drafts import end, next_start
from tests.ui.waiting import wait_until


class Way(NamedTuple):
    """How a person comes to a dialog: to a screen, and by keys on; then what they type, key by key."""

    dialog: str
    keys: Sequence[str]
    typed: Sequence[str] = "draft"
    screen: Callable[[InfoviewApp], object] = lambda app: app.navigation.show_tab("board")


def interview_id(app: InfoviewApp) -> int:
    return list_held_interviews(app.workspace, 1)[0].interview_id


def contact_id(app: InfoviewApp) -> int:
    return read_interview(app.workspace, interview_id(app)).contact_id


def contact(app: InfoviewApp) -> None:
    app.navigation.open_contact(contact_id(app))


def finding(app: InfoviewApp) -> None:
    contact(app)

    def go() -> None:
        rows = app.screen.query_one(RowList)
        rows.move_to(next(at for at, row in enumerate(rows.rows) if row.key == (ResearchItemKind.FINDING, 11)))

    app.screen.call_after_refresh(go)


def debrief(section: DebriefSection) -> Callable[[InfoviewApp], None]:
    def arrive(app: InfoviewApp) -> None:
        for line in ("@Jane Doe, designer at Figma", "+ send the plan by fri"):
            add_later_note(app.workspace, interview_id(app), line, app.now(), question_id=None)
        app.navigation.open_debrief(interview_id(app))

        def go() -> None:
            assert isinstance(app.screen, DebriefScreen)
            app.screen.sections.open_section(section)

        app.call_later(go)

    return arrive


def interview(app: InfoviewApp) -> None:
    app.navigation.open_interview(interview_id(app))


def thank_you(app: InfoviewApp) -> None:
    app.navigation.open_message(contact_id(app), MessageKind.THANK_YOU)


def subjects(kind: SubjectKind) -> Callable[[InfoviewApp], None]:
    return lambda app: app.navigation.open_subjects(kind)


def organization(app: InfoviewApp) -> None:
    app.navigation.open_subject(Subject(SubjectKind.ORGANIZATION, 1))


def tab(name: str) -> Callable[[InfoviewApp], None]:
    return lambda app: app.navigation.show_tab(name)


WAYS = {
    "quick add": Way("QuickAddDialog", ["n"]),
    "contact form": Way("ContactFormDialog", ["e"]),
    "schedule": Way("ScheduleDialog", ["s"], [*"thu 2pm", "shift+tab", "space"]),
    "to-do": Way("PromptDialog", ["a"], screen=tab("today")),
    "snooze": Way("SnoozeDialog", ["down", "+"], "mon", screen=tab("today")),
    "own question": Way("QuestionDialog", ["n"], screen=tab("banks")),
    "question of a bank": Way("QuestionDialog", ["down", "e"], screen=tab("banks")),
    "saved view": Way("PromptDialog", ["v", "s"]),
    "tag for selected": Way("TagOrPathDialog", ["x", "down", "x", "enter", "t"]),
    "answer later": Way("PromptDialog", ["r", "l"]),
    "somebody else": Way("PromptDialog", ["r", "s"]),
    "finding": Way("PromptDialog", ["enter"], screen=finding),
    "note afterwards": Way("PromptDialog", ["a"], screen=interview),
    "edited note": Way("PromptDialog", ["down", "e"], screen=interview),
    "export": Way("PromptDialog", ["ctrl+s"], screen=interview),
    "note in the debrief": Way("PromptDialog", ["e"], screen=debrief(DebriefSection.INSIGHTS)),
    "referral": Way("ReferralFormDialog", ["enter"], screen=debrief(DebriefSection.REFERRALS)),
    "commitment": Way("CommitmentFormDialog", ["enter"], screen=debrief(DebriefSection.COMMITMENTS)),
    "verdict": Way("PromptDialog", ["e"], screen=debrief(DebriefSection.VERDICTS)),
    "path to rate": Way("TagOrPathDialog", ["a"], screen=debrief(DebriefSection.PATHS)),
    "outcome": Way("PromptDialog", ["enter"], screen=debrief(DebriefSection.OUTCOMES)),
    "question of a plan": Way("PromptDialog", ["n"], screen=lambda app: app.navigation.open_preparation(planned(app))),
    "organization": Way("OrganizationDialog", ["n"], screen=subjects(SubjectKind.ORGANIZATION)),
    "industry": Way("IndustryDialog", ["n"], screen=subjects(SubjectKind.INDUSTRY)),
    "path": Way("PathDialog", ["e"], screen=subjects(SubjectKind.PATH)),
    "page": Way(
        "OrganizationDialog",
        ["e"],
        screen=organization,
    ),
    "trip": Way("TripDialog", ["n"], screen=lambda app: app.navigation.open_trips()),
    "ask": Way("PromptDialog", ["a"], screen=lambda app: app.navigation.open_introductions(organization_id=1)),
    "fit": Way("PromptDialog", ["+"], screen=lambda app: app.navigation.open_fit(1)),
    "sent": Way(
        "SentDialog",
        ["f3", "s"],
        screen=thank_you,
    ),
    "sheet": Way("PromptDialog", ["ctrl+s"], screen=lambda app: app.navigation.open_interview_sheet(contact_id(app))),
    "former employers": Way("AffiliationsDialog", ["ctrl+p", *"worked and", "enter"]),
    "import": Way("ImportDialog", ["ctrl+p", *"import contacts", "enter"]),
    "tags": Way("TagIntervalsDialog", ["ctrl+p", *"stay in touch by", "enter"], "3"),
}


def planned(app: InfoviewApp) -> int:
    row = app.workspace.store.connection.execute("SELECT id FROM interviews WHERE state = 'planned'").fetchone()
    return int(row[0])


def drafts(app: InfoviewApp) -> dict[str, Unfinished]:
    return {item.key: item for item in list_unfinished(app.workspace)}


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


GROUP = 9
"""How many dialogs are opened in one run of the app: its start takes longer than a dialog."""


@pytest.mark.parametrize("names", [[*WAYS][at : at + GROUP] for at in range(0, len(WAYS), GROUP)], ids=" ".join)
async def test_what_was_typed_is_opened_again(demo_app: InfoviewApp, paths: AppPaths, names: Sequence[str]) -> None:
    typed: dict[str, tuple[str, dict[str, str]]] = {}
    async with demo_app.run_test(size=WIDE) as pilot:
        for name in names:
            way, before = WAYS[name], drafts(demo_app)
            way.screen(demo_app)
            await pilot.pause()
            await pilot.pause()
            await press(pilot, *way.keys)
            assert isinstance(demo_app.screen, DraftDialog), name
            await press(pilot, *way.typed)
            assert type(demo_app.screen).__name__ == way.dialog
            (key,) = drafts(demo_app).keys() - before.keys()
            typed[key] = (name, demo_app.screen.read_texts())
            demo_app.pop_screen()  # without an answer
            await pilot.pause()
            demo_app.navigation.show_tab("today")
            await pilot.pause()
    end(demo_app)
    with next_start(demo_app, paths) as app:
        async with app.run_test(size=WIDE) as pilot:
            for key, (name, texts) in typed.items():
                open_unfinished(app, app, drafts(app)[key])
                await wait_until(pilot, lambda: isinstance(app.screen, DraftDialog), description=name)
                await pilot.pause()
                assert isinstance(app.screen, DraftDialog)
                assert (name, type(app.screen).__name__) == (name, WAYS[name].dialog)
                assert (name, app.screen.read_texts()) == (name, texts)
                assert app.screen.query_one(".dialog").border_subtitle == RESTORED
                app.pop_screen()
                await pilot.pause()
