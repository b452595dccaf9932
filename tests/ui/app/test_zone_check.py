"""A change of time zone rules is applied after the first paint, and told in one line."""

from __future__ import annotations

from datetime import datetime, timedelta

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.outreach.zone_checks import list_outdated
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.zone_check import check_time_zones


async def test_change_of_rules_moves_the_interview_and_says_so(demo_app: InfoviewApp) -> None:
    workspace = demo_app.workspace
    at = demo_app.now() + timedelta(days=3)
    wall = at.replace(tzinfo=None, second=0, microsecond=0)
    row = workspace.store.connection.execute("SELECT min(id) FROM interviews WHERE state = 'planned'").fetchone()
    workspace.store.connection.execute(
        "UPDATE interviews SET starts_at = ?, timezone = 'UTC', wall_time = ? WHERE id = ?",
        (format_timestamp(at - timedelta(hours=1)), f"{wall:%Y-%m-%dT%H:%M}", row[0]),
    )
    async with demo_app.run_test(size=(80, 24)) as pilot:
        check_time_zones(demo_app)
        await pilot.pause()
        said = next(iter(demo_app._notifications)).message
        assert said.startswith("Time zone rules changed: moved the interview with")
        assert list_outdated(workspace) == []
        moved = workspace.store.connection.execute("SELECT starts_at FROM interviews WHERE id = ?", row).fetchone()[0]
        assert datetime.fromisoformat(moved).replace(tzinfo=None) == wall
