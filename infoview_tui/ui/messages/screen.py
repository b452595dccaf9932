"""Message screen: edit a message of any kind, with live checks, and copy or open it for sending (R7-R14, R32-R34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.thank_you import find_moment_span
from infoview_tui.services import outreach
from infoview_tui.ui.messages import header
from infoview_tui.ui.messages.checking import MessageChecks
from infoview_tui.ui.messages.draft import Draft
from infoview_tui.ui.messages.draft_options import DraftOptions
from infoview_tui.ui.messages.fields import MessageFields
from infoview_tui.ui.messages.insertion import InsertActions
from infoview_tui.ui.messages.send_actions import SendActions
from infoview_tui.ui.shared.autosave import IMMEDIATE_SAVE_LIMIT
from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts, SaveErrorLine
from infoview_tui.ui.shared.bindings import BACK, MESSAGE
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import Binding

    from infoview_tui.services.outreach.open_message import OpenMessage


class MessageScreen(InfoviewScreen):
    """Editor of a message with autosave. The user sends it with their own mail program and marks it as sent."""

    BINDINGS = [*MESSAGE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Message",)

    def __init__(self, message_id: int) -> None:
        """Set the message."""
        super().__init__()
        self.fields = MessageFields()
        self.draft = Draft(self, self.fields, message_id)
        self.error_line = SaveErrorLine()
        self.texts = AutosavedTexts(self, self._save, self.error_line.show_error, lambda: self.draft.texts)
        self.text_part = self.texts
        self.checks = MessageChecks(self, self.draft, self.fields)
        options = DraftOptions(self, self.draft, self.texts)
        inserting = InsertActions(self, self.draft, self.fields.body)
        sending = SendActions(self, self.draft, self.texts)
        self.place = ScreenPlace(ListCursor(self), own_name=self.draft.name_place)
        self.parts = (self.checks, options, inserting, sending, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the fields, and the checks next to or below the text."""
        yield from self.fields.compose()
        yield self.error_line
        with Container(id="page"):
            yield self.fields.body
            with Vertical(id="beside"):
                yield self.checks.panel
                yield self.checks.moments

    def on_mount(self) -> None:
        """Start the countdown."""
        self.set_interval(header.COUNTDOWN_INTERVAL, self._show_header)

    def load(self) -> None:
        """Read and show the message. The text is loaded once; after that, only changes by other windows are loaded."""
        is_first = self.draft.opened is None
        opened = self.draft.read()
        self.checks.open(opened)
        self.title = header.format_title(opened)
        self.draft.show_written(opened, is_first=is_first, has_unsaved_changes=self.texts.has_unsaved_changes)
        if is_first:
            self.fields.body.focus()
        self._show_header()
        self.checks.show()
        if is_first and not self.draft.is_sent:
            self._begin(opened)
        self.refresh_bindings()

    def _begin(self, opened: OpenMessage) -> None:
        """Say what to expect of a request, and put the cursor at the first gap.

        Without one, it is at the next moment to cite, or else at the top, to read.
        """
        kind, body = opened.message.kind, self.fields.body
        if kind is MessageKind.REQUEST:
            expectation = outreach.explanations.give_explanation(self.workspace, "request", self.now())
            self.fields.show_expectation(expectation)
        start = find_moment_span(body.text, opened.facts.moments) if kind is MessageKind.THANK_YOU else (0, 0)
        body.select_span(next(iter(self.checks.find_gaps()), None) or start)

    def _show_header(self) -> None:
        if self.draft.opened is not None and self.is_mounted:
            self.fields.show_header(
                self.draft.opened,
                self.now(),
                self.zone,
                is_sent=self.draft.is_sent,
                is_narrow=self.has_class("-narrow"),
            )

    def on_resize(self) -> None:
        """Show the checks and the countdown in a form that fits the width."""
        self.call_after_refresh(self.checks.show)
        self.call_after_refresh(self._show_header)

    # Saving

    def handle_edit(self) -> None:
        """Save a change of the body before it is painted."""
        self._save_change()

    def on_text_area_changed(self) -> None:
        """Save a change that was not typed, such as an undone one."""
        self._save_change()

    def on_input_changed(self) -> None:
        """Save the subject."""
        self._save_change()

    def _save_change(self) -> None:
        """Save and check the text, unless it is as it was."""
        size = self.draft.count_changed()
        if size is None:
            return
        if size <= IMMEDIATE_SAVE_LIMIT:
            self.checks.show_soon()
        self.texts.text_changed(size)

    def _save(self) -> None:
        """Save the text. A long one is checked only here."""
        if self.draft.opened is not None and sum(map(len, self.draft.texts)) > IMMEDIATE_SAVE_LIMIT:
            self.checks.show()
        self.draft.save()

    # Keys that depend on the state

    def on_input_submitted(self) -> None:
        """Move the focus from the subject to the body."""
        self.fields.body.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable changes to a sent message, and the résumé where none goes with the message."""
        if action in (*header.DRAFT_ACTIONS, "record_answer"):
            return self.draft.is_sent is (action == "record_answer")
        if action == "choose_enclosure":
            return bool(header.format_enclosure(self.draft.opened))
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        return header.disabled_reason(action, is_sent=self.draft.is_sent)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer."""
        is_resume = binding.id == "compose.resume"
        return header.format_enclosure(self.draft.opened) if is_resume else binding.description
