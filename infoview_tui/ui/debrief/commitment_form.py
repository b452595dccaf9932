"""A promise and its date, to be corrected before it is taken."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult

from infoview_tui.domain.format_dates import spell_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.research import DUE_HOUR, due_moment
from infoview_tui.services.debrief.commitments import Wording
from infoview_tui.ui.shared.dialogs.form import FormScreen
from infoview_tui.ui.shared.widgets.line_input import Line

if TYPE_CHECKING:
    from infoview_tui.ui.app.app import InfoviewApp


class PromiseFormScreen(FormScreen[Wording]):
    """Asks what was promised and by when, and shows the date as understood."""

    def __init__(self, said: Wording) -> None:
        """Begin with a promise as it stands."""
        super().__init__("What you promised")
        self.said = said

    @property
    def infoview(self) -> InfoviewApp:
        """The app, by its own type."""
        return cast("InfoviewApp", self.app)

    def compose_fields(self) -> ComposeResult:
        """Show the words and the date."""
        yield from self.field("Promise", self.line("text", self.said.text))
        yield from self.field("By when", self.line("due", self._written, hint="fri, in 2 weeks, June 3, tomorrow 10"))

    @property
    def _written(self) -> str:
        """The date as it stands in its field at first."""
        if self.said.due_at is None:
            return ""
        local = self.said.due_at.astimezone(self.infoview.zone)
        return f"{local:%Y-%m-%d}" + ("" if local.time() == DUE_HOUR else f" {local:%H:%M}")

    def on_input_changed(self) -> None:
        """Show the date as it is understood."""
        typed, due_at = clean_line(self.typed("due")), self._due_at()
        if not typed:
            self.remark("No date: it waits on your list until it is done.")
        elif due_at is None:
            self.remark("A day, please: fri, in 2 weeks, June 3, 2026-12-03.", warning=True)
        else:
            local = due_at.astimezone(self.infoview.zone)
            today = self.infoview.now().astimezone(self.infoview.zone).date()
            self.remark(f"Falls due {spell_day(local.date(), today)} at {local:%H:%M}.")

    def _due_at(self) -> datetime | None:
        """The date as understood; untouched it is what it was."""
        typed = clean_line(self.typed("due"))
        if typed == self._written:
            return self.said.due_at
        now, zone = self.infoview.now(), self.infoview.zone
        # In a field for a date every weekday is meant as one, so "sat" is read as "by sat" is.
        return due_moment(f"by {typed}", now, zone) or due_moment(typed, now, zone)

    def result(self) -> Wording | None:
        """Return the promise, or None where its words or its date are not understood."""
        text, typed, due_at = clean_line(self.typed("text")), clean_line(self.typed("due")), self._due_at()
        if not text:
            self.remark("A promise needs a few words.", warning=True)
            self._focus("text")
            return None
        if typed and due_at is None:
            self._focus("due")
            return None
        return Wording(text, due_at)

    def _focus(self, name: str) -> None:
        next(field for field in self.query(Line) if field.name == name).focus()
