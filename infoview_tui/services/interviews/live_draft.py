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
from infoview_tui.services.core.instances import is_open
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.interviews import interviews as reads

if TYPE_CHECKING:
    from sqlalchemy import Delete, Insert, Select, Update
    from sqlmodel import Session

    from infoview_tui.storage.tables import UnfinishedLine


class Unfinished(NamedTuple):
    """What is typed and no note yet: this window's line with the note that it edits, and what others have.

    ``kept`` is how many lines of windows that are gone became notes; ``elsewhere`` are the lines of other windows that
    are open.
    """

    line: str = ""
    note_id: int | None = None
    kept: int = 0
    elsewhere: tuple[str, ...] = ()


def keep_line(desk: Desk, interview_id: int, line: str, note_id: int | None = None) -> None:
    """Save this window's half-typed line and the note that it edits; no event, no undo.

    It is called at every key of a call, so its statements are made once and skip what the ORM would look up.
    Raises NotFoundError where the interview is gone.
    """
    with desk.keep() as session:
        put_line(session, interview_id, desk.window, line, note_id)


def empty_line(session: Session, interview_id: int, window: str) -> None:
    """Empty a window's half-typed line, within a transaction: it has become something."""
    session.connection().execute(_delete_line(), {"at_interview": interview_id, "at_window": window})


def empty_edit(session: Session, note_id: int, window: str) -> None:
    """Empty a window's half-typed line where it edits this note, within a transaction: the note is gone."""
    from sqlmodel import col, delete

    from infoview_tui.storage.tables import UnfinishedLine

    edits = (col(UnfinishedLine.window) == window, col(UnfinishedLine.note_id) == note_id)
    session.connection().execute(delete(UnfinishedLine).where(*edits))


def read_unfinished(desk: Desk, interview_id: int, now: datetime) -> Unfinished:
    """Return this window's half-typed line, and take over the lines of windows that are gone.

    The first of those becomes this window's line if that is empty, the others become notes (`keep_left`). Where the
    data cannot be written, the first is returned all the same, and all are there at the next opening.
    Raises NotFoundError where the interview is gone.
    """
    lines, kept = desk.store.all(reads.UNFINISHED, interview_id=interview_id), 0
    left = [row for row in lines if row.window != desk.window and not is_open(row.window)]
    if left:
        try:
            _take_over_first(desk, interview_id)
            kept = keep_left(desk, interview_id, now)
            lines = desk.store.all(reads.UNFINISHED, interview_id=interview_id)
        except StorageError:
            lines = [row for row in lines if row not in left] + [left[0]._replace(window=desk.window)]
    mine = next((row for row in lines if row.window == desk.window), reads.UnfinishedRow(desk.window, "", None))
    elsewhere = tuple(row.line for row in lines if row.window != desk.window and row.line)
    return Unfinished(mine.line, mine.note_id, kept, elsewhere)


def _take_over_first(desk: Desk, interview_id: int) -> None:
    """Let the first line that a window has left become this window's, if that has none."""
    with desk.keep() as session:
        lines = _lines(session, interview_id)
        if any(row.line for row in lines if row.window == desk.window):
            return
        for row in _left(desk, lines):
            if _is_news(session, row):
                put_line(session, interview_id, desk.window, row.line, row.note_id)
                empty_line(session, interview_id, row.window)
                return


def keep_left(desk: Desk, interview_id: int, now: datetime) -> int:
    """Make notes of the lines that windows have left, at this time of the call; return how many.

    A line that says no more than the note that it edits goes. Raises NotFoundError where the interview is gone.
    """
    from infoview_tui.services.interviews.notes import add_notes
    from infoview_tui.storage.tables import Interview

    with desk.act(EventKind.NOTE_ADDED, now) as act:
        interview = act.get(Interview, interview_id)
        left = _left(desk, _lines(act.session, interview_id))
        typed: list[str] = []
        for row in left:
            if _is_news(act.session, row):
                typed.append(clean_line(row.line))
                act.session.delete(row)  # undoing the notes brings it back
            else:
                empty_line(act.session, interview_id, row.window)
        if typed:
            clock = CallClock(spoken=timedelta(seconds=interview.spoken_seconds), since=interview.spoken_at)
            add_notes(act, interview, typed, seconds=clock.seconds(now), question_id=interview.current_question_id)
    return len(typed)


def _lines(session: Session, interview_id: int) -> list[UnfinishedLine]:
    from sqlmodel import col, select

    from infoview_tui.storage.tables import UnfinishedLine

    its = select(UnfinishedLine).where(UnfinishedLine.interview_id == interview_id)
    return list(session.exec(its.order_by(col(UnfinishedLine.window))))


def _left(desk: Desk, lines: list[UnfinishedLine]) -> list[UnfinishedLine]:
    """Return the lines of windows that are gone."""
    return [row for row in lines if row.window != desk.window and not is_open(row.window)]


def _is_news(session: Session, row: UnfinishedLine) -> bool:
    """Tell whether a line says something that no note says."""
    from infoview_tui.storage.tables import Note

    note = session.get(Note, row.note_id) if row.note_id is not None else None
    said = "" if note is None else format_call_line(note.kind, note.text, note.starred)
    return clean_line(row.line) not in {"", clean_line(said)}


def put_line(session: Session, interview_id: int, window: str, line: str, note_id: int | None) -> None:
    """Write a window's line, within a transaction; an empty one that edits nothing leaves no row.

    Raises NotFoundError where the interview is gone.
    """
    line = clean_text(line).replace("\n", " ")
    work = session.connection()
    at = {"at_interview": interview_id, "at_window": window}
    if not line and note_id is None:
        changed = work.execute(_delete_line(), at).rowcount
    else:
        changed = work.execute(_update_line(), at | {"to_line": line, "to_note": note_id}).rowcount
    if changed:
        return
    if work.execute(_find_interview(), at).first() is None:
        raise NotFoundError("This interview is no longer there.")
    if line or note_id is not None:
        work.execute(_insert_line(), at | {"to_line": line, "to_note": note_id})


@cache
def _update_line() -> Update:
    from sqlalchemy import bindparam, update

    from infoview_tui.storage.tables import Table

    table = Table.metadata.tables["unfinished_lines"]
    its = (table.c.interview_id == bindparam("at_interview"), table.c.window == bindparam("at_window"))
    return update(table).where(*its).values(line=bindparam("to_line"), note_id=bindparam("to_note"))


@cache
def _insert_line() -> Insert:
    from sqlalchemy import bindparam, insert

    from infoview_tui.storage.tables import Table

    named = {"interview_id": "at_interview", "window": "at_window", "line": "to_line", "note_id": "to_note"}
    values: dict[str, Any] = {column: bindparam(name) for column, name in named.items()}
    return insert(Table.metadata.tables["unfinished_lines"]).values(values)


@cache
def _delete_line() -> Delete:
    from sqlalchemy import bindparam, delete

    from infoview_tui.storage.tables import Table

    table = Table.metadata.tables["unfinished_lines"]
    return delete(table).where(
        table.c.interview_id == bindparam("at_interview"), table.c.window == bindparam("at_window")
    )


@cache
def _find_interview() -> Select[tuple[int]]:
    from sqlalchemy import bindparam, select

    from infoview_tui.storage.tables import Table

    table = Table.metadata.tables["interviews"]
    return select(table.c.id).where(table.c.id == bindparam("at_interview"))
