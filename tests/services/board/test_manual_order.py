"""The insertion index of a moved contact is its position on the reloaded board."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.demo import load_demo
from infoview_tui.domain.enums import Stage
from infoview_tui.paths import AppPaths
from infoview_tui.services.board.manual_order import insertion_index
from infoview_tui.services.board.queries import read_board
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store


@pytest.mark.parametrize("to", [Stage.READY, Stage.CONTACTED, Stage.MET, Stage.CLOSED])
def test_insertion_index_matches_the_full_order(paths: AppPaths, now: datetime, zone: ZoneInfo, to: Stage) -> None:
    connection = connect(paths.database)
    load_demo(connection, now, zone, extra_contacts=400)
    connection.close()
    workspace = Workspace(Store(paths.database))
    columns = read_board(workspace, now=now, zone=zone).columns
    some = columns[Stage.RESEARCHING][::40]
    assert some
    for contact_id in some:
        target = list(read_board(workspace, now=now, zone=zone).columns[to])
        move_contact(workspace, contact_id, to, now)
        target.insert(insertion_index(workspace, contact_id, target), contact_id)
        assert target == read_board(workspace, now=now, zone=zone).columns[to]
    workspace.close()
