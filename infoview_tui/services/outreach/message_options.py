"""Options of a draft that leave its text as it is: the channel, and whether the résumé goes with it (R7, R13)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from infoview_tui.domain.enums import Channel, EventKind, MessageState, ResumeChoice
from infoview_tui.domain.labels import CHANNEL_NAMES, RESUME_NAMES
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Message


def set_channel(workspace: Workspace, message_id: int, channel: Channel, now: datetime) -> None:
    """Change the channel of a draft. Raises NotFoundError if the message is no longer a draft."""
    with _changing(workspace, message_id, f"Set the channel to {CHANNEL_NAMES[channel]}", now) as message:
        message.channel = channel


def set_resume(workspace: Workspace, message_id: int, resume: ResumeChoice, now: datetime) -> None:
    """Attach the résumé to a draft, or leave it out. Raises NotFoundError if the message is no longer a draft."""
    with _changing(workspace, message_id, f"Résumé {RESUME_NAMES[resume]}", now) as message:
        message.resume = resume


@contextmanager
def _changing(workspace: Workspace, message_id: int, text: str, now: datetime) -> Iterator[Message]:
    with workspace.transaction(EventKind.MESSAGE_DRAFTED, now) as transaction:
        message = transaction.get(Message, message_id)
        if message.state is not MessageState.DRAFT:
            raise NotFoundError("This message is no longer a draft.")
        yield message
        transaction.session.add(message)
        transaction.record(text, contact_id=message.contact_id, interview_id=message.interview_id)
