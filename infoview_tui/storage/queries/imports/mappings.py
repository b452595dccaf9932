"""How the columns of tables were read before."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class MappingRow(NamedTuple):
    """The fields of the columns of tables with the same header."""

    header: str
    fields: tuple[str, ...]


MAPPINGS = Query("SELECT header, fields FROM import_mappings ORDER BY id", MappingRow)
