"""Options of a message that leave its text as it is: the channel, and what goes with it (R7, R13, R32)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import Channel, EventKind, Extra, MessageState, ResumeChoice
from infoview_tui.domain.labels import CHANNEL_NAMES, RESUME_NAMES, format_extras
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Message


def set_channel(workspace: Workspace, message_id: int, channel: Channel, now: datetime) -> None:
    """Change the channel of a draft. Raises NotFoundError if the message is no longer a draft."""
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = _get_draft(transaction, message_id)
        message.channel = channel
        _save(transaction, message, f"Set the channel to {CHANNEL_NAMES[channel]}")


def set_resume(workspace: Workspace, message_id: int, resume: ResumeChoice, now: datetime) -> None:
    """Attach the résumé to a draft, or leave it out. Raises NotFoundError if the message is no longer a draft."""
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = _get_draft(transaction, message_id)
        message.resume = resume
        _save(transaction, message, f"Résumé {RESUME_NAMES[resume]}")


def toggle_extra(workspace: Workspace, message_id: int, extra: Extra, now: datetime) -> str:
    """Add something that goes with a thank-you, or remove it, and return what goes with it now, as a sentence.

    A sent thank-you can be completed: a card is often written days later.
    """
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = transaction.get(Message, message_id)
        message.extras = [one.value for one in Extra if (one.value in message.extras) is not (one is extra)]
        names = format_extras(message.extras)
        label = f"Thank-you with {names}" if names else "Thank-you without an extra"
        _save(transaction, message, label)
    return f"{label}."


def _get_draft(transaction: Transaction, message_id: int) -> Message:
    message = transaction.get(Message, message_id)
    if message.state is not MessageState.DRAFT:
        raise NotFoundError("This message is no longer a draft.")
    return message


def _save(transaction: Transaction, message: Message, label: str) -> None:
    transaction.session.add(message)
    transaction.record(label, contact_id=message.contact_id, interview_id=message.interview_id)
