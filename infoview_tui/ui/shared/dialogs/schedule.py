"""When an interview is: date, time, agreed length and medium (R10, R14)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select, Static

from infoview_tui.domain.date_parser import parse_datetime
from infoview_tui.domain.enums import Medium
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.planning import Appointment
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.key_hints import KeyHints

MAX_MINUTES = 600
"""Minutes; an interview is agreed for 15 to 30 (R14), a day of shadowing for some hours."""


class ScheduleResult(NamedTuple):
    """The answer: a time, or none yet."""

    appointment: Appointment | None


class ScheduleDialog(ModalScreen[ScheduleResult]):
    """Asks for the time as people write it, and shows what was understood; an empty one means none is set yet."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "schedule.tcss"

    def __init__(self, appointment: Appointment | None = None, *, now: datetime, default_minutes: int) -> None:
        """Begin with an appointment to be changed, or with none.

        ``now`` is the current time in the person's zone; ``default_minutes`` is the length of a new interview.
        """
        super().__init__()
        self.appointment = appointment
        self.default_minutes = default_minutes
        self._now = now

    def compose(self) -> ComposeResult:
        """Show the fields, with what was understood below."""
        given = self.appointment
        when = f"{given.starts_at.astimezone(self._now.tzinfo):%Y-%m-%d %H:%M}" if given else ""
        minutes = str(given.minutes if given else self.default_minutes)
        media = [(Content(medium.value.replace("_", " ")), medium) for medium in Medium]
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "When is the interview?"
            with Horizontal(classes="field"):
                yield Label("When")
                yield Input(when, placeholder="thu 14:00, tomorrow 9:30, in 12 minutes", id="when")
            with Horizontal(classes="field"):
                yield Label("Minutes")
                yield Input(minutes, id="minutes", restrict=r"\d{0,3}")
            with Horizontal(classes="field"):
                yield Label("By")
                yield Select(media, value=given.medium if given else Medium.VIDEO, allow_blank=False, compact=True)
            yield Static(id="understood")
            yield KeyHints(("enter", "save"), ("tab", "next field"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Show what is understood of the first state."""
        self.query_one("#when", Input).focus()
        self._update_parsed()

    def on_input_changed(self) -> None:
        """Show what is understood as it is typed."""
        self._update_parsed()

    def on_input_submitted(self) -> None:
        """Save."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return the answer, unless what was typed is not understood."""
        moment, minutes = self._parse_start(), self._parse_minutes()
        typed = self.query_one("#when", Input).value.strip()
        if (typed and moment is None) or minutes is None:
            self.app.bell()
            return
        if moment is None:
            self.dismiss(ScheduleResult(None))
            return
        medium = self.query_one(Select).value
        held = medium if isinstance(medium, Medium) else Medium.VIDEO
        self.dismiss(ScheduleResult(Appointment(moment.astimezone(UTC), minutes, held)))

    def action_cancel(self) -> None:
        """Return nothing: all stays as it was."""
        self.dismiss(None)

    def _parse_start(self) -> datetime | None:
        return parse_datetime(clean_line(self.query_one("#when", Input).value), self._now)

    def _parse_minutes(self) -> int | None:
        typed = self.query_one("#minutes", Input).value
        return int(typed) if typed.isdigit() and 1 <= int(typed) <= MAX_MINUTES else None

    def _update_parsed(self) -> None:
        moment, minutes = self._parse_start(), self._parse_minutes()
        if minutes is None:
            said = assemble((f"The agreed length is 1 to {MAX_MINUTES} minutes.", "$warning"))
        elif moment is not None:
            said = assemble(
                (f"{format_day(moment.date(), self._now.date())} at {moment:%H:%M}, {minutes} minutes", "$success")
            )
        elif self.query_one("#when", Input).value.strip():
            said = assemble(("A day and a time, please, such as thu 14:00 or 2026-12-03 9:30.", "$warning"))
        else:
            said = assemble(("No time yet: that is fine, s sets it later.", "$text-muted"))
        self.query_one("#understood", Static).update(said)
