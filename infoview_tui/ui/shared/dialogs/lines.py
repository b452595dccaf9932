"""Dialog for several things, one line each, with what each line means."""

from __future__ import annotations

from abc import abstractmethod

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.key_hints import KeyHints


class LinesDialog(DraftDialog[str]):
    """Returns the edited lines, or None if the user cancels; escape asks first if they were changed.

    The line of the cursor is explained. A line that is not understood is named, and keeps the dialog open.
    """

    hint = ""
    """What is shown on an empty line."""

    BINDINGS = [*DIALOG]
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS
    DEFAULT_CSS = """
    LinesDialog Editor { height: 8; }
    LinesDialog #meaning { height: auto; min-height: 3; margin: 1 0; }
    LinesDialog.-short Editor { height: 4; }
    """
    _editor = getters.query_one(Editor)
    _meaning = getters.query_one("#meaning", Static)

    def __init__(self, title: str, text: str = "", *, is_unsaved: bool = False) -> None:
        """Set the title and the lines, after which a new one can be typed; *is_unsaved* if saving them failed."""
        super().__init__()
        self.heading = plain(title)
        self.text = f"{text}\n" if text and not is_unsaved else text
        self.is_unsaved = is_unsaved

    def compose(self) -> ComposeResult:
        """Compose the editor and what its line means."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield Editor(self.text)
            yield Static(id="meaning")
            yield KeyHints(("ctrl+s", "save"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Go to the end, and remember the lines to detect changes."""
        editor = self._editor
        self._initial_text = editor.text
        editor.move_cursor(editor.document.end)
        self._explain()

    def on_text_area_changed(self) -> None:
        """Explain the line as it is now."""
        self._explain()

    def on_text_area_selection_changed(self) -> None:
        """Explain the line that the cursor has moved to."""
        self._explain()

    def _explain(self) -> None:
        editor = self._editor
        row = editor.cursor_location[0]
        line = clean_line(editor.document.get_line(row))
        problem = self.find_problem(line) if line else ""
        meaning = (problem, "$warning") if problem else (self.describe(line) if line else self.hint, "$text-muted")
        self._meaning.update(assemble(meaning))

    def action_submit(self) -> None:
        """Return the lines; if one is not understood, go to it and say why."""
        editor = self._editor
        for row, line in enumerate(map(clean_line, editor.text.split("\n"))):
            if line and (problem := self.find_problem(line)):
                editor.move_cursor((row, len(editor.document.get_line(row))))
                self._meaning.update(assemble((problem, "$warning")))
                self.app.bell()
                return
        self.dismiss(editor.text)

    def action_cancel(self) -> None:
        """Close the dialog without a result; ask for confirmation if the lines were changed."""
        if not self.is_unsaved and self._editor.text == self._initial_text:
            self.dismiss(None)
            return
        from infoview_tui.ui.shared.dialogs.confirm_discard import confirm_discard

        confirm_discard(self)

    def find_problem(self, line: str) -> str:
        """Return why a line is not understood; empty if it is."""
        try:
            self.describe(line)
        except ValueError as error:
            return str(error)
        return ""

    @abstractmethod
    def describe(self, line: str) -> str:
        """Return what a line means. Raises ValueError, with a sentence, if it is not understood."""
