"""Backups of many data: ``python -m tests.benchmarks.backups [--contacts 10000] [--notes 100000]``.

Measured are

- in one process, the longest wait of a thread that plays the screen and wants to run each millisecond, while another
  one makes the daily backup; beside it, the same wait while the other thread sleeps as long, since a busy machine lets
  threads wait anyway,
- in the app, the milliseconds from a key to the frame that shows it, and how late the event loop comes to what is due,
  without a backup and during one, in turn,
- how long a backup and a restore take, by the clock and by the processor.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

from textual import events

from infoview_tui.config import Config
from infoview_tui.paths import AppPaths
from infoview_tui.services.backups.daily import back_up_in_background
from infoview_tui.services.backups.restoring import find_backup, restore
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.view import BoardView
from tests.benchmarks.search import fill, make_notes

FRAME = 1 / 60
"""Seconds between two frames of Textual."""

WARM_UP = 5.0
"""Seconds until the app has nothing left to do after its start."""

KEY_PAUSE = 0.03
"""Seconds between two keys."""

ROUNDS, ROUND_SECONDS = 6, 2.0
"""How often keys are pressed without a backup and during one, in turn; and for how long without."""


class Waits(NamedTuple):
    """How long an action took, by the clock and by the processor, and the longest waits beside it, all in ms."""

    clock: float
    processor: float
    waits: Sequence[float]


def measure_waits(action: Callable[[], object]) -> Waits:
    """Run an action in a thread, and measure how long this thread waits whenever it wants to run."""
    done, waits = Event(), []

    def run() -> None:
        try:
            action()
        finally:
            done.set()

    thread, started, used = Thread(target=run), time.perf_counter(), time.process_time()
    thread.start()
    while not done.is_set():
        before = time.perf_counter()
        time.sleep(0.001)
        waits.append((time.perf_counter() - before - 0.001) * 1000)
    thread.join()
    return Waits((time.perf_counter() - started) * 1000, (time.process_time() - used) * 1000, sorted(waits))


def measure(action: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that an action takes, by the clock and by the processor."""
    started, used = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - started, time.process_time() - used


class KeyWaits(NamedTuple):
    """Milliseconds from a key to the frame that shows it, and by how many the event loop came too late."""

    keys: list[float]
    loop: list[float]


async def measure_keys(data: Path) -> dict[str, KeyWaits]:
    """Press keys on the board of the app, first without and then during daily backups, in turn."""
    now = datetime.now(UTC)
    paths = AppPaths(data, data)
    workspace = open_workspace(paths.database)
    found = {"without": KeyWaits([], []), "during": KeyWaits([], [])}
    app = InfoviewApp(workspace, paths, Config(start="board", daily_backups=False), now=lambda: now)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(WARM_UP)
        for _ in range(ROUNDS):
            await _press_keys(app, found["without"], asyncio.create_task(asyncio.sleep(ROUND_SECONDS)))
            backup = asyncio.to_thread(back_up_in_background, paths.database, datetime.now(UTC), UTC)
            await _press_keys(app, found["during"], asyncio.create_task(backup))
    workspace.close()
    return found


async def _press_keys(app: InfoviewApp, waits: KeyWaits, until: asyncio.Task[object]) -> None:
    """Press a key every `KEY_PAUSE` seconds until a task is done."""
    heartbeat = asyncio.create_task(_watch_loop(waits.loop))
    view = app.screen.query_one(BoardView)
    for key in itertools.cycle("jklh"):
        if until.done():
            break
        place, started, shown = view.cursor.contact_id, time.perf_counter(), asyncio.Event()
        app.post_message(events.Key(key, key))
        while view.cursor.contact_id == place and time.perf_counter() - started < 1:
            await asyncio.sleep(0)
        view.call_after_refresh(shown.set)
        await shown.wait()
        waits.keys.append((time.perf_counter() - started) * 1000)
        await asyncio.sleep(KEY_PAUSE)
    heartbeat.cancel()


async def _watch_loop(late: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append((time.perf_counter() - before - 0.001) * 1000)


def describe(values: Sequence[float]) -> str:
    """Return the median, the 95th percentile, and the maximum."""
    if len(values) < 2:
        return "none"
    return (
        f"median {statistics.median(values):.1f}, 95 % {statistics.quantiles(values, n=20)[-1]:.1f}, "
        f"longest {max(values):.1f} ms of {len(values)}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often the waits are measured")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        data = Path(directory)
        database = data / "infoview.db"
        chance = random.Random(1)  # noqa: S311 - no secret
        fill(database, options.notes, make_notes(chance), options.contacts)
        print_line(f"{database.stat().st_size / 1e6:.1f} MB")
        for _ in range(options.rounds):
            backup = measure_waits(lambda: back_up_in_background(database, datetime.now(UTC), UTC))
            print_waits("backup", backup)
            print_waits("sleep", measure_waits(partial(time.sleep, backup.clock / 1000)))
        latest = find_backup(database, "latest")
        assert latest is not None  # it was just made
        for _ in range(options.rounds):
            clock, processor = measure(lambda: restore(database, latest, datetime.now(UTC)))
            print_line(f"restore: {clock:.2f} s, {processor:.2f} s of the processor")
        for name, found in asyncio.run(measure_keys(data)).items():
            print_line(f"keys {name} backups: {describe(found.keys)}")
            print_line(f"event loop {name} backups: late by {describe(found.loop)}")


def print_waits(name: str, waits: Waits) -> None:
    """Print how long an action took, and the waits beside it."""
    over = sum(wait > FRAME * 1000 for wait in waits.waits)
    print_line(
        f"{name}: {waits.clock:.0f} ms ({waits.processor:.0f} of the processor); waits: {describe(waits.waits)}; "
        f"{over} longer than a frame"
    )


def print_line(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
