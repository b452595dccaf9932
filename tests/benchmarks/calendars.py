"""Calendars with many events: ``python -m tests.benchmarks.calendars [--events 20000]``.

Measured are, for one file and for a directory with a file for each event: the first reading of the weeks around today
(with the start of the process that reads), a look whether files have changed, and reading after one has. Meanwhile a
thread plays the screen and wants to run each millisecond: its longest wait is how long reading would hold up a key.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from threading import Event, Thread
from zoneinfo import ZoneInfo

from infoview_tui.services.availability.calendars import CalendarCache
from tests.storage.calendars.files import calendar, event

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FIRST_DAY = datetime(2019, 1, 1)
DAYS = 3_000
TEXT = "\n ".join(["x" * 70] * 4)


def build_event(number: int, chance: random.Random) -> str:
    """Return an event of an hour within eight years, with a description and guests; some are weekly or yearly."""
    start = FIRST_DAY + timedelta(days=chance.randrange(DAYS), minutes=15 * chance.randrange(96))
    more = [f"UID:{number}@example.org", f"DESCRIPTION:{TEXT}"]
    more += [f"ATTENDEE;CN=Guest;PARTSTAT=ACCEPTED:mailto:guest{guest}@example.org" for guest in range(2)]
    if number % 20 == 0:
        more.append(f"RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL={start + timedelta(days=120):%Y%m%dT%H%M%SZ}")
    elif number % 40 == 1:
        more.append("RRULE:FREQ=YEARLY")
    elif number % 400 == 2:
        more.append("RRULE:FREQ=WEEKLY;INTERVAL=2")
    zone = ";TZID=Europe/Berlin:"
    end = start + timedelta(hours=1)
    return event(f"{zone}{start:%Y%m%dT%H%M%S}", f"{zone}{end:%Y%m%dT%H%M%S}", *more, summary=f"Event {number}")


def measure(action: Callable[[], object]) -> tuple[float, float]:
    """Run an action in a thread; return its milliseconds, and the longest that this thread waited meanwhile."""
    done = Event()

    def run() -> None:
        action()
        done.set()

    thread, started, longest = Thread(target=run), time.perf_counter(), 0.0
    thread.start()
    while not done.is_set():
        before = time.perf_counter()
        time.sleep(0.001)
        longest = max(longest, time.perf_counter() - before - 0.001)
    thread.join()
    return (time.perf_counter() - started) * 1000, longest * 1000


def process_seconds() -> float:
    """Return the processor time of the processes that read, which another program does not change."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the times in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    options = parser.parse_args()
    chance = random.Random(1)  # noqa: S311 - no secret
    events = [build_event(number, chance) for number in range(options.events)]
    week = timedelta(weeks=1)
    with TemporaryDirectory() as home:
        one, many = Path(home) / "one", Path(home) / "many"
        one.mkdir()
        many.mkdir()
        (one / "all.ics").write_text(calendar(*events))
        for number, lines in enumerate(events):
            (many / f"{number}.ics").write_text(calendar(lines))
        for name, place in (("one file", one), ("a file each", many)):
            cache = CalendarCache([place], ZoneInfo("Europe/Berlin"))

            def refresh(ahead: timedelta = timedelta(), cache: CalendarCache = cache) -> None:
                cache.refresh(NOW + ahead, NOW + ahead + week)

            def add_one(place: Path = place, refresh: Callable[[], None] = refresh) -> None:
                (place / "new.ics").write_text(calendar(events[0]))
                refresh()

            def turn_pages(refresh: Callable[[timedelta], None] = refresh) -> None:
                refresh(8 * week)

            steps: dict[str, Callable[[], object]] = {
                "first": refresh,
                "unchanged": refresh,
                "one more": add_one,
                "other weeks": turn_pages,
            }
            for step, action in steps.items():
                before = process_seconds()
                taken, longest = measure(action)
                used = (process_seconds() - before) * 1000
                sys.stdout.write(f"{name:12} {step:12} {taken:6.0f} ms ({used:5.0f} ms of the processor), ")
                sys.stdout.write(f"longest wait {longest:5.1f} ms, {len(cache.reading.busy)} busy times\n")


if __name__ == "__main__":
    main()
