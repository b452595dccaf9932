"""Writes what could not be saved into a file of its own, so that leaving loses nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file

MAX_ATTEMPTS = 100
"""So many names are tried in one directory."""


class UnsavedText(NamedTuple):
    """A text that is on the screen and not on the disk, and where it belongs, such as ``Call with Maria Lopez``."""

    source: str
    text: str


def write_recovery_file(texts: Sequence[UnsavedText], now: datetime, directories: Iterable[Path] | None = None) -> Path:
    """Write texts into a new private file in the first directory that takes one; return its path.

    ``now`` is the moment in the person's zone, for the name. Without ``places`` these are the home directory, the
    present one and the one for temporary files. Raises InfoviewError where none takes it.
    """
    content = "\n\n".join(f"{text.source}\n\n{text.text.rstrip()}" for text in texts) + "\n"
    for directory in default_directories() if directories is None else directories:
        for number in range(1, MAX_ATTEMPTS):
            suffix = "" if number == 1 else f"-{number}"
            path = directory / f"infoview-unsaved-{now:%Y-%m-%d-%H%M}{suffix}.txt"
            try:
                write_private_file(path, content)
            except FileAlreadyExistsError:
                continue
            except InfoviewError:
                break  # the next directory may take it
            return path
    raise InfoviewError("No directory takes a file: not the home directory, not this one, not the temporary one.")


def default_directories() -> list[Path]:
    """Where a person would look for a file that a program has left."""
    return [Path.home(), Path.cwd(), Path(tempfile.gettempdir())]
