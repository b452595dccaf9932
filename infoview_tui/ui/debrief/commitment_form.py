"""A promise and its date, to be corrected before it is taken."""

from __future__ import annotations

from datetime import UTC, datetime

from textual.app import ComposeResult

from infoview_tui.domain.date_parser import DEFAULT_DUE_TIME, parse_due_at
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.debrief.proposals import CommitmentDetails
from infoview_tui.ui.shared.dialogs.form import FormDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput


class CommitmentFormDialog(FormDialog[CommitmentDetails]):
    """Asks what was promised and by when, and shows the date as understood."""

    def __init__(self, initial: CommitmentDetails, *, now: datetime) -> None:
        """Begin with a promise as it stands. ``now`` is the current time in the person's zone."""
        super().__init__("What you promised")
        self.initial = initial
        self._now = now
        self._zone = now.tzinfo or UTC

    def compose_fields(self) -> ComposeResult:
        """Show the words and the date."""
        yield from self.make_field("Promise", self.make_input("text", self.initial.text))
        yield from self.make_field(
            "By when", self.make_input("due", self._initial_due_text, hint="fri, in 2 weeks, June 3, tomorrow 10")
        )

    @property
    def _initial_due_text(self) -> str:
        """The date as it stands in its field at first."""
        if self.initial.due_at is None:
            return ""
        local = self.initial.due_at.astimezone(self._zone)
        return f"{local:%Y-%m-%d}" + ("" if local.time() == DEFAULT_DUE_TIME else f" {local:%H:%M}")

    def on_input_changed(self) -> None:
        """Show the date as it is understood."""
        typed, due_at = clean_line(self.get_text("due")), self._parse_due()
        if not typed:
            self.show_remark("No date: it waits on your list until it is done.")
        elif due_at is None:
            self.show_remark("A day, please: fri, in 2 weeks, June 3, 2026-12-03.", warning=True)
        else:
            local = due_at.astimezone(self._zone)
            self.show_remark(f"Falls due {format_day(local.date(), self._now.date())} at {local:%H:%M}.")

    def _parse_due(self) -> datetime | None:
        """The date as understood; untouched it is what it was."""
        typed = clean_line(self.get_text("due"))
        if typed == self._initial_due_text:
            return self.initial.due_at
        # In a field for a date every weekday is meant as one, so "sat" is read as "by sat" is.
        return parse_due_at(f"by {typed}", self._now, self._zone) or parse_due_at(typed, self._now, self._zone)

    def read_result(self) -> CommitmentDetails | None:
        """Return the promise, or None where its words or its date are not understood."""
        text, typed, due_at = clean_line(self.get_text("text")), clean_line(self.get_text("due")), self._parse_due()
        if not text:
            self.show_remark("A promise needs a few words.", warning=True)
            self._focus_input("text")
            return None
        if typed and due_at is None:
            self._focus_input("due")
            return None
        return CommitmentDetails(text, due_at)

    def _focus_input(self, name: str) -> None:
        next(field for field in self.query(LineInput) if field.name == name).focus()
