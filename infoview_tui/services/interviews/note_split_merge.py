"""Merge two notes into one, or split one into two, with the rows that refer to them."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, and_, col, or_, select

from infoview_tui.domain.capture import (
    CallLine,
    join_call_lines,
    parse_call_line,
    parse_split_line,
    to_off_record,
)
from infoview_tui.domain.enums import EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.live_draft import clear_live_draft, clear_note_edit
from infoview_tui.services.interviews.note_content import (
    EMPTY_NOTE_MESSAGE,
    content_of_note,
    content_of_row,
    list_verdicts_citing,
    set_note_content,
)
from infoview_tui.services.interviews.off_record import change_content, hide_copies, record_note, share_log
from infoview_tui.services.interviews.queries import read_note
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.tables import Action, FitPoint, Interview, Note


def merge_notes(
    workspace: Workspace, note_id: int, now: datetime, *, line: str | None = None, original: NoteRow | None = None
) -> NoteRow:
    """Merge a note into the previous one and return the result. Keeps all words, a star, and the earlier time.

    ``line`` is the edited text if the note is being edited, and ``original`` the note when the edit started; the edit
    is then cleared. The result is off the record if either note is. A new sign in the line is ignored. Actions and
    verdicts of the note move to the result. Raises InfoviewError if there is no previous note, the line is empty, or
    the note was changed elsewhere.
    """
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        _check_unchanged(note, original)
        content = content_of_note(note) if line is None else _parse_edited_line(note, line)
        if line is not None and transaction.get(Interview, note.interview_id).off_record:
            content = to_off_record(content)
        if not content.text:
            raise InfoviewError(EMPTY_NOTE_MESSAGE)
        previous = _find_previous_note(transaction.session, note)
        if previous is None:
            raise InfoviewError("This is the first note: there is no earlier one to join.")
        joined = join_call_lines(content_of_note(previous), content)
        if joined.kind is NoteKind.OFF_RECORD:
            _hide_copies_of_both(transaction, previous, note, content.text)
        set_note_content(previous, joined)
        previous.seconds = min(previous.seconds, note.seconds)
        if previous.question_id is None:
            previous.question_id = note.question_id
        if previous.referred_contact_id is None:
            previous.referred_contact_id = note.referred_contact_id
        transaction.session.add(previous)
        _reassign_references(transaction.session, note, previous.id)
        share_log(transaction.session, note, previous)
        delete_cascade(transaction.session, note)
        record_note(transaction, previous, "Joined two notes")
        clear_note_edit(transaction.session, note_id, workspace.instance)
    return read_note(workspace, previous.id or 0)


def split_note(
    workspace: Workspace, note_id: int, line: str, cut_index: int, now: datetime, *, original: NoteRow | None = None
) -> tuple[NoteRow, NoteRow]:
    """Split a note in two: ``line`` is the edited text (`format_call_line`), split before character ``cut_index``.

    Both keep the time, question and star; actions and verdicts stay with the first. Clears the unfinished line.
    ``original`` is the note when the edit started. Raises InfoviewError if either part is empty or the note was
    changed elsewhere.
    """
    parts = parse_split_line(clean_line(line[:cut_index]), clean_line(line[cut_index:]))
    if parts is None:
        raise InfoviewError("Place the cursor where you want to split the note, with words on both sides.")
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        _check_unchanged(note, original)
        if transaction.get(Interview, note.interview_id).off_record:
            parts = to_off_record(parts[0]), to_off_record(parts[1])
        text, was_on_record = note.text, note.kind is not NoteKind.OFF_RECORD
        change_content(transaction, note, parts[0])
        second = Note(
            interview_id=note.interview_id,
            question_id=note.question_id,
            position=_make_room_after(transaction.session, note),
            kind=parts[1].kind,
            text=parts[1].text,
            starred=parts[1].starred,
            seconds=note.seconds,
            written_at=note.written_at,
            created_at=now,
        )
        transaction.add(second)
        share_log(transaction.session, note, second)
        if was_on_record and second.kind is NoteKind.OFF_RECORD:
            hide_copies(transaction, second, text)
        record_note(transaction, note, "Split a note")
        clear_live_draft(transaction.session, note.interview_id, workspace.instance)
    return read_note(workspace, note_id), read_note(workspace, second.id or 0)


def _hide_copies_of_both(transaction: Transaction, previous: Note, note: Note, text: str) -> None:
    """Take the words of two notes out of what was made from them; *text* is what the second has been edited to."""
    for part, words in ((previous, previous.text), (note, text)):
        if part.kind is not NoteKind.OFF_RECORD:
            hide_copies(transaction, part, words)


def _parse_edited_line(note: Note, line: str) -> CallLine:
    """Parse the edited line of a note that is being merged. A new kind is ignored, except for off the record."""
    parsed = parse_call_line(clean_line(line))
    keeps_kind = parsed.kind in (note.kind, NoteKind.OFF_RECORD)
    return parsed if keeps_kind else parsed._replace(kind=NoteKind.NOTE)


def _check_unchanged(note: Note, original: NoteRow | None) -> None:
    if original is not None and content_of_note(note) != content_of_row(original):
        raise InfoviewError("This note was changed in another window. Press enter to save your text as a new note.")


def _find_previous_note(session: Session, note: Note) -> Note | None:
    """Return the previous note of the same interview, or None."""
    position, key = col(Note.position), col(Note.id)
    earlier = or_(position < note.position, and_(position == note.position, key < note.id))
    statement = select(Note).where(Note.interview_id == note.interview_id, earlier)
    return session.exec(statement.order_by(position.desc(), key.desc()).limit(1)).first()


def _make_room_after(session: Session, note: Note) -> int:
    """Return the position for a new note right after another one.

    Notes with the same position are sorted by id, so the position can be shared by one new note. If it already is,
    later notes move down to make room.
    """
    position, key = col(Note.position), col(Note.id)
    shares_position = and_(position == note.position, key > note.id)
    statement = select(Note).where(Note.interview_id == note.interview_id)
    if session.exec(statement.where(shares_position).limit(1)).first() is None:
        return note.position
    for later in session.exec(statement.where(or_(position > note.position, shares_position))):
        later.position += 2
        session.add(later)
    return note.position + 1


def _reassign_references(session: Session, note: Note, target_id: int | None) -> None:
    """Point the actions, verdicts, and reasons for paths that a note has to another note."""
    for action in session.exec(select(Action).where(Action.note_id == note.id)):
        action.note_id = target_id
        session.add(action)
    for point in session.exec(select(FitPoint).where(FitPoint.note_id == note.id)):
        point.note_id = target_id
        session.add(point)
    for verdict in list_verdicts_citing(session, note):
        verdict.note_id = target_id
        session.add(verdict)
    session.flush()
