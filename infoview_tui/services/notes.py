"""Notes of a call: one line in, kept at once, and editable again (R26, R27, R30)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.capture import parse_call_line
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import EventKind, NoteKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.desk import Desk

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import Note


def keep_note(
    desk: Desk, interview_id: int, line: str, now: datetime, *, seconds: int, question_id: int | None
) -> int | None:
    """Keep a typed line as a note and empty the half-typed line, in one transaction; return the note's id.

    ``seconds`` is the time in the call. Signs give the kind. An empty line is no note.
    """
    from sqlmodel import func, select

    from infoview_tui.storage.tables import Interview, Note, PlannedQuestion

    parsed = parse_call_line(clean_line(line))
    if not parsed.text:
        return None
    with desk.act(EventKind.NOTE_ADDED, now) as act:
        interview = act.get(Interview, interview_id)
        if question_id is not None and act.session.get(PlannedQuestion, question_id) is None:
            question_id = None  # taken out of the plan meanwhile: the note is kept all the same
        last = act.session.exec(select(func.max(Note.place)).where(Note.interview_id == interview_id)).one()
        note = Note(
            interview_id=interview_id,
            question_id=question_id,
            place=0 if last is None else last + 1,
            kind=parsed.kind,
            text=parsed.text,
            starred=parsed.starred and parsed.kind is not NoteKind.OFF_RECORD,
            seconds=max(0, seconds),
            created_at=now,
        )
        act.add(note)
        act.tell(f"Note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview_id)
        _empty_line(act.session, interview_id)
    return note.id


def edit_note(desk: Desk, note_id: int, line: str, now: datetime) -> None:
    """Change a note to what a line says, sign and all. Raises InfoviewError for an empty line."""
    from infoview_tui.storage.tables import Interview, Note

    parsed = parse_call_line(clean_line(line))
    if not parsed.text:
        raise InfoviewError("Nothing is left of this note; to remove it, press delete instead.")
    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        note.kind, note.text = parsed.kind, parsed.text
        note.starred = parsed.starred and parsed.kind is not NoteKind.OFF_RECORD
        act.session.add(note)
        interview = act.get(Interview, note.interview_id)
        act.tell(f"Edited a note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)
        _empty_line(act.session, note.interview_id)


def toggle_star(desk: Desk, note_id: int, now: datetime) -> None:
    """Star a moment for the thank-you, or take the star back. Raises InfoviewError for one off the record."""
    from infoview_tui.storage.tables import Interview, Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        if note.kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record: it is never cited.")
        note.starred = not note.starred
        act.session.add(note)
        interview = act.get(Interview, note.interview_id)
        verb = "Starred" if note.starred else "Unstarred"
        act.tell(f"{verb}: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)


def remove_note(desk: Desk, note_id: int, now: datetime) -> None:
    """Remove a note."""
    from infoview_tui.services.removal import remove
    from infoview_tui.storage.tables import Interview, Note

    with desk.act(EventKind.NOTE_REMOVED, now) as act:
        note = act.get(Note, note_id)
        interview = act.get(Interview, note.interview_id)
        act.tell(f"Removed a note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)
        remove(act.session, note)


def _words(note: Note) -> str:
    """What the event log says of a note; what is off the record is not repeated there, where it would outlive it."""
    return "off the record" if note.kind is NoteKind.OFF_RECORD else note.text


def _empty_line(session: Session, interview_id: int) -> None:
    from sqlmodel import col, delete

    from infoview_tui.storage.tables import UnfinishedLine

    session.exec(delete(UnfinishedLine).where(col(UnfinishedLine.interview_id) == interview_id))
