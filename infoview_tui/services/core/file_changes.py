"""Changes to files outside the database, such as question banks: made with a command, and undone with it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from infoview_tui.errors import InfoviewError
from infoview_tui.storage.file_changes import replace_content


class FileChange(NamedTuple):
    """The content of one file before and after a change. None stands for no file."""

    path: Path
    before: bytes | None
    after: bytes | None

    def reversed(self) -> FileChange:
        """Return the inverse of this change."""
        return FileChange(self.path, self.after, self.before)


def require_files(with_files: bool) -> None:
    """Raise RuntimeError unless a command was begun with files: its commit must then wait for the disk."""
    if not with_files:
        raise RuntimeError("a command that changes files begins with with_files=True")


class FileChanges:
    """Changes files as the last step of a transaction. If the block ends with an error, they are put back.

    The database and the files cannot be changed in one step: after a crash in between, the files have their new content
    and the database its old one, which refers to nothing in them.
    """

    def __init__(self) -> None:
        """Begin with no changes."""
        self._applied: list[FileChange] = []

    def apply(self, changes: Iterable[FileChange]) -> None:
        """Change files. Raises FileChangedError if one has changed since, and StorageError if it cannot be written."""
        for change in changes:
            replace_content(change.path, change.before, change.after)
            self._applied.append(change)

    def __enter__(self) -> FileChanges:
        """Return the changes."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Put the files back after an error, unless another program has changed them since."""
        if kind is not None:
            for change in reversed(self._applied):
                with suppress(InfoviewError):  # the first error is the one to report
                    replace_content(change.path, change.after, change.before)
