"""`infoview deleted`: what was deleted lately, and restoring it."""

from __future__ import annotations

from datetime import UTC, datetime

from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.commands import delete_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.store import Store
from tests.cli.conftest import Infoview


def test_deleted_contact_is_listed_and_restored(infoview: Infoview, sample: AppPaths) -> None:
    assert infoview("deleted") == (0, "No contacts were deleted in the last 30 days.\n", "")
    workspace = Workspace(Store(sample.database))
    contact = workspace.store.all(CONTACT_NAMES)[0]
    delete_contact(workspace, contact.id, datetime.now(UTC))
    workspace.close()
    code, out, _ = infoview("deleted")
    assert code == 0
    assert contact.name in out
    code, _, err = infoview("deleted", "--restore", "nobody", "here")
    assert code == 1
    assert "Nobody called “nobody here” was deleted" in err
    assert infoview("deleted", "--restore", *contact.name.split()) == (0, f"Restored {contact.name}.\n", "")
    assert contact.name in infoview("list")[1]
