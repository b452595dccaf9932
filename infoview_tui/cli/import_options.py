"""How ``infoview import`` reads what a file leaves open: from the command line, and from the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.services import imports
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.queries import read_mappings, read_phone_region
from infoview_tui.services.imports.table_fields import TableField


def read_options(
    workspace: Workspace | None, date_order: str | None, columns: Sequence[tuple[str, TableField]]
) -> ReadOptions:
    """Return the options of the command line, with what the data says about mappings and phone numbers, if any."""
    return ReadOptions(
        DateOrder(date_order) if date_order else None,
        read_phone_region(workspace) if workspace else "",
        dict(columns),
        read_mappings(workspace) if workspace else {},
    )


def remember_columns(workspace: Workspace, parsed: ParsedFile, options: ReadOptions, now: datetime) -> None:
    """Remember how the columns of a table were read, if the command line said so."""
    if parsed.mapping is not None and options.columns:
        fields = [column.field for column in parsed.mapping.columns]
        imports.mappings.save_mapping(workspace, parsed.mapping.header, fields, now)
