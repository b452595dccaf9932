"""How far an import is, reported from the thread that runs it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Called with the number of rows that are done, and of all rows. What it raises ends the import; nothing is saved."""
