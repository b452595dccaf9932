"""What is typed in a dialog, saved at every key: one row for each dialog and instance of the program.

Without events and undo. The statements run on every key, so they are cached and bypass the ORM.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache

from sqlalchemy import Delete, Table, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import Insert, insert

from infoview_tui.domain.draft_texts import format_texts, parse_texts
from infoview_tui.domain.off_record_drafts import hide_in_texts
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.drafts.places import DraftPlace
from infoview_tui.services.drafts.queries import list_dialog_drafts
from infoview_tui.storage.queries.drafts.drafts import HIDDEN_NOTES
from infoview_tui.storage.tables import TableModel


def save_dialog_draft(workspace: Workspace, place: DraftPlace, texts: Mapping[str, str], now: datetime) -> None:
    """Save the changed fields of a dialog; without any, delete its draft. Raises StorageError.

    Copies of notes off the record are left out.
    """
    if not texts:
        clear_dialog_draft(workspace, place.key)
        return
    cleaned = {name: clean_text(text) for name, text in texts.items()}
    if place.contact_id is not None:  # another window may have marked a note whose words are still in the dialog
        rows = workspace.store.all(HIDDEN_NOTES, contact_id=place.contact_id)
        cleaned = hide_in_texts(cleaned, place.title, [row.text for row in rows])
    values = {
        "at_place": place.key,
        "at_instance": workspace.instance,
        "of_contact": place.contact_id,
        "at_screen": place.screen,
        "by_opener": place.opener,
        "with_title": clean_line(place.title),
        "to_texts": format_texts(cleaned),
        "at_time": now,
    }
    with workspace.autosave() as session:
        session.connection().execute(_save_statement(), values)


def open_dialog_draft(workspace: Workspace, key: str) -> dict[str, str]:
    """Return the changed fields of a dialog that were not saved, by name; empty if there are none.

    A draft of an ended instance is taken over. If that fails, it is returned anyway, and still there next time.
    """
    drafts = list_dialog_drafts(workspace, key)
    if not drafts:
        return {}
    draft = drafts[0]
    if draft.instance != workspace.instance:
        with suppress(StorageError), workspace.autosave() as session:
            table = _drafts()
            is_row = (table.c.place == key, table.c.instance == draft.instance)
            session.connection().execute(update(table).where(*is_row).values(instance=workspace.instance))
    return parse_texts(draft.texts)


def clear_dialog_draft(workspace: Workspace, key: str, instance: str | None = None) -> None:
    """Delete the draft of a dialog, by default this instance's: it was saved or discarded. Raises StorageError."""
    with workspace.autosave() as session:
        at = {"at_place": key, "at_instance": instance or workspace.instance}
        session.connection().execute(_delete_statement(), at)


def _drafts() -> Table:
    return TableModel.metadata.tables["dialog_drafts"]


@cache
def _save_statement() -> Insert:
    contacts = TableModel.metadata.tables["contacts"]
    statement = insert(_drafts()).values(
        place=bindparam("at_place"),
        instance=bindparam("at_instance"),
        contact_id=select(contacts.c.id).where(contacts.c.id == bindparam("of_contact")).scalar_subquery(),
        screen=bindparam("at_screen"),
        opener=bindparam("by_opener"),
        title=bindparam("with_title"),
        texts=bindparam("to_texts"),
        changed_at=bindparam("at_time"),
    )
    changed = {"texts": statement.excluded.texts, "changed_at": statement.excluded.changed_at}
    return statement.on_conflict_do_update(index_elements=["place", "instance"], set_=changed)


@cache
def _delete_statement() -> Delete:
    table = _drafts()
    return delete(table).where(table.c.place == bindparam("at_place"), table.c.instance == bindparam("at_instance"))
