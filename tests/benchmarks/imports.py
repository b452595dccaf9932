"""Measure importing connections: the whole command, and plan, import, undo, and redo in memory of one process.

Usage: ``python -m tests.benchmarks.imports [--rows 8000 50000] [--runs 3]``
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from infoview_tui.exchange.imports.importer import as_source, parse_file
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.plan import plan_import

COMMAND = str(Path(sys.executable).with_name("infoview"))
NAMES = (
    "Maria Lopez",
    "Ann Lee",
    "José García",
    "Lena Müller",
    "Karl Schmidt",
    "Fatima Khan",
    "Yuki Tanaka",
    "Zoe Nagy",
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def write_connections(path: Path, rows: int) -> None:
    """Write a file as LinkedIn exports it: few have an email address, and three work at each organization."""
    generator = random.Random(1)  # noqa: S311 - the same file each time
    lines = (
        f"{generator.choice(NAMES).split()[0]},{generator.choice(NAMES).split()[1]}-{number % 97:x},"
        f"https://www.linkedin.com/in/person-{number:x},{f'p{number}@example.com' if number % 20 == 0 else ''},"
        f"Company {generator.randrange(rows // 3)},Designer,{generator.randrange(1, 29):02} Sep 2024\n"
        for number in range(rows)
    )
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


class Taken(NamedTuple):
    """Seconds of wall time, and of the processor, which counts on a busy machine."""

    wall: float
    cpu: float


def time_seconds(work: Callable[[], object]) -> Taken:
    """Return what something takes, programs that it starts included."""
    started, before = time.perf_counter(), sum(os.times()[:4])
    work()
    return Taken(time.perf_counter() - started, sum(os.times()[:4]) - before)


def measure(rows: int, folder: Path) -> dict[str, Taken]:
    """Return the seconds of each step."""
    path = folder / "Connections.csv"
    write_connections(path, rows)
    arguments = [COMMAND, "--data-dir", str(folder / "command"), "import", str(path)]
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}

    def run() -> None:
        subprocess.run(arguments, env=environment, check=True, stdout=subprocess.DEVNULL)

    taken = {"command": time_seconds(run), "command again": time_seconds(run)}
    workspace = open_workspace(folder / "process" / "infoview.db")
    now = datetime.now(UTC)
    sources = [as_source(parse_file(path))]
    taken["parse"] = time_seconds(lambda: parse_file(path))
    taken["preview"] = time_seconds(lambda: plan_import(workspace, sources))
    taken["import"] = time_seconds(lambda: import_contacts(workspace, sources, now))
    taken["undo"] = time_seconds(lambda: workspace.undo(now))
    taken["redo"] = time_seconds(lambda: workspace.redo(now))
    workspace.close()
    return taken


def main() -> None:
    """Print the median of each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[8000, 50000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for rows in options.rows:
        runs = []
        for _ in range(options.runs):
            with TemporaryDirectory() as folder:
                runs.append(measure(rows, Path(folder)))
        for step in runs[0]:
            wall, cpu = (median(run[step][at] for run in runs) for at in (0, 1))
            sys.stdout.write(f"{rows:6,} rows  {step:14} {wall:6.2f} s  {cpu:6.2f} s CPU\n")


if __name__ == "__main__":
    main()
