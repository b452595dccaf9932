"""Filtering question banks beside a bare Textual app: ``python -m tests.benchmarks.banks --questions 5000``.

Both run in a real pseudo-terminal of 120x40, one after the other in each round; the first round is a warm-up. The
user's banks have ``--questions N`` questions. Measured are the key that opens the Banks screen for the first time,
which reads them, and the responses to typing a filter, letter by letter, and to erasing it; details follow later, in
the pause between two keys. The bare app answers ``j`` and ``k``.

The same is measured with the bundled questions only, since most of the time of a key goes into painting a screenful of
questions, however many there are.

Read the ratios to the bare app, never the milliseconds. The time of the processor for a key (``cpu``) varies less than
the response on a machine that does other work too.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import load_library
from tests.benchmarks.comparison import BARE_RUNNER, BOARD_IS_SHOWN, INFOVIEW, Comparison, Figures, Runner, run_alone
from tests.benchmarks.program import Program
from tests.databases import create_demo

WORDS = ("what", "how did", "money", "first week")
"""The filters that are typed; their first letters match most questions."""

PAUSE = 0.3
"""Seconds between two keys, in which the details of the question are drawn."""

QUIET = 0.05
"""Seconds of silence that end a response: less than the pause before the details."""

PER_FILE = 2_500
"""Questions in one file, which may have 1 MB."""


def build_banks(directory: Path, questions: int) -> None:
    """Write banks of questions from the words of the bundled ones."""
    words = " ".join(question.text for question in load_library(bundled_banks(), None).questions).split()
    choose = random.Random(1)  # noqa: S311 - the same questions each time
    for start in range(0, questions, PER_FILE):
        topic = f"bench-{start}"
        lines = [f"topic: {topic}", "questions:"]
        for number in range(start, min(start + PER_FILE, questions)):
            text = " ".join(choose.choices(words, k=choose.randint(6, 18))).replace('"', "")
            lines += [f"  - id: {topic}.q{number}", f'    text: "{text}"']
        (directory / f"{topic}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(runner: Runner, figures: Figures, *, is_bare: bool) -> None:
    """Run a program once and add its measurements."""
    with Program(runner.command) as program:
        program.ready(runner.ready)
        program.settle(1.5)
        opened = program.answer(b"j" if is_bare else b"5")
        if opened is not None:
            figures["open ms"].append(opened)
        program.settle(3.0)
        if not is_bare:
            program.answer(b"/")
        for number, word in enumerate(WORDS):
            for letter in f"{word}{chr(127) * len(word)}":
                key = "jk"[number % 2] if is_bare else letter
                time.sleep(PAUSE)
                worked = program.exact_processor()
                answer = program.answer(key.encode(), QUIET)
                if answer is not None:
                    figures["key ms"].append(answer)
                    figures["cpu ms"].append(program.exact_processor() - worked)
        if not is_bare:
            program.answer(b"\x1b")


def compare_banks(directory: Path, questions: int = 5_000) -> Comparison:
    """Return the comparison, whose data and banks are written to a directory."""
    create_demo(directory / "infoview.db", datetime.now(UTC), UTC)
    programs = {"bare": BARE_RUNNER}
    for name, count in (("bundled", 0), ("banks", questions)):
        config = directory / name
        (config / "question_banks").mkdir(parents=True)
        build_banks(config / "question_banks", count)
        command = ["env", f"INFOVIEW_CONFIG_DIR={config}", str(INFOVIEW), "--data-dir", str(directory)]
        programs[name] = Runner(command, BOARD_IS_SHOWN)

    def measure_one(name: str, runner: Runner, figures: Figures, _is_warm_up: bool) -> None:
        measure(runner, figures, is_bare=name == "bare")

    return Comparison("banks", programs, measure_one)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=5_000, help="how many questions the user's banks have")
    parser.add_argument("--rounds", type=int, default=3, help="how often each program is run")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        run_alone(compare_banks(Path(directory), options.questions), options.rounds)


if __name__ == "__main__":
    main()
