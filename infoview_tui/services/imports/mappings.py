"""Remember which field each column of a table is read as, for the next table with the same columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import col, select

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.table_fields import TableField
from infoview_tui.storage.tables import ImportMapping


def save_mapping(workspace: Workspace, header: str, fields: Iterable[TableField], now: datetime) -> None:
    """Remember the fields of all columns of a header. Autosaved: no event, no undo, since it changes no contact."""
    with workspace.autosave() as session:
        row = session.exec(select(ImportMapping).where(col(ImportMapping.header) == header)).first()
        row = row or ImportMapping(header=header, updated_at=now)
        row.fields = [field.value for field in fields]
        row.updated_at = now
        session.add(row)
