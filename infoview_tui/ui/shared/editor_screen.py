"""What the screens share on which a text is written: it is saved at every change, and a failure is told calmly."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Input, Static, TextArea

from infoview_tui.ui.shared.autosave import Keeper
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen


class WritingScreen(InfoviewScreen):
    """A screen with text fields. Subclasses say how to save them, and put a `trouble_line` among their widgets."""

    DEFAULT_CSS = """
    WritingScreen #trouble { display: none; height: auto; max-height: 3; padding: 0 2; color: $error; }
    WritingScreen #trouble.-shown { display: block; }
    """

    def __init__(self) -> None:
        """Begin with nothing unsaved."""
        super().__init__()
        self.keeper = Keeper(self, self.save_text, self._show_trouble)

    def save_text(self) -> None:
        """Save what the fields hold. Raises InfoviewError where it cannot be saved."""

    def unsaved_text(self) -> str:
        """Return what the fields hold, where it cannot be saved just now."""
        if self.keeper.flush():
            return ""
        fields = (field.text if isinstance(field, TextArea) else field.value for field in self._fields())
        return "\n\n".join(text for text in fields if text.strip())

    def _fields(self) -> list[TextArea | Input]:
        return [field for field in self.query("TextArea, Input") if isinstance(field, TextArea | Input)]

    def trouble_line(self) -> Static:
        """Give the line that says when something could not be saved."""
        return Static(id="trouble")

    def _show_trouble(self, sentence: str) -> None:
        for line in self.query("#trouble").results(Static):
            line.update(plain(sentence) if sentence else Content(""))
            line.set_class(bool(sentence), "-shown")

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
        self.keeper.flush()

    def on_unmount(self) -> None:
        """Save what is not saved yet, however the screen is left."""
        self.keeper.flush()
        self.keeper.rest()

    def action_back(self) -> None:
        """Go back; where the text cannot be saved just now, only when the person says so."""
        if self.keeper.flush():
            super().action_back()
            return
        from infoview_tui.ui.shared.dialogs.confirm import AskScreen

        def answered(leave: bool | None) -> None:
            if leave:
                super(WritingScreen, self).action_back()

        question = plain("What you wrote last cannot be saved just now, and leaving would lose it.")
        self.app.push_screen(AskScreen(question, yes="Leave all the same", no="Stay"), answered)
