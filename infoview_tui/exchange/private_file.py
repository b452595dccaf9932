"""Writes a file that only the person can read, and never over another one unless that is asked for."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError


class FileAlreadyExistsError(InfoviewError):
    """There is such a file already; it was left as it is."""


def write_private_file(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a new file (UTF-8, mode 0600), whole or not at all. With ``replace`` it takes the place of an older one.

    Raises FileExistsAlreadyError where there is one and it is not to be replaced, InfoviewError where it cannot be
    written.
    """
    display_name = clean_line(str(path))
    try:
        temporary = _write_temporary_file(path, text)
        try:
            if replace:
                temporary.replace(path)
            else:
                _rename_without_overwriting(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise FileAlreadyExistsError(f"{display_name} is there already and was left as it is.") from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = (isinstance(error, OSError) and error.strerror) or error
        raise InfoviewError(f"{display_name} cannot be written: {why}. Choose another place.") from error


def _write_temporary_file(path: Path, text: str) -> Path:
    """Write to a file of another name in the same directory, safe on the disk; mkstemp makes it 0600."""
    handle, name = tempfile.mkstemp(prefix=".infoview-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _rename_without_overwriting(temporary: Path, path: Path) -> None:
    """Give it its name, which fails where there is such a file, whoever made it and when."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        temporary.replace(path)
