"""The message that a contact calls for now: what ``m`` opens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_kinds import message_kind_at, message_kind_for
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.targets import resolve_target
from infoview_tui.storage.queries.interviews.interviews import LAST_HELD_INTERVIEW, NEXT_INTERVIEW_OF_CONTACT
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT, ActionRow

_SOON = timedelta(days=7)
"""An open action decides if it is due within so many days, or if it is a planned request; otherwise the stage does."""


class NextMessage(NamedTuple):
    """A kind of message, and what it is about."""

    kind: MessageKind
    target: MessageTarget = NO_TARGET


def choose_message(workspace: Workspace, contact_id: int, now: datetime) -> NextMessage:
    """Return the message that the contact's next action calls for or, if none does, its stage.

    Raises NotFoundError if the contact does not exist.
    """
    contact = read_contact(workspace, contact_id)
    for action in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id):
        kind = message_kind_for(action.kind)
        is_soon = action.due is None or action.due.is_due(now + _SOON, workspace.cadence.calendar.zone)
        if kind is not None and (is_soon or kind is MessageKind.REQUEST):
            return NextMessage(kind, read_action_target(workspace, action))
    kind = message_kind_at(contact.stage)
    if kind is MessageKind.CONFIRMATION and _was_held(workspace, contact_id):
        return NextMessage(MessageKind.THANK_YOU)
    return NextMessage(kind)


def read_action_target(workspace: Workspace, action: ActionRow) -> MessageTarget:
    """Return what the message is about that an action calls for."""
    kind = message_kind_for(action.kind)
    is_about = kind in (MessageKind.INTRODUCTION, MessageKind.UPDATE)
    return resolve_target(workspace, kind, action.text) if is_about else NO_TARGET


def _was_held(workspace: Workspace, contact_id: int) -> bool:
    """Return whether the contact was met, and no other interview is planned: only the card has not moved yet."""
    store = workspace.store
    return (
        store.first(NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id) is None
        and store.first(LAST_HELD_INTERVIEW, contact_id=contact_id) is not None
    )
