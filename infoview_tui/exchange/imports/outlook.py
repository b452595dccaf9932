"""Parser for the CSV of Outlook, of the desktop and the web, in seven languages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.table_columns import find_meanings, parse_columns
from infoview_tui.exchange.imports.table_headers import OUTLOOK_EMAILS, OUTLOOK_OTHERS
from infoview_tui.exchange.imports.tables import find_header, read_table
from infoview_tui.exchange.imports.text_file import TextFile, display_path

SOURCE = "Outlook"


def sniff(text: str) -> bool:
    """Whether a text is a CSV of Outlook."""
    return find_header(text, _is_header) is not None


def parse_contacts(path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
    """Parse the contacts. Raises ImportFileError if there is no header, or a quotation mark is not closed."""
    header = find_header(file.text, _is_header)
    if header is None:
        raise ImportFileError(f"{display_path(path)} has no header of Outlook; export the contacts again as CSV.")
    table = read_table(path, file, header)
    meanings = find_meanings(header.names)
    return parse_columns(path, table, meanings, options, source=SOURCE, how_met="Outlook contact")


def _is_header(keys: Collection[str]) -> bool:
    return not OUTLOOK_EMAILS.isdisjoint(keys) and not OUTLOOK_OTHERS.isdisjoint(keys)
