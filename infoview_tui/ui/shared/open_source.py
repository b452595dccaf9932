"""Opening the source of a finding in the browser; without one, its address is copied (R16)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from infoview_tui.domain.urls import parse_web_address
from infoview_tui.errors import InfoviewError

if TYPE_CHECKING:
    from infoview_tui.ui.shared.screen import InfoviewScreen


def open_source(screen: InfoviewScreen, source: str) -> None:
    """Open a source in the browser, in a worker. If it is no web address, say what to do."""
    address = parse_web_address(source)
    if address is None:
        screen.show_status("No web address here: add one to the line, and it becomes the source.")
    else:
        screen.run_worker(_open(screen, address), group="open_source", exclusive=True)


async def _open(screen: InfoviewScreen, address: str) -> None:
    from infoview_tui.exchange import web_browser

    try:
        await asyncio.to_thread(web_browser.open_web_address, address)
    except InfoviewError as error:
        screen.app.copy_to_clipboard(address)
        screen.context.show_notification(f"{error} Its address was copied: {address}", error=True)
    else:
        screen.show_status(f"Opened {urlsplit(address).hostname} in your browser.")
