"""The half-typed line of a call: saved at every key, by window, and taken over from windows that are gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import NotFoundError, StorageError
from infoview_tui.services.core.instances import is_instance_running
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.interviews import interviews as queries

if TYPE_CHECKING:
    from sqlalchemy import Delete, Insert, Select, Update
    from sqlmodel import Session

    from infoview_tui.storage.tables import LiveDraft


class DraftState(NamedTuple):
    """What is typed and no note yet: this window's line with the note that it edits, and what others have.

    ``kept`` is how many lines of windows that are gone became notes; ``elsewhere`` are the lines of other windows that
    are open.
    """

    line: str = ""
    note_id: int | None = None
    saved_count: int = 0
    other_drafts: tuple[str, ...] = ()


def save_live_draft(workspace: Workspace, interview_id: int, line: str, note_id: int | None = None) -> None:
    """Save this window's half-typed line and the note that it edits; no event, no undo.

    It is called at every key of a call, so its statements are made once and skip what the ORM would look up.
    Raises NotFoundError where the interview is gone.
    """
    with workspace.autosave() as session:
        write_live_draft(session, interview_id, workspace.instance, line, note_id)


def clear_live_draft(session: Session, interview_id: int, instance: str) -> None:
    """Empty a window's half-typed line, within a transaction: it has become something."""
    session.connection().execute(_delete_statement(), {"at_interview": interview_id, "at_window": instance})


def clear_note_edit(session: Session, note_id: int, instance: str) -> None:
    """Empty a window's half-typed line where it edits this note, within a transaction: the note is gone."""
    from sqlmodel import col, delete

    from infoview_tui.storage.tables import LiveDraft

    edits = (col(LiveDraft.window) == instance, col(LiveDraft.note_id) == note_id)
    session.connection().execute(delete(LiveDraft).where(*edits))


def open_live_draft(workspace: Workspace, interview_id: int, now: datetime) -> DraftState:
    """Return this window's half-typed line, and take over the lines of windows that are gone.

    The first of those becomes this window's line if that is empty, the others become notes (`keep_left`). Where the
    data cannot be written, the first is returned all the same, and all are there at the next opening.
    Raises NotFoundError where the interview is gone.
    """
    lines, saved_count = workspace.store.all(queries.LIVE_DRAFTS, interview_id=interview_id), 0
    abandoned = [row for row in lines if row.instance != workspace.instance and not is_instance_running(row.instance)]
    if abandoned:
        try:
            _adopt_first_abandoned(workspace, interview_id)
            saved_count = save_abandoned_drafts(workspace, interview_id, now)
            lines = workspace.store.all(queries.LIVE_DRAFTS, interview_id=interview_id)
        except StorageError:
            lines = [row for row in lines if row not in abandoned] + [
                abandoned[0]._replace(instance=workspace.instance)
            ]
    mine = next(
        (row for row in lines if row.instance == workspace.instance), queries.LiveDraftRow(workspace.instance, "", None)
    )
    other_drafts = tuple(row.line for row in lines if row.instance != workspace.instance and row.line)
    return DraftState(mine.line, mine.note_id, saved_count, other_drafts)


def _adopt_first_abandoned(workspace: Workspace, interview_id: int) -> None:
    """Let the first line that a window has left become this window's, if that has none."""
    with workspace.autosave() as session:
        lines = _list_drafts(session, interview_id)
        if any(row.line for row in lines if row.window == workspace.instance):
            return
        for row in _select_abandoned(workspace, lines):
            if _adds_content(session, row):
                write_live_draft(session, interview_id, workspace.instance, row.line, row.note_id)
                clear_live_draft(session, interview_id, row.window)
                return


def save_abandoned_drafts(workspace: Workspace, interview_id: int, now: datetime) -> int:
    """Make notes of the lines that windows have left, at this time of the call; return how many.

    A line that says no more than the note that it edits goes. Raises NotFoundError where the interview is gone.
    """
    from infoview_tui.services.interviews.notes import insert_notes
    from infoview_tui.storage.tables import Interview

    with workspace.transaction(EventKind.NOTE_ADDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        abandoned = _select_abandoned(workspace, _list_drafts(transaction.session, interview_id))
        texts: list[str] = []
        for row in abandoned:
            if _adds_content(transaction.session, row):
                texts.append(clean_line(row.line))
                transaction.session.delete(row)  # undoing the notes brings it back
            else:
                clear_live_draft(transaction.session, interview_id, row.window)
        if texts:
            clock = CallClock(
                accumulated=timedelta(seconds=interview.spoken_seconds), running_since=interview.spoken_at
            )
            insert_notes(
                transaction,
                interview,
                texts,
                seconds=clock.elapsed_seconds(now),
                question_id=interview.current_question_id,
            )
    return len(texts)


def _list_drafts(session: Session, interview_id: int) -> list[LiveDraft]:
    from sqlmodel import col, select

    from infoview_tui.storage.tables import LiveDraft

    statement = select(LiveDraft).where(LiveDraft.interview_id == interview_id)
    return list(session.exec(statement.order_by(col(LiveDraft.window))))


def _select_abandoned(workspace: Workspace, drafts: list[LiveDraft]) -> list[LiveDraft]:
    """Return the lines of windows that are gone."""
    return [row for row in drafts if row.window != workspace.instance and not is_instance_running(row.window)]


def _adds_content(session: Session, row: LiveDraft) -> bool:
    """Tell whether a line says something that no note says."""
    from infoview_tui.storage.tables import Note

    note = session.get(Note, row.note_id) if row.note_id is not None else None
    saved_line = "" if note is None else format_call_line(note.kind, note.text, note.starred)
    return clean_line(row.line) not in {"", clean_line(saved_line)}


def write_live_draft(session: Session, interview_id: int, instance: str, line: str, note_id: int | None) -> None:
    """Write a window's line, within a transaction; an empty one that edits nothing leaves no row.

    Raises NotFoundError where the interview is gone.
    """
    line = clean_text(line).replace("\n", " ")
    connection = session.connection()
    key = {"at_interview": interview_id, "at_window": instance}
    if not line and note_id is None:
        changed = connection.execute(_delete_statement(), key).rowcount
    else:
        changed = connection.execute(_update_statement(), key | {"to_line": line, "to_note": note_id}).rowcount
    if changed:
        return
    if connection.execute(_find_interview_statement(), key).first() is None:
        raise NotFoundError("This interview is no longer there.")
    if line or note_id is not None:
        connection.execute(_insert_statement(), key | {"to_line": line, "to_note": note_id})


@cache
def _update_statement() -> Update:
    from sqlalchemy import bindparam, update

    from infoview_tui.storage.tables import TableModel

    table = TableModel.metadata.tables["unfinished_lines"]
    its = (table.c.interview_id == bindparam("at_interview"), table.c.window == bindparam("at_window"))
    return update(table).where(*its).values(line=bindparam("to_line"), note_id=bindparam("to_note"))


@cache
def _insert_statement() -> Insert:
    from sqlalchemy import bindparam, insert

    from infoview_tui.storage.tables import TableModel

    named = {"interview_id": "at_interview", "window": "at_window", "line": "to_line", "note_id": "to_note"}
    values: dict[str, Any] = {column: bindparam(name) for column, name in named.items()}
    return insert(TableModel.metadata.tables["unfinished_lines"]).values(values)


@cache
def _delete_statement() -> Delete:
    from sqlalchemy import bindparam, delete

    from infoview_tui.storage.tables import TableModel

    table = TableModel.metadata.tables["unfinished_lines"]
    return delete(table).where(
        table.c.interview_id == bindparam("at_interview"), table.c.window == bindparam("at_window")
    )


@cache
def _find_interview_statement() -> Select[tuple[int]]:
    from sqlalchemy import bindparam, select

    from infoview_tui.storage.tables import TableModel

    table = TableModel.metadata.tables["interviews"]
    return select(table.c.id).where(table.c.id == bindparam("at_interview"))
