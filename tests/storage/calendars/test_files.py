"""Which calendar files there are, and reading them in another process."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.storage.calendars import files, process
from infoview_tui.storage.calendars.files import find_calendar_files
from infoview_tui.storage.calendars.process import CalendarProcess
from infoview_tui.storage.calendars.reader import read_files
from infoview_tui.storage.calendars.readings import Span
from tests.storage.calendars.files import calendar, event

SPAN = Span(
    datetime(2026, 11, 30, tzinfo=UTC),
    datetime(2026, 12, 7, tzinfo=UTC),
    ZoneInfo("Asia/Kolkata"),
    frozenset({"a@x.org"}),
)


def test_directories_are_searched_for_visible_ics_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "home/a.ics",
        "home/B.ICS",
        "home/deep/c.ics",
        ".cache/d.ics",
        "home/.e.ics",
        "home/color",
        "f.ics/g.ics",
    ):
        path = tmp_path / "calendars" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "calendars/home/round").symlink_to(tmp_path / "calendars")
    single = tmp_path / "single"
    single.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    places = [tmp_path / "calendars", single, tmp_path / "nowhere", tmp_path / "calendars/home/a.ics"]
    found = find_calendar_files(places)
    assert [Path(file.path).name for file in found.files] == ["g.ics", "B.ICS", "a.ics", "c.ics", "single"]
    assert found.problems == ["~/nowhere was not found; check “calendars” in the config file."]

    monkeypatch.setattr(files, "MAX_FILES", 2)
    few = find_calendar_files(places)
    assert len(few.files) == 2
    assert few.problems == ["~/calendars has more than 2 calendar files; the rest were skipped."]


def test_another_process_reads_the_same(tmp_path: Path) -> None:
    texts = [
        calendar(event(";VALUE=DATE:20261201"), event("20261202T100000", "20261202T110000", summary="Zürich")),
        "nothing",
    ]
    paths = [str(tmp_path / f"{number}.ics") for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        Path(path).write_text(text, encoding="utf-8")
    there, here = CalendarProcess().read(paths, SPAN), list(read_files(paths, SPAN))
    assert [(reading.path, set(reading.busy), reading.problem) for reading in there] == [
        (reading.path, set(reading.busy), reading.problem) for reading in here
    ]
    assert len(here[0].busy) == 2


def test_many_files_are_shared_by_two_processes_and_answered_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "MANY_FILES", 5)
    paths = [str(tmp_path / f"{number}.ics") for number in range(5)]
    for number, path in enumerate(paths):
        Path(path).write_text(calendar(event("20261201T100000Z", "20261201T110000Z", summary=f"Event {number}")))
    Path(paths[3]).write_text("no calendar")
    readings = CalendarProcess().read(paths, SPAN)
    assert [reading.path for reading in readings] == paths
    assert [[time.label for time in reading.busy] for reading in readings] == [
        ["Event 0"], ["Event 1"], ["Event 2"], [], ["Event 4"],
    ]  # fmt: skip
    assert "it is not a calendar file" in readings[3].problem


def test_files_that_take_too_long_are_named(tmp_path: Path) -> None:
    paths = [str(tmp_path / name) for name in "ab"]
    slow = CalendarProcess(time_limit=0)
    assert [reading.path for reading in slow.read(paths, SPAN)] == paths
    problems = {reading.problem for reading in slow.read(paths, SPAN)}
    assert problems == {"2 calendar files could not be read: it took too long."}
    slow.close()
    assert slow.read(paths, SPAN) == []
