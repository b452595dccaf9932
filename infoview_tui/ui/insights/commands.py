"""Runs the commands of the Insights screen."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.ui.shared.host import ScreenHost


class InsightsCommands:
    """Runs commands, and shows what they did."""

    def __init__(self, host: ScreenHost) -> None:
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
