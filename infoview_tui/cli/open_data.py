"""Opening the user's data for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from shlex import quote

from infoview_tui.cli.known_data import remember_data, require_known_data
from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.paths import AppPaths
from infoview_tui.services.core import workspace as workspaces
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.readable_copy import copy_to_read, is_unwritable
from infoview_tui.timezone import local_timezone


@contextmanager
def open_workspace(paths: AppPaths, cadence: Cadence | None = None, *, writes: bool = False) -> Iterator[Workspace]:
    """Open the data, creating it if necessary, and close it afterwards. Raises StorageError if that fails.

    It is not created where data are missing that were there before; that raises MissingDataError.

    ``cadence`` has the numbers of the config file, for commands by which something falls due. Unless the command
    *writes*, data on a full or read-only disk are read from a temporary copy, since SQLite needs files beside them.
    """
    require_known_data(paths)
    with ExitStack() as exit_stack:
        rules = (cadence or Cadence()).in_zone(local_timezone())
        try:
            workspace = workspaces.open_workspace(paths.database, rules)
        except StorageError as error:
            if writes or not is_unwritable(error):
                raise
            try:
                copy = exit_stack.enter_context(copy_to_read(paths.database))
                workspace = workspaces.open_workspace(copy, rules)
            except (OSError, StorageError):
                raise error from None
        exit_stack.callback(workspace.close)
        remember_data(paths)
        yield workspace


def has_data(paths: AppPaths) -> bool:
    """Whether there is data. Commands that only read do not create any.

    Raises MissingDataError if there were data before, and ForeignLogError if only their write-ahead log is there.
    """
    require_known_data(paths)
    return paths.database.exists()


def no_data_message(paths: AppPaths) -> str:
    """Return the message for missing data, with what to do."""
    option = f" --profile {quote(paths.profile)}" if paths.profile else ""
    return f"No data yet in {clean_line(str(paths.data))}. Run `infoview{option}` or `infoview{option} import FILE`."
