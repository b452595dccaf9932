"""Printable HTML pages: no scripts, no network, and what a browser needs to open one."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.default_program import open_in_default_program
from infoview_tui.exchange.private_file import write_private_file

PAGE_NAME = "sheet.html"
"""The file in the data directory from which a browser shows a page; the next page replaces it."""

_STYLE = """
:root { color-scheme: light; }
body { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; color: #1c1c1c; }
"""


def format_page(title: str, style: str, body: Iterable[str]) -> str:
    """Format an HTML document. *style* and the lines of *body* must be escaped; the title is escaped here."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}{style}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def open_in_browser(page: str, directory: Path) -> None:
    """Write a page to `PAGE_NAME` in a directory, readable only by the user, and open it in the default browser.

    Takes seconds, so call it in a thread. Raises InfoviewError if it cannot be written, or no browser can be opened.
    """
    path = directory / PAGE_NAME
    write_private_file(path, page, replace=True)
    try:
        open_in_default_program(str(path), "browser")
    except InfoviewError as error:
        raise InfoviewError(f"{error} The page is in {clean_line(str(path))}.") from error
