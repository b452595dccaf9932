"""Compose: the thank-you, its checks as one types, and the ways out of the program (R11, R32, R33)."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static
from textual.widgets.text_area import Selection

from infoview_tui.domain.enums import MessageState, Stage
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER, check_thank_you, cites_moment, find_moment_span
from infoview_tui.domain.thank_you_countdown import format_countdown
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail
from infoview_tui.services import outreach
from infoview_tui.services.outreach.thank_you import ThankYouMessage, format_citation, read_thank_you
from infoview_tui.ui.shared.autosave import IMMEDIATE_SAVE_LIMIT
from infoview_tui.ui.shared.bindings import BACK, MESSAGE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar

COUNTDOWN_INTERVAL = 20.0
"""Seconds between two looks at how much time there is left."""

MAX_MOMENTS = 6
"""The most moments that stand beside the text; f4 lists them all."""

_URGENCY_COLORS = {Urgency.TODAY: "$warning", Urgency.NOW: "$error"}


class MessageScreen(EditorScreen):
    """The draft, saved as it is typed. The person sends it with their own program and says so."""

    BINDINGS = [*MESSAGE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Message",)

    def __init__(self, contact_id: int, interview_id: int | None = None) -> None:
        """Write the thank-you for an interview, else for the contact's last one."""
        super().__init__()
        self.contact_id = contact_id
        self.interview_id = interview_id
        self.thank_you: ThankYouMessage | None = None
        self.subject = LineInput(id="subject", placeholder="What it is about, in a few words")
        self.body = Editor(id="body", placeholder="Dear …")
        self._field_texts = ("", "")
        """Subject and text as they were last put into the fields, or saved from them."""
        self._stored_texts = ("", "")
        """Subject and text as this window last read or wrote them."""

    def compose_body(self) -> ComposeResult:
        """Give the fields, and what is checked beside or below the text."""
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
        """Let the countdown go on."""
        self.set_interval(COUNTDOWN_INTERVAL, self._show_countdown)

    def load(self) -> None:
        """Read the message and show it; the text is shown once and from then on belongs to the person."""
        first = self.thank_you is None
        if self.thank_you is None:
            message = outreach.messages.get_or_draft_thank_you(
                self.workspace, self.contact_id, self.now(), self.interview_id
            )
        else:
            message = self.thank_you.message
        self.thank_you = thank_you = read_thank_you(self.workspace, message.id)
        self.query_one(TopBar).title = f"Thank-you to {thank_you.message.contact}"
        written = thank_you.message.subject, thank_you.message.body
        if first:
            self._stored_texts = written
            self._set_texts(written)
            self._move_cursor_to_moment(thank_you)
            self.body.focus()
        elif (
            written != self._stored_texts
            and not self.autosave.has_unsaved_changes
            and self._current_texts() == self._field_texts
        ):
            self._stored_texts = written
            self._set_texts(written)
        self._show_state(thank_you)
        self._show_checks()
        self.refresh_bindings()

    @property
    def is_sent(self) -> bool:
        """Whether the message went out, as the person said."""
        return self.thank_you is not None and self.thank_you.message.state != MessageState.DRAFT

    def _show_state(self, thank_you: ThankYouMessage) -> None:
        self.body.read_only = self.subject.disabled = self.is_sent
        address = thank_you.message.email
        to = (
            assemble(plain(thank_you.message.contact), ("  " + address, "$text-muted"))
            if address
            else assemble(plain(thank_you.message.contact), ("  no email address yet: f2 copies the text", "$warning"))
        )
        self.query_one("#to", Static).update(to)
        self.query_one("#when", Label).update("Sent" if self.is_sent else "Due")
        self.query_one("#due", Static).update(self._format_due(thank_you))

    def _format_due(self, thank_you: ThankYouMessage) -> Content:
        sent_at = thank_you.message.sent_at
        if sent_at is not None:
            local = self.to_local(sent_at)
            return assemble((f"{local:%a} {local.day} {local:%b} {local:%H:%M}", "bold $success"))
        if thank_you.due_at is None or thank_you.late_at is None:
            return assemble(("No interview is behind it, so nothing is due.", "$text-muted"))
        counted = format_countdown(thank_you.due_at, thank_you.late_at, self.now())
        said = counted.short if self.has_class("-narrow") else counted.text
        return assemble((said, f"bold {_URGENCY_COLORS.get(counted.urgency, '')}".strip()))

    def _show_countdown(self) -> None:
        if self.thank_you is not None and self.is_mounted:
            self.query_one("#due", Static).update(self._format_due(self.thank_you))

    def _set_texts(self, texts: tuple[str, str]) -> None:
        """Put subject and text into their fields, the cursor where it was."""
        self._field_texts = clean_line(texts[0]), clean_text(texts[1])
        if self.subject.value != self._field_texts[0]:
            self.subject.value = self._field_texts[0]
        if self.body.text != self._field_texts[1]:
            self.body.reload_text(self._field_texts[1])

    def _move_cursor_to_moment(self, thank_you: ThankYouMessage) -> None:
        """Begin where a moment is still to be put in, else behind the last one."""
        text = self.body.text
        start, end = (_to_location(text, at) for at in find_moment_span(text, thank_you.facts.moments))
        self.body.selection = Selection(start, end)
        self.call_after_refresh(self.body.scroll_cursor_visible)

    # The text and its checks

    def _current_texts(self) -> tuple[str, str]:
        return self.subject.value, self.body.text

    def on_text_area_changed(self) -> None:
        """Save what was typed, and check it."""
        self._text_changed()

    def on_input_changed(self) -> None:
        """Save what was typed."""
        self._text_changed()

    def on_input_submitted(self) -> None:
        """From the subject on to the text."""
        self.body.focus()

    def _text_changed(self) -> None:
        texts = self._current_texts()
        if self.thank_you is None or self.is_sent or texts == self._field_texts:
            return
        size = sum(map(len, texts))
        if size <= IMMEDIATE_SAVE_LIMIT:
            self._show_checks()
        self.autosave.text_changed(size)

    def save_texts(self) -> None:
        """Save subject and body; a long text is checked only now. What another window wrote is kept too."""
        if self.thank_you is None or self.is_sent:
            return
        subject, body = self._current_texts()
        if len(subject) + len(body) > IMMEDIATE_SAVE_LIMIT:
            self._show_checks()
        texts = clean_line(subject), clean_text(body)
        self._stored_texts = outreach.messages.save_message_draft(
            self.workspace, self.thank_you.message.id, texts, self.now(), base=self._stored_texts
        )
        self._field_texts = (subject, body)
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            self.show_status("Another window wrote here too: both texts are kept.")

    def _show_checks(self) -> None:
        if self.thank_you is None or not self.is_mounted:
            return
        if self.is_sent:
            said = assemble(("Sent, so it is read only. u takes that back.", "$text-muted"))
            self.query_one("#checks", Static).update(said)
            self.query_one("#moments", Static).update("")
            return
        checks = check_thank_you(self.body.text, self.thank_you.facts)
        missing = [check for check in checks if not check.passed]
        lines = [assemble(("! ", "bold $warning"), plain(check.text)) for check in missing]
        if self.has_class("-wide"):
            lines += [assemble(("✓ ", "bold $success"), plain(check.text)) for check in checks if check.passed]
        elif not missing:
            lines = [assemble(("✓ ", "bold $success"), ("Nothing is missing", "$text-muted"))]
        self.query_one("#checks", Static).update(Content("\n").join(lines))
        self.query_one("#moments", Static).update(_format_moments(self.thank_you, self.body.text))

    def on_resize(self) -> None:
        """Show the checks and the countdown in as many words as there is room for."""
        self.call_after_refresh(self._show_checks)
        self.call_after_refresh(self._show_countdown)

    # Ways on

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was sent is not changed any more."""
        if action in ("mark_sent", "insert_moment") and self.is_sent:
            return False
        return super().check_action(action, parameters)

    def action_insert_moment(self) -> None:
        """Choose a moment of the conversation and put it where the cursor is, or where the template asks for one."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        if self.thank_you is None:
            return
        moments = self.thank_you.facts.moments
        if not moments:
            self.context.show_notification("No moment is starred yet: in the debrief, space stars one.")
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
        title = "A moment of your conversation"
        self.app.push_screen(ChooseDialog(title, rows, enter_label="put it in", initial_key=unused), chosen)

    def _insert_text(self, text: str) -> None:
        text, written = clean_text(text), self.body.text
        place = written.find(MOMENT_PLACEHOLDER)
        if place >= 0:
            start, end = _to_location(written, place), _to_location(written, place + len(MOMENT_PLACEHOLDER))
        else:
            start, end = sorted(self.body.selection)
            text = self._pad_with_spaces(text, start, end)
        result = self.body.replace(text, start, end, maintain_selection_offset=False)
        self.body.move_cursor(result.end_location)
        self.body.focus()

    def _pad_with_spaces(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Return the text with a space where it would touch a word."""
        before = self.body.get_text_range((start[0], 0), start)[-1:]
        after = self.body.get_text_range(end, (end[0], end[1] + 1))
        return f"{' ' if before and not before.isspace() else ''}{text}{' ' if after.isalnum() else ''}"

    def action_copy(self) -> None:
        """Copy subject and text, by way of the terminal."""
        subject, body = map(clean_text, self._current_texts())
        self.app.copy_to_clipboard(f"{subject}\n\n{body}" if subject else body)
        self.context.show_notification(
            "Copied, subject and text. If pasting gives nothing, this terminal does not allow it."
        )

    def action_open_mail(self) -> None:
        """Open the message in the mail program, where the person sends it."""
        if self.thank_you is None:
            return
        if not self.thank_you.message.email:
            self.context.show_notification(
                "No email address is known, so there is nobody to address. f2 copies the text instead."
            )
            return
        url = mail.mailto_url(self.thank_you.message.email, *self._current_texts())
        self.run_worker(self._open_mail_program(url), exclusive=True)

    async def _open_mail_program(self, url: str) -> None:
        try:
            await asyncio.to_thread(mail.open_mail_program, url)
        except InfoviewError as error:
            self.context.show_notification(str(error), error=True)
            return
        caution = " It is long: see that its end is there." if len(url) > mail.SAFE_URL_LENGTH else ""
        self.context.show_notification(f"Handed to your mail program.{caution} Once it is sent, ctrl+s says so.")

    def action_mark_sent(self) -> None:
        """Say that it was sent; then In touch is proposed, and the way leads back."""
        if self.thank_you is None or not self.autosave.flush():
            return
        with self.reporting_errors():
            proposes = outreach.messages.mark_sent(self.workspace, self.thank_you.message.id, self.now())
            if proposes:
                self._propose_in_touch(self.thank_you)
            else:
                self.context.show_notification("Marked as sent. u undoes it.")
                self.action_back()

    def _propose_in_touch(self, thank_you: ThankYouMessage) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def answered(yes: bool | None) -> None:
            if yes:
                with self.reporting_errors():
                    said = outreach.stages.move_contact(self.workspace, self.contact_id, Stage.IN_TOUCH, self.now())
                    self.context.show_notification(f"{said} u undoes it.")
            else:
                self.context.show_notification("Marked as sent. u undoes it.")
            self.action_back()

        question = plain(
            f"Thanked. Move {thank_you.message.contact} to In touch? A few lines fall due in three months."
        )
        self.app.push_screen(ConfirmDialog(question, yes_label="Move to In touch", no_label="Leave as it is"), answered)


def _format_moments(thank_you: ThankYouMessage, body: str) -> Content:
    """List the moments that may be cited, those that are in the text with a tick."""
    moments = thank_you.facts.moments
    lines = [assemble(("Moments to drop in", "bold $primary"))] if moments else []
    for moment in moments[:MAX_MOMENTS]:
        is_in = cites_moment(body, moment)
        lines.append(assemble(_format_tick(is_in=is_in), (format_citation(moment), "$text-muted" if is_in else "")))
    if len(moments) > MAX_MOMENTS:
        lines.append(assemble((f"and {len(moments) - MAX_MOMENTS} more", "$text-muted")))
    return Content("\n").join(lines)


def _format_tick(*, is_in: bool) -> Content:
    """Tick a moment that is in the text."""
    return assemble(("✓ ", "bold $success")) if is_in else assemble(("○ ", "$accent"))


def _to_location(text: str, offset: int) -> tuple[int, int]:
    """Return the row and column of a character."""
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1
