"""The content of a note: its kind, text and star, as editing compares and changes them."""

from __future__ import annotations

from sqlmodel import Session, select

from infoview_tui.domain.capture import CallLine
from infoview_tui.domain.enums import NoteKind
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.tables import HypothesisVerdict, Note

EMPTY_NOTE_MESSAGE = "Nothing is left of this note; to remove it, press delete instead."
"""What is said where a note would become empty."""


def content_of_note(note: Note) -> CallLine:
    """Return what a note says."""
    return CallLine(note.kind, note.text, note.starred)


def set_note_content(note: Note, content: CallLine) -> None:
    """Let a note say this."""
    note.kind, note.text, note.starred = content


def content_of_row(row: NoteRow) -> CallLine:
    """What editing changes of a note; another question, or a contact made of it, does not stand in its way."""
    return CallLine(row.kind, row.text, row.starred)


def loggable_text(note: Note) -> str:
    """What the event log says of a note; what is off the record is not repeated there, where it would outlive it."""
    return "off the record" if note.kind is NoteKind.OFF_RECORD else note.text


def list_verdicts_citing(session: Session, note: Note) -> list[HypothesisVerdict]:
    """Return the verdicts that a note is the reason for."""
    statement = select(HypothesisVerdict).where(HypothesisVerdict.interview_id == note.interview_id)
    return list(session.exec(statement.where(HypothesisVerdict.note_id == note.id)))
