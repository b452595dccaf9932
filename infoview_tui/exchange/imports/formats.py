"""File formats for import, detected by content, not by file name. A new format is a module and an entry here."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.document_format import is_document
from infoview_tui.exchange.imports import (
    google,
    linkedin,
    mapped_table,
    text_file,
    vcard,
)
from infoview_tui.exchange.imports.address_books import OUTLOOK, THUNDERBIRD
from infoview_tui.exchange.imports.file_kinds import UNKNOWN_TEXT, find_text_kind
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions


class ImportFormat(NamedTuple):
    """A format: its name in messages, whether a text is in it, and its parser, which raises ImportFileError."""

    name: str
    sniff: Callable[[str], bool]
    parse: Callable[[Path, text_file.TextFile, ReadOptions], ParsedFile]


def _parse_document(path: Path, file: text_file.TextFile, options: ReadOptions) -> ParsedFile:
    from infoview_tui.exchange.imports.infoview_json import parse_document  # imports SQLModel

    return parse_document(path, file, options)


FORMATS = (
    ImportFormat("Infoview's JSON", is_document, _parse_document),
    ImportFormat("vCard", vcard.sniff, vcard.parse_contacts),
    ImportFormat("LinkedIn's Connections.csv", linkedin.sniff, linkedin.parse_contacts),
    ImportFormat("Google Contacts", google.sniff, google.parse_contacts),
    *(ImportFormat(book.name, book.sniff, book.parse_contacts) for book in (OUTLOOK, THUNDERBIRD)),
    ImportFormat("a table", mapped_table.sniff, mapped_table.parse_contacts),
)
"""All formats, in the order in which they are tried: any table is the last, as most others are tables as well."""


def detect_format(path: Path, text: str) -> ImportFormat:
    """Return the format of a file with this text.

    Raises ImportFileError, with *path* in the message, if the format is unknown.
    """
    for candidate in FORMATS:
        if candidate.sniff(text):
            return candidate
    kind = find_text_kind(text) or UNKNOWN_TEXT
    raise ImportFileError(f"{text_file.display_path(path)} is {kind.name}; {kind.advice}.")
