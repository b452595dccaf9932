"""The first seconds of the program beside a bare Textual app: ``python -m tests.benchmarks.starts``.

The data are those of ``infoview demo --contacts N --keep DIR``. Each program runs in a real pseudo-terminal of 120x40,
by turns with a bare Textual app; the first round is a warm-up. Measured are

- the time until a screen is ready: of the board and of Today from the start of the program, as of the bare app; of
  Week and Insights, with which it cannot start, from the key that opens them for the first time,
- the response to keys in the first two seconds after the board is shown, in which the program loads what it needs
  later, and to the first key that writes: ``L`` moves a card,
- the memory at the first screen, once the program is idle, and the most of it in a minute's use of its screens.

Read the ratios to the bare app, never the milliseconds. The call is measured by ``python -m tests.benchmarks.typing``.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.board import keep_demo
from tests.benchmarks.comparison import BARE_RUNNER, INFOVIEW, Comparison, Figures, Runner, run_alone
from tests.benchmarks.program import Program

FIRST_SECONDS = 2.0
"""How long the first seconds are, from the first screen on."""

OPENING_KEYS = {"week": b"3", "insights": b"4"}
"""The keys of the screens that the program opens later."""

ROUND_OF_KEYS = b"2jjllL\r\x1b1jj\r\x1b3]]4jj5jj2jhHk"
"""Keys that go through the screens: the board and a contact, Today, Week, Insights, Banks, and the board again."""


def measure(name: str, runner: Runner, figures: Figures, seconds_of_use: float) -> None:
    """Run a program once and add its measurements."""
    with Program(runner.command, runner.config) as program:
        started = program.ready(runner.ready)
        if name in OPENING_KEYS:
            program.settle(1.5)
            _add(figures, "ready ms", program.answer(OPENING_KEYS[name]))
            return
        figures["ready ms"].append(started)
        if name == "today":
            return
        figures["MB at first paint"].append(program.memory())
        shown = time.perf_counter()
        while time.perf_counter() - shown < FIRST_SECONDS:
            for key in (b"j", b"k"):
                time.sleep(0.02)
                _add(figures, "first seconds ms", program.answer(key))
        _add(figures, "first write ms", program.answer(b"L"))
        program.settle(1.5)
        figures["MB settled"].append(program.memory())
        begun = time.perf_counter()
        while time.perf_counter() - begun < seconds_of_use:
            for number in ROUND_OF_KEYS:
                time.sleep(0.1)
                program.answer(bytes([number]))
        figures["MB peak"].append(program.peak_memory())


def _add(figures: Figures, what: str, answer: float | None) -> None:
    if answer is not None:
        figures[what].append(answer)


def compare_starts(directory: Path, contacts: int = 10_000, seconds_of_use: float = 60.0) -> Comparison:
    """Return the comparison on the data of so many contacts, which are written to a directory."""
    command = [str(INFOVIEW), "--data-dir", str(keep_demo(contacts, directory))]
    board = Runner(command, re.compile(rb"Researching \d"))
    programs = {
        "bare": BARE_RUNNER,
        "board": board,
        "today": Runner(command, re.compile(rb"F1"), 'start = "today"\n'),
        **dict.fromkeys(OPENING_KEYS, board),
    }

    def measure_one(name: str, runner: Runner, figures: Figures, is_warm_up: bool) -> None:
        measure(name, runner, figures, 0.0 if is_warm_up else seconds_of_use)

    return Comparison("starts", programs, measure_one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=10_000, help="how many contacts the demo generates")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is run")
    parser.add_argument("--use", type=float, default=60.0, help="seconds of use before the peak of the memory is read")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        run_alone(compare_starts(Path(directory), options.contacts, options.use), options.rounds)


if __name__ == "__main__":
    main()
