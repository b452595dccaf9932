"""A part of a screen that saves what the user writes there; most screens have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class TextPart(Protocol):
    """Saves texts while they are edited. `infoview_tui.ui.shared.screen.InfoviewScreen` tells it what happens."""

    @property
    def has_own_undo(self) -> bool:
        """Whether undo and redo in a text field are those of the field."""

    def unsaved_text(self) -> str:
        """Return what cannot be saved at the moment; empty if everything is saved."""

    def suspend(self) -> None:
        """Save before another screen comes to the front."""

    def close(self) -> None:
        """Save after the screen was closed in any way."""

    def leave(self, go_back: Callable[[], object]) -> None:
        """Save and go back; stay, or ask first, if something cannot be saved."""


class NoText:
    """The part of a screen without texts of its own."""

    has_own_undo = False

    def unsaved_text(self) -> str:
        """Return nothing."""
        return ""

    def suspend(self) -> None:
        """Save nothing."""

    def close(self) -> None:
        """Save nothing."""

    def leave(self, go_back: Callable[[], object]) -> None:
        """Go back."""
        go_back()
