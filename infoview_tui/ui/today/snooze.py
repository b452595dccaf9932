"""Dialog that asks until when, in words, and says back what it understood."""

from __future__ import annotations

from datetime import datetime

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.due import Due
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.snooze import parse_snooze
from infoview_tui.domain.understood_dates import describe_when, explain_problem
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.validators import Accepted
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

HINT = "tue, 2w, next month, fri 14:00"


class SnoozeDialog(DraftDialog[Due]):
    """Asks until when, and returns the day or the time, or None if the user cancels."""

    BINDINGS = [*DIALOG]
    _line = getters.query_one(LineInput)

    def __init__(self, title: str, due: Due | None, now: datetime, order: DateOrder) -> None:
        """Set the title; *due* is when the action is due, *now* the time in the user's zone,
        *order* how the user writes dates.
        """
        super().__init__()
        self.heading = plain(title)
        self.due = due
        self.now = now
        self.order = order

    def compose(self) -> ComposeResult:
        """Compose the line and what it means."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            until = Accepted(self._parse)
            yield LineInput(placeholder=f"{HINT}; empty: a day", validators=[until])
            yield Static(id="until")
            yield Static("")
            yield KeyHints(("enter", "save"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Show what an empty line means."""
        self._show_meaning()

    def on_input_changed(self, message: LineInput.Changed) -> None:
        """Show what the line means, and take the mark off it once it is valid."""
        if not message.input.is_valid:
            message.input.validate(message.value)
        self._show_meaning()

    def on_input_submitted(self) -> None:
        """Close the dialog with the time."""
        self.action_submit()

    def action_submit(self) -> None:
        """Close the dialog with the time, if the line means one."""
        self._line.validate(self._line.value)
        if self._line.is_valid:
            self.dismiss(self._parse(clean_line(self._line.value)))
        else:
            self.app.bell()

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)

    def _parse(self, typed: str) -> Due:
        """Return until when the action is snoozed. Raises ValueError with why it is not understood."""
        until = parse_snooze(typed, self.due, self.now, self.order)
        if until is None:
            raise ValueError(explain_problem(typed, self.now, self.order, f"Type a day ahead, such as {HINT}."))
        return until

    def _show_meaning(self) -> None:
        typed = clean_line(self._line.value)
        if mistake := self._line.mistake:
            shown = assemble((mistake, "$warning"))
        else:
            until = describe_when(self._parse(typed), self.now, typed, self.order)
            shown = assemble((f"Until {until}.", "$text-muted"))
        self.query_one("#until", Static).update(shown)
