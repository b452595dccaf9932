"""Message screen: edit the thank-you, with live checks, and copy or open it for sending (R11, R32, R33)."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static
from textual.widgets.text_area import Selection

from infoview_tui.domain.enums import MessageState, Stage
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.domain.message_facts import MessageDraft
from infoview_tui.domain.message_placeholders import format_citation
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER, cites_moment, find_moment_span
from infoview_tui.domain.thank_you_countdown import format_countdown
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail
from infoview_tui.services import outreach
from infoview_tui.services.outreach.consequences import Consequence
from infoview_tui.services.outreach.message_checks import MessageChecker, open_checker
from infoview_tui.services.outreach.open_message import OpenMessage, read_open_message
from infoview_tui.ui.shared.autosave import IMMEDIATE_SAVE_LIMIT
from infoview_tui.ui.shared.bindings import BACK, MESSAGE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar

COUNTDOWN_INTERVAL = 20.0
"""Seconds between updates of the countdown."""

MAX_MOMENTS = 6
"""Maximum number of moments listed next to the text; f4 lists all."""

_URGENCY_COLORS = {Urgency.TODAY: "$warning", Urgency.NOW: "$error"}


class MessageScreen(EditorScreen):
    """Editor of a thank-you draft with autosave. The user sends it with their own mail program and marks it as sent."""

    BINDINGS = [*MESSAGE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Message",)

    def __init__(self, message_id: int) -> None:
        """Set the message."""
        super().__init__()
        self.message_id = message_id
        self.opened: OpenMessage | None = None
        self.checker: MessageChecker | None = None
        self.subject = LineInput(id="subject", placeholder="Subject, in a few words")
        self.body = Editor(id="body", placeholder="Dear …")
        self._field_texts = ("", "")
        """Subject and body as last loaded into the fields, or saved from them."""
        self._stored_texts = ("", "")
        """Subject and body as this window last read or wrote them."""

    def compose_body(self) -> ComposeResult:
        """Compose the fields, and the checks next to or below the text."""
        with Vertical(id="fields"):
            with Horizontal(classes="field"):
                yield Label("To")
                yield Static(id="to")
            with Horizontal(classes="field"):
                yield Label("Subject")
                yield self.subject
            with Horizontal(classes="field"):
                yield Label("Due", id="when")
                yield Static(id="due")
        yield self.save_error_line()
        with Container(id="page"):
            yield self.body
            with Vertical(id="beside"):
                yield Static(id="checks")
                yield Static(id="moments")

    def on_mount(self) -> None:
        """Start the countdown."""
        self.set_interval(COUNTDOWN_INTERVAL, self._show_countdown)

    def load(self) -> None:
        """Read and show the message. The text is loaded once; after that, only changes by other windows are loaded."""
        first = self.opened is None
        self.opened = opened = read_open_message(self.workspace, self.message_id, self.now(), self.zone)
        self.checker = open_checker(self.workspace, self.message_id, opened.facts)
        title = MESSAGE_NAMES[opened.message.kind]
        self.query_one(TopBar).title = f"{title[0].upper()}{title[1:]} to {opened.message.contact}"
        written = opened.message.subject, opened.message.body
        if first:
            self._stored_texts = written
            self._set_texts(written)
            self._move_cursor_to_moment(opened)
            self.body.focus()
        elif (
            written != self._stored_texts
            and not self.autosave.has_unsaved_changes
            and self._current_texts() == self._field_texts
        ):
            self._stored_texts = written
            self._set_texts(written)
        self._show_state(opened)
        self._show_checks()
        self.refresh_bindings()

    @property
    def is_sent(self) -> bool:
        """Whether the user has marked the message as sent."""
        return self.opened is not None and self.opened.message.state != MessageState.DRAFT

    def _show_state(self, opened: OpenMessage) -> None:
        self.body.read_only = self.subject.disabled = self.is_sent
        address = opened.message.email
        to = (
            assemble(plain(opened.message.contact), ("  " + address, "$text-muted"))
            if address
            else assemble(plain(opened.message.contact), ("  no email address yet: f2 copies the text", "$warning"))
        )
        self.query_one("#to", Static).update(to)
        self.query_one("#when", Label).update("Sent" if self.is_sent else "Due")
        self.query_one("#due", Static).update(self._format_due(opened))

    def _format_due(self, opened: OpenMessage) -> Content:
        sent_at = opened.message.sent_at
        if sent_at is not None:
            local = self.to_local(sent_at)
            return assemble((f"{local:%a} {local.day} {local:%b} {local:%H:%M}", "bold $success"))
        if opened.due_at is None or opened.late_at is None:
            return assemble(("No interview, so no due date.", "$text-muted"))
        countdown = format_countdown(opened.due_at, opened.late_at, self.now())
        text = countdown.short if self.has_class("-narrow") else countdown.text
        return assemble((text, f"bold {_URGENCY_COLORS.get(countdown.urgency, '')}".strip()))

    def _show_countdown(self) -> None:
        if self.opened is not None and self.is_mounted:
            self.query_one("#due", Static).update(self._format_due(self.opened))

    def _set_texts(self, texts: tuple[str, str]) -> None:
        """Load subject and body into their fields, without moving the cursor."""
        self._field_texts = clean_line(texts[0]), clean_text(texts[1])
        if self.subject.value != self._field_texts[0]:
            self.subject.value = self._field_texts[0]
        if self.body.text != self._field_texts[1]:
            self.body.reload_text(self._field_texts[1])

    def _move_cursor_to_moment(self, opened: OpenMessage) -> None:
        """Move the cursor to where a moment should be inserted, or after the last one."""
        text = self.body.text
        start, end = (_to_location(text, at) for at in find_moment_span(text, opened.facts.moments))
        self.body.selection = Selection(start, end)
        self.call_after_refresh(self.body.scroll_cursor_visible)

    # The text and its checks

    def _current_texts(self) -> tuple[str, str]:
        return self.subject.value, self.body.text

    def on_text_area_changed(self) -> None:
        """Save and check the text."""
        self._text_changed()

    def on_input_changed(self) -> None:
        """Save the subject."""
        self._text_changed()

    def on_input_submitted(self) -> None:
        """Move the focus from the subject to the body."""
        self.body.focus()

    def _text_changed(self) -> None:
        texts = self._current_texts()
        if self.opened is None or self.is_sent or texts == self._field_texts:
            return
        size = sum(map(len, texts))
        if size <= IMMEDIATE_SAVE_LIMIT:
            self._show_checks()
        self.autosave.text_changed(size)

    def save_texts(self) -> None:
        """Save subject and body, merged with changes by other windows. A long text is checked only here."""
        if self.opened is None or self.is_sent:
            return
        subject, body = self._current_texts()
        if len(subject) + len(body) > IMMEDIATE_SAVE_LIMIT:
            self._show_checks()
        texts = clean_line(subject), clean_text(body)
        self._stored_texts = outreach.messages.save_message_draft(
            self.workspace, self.opened.message.id, texts, self.now(), base=self._stored_texts
        )
        self._field_texts = (subject, body)
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            self.show_status("Also changed in another window; both texts saved.")

    def _show_checks(self) -> None:
        if self.opened is None or self.checker is None or not self.is_mounted:
            return
        if self.is_sent:
            note = assemble(("Sent, so it is read-only. u undoes it.", "$text-muted"))
            self.query_one("#checks", Static).update(note)
            self.query_one("#moments", Static).update("")
            return
        checks = self.checker.check(MessageDraft(*self._current_texts()))
        lines = [assemble(("! ", "bold $warning"), plain(check.text)) for check in checks if not check.passed]
        if self.has_class("-wide"):
            lines += [assemble(("✓ ", "bold $success"), plain(check.text)) for check in checks if check.passed]
        elif not lines:
            lines = [assemble(("✓ ", "bold $success"), ("All checks passed", "$text-muted"))]
        self.query_one("#checks", Static).update(Content("\n").join(lines))
        self.query_one("#moments", Static).update(_format_moments(self.opened, self.body.text))

    def on_resize(self) -> None:
        """Show the checks and the countdown in a form that fits the width."""
        self.call_after_refresh(self._show_checks)
        self.call_after_refresh(self._show_countdown)

    # Actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable changes to a sent message."""
        if action in ("mark_sent", "insert_moment") and self.is_sent:
            return False
        return super().check_action(action, parameters)

    def action_insert_moment(self) -> None:
        """Choose a starred moment, and insert it at the placeholder or at the cursor."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        if self.opened is None:
            return
        moments = self.opened.facts.moments
        if not moments:
            self.context.show_notification("No starred moments yet. Press space in the debrief to star one.")
            return

        def chosen(index: object) -> None:
            if isinstance(index, int):
                self._insert_text(format_citation(moments[index]))

        used = [cites_moment(self.body.text, moment) for moment in moments]
        rows = [
            Row(index, plain(format_citation(moment)), label=_format_tick(is_in=used[index]))
            for index, moment in enumerate(moments)
        ]
        unused = used.index(False) if False in used else None
        self.app.push_screen(ChooseDialog("Insert a moment", rows, enter_label="insert", initial_key=unused), chosen)

    def _insert_text(self, text: str) -> None:
        text, written = clean_text(text), self.body.text
        place = written.find(MOMENT_PLACEHOLDER)
        if place >= 0:
            start, end = _to_location(written, place), _to_location(written, place + len(MOMENT_PLACEHOLDER))
        else:
            start, end = sorted(self.body.selection)
            text = self._pad_with_spaces(text, start, end)
        self.body.move_cursor(self.body.replace(text, start, end, maintain_selection_offset=False).end_location)
        self.body.focus()

    def _pad_with_spaces(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Add a space where the text would touch a word."""
        before = self.body.get_text_range((start[0], 0), start)[-1:]
        after = self.body.get_text_range(end, (end[0], end[1] + 1))
        return f"{' ' if before and not before.isspace() else ''}{text}{' ' if after.isalnum() else ''}"

    def action_copy(self) -> None:
        """Copy subject and body to the clipboard through the terminal."""
        subject, body = map(clean_text, self._current_texts())
        self.app.copy_to_clipboard(f"{subject}\n\n{body}" if subject else body)
        self.context.show_notification(
            "Copied subject and text. If pasting does not work, this terminal does not allow copying."
        )

    def action_open_mail(self) -> None:
        """Open the message in the mail program, where the user sends it."""
        if self.opened is None:
            return
        if not self.opened.message.email:
            self.context.show_notification("This contact has no email address. Press f2 to copy the text instead.")
            return
        url = mail.mailto_url(self.opened.message.email, *self._current_texts())
        self.run_worker(self._open_mail_program(url), exclusive=True)

    async def _open_mail_program(self, url: str) -> None:
        try:
            await asyncio.to_thread(mail.open_mail_program, url)
        except InfoviewError as error:
            self.context.show_notification(str(error), error=True)
            return
        caution = " It is long, so check that it is complete." if len(url) > mail.SAFE_URL_LENGTH else ""
        self.context.show_notification(f"Opened in your mail program.{caution} Press ctrl+s after sending it.")

    def action_mark_sent(self) -> None:
        """Mark the message as sent, offer to move the contact to In touch, and go back."""
        if self.opened is None or not self.autosave.flush():
            return
        with self.reporting_errors():
            sent = outreach.messages.mark_sent(self.workspace, self.opened.message.id, self.now())
            if sent.propose_stage is not None:
                self._propose_stage(self.opened, sent)
            else:
                self.context.show_notification("Marked as sent. u undoes it.")
                self.action_back()

    def _propose_stage(self, opened: OpenMessage, sent: Consequence) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        stage = sent.propose_stage or Stage.IN_TOUCH

        def answered(yes: bool | None) -> None:
            if yes:
                with self.reporting_errors():
                    contact_id = opened.message.contact_id
                    result = outreach.stages.move_contact(self.workspace, contact_id, stage, self.now())
                    self.context.show_notification(f"{result} u undoes it.")
            else:
                self.context.show_notification("Marked as sent. u undoes it.")
            self.action_back()

        question = plain(
            f"Marked as sent. {sent.text} Move {opened.message.contact} to {stage.label}?".replace("  ", " ")
        )
        self.app.push_screen(ConfirmDialog(question, yes_label=f"Move to {stage.label}", no_label="Not now"), answered)


def _format_moments(opened: OpenMessage, body: str) -> Content:
    """List the moments that can be quoted; those already in the text have a check mark."""
    moments = opened.facts.moments
    lines = [assemble(("Moments you can quote", "bold $primary"))] if moments else []
    for moment in moments[:MAX_MOMENTS]:
        is_in = cites_moment(body, moment)
        lines.append(assemble(_format_tick(is_in=is_in), (format_citation(moment), "$text-muted" if is_in else "")))
    if len(moments) > MAX_MOMENTS:
        lines.append(assemble((f"and {len(moments) - MAX_MOMENTS} more", "$text-muted")))
    return Content("\n").join(lines)


def _format_tick(*, is_in: bool) -> Content:
    return assemble(("✓ ", "bold $success")) if is_in else assemble(("○ ", "$accent"))


def _to_location(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1
