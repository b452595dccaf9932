"""File permissions of the data: directories and files for the user only."""

from __future__ import annotations

import os
from pathlib import Path

from infoview_tui.errors import StorageError


def ensure_private_directory(directory: Path) -> None:
    """Create a directory with mode 0700. A directory that already has other content keeps its mode.

    Raises StorageError if it cannot be created.
    """
    try:
        if not directory.exists():
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)  # another process may have been quicker
        elif directory.stat().st_mode & 0o077 and (
            (directory / "infoview.db").exists() or not any(directory.iterdir())
        ):
            directory.chmod(0o700)
    except OSError as error:
        raise StorageError(
            f"Cannot use the data directory {directory}: {error.strerror or error}. "
            "Choose another one with --data-dir, or fix its permissions."
        ) from error


def ensure_private_file(file: Path) -> None:
    """Create the file if it is missing, and make it readable and writable by the user only (0600). Raises OSError."""
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    elif file.stat().st_mode & 0o077:
        file.chmod(0o600)
