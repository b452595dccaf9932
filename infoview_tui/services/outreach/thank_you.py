"""Reads for the thank-you: the message, the facts for its template and checks, and its deadlines (R32, R33)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.enums import ActionKind, MessageKind
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT as OPEN_ACTIONS
from infoview_tui.storage.queries.outreach.messages import (
    MessageRow as MessageRow,
)


class ThankYouMessage(NamedTuple):
    """A thank-you, the facts for its checks, and when it is due and late (UTC; None without an interview)."""

    message: MessageRow
    facts: MessageFacts
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


def read_thank_you(workspace: Workspace, message_id: int, now: datetime, zone: tzinfo) -> ThankYouMessage:
    """Read a thank-you with its facts and deadlines. Raises NotFoundError if it does not exist."""
    message = read_message(workspace, message_id)
    held = read_interview(workspace, message.interview_id) if message.interview_id is not None else None
    ended_at = held.ended_at if held else None
    due = next_due(workspace.cadence, ActionKind.THANK, ended_at) if ended_at else None
    return ThankYouMessage(
        message,
        read_message_facts(
            workspace,
            message.contact_id,
            message.kind,
            interview_id=message.interview_id,
            target=message.target,
            channel=message.channel,
            resume=message.resume,
            now=now,
            zone=zone,
        ),
        due.due_at if due else None,
        due.late_at if due else None,
    )


def read_message(workspace: Workspace, message_id: int) -> MessageRow:
    """Return a message. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(message_queries.MESSAGE, message_id=message_id)
    if row is None:
        raise NotFoundError("This message no longer exists.")
    return row
