"""Debrief screen: sections, skipping, and the way to the thank-you."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind, Stage
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commitments, referrals
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.debrief.section_list import SectionList
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.help import HelpDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.debrief.steps import debriefing, interview_row, notes_of
from tests.ui.held_call import Held, first_interview_of, shown_rows, stage_of
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, notice_text, open_screen, text_of


def bar(screen: DebriefScreen) -> str:
    return str(screen.query_one(SectionList).render().plain)


# Moving between sections


async def test_last_section_offers_thank_you_and_no_skip(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, NARROW, DebriefSection.GAUGES) as (
        pilot,
        screen,
    ):
        hints = screen.query_one(KeyFooter)
        assert "Skip" not in hints.render().plain
        await pilot.press("tab")
        assert "F10: thank-you" in hints.render().plain
        assert notice_text(pilot) == "", "a notice would cover the letter that comes next"
        hints.clear_status()
        assert "tab" not in hints.render().plain
        assert "F10 Thank-you" in hints.render().plain


async def test_footer_shows_rating_keys_before_confidence_keys(
    demo_app: InfoviewApp, demo_workspace: Workspace
) -> None:
    async with debriefing(demo_app, first_interview_of(demo_workspace, "Daniel"), NARROW, DebriefSection.PATHS) as (
        _,
        screen,
    ):
        assert "1 to 5 rate" in screen.query_one(KeyFooter).render().plain


async def test_numbers_never_leave_the_debrief(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, screen):
        await pilot.press("1")
        assert pilot.app.screen is screen
        assert "does nothing in this section" in screen.query_one(KeyFooter).render().plain
        await pilot.press("escape", "2")
        assert pilot.app.screen is not screen


async def test_tab_visits_sections_in_order_and_skips_open_ones(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, screen):
        seen = [screen.sections.section]
        while screen.sections.section is not DebriefSection.GAUGES:
            await pilot.press("tab")
            if screen.sections.section is not seen[-1]:
                seen.append(screen.sections.section)
        assert seen == list(DebriefSection)
        lines = [line.split() for line in bar(screen).split("\n")]
        assert ["–", "Referrals", "0", "of", "2"] in lines
        assert ["✓", "Learned", "and", "next", "3"] in lines
        await pilot.press("tab")
        assert screen.sections.section is DebriefSection.GAUGES
        await pilot.press(*["shift+tab"] * 20)
        assert "1 of 11" in text_of(screen, "#strip")


async def test_header_shows_contact_time_length_and_thank_you_countdown(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (_, screen):
        assert text_of(screen, "#who") == "Maria Lopez  designer at Figma\nThu 26 Nov 09:06 · 24 min of 20 agreed"
        assert text_of(screen, "#due") == "Thank-you\n23 h left (47 h at the latest)"


@pytest.mark.parametrize(("size", "left"), [(MEDIUM, "verdicts · ratings · 2 more"), (NARROW, " more")])
async def test_remaining_sections_fit_one_line(
    empty_app: InfoviewApp, held: Held, size: tuple[int, int], left: str
) -> None:
    async with debriefing(empty_app, held.interview, size) as (pilot, screen):
        said = text_of(screen, "#left")
        assert said.startswith("To do: lessons · 2 referrals · ")
        assert said.endswith(left)
        assert len(said) <= screen.query_one("#left").content_size.width
        await pilot.press("tab", "tab", "tab", "tab", "tab", "tab", "tab")
        assert "referrals" not in text_of(screen, "#left")  # skipped is not left
        assert "6 of 11  Commitments" in text_of(screen, "#strip")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_each_section_fits_at_every_size(empty_app: InfoviewApp, held: Held, size: tuple[int, int]) -> None:
    async with debriefing(empty_app, held.interview, size) as (pilot, screen):
        for part in DebriefSection:
            screen.sections.open_section(part)
            await pilot.pause()
            focused = screen.focused
            assert focused is not None
            assert focused.region.height >= min(5, size[1] // 5), part
            assert focused.region.right <= size[0]
            assert focused.region.bottom <= size[1] - 1


async def test_reopened_debrief_resumes_at_first_open_section(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, _):
        await pilot.press(*["tab"] * 6, "space", "escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)
        assert (await open_screen(pilot, DebriefScreen(held.interview))).sections.section is DebriefSection.REFERRALS
        await pilot.press("space", "escape")
        assert (await open_screen(pilot, DebriefScreen(held.interview))).sections.section is DebriefSection.COMMITMENTS


async def test_skipped_sections_are_remembered(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.REFERRALS) as (pilot, _):
        await pilot.press("tab", "escape")
        again = await open_screen(pilot, DebriefScreen(held.interview))
        assert again.sections.section is DebriefSection.COMMITMENTS
        assert "– Referrals" in bar(again)
        assert "referrals" not in text_of(again, "#left")
        await pilot.press("shift+tab", "space", "down", "space")
        assert "Added" in str(again.query_one(KeyFooter).render())
        await pilot.press("tab")
        assert "Added" not in str(again.query_one(KeyFooter).render())
        assert "✓ Referrals" in bar(again)
        assert DebriefSection.REFERRALS not in again.sections.skipped


async def test_click_opens_section(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, screen):
        await pilot.click(SectionList, offset=(5, 8))
        assert screen.sections.section is DebriefSection.ENERGY


async def test_help_shows_keys_of_section_first(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.COMMITMENTS) as (pilot, _):
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpDialog)
        assert "A day later" in shown_rows(pilot.app.screen.query_one(RowList))


# The end


async def test_finish_offers_met_and_opens_thank_you(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, _):
        await pilot.press("f10")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert stage_of(workspace, held.maria) == Stage.SCHEDULED
        await pilot.press("enter")
        await pilot.pause()
        assert stage_of(workspace, held.maria) == Stage.MET
        assert isinstance(pilot.app.screen, MessageScreen)
        row = interview_row(workspace, held)
        assert row.state == "debriefed"
        assert row.learned.startswith("- Half of design")
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, DebriefScreen)


async def test_move_to_met_can_be_declined(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (pilot, _):
        await pilot.press("f10", "escape")
        await pilot.pause()
        assert stage_of(workspace, held.maria) == Stage.SCHEDULED
        assert isinstance(pilot.app.screen, MessageScreen)


async def test_all_sections_done(empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime) -> None:
    for note in notes_of(workspace, held).values():
        if note.kind == NoteKind.REFERRAL:
            referrals.accept_referral(workspace, note.id, now)
        elif note.kind == NoteKind.COMMITMENT:
            commitments.accept_commitment(workspace, note.id, now, empty_app.zone)
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.LEARNED) as (pilot, screen):
        await pilot.press("tab", "tab", "tab", "tab", "tab")
        assert screen.sections.section is DebriefSection.VERDICTS
        await pilot.press("1", "tab", "a", *"Design", "enter")
        await pilot.pause()
        await pilot.press("3", "tab", "3", "down", "4", "tab")
        assert text_of(screen, "#left") == "To do: outcomes"
        await pilot.press("enter", *"a job", "enter")
        await pilot.pause()
        assert text_of(screen, "#left") == "All done. Press F10 to write the thank-you."


async def test_deleted_interview_shows_error(empty_app: InfoviewApp) -> None:
    async with debriefing(empty_app, 4711, MEDIUM) as (pilot, _):
        await pilot.press("f10", "tab", "space", "enter", "a", "1", "tab")
        assert "no longer exists" in notice_text(pilot)


async def test_countdown_updates_while_typing(empty_app: InfoviewApp, held: Held, now: datetime) -> None:
    async with debriefing(empty_app, held.interview, WIDE) as (_, screen):
        empty_app.now = lambda: now + timedelta(hours=30)
        screen.reload()
        assert text_of(screen, "#due") == "Thank-you\ndue now\nlate in 17 h"
