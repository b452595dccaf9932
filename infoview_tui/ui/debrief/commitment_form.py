"""Dialog to edit a commitment and its date before accepting it."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.app import ComposeResult

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_due
from infoview_tui.domain.due import Due
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.understood_dates import describe_when, explain_problem
from infoview_tui.services.debrief.proposals import CommitmentDetails
from infoview_tui.ui.shared.dialogs.form import FormDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput


class CommitmentFormDialog(FormDialog[CommitmentDetails]):
    """Form for a commitment. It shows how the date was parsed while it is typed."""

    def __init__(self, initial: CommitmentDetails, *, now: datetime, order: DateOrder) -> None:
        """Edit *initial*. *now* is the current time in the user's time zone, *order* how the user writes dates."""
        super().__init__("Your commitment")
        self.initial = initial
        self._now = now
        self._order = order
        self._zone = now.tzinfo or UTC

    def compose_fields(self) -> ComposeResult:
        """Yield the text and the date."""
        yield from self.make_field("What", self.make_input("text", self.initial.text))
        yield from self.make_field(
            "By when", self.make_input("due", self._initial_due_text, hint="fri, in 2 weeks, June 3, tomorrow 10")
        )

    @property
    def _initial_due_text(self) -> str:
        """The initial text of the date field."""
        due = self.initial.due
        if due is None:
            return ""
        at = f" {due.at.astimezone(self._zone):%H:%M}" if due.at is not None else ""
        return f"{due.day(self._zone).isoformat()}{at}"

    def on_input_changed(self) -> None:
        """Show the parsed date, or an error."""
        typed, due = clean_line(self.get_text("due")), self._parse_due()
        if not typed:
            self.show_remark("No date: it stays on your list until it is done.")
        elif due is None:
            hint = "Enter a date: fri, in 2 weeks, June 3, 2026-12-03."
            self.show_remark(explain_problem(typed, self._now, self._order, hint), warning=True)
        else:
            self.show_remark(f"Due {describe_when(due, self._now, typed, self._order)}.")

    def _parse_due(self) -> Due | None:
        """Return the parsed date; the original one if the field is unchanged."""
        typed = clean_line(self.get_text("due"))
        if typed == self._initial_due_text:
            return self.initial.due
        return parse_due(typed, self._now, self._order)

    def read_result(self) -> CommitmentDetails | None:
        """Return the commitment, or None if the text is empty or the date is not valid."""
        text, typed, due = clean_line(self.get_text("text")), clean_line(self.get_text("due")), self._parse_due()
        if not text:
            self.show_remark("Describe what you will do.", warning=True)
            self._focus_input("text")
            return None
        if typed and due is None:
            self._focus_input("due")
            return None
        return CommitmentDetails(text, due)

    def _focus_input(self, name: str) -> None:
        next(field for field in self.query(LineInput) if field.name == name).focus()
