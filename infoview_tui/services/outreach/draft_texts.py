"""The text of a draft, saved as it is typed, and merged with what another window has written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Update, bindparam, update
from sqlmodel import Session, col, select

from infoview_tui.domain.enums import MessageState, NoteKind
from infoview_tui.domain.quoted_words import hide_quotes
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.text_merge import merge_lines, merge_texts
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.undo import RowChange
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Interview, Message, Note, TableModel

_EDITED = timedelta(milliseconds=1)
"""The least time between creating and editing a draft, in the resolution of stored timestamps."""


def save_message_draft(
    workspace: Workspace, message_id: int, content: tuple[str, str], now: datetime, *, base: tuple[str, str]
) -> tuple[str, str]:
    """Save the subject and body of a draft as they are typed, and return the saved ones. Undone by field and pause.

    ``base`` is what this window last read or wrote. If another window has changed the draft since, both versions are
    merged, without what quotes notes that have gone off the record meanwhile. Raises NotFoundError if the message is no
    longer a draft.
    """
    typed = clean_line(content[0]), clean_text(content[1])
    field = f"message {message_id} {'body' if typed[0] == base[0] else 'subject'}"
    is_continued = workspace.continues_edit(field, now)
    with workspace.edit("Typed in a message", now, field=field) as transaction:
        if is_continued and _save_unchanged_draft(transaction, message_id, typed, now, base):
            return typed
        return _merge_into_draft(transaction, message_id, typed, now, base)


def _merge_into_draft(
    transaction: Transaction, message_id: int, content: tuple[str, str], now: datetime, base: tuple[str, str]
) -> tuple[str, str]:
    session, message = transaction.session, transaction.get(Message, message_id)
    if message.state is not MessageState.DRAFT:
        raise NotFoundError("This message is no longer a draft.")
    hidden = list_hidden(session, message.contact_id) if (message.subject, message.body) != base else ()
    subject, body = (hide_quotes(text, hidden) for text in content)
    if subject != base[0]:
        message.subject = subject if message.subject == base[0] else merge_lines(subject, message.subject)
    if body != base[1]:
        message.body = body if message.body == base[1] else merge_texts(body, message.body)
    message.updated_at = max(now, message.created_at + _EDITED)
    session.add(message)
    return message.subject, message.body


def list_hidden(session: Session, contact_id: int) -> Sequence[str]:
    """Return the notes off the record of all interviews with a contact."""
    interviews = select(Interview.id).where(Interview.contact_id == contact_id)
    hidden = select(Note.text).where(col(Note.interview_id).in_(interviews), Note.kind == NoteKind.OFF_RECORD)
    return session.exec(hidden).all()


def _save_unchanged_draft(
    transaction: Transaction, message_id: int, content: tuple[str, str], now: datetime, base: tuple[str, str]
) -> bool:
    """Save a draft that was edited just before and that no other window has changed, and return whether it was so.

    Runs on every key press, so its statement is cached and bypasses the ORM.
    """
    message_id = transaction.row_id(message_id)
    values = {"to_subject": content[0], "to_body": content[1], "at": now}
    given = {"draft": message_id, "from_subject": base[0], "from_body": base[1]}
    if transaction.session.connection().execute(_save_statement(), values | given).rowcount != 1:
        return False
    before, after = zip(("subject", "body"), base, strict=True), zip(("subject", "body"), content, strict=True)
    table = TableModel.metadata.tables["messages"]
    transaction.changes.append(RowChange(table, {"id": message_id}, dict(before), {**dict(after), "updated_at": now}))
    return True


@cache
def _save_statement() -> Update:
    columns = TableModel.metadata.tables["messages"].c
    return (
        update(Message)
        .where(columns.id == bindparam("draft"), columns.state == MessageState.DRAFT)
        .where(columns.subject == bindparam("from_subject"), columns.body == bindparam("from_body"))
        .where(columns.updated_at > columns.created_at, columns.created_at < bindparam("at"))
        .values(subject=bindparam("to_subject"), body=bindparam("to_body"), updated_at=bindparam("at"))
    )
