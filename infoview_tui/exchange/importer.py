"""Takes a file of another program in: recognizes its format, and makes contacts of what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from infoview_tui.exchange import linkedin, text_file
from infoview_tui.exchange.formats import detect_format
from infoview_tui.services.contacts.bulk_import import import_contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.import_rows import ImportResult, ImportRow
from infoview_tui.services.core.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What a file holds, before anything of it is kept: contacts, rows that are none, and remarks in sentences."""

    path: Path
    rows: tuple[ImportRow, ...]
    rejected: tuple[ImportResult, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: an outcome for each of its rows in their order, and remarks in sentences."""

    path: Path
    results: tuple[ImportResult, ...]
    warnings: tuple[str, ...]
    dry_run: bool = False

    @property
    def added(self) -> int:
        """How many contacts are new."""
        return self._count("added")

    @property
    def merged(self) -> int:
        """How many known contacts were completed."""
        return self._count("merged")

    @property
    def skipped(self) -> int:
        """How many rows changed nothing."""
        return self._count("skipped")

    @property
    def summary(self) -> str:
        """One line, such as ``Connections.csv: 212 added, 3 merged, 5 skipped``."""
        counts = f"{self.added} added, {self.merged} merged, {self.skipped} skipped"
        suffix = " (dry run: nothing is kept)" if self.dry_run else ""
        return f"{text_file.display_path(Path(self.path.name))}: {counts}{suffix}"

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.results)


def parse_file(path: Path) -> ParsedFile:
    """Read a file of a known format. Raises ImportFileError where it is of none, or cannot be read."""
    file = text_file.read_text(path)
    detect_format(path, file.text)  # LinkedIn's is the only one so far
    found = linkedin.parse_connections(path, file)
    return ParsedFile(
        path,
        tuple(_to_import_row(connection) for connection in found.connections),
        tuple(ImportResult(row.line, "", "skipped", row.reason) for row in found.skipped),
        found.warnings,
    )


def import_parsed_file(
    workspace: Workspace, parsed: ParsedFile, now: datetime, *, dry_run: bool = False
) -> ImportReport:
    """Add or merge what a file holds, in one deed that one undo takes back.

    A dry run tells the same and keeps nothing. Raises StorageError where it cannot be saved; nothing is kept then.
    """
    results = import_contacts(workspace, parsed.rows, parsed.path.name, now, dry_run=dry_run)
    in_order = sorted([*results, *parsed.rejected], key=lambda outcome: outcome.line)
    return ImportReport(parsed.path, tuple(in_order), parsed.warnings, dry_run)


def import_file(workspace: Workspace, path: Path, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Read a file and take it in. Raises ImportFileError and StorageError as the two do."""
    return import_parsed_file(workspace, parse_file(path), now, dry_run=dry_run)


def _to_import_row(connection: linkedin.Connection) -> ImportRow:
    """The contact that a connection is. How warm the tie is LinkedIn does not know, so it stays open (R5)."""
    form = ContactForm(
        name=connection.name,
        title=connection.position,
        organization=connection.company,
        email=connection.email,
        profile_url=connection.url,
        how_known="LinkedIn connection",
    )
    return ImportRow(connection.line, form, connection.connected_on)
