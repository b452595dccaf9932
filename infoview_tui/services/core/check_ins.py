"""Staying in touch: check-ins, and dates before which a contact is left alone (R34)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from sqlmodel import col, func, select

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.services.core.actions import build_due_action, close_actions
from infoview_tui.services.core.cascade_delete import MAX_IDS_PER_STATEMENT
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Action, Contact, ContactTag, Tag

OUTREACH = (
    ActionKind.INTRODUCTION,
    ActionKind.REQUEST,
    ActionKind.NUDGE,
    ActionKind.CLOSE_OR_KEEP,
    ActionKind.STAY_IN_TOUCH,
    ActionKind.TELL_DIFFERENCE,
)
"""The actions by which the user writes to a contact of their own accord, which `Contact.not_before` holds back."""


def set_last_contact(transaction: Transaction, contact: Contact, at: datetime) -> None:
    """Record that the user and a contact were in touch at a moment (UTC), which moves an open check-in (R34)."""
    record_contact(transaction, contact, DayOrMoment(at=at))


def record_contact(transaction: Transaction, contact: Contact, when: DayOrMoment) -> None:
    """Record that the user and a contact were in touch, as `set_last_contact` does, also on a day without a time."""
    keep_latest_contact(transaction, contact, when)
    if close_actions(transaction, contact, ActionKind.STAY_IN_TOUCH, done=True):
        schedule_check_in(transaction, contact)


def keep_latest_contact(transaction: Transaction, contact: Contact, when: DayOrMoment) -> None:
    """Set the last contact unless there was one since; a time is kept rather than its day alone."""
    zone = transaction.cadence.calendar.zone
    latest = max(contact.last_contact or when, when, key=lambda one: one.start(zone))
    contact.last_contact_on, contact.last_contact_at = latest.on, latest.at
    transaction.session.add(contact)


def schedule_check_in(transaction: Transaction, contact: Contact) -> None:
    """Replace the open check-in by one that is due some months after the last contact (R34)."""
    close_actions(transaction, contact, ActionKind.STAY_IN_TOUCH)
    last = contact.last_contact
    since = last.start(transaction.cadence.calendar.zone) if last is not None else transaction.now
    transaction.add(build_due_action(transaction, contact, ActionKind.STAY_IN_TOUCH, since))


def apply_new_interval(transaction: Transaction, contact: Contact) -> None:
    """Set the check-in due after a change of how often to stay in touch with a contact.

    Somebody who has an interval of their own gets a check-in at any stage except Closed; others only keep the open one.
    """
    has_own = contact.stay_in_touch_months is not None and contact.stage is not Stage.CLOSED
    if close_actions(transaction, contact, ActionKind.STAY_IN_TOUCH) or has_own:
        schedule_check_in(transaction, contact)


@contextmanager
def moving_check_ins(transaction: Transaction, contacts: Sequence[Contact]) -> Iterator[None]:
    """Move the open check-ins of contacts whose interval is another one after the block.

    The interval is the contact's own or that of its tags. Contacts whose interval stays keep their dates.
    """
    before = _read_intervals(transaction, contacts)
    yield
    transaction.session.flush()
    after = _read_intervals(transaction, contacts)
    for contact in contacts:
        if before[contact.id] != after[contact.id]:
            apply_new_interval(transaction, contact)


def _read_intervals(
    transaction: Transaction, contacts: Sequence[Contact]
) -> dict[int | None, tuple[int | None, int | None]]:
    """Return each contact's own interval, and the shortest of its tags if it has none of its own, by id."""
    by_tag: dict[int, int | None] = {}
    ids = [contact.id for contact in contacts if contact.stay_in_touch_months is None]
    for first in range(0, len(ids), MAX_IDS_PER_STATEMENT):
        statement = (
            select(ContactTag.contact_id, func.min(Tag.stay_in_touch_months))
            .join(Tag, col(Tag.id) == col(ContactTag.tag_id))
            .where(col(ContactTag.contact_id).in_(ids[first : first + MAX_IDS_PER_STATEMENT]))
            .group_by(col(ContactTag.contact_id))
        )
        by_tag |= dict(transaction.session.exec(statement).all())
    return {contact.id: (contact.stay_in_touch_months, by_tag.get(contact.id or 0)) for contact in contacts}


def apply_not_before(transaction: Transaction, contact: Contact, earlier: date | None) -> None:
    """Move the open outreach to a contact after a change of its ``not_before``; *earlier* is the one until now.

    What is due before the new date, or was held back by the old one, is due on the first business day from the new.
    """
    calendar = transaction.cadence.calendar
    day = contact.not_before
    if day is None:
        return
    actions = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == contact.id, col(Action.kind).in_(OUTREACH))
        .where(col(Action.done_at).is_(None), col(Action.dismissed_at).is_(None))
    ).all()
    held_back = Due(calendar.add(earlier, 0).day) if earlier is not None else None
    for action in actions:
        due = action.due
        if due is not None and (due == held_back or due.day(calendar.zone) < day):
            action.set_due(Due(calendar.add(day, 0).day))
            transaction.session.add(action)
    transaction.session.flush()
