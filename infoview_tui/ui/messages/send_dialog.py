"""Dialogs to send a message: how, and for one that was already sent, by which channel and when."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel
from infoview_tui.domain.past_times import parse_past
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.understood_dates import describe_when, explain_problem
from infoview_tui.services.availability.invitations import Invitation
from infoview_tui.ui.shared.bindings import SEND
from infoview_tui.ui.shared.breakpoints import VERTICAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog
from infoview_tui.ui.shared.validators import Understood
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class SendWay(StrEnum):
    """Ways to send a message."""

    MAIL_PROGRAM = "mail_program"
    EML_FILE = "eml_file"
    INVITATION = "invitation"
    COMMAND = "command"
    COPY = "copy"
    ALREADY_SENT = "already_sent"


_LABELS = {
    SendWay.MAIL_PROGRAM: "Open in the mail program",
    SendWay.EML_FILE: "Save as an .eml draft",
    SendWay.INVITATION: "Save with {}",
    SendWay.COMMAND: "Open in {}",
    SendWay.COPY: "Copy to the clipboard",
    SendWay.ALREADY_SENT: "I sent it…",
}


_INVITATIONS = {Invitation.REQUEST: "a calendar invitation", Invitation.CANCEL: "a cancellation for calendars"}


class SendDialog(ModalScreen[SendWay]):
    """Asks how to send a message, one key each, and returns the way, or None if the user cancels."""

    BINDINGS = [*SEND]
    DEFAULT_CSS = """
    SendDialog .dialog { width: 40; }
    SendDialog RowList { height: auto; background: $surface; }
    SendDialog KeyHints { margin-top: 1; }
    SendDialog.-short KeyHints { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = VERTICAL_BREAKPOINTS

    def __init__(self, program: str = "", invitation: Invitation | None = None) -> None:
        """*program* is the name of the configured mail command, if there is one, *invitation* what can be attached."""
        super().__init__()
        self._names = {SendWay.COMMAND: clean_line(program, 20)}
        self._names[SendWay.INVITATION] = _INVITATIONS[invitation] if invitation else ""

    def compose(self) -> ComposeResult:
        """Compose the ways and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = plain("Send")
            yield RowList(label_width=5)
            yield KeyHints(("enter", "choose"), ("escape", "cancel"))

    def on_mount(self) -> None:
        """Fill the list, each way with its current key."""
        keys = {
            active.binding.action: self.app.get_key_display(active.binding)
            for active in self.active_bindings.values()
            if active.binding.action.startswith("pick(")
        }
        self.query_one(RowList).show(
            [
                Row(
                    way,
                    plain(label.format(self._names.get(way, ""))),
                    label=assemble((keys.get(f"pick('{way}')", ""), "$accent")),
                )
                for way, label in _LABELS.items()
                if self._names.get(way, way)
            ]
        )

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Return the selected way."""
        self.action_pick(str(message.key))

    def action_pick(self, name: str) -> None:
        """Return a way by its name."""
        way = SendWay(name)
        if not self._names.get(way, way):
            self.app.bell()
        else:
            self.dismiss(way)

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


class SentResult(NamedTuple):
    """By which channel a message was sent, and when."""

    channel: Channel
    sent: DayOrMoment


class SentDialog(FormDialog[SentResult]):
    """Asks how and when a message was sent."""

    def __init__(self, channel: Channel, now: datetime, order: DateOrder) -> None:
        """Set the channel of the draft, the current time in the user's zone, and how they write dates."""
        super().__init__("I sent it")
        self.channel = channel
        self._now = now
        self._order = order

    def compose_fields(self) -> ComposeResult:
        """Compose the time and the channel."""
        hint = "now, 10:30, yesterday 2pm, mon 9:00"
        when = self.make_input("when", "now", hint=hint, validator=Understood(self._parse, self._explain))
        yield from self.make_field("When", when)
        yield from self.make_field("Channel", EnumSelect(Channel, self.channel, name="channel", prompt="choose"))

    def update_remark(self) -> None:
        """Show how the time is parsed, or why it is not."""
        typed = clean_line(self.get_text("when"))
        sent = self._parse(typed)
        if sent is None:
            self.show_remark(self.first_mistake, warning=True)
        else:
            self.show_remark(f"Sent {describe_when(sent, self._now, typed, self._order)}")

    def read_result(self) -> SentResult | None:
        """Return the channel and the time, or None if no channel is chosen."""
        channel, sent = self.get_choice("channel"), self._parse(clean_line(self.get_text("when")))
        return SentResult(channel, sent) if isinstance(channel, Channel) and sent is not None else None

    def _parse(self, typed: str) -> DayOrMoment | None:
        return parse_past(typed or "now", self._now, self._order)

    def _explain(self, typed: str) -> str:
        hint = "Enter a day or time in the past, such as 10:30, yesterday 2pm, or mon."
        return explain_problem(typed, self._now, self._order, hint)
