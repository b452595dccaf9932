"""Notes of a call: one line in, kept at once, and editable again (R26, R27, R30).

Each deed returns the notes that it made or changed, so that no screen reads a whole call again for one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.capture import CallLine, parse_call_line
from infoview_tui.domain.enums import EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.services.interviews.interviews import tell_of_interview
from infoview_tui.services.interviews.live_draft import empty_edit, put_line
from infoview_tui.storage.queries.interviews.interviews import NOTE, NoteRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import HypothesisVerdict, Interview, Note

MARKED = "Marked"
"""What a note says that was made to note the time alone."""


NOTHING_LEFT = "Nothing is left of this note; to remove it, press delete instead."
"""What is said where a note would become empty."""


class Edited(NamedTuple):
    """A note after its editing; ``apart`` tells that it was changed elsewhere, and the text became this new note."""

    note: NoteRow
    apart: bool


def keep_note(
    desk: Desk, interview_id: int, line: str, now: datetime, *, seconds: int, question_id: int | None
) -> NoteRow | None:
    """Keep a typed line as a note and empty the half-typed line, in one transaction; return the note.

    ``seconds`` is the time in the call. Signs give the kind; while the call is off the record, so is the note.
    An empty line is no note.
    """
    kept = keep_notes(desk, interview_id, [line], now, seconds=seconds, question_id=question_id)
    return kept[0] if kept else None


def keep_notes(
    desk: Desk,
    interview_id: int,
    lines: Sequence[str],
    now: datetime,
    *,
    seconds: int,
    question_id: int | None,
    rest: str = "",
) -> list[NoteRow]:
    """Keep several lines as notes, such as a pasted block's, as one deed; return them. Empty ones are no notes.

    ``rest`` is what stands in the half-typed line from then on.
    """
    from infoview_tui.storage.tables import Interview

    typed = [line for line in map(clean_line, lines) if line]
    if not typed:
        return []
    with desk.act(EventKind.NOTE_ADDED, now) as act:
        interview = act.get(Interview, interview_id)
        notes = add_notes(act, interview, typed, seconds=seconds, question_id=question_id)
        put_line(act.session, interview_id, desk.window, rest, None)
    return [read_note(desk, note.id or 0) for note in notes]


def mark_time(desk: Desk, interview_id: int, now: datetime, *, seconds: int, question_id: int | None) -> NoteRow:
    """Note the time alone, to be filled in later; the half-typed line stays. Raises as `keep_note` does."""
    from infoview_tui.storage.tables import Interview

    with desk.act(EventKind.NOTE_ADDED, now) as act:
        interview = act.get(Interview, interview_id)
        (note,) = add_notes(act, interview, [MARKED], seconds=seconds, question_id=question_id)
    return read_note(desk, note.id or 0)


def add_notes(
    act: Act, interview: Interview, lines: Sequence[str], *, seconds: int, question_id: int | None
) -> list[Note]:
    """Insert clean, non-empty lines as notes at the end of a call's, within a deed."""
    from sqlmodel import func, select

    from infoview_tui.storage.tables import Note, PlannedQuestion

    if question_id is not None and act.session.get(PlannedQuestion, question_id) is None:
        question_id = None  # taken out of the plan meanwhile: the note is kept all the same
    last = act.session.exec(select(func.max(Note.place)).where(Note.interview_id == interview.id)).one()
    notes = []
    for place, line in enumerate(lines, 0 if last is None else last + 1):
        said = parse_call_line(line, interview.off_record)
        note = Note(
            interview_id=interview.id or 0,
            question_id=question_id,
            place=place,
            kind=said.kind,
            text=said.text,
            starred=said.starred,
            seconds=max(0, seconds),
            created_at=act.now,
        )
        notes.append(note)
    act.add(*notes)
    label = f"Note: {words_of(notes[0])}" if len(notes) == 1 else f"{len(notes)} notes: {words_of(notes[0])} …"
    act.tell(label, contact_id=interview.contact_id, interview_id=interview.id)
    return notes


def edit_note(desk: Desk, note_id: int, line: str, now: datetime, *, was: NoteRow | None = None) -> Edited:
    """Change a note to what a line says, sign and all, and empty the half-typed line that edits it.

    ``was`` is the note as it was when its editing began: where it was changed or removed elsewhere since, it stays so,
    and the line is kept as a new note. Raises InfoviewError for an empty line.
    """
    from infoview_tui.storage.tables import Interview, Note

    clean = clean_line(line)
    if not clean:
        raise InfoviewError(NOTHING_LEFT)
    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.session.get(Note, note_id)
        apart = was is not None and (note is None or line_of(note) != said_by(was))
        if apart and was is not None:
            interview = act.get(Interview, was.interview_id)
            (note,) = add_notes(act, interview, [clean], seconds=was.seconds, question_id=was.question_id)
        else:
            note = act.get(Note, note_id)
            put(note, parse_call_line(clean))
            act.session.add(note)
            tell_of_interview(act, note.interview_id, f"Edited a note: {words_of(note)}")
        empty_edit(act.session, note_id, desk.window)
    return Edited(read_note(desk, note.id or 0), apart)


def change_kind(desk: Desk, note_id: int, kind: NoteKind, now: datetime) -> NoteRow:
    """Make a note one of another kind; what goes off the record loses its star."""
    from infoview_tui.storage.tables import Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        put(note, CallLine(kind, note.text, note.starred and kind is not NoteKind.OFF_RECORD))
        act.session.add(note)
        tell_of_interview(act, note.interview_id, f"Now {kind.value.replace('_', ' ')}: {words_of(note)}")
    return read_note(desk, note_id)


def move_note(desk: Desk, note_id: int, question_id: int | None, now: datetime) -> NoteRow:
    """Let a note answer another question, or none. Raises NotFoundError where either is gone."""
    from infoview_tui.storage.tables import Note, PlannedQuestion

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        to = act.get(PlannedQuestion, question_id).text if question_id is not None else "no question"
        note.question_id = question_id
        act.session.add(note)
        tell_of_interview(act, note.interview_id, f"Moved a note to: {to}")
    return read_note(desk, note_id)


def toggle_star(desk: Desk, note_id: int, now: datetime) -> NoteRow:
    """Star a moment for the thank-you, or take the star back. Raises InfoviewError for one off the record."""
    from infoview_tui.storage.tables import Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        if note.kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record: it is never cited.")
        note.starred = not note.starred
        act.session.add(note)
        verb = "Starred" if note.starred else "Unstarred"
        tell_of_interview(act, note.interview_id, f"{verb}: {words_of(note)}")
    return read_note(desk, note_id)


def remove_note(desk: Desk, note_id: int, now: datetime) -> None:
    """Remove a note. An action that came of it stays, and so does a verdict that it was given for."""
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Note

    with desk.act(EventKind.NOTE_REMOVED, now) as act:
        note = act.get(Note, note_id)
        tell_of_interview(act, note.interview_id, f"Removed a note: {words_of(note)}")
        for verdict in verdicts_of(act.session, note):
            verdict.note_id = None
            act.session.add(verdict)
        remove(act.session, note)
        empty_edit(act.session, note_id, desk.window)


def line_of(note: Note) -> CallLine:
    """Return what a note says."""
    return CallLine(note.kind, note.text, note.starred)


def put(note: Note, said: CallLine) -> None:
    """Let a note say this."""
    note.kind, note.text, note.starred = said


def said_by(row: NoteRow) -> CallLine:
    """What editing changes of a note; another question, or a contact made of it, does not stand in its way."""
    return CallLine(NoteKind(row.kind), row.text, row.starred)


def verdicts_of(session: Session, note: Note) -> list[HypothesisVerdict]:
    """Return the verdicts that a note is the reason for."""
    from sqlmodel import select

    from infoview_tui.storage.tables import HypothesisVerdict

    its = select(HypothesisVerdict).where(HypothesisVerdict.interview_id == note.interview_id)
    return list(session.exec(its.where(HypothesisVerdict.note_id == note.id)))


def words_of(note: Note) -> str:
    """What the event log says of a note; what is off the record is not repeated there, where it would outlive it."""
    return "off the record" if note.kind is NoteKind.OFF_RECORD else note.text


def read_note(desk: Desk, note_id: int) -> NoteRow:
    """Return one note. Raises NotFoundError where it is gone."""
    row = desk.store.first(NOTE, note_id=note_id)
    if row is None:
        raise NotFoundError("This note is no longer there.")
    return row
