"""Commands of the Insights screen, without Textual."""

from __future__ import annotations

from datetime import datetime, tzinfo

from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.insights.commands import InsightsCommands
from tests.ui.part_host import PartHost


def test_command_says_what_it_did_and_reads_the_view_again(workspace: Workspace, now: datetime, zone: tzinfo) -> None:
    host = PartHost(workspace, now, zone)
    done: list[str] = []
    assert InsightsCommands(host).run(lambda: done.append("weight"), "Weight 3.")
    assert (done, host.shown, host.reloads) == (["weight"], ["Weight 3."], 1)


def test_command_that_fails_says_why(workspace: Workspace, now: datetime, zone: tzinfo) -> None:
    host = PartHost(workspace, now, zone)

    def fail() -> None:
        raise StorageError("The disk is full.")

    assert not InsightsCommands(host).run(fail, "Weight 3.")
    assert (host.shown, host.reloads) == (["The disk is full."], 1)
