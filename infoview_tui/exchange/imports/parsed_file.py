"""What the parser of an import format returns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from infoview_tui.services.imports.import_rows import ImportResult, ImportRow


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A parsed file before the import: contacts, rejected rows, and warnings as sentences."""

    path: Path
    rows: tuple[ImportRow, ...]
    rejected: tuple[ImportResult, ...]
    warnings: tuple[str, ...]
    ambiguous_date: str = ""
    """A date that may be day or month first, if nothing in the file decides it; parse it again with an order."""
