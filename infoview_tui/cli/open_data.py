"""Opening the user's data for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import AppPaths
from infoview_tui.services.core import workspace as workspaces
from infoview_tui.services.core.workspace import Workspace


@contextmanager
def open_workspace(paths: AppPaths) -> Iterator[Workspace]:
    """Open the data, creating it if necessary, and close it afterwards. Raises StorageError if that fails."""
    workspace = workspaces.open_workspace(paths.database)
    try:
        yield workspace
    finally:
        workspace.close()


def has_data(paths: AppPaths) -> bool:
    """Whether there is data. Commands that only read do not create any."""
    return paths.database.exists()


def no_data_message(paths: AppPaths) -> str:
    """Return the message for missing data, with what to do."""
    return f"No data yet in {clean_line(str(paths.data))}. Run `infoview` or `infoview import FILE`."
