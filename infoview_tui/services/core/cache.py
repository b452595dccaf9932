"""What was worked out from the data, kept for as long as nothing in them changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from infoview_tui.storage.store import Store

Result = TypeVar("Result")


class QueryCache:
    """Makes things of the data once. A change here or by another process, an undo too, has them made anew."""

    def __init__(self, store: Store) -> None:
        """Keep nothing yet."""
        self._store = store
        self._version: tuple[int, int] | None = None
        self._results: dict[Callable[[Store], Any], Any] = {}

    def get(self, compute: Callable[[Store], Result]) -> Result:
        """Return what a function makes of the data as they are now. It is not to be changed: others get the same."""
        version = (self._store.data_version(), self._store.connection.total_changes)
        if version != self._version:
            self._results.clear()
            self._version = version
        if compute not in self._results:
            self._results[compute] = compute(self._store)
        result: Result = self._results[compute]
        return result
