"""The app reads the user's calendars in the background, and reloads the front screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from infoview_tui.config import Config
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.availability.calendars import CalendarCache
from infoview_tui.storage.calendars.reader import read_files
from infoview_tui.storage.calendars.readings import FileReading, Span
from infoview_tui.ui.app import calendars
from infoview_tui.ui.app.app import InfoviewApp
from tests.storage.calendars.files import calendar, event
from tests.ui.waiting import wait_until


async def test_calendars_are_read_after_the_first_paint_and_when_weeks_are_needed(
    demo_app: InfoviewApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work.ics").write_text(
        calendar(event("20261127T100000Z", "20261127T110000Z", "UID:1", "RRULE:FREQ=MONTHLY", summary="Dentist [b]"))
    )
    reads: list[Span] = []

    def read(paths: Sequence[str], span: Span) -> Iterator[FileReading]:
        reads.append(span)
        return read_files(paths, span)

    monkeypatch.setattr(calendars, "READ_DELAY", 0.001)
    demo_app.config = Config(calendars=(tmp_path,))
    demo_app.calendars = CalendarCache([tmp_path], demo_app.zone, read)
    now = demo_app.now()
    async with demo_app.run_test() as pilot:
        await wait_until(pilot, lambda: demo_app.workspace.calendar_reading.busy)
        labels = [time.label for time in list_busy(demo_app.workspace, now, now + timedelta(days=2))]
        assert "Dentist [b]" in labels
        demo_app.refresh_calendars()
        await pilot.pause()
        assert len(reads) == 1

        reloads: list[None] = []
        monkeypatch.setattr(demo_app.screen, "reload", lambda: reloads.append(None))
        far = now + timedelta(days=400)
        demo_app.refresh_calendars(now + timedelta(days=200), now + timedelta(days=207))
        demo_app.refresh_calendars(far, far + timedelta(days=7))  # while the others are read
        await wait_until(pilot, lambda: demo_app.calendars.covers(far, far))
        await pilot.pause()
        assert len(reads) == 3
        assert len(reloads) == 2
