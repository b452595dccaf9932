"""Opening a web address in the user's browser. Infoview itself never connects to anything."""

from __future__ import annotations

from infoview_tui.exchange.default_program import open_in_default_program


def open_web_address(address: str) -> None:
    """Open an http or https address in the browser (see `parse_web_address`).

    Call it in a thread (see `open_in_default_program`). Raises InfoviewError if it does not open.
    """
    open_in_default_program(address, "web browser")
