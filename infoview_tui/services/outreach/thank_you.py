"""Reads for the thank-you: the message, the facts for its template and checks, and its deadlines (R32, R33)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.enums import ActionKind, MessageKind, NoteKind
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.thank_you import StarredMoment, ThankYouFacts
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_contact, read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.debrief.debrief import COMMITMENT_ACTIONS
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT as OPEN_ACTIONS
from infoview_tui.storage.queries.outreach.messages import (
    MessageRow as MessageRow,
)


class ThankYouMessage(NamedTuple):
    """A thank-you, the facts for its checks, and when it is due and late (UTC; None without an interview)."""

    message: MessageRow
    facts: ThankYouFacts
    due_at: datetime | None
    late_at: datetime | None


def can_thank(workspace: Workspace, contact_id: int) -> bool:
    """Return whether a thank-you applies: after an interview, if one is due (moved to Met), or if one was drafted."""
    return (
        workspace.store.first(interview_queries.LAST_HELD_INTERVIEW, contact_id=contact_id) is not None
        or any(row.kind == ActionKind.THANK for row in workspace.store.all(OPEN_ACTIONS, contact_id=contact_id))
        or any(
            row.kind == MessageKind.THANK_YOU
            for row in workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id)
        )
    )


def read_thank_you(workspace: Workspace, message_id: int) -> ThankYouMessage:
    """Read a thank-you with its facts and deadlines. Raises NotFoundError if it does not exist."""
    message = read_message(workspace, message_id)
    held = read_interview(workspace, message.interview_id) if message.interview_id is not None else None
    ended_at = held.ended_at if held else None
    due = next_due(workspace.cadence, ActionKind.THANK, ended_at) if ended_at else None
    return ThankYouMessage(
        message,
        read_thank_you_facts(workspace, read_contact(workspace, message.contact_id), held),
        due.due_at if due else None,
        due.late_at if due else None,
    )


def read_message(workspace: Workspace, message_id: int) -> MessageRow:
    """Return a message. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(message_queries.MESSAGE, message_id=message_id)
    if row is None:
        raise NotFoundError("This message no longer exists.")
    return row


def read_thank_you_facts(
    workspace: Workspace, contact: contact_queries.ContactRow, interview: interview_queries.InterviewRow | None
) -> ThankYouFacts:
    """Read the facts for the template and the checks, none of them off the record."""
    notes = workspace.store.all(interview_queries.NOTES, interview_id=interview.id) if interview else []
    profile = workspace.store.first(contact_queries.PROFILE)
    names = {row.id: row.name for row in workspace.store.all(contact_queries.CONTACT_NAMES)} if interview else {}
    accepted = (
        {row.note_id: row for row in workspace.store.all(COMMITMENT_ACTIONS, interview_id=interview.id)}
        if interview
        else {}
    )
    return ThankYouFacts(
        contact_first_name=first_name(contact.name),
        person_name=profile.name if profile else "",
        moments=[StarredMoment(note.text, note.kind) for note in select_citable_notes(notes)],
        commitments=tuple(row.text for row in accepted.values() if not row.is_closed),
        intentions=tuple(note.text for note in notes if note.kind == NoteKind.COMMITMENT and note.id not in accepted),
        referrals=tuple(names[note.referred_contact_id] for note in notes if note.referred_contact_id in names),
    )


def to_message_facts(thank_you: ThankYouMessage) -> MessageFacts:
    """Return the facts of a thank-you for its checks."""
    facts = thank_you.facts
    return MessageFacts(
        MessageKind.THANK_YOU,
        thank_you.message.channel,
        contact_name=thank_you.message.contact,
        contact_first_name=facts.contact_first_name,
        sender_name=facts.person_name,
        moments=facts.moments,
        commitments=facts.commitments,
        intentions=facts.intentions,
        referrals=facts.referrals,
    )


def select_citable_notes(notes: Sequence[interview_queries.NoteRow]) -> list[interview_queries.NoteRow]:
    """Return the notes to quote in a thank-you (R33): starred, otherwise quotes and insights; none off the record."""
    on_record = [note for note in notes if note.kind != NoteKind.OFF_RECORD]
    starred = [note for note in on_record if note.starred]
    return starred or [note for note in on_record if note.kind in (NoteKind.QUOTE, NoteKind.INSIGHT)][:3]


def format_citation(moment: StarredMoment) -> str:
    """Format a moment for a message: in quotation marks if it is a quote from the contact."""
    return f"“{moment.text}”" if moment.kind is NoteKind.QUOTE else moment.text
