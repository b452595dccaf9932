"""Contact import from files: detect the format, parse the file, and add or merge contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file, vcard
from infoview_tui.exchange.imports.formats import detect_format
from infoview_tui.exchange.imports.linkedin_archive import parse_archive
from infoview_tui.exchange.imports.linkedin_files import find_files
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.tables import join_some
from infoview_tui.exchange.imports.whole_documents import can_import_everything, explain_left_out, import_everything
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.bulk_import import import_contacts
from infoview_tui.services.imports.import_rows import ImportResult
from infoview_tui.storage.own_files import OwnFolders


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The result of an import: a result for each row, in file order, and warnings as sentences."""

    path: Path
    results: tuple[ImportResult, ...]
    warnings: tuple[str, ...]
    dry_run: bool = False
    everything: str = ""
    """What was imported, in words, if it was all data of a document of Infoview, and not contacts row by row."""

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
        counts = self.everything or counts
        suffix = " (dry run: nothing saved)" if self.dry_run else ""
        return f"{text_file.display_path(Path(self.path.name))}: {counts}{suffix}"

    def _count(self, status: str) -> int:
        return sum(outcome.status == status for outcome in self.results)


def parse_file(path: Path, options: ReadOptions | None = None) -> ParsedFile:
    """Parse a file, LinkedIn's archive as a folder, or a directory of vCards.

    Raises ImportFileError if the format is unknown or the file cannot be read.
    """
    options = options or ReadOptions()
    files = find_files(path)
    if files is not None:
        return parse_archive(files, options)
    if vcard.is_card_directory(path):
        return vcard.parse_directory(path, options)
    file = text_file.read_text(path)
    return detect_format(path, file.text).parse(path, file, options)


def require_names(parsed: ParsedFile) -> None:
    """Raise ImportFileError if the file is a table in which no column is read as a name."""
    if parsed.mapping is not None and parsed.rejected and not parsed.mapping.has_name:
        names = join_some([column.name for column in parsed.mapping.columns])
        raise ImportFileError(
            f"{text_file.display_path(parsed.path)} is a table, but no column is clearly a name. Its columns: {names}. "
            "Say which it is with --map 'Column=name', or first_name and last_name."
        )


def import_parsed_file(
    workspace: Workspace,
    parsed: ParsedFile,
    now: datetime,
    *,
    dry_run: bool = False,
    folders: OwnFolders | None = None,
) -> ImportReport:
    """Add or merge the contacts of a file, in one transaction that can be undone in one step.

    A document of Infoview is imported with everything if the user has no data yet; *folders* get the user's own files.
    A dry run returns the same report but saves nothing. Raises StorageError if saving fails; nothing is saved then.
    """
    if folders is not None and can_import_everything(workspace, parsed):
        everything, warnings = import_everything(workspace, parsed, folders, now, dry_run=dry_run)
        return ImportReport(parsed.path, (), warnings, dry_run, everything)
    parsed = explain_left_out(parsed)
    results = import_contacts(workspace, parsed.rows, parsed.path.name, now, dry_run=dry_run)
    in_order = sorted([*results, *parsed.rejected], key=lambda outcome: outcome.line)
    return ImportReport(parsed.path, tuple(in_order), parsed.warnings, dry_run)


def import_file(workspace: Workspace, path: Path, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Parse and import a file. Raises ImportFileError or StorageError."""
    parsed = parse_file(path)
    require_names(parsed)
    return import_parsed_file(workspace, parsed, now, dry_run=dry_run)
