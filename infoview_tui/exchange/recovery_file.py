"""Recovery files for unsaved text, so that nothing is lost when the user quits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
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


def write_recovery_file(texts: Sequence[UnsavedText], now: datetime, directories: Iterable[Path] | None = None) -> Path:
    """Write texts to a new private file in the first writable directory, and return its path.

    *now* is in the user's time zone and becomes part of the file name. The default directories are those of
    `default_directories`. Raises InfoviewError if none is writable.
    """
    content = _format(texts)
    for directory in default_directories() if directories is None else directories:
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
    raise InfoviewError("Could not write a file in the home, current, or temporary directory.")


def update_recovery_file(path: Path, texts: Sequence[UnsavedText]) -> None:
    """Replace the texts in a recovery file, atomically. Raises InfoviewError if it cannot be written."""
    write_private_file(path, _format(texts), replace=True)


def _format(texts: Sequence[UnsavedText]) -> str:
    """Return the content of a recovery file. Texts in a row from one source have one heading."""
    groups = groupby(texts, key=lambda text: text.source)
    return (
        "\n\n".join("\n\n".join([source, *(text.text.rstrip() for text in group)]) for source, group in groups) + "\n"
    )


def default_directories() -> list[Path]:
    """Return the home, current, and temporary directories, in this order."""
    return [Path.home(), Path.cwd(), Path(tempfile.gettempdir())]
