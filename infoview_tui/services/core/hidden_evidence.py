"""What rests on notes off the record, when they are deleted: nothing would say any more that its words are hidden."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from infoview_tui.domain.enums import NoteKind
from infoview_tui.storage.tables import FitPoint, HypothesisVerdict, Note


def remove_hidden_evidence(session: Session, notes: Iterable[Note]) -> None:
    """Delete the reasons for and against a path that are from notes off the record, and clear those of verdicts."""
    ids = [note.id for note in notes if note.kind is NoteKind.OFF_RECORD]
    if not ids:
        return
    for point in session.exec(select(FitPoint).where(col(FitPoint.note_id).in_(ids))):
        session.delete(point)
    for verdict in session.exec(select(HypothesisVerdict).where(col(HypothesisVerdict.note_id).in_(ids))):
        verdict.reason = ""
        session.add(verdict)
