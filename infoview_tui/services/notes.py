"""Notes of a call: one line in, kept at once, and editable again (R26, R27, R30).

Each deed returns the notes that it made or changed, so that no screen reads a whole call again for one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.capture import CallLine, join_notes, parse_call_line, split_line
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import EventKind, NoteKind
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.desk import Act, Desk
from infoview_tui.services.unfinished import empty_edit, empty_line, put_line
from infoview_tui.storage.reads.interviews import NOTE, NoteRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import HypothesisVerdict, Interview, Note

MARKED = "Marked"
"""What a note says that was made to note the time alone."""


_NOTHING_LEFT = "Nothing is left of this note; to remove it, press delete instead."


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
    return [_row(desk, note.id or 0) for note in notes]


def mark_time(desk: Desk, interview_id: int, now: datetime, *, seconds: int, question_id: int | None) -> NoteRow:
    """Note the time alone, to be filled in later; the half-typed line stays. Raises as `keep_note` does."""
    from infoview_tui.storage.tables import Interview

    with desk.act(EventKind.NOTE_ADDED, now) as act:
        interview = act.get(Interview, interview_id)
        (note,) = add_notes(act, interview, [MARKED], seconds=seconds, question_id=question_id)
    return _row(desk, note.id or 0)


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
    label = f"Note: {_words(notes[0])}" if len(notes) == 1 else f"{len(notes)} notes: {_words(notes[0])} …"
    act.tell(label, contact_id=interview.contact_id, interview_id=interview.id)
    return notes


def edit_note(desk: Desk, note_id: int, line: str, now: datetime, *, was: NoteRow | None = None) -> Edited:
    """Change a note to what a line says, sign and all, and empty the half-typed line.

    ``was`` is the note as it was when its editing began: where it was changed or removed elsewhere since, it stays so,
    and the line is kept as a new note. Raises InfoviewError for an empty line.
    """
    from infoview_tui.storage.tables import Interview, Note

    clean = clean_line(line)
    if not clean:
        raise InfoviewError(_NOTHING_LEFT)
    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.session.get(Note, note_id)
        apart = was is not None and (note is None or _line(note) != _said(was))
        if apart and was is not None:
            interview = act.get(Interview, was.interview_id)
            (note,) = add_notes(act, interview, [clean], seconds=was.seconds, question_id=was.question_id)
        else:
            note = act.get(Note, note_id)
            _put(note, parse_call_line(clean))
            act.session.add(note)
            interview = act.get(Interview, note.interview_id)
            act.tell(f"Edited a note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)
        empty_line(act.session, note.interview_id, desk.window)
    return Edited(_row(desk, note.id or 0), apart)


def change_kind(desk: Desk, note_id: int, kind: NoteKind, now: datetime) -> NoteRow:
    """Make a note one of another kind; what goes off the record loses its star."""
    from infoview_tui.storage.tables import Interview, Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        _put(note, CallLine(kind, note.text, note.starred and kind is not NoteKind.OFF_RECORD))
        act.session.add(note)
        interview = act.get(Interview, note.interview_id)
        label = f"Now {kind.value.replace('_', ' ')}: {_words(note)}"
        act.tell(label, contact_id=interview.contact_id, interview_id=interview.id)
    return _row(desk, note_id)


def move_note(desk: Desk, note_id: int, question_id: int | None, now: datetime) -> NoteRow:
    """Let a note answer another question, or none. Raises NotFoundError where either is gone."""
    from infoview_tui.storage.tables import Interview, Note, PlannedQuestion

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        to = act.get(PlannedQuestion, question_id).text if question_id is not None else "no question"
        note.question_id = question_id
        act.session.add(note)
        interview = act.get(Interview, note.interview_id)
        act.tell(f"Moved a note to: {to}", contact_id=interview.contact_id, interview_id=interview.id)
    return _row(desk, note_id)


def merge_notes(
    desk: Desk, note_id: int, now: datetime, *, line: str | None = None, was: NoteRow | None = None
) -> NoteRow:
    """Join a note with the one before it, which is returned: no word is lost, the star and the earlier time are kept.

    ``line`` is the note as it is being edited, if it is, and ``was`` as it was when that began; the half-typed line is
    emptied. Off the record stays off the record if either is. What hangs on the note hangs on the joined one.
    Raises InfoviewError where there is none before it, where the line is empty, or where it was changed elsewhere.
    """
    from infoview_tui.services.removal import remove
    from infoview_tui.storage.tables import Interview, Note

    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        _check_unchanged(note, was)
        said = _line(note) if line is None else parse_call_line(clean_line(line))
        if not said.text:
            raise InfoviewError(_NOTHING_LEFT)
        before = _before(act.session, note)
        if before is None:
            raise InfoviewError("This is the first note: there is none before it to join.")
        _put(before, join_notes(_line(before), said))
        before.seconds = min(before.seconds, note.seconds)
        if before.question_id is None:
            before.question_id = note.question_id
        if before.referred_contact_id is None:
            before.referred_contact_id = note.referred_contact_id
        act.session.add(before)
        _hang_on(act.session, note, before.id)
        remove(act.session, note)
        interview = act.get(Interview, before.interview_id)
        act.tell(f"Joined two notes: {_words(before)}", contact_id=interview.contact_id, interview_id=interview.id)
        empty_line(act.session, before.interview_id, desk.window)
    return _row(desk, before.id or 0)


def split_note(
    desk: Desk, note_id: int, line: str, at: int, now: datetime, *, was: NoteRow | None = None
) -> tuple[NoteRow, NoteRow]:
    """Make two notes of one: ``line`` is the note as it is edited (`format_call_line`), cut before character ``at``.

    What hangs on the note stays with the first. Both keep the time, the question and the star. The half-typed line is
    emptied. ``was`` is the note as it was when its editing began. Raises InfoviewError where one of the two would be
    empty, or where the note was changed elsewhere.
    """
    from infoview_tui.storage.tables import Interview, Note

    parts = split_line(clean_line(line[:at]), clean_line(line[at:]))
    if parts is None:
        raise InfoviewError("Put the cursor where the note is to be cut: words must stand on both sides.")
    with desk.act(EventKind.NOTE_EDITED, now) as act:
        note = act.get(Note, note_id)
        _check_unchanged(note, was)
        _put(note, parts[0])
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
        interview = act.get(Interview, note.interview_id)
        act.tell(f"Split a note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)
        empty_line(act.session, note.interview_id, desk.window)
    return _row(desk, note_id), _row(desk, second.id or 0)


def toggle_star(desk: Desk, note_id: int, now: datetime) -> NoteRow:
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
    return _row(desk, note_id)


def remove_note(desk: Desk, note_id: int, now: datetime) -> None:
    """Remove a note. An action that came of it stays, and so does a verdict that it was given for."""
    from infoview_tui.services.removal import remove
    from infoview_tui.storage.tables import Interview, Note

    with desk.act(EventKind.NOTE_REMOVED, now) as act:
        note = act.get(Note, note_id)
        interview = act.get(Interview, note.interview_id)
        act.tell(f"Removed a note: {_words(note)}", contact_id=interview.contact_id, interview_id=interview.id)
        for verdict in _verdicts(act.session, note):
            verdict.note_id = None
            act.session.add(verdict)
        remove(act.session, note)
        empty_edit(act.session, note_id, desk.window)


def _line(note: Note) -> CallLine:
    return CallLine(note.kind, note.text, note.starred)


def _put(note: Note, said: CallLine) -> None:
    note.kind, note.text, note.starred = said


def _said(row: NoteRow) -> CallLine:
    """What editing changes of a note; another question, or a contact made of it, does not stand in its way."""
    return CallLine(NoteKind(row.kind), row.text, row.starred)


def _check_unchanged(note: Note, was: NoteRow | None) -> None:
    if was is not None and _line(note) != _said(was):
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
    for verdict in _verdicts(session, note):
        verdict.note_id = other_id
        session.add(verdict)
    session.flush()


def _verdicts(session: Session, note: Note) -> list[HypothesisVerdict]:
    from sqlmodel import select

    from infoview_tui.storage.tables import HypothesisVerdict

    its = select(HypothesisVerdict).where(HypothesisVerdict.interview_id == note.interview_id)
    return list(session.exec(its.where(HypothesisVerdict.note_id == note.id)))


def _words(note: Note) -> str:
    """What the event log says of a note; what is off the record is not repeated there, where it would outlive it."""
    return "off the record" if note.kind is NoteKind.OFF_RECORD else note.text


def _row(desk: Desk, note_id: int) -> NoteRow:
    row = desk.store.first(NOTE, note_id=note_id)
    if row is None:
        raise NotFoundError("This note is no longer there.")
    return row
