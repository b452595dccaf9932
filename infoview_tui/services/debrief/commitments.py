"""Promises: what the person said they would do, and by when; they become actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind, EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.research import due_moment
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.outreach.stages import new_action
from infoview_tui.storage.queries.debrief.debrief import PROMISED
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.timestamps import maybe


class Wording(NamedTuple):
    """A promise as it is put on the list: what, and when it falls due (UTC; None for no date)."""

    text: str
    due_at: datetime | None


class Promise(NamedTuple):
    """A promise or next step of the call, as understood or as it stands on the list, and the action it has become."""

    note_id: int
    wording: Wording
    action_id: int | None
    is_closed: bool = False


def promises(desk: Desk, interview_id: int, notes: Iterable[NoteRow], began: datetime, zone: tzinfo) -> list[Promise]:
    """Return the promises of a call that ``began`` then, with the dates that were written, as they were meant there."""
    promised = [note for note in notes if note.kind == NoteKind.PROMISE]
    actions = {row.note_id: row for row in desk.store.all(PROMISED, interview_id=interview_id)} if promised else {}
    found = []
    for note in promised:
        action = actions.get(note.id)
        if action is None:
            due_at = due_moment(note.text, began + timedelta(seconds=note.seconds), zone)
            found.append(Promise(note.id, Wording(note.text, due_at), None))
        else:
            wording = Wording(action.text, maybe(action.due_at))
            found.append(Promise(note.id, wording, action.action_id, bool(action.is_closed)))
    return found


def accept_promise(desk: Desk, note_id: int, now: datetime, zone: tzinfo, said: Wording | None = None) -> int:
    """Make an action of a promise and return its id; a promise becomes one only once.

    ``said`` is the promise as corrected; without it the words and the date are the note's.
    Raises InfoviewError where no words are left, NotFoundError where the note is gone.
    """
    from sqlmodel import select

    from infoview_tui.storage.tables import Action, Contact, Interview, Note

    with desk.act(EventKind.PROMISE_ACCEPTED, now) as act:
        note = act.get(Note, note_id)
        accepted = act.session.exec(select(Action.id).where(Action.note_id == note_id)).first()
        if accepted is not None:
            return accepted
        interview = act.get(Interview, note.interview_id)
        contact = act.get(Contact, interview.contact_id)
        said = said or Wording(note.text, due_moment(note.text, note.created_at, zone))
        if not clean_line(said.text):
            raise InfoviewError("A promise needs a few words.")
        action = new_action(
            act,
            contact,
            ActionKind.PROMISE,
            said.due_at,
            text=said.text,
            interview_id=interview.id,
            note_id=note_id,
        )
        act.add(action)
        act.tell(f"Promise: {action.text}", contact_id=contact.id, interview_id=interview.id)
    return action.id or 0
