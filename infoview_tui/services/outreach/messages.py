"""Messages to contacts: draft from a template, autosave, and mark as sent (R32, R33)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import Channel, EventKind, MessageKind, MessageState
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.domain.message_kinds import completed_by
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.text_merge import merge_lines, merge_texts
from infoview_tui.domain.thank_you import draft_thank_you
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.actions import close_actions
from infoview_tui.services.core.lookups import read_contact, read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.consequences import Consequence, apply_contact_made
from infoview_tui.services.outreach.thank_you import read_message, read_thank_you_facts
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.tables import Contact, Message


def get_or_draft_thank_you(
    workspace: Workspace, contact_id: int, now: datetime, interview_id: int | None = None
) -> message_queries.MessageRow:
    """Return the thank-you for an interview (by default the last one), drafting it from the template if needed.

    A sent thank-you is returned as it was sent. Raises NotFoundError if the contact or interview does not exist.
    """
    contact = read_contact(workspace, contact_id)
    if interview_id is None:
        held = workspace.store.first(interview_queries.LAST_HELD_INTERVIEW, contact_id=contact_id)
    else:
        held = read_interview(workspace, interview_id)
    interview_id = held.id if held else None
    found = _find_thank_you(workspace, contact_id, interview_id)
    if found is not None:
        return found
    draft = draft_thank_you(read_thank_you_facts(workspace, contact, held))
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = Message(
            contact_id=contact_id,
            interview_id=interview_id,
            kind=MessageKind.THANK_YOU,
            channel=contact.channel or Channel.EMAIL,
            subject=draft.subject,
            body=draft.body,
            created_at=now,
            updated_at=now,
        )
        transaction.add(message)
        transaction.record(f"Drafted a thank-you to {contact.name}", contact_id=contact_id, interview_id=interview_id)
    return read_message(workspace, message.id or 0)


def _find_thank_you(
    workspace: Workspace, contact_id: int, interview_id: int | None
) -> message_queries.MessageRow | None:
    """Return the latest draft, otherwise the latest sent message, or None."""
    messages = [
        row
        for row in workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id)
        if row.kind == MessageKind.THANK_YOU and row.interview_id == interview_id
    ]
    drafts = [row for row in messages if row.state == MessageState.DRAFT]
    return next(reversed(drafts or messages), None)


def save_message_draft(
    workspace: Workspace, message_id: int, content: tuple[str, str], now: datetime, *, base: tuple[str, str]
) -> tuple[str, str]:
    """Autosave the subject and body of a draft, and return the saved ones. No event, no undo.

    ``base`` is what this window last read or wrote. If another window has changed the draft since, both versions are
    merged. Raises NotFoundError if the message is no longer a draft.
    """
    subject, body = clean_line(content[0]), clean_text(content[1])
    with workspace.autosave() as session:
        message = session.get(Message, message_id)
        if message is None or message.state is not MessageState.DRAFT:
            raise NotFoundError("This message is no longer a draft.")
        if subject != base[0]:
            message.subject = subject if message.subject == base[0] else merge_lines(subject, message.subject)
        if body != base[1]:
            message.body = body if message.body == base[1] else merge_texts(body, message.body)
        message.updated_at = now
        saved = message.subject, message.body
        session.add(message)
    workspace.exclude_insert_from_undo(Message, message_id)
    return saved


def mark_sent(
    workspace: Workspace,
    message_id: int,
    now: datetime,
    *,
    channel: Channel | None = None,
    sent_at: datetime | None = None,
) -> Consequence:
    """Mark a message as sent, and return what follows and the stage to propose.

    The action that called for it is done; a follow-up or a check-in falls due (see `consequences`). *channel* is how it
    was sent, by default the draft's; *sent_at* when (UTC), by default *now*. A message is sent once.
    """
    with workspace.transaction(EventKind.MESSAGE_SENT, now) as transaction:
        message = transaction.get(Message, message_id)
        if message.state is not MessageState.DRAFT:
            return Consequence()
        message.state, message.sent_at, message.updated_at = MessageState.SENT, min(sent_at or now, now), now
        message.channel = channel or message.channel
        transaction.session.add(message)
        contact = transaction.get(Contact, message.contact_id)
        close_actions(transaction, contact, *completed_by(message.kind), done=True)
        consequence = apply_contact_made(transaction, contact, message.kind, message.sent_at, target=message.target)
        transaction.record(
            f"Sent the {MESSAGE_NAMES[message.kind]} to {contact.name}",
            contact_id=contact.id,
            interview_id=message.interview_id,
            message=message.kind.value,
            channel=message.channel.value,
        )
    return consequence
