"""Writing the output of a command to a file that the user names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file
from infoview_tui.typed_path import parse_path


def write_file(typed: str, text: str | Iterable[str], *, force: bool) -> Path:
    """Write a text, or its pieces, to a file, readable only by the user, and return its path.

    *force* replaces an existing file. Raises InfoviewError if the file exists, or is not writable.
    """
    path = parse_path(typed)
    try:
        write_private_file(path, text, replace=force)
    except FileAlreadyExistsError as error:
        raise InfoviewError(f"{error} Use --force to replace it.") from error
    return path
