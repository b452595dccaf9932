"""One value of a contact in a file of another program."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.services.imports.table_fields import TableField


class FieldValue(NamedTuple):
    """The text of a column for a contact. Values with the same label belong together, as a position and an employer."""

    field: TableField
    text: str
    label: str = ""
