"""The text fields of a screen: saved while they are edited, and before the screen is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from textual.content import Content
from textual.widgets import Static

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.autosave import EditorAutosave, TimerOwner
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.host import ScreenHost


class SaveErrorLine(Static):
    """Says why the texts are not saved; hidden while they are."""

    DEFAULT_CSS = """
    SaveErrorLine { display: none; height: auto; max-height: 3; padding: 0 2; color: $error; }
    SaveErrorLine.-shown { display: block; }
    """

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__(id="trouble")

    def show_error(self, message: str) -> None:
        """Show an error; an empty message hides the line."""
        self.update(plain(message) if message else Content(""))
        self.set_class(bool(message), "-shown")


class TextsHost(ScreenHost, TimerOwner, Protocol):
    """The screen with the text fields."""

    def unsaved_source(self) -> str:
        """Return a title for the texts."""

    def unsaved_text(self) -> str:
        """Return the texts if they cannot be saved."""


class AutosavedTexts:
    """Saves texts at each change, and tells what cannot be saved (`infoview_tui.ui.shared.text_part.TextPart`)."""

    has_own_undo = True

    def __init__(
        self,
        host: TextsHost,
        save: Callable[[], object],
        show_error: Callable[[str], None],
        list_texts: Callable[[], Iterable[str]],
    ) -> None:
        """*save* saves the texts, and raises InfoviewError if that fails; *list_texts* returns those of the fields."""
        self._host = host
        self._list_texts = list_texts
        self._autosave = EditorAutosave(host, save, show_error)

    @property
    def has_unsaved_changes(self) -> bool:
        """Whether a text was changed after it was saved."""
        return self._autosave.has_unsaved_changes

    def text_changed(self, size: int) -> None:
        """Save a change of the texts, which now have *size* characters."""
        self._autosave.text_changed(size)

    def flush(self) -> bool:
        """Save unsaved changes now. Return whether everything is saved."""
        return self._autosave.flush()

    def suspend(self) -> None:
        """Save before another screen comes to the front."""
        self._autosave.flush()

    def close(self) -> None:
        """Save, and do not try again later: the screen is closed."""
        self._autosave.flush()
        self._autosave.stop()

    def unsaved_text(self) -> str:
        """Return the texts if they cannot be saved at the moment, or an empty string."""
        return "" if self.flush() else "\n\n".join(text for text in self._list_texts() if text.strip())

    def leave(self, go_back: Callable[[], object]) -> None:
        """Go back; if the texts cannot be saved, ask for confirmation first, unless they are in a recovery file."""
        if self.flush() or self._is_rescued():
            go_back()
            return
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                go_back()

        question = plain("Your latest changes cannot be saved right now. If you leave, you lose them.")
        self._host.app.push_screen(ConfirmDialog(question, yes_label="Leave anyway", no_label="Stay"), answered)

    def _is_rescued(self) -> bool:
        """While the data file is lost, save the texts to the recovery file, and return whether they are there."""
        host = self._host
        if not host.workspace.is_file_lost:
            return False
        try:
            host.context.show_notification(host.context.rescue_line(host.unsaved_source(), host.unsaved_text()))
        except InfoviewError:
            return False
        return True
