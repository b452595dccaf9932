"""Loads the files that a user may add to, such as question banks: when they have changed, with errors reported once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from infoview_tui.storage.yaml_files import FileProblem


class Library(Protocol):
    """Files that were read, and the problems of the others."""

    @property
    def problems(self) -> Sequence[FileProblem]:
        """The problems, in the order of the files."""
        ...


LibraryT = TypeVar("LibraryT", bound=Library)


_Fingerprint = tuple[tuple[str, int, int, int], ...]
"""Paths, inodes, times of change, and sizes of the files of a directory and its folders."""


class LibraryLoader(Generic[LibraryT]):
    """Loads a library on first use and caches it. Thread-safe. Subclasses read the files and name what they hold."""

    noun: str
    """What a file holds: ``question bank``."""

    command: str
    """The command that lists all errors."""

    def __init__(self, bundled: Path, own: Path | None) -> None:
        """Store the directories of the bundled files and of the user's own, without reading them."""
        self.bundled = bundled
        self.own = own
        self._lock = Lock()
        self._library: LibraryT | None = None
        self._read_from: _Fingerprint = ()
        self._problem_reported = False

    @property
    def is_loaded(self) -> bool:
        """Whether the library is loaded, so that `load` returns immediately."""
        return self._library is not None

    def load(self) -> LibraryT:
        """Return the library, reading it on the first call (about 50 ms). Errors in files are in its ``problems``."""
        with self._lock:
            if self._library is None:
                self._read_from = _fingerprint(self.own)
                self._library = self.read()
            return self._library

    def refresh(self) -> bool:
        """Forget the library if the user's own files have changed since it was read. Return whether they have."""
        with self._lock:
            if self._library is None or _fingerprint(self.own) == self._read_from:
                return False
            self._library = None
            self._problem_reported = False
            return True

    def read(self) -> LibraryT:
        """Read both directories."""
        raise NotImplementedError

    def pop_problem_message(self) -> str:
        """Return a message about errors in the files on the first call; an empty string later or without errors."""
        problems = self.load().problems
        if self._problem_reported or not problems:
            return ""
        self._problem_reported = True
        files = len({problem.path for problem in problems})
        skipped = f"A {self.noun} was skipped" if files == 1 else f"{files} {self.noun}s were skipped"
        more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
        return f"{skipped}, fully or partly. {problems[0]}.{more} Run `{self.command}` to list all errors."


def _fingerprint(directory: Path | None) -> _Fingerprint:
    """Return what changes when a file in a directory is added, removed, or written; empty if there is none."""
    if directory is None:
        return ()
    try:
        found = [(str(path), path.stat()) for pattern in ("*", "*/*") for path in directory.glob(pattern)]
    except OSError:  # a file was deleted just now: all are read then
        return ()
    return tuple(sorted((path, stat.st_ino, stat.st_mtime_ns, stat.st_size) for path, stat in found))
