"""Takes the words of a note out of what was made from it, once the note is off the record.

The note itself is then the only place that has them. What the user has typed elsewhere is not changed, but pointed out
(`list_quotes`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, or_, select

from infoview_tui.domain.capture import CallLine
from infoview_tui.domain.draft_texts import format_texts, parse_texts
from infoview_tui.domain.enums import ActionKind, MessageState, NoteKind
from infoview_tui.domain.off_record_drafts import hide_in_texts
from infoview_tui.domain.quoted_words import hide_quotes, quotes_notes, remove_quotes
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.interviews.live_draft import mark_edits_off_record
from infoview_tui.services.interviews.note_content import (
    OFF_RECORD_TEXT,
    content_of_note,
    loggable_text,
    set_note_content,
)
from infoview_tui.storage.tables import (
    Action,
    DeletedContacts,
    DialogDraft,
    Event,
    Interview,
    Merge,
    Message,
    Note,
)

HIDDEN_ACTION = "off the record (see the notes)"
"""Text of an action whose note is off the record."""

NOTES_FACT = "notes"
"""Key of the facts of an event that has the ids of the notes whose words are in its label."""


def change_content(transaction: Transaction, note: Note, content: CallLine) -> None:
    """Set the content of a note. If it goes off the record, its words are taken out of what was made from it."""
    before = content_of_note(note)
    set_note_content(note, content)
    transaction.session.add(note)
    if before.kind is not NoteKind.OFF_RECORD and note.kind is NoteKind.OFF_RECORD:
        hide_copies(transaction, note, before.text)
        mark_edits_off_record(transaction.session, note.id or 0)
    elif before.kind is NoteKind.OFF_RECORD and note.kind is not NoteKind.OFF_RECORD:
        _restore_actions(transaction.session, note)


def record_note(transaction: Transaction, note: Note, what: str) -> None:
    """Log a change of a note with its words, unless they are off the record."""
    label = f"{what}: {loggable_text(note)}"
    transaction.record_for_interview(note.interview_id, label, **{NOTES_FACT: [note.id]})


def hide_copies(transaction: Transaction, note: Note, *earlier_texts: str) -> None:
    """Take the words of a note out of event labels, the debrief, actions, drafts, deleted contacts, and merges.

    *earlier_texts* are what the note said before. Undo puts everything back.
    """
    session = transaction.session
    interview = transaction.get(Interview, note.interview_id)
    events = _list_events(session, note, interview.contact_id)
    own_events = [event for event in events if _has_words_of(event, note.id)]
    earlier = filter(None, map(_read_logged_text, own_events))
    texts = list(dict.fromkeys([note.text, *earlier_texts, *earlier]))
    texts += _hide_in_actions(session, note, texts)
    texts = [text for text in dict.fromkeys(texts) if text not in ("", OFF_RECORD_TEXT, HIDDEN_ACTION)]
    _hide_in_debrief(session, interview, texts)
    _hide_in_drafts(transaction, texts)
    _hide_in_dialogs(session, texts)
    _hide_in_deleted(session, texts)
    _delete_merges(session, texts)
    for event in events:
        if event in own_events or quotes_notes(event.label, texts):
            event.label = _hide_label(event.label, texts)
            session.add(event)


def _restore_actions(session: Session, note: Note) -> None:
    """Give the actions of a note that is on the record again its words as their text."""
    for action in session.exec(select(Action).where(Action.note_id == note.id, Action.text == HIDDEN_ACTION)):
        action.text = note.text
        session.add(action)


def share_log(session: Session, note: Note, other: Note) -> None:
    """Let the events with words of a note also belong to another, which has got some of its words."""
    contact_id = session.exec(select(Interview.contact_id).where(Interview.id == note.interview_id)).one()
    for event in _list_events(session, note, contact_id):
        if _has_words_of(event, note.id):
            event.facts = {**event.facts, NOTES_FACT: [*event.facts[NOTES_FACT], other.id]}
            session.add(event)


def _list_events(session: Session, note: Note, contact_id: int) -> Sequence[Event]:
    """Return the events of the contact, of the contact that the note refers to, and those of no contact."""
    contact_ids = [contact_id, *([note.referred_contact_id] if note.referred_contact_id else [])]
    about = or_(col(Event.contact_id).in_(contact_ids), col(Event.contact_id).is_(None))
    return session.exec(select(Event).where(about)).all()


def _has_words_of(event: Event, note_id: int | None) -> bool:
    notes = event.facts.get(NOTES_FACT)  # of an ended interview of the demo, their number
    return isinstance(notes, list) and note_id in notes


def _read_logged_text(event: Event) -> str:
    """Return what a note said by the label of its event, without a word that was cut off."""
    text = event.label.partition(": ")[2]
    return text.rpartition(" ")[0] if text.endswith("…") else text


def _hide_label(label: str, texts: Sequence[str]) -> str:
    what = label.partition(": ")[0]
    is_safe = what != label and not quotes_notes(what, texts)
    return f"{what}: {OFF_RECORD_TEXT}" if is_safe else OFF_RECORD_TEXT.capitalize()


def _hide_in_actions(session: Session, note: Note, texts: Sequence[str]) -> list[str]:
    """Hide the text of the actions made from a note, and return what they said."""
    said = []
    for action in session.exec(select(Action).where(Action.interview_id == note.interview_id)):
        is_made_from_note = action.note_id is not None or action.kind is ActionKind.TELL_DIFFERENCE
        if action.note_id == note.id or (is_made_from_note and quotes_notes(action.text, texts)):
            said.append(action.text)
            action.text = HIDDEN_ACTION
            session.add(action)
    return said


def _hide_in_debrief(session: Session, interview: Interview, texts: Sequence[str]) -> None:
    for field in ("learned", "want_to_know", "next_steps"):
        text = getattr(interview, field)
        if text:
            setattr(interview, field, remove_quotes(text, texts))
    session.add(interview)


def _hide_in_drafts(transaction: Transaction, texts: Sequence[str]) -> None:
    """Leave a gap where a message that is not sent quotes a text; its checks point the gap out."""
    for message in transaction.session.exec(select(Message).where(Message.state == MessageState.DRAFT)):
        subject, body = hide_quotes(message.subject, texts), hide_quotes(message.body, texts)
        if (subject, body) != (message.subject, message.body):
            message.subject, message.body, message.updated_at = subject, body, transaction.now
            transaction.session.add(message)


def _hide_in_dialogs(session: Session, texts: Sequence[str]) -> None:
    """Hide copies in what was typed in the dialogs of all windows; the edit of a note goes off the record with it."""
    for draft in session.exec(select(DialogDraft)):
        typed = parse_texts(draft.texts)
        hidden = hide_in_texts(typed, draft.title, texts)
        if hidden != typed:
            draft.texts = format_texts(hidden)
            session.add(draft)


def _hide_in_deleted(session: Session, texts: Sequence[str]) -> None:
    """Hide copies in the rows of deleted contacts, which can be restored."""
    for deleted in session.exec(select(DeletedContacts)):
        changes = json.loads(deleted.changes)
        hidden = [[table, *(_hide_in_row(table, row, texts) for row in rows)] for table, *rows in changes]
        if hidden != changes:
            deleted.changes = json.dumps(hidden)
            session.add(deleted)


def _delete_merges(session: Session, texts: Sequence[str]) -> None:
    """Delete what is kept of merges with copies: only a later program would need it, to undo the last of them."""
    for merge in session.exec(select(Merge)):
        values = _list_texts([json.loads(merge.report), json.loads(merge.changes)])
        if quotes_notes("\n".join(values), texts):
            session.delete(merge)


def _list_texts(document: Any) -> Iterator[str]:
    """Yield the texts in a JSON document."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, list | dict):
        for value in document.values() if isinstance(document, dict) else document:
            yield from _list_texts(value)


def _hide_in_row(table: str, row: dict[str, Any] | None, texts: Sequence[str]) -> dict[str, Any] | None:
    """Return the values of a row without copies, where they would be taken out of the row itself; None for None."""
    if row is None or (table == Message.__tablename__ and row.get("state") != MessageState.DRAFT):
        return row
    hidden = dict(row)
    for column, value in row.items():
        if not isinstance(value, str) or not quotes_notes(value, texts):
            continue
        match table, column:
            case "events", "label":
                hidden[column] = _hide_label(value, texts)
            case "actions", "text":
                hidden[column] = HIDDEN_ACTION
            case "interviews", _:
                hidden[column] = remove_quotes(value, texts)
            case "messages", "subject" | "body":
                hidden[column] = hide_quotes(value, texts)
    return hidden
