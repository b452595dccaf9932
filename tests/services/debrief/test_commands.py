"""The texts of a debrief are saved as they are typed, sections can be skipped, and it ends."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commands as debrief_commands,
)
from infoview_tui.services.debrief.queries import Reflection, suggest_texts
from infoview_tui.services.interviews import call_clock
from tests.conftest import add_note
from tests.services.debrief.reading import read


def test_texts_are_autosaved(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    add_note(workspace, call, "! Nobody plans", now)
    written = Reflection("my own  words\n", "", "")
    assert debrief_commands.save_texts(workspace, call, written, Reflection(), now) == written
    assert suggest_texts(read(workspace, call, now, zone)) == written


def test_skipped_sections_are_undone_with_the_last_command(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    add_note(workspace, call, "! Nobody plans", now)
    for part in (DebriefSection.STARS, DebriefSection.PATHS, DebriefSection.PATHS):
        debrief_commands.set_part_skipped(workspace, call, part, is_skipped=True)
    assert read(workspace, call, now, zone).skipped == {DebriefSection.STARS, DebriefSection.PATHS}
    debrief_commands.set_part_skipped(workspace, call, DebriefSection.STARS, is_skipped=False)
    assert read(workspace, call, now, zone).skipped == {DebriefSection.PATHS}
    assert workspace.undo(now) == "Note: Nobody plans"
    assert read(workspace, call, now, zone).skipped == set()
    workspace.redo(now)
    assert read(workspace, call, now, zone).skipped == {DebriefSection.PATHS}
    with pytest.raises(NotFoundError):
        debrief_commands.set_part_skipped(workspace, 4711, DebriefSection.STARS, is_skipped=True)


def test_finished_debrief_is_not_proposed_again(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    add_note(workspace, call, "! Nobody plans", now)
    call_clock.end_call(workspace, call, now)
    debrief_commands.finish_debrief(workspace, call, now)
    assert suggest_texts(read(workspace, call, now, zone)) == Reflection()
    assert read(workspace, call, now, zone).interview.state == "debriefed"


def test_texts_of_two_windows_are_merged(workspace: Workspace, call: int, now: datetime) -> None:
    first = debrief_commands.save_texts(workspace, call, Reflection("one"), Reflection(), now)
    theirs = debrief_commands.save_texts(workspace, call, Reflection("one\ntheirs", "more"), first, now)
    ours = debrief_commands.save_texts(workspace, call, Reflection("one ours"), first, now)
    assert ours == Reflection("one ours\none\ntheirs", "more")
    assert theirs.want_to_know == ours.want_to_know
    assert debrief_commands.save_texts(workspace, call, ours._replace(learned="all"), ours, now).learned == "all"


def test_saving_texts_of_deleted_interview_fails(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(NotFoundError):
        debrief_commands.save_texts(workspace, 4711, Reflection("x"), Reflection(), now)
