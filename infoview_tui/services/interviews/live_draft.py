"""The unfinished line of a call, saved on every key press, one row for each instance of the program."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, bindparam, delete, insert, select, update
from sqlmodel import Session, col, select as select_rows

from infoview_tui.domain.capture import mark_off_record
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import LiveDraft, TableModel


def save_live_draft(workspace: Workspace, interview_id: int, line: str, note_id: int | None = None) -> None:
    """Save this instance's unfinished line and the note that it edits. No event, no undo.

    Runs on every key press in a call, so its statements are cached and bypass the ORM.
    Raises NotFoundError if the interview does not exist.
    """
    interview_id = workspace.placeholders.row_id(interview_id)
    if interview_id < 0 and not line:
        return  # a placeholder has no line to clear
    with workspace.autosave() as session:
        write_live_draft(session, interview_id, workspace.instance, line, note_id)


def clear_live_draft(session: Session, interview_id: int, instance: str) -> None:
    """Delete an instance's unfinished line, within a transaction, after it was saved as something else."""
    session.connection().execute(_delete_statement(), {"at_interview": interview_id, "at_instance": instance})


def clear_note_edit(session: Session, note_id: int, instance: str) -> None:
    """Delete an instance's unfinished line if it edits this note, within a transaction."""
    edits = (col(LiveDraft.instance) == instance, col(LiveDraft.note_id) == note_id)
    session.connection().execute(delete(LiveDraft).where(*edits))


def mark_drafts_off_record(session: Session, interview_id: int) -> None:
    """Sign the unfinished lines of all instances as off the record, before the call is on the record again.

    What was written off the record stays so, whoever saves it as a note, and when.
    """
    for row in session.exec(select_rows(LiveDraft).where(LiveDraft.interview_id == interview_id)).all():
        _sign_draft(session, row)


def mark_edits_off_record(session: Session, note_id: int) -> None:
    """Sign the unfinished edits of a note in all instances, once it is off the record."""
    for row in session.exec(select_rows(LiveDraft).where(LiveDraft.note_id == note_id)).all():
        _sign_draft(session, row)


def _sign_draft(session: Session, row: LiveDraft) -> None:
    line = mark_off_record(row.line, is_edit=row.note_id is not None)
    if line != row.line:
        write_live_draft(session, row.interview_id, row.instance, line, row.note_id)


def write_live_draft(session: Session, interview_id: int, instance: str, line: str, note_id: int | None) -> None:
    """Write an instance's line, within a transaction. An empty line that edits no note deletes the row.

    Raises NotFoundError if the interview does not exist.
    """
    line = clean_text(line).replace("\n", " ")
    connection = session.connection()
    key = {"at_interview": interview_id, "at_instance": instance}
    if not line and note_id is None:
        changed = connection.execute(_delete_statement(), key).rowcount
    else:
        changed = connection.execute(_update_statement(), key | {"to_line": line, "to_note": note_id}).rowcount
    if changed:
        return
    if connection.execute(_find_interview_statement(), key).first() is None:
        raise NotFoundError("This interview no longer exists.")
    if line or note_id is not None:
        connection.execute(_insert_statement(), key | {"to_line": line, "to_note": note_id})


@cache
def _update_statement() -> Update:

    table = TableModel.metadata.tables["live_drafts"]
    is_row = (table.c.interview_id == bindparam("at_interview"), table.c.instance == bindparam("at_instance"))
    return update(table).where(*is_row).values(line=bindparam("to_line"), note_id=bindparam("to_note"))


@cache
def _insert_statement() -> Insert:

    parameters = {"interview_id": "at_interview", "instance": "at_instance", "line": "to_line", "note_id": "to_note"}
    values: dict[str, Any] = {column: bindparam(name) for column, name in parameters.items()}
    return insert(TableModel.metadata.tables["live_drafts"]).values(values)


@cache
def _delete_statement() -> Delete:

    table = TableModel.metadata.tables["live_drafts"]
    return delete(table).where(
        table.c.interview_id == bindparam("at_interview"), table.c.instance == bindparam("at_instance")
    )


@cache
def _find_interview_statement() -> Select[tuple[int]]:
    table = TableModel.metadata.tables["interviews"]
    return select(table.c.id).where(table.c.id == bindparam("at_interview"))
