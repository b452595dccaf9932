"""Runs the commands of the Insights screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol


class CommandHost(Protocol):
    """The screen that a command changes."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show an InfoviewError raised in the block; the rest of the block is skipped."""

    def show_status(self, message: str) -> None:
        """Show what a key has done."""

    def reload(self) -> None:
        """Read and show everything again."""


class InsightsCommands:
    """Runs commands, and shows what they did."""

    def __init__(self, host: CommandHost) -> None:
        """Set the screen."""
        self._host = host

    def run(self, command: Callable[[], object], done: str) -> bool:
        """Run a command, show what it did, read the view again, and return whether it succeeded."""
        succeeded = False
        with self._host.reporting_errors():
            command()
            succeeded = True
            self._host.show_status(done)
        self._host.reload()
        return succeeded
