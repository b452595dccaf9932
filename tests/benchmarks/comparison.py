"""Comparisons of programs in a real pseudo-terminal, run by turns: a noisy machine is then noisy for all of them.

The first program of a comparison is a bare Textual app. A round runs each program once; the first round is a warm-up.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

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

BOARD_IS_SHOWN = re.compile(rb"Researching \d")

NOISE_LIMIT = 1.25
"""How much longer than its processor time a loop may take before the machine counts as too noisy."""

Figures = defaultdict[str, list[float]]
"""The measurements of a program, by name."""


class Runner(NamedTuple):
    """A program to measure: its command, the output that shows it is ready, and the text of its config file."""

    command: list[str]
    ready: re.Pattern[bytes]
    config: str = ""


BARE_RUNNER = Runner([sys.executable, "-c", BARE], BOARD_IS_SHOWN)


class Comparison(NamedTuple):
    """Programs to compare, and how one of them is measured: by its name, with figures to add to.

    The last argument of *measure* says whether this is the warm-up, which may be shorter.
    """

    name: str
    programs: Mapping[str, Runner]
    measure: Callable[[str, Runner, Figures, bool], None]


class Round(NamedTuple):
    """One round of a comparison: the figures by program, and how noisy the machine was before each."""

    figures: dict[str, Figures]
    noise: list[float]


def run_round(comparison: Comparison, *, is_warm_up: bool = False) -> Round:
    """Measure each program of a comparison once."""
    found, noise = {}, []
    for name, runner in comparison.programs.items():
        noise.append(measure_noise())
        found[name] = Figures(list)
        comparison.measure(name, runner, found[name], is_warm_up)
    return Round(found, noise)


def run_alone(comparison: Comparison, rounds: int) -> None:
    """Run the rounds of one comparison, and print its table."""
    run_round(comparison, is_warm_up=True)
    print_lines(format_table([run_round(comparison) for _ in range(rounds)]))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        print(line)  # noqa: T201 - benchmarks are commands


def measure_noise() -> float:
    """Return how much longer than its processor time a loop takes: 1 on a quiet machine."""
    started, worked = time.perf_counter(), time.process_time()
    while time.process_time() - worked < 0.2:
        pass
    return (time.perf_counter() - started) / (time.process_time() - worked)


def worst_noise(rounds: Iterable[Round]) -> float:
    """Return the noise of the noisiest moment; see `measure_noise`."""
    return max(noise for each in rounds for noise in each.noise)


def percentile_95(values: Sequence[float]) -> float:
    """Return the value that one in twenty exceeds; never more than the largest one, however few there are."""
    return statistics.quantiles(values, n=20, method="inclusive")[18] if len(values) > 1 else values[0]


_PICKS: tuple[tuple[str, Callable[[Sequence[float]], float]], ...] = (("", statistics.median), (" p95", percentile_95))


class Line(NamedTuple):
    """One figure of the programs: the values by program, and the ratios to the first one, each a median of rounds.

    A program that lacks the figure has None.
    """

    what: str
    values: dict[str, float | None]
    ratios: dict[str, float | None]


def summarize(rounds: Sequence[Round]) -> Iterator[Line]:
    """Yield the medians and 95th percentiles. A ratio is taken in each round, in which the machine was the same."""
    programs = list(rounds[0].figures)
    names = dict.fromkeys(what for each in rounds for figures in each.figures.values() for what in figures)
    for what in names:
        for label, pick in _PICKS[: 2 if what.endswith("ms") else 1]:
            of_rounds = [
                {name: pick(found) if (found := each.figures[name].get(what)) else None for name in programs}
                for each in rounds
            ]
            values = {name: _median(each[name] for each in of_rounds) for name in programs}
            ratios = {name: _median(_ratio(each[name], each[programs[0]]) for each in of_rounds) for name in programs}
            yield Line(f"{what}{label}", values, ratios)


def _ratio(value: float | None, base: float | None) -> float | None:
    return value / base if value is not None and base else None


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def format_table(rounds: Sequence[Round]) -> Iterator[str]:
    """Yield the lines of a table for a terminal."""
    yield f"{'':22}" + "".join(f"{name:>18}" for name in rounds[0].figures)
    for line in summarize(rounds):
        cells = (_format_cell(line.values[name], line.ratios[name]) for name in line.values)
        yield f"{line.what:22}" + "".join(f"{cell:>18}" for cell in cells)


def format_markdown(rounds: Sequence[Round]) -> Iterator[str]:
    """Yield the lines of a Markdown table of the ratios, with the values of the first program."""
    first, *others = rounds[0].figures
    yield f"| | {first} | {' | '.join(others)} |"
    yield f"|---|{'---:|' * (len(others) + 1)}"
    for line in summarize(rounds):
        base = line.values[first]
        ratios = (f"×{ratio:.2f}" if (ratio := line.ratios[name]) is not None else "–" for name in others)
        yield f"| {line.what} | {'–' if base is None else f'{base:.1f}'} | {' | '.join(ratios)} |"


def to_json(taken: Mapping[str, Sequence[Round]]) -> str:
    """Return all measurements as JSON: by comparison, round, program, and figure, with the noise of each comparison."""
    return json.dumps(
        {
            name: {"noise": worst_noise(rounds), "rounds": [each.figures for each in rounds]}
            for name, rounds in taken.items()
        },
        indent=1,
    )


def _format_cell(value: float | None, ratio: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.1f} x{ratio:.2f}" if ratio is not None else f"{value:.1f}"
