"""What the parser of an import format takes besides the file, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.services.imports.document import Document
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow, OwnData
from infoview_tui.services.imports.progress import Progress
from infoview_tui.services.imports.table_fields import NAME_FIELDS, TableField


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read what a file leaves open.

    ``date_order`` is that of day and month; by default, the dates of the file decide. ``region`` is the country
    (ISO 3166-1, such as ``DE``) of phone numbers without a country code. ``columns`` says which field a column of a
    table is read as, by its name or number; ``remembered`` has the fields of all columns, by the key of the header.
    ``progress`` is called while a long document is read.
    """

    date_order: DateOrder | None = None
    region: str = ""
    columns: Mapping[str, TableField] = field(default_factory=dict)
    remembered: Mapping[str, tuple[TableField, ...]] = field(default_factory=dict)
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its name, the field it is read as, and a few of its values."""

    name: str
    field: TableField
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How the columns of a table are read. ``header`` identifies tables with the same columns, to remember it."""

    header: str
    columns: tuple[TableColumn, ...]

    @property
    def has_name(self) -> bool:
        """Whether a column is read as a name, without which there are no contacts."""
        return not NAME_FIELDS.isdisjoint(column.field for column in self.columns)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A parsed file before the import: contacts, rejected rows, and warnings as sentences."""

    path: Path
    rows: tuple[ImportRow, ...]
    rejected: tuple[ImportResult, ...]
    warnings: tuple[str, ...]
    ambiguous_date: str = ""
    """A date that may be day or month first, if nothing in the file decides it; parse it again with an order."""
    own: OwnData | None = None
    mapping: TableMapping | None = None
    """How the columns were read, if the user can change it; parse it again with other columns."""
    document: Document | None = None
    """All data of Infoview, of which ``rows`` are the contacts, if it is such a file."""
