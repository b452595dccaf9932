"""Atomic writing of files that only the user can read. Existing files are not replaced unless requested."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError

_DATABASE_STARTS = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a SQLite database and its write-ahead log begin."""

_ENDINGS = ("-wal", "-shm", "-journal")
"""How the names of the files end that SQLite keeps beside a database."""


class FileAlreadyExistsError(InfoviewError):
    """The file already exists and was not changed."""


def write_private_file(path: Path, text: str | Iterable[str], *, replace: bool = False) -> None:
    """Write a text, or its pieces, to a file atomically (UTF-8, mode 0600).

    Raises FileAlreadyExistsError if it exists and *replace* is False, and InfoviewError if it is a database, or cannot
    be written.
    """
    display_name = clean_line(str(path))
    _require_no_database(path)
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
        raise FileAlreadyExistsError(f"{display_name} already exists and was not changed.") from error
    except (OSError, ValueError) as error:  # ValueError: an invalid file name
        why = (isinstance(error, OSError) and error.strerror) or error
        raise InfoviewError(f"Could not write {display_name}: {why}. Choose another location.") from error


def _require_no_database(path: Path) -> None:
    """Raise InfoviewError if the file is a database, perhaps the user's data or a backup, or belongs to one."""
    if _is_database(path):
        raise InfoviewError(f"{clean_line(str(path))} is a database, and was not replaced. Choose another file.")
    owners = [path.with_name(path.name.removesuffix(end)) for end in _ENDINGS if path.name.endswith(end)]
    if path.suffix == ".sha256":
        owners.append(path.with_suffix(".db"))
    if any(map(_is_database, owners)):
        raise InfoviewError(f"{clean_line(str(path))} belongs to a database. Choose another file.")


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(max(map(len, _DATABASE_STARTS))).startswith(_DATABASE_STARTS)
    except (OSError, ValueError):  # it is not there, or writing says what is wrong
        return False


def _write_temporary_file(path: Path, text: str | Iterable[str]) -> Path:
    """Write and sync a temporary file in the same directory; mkstemp gives it mode 0600."""
    handle, name = tempfile.mkstemp(prefix=".infoview-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _rename_without_overwriting(temporary: Path, path: Path) -> None:
    """Rename a file. Raises FileExistsError if the target exists, even if it was created just now."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # the file system has no hard links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        temporary.replace(path)
