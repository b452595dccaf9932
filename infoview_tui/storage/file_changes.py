"""Replacing files outside the database atomically, and only if their content is what was last seen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import FileChangedError, StorageError


def read_content(path: Path) -> bytes | None:
    """Return the content of a file, or None if it does not exist. Raises StorageError if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(f"Could not read {clean_line(str(path))}: {error.strerror or error}.") from error


def replace_content(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Replace the content of a file (mode 0600), or create it, or delete it; None stands for no file.

    A symbolic link stays, and the file that it leads to is replaced. Raises FileChangedError if the content is not
    *before*, so that what another program wrote is never overwritten, and StorageError if the file cannot be written.
    """
    try:
        target = path.resolve()
        if after is None:
            _check(target, before)
            target.unlink(missing_ok=True)
            return
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = _write_temporary(target, after)
        try:
            _check(target, before)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_directory(target.parent)
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links
        why = (isinstance(error, OSError) and error.strerror) or error
        raise StorageError(f"Could not write {clean_line(str(path))}: {why}. Nothing was saved.") from error


def _check(path: Path, before: bytes | None) -> None:
    if read_content(path) != before:
        raise FileChangedError(f"{clean_line(path.name)} was changed by another program meanwhile; it was left as is.")


def _write_temporary(path: Path, content: bytes) -> Path:
    """Write and sync a temporary file in the same directory. Its name starts with a dot, so that no reader sees it."""
    handle, name = tempfile.mkstemp(prefix=".infoview-", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
