"""The commands that bring in what another copy of the data has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Protocol

from infoview_tui.services.copies.commands import OtherCopy, merge
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.own_files import OwnFolders


class CopyScene(Protocol):
    """The workspace and time that a command runs with."""

    @property
    def workspace(self) -> Workspace:
        """The workspace."""

    @property
    def now(self) -> datetime:
        """The time."""


def _merge(s: CopyScene) -> object:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        s.workspace.store.connection.backup(other)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("UPDATE contacts SET title = 'Head', profile_url = ''")
        other.execute("INSERT INTO tags (name) VALUES ('mentor')")
        other.execute("DELETE FROM notes WHERE id = (SELECT max(id) FROM notes)")
        nowhere = Path("/nonexistent")
        return merge(s.workspace, OtherCopy("other.zip", other), OwnFolders(nowhere, nowhere), s.now)


COPY_COMMANDS: dict[str, Callable[[CopyScene], object]] = {"copies.commands.merge": _merge}
