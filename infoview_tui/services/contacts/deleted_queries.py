"""Which deleted contacts can be restored, and for how long."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.deleted import DELETED_CONTACTS, DeletedRow as DeletedRow

KEPT = timedelta(days=30)
"""How long deleted contacts are kept."""


def list_deleted(workspace: Workspace) -> list[DeletedRow]:
    """Return what can be restored, the latest first."""
    return workspace.store.all(DELETED_CONTACTS)
