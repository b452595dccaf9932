"""The Today screen: its figures and actions without a contact."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from textual.geometry import Spacing
from textual.pilot import Pilot
from textual.widgets import Checkbox, Label, Static

from infoview_tui.config import Config
from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, MessageKind, Seniority, Stage
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.actions import add_todo, complete_action
from infoview_tui.services.outreach.practice import Practice
from infoview_tui.services.outreach.queries import read_agenda
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.outreach.today import Today
from infoview_tui.storage.queries.contacts.contacts import CONTACT, CONTACT_NAMES
from infoview_tui.storage.queries.interviews.interviews import NEXT_INTERVIEW_OF_CONTACT
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.interview.screen import InterviewScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.today import view
from infoview_tui.ui.today.practice_strip import format_practice
from infoview_tui.ui.today.rows import Clock, build_rows
from infoview_tui.ui.today.screen import TodayScreen
from infoview_tui.ui.today.snooze import SnoozeDialog
from tests.ui.held_call import Held
from tests.ui.waiting import wait_until

SIZES = [(120, 40), (40, 20)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
@pytest.mark.parametrize("first", ["today", "board"])
async def test_the_figures_are_not_truncated(
    demo_workspace: Workspace, paths: AppPaths, now: datetime, first: str, size: tuple[int, int]
) -> None:
    app = InfoviewApp(demo_workspace, paths, Config(), start_point=StartPoint(first), zone=UTC, now=lambda: now)
    async with app.run_test(size=size) as pilot:
        await pilot.press("1")
        await pilot.pause()
        figures = app.screen.query_one("#figures", Static)
        lines = str(figures.visual).splitlines()
        assert figures.styles.padding == Spacing(0, 2, 0, 2)
        assert figures.size.height == len(lines)
        assert all(len(line) <= figures.size.width for line in lines)
        assert lines[0].startswith("Thursday 26 November")
        assert lines[-1].endswith("3 in touch" if size[0] >= 60 else "November")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert str(figures.visual) == "Thursday 26 November"


async def test_the_list_is_built_once_for_a_width(
    demo_workspace: Workspace, paths: AppPaths, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []
    proposals: list[int] = []

    def build_counted(today: Today, clock: Clock) -> list[Row]:
        widths.append(clock.width)
        proposals.append(len(today.proposals))
        return build_rows(today, clock)

    monkeypatch.setattr(view, "build_rows", build_counted)
    app = InfoviewApp(demo_workspace, paths, Config(), start_point=StartPoint("today"), zone=UTC, now=lambda: now)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert widths == [120, 120], "what takes long follows after the first paint"
        assert proposals[0] == 0
        assert proposals[1] > 0
        await pilot.resize_terminal(120, 30)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert widths == [120, 120, 80]


async def test_the_footer_has_no_keys_for_a_contact_that_there_is_not(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        footer = empty_app.screen.query_one(KeyFooter).render().plain
        assert footer.startswith(" ⏎ Add    n New contact  a Add to-do")
        await pilot.press("p")
        assert "There is no contact here" in empty_app.screen.query_one(KeyFooter).render().plain


async def test_undo_moves_the_cursor_to_the_row_that_it_brings_back(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "j")
        await pilot.pause()
        rows = demo_app.screen.query_one(RowList)
        key = rows.cursor_key
        await pilot.press("d")
        await pilot.pause()
        assert rows.cursor_key != key
        await pilot.press("u")
        await pilot.pause()
        assert rows.cursor_key == key


async def test_an_action_without_a_contact_is_added_completed_and_undone(demo_app: InfoviewApp) -> None:
    def list_text() -> str:
        return "\n".join(row.body.plain for row in demo_app.screen.query_one(RowList).rows)

    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.press("1", "a")
        await pilot.pause()
        await pilot.press(*"Print cards by tomorrow", "enter")
        await pilot.pause()
        assert "Print cards by tomorrow" in list_text()
        await pilot.press("enter")
        assert isinstance(demo_app.screen, TodayScreen)
        await pilot.press("d")
        await pilot.pause()
        assert "Print cards" not in list_text()
        await pilot.press("u")
        await pilot.pause()
        assert "Print cards by tomorrow" in list_text()
        await pilot.press("u")
        await pilot.pause()
        assert "Print cards" not in list_text()


def body_at(app: InfoviewApp) -> str:
    rows = app.screen.query_one(RowList)
    return next(row.body.plain for row in rows.rows if row.key == rows.cursor_key)


def footer_text(app: InfoviewApp) -> str:
    return app.screen.query_one(KeyFooter).render().plain


async def go_to(pilot: Pilot[None], text: str) -> None:
    """Move the cursor to the row that contains a text."""
    rows = pilot.app.screen.query_one(RowList)
    index = next(index for index, row in enumerate(rows.rows) if text in row.body.plain)
    rows.move_to(index)
    await pilot.pause()


@pytest.fixture
def todo_app(workspace: Workspace, paths: AppPaths, now: datetime) -> InfoviewApp:
    """The app on Today, with one contact who has not answered two follow-ups, and a to-do for tomorrow."""
    maria = add_contact(workspace, ContactForm("Maria Lopez", title="designer", organization="Figma"), now)
    move_contact(workspace, maria, Stage.CONTACTED, now)
    for _ in range(2):
        nudge = read_agenda(workspace, now + timedelta(days=30), UTC).actions[0].id
        complete_action(workspace, nudge, now)
    add_todo(workspace, None, "buy paper", Due(date(2026, 11, 27)), now)
    later = now + timedelta(days=13)
    return InfoviewApp(workspace, paths, Config(), start_point=StartPoint("today"), zone=UTC, now=lambda: later)


@pytest.mark.parametrize("size", SIZES)
async def test_an_action_is_snoozed_in_words_and_said_back(todo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with todo_app.run_test(size=size) as pilot:
        await pilot.pause()
        await go_to(pilot, "buy paper")
        await pilot.press("plus", *"someday")
        await pilot.pause()
        remark = todo_app.screen.query_one("#until", Static)
        assert "Type a day ahead" in str(remark.visual)
        await pilot.press("enter")
        assert isinstance(todo_app.screen, SnoozeDialog)
        assert todo_app.focused is not None
        assert todo_app.focused.has_class("-invalid")
        await pilot.press("ctrl+u", *"tue")
        await pilot.pause()
        assert not todo_app.focused.has_class("-invalid")
        assert str(remark.visual) == "Until Tue 15 Dec."
        await pilot.press("enter")
        await pilot.pause()
        assert "Snoozed until Tue 15 Dec." in footer_text(todo_app) + todo_app.notice_text
        assert [row.due for row in read_agenda(todo_app.workspace, todo_app.now(), UTC).actions if row.text] == [
            Due(date(2026, 12, 15))
        ]
        await pilot.press("u")
        await pilot.pause()
        await go_to(pilot, "buy paper")
        await pilot.press("plus", "enter")
        await pilot.pause()
        assert [row.due for row in read_agenda(todo_app.workspace, todo_app.now(), UTC).actions if row.text] == [
            Due(date(2026, 12, 10))
        ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "stage", "kinds"),
    [("c", Stage.CLOSED, []), ("k", Stage.CONTACTED, [ActionKind.STAY_IN_TOUCH]), ("escape", Stage.CONTACTED, None)],
)
async def test_a_silent_contact_is_closed_or_kept(
    todo_app: InfoviewApp, size: tuple[int, int], keys: str, stage: Stage, kinds: list[ActionKind] | None
) -> None:
    workspace = todo_app.workspace

    def open_kinds() -> list[ActionKind]:
        return [
            row.kind for row in read_agenda(workspace, todo_app.now() + timedelta(days=30), UTC).actions if row.contact
        ]

    async with todo_app.run_test(size=size) as pilot:
        await pilot.pause()
        await go_to(pilot, "Close or keep Maria Lopez")
        assert "Decide" in footer_text(todo_app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(keys)
        await pilot.pause()
        if keys == "k":
            await pilot.press(*"3w", "enter")
            await pilot.pause()
        counts = read_agenda(workspace, todo_app.now(), UTC).stage_counts
        assert counts[stage] == 1
        assert open_kinds() == ([ActionKind.CLOSE_OR_KEEP] if kinds is None else kinds)
        if kinds is not None:
            await pilot.press("u")
            await pilot.pause()
            assert open_kinds() == [ActionKind.CLOSE_OR_KEEP]


@pytest.mark.parametrize("size", SIZES)
async def test_without_anything_due_the_next_step_is_one_key_away(
    workspace: Workspace, paths: AppPaths, now: datetime, size: tuple[int, int]
) -> None:
    maria = add_contact(workspace, ContactForm("Maria Lopez", title="designer", organization="Figma"), now)
    app = InfoviewApp(workspace, paths, Config(), start_point=StartPoint("today"), zone=UTC, now=lambda: now)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert body_at(app).startswith("Research Maria Lopez")
        assert "Research" in footer_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen)
        await pilot.press("escape")
        move_contact(workspace, maria, Stage.READY, now)
        await pilot.press("2", "1")
        await wait_until(pilot, lambda: "Ask for an interview: Maria Lopez" in body_at(app))
        move_contact(workspace, maria, Stage.MET, now)
        await pilot.press("2", "1")
        await wait_until(pilot, lambda: body_at(app).startswith("Thank Maria Lopez"))
        await pilot.press("x")
        await wait_until(pilot, lambda: body_at(app).startswith("Add another contact"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuickAddDialog)
        await pilot.press(*"Ann Lee, cook at Noma", "enter")
        await wait_until(pilot, lambda: "Added Ann Lee." in footer_text(app))


async def test_an_empty_action_is_not_added(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(80, 24)) as pilot:
        before = len(read_agenda(demo_app.workspace, demo_app.now(), UTC).actions)
        await pilot.press("1", "a")
        await pilot.pause()
        await pilot.press("space", "enter")
        await pilot.pause()
        assert len(read_agenda(demo_app.workspace, demo_app.now(), UTC).actions) == before


async def test_a_suggestion_is_accepted_or_dismissed_with_one_key(demo_app: InfoviewApp) -> None:
    def suggestions() -> list[str]:
        rows = demo_app.screen.query_one(RowList).rows
        return [row.body.plain for row in rows if isinstance(row.key, tuple) and row.key[0] == "proposal"]

    async with demo_app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        first, second, *_ = suggestions()
        await go_to(pilot, first)
        footer = footer_text(demo_app)
        assert "Accept" in footer
        assert "Dismiss" in footer
        assert "Done" not in footer
        await pilot.press("enter")
        await pilot.pause()
        assert body_at(demo_app).startswith("Report back to ")
        assert first not in suggestions()
        await go_to(pilot, second)
        await pilot.press("x")
        await pilot.pause()
        assert second not in suggestions()
        await pilot.press("u", "u")
        await pilot.pause()
        assert suggestions()[:2] == [first, second]


async def test_the_next_in_line_is_asked_where_a_director_stays_silent(todo_app: InfoviewApp) -> None:
    workspace, now = todo_app.workspace, todo_app.now()
    add_contact(workspace, ContactForm("Ben Okri", "manager", "Figma", seniority=Seniority.MANAGER), now)
    async with todo_app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        await go_to(pilot, "Ask Ben Okri instead")
        await pilot.press("enter")
        await pilot.pause()
        assert body_at(todo_app).startswith("Ask for an interview: Ben Okri")
        assert not any("instead" in row.body.plain for row in todo_app.screen.query_one(RowList).rows)


@pytest.mark.parametrize(
    ("practice", "text"),
    [
        (Practice((0,) * 12, 0, 0, 0), []),
        (Practice((*(0,) * 11, 1), 1, 4, 2), ["1 interview in 12 weeks", "2 of 4 requests answered"]),
        (
            Practice((*(0,) * 10, 1, 2), 2, 8, 6),
            ["3 interviews in 12 weeks", "2 weeks in a row", "6 of 8 requests answered (75%)"],
        ),
    ],
)
def test_practice_is_counted_and_small_numbers_have_no_percentage(practice: Practice, text: list[str]) -> None:
    assert list(format_practice(practice)) == text


@pytest.mark.parametrize(("text", "kind"), [("Thank Amara Nwosu", "thank-you"), ("Nudge Mateo Fuentes", "follow-up")])
async def test_enter_opens_exactly_the_message_that_is_due(demo_app: InfoviewApp, text: str, kind: str) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        await go_to(pilot, text)
        assert "Write" in footer_text(demo_app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, MessageScreen)
        opened = demo_app.screen.draft.opened
        assert opened is not None
        assert (opened.message.contact, MESSAGE_NAMES[opened.message.kind]) == (text.partition(" ")[2], kind)


def contact_named(app: InfoviewApp, name: str) -> int:
    return next(row.id for row in app.workspace.store.all(CONTACT_NAMES) if row.name == name)


async def test_one_more_nudge_is_written_from_today(todo_app: InfoviewApp) -> None:
    maria = contact_named(todo_app, "Maria Lopez")
    async with todo_app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await go_to(pilot, "Close or keep Maria Lopez")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("m")
        await wait_until(pilot, lambda: isinstance(todo_app.screen, MessageScreen))
        opened = todo_app.screen.draft.opened  # type: ignore[attr-defined] # of the screen that was waited for
        assert (opened.message.contact_id, opened.message.kind) == (maria, MessageKind.NUDGE)


async def test_enter_opens_the_plan_and_the_debrief(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, interview: int, now: datetime
) -> None:
    ahead = add_contact(workspace, ContactForm("Ben Okri"), now)
    schedule_interview(workspace, ahead, Appointment(now + timedelta(hours=20)), now)
    async with empty_app.run_test(size=(80, 24)) as pilot:
        for row, screen in (
            ("Debrief Maria Lopez", DebriefScreen),
            ("Prepare for Ben Okri", PreparationScreen),
            ("No time agreed yet · 3 questions planned", ScheduleDialog),
        ):
            await pilot.press("2", "1")
            await pilot.pause()
            await go_to(pilot, row)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(empty_app.screen, screen)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(empty_app.screen, TodayScreen)


async def test_talk_without_the_program_is_recorded_and_leads_to_the_debrief(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    maria = add_contact(workspace, ContactForm("Maria Lopez"), now - timedelta(days=3))
    move_contact(workspace, maria, Stage.CONTACTED, now - timedelta(days=3))
    schedule_interview(workspace, maria, Appointment(now - timedelta(hours=3), 30), now - timedelta(days=2))
    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "1")
        await go_to(pilot, "Did you talk to Maria Lopez?")
        await pilot.press("enter")
        dialog = empty_app.screen
        assert isinstance(dialog, ScheduleDialog)
        assert "It is saved as an interview that took place." in str(dialog.query_one("#remark", Static).visual)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(empty_app.screen, InterviewScreen)
        assert [row.stage for row in workspace.store.all(CONTACT, contact_id=maria)] == [Stage.MET]
        await pilot.press("a", *'"It rains*', "enter", "escape", "b")
        await pilot.pause()
        assert isinstance(empty_app.screen, DebriefScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()
        (thank,) = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        assert (thank.kind, thank.late_at) == (ActionKind.THANK, now + timedelta(hours=45, minutes=30))


async def test_scheduling_names_overlaps_proposes_the_stage_and_is_undone_at_once(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    maria, tom = (add_contact(workspace, ContactForm(name), now) for name in ("Maria Lopez", "Tom Weber-Montgomery"))
    move_contact(workspace, maria, Stage.CONTACTED, now - timedelta(days=7))
    at = now + timedelta(days=1)
    schedule_interview(workspace, tom, Appointment(at, 30), now)

    def state() -> tuple[Stage, list[ActionKind]]:
        (contact,) = workspace.store.all(CONTACT, contact_id=maria)
        actions = workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)
        return contact.stage, [action.kind for action in actions]

    async with empty_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "1")
        await go_to(pilot, "Nudge Maria Lopez")
        await pilot.press("i", "escape", "p", "escape")  # neither leaves an interview
        await pilot.pause()
        assert isinstance(empty_app.screen, TodayScreen)
        assert workspace.store.first(NEXT_INTERVIEW_OF_CONTACT, contact_id=maria) is None
        await go_to(pilot, "Nudge Maria Lopez")
        await pilot.press("s", *f"{at.astimezone(empty_app.zone) + timedelta(minutes=20):%Y-%m-%d %H:%M}")
        await pilot.pause()
        dialog = empty_app.screen
        assert isinstance(dialog, ScheduleDialog)
        remark = dialog.query_one("#remark", Static)
        assert str(remark.visual).endswith(
            f"interview at {at.astimezone(empty_app.zone):%H:%M} with Tom Weber-Montgomery (30 min)."
        )
        assert remark.size.height == 3  # it is wrapped, not cut
        assert str(dialog.query_one(Checkbox).label) == "Move Maria to Scheduled"
        colors = [label.styles.color for label in dialog.query(Label)]
        await pilot.press("tab")
        assert [label.styles.color for label in dialog.query(Label)][:2] == [colors[1], colors[0]] != colors[:2]
        await pilot.press("enter")
        await pilot.pause()
        assert state() == (Stage.SCHEDULED, [ActionKind.PREPARE, ActionKind.CONFIRM])
        await pilot.press("u")
        assert state() == (Stage.CONTACTED, [ActionKind.NUDGE])
        await pilot.press("ctrl+r")
        await pilot.pause()
        await go_to(pilot, "Prepare for Maria Lopez")
        await pilot.press("s", "shift+delete")
        await pilot.pause()
        assert isinstance(empty_app.screen, ChooseDialog)
        await pilot.press("enter")
        await pilot.pause()
        assert state() == (Stage.CONTACTED, [ActionKind.NUDGE])
