"""What a form or a text was when it was opened, so that saving notices a change in another window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

from infoview_tui.errors import EditConflictError

ValueT = TypeVar("ValueT")


class Edit(Generic[ValueT]):
    """One edit of a value. After a conflict was shown, saving again replaces what is stored."""

    def __init__(self, opened: ValueT) -> None:
        """Start with the value that is shown first."""
        self.opened = opened

    def save(self, command: Callable[[ValueT], None]) -> None:
        """Call a command with the value as it was opened. Raises EditConflictError, and what the command raises."""
        try:
            command(self.opened)
        except EditConflictError as error:
            self.opened = cast(ValueT, error.stored)
            raise
