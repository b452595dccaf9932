"""Insert and close actions within a transaction, for all features that create due dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlmodel import and_, col, func, or_, select

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.contact_facts import ContactFacts, list_ids
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.queries.outreach.stage_changes import OPEN_ACTIONS
from infoview_tui.storage.tables import Action, ContactTag, Tag, due_columns


class ActionOptions(TypedDict, total=False):
    """What an action may have besides its kind and due date. *late_at* is in UTC."""

    text: str
    late_at: datetime | None
    interview_id: int | None
    note_id: int | None


class DueActionOptions(TypedDict, total=False):
    """What an action whose due date is counted may have besides its kind."""

    nudge_count: int
    text: str
    interview_id: int | None


def build_action(
    transaction: Transaction,
    contact: ContactFacts,
    kind: ActionKind,
    due: Due | None,
    **options: Unpack[ActionOptions],
) -> Action:
    """Build an open action for a contact, not yet inserted."""
    return Action(**_describe_action(transaction, contact, kind, due, **options))


def build_due_action(
    transaction: Transaction,
    contact: ContactFacts,
    kind: ActionKind,
    since: datetime,
    **options: Unpack[DueActionOptions],
) -> Action:
    """Build an open action that is due when the cadence says so, counted from *since* (see `next_due`)."""
    return Action(**describe_due_action(transaction, contact, kind, since, **options))


def describe_due_action(
    transaction: Transaction,
    contact: ContactFacts,
    kind: ActionKind,
    since: datetime,
    *,
    nudge_count: int = 0,
    text: str = "",
    interview_id: int | None = None,
) -> dict[str, Any]:
    """Return the values of what `build_due_action` builds, for inserting it past the ORM."""
    counted = next_due(
        transaction.cadence,
        kind,
        since,
        nudge_count=nudge_count,
        months=read_stay_in_touch_months(transaction, contact) if kind is ActionKind.STAY_IN_TOUCH else None,
        not_before=contact.not_before,
    )
    return _describe_action(
        transaction, contact, kind, counted.due, text=text, late_at=counted.late_at, interview_id=interview_id
    )


def _describe_action(
    transaction: Transaction,
    contact: ContactFacts,
    kind: ActionKind,
    due: Due | None,
    *,
    text: str = "",
    late_at: datetime | None = None,
    interview_id: int | None = None,
    note_id: int | None = None,
) -> dict[str, Any]:
    """Return the values of an open action's columns."""
    due_on, due_at = due_columns(due)
    return {
        "contact_id": contact.id,
        "interview_id": interview_id,
        "note_id": note_id,
        "kind": kind,
        "text": clean_line(text),
        "due_on": due_on,
        "due_at": due_at,
        "late_at": late_at,
        "created_at": transaction.now,
    }


def read_stay_in_touch_months(transaction: Transaction, contact: ContactFacts) -> int | None:
    """Return how often to stay in touch with a contact: its own number of months, or its tags' smallest, or None."""
    if contact.stay_in_touch_months is not None:
        return contact.stay_in_touch_months
    return transaction.session.exec(
        select(func.min(Tag.stay_in_touch_months))
        .join(ContactTag, col(ContactTag.tag_id) == col(Tag.id))
        .where(ContactTag.contact_id == contact.id)
    ).one()


def insert_thank_you_action(
    transaction: Transaction, contact: ContactFacts, ended_at: datetime, interview_id: int | None
) -> None:
    """Insert the thank-you action that is due after an interview (R32)."""
    values = describe_due_action(transaction, contact, ActionKind.THANK, ended_at, interview_id=interview_id)
    transaction.rows.insert(Action, [values])


def ensure_thank_you_action(
    transaction: Transaction, contact: ContactFacts, ended_at: datetime, interview_id: int | None
) -> bool:
    """Insert the thank-you action unless there is one already; return whether it was inserted (R32).

    An open one without an interview, from a contact that was moved to Met before, is assigned to this interview.
    """
    is_open = col(Action.done_at).is_(None)
    of_no_interview = and_(col(Action.interview_id).is_(None), is_open)
    existing = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == contact.id, Action.kind == ActionKind.THANK, col(Action.dismissed_at).is_(None))
        .where(is_open if interview_id is None else or_(col(Action.interview_id) == interview_id, of_no_interview))
        .order_by(col(Action.interview_id).is_(None))
    ).first()
    if existing is not None:
        if interview_id is not None and existing.interview_id is None:
            counted = next_due(transaction.cadence, ActionKind.THANK, ended_at)
            existing.interview_id, existing.late_at = interview_id, counted.late_at
            existing.set_due(counted.due)
            transaction.session.add(existing)
        return False
    insert_thank_you_action(transaction, contact, ended_at, interview_id)
    return True


def close_actions(transaction: Transaction, contact: ContactFacts, *kinds: ActionKind, done: bool = False) -> int:
    """Close the contact's open actions of these kinds, as done or as dismissed, and return how many there were."""
    return close_actions_for_all(transaction, [contact], *kinds, done=done)


def close_actions_for_all(
    transaction: Transaction, contacts: Sequence[ContactFacts], *kinds: ActionKind, done: bool = False
) -> int:
    """Do as `close_actions` does for several contacts."""
    found = transaction.rows.all(OPEN_ACTIONS, contacts=list_ids(contacts), kinds=json.dumps(kinds))
    closed = {"done_at" if done else "dismissed_at": transaction.now}
    transaction.rows.update(Action, [action.id for action in found], **closed)
    return len(found)
