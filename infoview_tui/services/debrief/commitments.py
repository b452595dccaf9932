"""Promises: what the person said they would do, and by when; they become actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind, EventKind, NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.research import parse_due_at
from infoview_tui.services.core.stage_changes import build_action
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.debrief.debrief import COMMITMENT_ACTIONS
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.timestamps import parse_optional


class CommitmentDetails(NamedTuple):
    """A promise as it is put on the list: what, and when it falls due (UTC; None for no date)."""

    text: str
    due_at: datetime | None


class Commitment(NamedTuple):
    """A promise or next step of the call, as understood or as it stands on the list, and the action it has become."""

    note_id: int
    details: CommitmentDetails
    action_id: int | None
    is_closed: bool = False


def list_commitments(
    workspace: Workspace, interview_id: int, notes: Iterable[NoteRow], started_at: datetime, zone: tzinfo
) -> list[Commitment]:
    """Return the promises of a call that ``began`` then, with the dates that were written, as they were meant there."""
    promise_notes = [note for note in notes if note.kind == NoteKind.COMMITMENT]
    actions = (
        {row.note_id: row for row in workspace.store.all(COMMITMENT_ACTIONS, interview_id=interview_id)}
        if promise_notes
        else {}
    )
    found = []
    for note in promise_notes:
        action = actions.get(note.id)
        if action is None:
            due_at = parse_due_at(note.text, started_at + timedelta(seconds=note.seconds), zone)
            found.append(Commitment(note.id, CommitmentDetails(note.text, due_at), None))
        else:
            details = CommitmentDetails(action.text, parse_optional(action.due_at))
            found.append(Commitment(note.id, details, action.action_id, bool(action.is_closed)))
    return found


def accept_commitment(
    workspace: Workspace, note_id: int, now: datetime, zone: tzinfo, details: CommitmentDetails | None = None
) -> int:
    """Make an action of a promise and return its id; a promise becomes one only once.

    ``said`` is the promise as corrected; without it the words and the date are the note's.
    Raises InfoviewError where no words are left, NotFoundError where the note is gone.
    """
    from sqlmodel import select

    from infoview_tui.storage.tables import Action, Contact, Interview, Note

    with workspace.transaction(EventKind.COMMITMENT_ACCEPTED, now) as transaction:
        note = transaction.get(Note, note_id)
        existing_id = transaction.session.exec(select(Action.id).where(Action.note_id == note_id)).first()
        if existing_id is not None:
            return existing_id
        interview = transaction.get(Interview, note.interview_id)
        contact = transaction.get(Contact, interview.contact_id)
        details = details or CommitmentDetails(note.text, parse_due_at(note.text, note.created_at, zone))
        if not clean_line(details.text):
            raise InfoviewError("A promise needs a few words.")
        action = build_action(
            transaction,
            contact,
            ActionKind.COMMITMENT,
            details.due_at,
            text=details.text,
            interview_id=interview.id,
            note_id=note_id,
        )
        transaction.add(action)
        transaction.record(f"Promise: {action.text}", contact_id=contact.id, interview_id=interview.id)
    return action.id or 0
