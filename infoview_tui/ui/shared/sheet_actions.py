"""Sheets: a text to read, which opens in a browser to print it, and is written to a file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from textual.containers import VerticalScroll

from infoview_tui.exchange.html_page import open_in_browser
from infoview_tui.ui.shared.file_export import FileExport

if TYPE_CHECKING:
    from infoview_tui.ui.shared.screen import InfoviewScreen


class SheetBody(VerticalScroll):
    """Scrolls through a sheet."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    SheetBody { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    .-narrow SheetBody { padding: 0 1; }
    """


class PrintableSheet(Protocol):
    """A sheet in the formats in which it leaves the app; the texts are empty if it could not be read."""

    print_hint: str
    """What to say about printing once the page is open."""

    def format_markdown(self) -> str:
        """Return the sheet as Markdown."""

    def format_page(self) -> str:
        """Return the sheet as an HTML page."""

    def file_name(self) -> str:
        """Return the proposed name of an exported file, without its ending."""


class SheetActions:
    """Opens a sheet in the browser, and writes it to files."""

    def __init__(self, screen: InfoviewScreen, sheet: PrintableSheet) -> None:
        """Set the sheet."""
        self._screen = screen
        self._sheet = sheet

    def action_open_page(self) -> None:
        """Open the page in the browser, where it can be printed."""
        if page := self._sheet.format_page():
            self._screen.run_worker(self._open(page), exclusive=True)

    async def _open(self, page: str) -> None:
        screen = self._screen
        screen.workspace.wait_for_disk()  # the page must not say more than what is saved
        with screen.reporting_errors():
            await asyncio.to_thread(open_in_browser, page, screen.workspace.data_dir)
            screen.context.show_notification(f"Opened in your browser. {self._sheet.print_hint}")

    def action_export_markdown(self) -> None:
        """Write the sheet to a Markdown file."""
        if text := self._sheet.format_markdown():
            export = FileExport(self._screen, text, "Export the sheet to a Markdown file")
            export.ask_path(f"~/{self._sheet.file_name()}.md")

    def action_export_page(self) -> None:
        """Write the sheet to an HTML page."""
        if page := self._sheet.format_page():
            hint = f"Open it in a browser. {self._sheet.print_hint}"
            export = FileExport(self._screen, page, "Export the sheet to an HTML page", hint)
            export.ask_path(f"~/{self._sheet.file_name()}.html")
