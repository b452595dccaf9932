"""Cleaning hostile text must take linear time: ``python -m tests.benchmarks.cleaning``.

Each text is cleaned at 25,000 and at 100,000 characters. Four times the length should take about four times as long;
quadratic work would take sixteen times as long. Exits with 1 if a ratio is above ten.
"""

from __future__ import annotations

import random
import sys
import time

from infoview_tui.domain.sanitize import clean_line, clean_text
from tests.hostile_texts import HOSTILE_UNITS, MAX_LINE

ROUNDS = 5
MAX_RATIO = 10


def texts() -> dict[str, str]:
    """Return every hostile text at full length, by name."""
    marks = [chr(code) for code in range(0x300, 0x370)]
    shuffled = "".join(random.Random(1).choices(marks, k=MAX_LINE))  # noqa: S311 - a fixed sample
    return {ascii(unit): (unit * MAX_LINE)[:MAX_LINE] for unit in HOSTILE_UNITS} | {"shuffled marks": shuffled}


def seconds(text: str) -> float:
    """Return the shortest CPU time of several rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        clean_line(text)
        clean_text(text)
        found.append(time.process_time() - start)
    return min(found)


def main() -> int:
    """Print the result for each text."""
    slow = 0
    for name, text in texts().items():
        short, long = seconds(text[: MAX_LINE // 4]), seconds(text)
        ratio = long / max(short, 1e-6)
        slow += ratio > MAX_RATIO
        print(f"{name:24} {long * 1000:8.1f} ms  {ratio:5.1f} times a quarter of it")  # noqa: T201 - its purpose
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
