"""Runs a command of the services for a screen, and shows what it did."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.ui.shared.host import ScreenHost


def run_command(host: ScreenHost, command: Callable[[], object], message: str = "") -> bool:
    """Run a command, reload, show its error or *message*, and return whether it succeeded."""
    succeeded = False
    with host.reporting_errors():
        command()
        succeeded = True
    host.reload()
    if succeeded and message:
        host.show_status(message)
    return succeeded
