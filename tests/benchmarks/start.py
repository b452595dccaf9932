"""From start to a board of many contacts, beside a bare Textual app: ``python -m tests.benchmarks.start``.

Both run in a real pseudo-terminal, one after the other in each round, so that a noisy machine is noisy for both.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.storage.connection import connect
from infoview_tui.storage.sample import fill
from infoview_tui.zone import local_zone

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Researching 1")

Bare().run()
"""

COMMAND = Path(sys.executable).with_name("infoview")

READY = re.compile(rb"Researching \d+")


def ready_after(command: Sequence[str]) -> float:
    """Return the milliseconds from just before the start to the first screen that shows what was waited for."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    started = time.perf_counter()
    program = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    )
    os.close(slave)
    seen = b""
    while not READY.search(seen):
        seen += os.read(master, 65536)
    ready = (time.perf_counter() - started) * 1000
    os.write(master, b"\x11")  # ctrl+q
    with contextlib.suppress(OSError):  # Linux says EIO once the other side is closed
        while os.read(master, 65536):
            pass
    program.wait()
    os.close(master)
    return ready


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # every start would compile the source again
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        connection = connect(data / "infoview.db")
        fill(connection, datetime.now(UTC), local_zone(), extra=options.contacts)
        connection.close()
        commands = {
            "bare Textual app": [sys.executable, "-c", BARE],
            f"board of {options.contacts}": [str(COMMAND), "--data-dir", str(data)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(options.rounds + 1):
            for name, command in commands.items():
                taken = ready_after(command)
                if number:  # the first round only warms up
                    times[name].append(taken)
    for name, taken_times in times.items():
        median, best = statistics.median(taken_times), min(taken_times)
        print(f"{name:20} median {median:6.0f} ms   best {best:6.0f} ms")  # noqa: T201 - this is a command
    bare, ours = times.values()
    ratios = [one / other for one, other in zip(ours, bare, strict=True)]
    print(f"{'ratio':20} median {statistics.median(ratios):6.2f}      of bests {min(ours) / min(bare):6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
