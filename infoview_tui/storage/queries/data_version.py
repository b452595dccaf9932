"""Whether the data have changed elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Read


class Version(NamedTuple):
    """A number that is another one after each change by another process."""

    number: int


VERSION = Read("PRAGMA data_version", Version)
