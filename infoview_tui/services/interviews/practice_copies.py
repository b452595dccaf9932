"""Directories with the private copies of the data on which calls are practiced. They are deleted afterwards."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from infoview_tui.errors import InfoviewError
from infoview_tui.storage.instances import is_instance_running

_DIRECTORY = "practice"
"""The directory in the data directory, which is private and on the same disk."""


def create_copy_directory(data_dir: Path, instance: str) -> Path:
    """Create a directory that only the user can read (0700), for the running program *instance*.

    Raises InfoviewError if that fails.
    """
    try:
        try:
            return _create_directory(data_dir, instance)
        except FileNotFoundError:  # another window deleted its copy, and the directory around it, just now
            return _create_directory(data_dir, instance)
    except OSError as error:
        reason = error.strerror or error
        raise InfoviewError(f"Practice needs a copy of your data, and could not make one: {reason}.") from error


def _create_directory(data_dir: Path, instance: str) -> Path:
    parent = data_dir / _DIRECTORY
    parent.mkdir(mode=0o700, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{instance}-", dir=parent))


def delete_copy_directory(directory: Path) -> None:
    """Delete a directory, and the one around it if it is the last."""
    shutil.rmtree(directory, ignore_errors=True)
    with suppress(OSError):  # another window practices too
        directory.parent.rmdir()


def delete_abandoned_copies(data_dir: Path) -> None:
    """Delete the copies of programs that were killed while practicing."""
    parent = data_dir / _DIRECTORY
    with suppress(OSError):  # usually, there is no such directory
        for directory in list(parent.iterdir()):
            if not is_instance_running(data_dir, directory.name.partition("-")[0]):
                delete_copy_directory(directory)
