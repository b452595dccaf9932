"""Contact import from files: detect the format, parse the file, and plan, add, and complete contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from infoview_tui.domain.labels import format_count
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports import text_file, vcard
from infoview_tui.exchange.imports.archives import read_file_in_archive
from infoview_tui.exchange.imports.formats import detect_format
from infoview_tui.exchange.imports.linkedin_archive import parse_archive
from infoview_tui.exchange.imports.linkedin_files import find_files
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.tables import join_some
from infoview_tui.exchange.imports.whole_documents import can_import_everything, explain_left_out, import_everything
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportResult
from infoview_tui.services.imports.plan import (
    Choice,
    ImportPlan,
    Lane,
    PlannedRow,
    RowSource,
    pausing_collection,
    plan_import,
)
from infoview_tui.services.imports.progress import Progress
from infoview_tui.storage.own_files import OwnFolders


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import of one file did, or would do, with each of its rows, and warnings as sentences."""

    path: Path
    plan: ImportPlan
    warnings: tuple[str, ...]
    dry_run: bool = False
    everything: str = ""
    """What was imported, in words, if it was all data of a document of Infoview, and not contacts row by row."""

    @property
    def results(self) -> tuple[ImportResult, ...]:
        """The result for each row, in file order."""
        return tuple(ImportResult(row.line, row.name, _STATUS[row.lane], format_reason(row)) for row in self.plan.rows)

    @property
    def added(self) -> int:
        """Number of new contacts."""
        return self._count(Lane.NEW)

    @property
    def merged(self) -> int:
        """Number of rows that add something to existing contacts."""
        return self._count(Lane.COMPLETED)

    @property
    def skipped(self) -> int:
        """Number of rows that changed nothing."""
        return len(self.plan.rows) - self.added - self.merged

    @property
    def summary(self) -> str:
        """One-line summary, such as ``Connections.csv: 212 new, 3 completed, 5 the same``."""
        counts = self.plan.counts()
        parts = [f"{counts[lane]:,} {LANE_NAMES[lane]}" for lane in Lane if counts[lane] or lane in _ALWAYS_COUNTED]
        if jobs := self.plan.count_new_jobs():
            parts.append(format_count(jobs, "new job"))
        suffix = " (dry run: nothing saved)" if self.dry_run else ""
        return f"{text_file.display_path(Path(self.path.name))}: {self.everything or ', '.join(parts)}{suffix}"

    def _count(self, lane: Lane) -> int:
        return sum(row.lane is lane for row in self.plan.rows)


LANE_NAMES = {
    Lane.DOUBTFUL: "doubtful",
    Lane.UNREADABLE: "unreadable",
    Lane.UNKNOWN: "not in your contacts",
    Lane.COMPLETED: "completed",
    Lane.NEW: "new",
    Lane.SAME: "the same",
}
"""The lanes in messages, in the order of reports: what needs a look comes first."""

_ALWAYS_COUNTED = (Lane.NEW, Lane.COMPLETED, Lane.SAME)

_STATUS = {
    Lane.NEW: "added",
    Lane.COMPLETED: "merged",
    Lane.SAME: "skipped",
    Lane.DOUBTFUL: "skipped",
    Lane.UNKNOWN: "skipped",
    Lane.UNREADABLE: "skipped",
}


def format_reason(row: PlannedRow) -> str:
    """Return why a row is in its lane, and what it adds: ``same profile URL; new: title, connected on``."""
    match row.lane:
        case Lane.NEW if row.is_asked:
            return f"not the same person as {row.contact_name}"
        case Lane.DOUBTFUL:
            reason = f"may be {row.contact_name}: {row.reason}"
        case Lane.COMPLETED:
            reason = f"{row.reason}; new: {format_additions(row)}"
        case _:
            reason = row.reason
    change = row.job_change
    if change is not None and row.has_new_job:
        title = f"{change.title} at " if change.title else ""
        return f"{reason}; now {title or 'at '}{change.organization}"
    return reason


def format_additions(row: PlannedRow) -> str:
    """Return the names of what a row adds to a contact: ``title, connected on``."""
    return ", ".join(dict.fromkeys(addition.label for addition in row.additions))


def parse_file(path: Path, options: ReadOptions | None = None) -> ParsedFile:
    """Parse a file, also one in a ZIP archive, LinkedIn's archive as a folder, or a directory of vCards.

    Raises ImportFileError if the format is unknown or the file cannot be read.
    """
    with pausing_collection():
        return _parse(path, options or ReadOptions())


def _parse(path: Path, options: ReadOptions) -> ParsedFile:
    files = find_files(path)
    if files is not None:
        return parse_archive(files, options)
    if vcard.is_card_directory(path):
        return vcard.parse_directory(path, options)
    file = read_file_in_archive(path) or text_file.read_text(path)
    return detect_format(path, file.text).parse(path, file, options)


def require_names(parsed: ParsedFile) -> None:
    """Raise ImportFileError if the file is a table in which no column is read as a name."""
    if parsed.mapping is not None and parsed.rejected and not parsed.mapping.has_name:
        names = join_some([column.name for column in parsed.mapping.columns])
        raise ImportFileError(
            f"{text_file.display_path(parsed.path)} is a table, but no column is clearly a name. Its columns: {names}. "
            "Say which it is with --map 'Column=name', or first_name and last_name."
        )


def as_source(parsed: ParsedFile) -> RowSource:
    """Return the rows of a parsed file, and what could not be read."""
    return RowSource(parsed.path.name, parsed.rows, parsed.rejected, parsed.own)


def import_parsed_file(
    workspace: Workspace,
    parsed: ParsedFile,
    now: datetime,
    *,
    dry_run: bool = False,
    default: Choice = Choice.SKIP,
    takes_jobs: bool = False,
    progress: Progress | None = None,
    folders: OwnFolders | None = None,
) -> ImportReport:
    """Add and complete contacts from a file, in one transaction that can be undone in one step.

    *default* is what becomes of doubtful rows; with *takes_jobs*, new jobs of known contacts are accepted.

    A document of Infoview is imported with everything if the user has no
    data yet; *folders* get the user's own files. A dry run returns the same report but saves nothing. Raises
    StorageError if saving fails; nothing is saved then.
    """
    if folders is not None and can_import_everything(workspace, parsed):
        everything, warnings = import_everything(workspace, parsed, folders, now, dry_run=dry_run, progress=progress)
        return ImportReport(parsed.path, ImportPlan([]), warnings, dry_run, everything)
    parsed = explain_left_out(parsed)
    sources = [as_source(parsed)]
    if dry_run:
        plan = plan_import(workspace, sources, default=default, takes_jobs=takes_jobs, progress=progress)
    else:
        plan = apply.import_contacts(workspace, sources, now, default=default, takes_jobs=takes_jobs, progress=progress)
    return ImportReport(parsed.path, plan, parsed.warnings, dry_run)
