"""Opening a message to write: the open draft, or a placeholder that the first change to it inserts (R32, R33)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from infoview_tui.domain.enums import EventKind, MessageKind, MessageState
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.quoted_words import hide_quotes
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.placeholders import Placeholder
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.draft_texts import list_hidden
from infoview_tui.services.outreach.message_facts import (
    ABOUT_INTERVIEW,
    DEFAULT_MINUTES,
    find_interview,
    read_message_facts,
)
from infoview_tui.services.outreach.messages import build_draft, find_message
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.queries.outreach.messages import MESSAGE, MessageRow
from infoview_tui.storage.tables import Contact, Message


def open_draft(
    workspace: Workspace,
    contact_id: int,
    kind: MessageKind,
    now: datetime,
    zone: tzinfo,
    *,
    interview_id: int | None = None,
    target: MessageTarget = NO_TARGET,
    minutes: int = DEFAULT_MINUTES,
    templates: TemplateLoader,
) -> int:
    """Return the id of the open draft of a kind to a contact, or of a placeholder from the best template.

    By default a thank-you is for the last interview, a confirmation for the next one; if that was sent, it is the id of
    what was sent. *minutes* is the length to ask for (R14). Raises NotFoundError if the contact or interview does not
    exist.
    """
    contact, target = read_contact(workspace, contact_id), target._replace(text=clean_line(target.text))
    interview = find_interview(workspace, contact_id, kind, interview_id)
    about_id = interview.id if interview and kind in ABOUT_INTERVIEW else interview_id
    found = find_message(workspace, contact_id, kind, about_id, target.text)
    if found is not None:
        return found.id
    facts = read_message_facts(
        workspace, contact_id, kind, interview_id=about_id, target=target, minutes=minutes, now=now, zone=zone
    )
    values = build_draft(contact_id, facts, templates, now, interview_id=about_id).model_dump()

    def read(key: int) -> MessageRow:
        drafted = Message(**values)
        return MessageRow(
            id=key,
            contact_id=contact_id,
            contact=contact.name,
            email=contact.email,
            interview_id=about_id,
            kind=kind,
            channel=drafted.channel,
            state=MessageState.DRAFT,
            subject=drafted.subject,
            body=drafted.body,
            sent=None,
            answered_at=None,
            created_at=now,
            updated_at=now,
            template_id=drafted.template_id,
            target=drafted.target,
            resume=None,
            answer=None,
        )

    def find(known: int | None) -> int | None:
        if known is not None and workspace.store.first(MESSAGE, message_id=known) is not None:
            return known
        other = find_message(workspace, contact_id, kind, about_id, target.text)
        return other.id if other is not None and other.state is MessageState.DRAFT else None

    def insert(transaction: Transaction) -> Message:
        written_to = transaction.get(Contact, contact_id)
        hidden = list_hidden(transaction.session, contact_id)
        draft = Message(**values)
        draft.subject, draft.body = hide_quotes(draft.subject, hidden), hide_quotes(draft.body, hidden)
        transaction.add(draft)
        label = f"Drafted a {MESSAGE_NAMES[kind]} to {written_to.name}"
        transaction.record_for_contact(written_to, EventKind.MESSAGE_DRAFTED, label)
        return draft

    return workspace.placeholders.add(Placeholder(read, find, insert))
