"""Debrief sections for verdicts, path ratings, energy, and outcomes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual import events

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import Topic
from infoview_tui.domain.gauges import Gauge
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.services.board.bulk import add_path_to_contacts
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import ratings
from infoview_tui.services.profile.gauge_changes import set_gauge
from infoview_tui.services.profile.gauges import read_gauges
from infoview_tui.storage.queries.debrief import debrief as debrief_queries
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.conftest import unwritable
from tests.ui.debrief.steps import debriefing, interview_row, listed
from tests.ui.held_call import Held
from tests.ui.opened_app import MEDIUM, NARROW, WIDE

SIZES = [WIDE, NARROW]


# 7: the verdicts


@pytest.mark.parametrize("size", SIZES)
async def test_digit_sets_verdict_and_note_is_its_evidence(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    async with debriefing(empty_app, held.interview, size, DebriefSection.VERDICTS) as (pilot, screen):
        assert "no verdict here · no one asked yet" in listed(screen)
        await pilot.press("enter")
        assert pilot.app.screen is screen  # the verdict comes first
        for key, verdict in (("1", "confirmed"), ("2", "refined"), ("3", "refuted")):
            await pilot.press(key)
            assert f"{verdict} · 1 person: {verdict}" in listed(screen)
        await pilot.press("enter", "down", "enter")  # the cursor starts on the last note on the record
        await pilot.pause()
        assert "refuted · off the record, not counted\nbased on the note: She is leaving" in listed(screen)
        await pilot.press("enter", "home", "down", "enter")
        await pilot.pause()
        assert "based on the note: Half of design is writing" in listed(screen)
        await pilot.press("e", *"he laughed", "enter")
        await pilot.pause()
        assert "because he laughed" in listed(screen)
        await pilot.press("u")
        assert "based on the note: Half of design is writing" in listed(screen)
        await pilot.press("0")
        assert "no verdict here · no one asked yet" in listed(screen)
        await pilot.press("4")
        assert "– Design pays well\nasked, no view" in listed(screen)
        assert "no one asked yet" not in listed(screen)
        await pilot.press("0")
        assert "no verdict here" in listed(screen)
        await pilot.press("u", "u", "u", "u", "u", "u")
        assert "refined · 1 person" in listed(screen)


async def test_space_cycles_verdicts(empty_app: InfoviewApp, held: Held) -> None:
    async with debriefing(empty_app, held.interview, WIDE, DebriefSection.VERDICTS) as (pilot, screen):
        for verdict in ("confirmed", "refined", "refuted"):
            await pilot.press("space")
            assert f"{verdict} · 1 person: {verdict}" in listed(screen)
        await pilot.press("space")
        assert "no verdict here" in listed(screen)


# 8 and 9: ratings


@pytest.mark.parametrize("size", SIZES)
async def test_add_path_and_rate_it_with_confidence(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    async with debriefing(empty_app, held.interview, size, DebriefSection.PATHS) as (pilot, screen):
        assert screen.query_one(RowList).empty_text.startswith("Not linked to a path yet")
        await pilot.press("a")
        assert isinstance(pilot.app.screen, TagOrPathDialog)
        await pilot.press(*"Product design", "enter")
        await pilot.pause()
        assert read_contact_form(workspace, held.maria).paths == ("Product design",)
        await pilot.press("right", "4", "right", "right", "down", "2", "left")
        first, second = workspace.store.all(debrief_queries.RATINGS, interview_id=held.interview)
        assert (first.score, first.confidence) == (4, "sure")
        assert (second.score, second.confidence) == (2, "guess")
        assert "●●●●○ work environment" in listed(screen)
        await pilot.press("5")
        assert workspace.store.all(debrief_queries.RATINGS, interview_id=held.interview)[1][2:] == (5, "guess")
        await pilot.press("0", "u", "u")
        assert workspace.store.all(debrief_queries.RATINGS, interview_id=held.interview)[1][2:] == (2, "guess")


async def test_rating_shows_average_of_others(demo_app: InfoviewApp, demo_workspace: Workspace, now: datetime) -> None:
    (one, _), (other, path) = demo_workspace.store.connection.execute(
        "SELECT i.id, cp.path_id FROM interviews i JOIN contact_paths cp USING (contact_id) "
        "JOIN contact_paths same ON same.path_id = cp.path_id AND same.contact_id <> i.contact_id "
        "JOIN interviews j ON j.contact_id = same.contact_id WHERE i.ended_at IS NOT NULL AND j.ended_at "
        "IS NOT NULL AND cp.path_id = 1 GROUP BY i.id ORDER BY i.id LIMIT 2"
    ).fetchall()
    ratings.set_rating(demo_workspace, other, PathTopic(path, Topic.OUTLOOK), 4, now)
    async with debriefing(demo_app, one, WIDE, DebriefSection.PATHS) as (_, screen):
        assert "others 4.0 · 1 person" in listed(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_digits_and_arrows_set_energy(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    async with debriefing(empty_app, held.interview, size, DebriefSection.ENERGY) as (pilot, screen):
        await pilot.press("2", "right", "right", "right", "right")
        row = interview_row(workspace, held)
        assert (row.energy_before, row.energy_after) == (2, 5)
        assert any("gave you energy: +3" in row.body.plain for row in screen.query_one(RowList).rows)
        await pilot.press("0")
        assert interview_row(workspace, held).energy_after is None
        await pilot.press("u", "u")
        assert interview_row(workspace, held).energy_after == 4


# 10: the outcomes


@pytest.mark.parametrize("size", SIZES)
async def test_add_edit_remove_and_restore_outcome(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    def outcomes() -> list[tuple[str, str]]:
        return [row[1:] for row in workspace.store.all(debrief_queries.OUTCOMES, interview_id=held.interview)]

    async with debriefing(empty_app, held.interview, size, DebriefSection.OUTCOMES) as (pilot, _):
        await pilot.press("down", "down", "enter", *"the breakfast", "enter")
        await pilot.pause()
        assert outcomes() == [("event", "the breakfast")]
        await pilot.press("down", "enter", *" in May", "enter")
        await pilot.pause()
        assert outcomes() == [("event", "the breakfast in May")]
        await pilot.press("delete")
        assert outcomes() == []
        await pilot.press("u", "u")
        assert outcomes() == [("event", "the breakfast")]
        await pilot.press("home", "enter", "enter")  # an empty line is no outcome
        await pilot.pause()
        assert len(outcomes()) == 1


async def test_escape_confirms_before_discarding_typed_text(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.OUTCOMES) as (pilot, screen):
        await pilot.press("enter", "escape")
        assert pilot.app.screen is screen  # nothing was typed
        await pilot.press("enter", *"a lead", "escape")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert pilot.app.screen.query_one(LineInput).value == "a lead"
        with unwritable(workspace):
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ConfirmDialog)  # what could not be saved is not lost either
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert workspace.store.all(debrief_queries.OUTCOMES, interview_id=held.interview) == []


async def test_hostile_outcomes_are_saved_verbatim(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with debriefing(empty_app, held.interview, MEDIUM, DebriefSection.OUTCOMES) as (pilot, screen):
        for text in ("[/]", "[@click=app.quit]x[/]", "\x1b[31mred\x1b[0m", "株式会社リクルート"):
            await pilot.press("home", "enter")
            pilot.app.post_message(events.Paste(text))
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        assert "[@click=app.quit]x[/]" in listed(screen)
        kept = [row.text for row in workspace.store.all(debrief_queries.OUTCOMES, interview_id=held.interview)]
        assert kept == ["[/]", "[@click=app.quit]x[/]", "red", "株式会社リクルート"]


# 11: the user's own view


@pytest.mark.parametrize("size", SIZES)
async def test_gauges_are_kept_by_interview_and_can_be_left_out(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, size: tuple[int, int]
) -> None:
    earlier = datetime(2026, 11, 1, tzinfo=UTC)
    add_path_to_contacts(workspace, [held.maria], "design", earlier)
    (path_id,) = workspace.store.connection.execute("SELECT id FROM paths").fetchone()
    set_gauge(workspace, path_id, Gauge.LIKING, 2, earlier)
    async with debriefing(empty_app, held.interview, size, DebriefSection.GAUGES) as (pilot, screen):
        assert [row.trailing.plain for row in screen.query_one(RowList).rows] == ["", "", "before 2", "", ""]
        await pilot.press("3", "right", "0")
        gauges = read_gauges(workspace)[path_id]
        assert gauges.after(held.interview) == {Gauge.RESOURCES: 3}
        await pilot.press("right")
        assert read_gauges(workspace)[path_id].history(Gauge.LIKING) == [2, 3]
        await pilot.press("u", "u", "u", "u")
        assert read_gauges(workspace)[path_id].history(Gauge.LIKING) == [2]
