"""Importing one file, for tests."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from infoview_tui.exchange.imports.importer import ImportReport, import_parsed_file, parse_file, require_names
from infoview_tui.services.core.workspace import Workspace


def import_file(workspace: Workspace, path: Path, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Parse and import a file. Raises ImportFileError or StorageError."""
    parsed = parse_file(path)
    require_names(parsed)
    return import_parsed_file(workspace, parsed, now, dry_run=dry_run)
