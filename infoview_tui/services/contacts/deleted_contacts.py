"""Deleted contacts: kept for 30 days, restored with everything about them, or deleted for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, delete

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.deleted_queries import KEPT, list_deleted
from infoview_tui.services.core.row_images import dump_changes, fit_references, load_changes
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.undo import apply_changes
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Contact, DeletedContacts


def keep_deleted(transaction: Transaction, names: Sequence[str]) -> None:
    """Keep what a command has deleted so far, so that it can be restored after the undo history is gone."""
    transaction.session.flush()
    changes = dump_changes(transaction.session, transaction.changes)
    transaction.add(DeletedContacts(names=list(names), changes=changes, deleted_at=transaction.now))


def restore_contacts(workspace: Workspace, deleted_id: int, now: datetime) -> str:
    """Restore contacts that were deleted together, with everything about them, and return a status message.

    What was deleted or changed since is left as it is. Raises NotFoundError if they are not kept any more, and
    InfoviewError if they conflict with other contacts.
    """
    with workspace.transaction(EventKind.CONTACTS_RESTORED, now) as transaction:
        deleted = transaction.get(DeletedContacts, deleted_id)
        session = transaction.session
        names = [clean_line(name) for name in deleted.names]
        changes = [change.reversed() for change in reversed(load_changes(session, deleted.changes))]
        restored = fit_references(session, changes)
        if not any(change.table.name == Contact.__tablename__ for change in restored):
            raise InfoviewError("These contacts are in your data already.")
        apply_changes(session, restored)
        session.expire_all()
        transaction.changes.extend(restored)
        session.delete(deleted)
        what = names[0] if len(names) == 1 else format_count(len(names), "contact")
        transaction.record(f"Restored {what}", number=len(names))
    return f"Restored {what}."


def empty_deleted(workspace: Workspace, now: datetime, *, everything: bool = False) -> int:
    """Delete for good what was deleted more than 30 days ago, or *everything*; return the number of contacts.

    It is not undone with other changes.
    """
    rows = [row for row in list_deleted(workspace) if everything or row.deleted_at <= now - KEPT]
    if rows:
        with workspace.autosave() as session:
            session.execute(delete(DeletedContacts).where(col(DeletedContacts.id).in_([row.id for row in rows])))
    return sum(len(row.names) for row in rows)
