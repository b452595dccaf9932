"""Data that were there before: a missing or empty data file is reported, instead of starting with no data.

The data directories that were opened are listed in a file in the config directory, since the data directory itself may
be gone: an unmounted drive, or a folder that is not synchronized yet.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import MissingDataError
from infoview_tui.paths import AppPaths


def list_file(paths: AppPaths) -> Path:
    """Return the file that lists the data directories, one a line."""
    return paths.config / "known-data.txt"


def require_known_data(paths: AppPaths) -> None:
    """Raise MissingDataError if the data file is missing or empty, although there were data or are backups.

    Raises ForeignLogError if the write-ahead log of the data is still there.
    """
    if is_present(paths.database):
        return
    from infoview_tui.storage.connection import read_revision

    read_revision(paths.database)  # names a log without its file
    if not is_missing(paths):
        return
    backups, is_known = _find_backups(paths), str(paths.data) in _read_list(paths)
    name, directory = paths.database.name, clean_line(str(paths.data))
    if not paths.data.is_dir():
        problem = f"The data directory {directory} is missing. It had data before"
    else:
        is_empty = "is empty" if paths.database.exists() else "is missing"
        problem = f"{name} in {directory} {is_empty}. {'It had data before' if is_known else 'There are backups of it'}"
    wait = "If it is on a drive or in a synchronized folder, wait until it is there."
    restore = " To use the latest backup, run `infoview restore latest`." if backups else ""
    steps = [f"remove its line from {clean_line(str(list_file(paths)))}"] if is_known else []
    steps += [f"move {clean_line(str(paths.data / 'backups'))} away"] if backups else []
    advice = f"{wait}{restore} To start with no data, {' and '.join(steps)}."
    raise MissingDataError(problem, advice)


def is_missing(paths: AppPaths) -> bool:
    """Return whether the data file is missing or empty, although there were data or are backups."""
    return not is_present(paths.database) and (str(paths.data) in _read_list(paths) or bool(_find_backups(paths)))


def remember_data(paths: AppPaths) -> None:
    """Add the data directory to the list if it has data. A list that cannot be written is left as it is."""
    known = _read_list(paths)
    if str(paths.data) in known or not is_present(paths.database):
        return
    with suppress(OSError, UnicodeError):
        paths.config.mkdir(mode=0o700, parents=True, exist_ok=True)
        list_file(paths).write_text("".join(f"{line}\n" for line in [*known, str(paths.data)]), encoding="utf-8")


def is_present(database: Path) -> bool:
    """Whether the data file exists and is not empty. One that cannot be examined counts as present."""
    try:
        return database.stat().st_size > 0
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def _find_backups(paths: AppPaths) -> list[Path]:
    """Return the backups, the latest last."""
    return sorted((paths.data / "backups").glob("[!.]*.db"))


def _read_list(paths: AppPaths) -> list[str]:
    try:
        return list_file(paths).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return []
