"""Whether the data have changed elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class DataVersionRow(NamedTuple):
    """A number that is another one after each change by another process."""

    version: int


DATA_VERSION = Query("PRAGMA data_version", DataVersionRow)
