"""Dialog for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.validation import Validator
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
        validator: Validator | None = None,
        is_unsaved: bool = False,
    ) -> None:
        """Set the title and the initial value; *hint* is an example or explanation.

        A line that *validator* refuses stays in the dialog, which shows its sentence instead of the hint.

        *describe* returns what a line means, which is shown instead of the hint at each key.

        *is_unsaved*: the value was typed before and could not be saved.
        """
        super().__init__()
        self.heading = plain(title)
        self.value = value
        self.hint = describe(value) if describe is not None else hint
        self.describe = describe
        self.validators = [validator] if validator is not None else []
        self.is_unsaved = is_unsaved

    def compose(self) -> ComposeResult:
        """Compose the line."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield LineInput(self.value, validators=self.validators)
            if self.hint or self.describe is not None or self.validators:
                yield Static(assemble((self.hint, "$text-muted")), id="hint")
            yield Static("")
            yield KeyHints(("enter", "save"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Store the initial value, to detect changes."""
        self._initial_value = self._line.value

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show what the line means, and take the mark off it once it is valid."""
        if not message.input.is_valid:
            message.input.validate(message.value)
        if self.describe is not None:
            self._show_hint(self.describe(message.value), "$text-muted")
        elif self.validators:
            self._show_hint(self.hint, "$text-muted")

    def _show_hint(self, text: str, style: str) -> None:
        self.query_one("#hint", Static).update(assemble((text, style)))

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
        self._submit(message.value)

    def action_submit(self) -> None:
        """Close the dialog with the line."""
        self._submit(self._line.value)

    def _submit(self, line: str) -> None:
        result = self._line.validate(line)
        if result is None or result.is_valid:
            self.dismiss(line)
        else:
            self._show_hint(result.failure_descriptions[0], "$warning")
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result; ask for confirmation if the line was changed."""
        typed = self._line.value
        if typed == self._initial_value and not (self.is_unsaved and typed):
            self.dismiss(None)
            return
        from infoview_tui.ui.shared.dialogs.confirm_discard import confirm_discard

        confirm_discard(self)
