"""The widgets of a message: who it goes to, subject and body, and when it is due."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Label, Static

from infoview_tui.domain.enums import Channel
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.ui.messages import header
from infoview_tui.ui.messages.marked_editor import MarkedEditor
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.live_text import LiveText


class MessageFields:
    """The fields above the text, and the text."""

    def __init__(self) -> None:
        """Create the widgets."""
        self.subject = LineInput(id="subject", placeholder="Subject, in a few words")
        self.body = MarkedEditor(id="body", placeholder="Dear …")
        self.length = LiveText(id="length")
        self.expectation = Static(id="expectation")
        self._to = Static(id="to")
        self._by = Static(id="by")
        self._when = Label("Due", id="when")
        self._due = Static(id="due")
        self._subject_field = Horizontal(classes="field", id="subject-field")

    def compose(self) -> ComposeResult:
        """Compose what is above the text."""
        with Vertical(id="fields"):
            with Horizontal(classes="field"):
                yield Label("To")
                yield self._to
            with Horizontal(classes="field"):
                yield Label("By")
                yield self._by
            with self._subject_field:
                yield Label("Subject")
                yield self.subject
            with Horizontal(classes="field"):
                yield self._when
                yield self._due
                yield self.length
        yield self.expectation

    def read(self) -> tuple[str, str]:
        """Return subject and body."""
        return self.subject.value, self.body.text

    def show(self, subject: str, body: str) -> None:
        """Load subject and body into their fields, without moving the cursor."""
        if self.subject.value != subject:
            self.subject.value = subject
        if self.body.text != body:
            self.body.reload_text(body)

    def show_header(self, opened: OpenMessage, now: datetime, zone: tzinfo, *, is_sent: bool, is_narrow: bool) -> None:
        """Show who the message goes to, how, and when it is due; a sent message is read-only."""
        self.body.read_only = self.subject.disabled = is_sent
        self._subject_field.display = opened.message.channel is Channel.EMAIL or bool(opened.message.subject)
        self._to.update(header.format_to(opened))
        self._by.update(header.format_channel(opened, narrow=is_narrow))
        self._when.update("Sent" if is_sent else "Due")
        self._due.update(header.format_due(opened, now, zone, narrow=is_narrow))

    def show_expectation(self, text: str) -> None:
        """Show what to expect of a request, if that is said."""
        self.expectation.update(plain(text))
        self.expectation.display = bool(text)
