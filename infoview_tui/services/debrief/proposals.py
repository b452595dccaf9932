"""Proposals of a debrief: commitments and referrals parsed from the notes (R29)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.channel_wish import without_channel_wish
from infoview_tui.domain.contact_line import parse_contact_line
from infoview_tui.domain.due import Due
from infoview_tui.domain.due_dates import find_due
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.duplicates import Duplicate, find_duplicates
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.queries.debrief.debrief import COMMITMENT_ACTIONS
from infoview_tui.storage.queries.interviews.interviews import NoteRow


class CommitmentDetails(NamedTuple):
    """The text of a commitment, and when it is due."""

    text: str
    due: Due | None


class Commitment(NamedTuple):
    """A commitment or next step from a note: as parsed, or, once accepted, as in its action."""

    note_id: int
    details: CommitmentDetails
    action_id: int | None
    is_closed: bool = False


def list_commitments(
    workspace: Workspace, interview_id: int, notes: Iterable[NoteRow], started_at: datetime, zone: tzinfo
) -> list[Commitment]:
    """Return the commitments in notes. Dates are relative to when the note was written (*started_at* is in UTC)."""
    commitment_notes = [note for note in notes if note.kind == NoteKind.COMMITMENT]
    actions = (
        {row.note_id: row for row in workspace.store.all(COMMITMENT_ACTIONS, interview_id=interview_id)}
        if commitment_notes
        else {}
    )
    commitments = []
    for note in commitment_notes:
        action = actions.get(note.id)
        if action is None:
            written_at = note.written_at or started_at + timedelta(seconds=note.seconds)
            due = find_due(note.text, written_at, zone, workspace.date_order)
            commitments.append(Commitment(note.id, CommitmentDetails(note.text, due), None))
        else:
            details = CommitmentDetails(action.text, action.due)
            commitments.append(Commitment(note.id, details, action.action_id, action.is_closed))
    return commitments


class ReferralDetails(NamedTuple):
    """A referred person, as parsed or corrected. ``introduces`` is whether the interviewee offered an introduction."""

    name: str
    title: str = ""
    organization: str = ""
    email: str = ""
    profile_url: str = ""
    introduces: bool = False
    location: str = ""
    phone: str = ""

    @property
    def form(self) -> ContactForm:
        """The referred person as a contact form."""
        return ContactForm(
            self.name,
            self.title,
            self.organization,
            self.email,
            self.phone,
            profile_url=self.profile_url,
            location=self.location,
        )


class Referral(NamedTuple):
    """A referral from a note. ``contact_id`` and ``contact`` (the name) are set once it is accepted."""

    note_id: int
    text: str
    details: ReferralDetails
    contact_id: int | None
    contact: str


def parse_referral(text: str) -> ReferralDetails:
    """Parse the referred person from a note.

    Ignores ``via``, since the interviewee is the referrer, and how to reach the person, which stays in the note (R7).
    """
    line = parse_contact_line(without_channel_wish(clean_line(text)))
    person = line.person
    return ReferralDetails(
        person.name, person.title, person.organization, person.email, location=line.place, phone=person.phone
    )


def list_referrals(workspace: Workspace, notes: Iterable[NoteRow]) -> list[Referral]:
    """Return the referrals in notes, in order."""
    referral_notes = [note for note in notes if note.kind == NoteKind.REFERRAL]
    accepted_ids = {note.referred_contact_id for note in referral_notes} - {None}
    names = {row.id: row.name for row in workspace.store.all(CONTACT_NAMES)} if accepted_ids else {}
    return [
        Referral(
            note.id,
            note.text,
            parse_referral(note.text),
            note.referred_contact_id,
            names.get(note.referred_contact_id or 0, ""),
        )
        for note in referral_notes
    ]


def find_likely_duplicates(workspace: Workspace, details: ReferralDetails) -> list[Duplicate]:
    """Return contacts that may be the referred person, most likely first. A similar name alone is enough."""
    return find_duplicates(workspace, details.form)
