"""The week of a busy month beside a bare Textual app: ``python -m tests.benchmarks.week``.

Both run in a real pseudo-terminal of 120x40, one after the other in each round; the first round is a warm-up. The
sample data has ``--interviews N`` more interviews, half an hour apart, in the weeks around now. Measured are the key
that opens the week for the first time, and the responses to ``j`` (down), ``l`` (sideways), and ``]`` (next week), each
with the key that reverts it.

Read the ratios to the bare app, never the milliseconds.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from infoview_tui.domain.timestamps import format_timestamp
from tests.benchmarks.comparison import BARE_RUNNER, BOARD_IS_SHOWN, INFOVIEW, Comparison, Figures, Runner, run_alone
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


def compare_week(directory: Path, interviews: int = 2_000, pairs: int = 12) -> Comparison:
    """Return the comparison, whose data is written to a directory."""
    build_data(directory, interviews)

    def measure_one(_name: str, runner: Runner, figures: Figures, is_warm_up: bool) -> None:
        measure(runner, figures, 1 if is_warm_up else pairs)

    week = Runner([str(INFOVIEW), "--data-dir", str(directory)], BOARD_IS_SHOWN)
    return Comparison("week", {"bare": BARE_RUNNER, "week": week}, measure_one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interviews", type=int, default=2_000, help="how many interviews are added")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is run")
    parser.add_argument("--pairs", type=int, default=12, help="how often each pair of keys is pressed in a round")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        run_alone(compare_week(Path(directory), options.interviews, options.pairs), options.rounds)


if __name__ == "__main__":
    main()
