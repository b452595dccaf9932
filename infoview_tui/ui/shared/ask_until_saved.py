"""Asks with a dialog until its answer is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

    from infoview_tui.ui.shared.host import ScreenHost

Answer = TypeVar("Answer")


def ask_until_saved(
    host: ScreenHost,
    build: Callable[[Answer, bool], Screen[Answer]],
    value: Answer,
    save: Callable[[Answer], bool],
    *,
    is_unsaved: bool = False,
) -> None:
    """Open a dialog with a value and save the answer; if that fails, ask again with the answer.

    *build* returns the dialog for a value, and whether that is not saved yet. *save* returns whether the answer is
    saved, and shows why it is not. This is no coroutine: the draft of a dialog is deleted when the dialog closes, so
    the answer must be saved before.
    """

    def answered(answer: Answer | None) -> None:
        if answer is not None and not save(answer):
            ask_until_saved(host, build, answer, save, is_unsaved=True)

    host.app.push_screen(build(value, is_unsaved), answered)
