"""The message on the screen: what was read of it, its two fields, and saving what is typed in them."""

from __future__ import annotations

from typing import Protocol

from infoview_tui.domain.enums import MessageState
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services import outreach
from infoview_tui.services.outreach.open_message import OpenMessage, read_open_message
from infoview_tui.ui.shared.host import ScreenHost


class DraftFields(Protocol):
    """The fields for subject and body."""

    def read(self) -> tuple[str, str]:
        """Return their texts."""

    def show(self, subject: str, body: str) -> None:
        """Load texts into the fields whose text differs, without moving the cursor."""


class Draft:
    """A message of which the user changes subject and body, until it is marked as sent."""

    def __init__(self, host: ScreenHost, fields: DraftFields, message_id: int) -> None:
        """Start before the message is read."""
        self._host = host
        self._fields = fields
        self.message_id = message_id
        """The id that was opened: a placeholder until something is written."""
        self.opened: OpenMessage | None = None
        """The message as it was last read."""
        self._field_texts = ("", "")
        """Subject and body as last loaded into the fields, or saved from them."""
        self._stored_texts = ("", "")
        """Subject and body as this window last read or wrote them."""

    @property
    def is_sent(self) -> bool:
        """Whether the user has marked the message as sent."""
        return self.opened is not None and self.opened.message.state != MessageState.DRAFT

    @property
    def texts(self) -> tuple[str, str]:
        """Subject and body as they are typed."""
        return self._fields.read()

    def read(self) -> OpenMessage:
        """Read the message. Raises NotFoundError if it was deleted."""
        host = self._host
        self.opened = read_open_message(
            host.workspace, self.message_id, host.now(), host.zone, minutes=host.context.config.minutes
        )
        return self.opened

    def reopen(self, message_id: int) -> None:
        """Show a message from the start when it is read next, such as the draft after its kind has changed."""
        self.message_id, self.opened = message_id, None

    def show_written(self, opened: OpenMessage, *, is_first: bool, has_unsaved_changes: bool) -> None:
        """Show the text once; after that, only what another window wrote, unless something is typed here."""
        written = opened.message.subject, opened.message.body
        is_unchanged_here = not has_unsaved_changes and self.texts == self._field_texts
        if is_first or (written != self._stored_texts and is_unchanged_here):
            self._stored_texts = written
            self._set_texts(written)

    def _set_texts(self, texts: tuple[str, str]) -> None:
        self._field_texts = clean_line(texts[0]), clean_text(texts[1])
        self._fields.show(*self._field_texts)

    def count_changed(self) -> int | None:
        """Return how many characters the texts have; None if there is nothing to save."""
        texts = self.texts
        return None if self.opened is None or self.is_sent or texts == self._field_texts else sum(map(len, texts))

    def save(self) -> None:
        """Save subject and body, merged with changes by other windows. Raises InfoviewError if that fails."""
        if self.opened is None or self.is_sent:
            return
        subject, body = self.texts
        texts = clean_line(subject), clean_text(body)
        self._stored_texts = outreach.draft_texts.save_message_draft(
            self._host.workspace, self.opened.message.id, texts, self._host.now(), base=self._stored_texts
        )
        self._field_texts = (subject, body)
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            self._host.show_status("Also changed in another window; both texts saved.")

    def name_place(self) -> str:
        """Name the screen of the message, for drafts of its dialogs; without a row of it yet, the contact's screen."""
        message_id = self._host.workspace.placeholders.row_id(self.message_id)
        if message_id < 0 and self.opened is not None:
            return f"contact:{self.opened.message.contact_id}"
        return f"message:{message_id}"
