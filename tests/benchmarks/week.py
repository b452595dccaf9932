"""The week of a busy month beside a bare Textual app: ``python -m tests.benchmarks.week``.

Both run in a real pseudo-terminal of 120x40, one after the other in each round; the first round is a warm-up. The
sample data has ``--interviews N`` more interviews, half an hour apart, in the weeks around now. Measured are the key
that opens the week for the first time, and the responses to ``j`` (down), ``l`` (sideways), and ``]`` (next week), each
with the key that reverts it.

Read the ratios to the bare app, never the milliseconds.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from infoview_tui.domain.timestamps import format_timestamp
from tests.benchmarks.board import BARE, INFOVIEW, Figures, Runner, table
from tests.benchmarks.program import Program
from tests.databases import create_demo

KEYS = {"j": b"jk", "l": b"lh", "]": b"]["}
"""The timed pairs of keys; the second reverts the first."""


def build_data(directory: Path, interviews: int) -> None:
    """Write the sample data and many interviews."""
    now = datetime.now(UTC)
    database = directory / "infoview.db"
    create_demo(database, now, UTC)
    with sqlite3.connect(database) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(interviews)") if row[1] != "id"]
        names = ", ".join(columns)
        values = ", ".join(
            {"starts_at": "?", "started_at": "NULL", "state": "'planned'"}.get(name, name) for name in columns
        )
        for number in range(interviews):
            starts_at = format_timestamp(now + timedelta(minutes=30 * (number - interviews // 2)))
            connection.execute(
                f"INSERT INTO interviews ({names}) SELECT {values} FROM interviews LIMIT 1",  # noqa: S608 - own names
                (starts_at,),
            )
    connection.close()


def measure(runner: Runner, figures: Figures, pairs: int) -> None:
    """Run a program once and add its measurements."""
    with Program(runner.command) as program:
        program.ready(runner.ready)
        program.settle(1.5)
        opened = program.answer(b"3")
        if opened is not None:
            figures["3 (first) ms"].append(opened)
        program.settle(1.5)
        for name, pair in KEYS.items():
            for key in pair * pairs:
                time.sleep(0.02)
                answer = program.answer(bytes([key]))
                if answer is not None:
                    figures[f"{name} ms"].append(answer)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=2_000, help="how many interviews are added")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is run")
    parser.add_argument("--pairs", type=int, default=12, help="how often each pair of keys is pressed in a round")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        build_data(Path(directory), options.interviews)
        programs = {
            "bare": Runner([sys.executable, "-c", BARE], re.compile(rb"Researching \d")),
            "week": Runner([str(INFOVIEW), "--data-dir", directory], re.compile(rb"Researching \d+")),
        }
        taken: dict[str, Figures] = {name: defaultdict(list) for name in programs}
        for number in range(options.rounds + 1):
            for name, runner in programs.items():
                measure(runner, taken[name] if number else defaultdict(list), options.pairs if number else 1)
    for line in table(taken):
        print(line)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
