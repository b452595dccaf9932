"""Add, complete, dismiss and snooze actions."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from infoview_tui.domain import due_dates
from infoview_tui.domain.enums import ActionKind, EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.actions import build_action
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Action, Contact


def complete_action(workspace: Workspace, action_id: int, now: datetime) -> str:
    """Mark an action as done and return a message about what follows, such as the next follow-up."""
    with workspace.transaction(EventKind.ACTION_DONE, now) as transaction:
        action = transaction.get(Action, action_id)
        if action.done_at or action.dismissed_at:
            return ""
        action.done_at = now
        transaction.session.add(action)
        transaction.session.flush()
        consequence = _schedule_next_nudge(transaction, action) if action.kind is ActionKind.NUDGE else ""
        transaction.record(f"Done: {_action_label(action)}", contact_id=action.contact_id, action=action.kind.value)
    return consequence


def dismiss_action(workspace: Workspace, action_id: int, now: datetime) -> None:
    """Dismiss an action that no longer applies."""
    with workspace.transaction(EventKind.ACTION_DISMISSED, now) as transaction:
        action = transaction.get(Action, action_id)
        if action.done_at or action.dismissed_at:
            return
        action.dismissed_at = now
        transaction.session.add(action)
        transaction.record(
            f"Dismissed: {_action_label(action)}", contact_id=action.contact_id, action=action.kind.value
        )


def snooze_action(workspace: Workspace, action_id: int, due_at: datetime, now: datetime) -> None:
    """Change the due time of an action (UTC)."""
    with workspace.transaction(EventKind.ACTION_SNOOZED, now) as transaction:
        action = transaction.get(Action, action_id)
        action.due_at = due_at
        transaction.session.add(action)
        transaction.record(f"Snoozed: {_action_label(action)}", contact_id=action.contact_id, action=action.kind.value)


def add_todo(workspace: Workspace, contact_id: int | None, text: str, due_at: datetime | None, now: datetime) -> int:
    """Add a to-do, with or without a contact, and return its id. Raises InfoviewError if the text is empty."""
    text = clean_line(text)
    if not text:
        raise InfoviewError("An action needs a few words.")
    with workspace.transaction(EventKind.ACTION_ADDED, now) as transaction:
        action = Action(contact_id=contact_id, kind=ActionKind.TODO, text=text, due_at=due_at, created_at=now)
        transaction.add(action)
        transaction.record(f"Added: {text}", contact_id=contact_id)
    return action.id or 0


def _action_label(action: Action) -> str:
    return action.text or action.kind.value.replace("_", " ")


def _schedule_next_nudge(transaction: Transaction, action: Action) -> str:
    """Schedule the next follow-up, or, after the second, suggest to close the contact. Return a message."""
    if action.contact_id is None:
        return ""
    contact = transaction.get(Contact, action.contact_id)
    contact.last_contact_at = transaction.now
    transaction.session.add(contact)
    nudge_count = transaction.session.exec(
        select(func.count()).where(
            Action.contact_id == contact.id,
            Action.kind == ActionKind.NUDGE,
            col(Action.done_at).is_not(None),
            col(Action.done_at) >= contact.stage_since,
        )
    ).one()
    due = due_dates.nudge_due_at(transaction.now, nudge_count)
    if due is None:
        return f"You have followed up with {contact.name} twice: close the contact, or keep waiting."
    transaction.add(build_action(transaction, contact, ActionKind.NUDGE, due))
    return "The next follow-up is due in 7 business days."
