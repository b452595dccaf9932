"""Notes of a call: add, edit, star, move and delete (R26, R27, R30).

Each command returns the notes that it added or changed, so that screens need not reload the whole call.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import func, select

from infoview_tui.domain.capture import CallLine, parse_call_line, to_off_record
from infoview_tui.domain.enums import EventKind, NoteKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.hidden_evidence import remove_hidden_evidence
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.live_draft import clear_note_edit, write_live_draft
from infoview_tui.services.interviews.note_content import (
    EMPTY_NOTE_MESSAGE,
    content_of_note,
    content_of_row,
    list_verdicts_citing,
    loggable_text,
)
from infoview_tui.services.interviews.off_record import NOTES_FACT, change_content, record_note
from infoview_tui.services.interviews.queries import read_note
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.tables import Interview, Note, PlannedQuestion

TIME_MARK_TEXT = "Marked"
"""Text of a note that marks a time."""


class EditedNote(NamedTuple):
    """An edited note. ``is_copy`` is set if the note was changed elsewhere, so that the text became a new note."""

    note: NoteRow
    is_copy: bool


def add_note(
    workspace: Workspace, interview_id: int, line: str, now: datetime, *, seconds: int, question_id: int | None
) -> NoteRow | None:
    """Save a typed line as a note, clear the unfinished line, and return the note; None for an empty line.

    ``seconds`` is the time in the call. A leading sign sets the kind. Notes are off the record while the call is.
    """
    saved = add_notes(workspace, interview_id, [line], now, seconds=seconds, question_id=question_id)
    return saved[0] if saved else None


def add_notes(
    workspace: Workspace,
    interview_id: int,
    lines: Sequence[str],
    now: datetime,
    *,
    seconds: int,
    question_id: int | None,
    remaining_line: str = "",
    off_record: bool = False,
) -> list[NoteRow]:
    """Save several lines, such as a pasted block, as notes in one command, and return them. Skips empty lines.

    ``remaining_line`` replaces the unfinished line. With ``off_record``, they were written off the record, even if
    another window has put the call on the record since.
    """
    cleaned = [line for line in map(clean_line, lines) if line]
    if not cleaned:
        return []
    with workspace.transaction(EventKind.NOTE_ADDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        notes = insert_notes(
            transaction, interview, cleaned, seconds=seconds, question_id=question_id, off_record=off_record
        )
        write_live_draft(transaction.session, interview_id, workspace.instance, remaining_line, None)
    return [read_note(workspace, note.id or 0) for note in notes]


def add_later_note(
    workspace: Workspace, interview_id: int, line: str, now: datetime, *, question_id: int | None = None
) -> NoteRow:
    """Save a line as a note that is written after the interview, and return it. Any unfinished line stays.

    Raises InfoviewError if the line is empty or the interview has not ended.
    """
    cleaned = clean_line(line)
    if not cleaned:
        raise InfoviewError(EMPTY_NOTE_MESSAGE)
    with workspace.transaction(EventKind.NOTE_ADDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        if interview.ended_at is None:
            raise InfoviewError("The interview has not ended. Press i to take notes in it.")
        seconds = interview.elapsed_seconds
        (note,) = insert_notes(transaction, interview, [cleaned], seconds=seconds, question_id=question_id)
    return read_note(workspace, note.id or 0)


def mark_time(
    workspace: Workspace, interview_id: int, now: datetime, *, seconds: int, question_id: int | None
) -> NoteRow:
    """Add a note that marks the time, to be filled in later. Does not change the unfinished line."""
    with workspace.transaction(EventKind.NOTE_ADDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        (note,) = insert_notes(transaction, interview, [TIME_MARK_TEXT], seconds=seconds, question_id=question_id)
    return read_note(workspace, note.id or 0)


def insert_notes(
    transaction: Transaction,
    interview: Interview,
    lines: Sequence[str],
    *,
    seconds: int,
    question_id: int | None,
    off_record: bool = False,
) -> list[Note]:
    """Insert cleaned, non-empty lines as notes at the end of a call, within a transaction."""
    if question_id is not None and transaction.session.get(PlannedQuestion, question_id) is None:
        question_id = None  # removed from the plan meanwhile: save the note anyway
    last = transaction.session.exec(select(func.max(Note.position)).where(Note.interview_id == interview.id)).one()
    notes = []
    for position, line in enumerate(lines, 0 if last is None else last + 1):
        parsed = parse_call_line(line, interview.off_record or off_record)
        note = Note(
            interview_id=interview.id or 0,
            question_id=question_id,
            position=position,
            kind=parsed.kind,
            text=parsed.text,
            starred=parsed.starred,
            seconds=max(0, seconds),
            written_at=transaction.now if interview.ended_at is not None else None,
            created_at=transaction.now,
        )
        notes.append(note)
    transaction.add(*notes)
    first = loggable_text(notes[0])
    label = f"Note: {first}" if len(notes) == 1 else f"{format_count(len(notes), 'note')}: {first} …"
    facts = {NOTES_FACT: [notes[0].id]}
    transaction.record(label, contact_id=interview.contact_id, interview_id=interview.id, **facts)
    return notes


def edit_note(
    workspace: Workspace,
    note_id: int,
    line: str,
    now: datetime,
    *,
    original: NoteRow | None = None,
    off_record: bool = False,
) -> EditedNote:
    """Change a note to the text, kind and star of a line, and clear the unfinished line that edits it.

    While the call is off the record, or was when the line was written (``off_record``), so is the note.
    ``original`` is the note when the edit started. If it was changed or deleted elsewhere since, the line is saved as
    a new note instead, off the record if that was the change. Raises InfoviewError if the line is empty.
    """
    cleaned = clean_line(line)
    if not cleaned:
        raise InfoviewError(EMPTY_NOTE_MESSAGE)
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.session.get(Note, note_id)
        is_copy = original is not None and (note is None or content_of_note(note) != content_of_row(original))
        if is_copy and original is not None:
            interview = transaction.get(Interview, original.interview_id)
            is_secret = off_record or (note is not None and note.kind is NoteKind.OFF_RECORD)
            (note,) = insert_notes(
                transaction,
                interview,
                [cleaned],
                seconds=original.seconds,
                question_id=original.question_id,
                off_record=is_secret,
            )
            note.written_at = original.written_at
        else:
            note = transaction.get(Note, note_id)
            interview = transaction.get(Interview, note.interview_id)
            content = parse_call_line(cleaned)
            is_secret = off_record or interview.off_record
            change_content(transaction, note, to_off_record(content) if is_secret else content)
            record_note(transaction, note, "Edited a note")
        clear_note_edit(transaction.session, note_id, workspace.instance)
    return EditedNote(read_note(workspace, note.id or 0), is_copy)


def set_note_kind(workspace: Workspace, note_id: int, kind: NoteKind, now: datetime) -> NoteRow:
    """Change the kind of a note. Off the record removes the star, and its words from what was made from it."""
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        starred = note.starred and kind is not NoteKind.OFF_RECORD
        change_content(transaction, note, CallLine(kind, note.text, starred))
        record_note(transaction, note, f"Changed to {kind.value.replace('_', ' ')}")
    return read_note(workspace, note_id)


def set_note_question(workspace: Workspace, note_id: int, question_id: int | None, now: datetime) -> NoteRow:
    """Move a note to another question, or to none. Raises NotFoundError if either does not exist."""
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        target = transaction.get(PlannedQuestion, question_id).text if question_id is not None else "no question"
        note.question_id = question_id
        transaction.session.add(note)
        transaction.record_for_interview(note.interview_id, f"Moved a note to: {target}")
    return read_note(workspace, note_id)


def toggle_note_star(workspace: Workspace, note_id: int, now: datetime) -> NoteRow:
    """Star or unstar a note for the thank-you. Raises InfoviewError if it is off the record."""
    with workspace.transaction(EventKind.NOTE_EDITED, now) as transaction:
        note = transaction.get(Note, note_id)
        if note.kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record, so it is never quoted.")
        note.starred = not note.starred
        transaction.session.add(note)
        verb = "Starred" if note.starred else "Unstarred"
        record_note(transaction, note, verb)
    return read_note(workspace, note_id)


def delete_note(workspace: Workspace, note_id: int, now: datetime) -> None:
    """Delete a note. Actions and verdicts that refer to it stay; of one off the record, no words of theirs do."""
    with workspace.transaction(EventKind.NOTE_REMOVED, now) as transaction:
        note = transaction.get(Note, note_id)
        record_note(transaction, note, "Removed a note")
        remove_hidden_evidence(transaction.session, [note])
        for verdict in list_verdicts_citing(transaction.session, note):
            verdict.note_id = None
            transaction.session.add(verdict)
        delete_cascade(transaction.session, note)
        clear_note_edit(transaction.session, note_id, workspace.instance)
