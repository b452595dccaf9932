"""Reports for the command line: contacts, due actions and interviews."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind, NoteKind, Stage
from infoview_tui.services.core.due_reasons import explain_actions
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.queries import AGENDA_HORIZON
from infoview_tui.services.outreach.today import format_action_reason
from infoview_tui.storage.queries.board.board import CARDS, CardRow
from infoview_tui.storage.queries.contacts.contacts import CONTACTS, ContactRow
from infoview_tui.storage.queries.due import due_by
from infoview_tui.storage.queries.interviews.interviews import (
    INTERVIEWS_OF_CONTACT,
    NOTES,
    QUESTIONS,
    UPCOMING_INTERVIEWS,
    InterviewRow,
    NoteRow,
    QuestionRow,
)
from infoview_tui.storage.queries.outreach.actions import DUE_ACTIONS, ActionRow
from infoview_tui.storage.queries.outreach.messages import MESSAGES, MessageRow as MessageRow


class ContactListItem(NamedTuple):
    """A contact, its card, and its messages by date."""

    contact: ContactRow
    card: CardRow
    messages: list[MessageRow]


class DueAction(NamedTuple):
    """An action and its reason, a short sentence that may be empty."""

    action: ActionRow
    reason: str


class InterviewReport(NamedTuple):
    """An interview with its plan and notes. ``off_record`` is the number of notes left out as off the record."""

    interview: InterviewRow
    questions: list[QuestionRow]
    notes: list[NoteRow]
    off_record: int


def list_contacts(workspace: Workspace, stage: Stage | None = None) -> list[ContactListItem]:
    """Return all contacts, or those in one stage, sorted by name."""
    contacts = workspace.store.all(CONTACTS, stage=stage.value if stage else None)
    cards = _read_cards_by_id(workspace, [contact.id for contact in contacts])
    messages: dict[int, list[MessageRow]] = {}
    for row in workspace.store.all(MESSAGES):
        messages.setdefault(row.contact_id, []).append(row)
    return [ContactListItem(contact, cards[contact.id], messages.get(contact.id, [])) for contact in contacts]


def list_due(workspace: Workspace, now: datetime, zone: tzinfo) -> list[DueAction]:
    """Return actions without a date or due by the end of the seventh day from now in *zone*."""
    actions = workspace.store.all(DUE_ACTIONS, **due_by(now.astimezone(zone).date() + AGENDA_HORIZON, zone))
    counted = explain_actions(workspace, actions)
    reasons = {row.id: format_action_reason(row, counted.get(row.id, ""), now, zone) for row in actions}
    meetings = {row.id: row.meeting for row in workspace.store.all(UPCOMING_INTERVIEWS, most=_MANY_INTERVIEWS)}
    return [
        DueAction(action, _with_meeting(action, reasons[action.id], meetings.get(action.interview_id or 0, "")))
        for action in actions
    ]


_MANY_INTERVIEWS = 1000
"""More interviews than anybody has ahead."""


def _with_meeting(action: ActionRow, reason: str, meeting: str) -> str:
    """Return the reason to prepare for or to confirm an interview, with how and where it is held after its time."""
    if action.kind not in (ActionKind.PREPARE, ActionKind.CONFIRM) or " · " not in meeting:
        return reason
    when, colon, why = reason.partition(": ")
    return f"{when} · {meeting}{colon}{why}"


def list_interviews(workspace: Workspace, contact_id: int) -> list[InterviewReport]:
    """Return all interviews with a contact by date, without off-the-record notes."""
    return [
        _build_report(workspace, interview)
        for interview in workspace.store.all(INTERVIEWS_OF_CONTACT, contact_id=contact_id)
    ]


def _read_cards_by_id(workspace: Workspace, ids: list[int]) -> dict[int, CardRow]:
    return {card.id: card for card in workspace.store.all(CARDS, ids=json.dumps(ids))}


def _build_report(workspace: Workspace, interview: InterviewRow) -> InterviewReport:
    notes = workspace.store.all(NOTES, interview_id=interview.id)
    on_record = [note for note in notes if note.kind != NoteKind.OFF_RECORD]
    questions = workspace.store.all(QUESTIONS, interview_id=interview.id)
    return InterviewReport(interview, questions, on_record, len(notes) - len(on_record))
