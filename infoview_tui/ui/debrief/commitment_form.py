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
from infoview_tui.ui.shared.validators import NotEmpty, Understood


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
        what = self.make_input("text", self.initial.text, validator=NotEmpty("Describe what you will do."))
        yield from self.make_field("What", what)
        due = Understood(self._parse_due, self._explain_due)
        hint = "fri, in 2 weeks, June 3, tomorrow 10"
        yield from self.make_field("By when", self.make_input("due", self._initial_due_text, hint=hint, validator=due))

    @property
    def _initial_due_text(self) -> str:
        """The initial text of the date field."""
        due = self.initial.due
        if due is None:
            return ""
        at = f" {due.at.astimezone(self._zone):%H:%M}" if due.at is not None else ""
        return f"{due.day(self._zone).isoformat()}{at}"

    def update_remark(self) -> None:
        """Show the parsed date, or what is wrong with a field."""
        text, due = self.get_input("text"), self.get_input("due")
        typed = clean_line(due.value)
        if mistake := (text.has_focus and self.marked_mistake) or due.mistake:
            self.show_remark(mistake, warning=True)
        elif parsed := self._parse_due(typed):
            self.show_remark(f"Due {describe_when(parsed, self._now, typed, self._order)}.")
        else:
            self.show_remark("No date: it stays on your list until it is done.")

    def _explain_due(self, typed: str) -> str:
        hint = "Enter a date: fri, in 2 weeks, June 3, 2026-12-03."
        return explain_problem(typed, self._now, self._order, hint)

    def _parse_due(self, typed: str) -> Due | None:
        """Return the parsed date; the original one if the field is unchanged."""
        if typed == self._initial_due_text:
            return self.initial.due
        return parse_due(typed, self._now, self._order)

    def read_result(self) -> CommitmentDetails:
        """Return the commitment."""
        return CommitmentDetails(clean_line(self.get_text("text")), self._parse_due(clean_line(self.get_text("due"))))
