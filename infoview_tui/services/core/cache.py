"""Query cache: results computed from the data, valid until the data change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from infoview_tui.storage.store import Store

Result = TypeVar("Result")


class QueryCache:
    """Caches results by function. Any change clears it: a command, an undo, or a write by another process."""

    def __init__(self, store: Store) -> None:
        """Create an empty cache for a store."""
        self._store = store
        self._version: tuple[int, int] | None = None
        self._results: dict[Callable[[Store], Any], Any] = {}

    def read_version(self) -> tuple[int, int]:
        """Return a version of the data, which is another one after any change."""
        return self._store.data_version(), self._store.connection.total_changes

    def get(self, compute: Callable[[Store], Result]) -> Result:
        """Return the result of a function of the current data. Callers share the result and must not change it."""
        version = self.read_version()
        if version != self._version:
            self._results.clear()
            self._version = version
        if compute not in self._results:
            self._results[compute] = compute(self._store)
        result: Result = self._results[compute]
        return result
