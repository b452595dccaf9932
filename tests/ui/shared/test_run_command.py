"""Commands that a screen runs, without Textual."""

from __future__ import annotations

from datetime import datetime, tzinfo

from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.shared.run_command import run_command
from tests.ui.part_host import PartHost


def test_command_says_what_it_did_and_reads_the_view_again(workspace: Workspace, now: datetime, zone: tzinfo) -> None:
    host = PartHost(workspace, now, zone)
    done: list[str] = []
    assert run_command(host, lambda: done.append("weight"), "Weight 3.")
    assert (done, host.shown, host.reloads) == (["weight"], ["Weight 3."], 1)


def test_command_that_fails_says_why(workspace: Workspace, now: datetime, zone: tzinfo) -> None:
    host = PartHost(workspace, now, zone)

    def fail() -> None:
        raise StorageError("The disk is full.")

    assert not run_command(host, fail, "Weight 3.")
    assert (host.shown, host.reloads) == (["The disk is full."], 1)
