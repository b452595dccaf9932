"""The board of many contacts beside a bare Textual app: ``python -m tests.benchmarks.board``.

Start, the keys that move the cursor and carry a card, and memory, all in real pseudo-terminals, one program after the
other in each round, so that a noisy machine is noisy for both. Read the ratios.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.storage.connection import connect
from infoview_tui.storage.sample import fill
from infoview_tui.zone import local_zone
from tests.benchmarks.program import Program

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("Researching 1")

    def on_key(self, event):
        self.query_one(Static).update(f"Researching 1 {event.key} {id(event)}")

Bare().run()
"""

COMMAND = Path(sys.executable).with_name("infoview")
READY = re.compile(rb"Researching \d+")
KEYS = {"j": b"jk", "l": b"lh", "L": b"LH"}
"""The pairs of keys whose answers are timed; the second takes the first back."""

PAIRS = 12


def measure(command: list[str], taken: dict[str, list[float]]) -> None:
    """Run a command once and add what it took."""
    with Program(command) as program:
        taken["start ms"].append(program.ready(READY))
        taken["MB at first paint"].append(program.memory())
        program.settle(1.5)
        taken["MB settled"].append(program.memory())
        program.answer(b"l")
        for name, pair in KEYS.items():
            for _ in range(PAIRS):
                for key in pair:
                    time.sleep(0.02)
                    taken[f"{name} ms"].append(program.answer(bytes([key])))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    names = ("start ms", "MB at first paint", "MB settled", *(f"{key} ms" for key in KEYS))
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "data"
        connection = connect(data / "infoview.db")
        fill(connection, datetime.now(UTC), local_zone(), extra=options.contacts)
        connection.close()
        commands = {"bare": [sys.executable, "-c", BARE], "board": [str(COMMAND), "--data-dir", str(data)]}
        taken = {program: {name: list[float]() for name in names} for program in commands}
        for number in range(options.rounds + 1):
            for program, command in commands.items():
                measure(command, taken[program] if number else {name: [] for name in names})  # the first warms up
    for name in names:
        bare, board = taken["bare"][name], taken["board"][name]
        p95 = " / ".join(f"{statistics.quantiles(values, n=20)[18]:.1f}" for values in (bare, board))
        middle = statistics.median(bare), statistics.median(board)
        line = f"{name:18} bare {middle[0]:7.1f}   board {middle[1]:7.1f}   x{middle[1] / middle[0]:.2f}   p95 {p95}"
        print(line)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
