"""The person's data, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import Places
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.store import Store


@contextmanager
def opened(places: Places) -> Iterator[Desk]:
    """Open the data, made where there is none yet, and close it. Raises StorageError where that cannot be."""
    desk = Desk(Store(places.database))
    try:
        yield desk
    finally:
        desk.close()


def has_data(places: Places) -> bool:
    """Whether there is data; a command that only reads makes none."""
    return places.database.exists()


def no_data(places: Places) -> str:
    """Say that there is no data, and what to do."""
    return f"No data yet in {clean_line(str(places.data))}: start `infoview`, or `infoview import` a file."
