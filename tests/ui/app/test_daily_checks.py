"""Checks after the first paint: rules of time zones, and contacts that were deleted long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.contacts import commands
from infoview_tui.services.contacts.deleted_queries import list_deleted
from infoview_tui.services.outreach.zone_checks import list_outdated
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.daily_checks import check_time_zones, empty_deleted_contacts
from infoview_tui.ui.shared.deleted_contacts import ask_to_restore
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import RowList


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
        assert demo_app.notice_text.startswith("Time zone rules changed: moved the interview with")
        assert list_outdated(workspace) == []
        moved = workspace.store.connection.execute("SELECT starts_at FROM interviews WHERE id = ?", row).fetchone()[0]
        assert datetime.fromisoformat(moved).replace(tzinfo=None) == wall


async def test_deleted_contacts_are_restored_from_the_palette_and_end_after_30_days(demo_app: InfoviewApp) -> None:
    workspace, now = demo_app.workspace, demo_app.now()
    contact_id = workspace.store.all(CONTACT_NAMES)[0].id
    async with demo_app.run_test(size=(80, 24)) as pilot:
        name = commands.delete_contact(workspace, contact_id, now)
        assert isinstance(demo_app.screen, InfoviewScreen)
        ask_to_restore(demo_app.screen)
        await pilot.pause()
        assert name in str(demo_app.screen.query_one(RowList).rows[0].body)
        await pilot.press("enter")
        assert contact_id in [row.id for row in workspace.store.all(CONTACT_NAMES)]
        assert list_deleted(workspace) == []

        commands.delete_contact(workspace, contact_id, now - timedelta(days=29))
        empty_deleted_contacts(demo_app)
        assert len(list_deleted(workspace)) == 1
        commands.delete_contact(workspace, workspace.store.all(CONTACT_NAMES)[0].id, now - timedelta(days=30))
        empty_deleted_contacts(demo_app)
        assert len(list_deleted(workspace)) == 1
