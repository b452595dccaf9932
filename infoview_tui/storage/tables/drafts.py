"""The table of texts that are being typed in dialogs."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from infoview_tui.storage.tables.columns import TableModel, UtcDateTime


class DialogDraft(TableModel, table=True):
    """What has been typed in a dialog of one window and is not saved yet.

    ``place`` tells dialogs apart. ``screen`` is the screen behind it, such as ``contact:12``, and ``opener`` the action
    of that screen that opens it, or empty. ``texts`` has the changed fields as JSON. Deleting a contact deletes it.
    """

    __tablename__ = "dialog_drafts"

    place: str = Field(primary_key=True)
    instance: str = Field(primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    screen: str
    opener: str
    title: str
    texts: str
    changed_at: datetime = Field(sa_type=UtcDateTime)
