"""Contact import from files: detect the format, parse the file, and add or merge contacts."""

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
    """A parsed file before the import: contacts, rejected rows, and warnings as sentences."""

    path: Path
    rows: tuple[ImportRow, ...]
    rejected: tuple[ImportResult, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import: a result for each row, in file order, and warnings as sentences."""

    path: Path
    results: tuple[ImportResult, ...]
    warnings: tuple[str, ...]
    dry_run: bool = False

    @property
    def added(self) -> int:
        """Number of new contacts."""
        return self._count("added")

    @property
    def merged(self) -> int:
        """Number of rows merged into existing contacts."""
        return self._count("merged")

    @property
    def skipped(self) -> int:
        """Number of rows that changed nothing."""
        return self._count("skipped")

    @property
    def summary(self) -> str:
        """One-line summary, such as ``Connections.csv: 212 added, 3 merged, 5 skipped``."""
        counts = f"{self.added} added, {self.merged} merged, {self.skipped} skipped"
        suffix = " (dry run: nothing saved)" if self.dry_run else ""
        return f"{text_file.display_path(Path(self.path.name))}: {counts}{suffix}"

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.results)


PARSERS = {"linkedin": linkedin.parse_connections}
"""The parser of each format that `detect_format` knows."""


def parse_file(path: Path) -> ParsedFile:
    """Parse a file. Raises ImportFileError if the format is unknown or the file cannot be read."""
    file = text_file.read_text(path)
    found = PARSERS[detect_format(path, file.text)](path, file)
    return ParsedFile(
        path,
        tuple(_to_import_row(connection) for connection in found.connections),
        tuple(ImportResult(row.line, "", "skipped", row.reason) for row in found.skipped),
        found.warnings,
    )


def import_parsed_file(
    workspace: Workspace, parsed: ParsedFile, now: datetime, *, dry_run: bool = False
) -> ImportReport:
    """Add or merge the contacts of a file, in one transaction that can be undone in one step.

    A dry run returns the same report but saves nothing. Raises StorageError if saving fails; nothing is saved then.
    """
    results = import_contacts(workspace, parsed.rows, parsed.path.name, now, dry_run=dry_run)
    in_order = sorted([*results, *parsed.rejected], key=lambda outcome: outcome.line)
    return ImportReport(parsed.path, tuple(in_order), parsed.warnings, dry_run)


def import_file(workspace: Workspace, path: Path, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Parse and import a file. Raises ImportFileError or StorageError."""
    return import_parsed_file(workspace, parse_file(path), now, dry_run=dry_run)


def _to_import_row(connection: linkedin.Connection) -> ImportRow:
    """Convert a connection to a contact. The relationship is not set, because LinkedIn does not export it (R5)."""
    form = ContactForm(
        name=connection.name,
        title=connection.position,
        organization=connection.company,
        email=connection.email,
        profile_url=connection.url,
        how_met="LinkedIn connection",
    )
    return ImportRow(connection.line, form, connection.connected_on)
