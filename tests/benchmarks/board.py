"""The board of many contacts beside a bare Textual app and any peer: ``python -m tests.benchmarks.board``.

Each program runs in a real pseudo-terminal of 120x40, one after the other in each round, so that a noisy machine is
noisy for all; the first round is a warm-up. Measured are

- the time from the start until the board is shown; its data are those of ``infoview demo --contacts N --keep DIR``,
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
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.comparison import BARE_RUNNER, INFOVIEW, Comparison, Figures, Runner, run_alone
from tests.benchmarks.program import Program

KEYS = {"j": b"jk", "l": b"lh", "L": b"LH"}
"""The timed pairs of keys; the second reverts the first."""


READY = re.compile(rb"Researching \d+")
"""What the board shows once it is ready."""


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


def keep_demo(contacts: int, directory: Path) -> Path:
    """Create the data of the demo with so many contacts more, and return their directory."""
    data = directory / "data"
    with Program([str(INFOVIEW), "demo", "--contacts", str(contacts), "--keep", str(data)]) as program:
        program.ready(READY)
    return data


def runners(data: Path, peers: Iterable[str], ready: Iterable[str]) -> dict[str, Runner]:
    """Return the programs by name: the bare app first, then the board, then the peers."""
    shown = dict(part.partition("=")[::2] for part in ready)
    found = {
        "bare": BARE_RUNNER,
        "board": Runner([str(INFOVIEW), "--data-dir", str(data)], READY),
    }
    for peer in peers:
        named = re.match(r"([\w.-]+)=(.+)", peer)
        words = shlex.split(named[2] if named else peer)
        name = named[1] if named else Path(words[0]).name
        found[name] = Runner(words, re.compile(shown.get(name, r"[A-Za-z]{4}").encode()))
    return found


def compare_board(
    directory: Path,
    contacts: int = 10_000,
    *,
    pairs: int = 12,
    idle: float = 5.0,
    peers: Iterable[str] = (),
    ready: Iterable[str] = (),
) -> Comparison:
    """Return the comparison of the board of so many contacts; see `measure` and `runners`."""

    def measure_one(_name: str, runner: Runner, figures: Figures, is_warm_up: bool) -> None:
        measure(runner, figures, *((1, 0.1) if is_warm_up else (pairs, idle)))

    return Comparison("board", runners(keep_demo(contacts, directory), peers, ready), measure_one)


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
    with TemporaryDirectory() as directory:
        comparison = compare_board(
            Path(directory),
            options.contacts,
            pairs=options.pairs,
            idle=options.idle,
            peers=options.peer,
            ready=options.ready,
        )
        run_alone(comparison, options.rounds)


if __name__ == "__main__":
    main()
