"""A copy of the data as the program sees them, after their file was moved or deleted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.backup import copy_data


def save_copy(workspace: Workspace, now: datetime, directory: Path) -> Path | None:
    """Copy the data to *directory*, and return the path of the copy. Raises StorageError.

    Returns None if the file was overwritten, so that the data cannot be read any more.
    """
    if not workspace.store.file.is_readable:
        return None
    copy = directory / f"infoview-{now:%Y-%m-%dT%H%M%S}-rescued.db"
    copy_data(workspace.store.connection, copy)
    return copy
