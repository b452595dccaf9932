"""The person's data, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import AppPaths
from infoview_tui.services.core import workspace as workspaces
from infoview_tui.services.core.workspace import Workspace


@contextmanager
def open_workspace(paths: AppPaths) -> Iterator[Workspace]:
    """Open the data, made where there is none yet, and close it. Raises StorageError where that cannot be."""
    workspace = workspaces.open_workspace(paths.database)
    try:
        yield workspace
    finally:
        workspace.close()


def has_data(paths: AppPaths) -> bool:
    """Whether there is data; a command that only reads makes none."""
    return paths.database.exists()


def no_data_message(paths: AppPaths) -> str:
    """Say that there is no data, and what to do."""
    return f"No data yet in {clean_line(str(paths.data))}: start `infoview`, or `infoview import` a file."
