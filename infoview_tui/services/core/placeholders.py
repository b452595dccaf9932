"""Rows that a screen shows before they exist: looking at something inserts nothing, the first change to it does.

A placeholder has a negative id, which screens and services use as that of a row. `Transaction.get` inserts the row, as
part of the command that changes it first; if undo removes the row, the id is that of a placeholder again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from infoview_tui.errors import NotFoundError

if TYPE_CHECKING:
    from infoview_tui.storage.tables import TableModel


class Placeholder(NamedTuple):
    """How a row is shown, found, and inserted."""

    read: Callable[[int], Any]
    """Returns the row that is shown, with this id."""

    find: Callable[[int | None], int | None]
    """Returns the id of the row once there is one, also if another command or window has inserted it.

    Its argument is the id that it returned last.
    """

    insert: Callable[[Any], TableModel]
    """Inserts the row as part of a command, whose `Transaction` is its argument, and returns it."""


class Placeholders:
    """The placeholders of one window."""

    def __init__(self) -> None:
        """Start without any."""
        self._placeholders: dict[int, Placeholder] = {}
        self._row_ids: dict[int, int] = {}

    def add(self, placeholder: Placeholder) -> int:
        """Return the id of a new placeholder."""
        key = -len(self._placeholders) - 1
        self._placeholders[key] = placeholder
        return key

    def row_id(self, key: int) -> int:
        """Return the id of the row that a placeholder has become, or else the given id."""
        if key not in self._placeholders:
            return key
        found = self._placeholders[key].find(self._row_ids.get(key))
        if found is None:
            return key
        self._row_ids[key] = found
        return found

    def read(self, key: int) -> Any:
        """Return what a placeholder shows. Raises NotFoundError if there is no such placeholder."""
        return self._get(key).read(key)

    def insert(self, transaction: object, key: int) -> TableModel:
        """Insert the row of a placeholder. Raises NotFoundError if there is no such placeholder."""
        return self._get(key).insert(transaction)

    def remember(self, key: int, row_id: int) -> None:
        """Remember the row that a placeholder has become."""
        self._row_ids[key] = row_id

    def _get(self, key: int) -> Placeholder:
        if key not in self._placeholders:
            raise NotFoundError("This no longer exists.")
        return self._placeholders[key]
