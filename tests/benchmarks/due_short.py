"""Compare ``infoview due --short`` with ``infoview --version``: the median of interleaved runs.

Usage: ``python -m tests.benchmarks.due_short [--runs 40] [--contacts 2000]``
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.databases import copy_demo, create_empty

COMMAND = str(Path(sys.executable).with_name("infoview"))


def run(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the milliseconds that a command takes."""
    started = time.perf_counter()
    subprocess.run([COMMAND, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Print both medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--contacts", type=int, default=2000, help="extra contacts in the data")
    options = parser.parse_args()
    commands = {"--version": ["--version"], "due --short": ["due", "--short"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with TemporaryDirectory() as home:
        database = Path(home) / ".local/share/infoview/infoview.db"
        create_empty(database)
        _fill(database, options.contacts)
        environment = {"HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        for round_number in range(options.runs + 2):
            for name, arguments in commands.items():
                taken = run(arguments, environment)
                if round_number >= 2:  # the first rounds compile the modules and warm the disk cache
                    times[name].append(taken)
    medians = {name: median(taken) for name, taken in times.items()}
    for name, taken in medians.items():
        sys.stdout.write(f"{name:12} {taken:6.1f} ms\n")
    sys.stdout.write(f"ratio        {medians['due --short'] / medians['--version']:6.2f}\n")


def _fill(database: Path, contacts: int) -> None:
    import sqlite3

    connection = sqlite3.connect(database)
    copy_demo(connection, datetime.now(UTC), UTC, extra_contacts=contacts)
    connection.close()


if __name__ == "__main__":
    main()
