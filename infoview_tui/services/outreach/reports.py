"""What is read to be listed outside the screens: contacts, actions due, and what was said in interviews."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind, NoteKind, Stage
from infoview_tui.domain.headline import reason
from infoview_tui.services.board.board import Card, read_cards
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.outreach.today import HORIZON
from infoview_tui.storage.queries.contacts.contacts import CONTACTS, ContactRow
from infoview_tui.storage.queries.interviews.interviews import (
    NOTES,
    OF_CONTACT,
    QUESTIONS,
    InterviewRow,
    NoteRow,
    QuestionRow,
)
from infoview_tui.storage.queries.outreach.actions import DUE, ActionRow
from infoview_tui.storage.timestamps import maybe, to_text


class ListedContact(NamedTuple):
    """A contact, and its card with what comes next."""

    contact: ContactRow
    card: Card


class DueAction(NamedTuple):
    """An action and why it is to be done, in a short sentence that may be empty."""

    action: ActionRow
    reason: str


class InterviewRecord(NamedTuple):
    """An interview with its plan and its notes; of those off the record there is only the number."""

    interview: InterviewRow
    questions: list[QuestionRow]
    notes: list[NoteRow]
    off_record: int


def list_contacts(desk: Desk, stage: Stage | None = None) -> list[ListedContact]:
    """Return all contacts, or those of one stage, by name."""
    contacts = desk.store.all(CONTACTS, stage=stage.value if stage else None)
    cards = _cards(desk, [contact.id for contact in contacts])
    return [ListedContact(contact, cards[contact.id]) for contact in contacts]


def list_due(desk: Desk, now: datetime, zone: tzinfo) -> list[DueAction]:
    """Return what is due until the end of the seventh day from now, in the person's zone, and what has no date."""
    last_day = (now + HORIZON).astimezone(zone).date()
    end = datetime.combine(last_day + timedelta(days=1), time(), zone) - timedelta(milliseconds=1)
    actions = desk.store.all(DUE, until=to_text(end))
    cards = _cards(desk, sorted({action.contact_id for action in actions if action.contact_id is not None}))
    return [DueAction(action, _reason(action, cards, now, zone)) for action in actions]


def list_interviews(desk: Desk, contact_id: int) -> list[InterviewRecord]:
    """Return all interviews with a contact in the order of their dates; what was said off the record stays here."""
    return [_record(desk, interview) for interview in desk.store.all(OF_CONTACT, contact_id=contact_id)]


def _cards(desk: Desk, ids: list[int]) -> dict[int, Card]:
    return {card.id: card for card in read_cards(desk, ids)}


def _reason(action: ActionRow, cards: dict[int, Card], now: datetime, zone: tzinfo) -> str:
    card = cards.get(action.contact_id) if action.contact_id is not None else None
    return reason(
        ActionKind(action.kind),
        maybe(action.due_at),
        maybe(action.late_at),
        now,
        zone,
        since=maybe(card.last_contact_at) if card else None,
        starts_at=maybe(action.starts_at),
    )


def _record(desk: Desk, interview: InterviewRow) -> InterviewRecord:
    notes = desk.store.all(NOTES, interview_id=interview.id)
    on_record = [note for note in notes if note.kind != NoteKind.OFF_RECORD]
    questions = desk.store.all(QUESTIONS, interview_id=interview.id)
    return InterviewRecord(interview, questions, on_record, len(notes) - len(on_record))
