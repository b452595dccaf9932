"""The unfinished line of a call, saved on every key press, one row for each instance of the program."""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlmodel import Session, col, delete, select

from infoview_tui.domain.capture import mark_off_record
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import AUTOSAVE_TIMEOUT_MS, Workspace
from infoview_tui.storage.live_drafts import write_line
from infoview_tui.storage.tables import LiveDraft


def save_live_draft(workspace: Workspace, interview_id: int, line: str, note_id: int | None = None) -> None:
    """Save this instance's unfinished line and the note that it edits. No event, no undo.

    Runs on every key press in a call, so its statements are prepared and bypass the ORM.
    Raises NotFoundError if the interview does not exist.
    """
    if interview_id < 0:
        interview_id = workspace.placeholders.row_id(interview_id)
        if interview_id < 0 and not line:
            return  # a placeholder has no line to clear
    with workspace.store.write_transaction(AUTOSAVE_TIMEOUT_MS, sync_later=True) as connection:
        _write_line(connection, interview_id, workspace.instance, line, note_id)


def clear_live_draft(session: Session, interview_id: int, instance: str) -> None:
    """Delete an instance's unfinished line, within a transaction, after it was saved as something else."""
    write_line(_connection_of(session), interview_id, instance, "", None)


def clear_note_edit(session: Session, note_id: int, instance: str) -> None:
    """Delete an instance's unfinished line if it edits this note, within a transaction."""
    edits = (col(LiveDraft.instance) == instance, col(LiveDraft.note_id) == note_id)
    session.connection().execute(delete(LiveDraft).where(*edits))


def mark_drafts_off_record(session: Session, interview_id: int) -> None:
    """Sign the unfinished lines of all instances as off the record, before the call is on the record again.

    What was written off the record stays so, whoever saves it as a note, and when.
    """
    for row in session.exec(select(LiveDraft).where(LiveDraft.interview_id == interview_id)).all():
        _sign_draft(session, row)


def mark_edits_off_record(session: Session, note_id: int) -> None:
    """Sign the unfinished edits of a note in all instances, once it is off the record."""
    for row in session.exec(select(LiveDraft).where(LiveDraft.note_id == note_id)).all():
        _sign_draft(session, row)


def _sign_draft(session: Session, row: LiveDraft) -> None:
    line = mark_off_record(row.line, is_edit=row.note_id is not None)
    if line != row.line:
        write_live_draft(session, row.interview_id, row.instance, line, row.note_id)


def write_live_draft(session: Session, interview_id: int, instance: str, line: str, note_id: int | None) -> None:
    """Write an instance's line, within a transaction. An empty line that edits no note deletes the row.

    Raises NotFoundError if the interview does not exist.
    """
    _write_line(_connection_of(session), interview_id, instance, line, note_id)


def _connection_of(session: Session) -> sqlite3.Connection:
    """Return the connection of a session, in its transaction."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)


def _write_line(
    connection: sqlite3.Connection, interview_id: int, instance: str, line: str, note_id: int | None
) -> None:
    line = clean_text(line).replace("\n", " ")
    if not write_line(connection, interview_id, instance, line, note_id):
        raise NotFoundError("This interview no longer exists.")
