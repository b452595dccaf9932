"""Finds calendar files: single ones, and directories as vdirsyncer and khal keep them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line

MAX_FILES = 50_000
"""At most so many files are read. Directories often have a file for each event."""

MAX_DEPTH = 8
"""How deep directories are searched."""


class CalendarFile(NamedTuple):
    """A file with what changes when it is written: its time in nanoseconds, and its size in bytes."""

    path: str
    modified_ns: int
    size: int


class FoundFiles(NamedTuple):
    """The files, and a sentence for each place where there is none."""

    files: list[CalendarFile]
    problems: list[str]


def find_calendar_files(places: Iterable[Path]) -> FoundFiles:
    """Return the calendar files in some places, each once: files, and directories with what is in them.

    In a directory, these are the ``.ics`` files that are not hidden.
    """
    files: dict[str, CalendarFile] = {}
    problems = []
    seen: set[tuple[int, int]] = set()
    for place in places:
        name = format_path(place)
        try:
            found = _find_in(place, seen)
            for file in found:
                files.setdefault(file.path, file)
                if len(files) == MAX_FILES:
                    problems.append(f"{name} has more than {MAX_FILES:,} calendar files; the rest were skipped.")
                    return FoundFiles(list(files.values()), problems)
        except FileNotFoundError:
            problems.append(f"{name} was not found; check “calendars” in the config file.")
        except OSError as error:
            problems.append(f"{name} could not be read: {error.strerror}.")
    return FoundFiles(list(files.values()), problems)


def format_path(path: Path | str) -> str:
    """Format a path for a message, with ``~`` for the home directory."""
    text, home = str(path), str(Path("~").expanduser())
    return clean_line(f"~{text[len(home) :]}" if text.startswith(f"{home}{os.sep}") else text)


def _find_in(place: Path, seen: set[tuple[int, int]]) -> Iterator[CalendarFile]:
    """Find the files of a place. Raises OSError if it cannot be read."""
    if place.is_dir():
        return _search(str(place), seen, MAX_DEPTH)
    status = place.stat()
    return iter([CalendarFile(str(place), status.st_mtime_ns, status.st_size)])


def _search(directory: str, seen: set[tuple[int, int]], depth: int) -> Iterator[CalendarFile]:
    """Find the files in a directory, and in those in it. *seen* are directories, so that no link leads round."""
    status = os.stat(directory)  # noqa: PTH116 - a path object for each of thousands of files takes time
    if depth == 0 or (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(directory) as entries:
        found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            yield from _search(entry.path, seen, depth - 1)
        elif entry.name.lower().endswith(".ics") and entry.is_file():
            status = entry.stat()
            yield CalendarFile(entry.path, status.st_mtime_ns, status.st_size)
