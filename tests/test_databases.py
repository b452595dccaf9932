"""The template databases of the tests: what one test does reaches no other."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Interview
from tests.databases import build_from_template, open_empty
from tests.ui.held_call import Held, hold_call


def held_call(directory: Path, now: datetime) -> tuple[Workspace, Held]:
    directory.mkdir(mode=0o700)
    workspace = open_empty(directory / "infoview.db")
    return workspace, build_from_template(workspace, hold_call, now)


def test_what_joins_the_last_command_of_one_workspace_joins_that_of_no_other(tmp_path: Path, now: datetime) -> None:
    held_call(tmp_path / "template", now)[0].close()
    adjusted, held = held_call(tmp_path / "adjusted", now)
    with adjusted.adjust("Energy", with_last=True) as session:
        session.get_one(Interview, held.interview).energy_after = 3
    adjusted.close()
    other, _ = held_call(tmp_path / "other", now)
    assert other.undo(now) == "The interview with Maria Lopez ended"
    other.close()
