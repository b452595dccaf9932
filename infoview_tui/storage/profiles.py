"""Profiles: the data of several people, each in directories of its own, so that they never meet in one file."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.profile_names import (
    DEFAULT_PROFILE,
    find_name_problem,
    fold_profile_name,
    is_default_profile,
    normalize_profile_name,
)
from infoview_tui.errors import InfoviewError, NotFoundError, StorageError
from infoview_tui.paths import AppPaths, list_profile_names, profile_paths, select_profile
from infoview_tui.storage.data_summary import summarize_data
from infoview_tui.storage.durable_files import sync_directory
from infoview_tui.storage.permissions import ensure_private_directory

REMOVED = "removed-profiles"
"""The directory beside the data that keeps removed profiles."""

_USED_FILES = ("infoview.db", "infoview.db-wal", "locks")
"""What each window changes in the directory of the data: the database, and the locks of open windows."""


class ProfileSummary(NamedTuple):
    """A profile: its name and directories, how many contacts it has, and when it was last used (UTC).

    ``contacts`` is None for data that cannot be read, and 0 for none yet; ``used_at`` is None before the first use.
    """

    name: str
    paths: AppPaths
    contacts: int | None
    used_at: datetime | None

    @property
    def is_default(self) -> bool:
        """Whether it is the one without a name of its own."""
        return not self.paths.profile


def list_profiles(default: AppPaths) -> list[ProfileSummary]:
    """Return all profiles with what they have, the default one first."""
    named = [(name, profile_paths(default, name)) for name in list_profile_names(default)]
    return [_summarize(name, paths) for name, paths in [(DEFAULT_PROFILE, default), *named]]


def has_named_profiles(default: AppPaths) -> bool:
    """Return whether there are profiles besides the default one, whose name is shown only then."""
    return bool(list_profile_names(default))


def add_profile(default: AppPaths, typed: str) -> AppPaths:
    """Create the directory of a new profile, readable only by its owner, and return its directories.

    Raises InfoviewError if the name cannot be used, or there is one that some file systems take for the same.
    """
    name = _check_new_name(default, typed)
    paths = profile_paths(default, name)
    for directory in (default.data, paths.data.parent, paths.data, default.config, paths.config.parent, paths.config):
        ensure_private_directory(directory)
    return paths


def rename_profile(default: AppPaths, old: str, new: str) -> AppPaths:
    """Give a profile another name, and return its directories.

    Raises InfoviewError if the name cannot be used, and StorageError if a program uses the data.
    """
    from infoview_tui.storage.restore import reserve_database

    before = _require_named(default, old)
    name = _check_new_name(default, new, renamed=before.profile)
    after = profile_paths(default, name)
    with reserve_database(before.database):
        _rename(before.data, after.data)
        _rename(before.config, after.config)
    _forget_known_data(after, before)
    return after


def remove_profile(default: AppPaths, typed: str) -> Path:
    """Move a profile to the directory of the removed ones, and return where it is. Nothing is deleted.

    Raises UnknownProfileError, and StorageError if a program uses the data.
    """
    from infoview_tui.storage.restore import reserve_database

    paths = _require_named(default, typed)
    ensure_private_directory(default.data / REMOVED)
    kept, number = default.data / REMOVED / paths.profile, 1
    while kept.exists():
        number += 1
        kept = kept.with_name(f"{paths.profile} {number}")
    with reserve_database(paths.database):
        _rename(paths.data, kept)
        _move(paths.config, kept / "config")
    return kept


def _summarize(name: str, paths: AppPaths) -> ProfileSummary:
    times: list[float] = []
    for file in _USED_FILES:
        with suppress(OSError):
            times.append((paths.data / file).stat().st_mtime)
    used_at = datetime.fromtimestamp(max(times), UTC) if times else None
    if not paths.database.exists():
        return ProfileSummary(name, paths, 0, used_at)
    summary = summarize_data(paths.database)
    return ProfileSummary(name, paths, summary.contacts if summary else None, used_at)


def _check_new_name(default: AppPaths, typed: str, *, renamed: str = "") -> str:
    """Return a name as it is stored. Raises InfoviewError if a new profile cannot have it."""
    name = normalize_profile_name(typed)
    problem = find_name_problem(name)
    if is_default_profile(name):
        problem = "is that of the profile without a name of its own"
    if problem:
        shown = f"The name {name}" if name else "The name"
        raise InfoviewError(f"{shown} {problem}. Nothing was changed.")
    for each in list_profile_names(default):
        if each != renamed and fold_profile_name(each) == fold_profile_name(name):
            raise InfoviewError(f"There is already a profile called {each}. Nothing was changed.")
    return name


def _require_named(default: AppPaths, typed: str) -> AppPaths:
    """Return the directories of a profile. Raises NotFoundError for the default one."""
    paths = select_profile(default, typed)
    if not paths.profile:
        raise NotFoundError("The default profile has no name of its own, and stays where it is. Nothing was changed.")
    return paths


def _rename(source: Path, target: Path) -> None:
    """Rename a directory, if it exists. Raises StorageError."""
    if source.exists():
        try:
            source.rename(target)
        except OSError as error:
            raise StorageError(f"Could not move {source} to {target}: {error.strerror or error}.") from error
        sync_directory(source.parent)
        sync_directory(target.parent)


def _move(source: Path, target: Path) -> None:
    """Move a directory, if it exists, to one that does not, perhaps on another disk. Raises StorageError."""
    if source.exists():
        try:
            shutil.move(source, target)
        except OSError as error:
            raise StorageError(f"Could not move {source} to {target}: {error.strerror or error}.") from error


def _forget_known_data(paths: AppPaths, before: AppPaths) -> None:
    """Replace the former directory in the list of known data, which would be reported as missing."""
    known = paths.config / "known-data.txt"
    with suppress(OSError, UnicodeError):
        lines = known.read_text(encoding="utf-8").splitlines()
        renamed = [str(paths.data) if line == str(before.data) else line for line in lines]
        known.write_text("".join(f"{line}\n" for line in renamed), encoding="utf-8")
