"""Add, complete, dismiss and snooze actions."""

from __future__ import annotations

from datetime import date, datetime

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, EventKind, Stage
from infoview_tui.domain.message_kinds import message_kind_for
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.actions import build_action, close_actions
from infoview_tui.services.core.check_ins import apply_not_before
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.consequences import apply_contact_made, plan_check_in
from infoview_tui.storage.tables import Action, Contact, due_columns


def complete_action(workspace: Workspace, action_id: int, now: datetime) -> str:
    """Mark an action as done and return a message about what follows, such as the next follow-up.

    An action that calls for a message counts as having written. A choice that is done means that the contact is kept.
    """
    with workspace.transaction(EventKind.ACTION_DONE, now) as transaction:
        action = transaction.get(Action, action_id)
        if action.done_at or action.dismissed_at:
            return ""
        action.done_at = now
        transaction.session.add(action)
        transaction.session.flush()
        consequence = _apply_done(transaction, action)
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


def snooze_action(workspace: Workspace, action_id: int, due: Due, now: datetime) -> None:
    """Change when an action is due."""
    with workspace.transaction(EventKind.ACTION_SNOOZED, now) as transaction:
        action = transaction.get(Action, action_id)
        action.set_due(due)
        transaction.session.add(action)
        transaction.record(f"Snoozed: {_action_label(action)}", contact_id=action.contact_id, action=action.kind.value)


def set_not_before(workspace: Workspace, contact_id: int, day: date | None, now: datetime) -> None:
    """Leave a contact alone until a date, which moves the open outreach to it; None removes the date only."""
    with workspace.transaction(EventKind.ACTION_SNOOZED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        earlier, contact.not_before = contact.not_before, day
        transaction.session.add(contact)
        apply_not_before(transaction, contact, earlier)
        transaction.record(f"Not before {day.isoformat()}" if day else "No longer held back", contact_id=contact_id)


def keep_contact(workspace: Workspace, action_id: int, check_in: Due, now: datetime) -> None:
    """Keep a contact who has not answered: the choice is done, and a check-in is due."""
    with workspace.transaction(EventKind.ACTION_DONE, now) as transaction:
        action = transaction.get(Action, action_id)
        contact = transaction.get(Contact, action.contact_id or 0)
        action.done_at = now
        transaction.session.add(action)
        close_actions(transaction, contact, ActionKind.STAY_IN_TOUCH)
        transaction.add(build_action(transaction, contact, ActionKind.STAY_IN_TOUCH, check_in))
        transaction.record(f"Kept {contact.name} for later", contact_id=contact.id, action=action.kind.value)


def add_outreach(
    workspace: Workspace, contact_id: int, kind: ActionKind, now: datetime, *, target: MessageTarget = NO_TARGET
) -> int:
    """Add an action to write to a contact, due on the next business day, and return its id.

    *target* is the organization or person that an introduction is asked for.
    """
    with workspace.transaction(EventKind.ACTION_ADDED, now) as transaction:
        action = _build_outreach(transaction, contact_id, kind, target)
        transaction.add(action)
        transaction.record(f"Added: {_action_label(action)}", contact_id=contact_id, action=kind.value)
    return action.id or 0


def dismiss_outreach(
    workspace: Workspace, contact_id: int, kind: ActionKind, now: datetime, *, target: MessageTarget = NO_TARGET
) -> None:
    """Dismiss a proposal to write to a contact, so that it is not made again."""
    with workspace.transaction(EventKind.ACTION_DISMISSED, now) as transaction:
        action = _build_outreach(transaction, contact_id, kind, target)
        action.dismissed_at = now
        transaction.add(action)
        transaction.record(f"Dismissed: {_action_label(action)}", contact_id=contact_id, action=kind.value)


def add_todo(workspace: Workspace, contact_id: int | None, text: str, due: Due | None, now: datetime) -> int:
    """Add a to-do, with or without a contact, and return its id. Raises InfoviewError if the text is empty."""
    text = clean_line(text)
    if not text:
        raise InfoviewError("An action needs a few words.")
    with workspace.transaction(EventKind.ACTION_ADDED, now) as transaction:
        due_on, due_at = due_columns(due)
        action = Action(
            contact_id=contact_id, kind=ActionKind.TODO, text=text, due_on=due_on, due_at=due_at, created_at=now
        )
        transaction.add(action)
        transaction.record(f"Added: {text}", contact_id=contact_id)
    return action.id or 0


def _build_outreach(transaction: Transaction, contact_id: int, kind: ActionKind, target: MessageTarget) -> Action:
    contact = transaction.get(Contact, contact_id)
    counted = next_due(transaction.cadence, ActionKind.REQUEST, transaction.now, not_before=contact.not_before)
    return build_action(transaction, contact, kind, counted.due, text=target.text)


def _action_label(action: Action) -> str:
    return action.text or action.kind.value.replace("_", " ")


def _apply_done(transaction: Transaction, action: Action) -> str:
    """Apply what follows when an action was done, and return a message about it."""
    if action.contact_id is None:
        return ""
    contact = transaction.get(Contact, action.contact_id)
    if action.kind is ActionKind.CLOSE_OR_KEEP:
        return f"Kept {contact.name} for later. {plan_check_in(transaction, contact)}"
    kind = message_kind_for(action.kind)
    if kind is None:
        return ""
    text, proposed = apply_contact_made(transaction, contact, kind, DayOrMoment(at=transaction.now), target=action.text)
    if proposed is Stage.CONTACTED:
        return f"Move {contact.name} to Contacted to be reminded to follow up."
    return text
