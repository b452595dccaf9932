"""Messages to contacts: draft from a template, autosave, and mark as sent (R32, R33)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from sqlmodel import col, select

from infoview_tui.domain.appointments import MAX_MINUTES
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel, EventKind, MessageKind, MessageState
from infoview_tui.domain.labels import MESSAGE_NAMES, format_extras
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.message_kinds import OFFERS_TIMES, completed_by
from infoview_tui.domain.message_template import choose_template, fill_template
from infoview_tui.domain.message_text import parse_message
from infoview_tui.domain.offered_times import find_offers
from infoview_tui.domain.time_mentions import find_durations
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.offers import hold_offers
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.asks import record_sent_ask
from infoview_tui.services.introductions.targets import resolve_target
from infoview_tui.services.outreach.consequences import Consequence, apply_contact_made
from infoview_tui.services.outreach.message_facts import (
    ABOUT_INTERVIEW,
    DEFAULT_MINUTES,
    find_interview,
    read_message_facts,
)
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.tables import Action, Contact, Message

_ONCE_PER_INTERVIEW = (MessageKind.THANK_YOU, MessageKind.CONFIRMATION)
"""Kinds that are sent once for an interview, so that the sent one is shown again."""

_TARGETED = (MessageKind.INTRODUCTION, MessageKind.UPDATE)
"""Kinds of which several drafts may be open to one contact, about different things."""


class Rewrite(NamedTuple):
    """Result of `rewrite_draft`: the message now, and the edited text that kept it from being rewritten, if any."""

    message: message_queries.MessageRow
    would_lose: MessageDraft | None = None


def insert_draft(
    transaction: Transaction,
    contact_id: int,
    facts: MessageFacts,
    templates: TemplateLoader,
    *,
    interview_id: int | None = None,
) -> Message:
    """Insert a draft from the template that suits the facts best, as part of a command, and return it."""
    message = build_draft(contact_id, facts, templates, transaction.now, interview_id=interview_id)
    transaction.add(message)
    return message


def build_draft(
    contact_id: int, facts: MessageFacts, templates: TemplateLoader, now: datetime, *, interview_id: int | None = None
) -> Message:
    """Build a draft from the template that suits the facts best, not yet inserted."""
    template = choose_template(templates.load().templates, facts)
    draft = fill_template(template, facts) if template else MessageDraft("", "")
    return Message(
        contact_id=contact_id,
        interview_id=interview_id,
        kind=facts.kind,
        channel=facts.channel,
        template_id=template.id if template else "",
        target=facts.target.text,
        subject=draft.subject,
        body=draft.body,
        created_at=now,
        updated_at=now,
    )


def is_edited(message: message_queries.MessageRow) -> bool:
    """Whether a draft was changed by hand since its template filled it."""
    return message.updated_at > message.created_at


def rewrite_draft(
    workspace: Workspace,
    message_id: int,
    now: datetime,
    zone: tzinfo,
    *,
    kind: MessageKind | None = None,
    channel: Channel | None = None,
    template_id: str | None = None,
    minutes: int = DEFAULT_MINUTES,
    templates: TemplateLoader,
    discard_edits: bool = False,
) -> Rewrite:
    """Change the kind, channel or template of a draft, and write it anew from the template.

    A draft that was edited is left as it is, unless *discard_edits*: the result has the text that would be lost.
    Without *template_id*, the template is the one that suits best. If there is an open draft of the new kind, that one
    is returned. Raises NotFoundError if the message is no longer a draft.
    """
    row = read_message(workspace, message_id)
    if row.state is not MessageState.DRAFT:
        raise NotFoundError("This message is no longer a draft.")
    kind, channel = kind or row.kind, channel or row.channel
    interview_id = row.interview_id
    if kind is not row.kind:
        interview = find_interview(workspace, row.contact_id, kind) if kind in ABOUT_INTERVIEW else None
        interview_id = interview.id if interview else None
        found = find_message(workspace, row.contact_id, kind, interview_id, row.target)
        if found is not None and found.state is MessageState.DRAFT:
            return Rewrite(found)
    if is_edited(row) and not discard_edits:
        return Rewrite(row, MessageDraft(row.subject, row.body))
    facts = read_message_facts(
        workspace,
        row.contact_id,
        kind,
        interview_id=interview_id,
        target=resolve_target(workspace, kind, row.target),
        channel=channel,
        resume=row.resume,
        minutes=minutes,
        now=now,
        zone=zone,
    )
    known = templates.load().templates
    template = next((one for one in known if one.id == template_id), None) or choose_template(known, facts)
    draft = fill_template(template, facts) if template else MessageDraft("", "")
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = transaction.get(Message, message_id)
        message_id = message.id or 0
        message.kind, message.channel, message.interview_id = kind, channel, interview_id
        message.template_id = template.id if template else ""
        message.subject, message.body = draft
        message.updated_at = message.created_at
        transaction.session.add(message)
        transaction.record(
            f"Rewrote the {MESSAGE_NAMES[kind]} to {row.contact}", contact_id=row.contact_id, interview_id=interview_id
        )
    return Rewrite(read_message(workspace, message_id))


def find_message(
    workspace: Workspace, contact_id: int, kind: MessageKind, interview_id: int | None, target: str
) -> message_queries.MessageRow | None:
    """Return the latest draft; otherwise, of a kind that is sent once, the latest sent message, or None."""
    messages = [
        row
        for row in workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id)
        if row.kind is kind
        and row.interview_id == interview_id
        and (row.target == target or not target or kind not in _TARGETED)
    ]
    drafts = [row for row in messages if row.state is MessageState.DRAFT]
    sent = messages if kind in _ONCE_PER_INTERVIEW else []
    return next(reversed(drafts or sent), None)


def mark_sent(
    workspace: Workspace,
    message_id: int,
    now: datetime,
    *,
    channel: Channel | None = None,
    when: DayOrMoment | None = None,
    hold: Sequence[datetime] = (),
) -> Consequence:
    """Mark a message as sent, and return what follows and the stage to propose.

    The action that called for it is done; a follow-up or a check-in falls due (see `consequences`). *channel* is how it
    was sent, by default the draft's; *when* is by default *now*, which it cannot be after. The times that it offers are
    held, and those of *hold*, which are written in other words (see `typed_times`). A message is sent once.
    """
    with workspace.transaction(EventKind.MESSAGE_SENT, now) as transaction:
        message = transaction.get(Message, message_id)
        if message.state is not MessageState.DRAFT:
            return Consequence()
        zone, sent = transaction.cadence.calendar.zone, DayOrMoment(at=now)
        if when is not None:
            sent = min(when, sent, key=lambda one: one.start(zone))
        message.state, message.sent_on, message.sent_at, message.updated_at = MessageState.SENT, sent.on, sent.at, now
        message.channel = channel or message.channel
        transaction.session.add(message)
        contact = transaction.get(Contact, message.contact_id)
        _complete_actions(transaction, message)
        _hold_offered_times(transaction, contact, message, hold)
        if message.kind is MessageKind.INTRODUCTION:
            record_sent_ask(transaction, contact, message)
        consequence = apply_contact_made(transaction, contact, message.kind, sent, target=message.target)
        extras = format_extras(message.extras if message.kind is MessageKind.THANK_YOU else ())
        transaction.record(
            f"Sent the {MESSAGE_NAMES[message.kind]} to {contact.name}{f', with {extras}' if extras else ''}",
            contact_id=contact.id,
            interview_id=message.interview_id,
            message=message.kind.value,
            channel=message.channel.value,
        )
    return consequence


def _hold_offered_times(
    transaction: Transaction, contact: Contact, message: Message, others: Sequence[datetime]
) -> None:
    """Hold the times that a message offers, for the length that it asks for, until they are answered (R10)."""
    if message.kind in OFFERS_TIMES:
        zone = transaction.cadence.calendar.zone
        offered = [offer.at for offer in find_offers(message.body, transaction.now, zone)]
        times = sorted({at for at in (*offered, *others) if at > transaction.now})
        asked = next(iter(find_durations(parse_message(message.body, contact.name))), None)
        minutes = min(asked.longest, MAX_MINUTES) if asked and asked.longest else DEFAULT_MINUTES
        hold_offers(transaction, contact, times, minutes, message_id=message.id)


def _complete_actions(transaction: Transaction, message: Message) -> None:
    """Complete the actions that called for a message: those for its interview or, if there are none, all."""
    found = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == message.contact_id, col(Action.kind).in_(completed_by(message.kind)))
        .where(col(Action.done_at).is_(None), col(Action.dismissed_at).is_(None))
    ).all()
    for action in [row for row in found if row.interview_id == message.interview_id] or found:
        action.done_at = transaction.now
        transaction.session.add(action)
    transaction.session.flush()
