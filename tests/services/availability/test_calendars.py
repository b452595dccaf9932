"""The cache of calendar files: only what has changed, or was not asked for before, is read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from infoview_tui.services.availability import calendars
from infoview_tui.services.availability.calendars import BLOCK, CalendarCache, read_calendars, read_own_emails
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.calendars.reader import read_files
from infoview_tui.storage.calendars.readings import FileReading, Span
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from tests.profiles import write_profile
from tests.storage.calendars.files import calendar, event

WEEK = timedelta(weeks=1)


class CountingReader:
    """Reads files in this process, and remembers which."""

    def __init__(self) -> None:
        self.reads: list[list[str]] = []

    def __call__(self, paths: Sequence[str], span: Span) -> Iterator[FileReading]:
        self.reads.append([Path(path).name for path in paths])
        return read_files(paths, span)

    def taken(self) -> list[list[str]]:
        """Return the names of the files of each reading since the last call."""
        reads, self.reads = self.reads, []
        return reads


def write(path: Path, *events: str) -> None:
    """Write a file whose time differs from that of the one before."""
    changed = path.stat().st_mtime_ns + 1 if path.exists() else 0
    path.write_text(calendar(*events))
    os.utime(path, ns=(changed, changed))


def labels(cache: CalendarCache) -> list[str]:
    return [time.label for time in cache.reading.busy]


def test_only_changed_files_and_new_weeks_are_read(tmp_path: Path, now: datetime, zone: ZoneInfo) -> None:
    home, work = tmp_path / "home.ics", tmp_path / "work.ics"
    write(home, event("20261201T100000Z", "20261201T110000Z", summary="Dentist"))
    write(work, event("20261101T080000Z", "20261101T090000Z", "UID:1", "RRULE:FREQ=WEEKLY;BYDAY=TU", summary="Standup"))
    reader = CountingReader()
    cache = CalendarCache([tmp_path], zone, reader)
    assert not cache.covers(now, now + WEEK)
    assert cache.refresh(now, now + WEEK)
    assert cache.covers(now, now + WEEK)
    assert reader.taken() == [["home.ics", "work.ics"]]
    assert "Dentist" in labels(cache)
    assert len(labels(cache)) == len(set(cache.reading.busy))

    assert not cache.refresh(now, now + WEEK)
    assert reader.taken() == []

    count = len(labels(cache))
    assert cache.refresh(now + 5 * BLOCK, now + 8 * BLOCK)
    assert reader.taken() == [["home.ics", "work.ics"]]
    assert len(labels(cache)) == count + 4

    write(home, event("20261202T100000Z", "20261202T110000Z", summary="Plumber"))
    assert cache.refresh(now, now + WEEK)
    assert reader.taken() == [["home.ics"]]
    assert {"Plumber", "Standup"} == set(labels(cache))

    work.unlink()
    assert cache.refresh(now, now + WEEK)
    assert reader.taken() == []
    assert labels(cache) == ["Plumber"]

    home.write_text("nothing")
    assert cache.refresh(now, now + WEEK)
    assert reader.taken() == [["home.ics"]]
    assert [problem.endswith("(iCalendar).") for problem in cache.reading.problems] == [True]
    cache.refresh(now, now + WEEK)
    assert reader.taken() == []  # not read again until it changes

    cache.refresh(now, now + WEEK, frozenset({"ada@x.org"}))
    assert reader.taken() == [["home.ics"]]
    cache.refresh(now + calendars.MAX_BLOCKS * BLOCK, now + calendars.MAX_BLOCKS * BLOCK)
    assert not cache.covers(now, now)


def test_no_process_is_a_sentence_and_reading_is_tried_again(tmp_path: Path, now: datetime, zone: ZoneInfo) -> None:
    write(tmp_path / "home.ics", event("20261201T100000Z", "20261201T110000Z"))

    def fail(paths: Sequence[str], span: Span) -> list[FileReading]:
        raise OSError(11, "Resource temporarily unavailable")

    cache = CalendarCache([tmp_path], zone, fail)
    assert cache.refresh(now, now + WEEK)
    assert cache.reading.problems == ("Your calendars could not be read: Resource temporarily unavailable.",)
    cache._read = read_files
    assert cache.refresh(now, now + WEEK)
    assert labels(cache) == ["Event"]
    assert not cache.reading.problems


def test_command_reads_at_once_as_the_user_of_the_profile(
    workspace: Workspace, tmp_path: Path, now: datetime, zone: ZoneInfo
) -> None:
    declined = event("20261201T100000Z", "20261201T110000Z", "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@x.org")
    write(tmp_path / "work.ics", f"UID:1\n{declined}", event("20261201T100000Z", "20261201T110000Z", summary="Other"))
    assert read_own_emails(workspace) == frozenset()
    write_profile(workspace, ProfileRow("Ada", "Ada@x.org", *[""] * 7), now)
    read_calendars(workspace, [tmp_path], now, now + WEEK, zone)
    assert [time.label for time in workspace.calendar_reading.busy] == ["Other"]
