"""What a call proposes: commitments and referrals read from its notes (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.date_parser import parse_due_at
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.person_line import parse_person
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.duplicates import Duplicate, find_duplicates
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.debrief.debrief import COMMITMENT_ACTIONS
from infoview_tui.storage.queries.interviews.interviews import NoteRow


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
            details = CommitmentDetails(action.text, action.due_at)
            found.append(Commitment(note.id, details, action.action_id, action.is_closed))
    return found


class ReferralDetails(NamedTuple):
    """Whom a line names, as it was read or corrected. ``introduces``: the interviewee offered to introduce them."""

    name: str
    title: str = ""
    organization: str = ""
    email: str = ""
    profile_url: str = ""
    introduces: bool = False

    @property
    def form(self) -> ContactForm:
        """What it says of a contact."""
        return ContactForm(self.name, self.title, self.organization, self.email, profile_url=self.profile_url)


class Referral(NamedTuple):
    """A name given in the call, as understood, and the contact that it has become (None while it was not taken)."""

    note_id: int
    text: str
    details: ReferralDetails
    contact_id: int | None
    contact: str


def parse_referral(text: str) -> ReferralDetails:
    """Read whom a line names. Somebody from whom an introduction comes is not read: that is the interviewee."""
    person = parse_person(clean_line(text))
    return ReferralDetails(person.name, person.title, person.organization, person.email)


def list_referrals(workspace: Workspace, notes: Iterable[NoteRow]) -> list[Referral]:
    """Return the names given in a call, in their order."""
    named = [note for note in notes if note.kind == NoteKind.REFERRAL]
    accepted_ids = {note.referred_contact_id for note in named} - {None}
    names = {row.id: row.name for row in workspace.store.all(CONTACT_NAMES)} if accepted_ids else {}
    return [
        Referral(
            note.id,
            note.text,
            parse_referral(note.text),
            note.referred_contact_id,
            names.get(note.referred_contact_id or 0, ""),
        )
        for note in named
    ]


def find_likely_duplicates(workspace: Workspace, details: ReferralDetails) -> list[Duplicate]:
    """Return the contacts who may be whom a line names, the most likely first; a similar name elsewhere is enough."""
    return find_duplicates(workspace, details.form)
