"""Typing a search among many notes beside a bare Textual app: ``python -m tests.benchmarks.search_keys``.

Both run in a real pseudo-terminal of 120x40, one after the other in each round; the first round is a warm-up. Searches
are typed letter by letter and erased. Measured are

- the time from a key to the frame in which the results change for the first time, and to the last byte written,
- the time of the processor for a key, with the search for all results in the background.

A key that changes no result counts only for the processor. The bare app answers ``j`` and ``k``; all of its frames have
what is measured. Read the ratios to the bare app, never the milliseconds.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.comparison import BARE_RUNNER, BOARD_IS_SHOWN, INFOVIEW, Comparison, Figures, Runner, run_alone
from tests.benchmarks.program import Program
from tests.benchmarks.search import fill, make_notes

WORDS = ("nurse", "risk file", "patient form", "maria")
"""The searches that are typed."""

PAUSE = 0.3
"""Seconds between two keys, in which all results are found."""

QUIET = 0.15
"""Seconds of silence that end a response."""

_CONTROL_F = b"\x06"
_MOVE = re.compile(rb"\x1b\[(\d+);\d+H")
_RESULT_LINES = range(5, 39)
"""The lines of the terminal, from 1, in which results are: not the search line, nor the footer."""


def shows_results(part: bytes) -> bool:
    """Return whether output writes to a line of the results."""
    return any(int(line) in _RESULT_LINES for line in _MOVE.findall(part))


def measure(runner: Runner, figures: Figures, *, is_bare: bool) -> None:
    """Run a program once and add its measurements."""
    with Program(runner.command) as program:
        program.ready(runner.ready)
        program.settle(1.5)
        if not is_bare:
            program.answer(_CONTROL_F)
            program.settle(2.0)
        for number, word in enumerate(WORDS):
            for letter in f"{word}{chr(127) * len(word)}":
                key = "jk"[number % 2] if is_bare else letter
                time.sleep(PAUSE)
                worked = program.exact_processor()
                written = program.respond(key.encode(), QUIET)
                figures["cpu ms"].append(program.exact_processor() - worked)
                first = [at for at, part in written if is_bare or shows_results(part)]
                if first:
                    figures["first results ms"].append(first[0])
                    figures["last byte ms"].append(written[-1][0])


def compare_search(directory: Path, notes: int = 100_000) -> Comparison:
    """Return the comparison, whose data is written to a directory."""
    fill(directory / "infoview.db", notes, make_notes(random.Random(1)))  # noqa: S311 - no secret

    def measure_one(name: str, runner: Runner, figures: Figures, _is_warm_up: bool) -> None:
        measure(runner, figures, is_bare=name == "bare")

    search = Runner([str(INFOVIEW), "--data-dir", str(directory)], BOARD_IS_SHOWN)
    return Comparison("search", {"bare": BARE_RUNNER, "search": search}, measure_one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100_000, help="how many notes there are besides the demo's")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program is run")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        run_alone(compare_search(Path(directory), options.notes), options.rounds)


if __name__ == "__main__":
    main()
