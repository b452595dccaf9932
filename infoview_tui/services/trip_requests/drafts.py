"""Drafts of the requests for a trip: one for each contact with a time, which is the time that it offers (R10, R15)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, MessageKind, MessageState, Stage, TripMeetingState
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.message_template import choose_template, fill_template
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.outreach.messages import insert_draft
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.storage.tables import Contact, Message, TripMeeting


class RequestDrafts(NamedTuple):
    """The messages that were drafted, and the names of contacts whose draft was edited before and stays as it is."""

    message_ids: tuple[int, ...]
    kept: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """A sentence for the user."""
        text = f"{format_count(len(self.message_ids), 'request')} drafted." if self.message_ids else "Nothing to draft."
        if not self.kept:
            return text
        noun = "draft" if len(self.kept) == 1 else "drafts"
        return f"{text} Check the time in the edited {noun} to {', '.join(self.kept)}."


def draft_requests(
    workspace: Workspace,
    trip_id: int,
    now: datetime,
    zone: tzinfo,
    *,
    templates: TemplateLoader,
    meeting_ids: tuple[int, ...] | None = None,
) -> RequestDrafts:
    """Draft a request to each contact with a proposed time, which it offers; all in one undo step.

    A contact who was asked before gets a message about the new time instead of another request. A draft that nobody
    edited is written anew. Drafts are not sent: once one is marked as sent, its meeting counts as requested.
    *meeting_ids* limits it to some meetings; *zone* is for a trip without one. Raises NotFoundError.
    """
    view = read_trip(workspace, trip_id, zone)
    wanted = [
        meeting
        for meeting in view.placed
        if meeting.state is TripMeetingState.PROPOSED
        and meeting.starts_at is not None
        and meeting.starts_at > now
        and (meeting_ids is None or meeting.row.id in meeting_ids)
    ]
    drafted: list[int] = []
    kept: list[str] = []
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        for meeting in wanted:
            draft_id = _draft(workspace, transaction, meeting, zone, templates)
            if draft_id is None:
                kept.append(meeting.row.name)
            else:
                drafted.append(draft_id)
        transaction.record(f"Drafted {format_count(len(drafted), 'request')} for the trip to {view.row.city}")
    return RequestDrafts(tuple(drafted), tuple(kept))


def _draft(
    workspace: Workspace, transaction: Transaction, meeting: MeetingView, zone: tzinfo, templates: TemplateLoader
) -> int | None:
    """Draft or rewrite the request for a meeting, link it, and return its id; None if it was edited and stays."""
    contact = transaction.get(Contact, meeting.row.contact_id)
    kind = MessageKind.NEW_TIME if contact.stage is Stage.SCHEDULED else MessageKind.REQUEST
    message = _find_draft(transaction, contact, kind)
    is_edited = message is not None and message.updated_at > message.created_at
    if message is None or not is_edited:
        facts = read_message_facts(
            workspace, meeting.row.contact_id, kind, minutes=meeting.minutes, now=transaction.now, zone=zone
        )
        if message is None:
            message = insert_draft(transaction, meeting.row.contact_id, facts, templates)
        else:
            template = choose_template(templates.load().templates, facts)
            if template is not None:
                message.template_id, message.channel = template.id, facts.channel
                message.subject, message.body = fill_template(template, facts)
                transaction.session.add(message)
    row = transaction.get(TripMeeting, meeting.row.id)
    row.message_id = message.id
    transaction.session.add(row)
    return None if is_edited else message.id


def _find_draft(transaction: Transaction, contact: Contact, kind: MessageKind) -> Message | None:
    return transaction.session.exec(
        select(Message)
        .where(Message.contact_id == contact.id, Message.kind == kind, Message.state == MessageState.DRAFT)
        .order_by(col(Message.id).desc())
    ).first()
