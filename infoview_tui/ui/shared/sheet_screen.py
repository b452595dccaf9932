"""Base class of the sheets: a text to read, which opens in a browser to print it, and is written to a file."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from infoview_tui.exchange.html_page import open_in_browser
from infoview_tui.ui.shared.file_export import FileExport
from infoview_tui.ui.shared.screen import InfoviewScreen


class SheetScreen(InfoviewScreen):
    """A sheet. Subclasses override `compose_sheet`, `load`, and the three methods that format the sheet."""

    DEFAULT_CSS = """
    SheetScreen #sheet { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    SheetScreen.-narrow #sheet { padding: 0 1; }
    """
    AUTO_FOCUS = "#sheet"
    PRINT_HINT = "Print it from there."
    """What to say about printing once the page is open."""

    def compose_body(self) -> ComposeResult:
        """Compose the sheet."""
        with VerticalScroll(id="sheet"):
            yield from self.compose_sheet()

    def compose_sheet(self) -> ComposeResult:
        """Compose the widgets of the sheet."""
        yield from ()

    def format_markdown(self) -> str:
        """Return the sheet as Markdown; empty if it could not be read."""
        return ""

    def format_page(self) -> str:
        """Return the sheet as an HTML page; empty if it could not be read."""
        return ""

    def file_name(self) -> str:
        """Return the proposed name of an exported file, without its ending."""
        return "sheet"

    def action_open_page(self) -> None:
        """Open the page in the browser, where it can be printed."""
        if page := self.format_page():
            self.run_worker(self._open(page), exclusive=True)

    async def _open(self, page: str) -> None:
        with self.reporting_errors():
            await asyncio.to_thread(open_in_browser, page, self.workspace.data_dir)
            self.context.show_notification(f"Opened in your browser. {self.PRINT_HINT}")

    def action_export_markdown(self) -> None:
        """Write the sheet to a Markdown file."""
        if text := self.format_markdown():
            FileExport(self, text, "Export the sheet to a Markdown file").ask_path(f"~/{self.file_name()}.md")

    def action_export_page(self) -> None:
        """Write the sheet to an HTML page."""
        if page := self.format_page():
            hint = f"Open it in a browser. {self.PRINT_HINT}"
            FileExport(self, page, "Export the sheet to an HTML page", hint).ask_path(f"~/{self.file_name()}.html")
