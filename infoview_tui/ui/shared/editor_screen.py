"""What the screens share on which a text is written: it is saved at every change, and a failure is told calmly."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Input, Static, TextArea

from infoview_tui.ui.shared.autosave import Autosave
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen


class EditorScreen(InfoviewScreen):
    """A screen with text fields. Subclasses say how to save them, and put a `save_error_line` among their widgets."""

    DEFAULT_CSS = """
    EditorScreen #trouble { display: none; height: auto; max-height: 3; padding: 0 2; color: $error; }
    EditorScreen #trouble.-shown { display: block; }
    """

    def __init__(self) -> None:
        """Begin with nothing unsaved."""
        super().__init__()
        self.autosave = Autosave(self, self.save_texts, self._show_save_error)

    def save_texts(self) -> None:
        """Save what the fields hold. Raises InfoviewError where it cannot be saved."""

    def unsaved_text(self) -> str:
        """Return what the fields hold, where it cannot be saved just now."""
        if self.autosave.flush():
            return ""
        fields = (field.text if isinstance(field, TextArea) else field.value for field in self._fields())
        return "\n\n".join(text for text in fields if text.strip())

    def _fields(self) -> list[TextArea | Input]:
        return [field for field in self.query("TextArea, Input") if isinstance(field, TextArea | Input)]

    def save_error_line(self) -> Static:
        """Give the line that says when something could not be saved."""
        return Static(id="trouble")

    def _show_save_error(self, message: str) -> None:
        for line in self.query("#trouble").results(Static):
            line.update(plain(message) if message else Content(""))
            line.set_class(bool(message), "-shown")

    @property
    def is_typing(self) -> bool:
        """Whether a letter would be typed into a text."""
        focused = self.focused
        return isinstance(focused, Input) or (isinstance(focused, TextArea) and not focused.read_only)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a text, undo is the editor's own."""
        if action in ("undo", "redo"):
            return not self.is_typing
        return super().check_action(action, parameters)

    def on_screen_suspend(self) -> None:
        """Save what is not saved yet when another screen comes to the front."""
        self.autosave.flush()

    def on_unmount(self) -> None:
        """Save what is not saved yet, however the screen is left."""
        self.autosave.flush()
        self.autosave.stop()

    def action_back(self) -> None:
        """Go back; where the text cannot be saved just now, only when the person says so."""
        if self.autosave.flush():
            super().action_back()
            return
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(leave: bool | None) -> None:
            if leave:
                super(EditorScreen, self).action_back()

        question = plain("What you wrote last cannot be saved just now, and leaving would lose it.")
        self.app.push_screen(ConfirmDialog(question, yes_label="Leave all the same", no_label="Stay"), answered)
