"""Writes what could not be saved into a file of its own, so that leaving loses nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import FileExistsAlreadyError, write_private

NAMES = 100
"""So many names are tried in one directory."""


class Unsaved(NamedTuple):
    """A text that is on the screen and not on the disk, and where it belongs, such as ``Call with Maria Lopez``."""

    belongs_to: str
    text: str


def rescue(texts: Sequence[Unsaved], now: datetime, places: Iterable[Path] | None = None) -> Path:
    """Write texts into a new private file in the first directory that takes one; return its path.

    ``now`` is the moment in the person's zone, for the name. Without ``places`` these are the home directory, the
    present one and the one for temporary files. Raises InfoviewError where none takes it.
    """
    whole = "\n\n".join(f"{text.belongs_to}\n\n{text.text.rstrip()}" for text in texts) + "\n"
    for place in usual_places() if places is None else places:
        for number in range(1, NAMES):
            suffix = "" if number == 1 else f"-{number}"
            path = place / f"infoview-unsaved-{now:%Y-%m-%d-%H%M}{suffix}.txt"
            try:
                write_private(path, whole)
            except FileExistsAlreadyError:
                continue
            except InfoviewError:
                break  # the next directory may take it
            return path
    raise InfoviewError("No directory takes a file: not the home directory, not this one, not the temporary one.")


def usual_places() -> list[Path]:
    """Where a person would look for a file that a program has left."""
    return [Path.home(), Path.cwd(), Path(tempfile.gettempdir())]
