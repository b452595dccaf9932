"""Base class of screens with text fields: autosave, and a line that reports save errors."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Input, Static, TextArea

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.autosave import EditorAutosave
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen


class EditorScreen(InfoviewScreen):
    """A screen with autosaved text fields. Subclasses override `save_texts` and compose a `save_error_line`."""

    DEFAULT_CSS = """
    EditorScreen #trouble { display: none; height: auto; max-height: 3; padding: 0 2; color: $error; }
    EditorScreen #trouble.-shown { display: block; }
    """

    def __init__(self) -> None:
        """Start with nothing to save."""
        super().__init__()
        self.autosave = EditorAutosave(self, self.save_texts, self._show_save_error)

    def handle_edit(self) -> None:
        """Save a change of an editor before it is painted."""
        self.text_changed()

    def on_text_area_changed(self) -> None:
        """Save a change that was not typed, such as an undone one."""
        self.text_changed()

    def text_changed(self) -> None:
        """Save the text of the fields if it is not saved yet; called for each change, perhaps more than once."""

    def save_texts(self) -> None:
        """Save the text of the fields. Raises InfoviewError if that fails."""

    def unsaved_text(self) -> str:
        """Return the text of the fields if it cannot be saved at the moment, or an empty string."""
        if self.autosave.flush():
            return ""
        fields = (field.text if isinstance(field, TextArea) else field.value for field in self._fields())
        return "\n\n".join(text for text in fields if text.strip())

    def _fields(self) -> list[TextArea | Input]:
        return [field for field in self.query("TextArea, Input") if isinstance(field, TextArea | Input)]

    def save_error_line(self) -> Static:
        """Create the line that reports save errors."""
        return Static(id="trouble")

    def _show_save_error(self, message: str) -> None:
        for line in self.query("#trouble").results(Static):
            line.update(plain(message) if message else Content(""))
            line.set_class(bool(message), "-shown")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text field, undo and redo are the editor's own."""
        if action in ("undo", "redo"):
            return not self.is_typing
        return super().check_action(action, parameters)

    def on_screen_suspend(self) -> None:
        """Save when another screen comes to the front."""
        self.autosave.flush()

    def on_unmount(self) -> None:
        """Save when the screen is closed in any way."""
        self.autosave.flush()
        self.autosave.stop()

    def _is_rescued(self) -> bool:
        """While the data file is lost, keep the text in the recovery file, and return whether it is there."""
        if not self.workspace.is_file_lost:
            return False
        try:
            self.context.show_notification(self.context.rescue_line(self.unsaved_source(), self.unsaved_text()))
        except InfoviewError:
            return False
        return True

    def action_back(self) -> None:
        """Go back; if the text cannot be saved, ask for confirmation first, unless it is kept in a recovery file."""
        if self.autosave.flush() or self._is_rescued():
            super().action_back()
            return
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                super(EditorScreen, self).action_back()

        question = plain("Your latest changes cannot be saved right now. If you leave, you lose them.")
        self.app.push_screen(ConfirmDialog(question, yes_label="Leave anyway", no_label="Stay"), answered)
