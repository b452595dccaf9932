"""Imports in a thread, on a connection of their own, so that the screen stays responsive."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from infoview_tui.domain.cadence import Cadence
from infoview_tui.errors import InfoviewError
from infoview_tui.services import imports
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.imports.plan import Decision, ImportPlan, RowSource, plan_import
from infoview_tui.services.imports.progress import Progress

if TYPE_CHECKING:
    from infoview_tui.services.core.undo_entry import UndoEntry

Result = TypeVar("Result")


class ImportStoppedError(InfoviewError):
    """The user has stopped an import; nothing of it is saved."""


class BackgroundImports(NamedTuple):
    """Plans and runs imports; its methods may be called in any thread, one at a time."""

    database: Path
    cadence: Cadence

    def plan(self, sources: Sequence[RowSource], progress: Progress) -> ImportPlan:
        """Return what an import would do, see `plan_import`."""
        workspace = open_workspace(self.database, self.cadence)
        try:
            return plan_import(workspace, sources, progress=progress)
        finally:
            workspace.close()

    def run(
        self, sources: Sequence[RowSource], decisions: Mapping[int, Decision], now: datetime, progress: Progress
    ) -> tuple[ImportPlan, UndoEntry | None]:
        """Import contacts, and return what was done, and how it is undone; None if nothing was changed.

        The entry is for `Workspace.add_undo_entry` in the thread of the user's workspace.
        """
        return self.run_command(
            lambda workspace: imports.apply.import_contacts(workspace, sources, now, decisions, progress=progress)
        )

    def run_command(self, command: Callable[[Workspace], Result]) -> tuple[Result, UndoEntry | None]:
        """Run a command on a workspace of its own, and return its result, and how it is undone, as `run` does."""
        workspace = open_workspace(self.database, self.cadence)
        try:
            return command(workspace), workspace.take_undo_entry()
        finally:
            workspace.close()


def import_in_background(workspace: Workspace) -> BackgroundImports:
    """Return what plans and runs imports into the data of a workspace."""
    return BackgroundImports(workspace.store.database, workspace.cadence)
