"""What the data says about reading files: mappings of tables, and the country of phone numbers."""

from __future__ import annotations

from infoview_tui.errors import DamagedDataError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.table_fields import TableField
from infoview_tui.storage.queries.imports.mappings import MAPPINGS
from infoview_tui.storage.queries.profile.country import COUNTRY


def read_mappings(workspace: Workspace) -> dict[str, tuple[TableField, ...]]:
    """Return the remembered fields of all columns, by the header. A field that is not known is not read."""
    return {row.header: tuple(map(_read_field, row.fields)) for row in workspace.store.all(MAPPINGS)}


def read_phone_region(workspace: Workspace) -> str:
    """Return the country of the user's profile, for phone numbers without a country code; empty if it is not set."""
    row = workspace.store.first(COUNTRY)
    return row.country.partition("-")[0] if row is not None else ""


def _read_field(value: str) -> TableField:
    try:
        return TableField(value)
    except DamagedDataError:
        return TableField.IGNORED
