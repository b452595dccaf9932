"""A line on the terminal that says how far a command is. On stderr, and only if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from infoview_tui.cli.output import WIDTH, truncate
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.monotonic import monotonic_seconds

_INTERVAL = 0.1
"""Seconds between two lines: more often is not seen."""


class ProgressLine:
    """Shows progress in place; each line overwrites the one before."""

    def __init__(self, what: str, step: str = "reading") -> None:
        """Show at once that *what* is being done, such as ``Connections.csv``."""
        self.what = clean_line(what)
        self.is_shown = sys.stderr is not None and sys.stderr.isatty()
        self._next = 0.0
        self._step = ""
        self._write(f"{self.what}: {step}…")

    def report(self, done: int, total: int) -> None:
        """Show how many rows are done."""
        if self.is_shown and (monotonic_seconds() >= self._next or done == total):
            self._next = monotonic_seconds() + _INTERVAL
            self._write(f"{self.what}: {done:,} of {total:,} rows")

    def report_step(self, step: Enum, done: int, total: int) -> None:
        """Show a step, whose value is its name, and how far it is, if *total* is not 0."""
        if self.is_shown and (monotonic_seconds() >= self._next or step.value != self._step):
            self._next, self._step = monotonic_seconds() + _INTERVAL, step.value
            self._write(f"{self.what}: {step.value}{f' {done / total:.0%}' if total else ''}…")

    def show_step(self, step: str) -> None:
        """Show what is being done."""
        self._write(f"{self.what}: {step.replace('_', ' ')}…")

    def clear(self) -> None:
        """Remove the line."""
        self._write("")

    def _write(self, text: str) -> None:
        if self.is_shown:
            sys.stderr.write(f"\r{truncate(text, WIDTH - 1)}\x1b[K")
            sys.stderr.flush()


@contextmanager
def show_progress(what: str, step: str = "reading") -> Iterator[ProgressLine]:
    """Show progress until the block ends; *step* is what is done first."""
    line = ProgressLine(what, step)
    try:
        yield line
    finally:
        line.clear()
