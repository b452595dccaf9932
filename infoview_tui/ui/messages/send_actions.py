"""Actions with which a message leaves the app: copying, sending, marking as sent, and the answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.ui.messages.marking_sent import ask_about_gaps, mark_sent
from infoview_tui.ui.messages.sending import copy_message, send_message
from infoview_tui.ui.shared.answers import ask_for_answer

if TYPE_CHECKING:
    from infoview_tui.ui.messages.draft import Draft
    from infoview_tui.ui.messages.send_dialog import SentResult
    from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts
    from infoview_tui.ui.shared.screen import InfoviewScreen


class SendActions:
    """Sends what is saved; the user sends it with their own program."""

    def __init__(self, screen: InfoviewScreen, draft: Draft, texts: AutosavedTexts) -> None:
        """Set the message, and what saves it."""
        self._screen = screen
        self._draft = draft
        self._texts = texts

    def action_copy(self) -> None:
        """Copy subject and body to the clipboard through the terminal, after a question if a gap is left."""
        screen, texts = self._screen, self._draft.texts
        ask_about_gaps(screen, texts, "Copy", lambda: copy_message(screen, texts))

    def action_send(self) -> None:
        """Ask how to send the message; the user sends it."""
        opened = self._draft.opened
        if opened is not None and self._texts.flush():
            send_message(self._screen, opened.message, self._draft.texts, self._mark_sent)

    def action_mark_sent(self) -> None:
        """Mark the message as sent, after a question if a gap is left."""
        self._mark_sent()

    def _mark_sent(self, sent: SentResult | None = None) -> None:
        """Mark the message as sent; without *sent*, now and by the channel of the draft."""
        opened = self._draft.opened
        if opened is not None and self._texts.flush():
            mark_sent(self._screen, opened, self._draft.texts, sent)

    def action_record_answer(self) -> None:
        """Record what the contact answered."""
        opened = self._draft.opened
        if opened is not None:
            ask_for_answer(self._screen, opened.message.contact_id, opened.message.contact)
