"""Runs the comparisons by turns, round by round: ``python -m tests.benchmarks [--rounds 5] [--json FILE]``.

Each round runs each comparison once, beside a bare Textual app, and beside nano and kanban-tui if they are installed.
Read the ratios, never the milliseconds: a ratio is taken in each round, and the median of the rounds is printed. Where
the machine was too noisy for that, it is said. ``--markdown`` prints the tables for the README.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.banks import compare_banks
from tests.benchmarks.board import compare_board
from tests.benchmarks.comparison import (
    NOISE_LIMIT,
    Comparison,
    Round,
    format_markdown,
    format_table,
    print_lines,
    run_round,
    to_json,
    worst_noise,
)
from tests.benchmarks.search_keys import compare_search
from tests.benchmarks.starts import compare_starts
from tests.benchmarks.typing import compare_typing
from tests.benchmarks.week import compare_week


def compare_board_with_peer(directory: Path) -> Comparison:
    """Return the comparison of the board, with kanban-tui on its own demo data if it is installed."""
    is_installed = shutil.which("ktui") is not None
    return compare_board(directory, peers=["ktui=ktui demo"] if is_installed else [], ready=["ktui=Ready|Doing|Done"])


COMPARISONS: dict[str, Callable[[Path], Comparison]] = {
    "starts": compare_starts,
    "board": compare_board_with_peer,
    "typing": compare_typing,
    "week": compare_week,
    "search": compare_search,
    "banks": compare_banks,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"which to run: {', '.join(COMPARISONS)}; by default all")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is run")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all measurements to a file")
    parser.add_argument("--markdown", action="store_true", help="print tables for the README")
    options = parser.parse_args()
    unknown = set(options.names) - COMPARISONS.keys()
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    taken = run_by_turns(options.names or list(COMPARISONS), options.rounds)
    for name, rounds in taken.items():
        print_lines([f"\n{name}", *(format_markdown if options.markdown else format_table)(rounds)])
        if (noise := worst_noise(rounds)) > NOISE_LIMIT:
            print_lines([f"The machine was too noisy: a loop took up to {noise:.2f} times its processor time."])
    if options.json is not None:
        options.json.write_text(to_json(taken), encoding="utf-8")


def run_by_turns(names: Sequence[str], rounds: int) -> dict[str, list[Round]]:
    """Return the rounds of each comparison; the warm-up is not among them."""
    with TemporaryDirectory() as place:
        comparisons = []
        for name in names:
            directory = Path(place) / name
            directory.mkdir()
            comparisons.append(COMPARISONS[name](directory))
        taken: dict[str, list[Round]] = {comparison.name: [] for comparison in comparisons}
        for number in range(rounds + 1):
            for comparison in comparisons:
                measured = run_round(comparison, is_warm_up=not number)
                if number:
                    taken[comparison.name].append(measured)
    return taken


if __name__ == "__main__":
    main()
