"""Texts that quote a note off the record are listed; a note that another window has deleted is no failure."""

from __future__ import annotations

from datetime import datetime, tzinfo

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.shared.quoting_texts import show_quotes
from tests.ui.part_host import PartHost


def test_a_deleted_note_is_said_and_nothing_opens(workspace: Workspace, now: datetime, zone: tzinfo) -> None:
    host = PartHost(workspace, now, zone)
    show_quotes(host, 1)
    assert len(host.shown) == 1
    assert host.asked == []
