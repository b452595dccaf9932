"""Debrief sections for referrals and commitments: accept with one key, as parsed or edited."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Stage
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.duplicates import are_distinct
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.outreach import actions as action_queries
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.debrief.commitment_form import CommitmentFormDialog
from infoview_tui.ui.debrief.referral_form import ReferralFormDialog
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from tests.hostile_texts import HOSTILE_TEXTS
from tests.services.tables import findings_about
from tests.ui.debrief.steps import debriefing, listed, people
from tests.ui.held_call import Held, hold_call
from tests.ui.opened_app import MEDIUM, NARROW, WIDE

SIZES = [WIDE, NARROW]


# 5: the referrals


@pytest.mark.parametrize("size", SIZES)
async def test_space_accepts_a_referral_and_u_undoes_it(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    async with debriefing(empty_app, held.interview, size, DebriefSection.REFERRALS) as (pilot, screen):
        await pilot.press("space", "down", "space")
        assert people(workspace)["Priya Shah"].title == "staff designer"
        assert people(workspace)["Priya Shah"].organization == "Figma"
        assert people(workspace)["Priya Shah"].stage == Stage.RESEARCHING
        assert people(workspace)["Priya Shah"].referrer == people(workspace)["Tom Weber"].referrer == "Maria Lopez"
        assert "on the board as Tom Weber, referred by Maria" in listed(screen)
        await pilot.press("space")  # once is enough
        await pilot.press("u")
        assert set(people(workspace)) == {"Maria Lopez", "Priya Shah"}
        await pilot.press("ctrl+r")
        assert "Tom Weber" in people(workspace)


async def test_edit_referral_before_accepting(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.REFERRALS) as (pilot, screen):
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ReferralFormDialog)
        await pilot.press("end", *"stri", "down", "down", "down", *"priya@x.org", "ctrl+s")
        await pilot.pause()
        taken = people(workspace)["Priya Shahstri"]
        assert (taken.email, taken.organization, taken.referrer) == ("priya@x.org", "Figma", "Maria Lopez")
        assert "on the board as Priya Shahstri" in listed(screen)


async def test_referral_without_a_name_is_not_accepted(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.REFERRALS) as (pilot, _):
        await pilot.press("enter", "end", "ctrl+u", "down", "down", "ctrl+s")
        form = pilot.app.screen
        assert isinstance(form, ReferralFormDialog)
        name = form.get_input("name")
        assert form.focused is name
        assert name.has_class("-invalid")
        assert str(form.remark.visual) == "A contact needs a name."
        await pilot.press(*"Zoe")
        assert not name.has_class("-invalid")
        assert str(form.remark.visual) == ""
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert people(workspace)["Zoe"].organization == "Figma"


async def test_offered_introduction_is_saved_with_the_contact(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.REFERRALS) as (pilot, screen):
        await pilot.press("w")
        assert "Maria offered to introduce you" in listed(screen)
        await pilot.press("space")
        found = findings_about(workspace, people(workspace)["Priya Shah"].id)
        assert found == [("warm_way", "Maria Lopez offered to introduce you")]


@pytest.mark.parametrize("size", SIZES)
async def test_possible_duplicate_is_merged_or_added_as_chosen(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime, size: tuple[int, int]
) -> None:
    known = contact_commands.add_contact(workspace, ContactForm("Thomas Weber", organization="Inn"), now)
    held = hold_call(workspace, now, ("@Tom Weber, cook at Acme", "@Thomas Weber"))
    async with debriefing(empty_app, held.interview, size, DebriefSection.REFERRALS) as (pilot, screen):
        assert "maybe Thomas Weber" in listed(screen)
        await pilot.press("down", "space")
        assert isinstance(pilot.app.screen, ChooseDialog)
        await pilot.press("escape")
        assert len(people(workspace)) == 2
        await pilot.press("space", "enter")
        await pilot.pause()
        assert len(people(workspace)) == 2
        assert people(workspace)["Thomas Weber"].referrer == "Maria Lopez"
        assert people(workspace)["Thomas Weber"].id == known
        await pilot.press("home", "space", "end", "enter")
        await pilot.pause()
        assert set(people(workspace)) == {"Maria Lopez", "Thomas Weber", "Tom Weber"}
        await pilot.press("u", "u")
        assert people(workspace)["Thomas Weber"].referrer == ""
        assert len(people(workspace)) == 2


async def test_someone_new_is_a_different_person(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    known = contact_commands.add_contact(workspace, ContactForm("Thomas Weber", organization="Inn"), now)
    held = hold_call(workspace, now, ("@Thomas Weber, cook at Acme",))
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.REFERRALS) as (pilot, _):
        await pilot.press("space")
        assert isinstance(pilot.app.screen, ChooseDialog)
        await pilot.press("end", "enter")
        await pilot.pause()
        (added,) = (row.id for row in workspace.store.all(CONTACT_NAMES) if row.id not in {known, held.maria})
        assert are_distinct(workspace, added, known)
        await pilot.press("u")
        assert not are_distinct(workspace, added, known)


@pytest.mark.painted
async def test_hostile_referrals_and_commitments_are_accepted_verbatim(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    signs = ("@", "+", '"', "!")
    held = hold_call(workspace, now, tuple(sign + text for text in HOSTILE_TEXTS[1::2] for sign in signs))
    async with debriefing(empty_app, held.interview, MEDIUM) as (pilot, screen):
        assert "[@click=app.quit]x[/]" in listed(screen)
        for part in (DebriefSection.REFERRALS, DebriefSection.COMMITMENTS):
            screen.sections.open_section(part)
            await pilot.pause()
            for _ in range(12):
                await pilot.press("space")
                if isinstance(pilot.app.screen, ChooseDialog):
                    await pilot.press("end", "enter")
                await pilot.press("down")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert "[@click=app.quit]x[/]" in people(workspace)


# 6: commitments


def promised(workspace: Workspace, held: Held) -> list[action_queries.ActionRow]:
    return [
        row
        for row in workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=held.maria)
        if row.kind == "promise"
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_commitment_shows_parsed_date_and_is_accepted_with_it(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    async with debriefing(empty_app, held.interview, size, DebriefSection.COMMITMENTS) as (pilot, screen):
        assert "send portfolio by fri\nby tomorrow" in listed(screen)
        await pilot.press("space")
        assert [(row.text, row.due) for row in promised(workspace, held)] == [
            ("send portfolio by fri", Due(date(2026, 11, 27)))
        ]
        assert "on your list, by tomorrow" in listed(screen)
        await pilot.press("space", "u")
        assert promised(workspace, held) == []


async def test_plus_and_minus_shift_date_before_and_after_accepting(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.COMMITMENTS) as (pilot, screen):
        await pilot.press("+", "+", "-", "+")
        assert "by Sun 29 Nov" in listed(screen)
        await pilot.press("space")
        assert promised(workspace, held)[0].due == Due(date(2026, 11, 29))
        await pilot.press("+")
        assert promised(workspace, held)[0].due == Due(date(2026, 11, 30))
        await pilot.press("u")
        assert promised(workspace, held)[0].due == Due(date(2026, 11, 29))


async def test_edit_commitment_in_form(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.COMMITMENTS) as (pilot, _):
        await pilot.press("enter")
        form = empty_app.screen
        assert isinstance(form, CommitmentFormDialog)
        await pilot.press("ctrl+a", "ctrl+k", *"send two pages", "down", "ctrl+a", "ctrl+k", *"soon")
        await pilot.press("ctrl+s")
        assert form.is_current  # "soon" is no day
        assert form.get_input("due").has_class("-invalid")
        assert "Enter a date" in str(form.query_one("#remark", Static).visual)
        await pilot.press("up", "ctrl+a", "ctrl+k", "ctrl+s")
        assert form.focused is form.get_input("text")
        assert str(form.remark.visual) == "Describe what you will do."
        await pilot.press(*"send two pages", "down")
        await pilot.press("ctrl+a", "ctrl+k", *"in 2 weeks")
        assert "Due Thu 10 Dec." in str(form.query_one("#remark", Static).visual)
        await pilot.press("enter")
        await pilot.pause()
        assert [(row.text, row.due) for row in promised(workspace, held)] == [
            ("send two pages", Due(date(2026, 12, 10)))
        ]


async def test_tomorrow_at_ten_has_a_time(empty_app: InfoviewApp, workspace: Workspace, now: datetime) -> None:
    held = hold_call(workspace, now, ("+ call Lee tomorrow 10",))
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.COMMITMENTS) as (pilot, screen):
        assert "by tomorrow at 10:00" in listed(screen)
        await pilot.press("space")
        assert promised(workspace, held)[0].due == Due(at=datetime(2026, 11, 27, 9, tzinfo=UTC))
