"""Reads calendar files in a process of its own: parsing in a thread would hold up the screen (the interpreter's lock).

The process gets one JSON document. It answers with a line of JSON for each file in which it found something, and with a
last line that says that it is done. Times are seconds since 1970.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from infoview_tui.domain.busy_times import BusyTime
from infoview_tui.paths import PACKAGE_DIR
from infoview_tui.storage.calendars.readings import FileReading, Span
from infoview_tui.timezone import local_timezone

TIME_LIMIT = 60.0
"""Seconds after which a process is ended; the reader has a limit for each event too."""

DONE = "done"


MANY_FILES = 4_000
"""From so many files on, two processes share them."""


class CalendarProcess:
    """Starts processes to read calendar files. `close`, from another thread, ends those that are running."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        """Wait at most *time_limit* seconds for a process."""
        self._time_limit = time_limit
        self._running: set[subprocess.Popen[str]] = set()
        self._is_closed = False

    def read(self, paths: Sequence[str], span: Span) -> list[FileReading]:
        """Read some files. What a process did not come to is named; after `close`, it is left out.

        Raises OSError if no process can be started.
        """
        if len(paths) < MANY_FILES:
            return self._read_part(paths, span)
        middle = len(paths) // 2
        with ThreadPoolExecutor(1) as executor:
            rest = executor.submit(self._read_part, paths[middle:], span)
            return [*self._read_part(paths[:middle], span), *rest.result()]

    def _read_part(self, paths: Sequence[str], span: Span) -> list[FileReading]:
        """Read some files in one process."""
        lines = self._run(list(paths), span) if paths and not self._is_closed else []
        is_done = lines[-1:] == [DONE]
        found = {reading.path: reading for reading in map(_parse_answer, lines[:-1] if is_done else lines)}
        if is_done:
            return [found.get(path) or FileReading(path, ()) for path in paths]
        if self._is_closed:
            return []
        count = len(paths) - len(found)
        problem = f"{count:,} calendar file{'s' * (count != 1)} could not be read: it took too long."
        return [found.get(path) or FileReading(path, (), problem) for path in paths]

    def close(self) -> None:
        """End the processes, and start no others."""
        self._is_closed = True
        for process in tuple(self._running):
            process.kill()

    def _run(self, paths: list[str], span: Span) -> list[str]:
        """Return the lines that a process answers until it ends, or its time is over."""
        request = json.dumps(
            {
                "paths": paths,
                "start": span.start.timestamp(),
                "end": span.end.timestamp(),
                "zone": getattr(span.zone, "key", ""),
                "emails": sorted(span.emails),
            }
        )
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "infoview_tui.storage.calendars"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(PACKAGE_DIR.parent), "PYTHONUTF8": "1"},
        )
        self._running.add(process)
        with process:
            if self._is_closed:  # meanwhile
                process.kill()
            try:
                output, _ = process.communicate(request, self._time_limit)
            except subprocess.TimeoutExpired:
                process.kill()
                output, _ = process.communicate()
        self._running.discard(process)
        lines = output.splitlines()
        return lines if output.endswith("\n") else lines[:-1]


def answer(request: TextIO, answers: TextIO) -> None:
    """Read the files that a request names, and write a line about each: what the process does."""
    from infoview_tui.storage.calendars.reader import read_files

    asked = json.load(request)
    start, end = (datetime.fromtimestamp(asked[name], UTC) for name in ("start", "end"))
    span = Span(start, end, _zone(asked["zone"]), frozenset(asked["emails"]))
    for reading in read_files(asked["paths"], span):
        if reading.busy or reading.problem:
            busy = [
                (time.starts_at.timestamp(), time.ends_at.timestamp(), time.label, time.all_day, time.uid)
                for time in reading.busy
            ]
            answers.write(json.dumps([reading.path, busy, reading.problem]) + "\n")
            answers.flush()
    answers.write(f"{DONE}\n")


def _parse_answer(line: str) -> FileReading:
    path, busy, problem = json.loads(line)
    times = (
        BusyTime(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC), label, all_day=all_day, uid=uid)
        for start, end, label, all_day, uid in busy
    )
    return FileReading(path, tuple(times), problem)


def _zone(key: str) -> Any:
    """Return the user's zone: one that has no name in the time zone database is the system's."""
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return local_timezone()
