"""Import of a document of Infoview: all of it into data that are empty, and otherwise only its contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError, InfoviewError
from infoview_tui.exchange.imports.parsed_file import ParsedFile
from infoview_tui.services import imports
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.progress import Progress
from infoview_tui.storage.own_files import OwnFolders


def own_folders(banks: Path | None, templates: Path | None) -> OwnFolders | None:
    """Return the directories that get the user's own files; None if there are none."""
    return None if banks is None or templates is None else OwnFolders(banks, templates)


def can_import_everything(workspace: Workspace, parsed: ParsedFile) -> bool:
    """Whether a file is a document of Infoview, and the user has no data yet."""
    return parsed.document is not None and imports.document_import.has_no_data(workspace.store)


def import_everything(
    workspace: Workspace,
    parsed: ParsedFile,
    folders: OwnFolders,
    now: datetime,
    *,
    dry_run: bool,
    progress: Progress | None = None,
) -> tuple[str, tuple[str, ...]]:
    """Import all data of a document in one transaction. Return in words what that was, and warnings as sentences.

    Raises InfoviewError if it is none or there are data, and ImportFileError, StorageError, or what *progress*
    raises; nothing is saved then.
    """
    document = parsed.document
    if document is None or not can_import_everything(workspace, parsed):
        raise InfoviewError("There are data already. Import all of this file with another --data-dir.")
    name = parsed.path.name
    warnings = imports.document_import.import_document(
        workspace, document, name, folders, now, dry_run=dry_run, progress=progress
    )
    if document.omitted_notes:
        omitted = format_count(document.omitted_notes, "note")
        warnings = (*warnings, f"The file was exported without {omitted} off the record.")
    return f"everything imported: {document.describe()}", (*parsed.warnings, *warnings)


def require_alone(parsed: ParsedFile, others: int) -> None:
    """Raise ImportFileError if a document of Infoview is imported together with other files into data that are empty.

    It would give only its contacts then; alone, it gives everything.
    """
    if parsed.document is not None and others:
        raise ImportFileError(
            f"{clean_line(parsed.path.name)} has all data of Infoview. Import it alone, and the other files "
            "afterwards. Nothing of it was imported."
        )


def explain_left_out(parsed: ParsedFile) -> ParsedFile:
    """Add a warning to a document of Infoview of which only the contacts are imported."""
    if parsed.document is None:
        return parsed
    left_out = parsed.document.describe(without_contacts=True)
    warning = (
        f"Only the contacts are imported, since you have data already. Left out: {left_out}. To bring in everything, "
        "use `infoview bundle` on the other computer, and `infoview merge` here."
    )
    return replace(parsed, warnings=(*parsed.warnings, warning))
