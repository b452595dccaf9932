"""The user's calendar files in memory: read in another process, and again only where a file has changed (R10)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from infoview_tui.domain.busy_times import BusyTime, CalendarReading
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.calendars.files import CalendarFile, find_calendar_files
from infoview_tui.storage.calendars.process import CalendarProcess
from infoview_tui.storage.calendars.readings import FileReading, Span
from infoview_tui.storage.queries.contacts.contacts import PROFILE

BLOCK = timedelta(weeks=1)
"""Files are read for so long a time, or for several times as long."""

MAX_BLOCKS = 160
"""How many blocks are remembered, three years; then all but those asked for are forgotten."""

_FIRST_BLOCK = datetime(2001, 1, 1, tzinfo=UTC)

ReadFiles = Callable[[Sequence[str], Span], Iterable[FileReading]]
"""Reads files; by default in another process."""


class _CachedFile(NamedTuple):
    """A file as it was when it was read, and what was read so far."""

    file: CalendarFile
    busy: frozenset[BusyTime]
    problem: str


_NEVER = _CachedFile(CalendarFile("", 0, 0), frozenset(), "")


class CalendarCache:
    """What the calendar files say of the weeks that were asked for. All methods may be called from any thread."""

    def __init__(self, places: Sequence[Path], zone: tzinfo, read: ReadFiles | None = None) -> None:
        """Remember files and directories, which are read later. *zone* is the user's."""
        self._places = tuple(places)
        self._zone = zone
        self._process = CalendarProcess()
        self._read = read or self._process.read
        self._lock = Lock()
        self._files: dict[str, _CachedFile] = {}
        self._blocks: frozenset[int] = frozenset()
        self._emails: frozenset[str] = frozenset()
        self.reading = CalendarReading()
        """The busy times that were read so far."""

    def covers(self, start: datetime, end: datetime) -> bool:
        """Return whether the time between two moments has been read, or there is nothing to read."""
        return not self._places or _blocks_of(start, end) <= self._blocks

    def refresh(self, start: datetime, end: datetime, emails: frozenset[str] = frozenset()) -> bool:
        """Read files that have changed, and the time between two moments if it was not; return whether that is new.

        *emails* are the user's addresses, in lower case. This waits for the disk: call it in a thread.
        """
        with self._lock:
            before = self.reading
            wanted = self._blocks | _blocks_of(start, end)
            if emails != self._emails or len(wanted) > MAX_BLOCKS:
                wanted = _blocks_of(start, end)
                self._files, self._blocks, self._emails = {}, frozenset(), emails
            try:
                found = find_calendar_files(self._places)
                same = {
                    file.path: cached
                    for file in found.files
                    if (cached := self._files.get(file.path, _NEVER)).file == file
                }
                self._files = same | self._read_blocks([file for file in found.files if file.path not in same], wanted)
                self._files |= self._read_blocks([cached.file for cached in same.values()], wanted - self._blocks)
            except OSError as error:
                self._files = {}  # all are read again next time
                self.reading = before._replace(problems=(f"Your calendars could not be read: {error.strerror}.",))
            else:
                self.reading = self._combine(found.problems)
            self._blocks = wanted
            return self.reading != before

    def _read_blocks(self, files: Sequence[CalendarFile], blocks: Collection[int]) -> dict[str, _CachedFile]:
        """Read the time of some blocks from files. Raises OSError if no process can be started."""
        if not files or not blocks:
            return {}
        start, end = _FIRST_BLOCK + min(blocks) * BLOCK, _FIRST_BLOCK + (max(blocks) + 1) * BLOCK
        answers = {
            answer.path: answer
            for answer in self._read([file.path for file in files], Span(start, end, self._zone, self._emails))
        }
        read = {}
        for file in files:
            answer = answers.get(file.path)
            if answer is not None:
                known = self._files.get(file.path, _NEVER)
                busy = known.busy if known.file == file else frozenset()
                read[file.path] = _CachedFile(file, busy.union(answer.busy), answer.problem)
        return read

    def _combine(self, problems: Iterable[str]) -> CalendarReading:
        busy = {time for cached in self._files.values() for time in cached.busy}
        in_order = sorted(busy, key=lambda time: (time.starts_at, time.ends_at, time.label))
        said = (cached.problem for cached in self._files.values() if cached.problem)
        return CalendarReading(tuple(in_order), tuple(dict.fromkeys((*problems, *said))))

    def close(self) -> None:
        """Stop reading."""
        self._process.close()


def read_calendars(workspace: Workspace, places: Sequence[Path], start: datetime, end: datetime, zone: tzinfo) -> None:
    """Read the calendars between two moments at once, for a command without a screen."""
    from infoview_tui.storage.calendars.reader import read_busy_times  # imports icalendar

    if places:
        workspace.calendar_reading = read_busy_times(places, start, end, zone, read_own_emails(workspace))


def read_own_emails(workspace: Workspace) -> frozenset[str]:
    """Return the addresses by which calendars know the user, in lower case."""
    profile = workspace.store.first(PROFILE)
    return frozenset({profile.email.lower()} - {""}) if profile else frozenset()


def _blocks_of(start: datetime, end: datetime) -> frozenset[int]:
    first, last = ((moment - _FIRST_BLOCK) // BLOCK for moment in (start, end))
    return frozenset(range(first, last + 1))
