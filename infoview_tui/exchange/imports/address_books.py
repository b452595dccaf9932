"""Parsers for tables of mail programs, known by their column names in seven languages: Outlook and Thunderbird."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.table_columns import find_meanings, parse_columns
from infoview_tui.exchange.imports.table_headers import (
    OUTLOOK_EMAILS,
    OUTLOOK_OTHERS,
    THUNDERBIRD_EMAILS,
    THUNDERBIRD_OTHERS,
)
from infoview_tui.exchange.imports.tables import find_header, read_table
from infoview_tui.exchange.imports.text_file import TextFile, display_path


class AddressBook(NamedTuple):
    """A mail program. Its tables have one of the columns for email addresses, and one of the others."""

    name: str
    emails: frozenset[str]
    others: frozenset[str]
    advice: str
    """What to do with a file without a header."""

    def sniff(self, text: str) -> bool:
        """Whether a text is a table of the program."""
        return find_header(text, self._is_header) is not None

    def parse_contacts(self, path: Path, file: TextFile, options: ReadOptions) -> ParsedFile:
        """Parse the contacts. Raises ImportFileError if there is no header, or a quotation mark is not closed."""
        header = find_header(file.text, self._is_header)
        if header is None:
            raise ImportFileError(f"{display_path(path)} has no header of {self.name}; {self.advice}.")
        table = read_table(path, file, header)
        meanings = find_meanings(header.names)
        return parse_columns(path, table, meanings, options, source=self.name, how_met=f"{self.name} contact")

    def _is_header(self, keys: Collection[str]) -> bool:
        return not self.emails.isdisjoint(keys) and not self.others.isdisjoint(keys)


OUTLOOK = AddressBook("Outlook", OUTLOOK_EMAILS, OUTLOOK_OTHERS, "export the contacts again as CSV")
"""The CSV of Outlook, of the desktop and the web."""

THUNDERBIRD = AddressBook("Thunderbird", THUNDERBIRD_EMAILS, THUNDERBIRD_OTHERS, "export the address book again")
"""The CSV and TSV of Thunderbird's address book."""
