"""Typing goes on into a recovery file while the data file is not the one that was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from infoview_tui.errors import DataFileError, InfoviewError
from infoview_tui.exchange.recovery_file import UnsavedText, update_recovery_file, write_recovery_file
from infoview_tui.services.copies.rescue import save_copy
from infoview_tui.services.core.workspace import Workspace

WRITE_INTERVAL = 0.25
"""Seconds between two writes of what is typed."""


class Rescue:
    """The recovery file of one loss of the data file, and a copy of the data as they were until then."""

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], list_directories: Callable[[], Sequence[Path]]
    ) -> None:
        """*now* returns the time in the user's time zone, for the names of files; *list_directories* where they go."""
        self._workspace = workspace
        self._now = now
        self._list_directories = list_directories
        self._lines: list[UnsavedText] = []
        self._written: list[UnsavedText] = []
        self._message = ""
        self._is_back = False
        """Whether the last check found the right file."""
        self._copy: Path | None = None
        self.path: Path | None = None
        """The recovery file, once there is text in it."""

    @property
    def is_active(self) -> bool:
        """Whether the data file is lost."""
        return bool(self._message)

    def begin(self, error: DataFileError) -> str:
        """Begin, or go on. Return a message if there is news: what happened, and where the data and the text go."""
        if str(error) == self._message:
            return ""
        is_first, self._message = not self._message, str(error)
        self._is_back = False
        if not is_first:
            return self._message
        what, _, _ = self._message.partition(". ")
        directory = next(iter(self._list_directories()), None)
        if directory is None:
            return f"{what}. There is no place for what you type: quitting prints it in the terminal."
        try:
            self._copy = save_copy(self._workspace, self._now(), directory)
        except InfoviewError:
            self._copy = None
        where = f"; a copy of your data is there too: {self._copy.name}" if self._copy else ""
        return f"{what}. What you type goes into a file in {directory}{where}."

    def end(self, texts: Sequence[UnsavedText]) -> str:
        """End, since the right file is back; return a message. *texts* are those that are not saved yet.

        They are saved until the next check, so the first one only waits if there are any, and returns no message.
        """
        if texts and not self._is_back:
            self._is_back = True
            return ""
        self._message = ""
        if self._copy is not None:
            self._copy.with_suffix(".sha256").unlink(missing_ok=True)
            self._copy.unlink(missing_ok=True)
        path, is_needed = self.path, bool(self._lines or texts)
        self.path, self._lines, self._written = None, [], []
        if path is None:
            return "The data file is back. Changes are saved again."
        if is_needed:
            return f"The data file is back. Lines that you entered meanwhile are in {path}."
        path.unlink(missing_ok=True)
        return "The data file is back, and what you typed is saved in it."

    def add_line(self, source: str, line: str) -> str:
        """Write a finished line to the recovery file and return a message. Raises InfoviewError if that fails."""
        self._lines.append(UnsavedText(source, line))
        try:
            self._write(self._lines)
        except InfoviewError:
            self._lines.pop()
            raise
        return f"Saved in {self.path}"

    def write(self, texts: Sequence[UnsavedText]) -> None:
        """Write what is typed to the recovery file if it has changed. Raises InfoviewError if that fails."""
        self._write([*self._lines, *texts])

    def _write(self, texts: list[UnsavedText]) -> None:
        if texts == self._written:
            return
        if self.path is None:
            self.path = write_recovery_file(texts, self._now(), self._list_directories())
        else:
            update_recovery_file(self.path, texts)
        self._written = list(texts)
