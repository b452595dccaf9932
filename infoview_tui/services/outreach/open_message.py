"""Reads for the message screen: a message, the facts for its template and checks, its channel, and its deadlines."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.channel_choice import ChannelChoice
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, MessageKind
from infoview_tui.domain.message_facts import MessageFacts
from infoview_tui.domain.message_kinds import completed_by
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.targets import resolve_target
from infoview_tui.services.outreach.message_facts import DEFAULT_MINUTES, read_channel_choice, read_message_facts
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.queries.outreach.messages import (
    MessageRow as MessageRow,
)


class OpenMessage(NamedTuple):
    """A message, the facts for its checks, the channel to propose, and when it is due and late (UTC)."""

    message: MessageRow
    facts: MessageFacts
    channel: ChannelChoice
    due: Due | None
    late_at: datetime | None


def read_open_message(
    workspace: Workspace, message_id: int, now: datetime, zone: tzinfo, *, minutes: int = DEFAULT_MINUTES
) -> OpenMessage:
    """Read a message with its facts and deadlines. Raises NotFoundError if it does not exist.

    *minutes* is the length that a request asks for.
    """
    message = read_message(workspace, message_id)
    due, late_at = _read_deadlines(workspace, message)
    return OpenMessage(
        message,
        read_message_facts(
            workspace,
            message.contact_id,
            message.kind,
            interview_id=message.interview_id,
            target=resolve_target(workspace, message.kind, message.target),
            channel=message.channel,
            resume=message.resume,
            minutes=minutes,
            now=now,
            zone=zone,
        ),
        read_channel_choice(workspace, message.contact_id),
        due,
        late_at,
    )


def _read_deadlines(workspace: Workspace, message: MessageRow) -> tuple[Due | None, datetime | None]:
    """Return when a message is due and late: a thank-you after its interview, others with the action they complete."""
    if message.kind is MessageKind.THANK_YOU and message.interview_id is not None:
        ended_at = read_interview(workspace, message.interview_id).ended_at
        if ended_at is not None:
            counted = next_due(workspace.cadence, ActionKind.THANK, ended_at)
            return counted.due, counted.late_at
    for action in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=message.contact_id):
        if action.kind in completed_by(message.kind) and action.due is not None:
            return action.due, action.late_at
    return None, None


def read_message(workspace: Workspace, message_id: int) -> MessageRow:
    """Return a message, or what a placeholder shows. Raises NotFoundError if it does not exist."""
    message_id = workspace.placeholders.row_id(message_id)
    if message_id < 0:
        unwritten: MessageRow = workspace.placeholders.read(message_id)
        return unwritten
    row = workspace.store.first(message_queries.MESSAGE, message_id=message_id)
    if row is None:
        raise NotFoundError("This message no longer exists.")
    return row
