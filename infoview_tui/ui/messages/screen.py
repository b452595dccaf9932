"""Message screen: edit a message of any kind, with live checks, and copy or open it for sending (R7-R14, R32-R34)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.enums import Channel, MessageKind, MessageState
from infoview_tui.domain.message_facts import MessageDraft
from infoview_tui.domain.message_placeholders import format_citation
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER, find_moment_span
from infoview_tui.services import outreach
from infoview_tui.services.outreach.message_checks import MessageChecker, open_checker
from infoview_tui.services.outreach.open_message import OpenMessage, read_open_message
from infoview_tui.ui.messages import choices, header
from infoview_tui.ui.messages.checks_panel import ChecksPanel
from infoview_tui.ui.messages.draft_options import DraftOptions
from infoview_tui.ui.messages.marked_editor import MarkedEditor
from infoview_tui.ui.messages.marking_sent import ask_about_gaps, mark_sent
from infoview_tui.ui.messages.send_dialog import SentResult
from infoview_tui.ui.messages.sending import copy_message, send_message
from infoview_tui.ui.shared.answers import ask_for_answer
from infoview_tui.ui.shared.autosave import IMMEDIATE_SAVE_LIMIT
from infoview_tui.ui.shared.bindings import BACK, MESSAGE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.idle_timer import IdleTimer
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.live_text import LiveText
from infoview_tui.ui.shared.widgets.top_bar import TopBar

CHECK_PAUSE = 0.15
"""Seconds without a key after which the text is checked, so that typing is not slowed down."""

CHECK_INTERVAL = 1.0
"""Seconds after which a text is checked at the latest, even if the user types without a pause."""


class MessageScreen(EditorScreen):
    """Editor of a message with autosave. The user sends it with their own mail program and marks it as sent."""

    BINDINGS = [*MESSAGE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Message",)

    def __init__(self, message_id: int) -> None:
        """Set the message."""
        super().__init__()
        self.message_id = message_id
        self.place = ScreenPlace(
            ListCursor(self),
            own_name=self._name_place,
        )
        self.opened: OpenMessage | None = None
        self.checker: MessageChecker | None = None
        self.subject = LineInput(id="subject", placeholder="Subject, in a few words")
        self.body = MarkedEditor(id="body", placeholder="Dear …")
        self.checks = ChecksPanel(id="checks")
        self.length = LiveText(id="length")
        self.moments = LiveText(id="moments")
        self._check_timer = IdleTimer(self, self._show_checks, CHECK_PAUSE, CHECK_INTERVAL)
        self._options = DraftOptions(self, self._show_message)
        self._field_texts = ("", "")
        """Subject and body as last loaded into the fields, or saved from them."""
        self._stored_texts = ("", "")
        """Subject and body as this window last read or wrote them."""

    def _name_place(self) -> str:
        return header.name_place(self.workspace.placeholders.row_id(self.message_id), self.opened)

    def compose_body(self) -> ComposeResult:
        """Compose the fields, and the checks next to or below the text."""
        with Vertical(id="fields"):
            with Horizontal(classes="field"):
                yield Label("To")
                yield Static(id="to")
            with Horizontal(classes="field"):
                yield Label("By")
                yield Static(id="by")
            with Horizontal(classes="field", id="subject-field"):
                yield Label("Subject")
                yield self.subject
            with Horizontal(classes="field"):
                yield Label("Due", id="when")
                yield Static(id="due")
                yield self.length
        yield Static(id="expectation")
        yield self.save_error_line()
        with Container(id="page"):
            yield self.body
            with Vertical(id="beside"):
                yield self.checks
                yield self.moments

    def on_mount(self) -> None:
        """Start the countdown."""
        self.set_interval(header.COUNTDOWN_INTERVAL, self._show_header)

    def load(self) -> None:
        """Read and show the message. The text is loaded once; after that, only changes by other windows are loaded."""
        first = self.opened is None
        self.opened = opened = read_open_message(
            self.workspace, self.message_id, self.now(), self.zone, minutes=self.context.config.minutes
        )
        templates, now = self.context.templates.load().templates, self.to_local(self.now())
        self.checker = open_checker(self.workspace, self.message_id, opened.facts, templates=templates, now=now)
        self.query_one(TopBar).title = header.format_title(opened)
        written = opened.message.subject, opened.message.body
        if first:
            self._stored_texts = written
            self._set_texts(written)
            self.body.focus()
        elif (
            written != self._stored_texts
            and not self.autosave.has_unsaved_changes
            and self._current_texts() == self._field_texts
        ):
            self._stored_texts = written
            self._set_texts(written)
        self._show_header()
        self._show_checks()
        if first and opened.message.kind is MessageKind.REQUEST and not self.is_sent:
            expectation = outreach.explanations.give_explanation(self.workspace, "request", self.now())
            self.query_one("#expectation", Static).update(plain(expectation))
            self.query_one("#expectation").display = bool(expectation)
        if first and not self.is_sent:
            self.body.select_span(next(iter(self._gaps()), None) or self._starting_place(opened))
        self.refresh_bindings()

    def _starting_place(self, opened: OpenMessage) -> tuple[int, int]:
        """Where the cursor starts in a draft without a gap: at the next moment to cite, or else at the top, to read."""
        is_thank_you = opened.message.kind is MessageKind.THANK_YOU
        return find_moment_span(self.body.text, opened.facts.moments) if is_thank_you else (0, 0)

    @property
    def is_sent(self) -> bool:
        """Whether the user has marked the message as sent."""
        return self.opened is not None and self.opened.message.state != MessageState.DRAFT

    def _show_header(self) -> None:
        opened, narrow = self.opened, self.has_class("-narrow")
        if opened is None or not self.is_mounted:
            return
        self.body.read_only = self.subject.disabled = self.is_sent
        has_subject = opened.message.channel is Channel.EMAIL or bool(opened.message.subject)
        self.query_one("#subject-field").display = has_subject
        self.query_one("#to", Static).update(header.format_to(opened))
        self.query_one("#by", Static).update(header.format_channel(opened, narrow=narrow))
        self.query_one("#when", Label).update("Sent" if self.is_sent else "Due")
        self.query_one("#due", Static).update(header.format_due(opened, self.now(), self.zone, narrow=narrow))

    def _set_texts(self, texts: tuple[str, str]) -> None:
        """Load subject and body into their fields, without moving the cursor."""
        self._field_texts = clean_line(texts[0]), clean_text(texts[1])
        if self.subject.value != self._field_texts[0]:
            self.subject.value = self._field_texts[0]
        if self.body.text != self._field_texts[1]:
            self.body.reload_text(self._field_texts[1])

    # The text and its checks

    def _current_texts(self) -> tuple[str, str]:
        return self.subject.value, self.body.text

    def on_input_changed(self) -> None:
        """Save the subject."""
        self.text_changed()

    def on_input_submitted(self) -> None:
        """Move the focus from the subject to the body."""
        self.body.focus()

    def text_changed(self) -> None:
        """Save and check the text, unless it is as it was."""
        texts = self._current_texts()
        if self.opened is None or self.is_sent or texts == self._field_texts:
            return
        size = sum(map(len, texts))
        if size <= IMMEDIATE_SAVE_LIMIT:
            self._check_timer.key_pressed()
        self.autosave.text_changed(size)

    def save_texts(self) -> None:
        """Save subject and body, merged with changes by other windows. A long text is checked only here."""
        if self.opened is None or self.is_sent:
            return
        subject, body = self._current_texts()
        if len(subject) + len(body) > IMMEDIATE_SAVE_LIMIT:
            self._show_checks()
        texts = clean_line(subject), clean_text(body)
        self._stored_texts = outreach.draft_texts.save_message_draft(
            self.workspace, self.opened.message.id, texts, self.now(), base=self._stored_texts
        )
        self._field_texts = (subject, body)
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            self.show_status("Also changed in another window; both texts saved.")

    def _show_checks(self) -> None:
        self._check_timer.stop()
        if self.opened is None or self.checker is None or not self.is_mounted:
            return
        body = self.body.text
        if self.is_sent:
            self.length.show(Content(""))
            self.body.mark(())
            note = "Sent, so it is read-only. r records the answer; u undoes the last change."
            self.checks.show_note(assemble((note, "$text-muted")))
            self.moments.show(Content(""))
            return
        results = self.checker.check(MessageDraft(*self._current_texts()))
        self.length.show(header.format_length(self.opened, body, results))
        self.checks.show_results(results, with_passed=self.has_class("-wide"))
        self.body.mark(span for result in self.checks.failed for span in result.spans)
        self.moments.show(choices.format_moments(self.opened.facts.moments, body))

    def _check_now(self) -> None:
        """Check the text as it is, if it has changed since it was checked."""
        if self._check_timer.is_running:
            self._show_checks()

    def _gaps(self) -> tuple[Span, ...]:
        self._check_now()
        return self.checks.spans_of("filled_in")

    def on_resize(self) -> None:
        """Show the checks and the countdown in a form that fits the width."""
        self.call_after_refresh(self._show_checks)
        self.call_after_refresh(self._show_header)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable changes to a sent message, and the résumé where none goes with the message."""
        if action in (*header.DRAFT_ACTIONS, "record_answer"):
            return self.is_sent is (action == "record_answer")
        if action == "choose_enclosure":
            return bool(header.format_enclosure(self.opened))
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return header.disabled_reason(action, is_sent=self.is_sent)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer."""
        return header.format_enclosure(self.opened) if binding.id == "compose.resume" else binding.description

    def action_record_answer(self) -> None:
        """Record what the contact answered."""
        if self.opened is not None:
            ask_for_answer(self, self.opened.message.contact_id, self.opened.message.contact)

    def action_next_gap(self) -> None:
        """Select the next gap, so that typing replaces it; without one, move the focus."""
        gaps = self._gaps()
        if not gaps or self.is_sent:
            self.focus_next()
            return
        at = self.body.cursor_offset if self.body.has_focus else -1
        self.body.select_span(next((gap for gap in gaps if gap.start >= at), gaps[0]))

    def action_next_check(self) -> None:
        """Select the next place that a check found, and show its reason."""
        self._check_now()
        found = self.checks.next_failure(self.body.cursor_offset)
        if found is None:
            self.show_status("All checks passed.")
            return
        if found[1] is not None:
            self.body.select_span(found[1])
        self._show_checks()

    def action_apply_fix(self) -> None:
        """Apply the correction of the selected check, or of the first one that has one."""
        self._check_now()
        result = self.checks.selected_fix()
        if result is None or result.fix is None:
            self.show_status("No check has a correction to apply.")
            return
        self.body.replace_span(result.fix.span, result.fix.replacement)

    def action_choose_kind(self) -> None:
        """Choose another kind or template."""
        if self.opened is not None and self.autosave.flush():
            self._options.choose_kind(self.opened)

    def action_choose_channel(self) -> None:
        """Choose the channel."""
        if self.opened is not None and self.autosave.flush():
            self._options.choose_channel(self.opened)

    def action_choose_enclosure(self) -> None:
        """Choose what goes with the message."""
        if self.opened is not None and self.autosave.flush():
            self._options.choose_enclosure(self.opened)

    def _show_message(self, message_id: int) -> None:
        """Show a message from the start, such as the draft after its kind has changed."""
        self.message_id, self.opened = message_id, None
        self.reload()

    def action_insert(self) -> None:
        """Choose a moment, a time, or a line of research, and insert it at the gap or the cursor."""
        if self.opened is None:
            return
        rows = choices.build_insert_rows(self.opened.facts, self.body.text)
        if not rows:
            self.context.show_notification(choices.NOTHING_TO_INSERT[self.opened.message.interview_id is not None])
            return

        def chosen(index: object) -> None:
            if isinstance(index, int):
                self._insert(rows[index].body.plain)

        unused = next((row.key for row in rows if row.label.plain.startswith("○")), None)
        self.app.push_screen(ChooseDialog("Insert", rows, enter_label="insert", initial_key=unused), chosen)

    def _insert(self, text: str) -> None:
        """Insert a text at the cursor; a moment takes the place that the template left for one."""
        place = self.body.text.find(MOMENT_PLACEHOLDER)
        is_moment = self.opened is not None and text in map(format_citation, self.opened.facts.moments)
        if is_moment and place >= 0:
            self.body.replace_span((place, place + len(MOMENT_PLACEHOLDER)), text)
        else:
            self.body.insert_text(text)

    def action_copy(self) -> None:
        """Copy subject and body to the clipboard through the terminal, after a question if a gap is left."""
        texts = self._current_texts()
        ask_about_gaps(self, texts, "Copy", lambda: copy_message(self, texts))

    def action_send(self) -> None:
        """Ask how to send the message; the user sends it."""
        if self.opened is not None and self.autosave.flush():
            send_message(self, self.opened.message, self._current_texts(), self._mark_sent)

    def action_mark_sent(self) -> None:
        """Mark the message as sent, after a question if a gap is left."""
        self._mark_sent()

    def _mark_sent(self, sent: SentResult | None = None) -> None:
        """Mark the message as sent; without *sent*, now and by the channel of the draft."""
        if self.opened is not None and self.autosave.flush():
            mark_sent(self, self.opened, self._current_texts(), sent)
