"""What was worked out from the data, kept for as long as nothing in them changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from infoview_tui.storage.queries.data_version import VERSION
from infoview_tui.storage.store import Store

Made = TypeVar("Made")


class Kept:
    """Makes things of the data once. A change here or by another process, an undo too, has them made anew."""

    def __init__(self, store: Store) -> None:
        """Keep nothing yet."""
        self._store = store
        self._version: tuple[int, int] | None = None
        self._made: dict[Callable[[Store], Any], Any] = {}

    def get(self, make: Callable[[Store], Made]) -> Made:
        """Return what a function makes of the data as they are now. It is not to be changed: others get the same."""
        changed_elsewhere = self._store.first(VERSION)
        version = (changed_elsewhere.number if changed_elsewhere else 0, self._store.connection.total_changes)
        if version != self._version:
            self._made.clear()
            self._version = version
        if make not in self._made:
            self._made[make] = make(self._store)
        made: Made = self._made[make]
        return made
