"""Recovery files for unsaved text, so that nothing is lost when the user quits."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file

MAX_ATTEMPTS = 100
"""Number of file names to try in one directory."""


class UnsavedText(NamedTuple):
    """An unsaved text and where it is from, such as ``Call with Maria Lopez``."""

    source: str
    text: str


def write_recovery_file(texts: Sequence[UnsavedText], now: datetime, directories: Iterable[Path]) -> Path:
    """Write texts to a new private file in the first writable directory, and return its path.

    *now* is in the user's time zone and becomes part of the file name. For the directories, see
    `list_recovery_directories`. Raises InfoviewError if none is writable.
    """
    content = format_texts(texts)
    for directory in directories:
        for number in range(1, MAX_ATTEMPTS):
            suffix = "" if number == 1 else f"-{number}"
            path = directory / f"infoview-unsaved-{now:%Y-%m-%d-%H%M}{suffix}.txt"
            try:
                write_private_file(path, content)
            except FileAlreadyExistsError:
                continue
            except InfoviewError:
                break  # try the next directory
            return path
    raise InfoviewError("Could not write a file in the home, current, temporary, or data directory.")


def update_recovery_file(path: Path, texts: Sequence[UnsavedText]) -> None:
    """Replace the texts in a recovery file, atomically. Raises InfoviewError if it cannot be written."""
    write_private_file(path, format_texts(texts), replace=True)


def format_texts(texts: Sequence[UnsavedText]) -> str:
    """Return the content of a recovery file. Texts in a row from one source have one heading."""
    groups = groupby(texts, key=lambda text: text.source)
    return (
        "\n\n".join("\n\n".join([source, *(text.text.rstrip() for text in group)]) for source, group in groups) + "\n"
    )


def list_recovery_directories(data: Path | None = None) -> list[Path]:
    """Return the home, current, temporary, and data directories, in this order, without those that are not known.

    Never raises: without a home, or in a directory that was removed, the others are left.
    """
    known = [path for path in map(_find, (Path.home, Path.cwd, _temporary_directory)) if path is not None]
    return [*known, data] if data is not None else known


def _temporary_directory() -> Path:
    return Path(tempfile.gettempdir())


def _find(find: Callable[[], Path]) -> Path | None:
    try:
        return find()
    except (OSError, RuntimeError, KeyError, ValueError):
        return None
