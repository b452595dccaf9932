"""The editable content of a note: kind, text and star."""

from __future__ import annotations

from sqlmodel import Session, select

from infoview_tui.domain.capture import CallLine
from infoview_tui.domain.enums import NoteKind
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.tables import HypothesisVerdict, Note

EMPTY_NOTE_MESSAGE = "The note is empty. To remove it, press delete."
"""Error message for an edit that leaves a note empty."""


OFF_RECORD_TEXT = "off the record"
"""What event labels say instead of the words of a note off the record."""


def content_of_note(note: Note) -> CallLine:
    """Return the content of a note."""
    return CallLine(note.kind, note.text, note.starred)


def set_note_content(note: Note, content: CallLine) -> None:
    """Set the content of a note."""
    note.kind, note.text, note.starred = content


def content_of_row(row: NoteRow) -> CallLine:
    """Return the content of a note row. Changes of its question or referral do not conflict with edits."""
    return CallLine(row.kind, row.text, row.starred)


def loggable_text(note: Note) -> str:
    """Return the text of a note for the event log, which keeps no off-the-record text, since it outlives the note."""
    return OFF_RECORD_TEXT if note.kind is NoteKind.OFF_RECORD else note.text


def list_verdicts_citing(session: Session, note: Note) -> list[HypothesisVerdict]:
    """Return the verdicts that have a note as evidence."""
    statement = select(HypothesisVerdict).where(HypothesisVerdict.interview_id == note.interview_id)
    return list(session.exec(statement.where(HypothesisVerdict.note_id == note.id)))
