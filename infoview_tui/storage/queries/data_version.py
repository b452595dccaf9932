"""Detection of changes by other processes."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class DataVersionRow(NamedTuple):
    """A number that changes whenever another process changes the data."""

    version: int


DATA_VERSION = Query("PRAGMA data_version", DataVersionRow)
