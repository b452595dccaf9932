"""All data of a document that Infoview exported, before it is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from infoview_tui.domain.labels import format_count

if TYPE_CHECKING:
    from infoview_tui.storage.own_files import OwnFile

Row = dict[str, Any]
"""A value for each column of a table, as SQLAlchemy takes it."""


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of all tables, each with a value for every column, and the user's own files.

    ``lines`` are the lines of the rows in the file. ``omitted_notes`` were left out because they are off the record.
    """

    tables: Mapping[str, Sequence[Row]]
    lines: Mapping[str, Sequence[int]]
    files: tuple[OwnFile, ...] = ()
    omitted_notes: int = 0

    def describe(self, *, without_contacts: bool = False) -> str:
        """Return what the user knows of its content: ``24 contacts, 8 interviews, 75 notes``."""
        counts = {noun: len(self.tables[table]) for table, noun in _NOUNS.items()} | {"file": len(self.files)}
        named = [format_count(count, noun) for noun, count in counts.items() if count]
        return ", ".join(named[1:] if without_contacts and counts["contact"] else named) or "nothing"


_NOUNS = {"contacts": "contact", "interviews": "interview", "notes": "note", "messages": "message"}
