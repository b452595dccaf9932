"""Dialog that asks for a file, with completion of its path."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.typed_path import is_file, parse_path
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput


class FileDialog(DraftDialog[str]):
    """Asks for a file and returns what was typed, or None if the user cancels.

    Subclasses say what it is for with ``heading``, ``SUFFIXES``, ``PLACEHOLDER``, and `compose_explanation`.
    """

    BINDINGS = [*DIALOG]
    DEFAULT_CSS = """
    FileDialog LineInput { margin-top: 1; }
    FileDialog #found { height: auto; min-height: 1; max-height: 6; margin-bottom: 1; }
    """
    SUFFIXES: tuple[str, ...] = ()
    """The suffixes of the files whose names are completed."""

    PLACEHOLDER = ""
    """An example of a path."""

    def __init__(self, path: str = "", *, error_message: str = "") -> None:
        """Set the initial path; *error_message* says what was wrong with it."""
        super().__init__()
        self.path = path
        self.error_message = error_message
        self.is_unsaved = bool(path)

    def compose(self) -> ComposeResult:
        """Compose an explanation, the input, and its status."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield from self.compose_explanation()
            yield LineInput(self.path, placeholder=self.PLACEHOLDER, suggester=PathSuggester(*self.SUFFIXES))
            yield Static(assemble((self.error_message, "$error")), id="found")
            yield KeyHints(("enter", "preview"), ("→", "complete"), ("escape", "cancel"), gap=2)

    def compose_explanation(self) -> Iterator[Widget]:
        """Compose what the file is for."""
        raise NotImplementedError

    def describe_path(self, typed: str) -> Content:
        """Return whether what was typed is found; empty while a path is typed."""
        return assemble(("File found.", "$success")) if is_file(parse_path(typed)) else Content("")

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show whether the file exists."""
        typed = clean_line(message.value)
        if typed != self.path:
            self.query_one("#found", Static).update(self.describe_path(typed) if typed else Content(""))

    def on_input_submitted(self) -> None:
        """Return the path."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return the path."""
        if typed := clean_line(self.query_one(LineInput).value):
            self.dismiss(typed)
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)
