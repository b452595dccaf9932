"""Deleted contacts can be restored for 30 days, with everything about them, also in a later session."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.errors import NotFoundError
from infoview_tui.services.board import bulk
from infoview_tui.services.contacts import commands, deleted_contacts
from infoview_tui.services.contacts.deleted_queries import list_deleted
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from tests.conftest import Campaign
from tests.services.tables import snapshot


def test_contact_is_restored_with_everything_about_it(
    workspace: Workspace, other_workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    before = snapshot(workspace.store.connection)
    commands.delete_contact(workspace, campaign.maria, now)
    assert snapshot(workspace.store.connection) != before
    (deleted,) = list_deleted(other_workspace)
    assert deleted.names == ("Maria Lopez",)
    assert deleted_contacts.restore_contacts(other_workspace, deleted.id, now) == "Restored Maria Lopez."
    assert snapshot(other_workspace.store.connection) == before
    other_workspace.undo(now)
    assert [row.names for row in list_deleted(other_workspace)] == [("Maria Lopez",)]
    other_workspace.redo(now)
    assert snapshot(other_workspace.store.connection) == before


def test_contacts_deleted_together_are_restored_together(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    before = snapshot(workspace.store.connection)
    bulk.delete_contacts(workspace, [campaign.tom, campaign.maria], now)
    (deleted,) = list_deleted(workspace)
    assert deleted_contacts.restore_contacts(workspace, deleted.id, now) == "Restored 2 contacts."
    assert snapshot(workspace.store.connection) == before


def test_what_was_deleted_since_is_left_out(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    commands.delete_contact(workspace, campaign.maria, now)
    commands.delete_contact(workspace, campaign.tom, now)
    (organization,) = workspace.store.connection.execute("SELECT id FROM organizations WHERE name = 'Figma'").fetchone()
    ORGANIZATIONS.delete(workspace, organization, now)
    (deleted,) = [row for row in list_deleted(workspace) if row.names == ("Maria Lopez",)]
    deleted_contacts.restore_contacts(workspace, deleted.id, now)
    maria = read_contact(workspace, campaign.maria)
    assert (maria.organization, maria.referrer) == ("", "")
    assert workspace.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_contacts_end_after_30_days(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    commands.delete_contact(workspace, campaign.maria, now)
    assert deleted_contacts.empty_deleted(workspace, now + timedelta(days=29)) == 0
    assert deleted_contacts.empty_deleted(workspace, now + timedelta(days=30)) == 1
    assert list_deleted(workspace) == []
    with pytest.raises(NotFoundError):
        deleted_contacts.restore_contacts(workspace, 1, now)


def test_undoing_a_deletion_leaves_nothing_to_restore(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    commands.delete_contact(workspace, campaign.maria, now)
    workspace.undo(now)
    assert list_deleted(workspace) == []
    assert "Maria Lopez" in [row.name for row in workspace.store.all(CONTACT_NAMES)]
