"""Two notes become one, and one becomes two, with all that hangs on them."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from infoview_tui.domain.capture import CallLine, join_call_lines, parse_call_line, parse_split_line
from infoview_tui.domain.enums import EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.live_draft import clear_live_draft, clear_note_edit
from infoview_tui.services.interviews.note_content import (
    EMPTY_NOTE_MESSAGE,
    content_of_note,
    content_of_row,
    list_verdicts_citing,
    loggable_text,
    set_note_content,
)
from infoview_tui.services.interviews.queries import read_note
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.tables import Action, Note


def merge_notes(
    workspace: Workspace, note_id: int, now: datetime, *, line: str | None = None, original: NoteRow | None = None
) -> NoteRow:
    """Join a note with the one before it, which is returned: no word is lost, the star and the earlier time are kept.

    ``line`` is the note as it is being edited, if it is, and ``was`` as it was when that began; the half-typed line is
    emptied where it edits this note. Off the record stays off the record if either is. A sign that the line has and the
    note was not kept with is no word of the joined one. What hangs on the note hangs on the joined one. Raises
    InfoviewError where there is none before it, where the line is empty, or where it was changed elsewhere.
    """
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        _check_unchanged(note, original)
        content = content_of_note(note) if line is None else _parse_edited_line(note, line)
        if not content.text:
            raise InfoviewError(EMPTY_NOTE_MESSAGE)
        previous = _find_previous_note(transaction.session, note)
        if previous is None:
            raise InfoviewError("This is the first note: there is none before it to join.")
        set_note_content(previous, join_call_lines(content_of_note(previous), content))
        previous.seconds = min(previous.seconds, note.seconds)
        if previous.question_id is None:
            previous.question_id = note.question_id
        if previous.referred_contact_id is None:
            previous.referred_contact_id = note.referred_contact_id
        transaction.session.add(previous)
        _reassign_references(transaction.session, note, previous.id)
        delete_cascade(transaction.session, note)
        transaction.record_for_interview(previous.interview_id, f"Joined two notes: {loggable_text(previous)}")
        clear_note_edit(transaction.session, note_id, workspace.instance)
    return read_note(workspace, previous.id or 0)


def split_note(
    workspace: Workspace, note_id: int, line: str, cut_index: int, now: datetime, *, original: NoteRow | None = None
) -> tuple[NoteRow, NoteRow]:
    """Make two notes of one: ``line`` is the note as it is edited (`format_call_line`), cut before character ``at``.

    What hangs on the note stays with the first. Both keep the time, the question and the star. The half-typed line is
    emptied. ``was`` is the note as it was when its editing began. Raises InfoviewError where one of the two would be
    empty, or where the note was changed elsewhere.
    """
    parts = parse_split_line(clean_line(line[:cut_index]), clean_line(line[cut_index:]))
    if parts is None:
        raise InfoviewError("Put the cursor where the note is to be cut: words must stand on both sides.")
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        _check_unchanged(note, original)
        set_note_content(note, parts[0])
        transaction.session.add(note)
        second = Note(
            interview_id=note.interview_id,
            question_id=note.question_id,
            position=_make_room_after(transaction.session, note),
            kind=parts[1].kind,
            text=parts[1].text,
            starred=parts[1].starred,
            seconds=note.seconds,
            created_at=now,
        )
        transaction.add(second)
        transaction.record_for_interview(note.interview_id, f"Split a note: {loggable_text(note)}")
        clear_live_draft(transaction.session, note.interview_id, workspace.instance)
    return read_note(workspace, note_id), read_note(workspace, second.id or 0)


def _parse_edited_line(note: Note, line: str) -> CallLine:
    """Read the line that edits a note. A kind that it gives anew ends with the joining; being off the record stays."""
    parsed = parse_call_line(clean_line(line))
    keeps_kind = parsed.kind in (note.kind, NoteKind.OFF_RECORD)
    return parsed if keeps_kind else parsed._replace(kind=NoteKind.NOTE)


def _check_unchanged(note: Note, original: NoteRow | None) -> None:
    if original is not None and content_of_note(note) != content_of_row(original):
        raise InfoviewError("This note was changed in another window. Enter keeps what you typed as a note of its own.")


def _find_previous_note(session: Session, note: Note) -> Note | None:
    """Return the note that stands before another one in its call."""
    position, key = col(Note.position), col(Note.id)
    earlier = or_(position < note.position, and_(position == note.position, key < note.id))
    statement = select(Note).where(Note.interview_id == note.interview_id, earlier)
    return session.exec(statement.order_by(position.desc(), key.desc()).limit(1)).first()


def _make_room_after(session: Session, note: Note) -> int:
    """Return the place of a new note right behind another one: of equal places the newer note comes second.

    Where that one has such a neighbor already, all behind it make room.
    """
    position, key = col(Note.position), col(Note.id)
    twin = and_(position == note.position, key > note.id)
    statement = select(Note).where(Note.interview_id == note.interview_id)
    if session.exec(statement.where(twin).limit(1)).first() is None:
        return note.position
    for later in session.exec(statement.where(or_(position > note.position, twin))):
        later.position += 2
        session.add(later)
    return note.position + 1


def _reassign_references(session: Session, note: Note, target_id: int | None) -> None:
    """Let the actions and verdicts of a note hang on another one."""
    for action in session.exec(select(Action).where(Action.note_id == note.id)):
        action.note_id = target_id
        session.add(action)
    for verdict in list_verdicts_citing(session, note):
        verdict.note_id = target_id
        session.add(verdict)
    session.flush()
