"""Dialog for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput


class PromptDialog(DraftDialog[str]):
    """Asks for one line and returns it, or None if the user cancels; escape asks first if the line was changed."""

    BINDINGS = [*DIALOG]
    _line = getters.query_one(LineInput)

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        hint: str = "",
        describe: Callable[[str], str] | None = None,
        is_unsaved: bool = False,
    ) -> None:
        """Set the title and the initial value; *hint* is an example or explanation.

        *describe* returns what a line means, which is shown instead of the hint at each key.

        *is_unsaved*: the value was typed before and could not be saved.
        """
        super().__init__()
        self.heading = plain(title)
        self.value = value
        self.hint = describe(value) if describe is not None else hint
        self.describe = describe
        self.is_unsaved = is_unsaved

    def compose(self) -> ComposeResult:
        """Compose the line."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield LineInput(self.value)
            if self.hint or self.describe is not None:
                yield Static(assemble((self.hint, "$text-muted")), id="hint")
            yield Static("")
            yield KeyHints(("enter", "save"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Store the initial value, to detect changes."""
        self._initial_value = self._line.value

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show what the line means."""
        if self.describe is not None:
            self.query_one("#hint", Static).update(assemble((self.describe(message.value), "$text-muted")))

    def on_resize(self) -> None:
        """Scroll a long line to the cursor; this is possible only once the input has its size."""
        self.call_after_refresh(self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        line = self._line
        at = line.cursor_position
        line.cursor_position = 0
        line.cursor_position = at

    def on_input_submitted(self, message: LineInput.Submitted) -> None:
        """Close the dialog with the line as it was when enter was pressed."""
        self.dismiss(message.value)

    def action_submit(self) -> None:
        """Close the dialog with the line."""
        self.dismiss(self._line.value)

    def action_cancel(self) -> None:
        """Close the dialog without a result; ask for confirmation if the line was changed."""
        typed = self._line.value
        if typed == self._initial_value and not (self.is_unsaved and typed):
            self.dismiss(None)
            return
        from infoview_tui.ui.shared.dialogs.confirm_discard import confirm_discard

        confirm_discard(self)
