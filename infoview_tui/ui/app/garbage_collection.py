"""Collection of garbage between keys, so that hardly any takes place while a key is handled."""

from __future__ import annotations

import gc

MAX_NEW_OBJECTS = 20_000
"""How many objects are made before Python collects garbage by itself. A key that changes data makes some thousands."""

KEYS_TOGETHER = 10
"""After how many keys what survived each of them is collected: lines stay on the screen for a key or more."""


class GarbageCollection:
    """Collects the garbage of the last keys when the app asks for it."""

    def __init__(self) -> None:
        """Leave the collection to Python, until `begin`."""
        self._has_begun = False
        self._keys = 0
        self._is_full_collection_due = False
        """Whether something may have become garbage after it had survived a collection, such as a closed screen."""

    def begin(self) -> None:
        """Exempt what exists now from all collections, and let Python collect by itself only after many keys."""
        self._has_begun = True
        self.freeze()
        gc.set_threshold(MAX_NEW_OBJECTS, 10, 10)
        gc.enable()

    def freeze(self) -> None:
        """Exempt what exists now, such as modules that were imported: a full collection would take 50 ms."""
        if self._has_begun:
            gc.freeze()

    def collect_young(self) -> None:
        """Collect what was made since the last time, or by the last `KEYS_TOGETHER` keys, in about a millisecond."""
        if self._has_begun:
            self._keys = (self._keys + 1) % KEYS_TOGETHER
            gc.collect(0 if self._keys else 1)
            self._is_full_collection_due = True

    def collect_all(self) -> None:
        """Collect all garbage, which takes some milliseconds; do nothing if there was no key since the last time."""
        if self._is_full_collection_due:
            gc.collect()
            self._is_full_collection_due = False
