"""Dialog to schedule an interview: date, time, agreed length, and medium (R10, R14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select, Static

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import TimeSpan, parse_time_span
from infoview_tui.domain.enums import Medium
from infoview_tui.domain.planning import Appointment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.understood_dates import describe_moment, explain_problem
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_MINUTES = 600
"""Longest interview in minutes. Interviews are usually 15 to 30 (R14), but shadowing can take hours."""


class ScheduleResult(NamedTuple):
    """The result: an appointment, or None if no time is set yet."""

    appointment: Appointment | None


class ScheduleDialog(ModalScreen[ScheduleResult]):
    """Asks for the time in natural notation and shows how it was parsed. Empty means that no time is set yet."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "schedule.tcss"

    def __init__(
        self, appointment: Appointment | None = None, *, now: datetime, default_minutes: int, order: DateOrder
    ) -> None:
        """Show an appointment to change, or none.

        *now* is the current time in the user's time zone; *default_minutes* is the length of a new interview;
        *order* is how the user writes dates.
        """
        super().__init__()
        self.appointment = appointment
        self.default_minutes = default_minutes
        self._now = now
        self._order = order

    def compose(self) -> ComposeResult:
        """Compose the fields, with the parsed time below."""
        given = self.appointment
        when = f"{given.starts_at.astimezone(self._now.tzinfo):%Y-%m-%d %H:%M}" if given else ""
        minutes = str(given.minutes if given else self.default_minutes)
        media = [(Content(medium.value.replace("_", " ")), medium) for medium in Medium]
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "When is the interview?"
            with Horizontal(classes="field"):
                yield Label("When")
                hint = "thu 14:00, tomorrow 9:30, in 12 minutes"
                yield LineInput(when, placeholder=hint, id="when", select_on_focus=True)
            with Horizontal(classes="field"):
                yield Label("Minutes")
                yield LineInput(minutes, id="minutes", restrict=r"\d{0,3}", select_on_focus=True)
            with Horizontal(classes="field"):
                yield Label("Medium")
                yield Select(media, value=given.medium if given else Medium.VIDEO, allow_blank=False, compact=True)
            yield Static(id="understood")
            yield KeyHints(("enter", "save"), ("tab", "next field"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Show how the initial value is parsed."""
        self.query_one("#when", Input).focus()
        self._update_parsed()

    def on_input_changed(self) -> None:
        """Show how the input is parsed while the user types."""
        self._update_parsed()

    def on_input_submitted(self) -> None:
        """Save."""
        self.action_submit()

    def action_submit(self) -> None:
        """Close the dialog with the result, unless the input is invalid."""
        span = self._parse_when()
        minutes = self._parse_minutes(span)
        typed = self.query_one("#when", Input).value.strip()
        if (typed and span is None) or minutes is None:
            self.app.bell()
            return
        if span is None:
            self.dismiss(ScheduleResult(None))
            return
        medium = self.query_one(Select).value
        held = medium if isinstance(medium, Medium) else Medium.VIDEO
        self.dismiss(ScheduleResult(Appointment(span.start.astimezone(UTC), minutes, held)))

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)

    @property
    def _typed(self) -> str:
        return clean_line(self.query_one("#when", Input).value)

    def _parse_when(self) -> TimeSpan | None:
        return parse_time_span(self._typed, self._now, self._order)

    def _parse_minutes(self, span: TimeSpan | None) -> int | None:
        """Return the length: that of the typed range of times, or else of the field."""
        if span is not None and span.end is not None:
            minutes = round((span.end - span.start) / timedelta(minutes=1))
            return minutes if minutes <= MAX_MINUTES else None
        typed = self.query_one("#minutes", Input).value
        return int(typed) if typed.isdigit() and 1 <= int(typed) <= MAX_MINUTES else None

    def _update_parsed(self) -> None:
        span = self._parse_when()
        minutes = self._parse_minutes(span)
        if minutes is None:
            said = assemble((f"Enter a length of 1 to {MAX_MINUTES} minutes.", "$warning"))
        elif span is not None:
            when = describe_moment(span.start, self._now, self._typed, self._order)
            said = assemble((f"{when}, {minutes} minutes", "$success"))
        elif self._typed:
            hint = "Enter a day and a time, such as thu 14:00 or 2026-12-03 9:30."
            said = assemble((explain_problem(self._typed, self._now, self._order, hint), "$warning"))
        else:
            said = assemble(("No time yet. You can press s to set it later.", "$text-muted"))
        self.query_one("#understood", Static).update(said)
