"""The board of many contacts beside a bare Textual app and any peer: ``python -m tests.benchmarks.board``.

Each program runs in a real pseudo-terminal of 120x40, one after the other in each round, so that a noisy machine is
noisy for all; the first round is a warm-up. Measured are

- the time from the start until the board is shown (the board is ``infoview demo --contacts N``),
- the response to ``j`` (down), ``l`` (sideways) and ``L`` (move the card), each with the key that reverts it,
- the memory at the first screen and once the program is idle, and the CPU time while idle.

A peer is a command that opens its own existing data: ``--peer "ktui=ktui" --ready "ktui=Task number"`` waits for
the text that shows that its cards are painted (by default, any word). It should have the same keys; a key without a
response is not counted. For peers that take seconds per key use
``--rounds 2 --pairs 2``.

Read the ratios to the bare app, never the milliseconds.
"""

from __future__ import annotations

import argparse
import re
import shlex
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple

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

INFOVIEW = Path(sys.executable).with_name("infoview")
KEYS = {"j": b"jk", "l": b"lh", "L": b"LH"}
"""The timed pairs of keys; the second reverts the first."""

Figures = defaultdict[str, list[float]]
"""The measurements of a program, by name."""


class Runner(NamedTuple):
    """A program to measure: its command, and the output that shows it is ready."""

    command: list[str]
    ready: re.Pattern[bytes]


def measure(runner: Runner, figures: Figures, pairs: int, idle: float) -> None:
    """Run a program once and add its measurements; ``idle`` is the idle time measured, in seconds."""
    with Program(runner.command) as program:
        figures["start ms"].append(program.ready(runner.ready))
        figures["MB at first paint"].append(program.memory())
        program.settle(1.5)
        figures["MB settled"].append(program.memory())
        program.answer(b"l")
        for name, pair in KEYS.items():
            for key in pair * pairs:
                time.sleep(0.02)
                answer = program.answer(bytes([key]))
                if answer is not None:
                    figures[f"{name} ms"].append(answer)
        program.settle(1.5)
        before = program.processor()
        time.sleep(idle)
        figures["idle cpu %"].append((program.processor() - before) / idle * 100)


def runners(contacts: int, peers: Iterable[str], ready: Iterable[str]) -> dict[str, Runner]:
    """Return the programs by name: the bare app first, then the board, then the peers."""
    shown = dict(part.partition("=")[::2] for part in ready)
    found = {
        "bare": Runner([sys.executable, "-c", BARE], re.compile(rb"Researching \d")),
        "board": Runner([str(INFOVIEW), "demo", "--contacts", str(contacts)], re.compile(rb"Researching \d+")),
    }
    for peer in peers:
        named = re.match(r"([\w.-]+)=(.+)", peer)
        words = shlex.split(named[2] if named else peer)
        name = named[1] if named else Path(words[0]).name
        found[name] = Runner(words, re.compile(shown.get(name, r"[A-Za-z]{4}").encode()))
    return found


def table(taken: dict[str, Figures]) -> Iterable[str]:
    """Yield the lines of the result: medians, 95th percentiles, and the ratio to the first program."""
    yield f"{'':22}" + "".join(f"{name:>18}" for name in taken)
    for what in dict.fromkeys(chain.from_iterable(taken.values())):
        for label, pick in _PICKS[: 2 if what.endswith("ms") else 1]:
            cells = [pick(figures[what]) if figures.get(what) else None for figures in taken.values()]
            yield f"{what + label:22}" + "".join(f"{_cell(cell, cells[0]):>18}" for cell in cells)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[18] if len(values) > 1 else values[0]


_PICKS: tuple[tuple[str, Callable[[list[float]], float]], ...] = (("", statistics.median), (" p95", _p95))


def _cell(value: float | None, base: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f} x{value / base:.2f}" if base else f"{value:.1f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=10_000, help="how many contacts the demo generates")
    parser.add_argument("--rounds", type=int, default=7, help="how often each program is run")
    parser.add_argument("--pairs", type=int, default=12, help="how often each pair of keys is pressed in a round")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds of idle time to measure")
    parser.add_argument("--peer", action="append", default=[], metavar="[NAME=]COMMAND", help="may be repeated")
    parser.add_argument("--ready", action="append", default=[], metavar="NAME=REGEX", help="when a peer is ready")
    options = parser.parse_args()
    programs = runners(options.contacts, options.peer, options.ready)
    taken: dict[str, Figures] = {name: defaultdict(list) for name in programs}
    for number in range(options.rounds + 1):
        for name, runner in programs.items():
            measure(runner, *((taken[name], options.pairs, options.idle) if number else (defaultdict(list), 1, 0.1)))
    for line in table(taken):
        print(line)  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
