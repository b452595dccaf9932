"""Two notes become one, and one becomes two, with all that hangs on them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.capture import CallLine, join_notes, parse_call_line, split_line
from infoview_tui.domain.enums import EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.interviews import tell_of_interview
from infoview_tui.services.interviews.live_draft import empty_edit, empty_line
from infoview_tui.services.interviews.notes import NOTHING_LEFT, line_of, put, read_note, said_by, verdicts_of, words_of
from infoview_tui.storage.queries.interviews.interviews import NoteRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import Note


def merge_notes(
    desk: Desk, note_id: int, now: datetime, *, line: str | None = None, was: NoteRow | None = None
) -> NoteRow:
    """Join a note with the one before it, which is returned: no word is lost, the star and the earlier time are kept.

    ``line`` is the note as it is being edited, if it is, and ``was`` as it was when that began; the half-typed line is
    emptied where it edits this note. Off the record stays off the record if either is. A sign that the line has and the
    note was not kept with is no word of the joined one. What hangs on the note hangs on the joined one. Raises
    InfoviewError where there is none before it, where the line is empty, or where it was changed elsewhere.
    """
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        _check_unchanged(note, was)
        said = line_of(note) if line is None else _edited(note, line)
        if not said.text:
            raise InfoviewError(NOTHING_LEFT)
        before = _before(act.session, note)
        if before is None:
            raise InfoviewError("This is the first note: there is none before it to join.")
        put(before, join_notes(line_of(before), said))
        before.seconds = min(before.seconds, note.seconds)
        if before.question_id is None:
            before.question_id = note.question_id
        if before.referred_contact_id is None:
            before.referred_contact_id = note.referred_contact_id
        act.session.add(before)
        _hang_on(act.session, note, before.id)
        remove(act.session, note)
        tell_of_interview(act, before.interview_id, f"Joined two notes: {words_of(before)}")
        empty_edit(act.session, note_id, desk.window)
    return read_note(desk, before.id or 0)


def split_note(
    desk: Desk, note_id: int, line: str, at: int, now: datetime, *, was: NoteRow | None = None
) -> tuple[NoteRow, NoteRow]:
    """Make two notes of one: ``line`` is the note as it is edited (`format_call_line`), cut before character ``at``.

    What hangs on the note stays with the first. Both keep the time, the question and the star. The half-typed line is
    emptied. ``was`` is the note as it was when its editing began. Raises InfoviewError where one of the two would be
    empty, or where the note was changed elsewhere.
    """
    from infoview_tui.storage.tables import Note

    parts = split_line(clean_line(line[:at]), clean_line(line[at:]))
    if parts is None:
        raise InfoviewError("Put the cursor where the note is to be cut: words must stand on both sides.")
    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        _check_unchanged(note, was)
        put(note, parts[0])
        act.session.add(note)
        second = Note(
            interview_id=note.interview_id,
            question_id=note.question_id,
            place=_room_behind(act.session, note),
            kind=parts[1].kind,
            text=parts[1].text,
            starred=parts[1].starred,
            seconds=note.seconds,
            created_at=now,
        )
        act.add(second)
        tell_of_interview(act, note.interview_id, f"Split a note: {words_of(note)}")
        empty_line(act.session, note.interview_id, desk.window)
    return read_note(desk, note_id), read_note(desk, second.id or 0)


def _edited(note: Note, line: str) -> CallLine:
    """Read the line that edits a note. A kind that it gives anew ends with the joining; being off the record stays."""
    said = parse_call_line(clean_line(line))
    kept = said.kind in (note.kind, NoteKind.OFF_RECORD)
    return said if kept else said._replace(kind=NoteKind.NOTE)


def _check_unchanged(note: Note, was: NoteRow | None) -> None:
    if was is not None and line_of(note) != said_by(was):
        raise InfoviewError("This note was changed in another window. Enter keeps what you typed as a note of its own.")


def _before(session: Session, note: Note) -> Note | None:
    """Return the note that stands before another one in its call."""
    from sqlmodel import and_, col, or_, select

    from infoview_tui.storage.tables import Note

    place, key = col(Note.place), col(Note.id)
    earlier = or_(place < note.place, and_(place == note.place, key < note.id))
    its = select(Note).where(Note.interview_id == note.interview_id, earlier)
    return session.exec(its.order_by(place.desc(), key.desc()).limit(1)).first()


def _room_behind(session: Session, note: Note) -> int:
    """Return the place of a new note right behind another one: of equal places the newer note comes second.

    Where that one has such a neighbour already, all behind it make room.
    """
    from sqlmodel import and_, col, or_, select

    from infoview_tui.storage.tables import Note

    place, key = col(Note.place), col(Note.id)
    twin = and_(place == note.place, key > note.id)
    its = select(Note).where(Note.interview_id == note.interview_id)
    if session.exec(its.where(twin).limit(1)).first() is None:
        return note.place
    for later in session.exec(its.where(or_(place > note.place, twin))):
        later.place += 2
        session.add(later)
    return note.place + 1


def _hang_on(session: Session, note: Note, other_id: int | None) -> None:
    """Let the actions and verdicts of a note hang on another one."""
    from sqlmodel import select

    from infoview_tui.storage.tables import Action

    for action in session.exec(select(Action).where(Action.note_id == note.id)):
        action.note_id = other_id
        session.add(action)
    for verdict in verdicts_of(session, note):
        verdict.note_id = other_id
        session.add(verdict)
    session.flush()
