"""Insert and close actions within a transaction, for all features that create due dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

import sqlalchemy
from sqlalchemy import Select, bindparam
from sqlmodel import and_, col, func, or_, select

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Action, Contact, ContactTag, TableModel, Tag, due_columns


def build_action(
    transaction: Transaction,
    contact: Contact,
    kind: ActionKind,
    due: Due | None,
    *,
    text: str = "",
    late_at: datetime | None = None,
    interview_id: int | None = None,
    note_id: int | None = None,
) -> Action:
    """Build an open action for a contact, not yet inserted. *late_at* is in UTC."""
    due_on, due_at = due_columns(due)
    return Action(
        contact_id=contact.id,
        interview_id=interview_id,
        note_id=note_id,
        kind=kind,
        text=clean_line(text),
        due_on=due_on,
        due_at=due_at,
        late_at=late_at,
        created_at=transaction.now,
    )


def build_due_action(
    transaction: Transaction,
    contact: Contact,
    kind: ActionKind,
    since: datetime,
    *,
    nudge_count: int = 0,
    text: str = "",
    interview_id: int | None = None,
) -> Action:
    """Build an open action that is due when the cadence says so, counted from *since* (see `next_due`)."""
    counted = next_due(
        transaction.cadence,
        kind,
        since,
        nudge_count=nudge_count,
        months=read_stay_in_touch_months(transaction, contact) if kind is ActionKind.STAY_IN_TOUCH else None,
        not_before=contact.not_before,
    )
    return build_action(
        transaction, contact, kind, counted.due, text=text, late_at=counted.late_at, interview_id=interview_id
    )


def read_stay_in_touch_months(transaction: Transaction, contact: Contact) -> int | None:
    """Return how often to stay in touch with a contact: its own number of months, or its tags' smallest, or None."""
    if contact.stay_in_touch_months is not None:
        return contact.stay_in_touch_months
    return transaction.session.exec(
        select(func.min(Tag.stay_in_touch_months))
        .join(ContactTag, col(ContactTag.tag_id) == col(Tag.id))
        .where(ContactTag.contact_id == contact.id)
    ).one()


def build_thank_you_action(
    transaction: Transaction, contact: Contact, ended_at: datetime, interview_id: int | None
) -> Action:
    """Build the thank-you action that is due after an interview, not yet inserted (R32)."""
    return build_due_action(transaction, contact, ActionKind.THANK, ended_at, interview_id=interview_id)


def ensure_thank_you_action(
    transaction: Transaction, contact: Contact, ended_at: datetime, interview_id: int | None
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
    transaction.add(build_thank_you_action(transaction, contact, ended_at, interview_id))
    return True


def close_actions(transaction: Transaction, contact: Contact, *kinds: ActionKind, done: bool = False) -> int:
    """Close the contact's open actions of these kinds, as done or as dismissed, and return how many there were."""
    return close_actions_for_all(transaction, [contact], *kinds, done=done)


def close_actions_for_all(
    transaction: Transaction, contacts: Sequence[Contact], *kinds: ActionKind, done: bool = False
) -> int:
    """Do as `close_actions` does for several contacts."""
    parameters = {"contacts": [contact.id for contact in contacts], "kinds": kinds}
    found = transaction.session.connection().execute(_open_actions_statement(), parameters).all()
    for (action_id,) in found:
        action = transaction.get(Action, action_id)
        if done:
            action.done_at = transaction.now
        else:
            action.dismissed_at = transaction.now
        transaction.session.add(action)
    transaction.session.flush()
    return len(found)


@cache
def _open_actions_statement() -> Select[int]:
    """Return the query for the open actions of contacts. Cached, since every move runs it and most find nothing."""
    table = TableModel.metadata.tables["actions"]
    return sqlalchemy.select(table.c.id).where(
        table.c.contact_id.in_(bindparam("contacts", expanding=True)),
        table.c.kind.in_(bindparam("kinds", expanding=True)),
        table.c.done_at.is_(None),
        table.c.dismissed_at.is_(None),
    )
