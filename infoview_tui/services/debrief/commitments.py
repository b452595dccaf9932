"""Accept a commitment: turn a note into an action with a due date."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlmodel import select

from infoview_tui.domain.commitments import parse_commitment
from infoview_tui.domain.due_dates import find_due
from infoview_tui.domain.enums import ActionKind, EventKind, NoteKind
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.actions import build_action
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.proposals import CommitmentDetails
from infoview_tui.storage.tables import Action, Contact, Interview, Note


def accept_commitment(
    workspace: Workspace, note_id: int, now: datetime, zone: tzinfo, details: CommitmentDetails | None = None
) -> int:
    """Create an action from a commitment and return its id. Each note is accepted only once.

    What the contact offered to do becomes a to-do to look out for: the user has promised nothing.

    ``details`` has the corrected text and due date; by default they are parsed from the note.
    Raises InfoviewError if the text is empty or the note is off the record, NotFoundError if it does not exist.
    """
    with workspace.transaction(EventKind.COMMITMENT_ACCEPTED, now) as transaction:
        note = transaction.get(Note, note_id)
        existing_id = transaction.session.exec(select(Action.id).where(Action.note_id == note_id)).first()
        if existing_id is not None:
            return existing_id
        if note.kind is NoteKind.OFF_RECORD:
            raise InfoviewError("This note is off the record, so it can't go on your list.")
        interview = transaction.get(Interview, note.interview_id)
        contact = transaction.get(Contact, interview.contact_id)
        if details is None:
            due = find_due(note.text, note.created_at, zone, workspace.date_order)
            details = CommitmentDetails(note.text, due)
        if not clean_line(details.text):
            raise InfoviewError("A commitment needs a few words.")
        words = parse_commitment(details.text)
        action = build_action(
            transaction,
            contact,
            ActionKind.TODO if words.is_theirs else ActionKind.COMMITMENT,
            details.due,
            text=f"{first_name(contact.name)} will {words.text}" if words.is_theirs else details.text,
            interview_id=interview.id,
            note_id=note_id,
        )
        transaction.add(action)
        label = "Offer" if words.is_theirs else "Commitment"
        transaction.record(f"{label}: {action.text}", contact_id=contact.id, interview_id=interview.id)
    return action.id or 0
