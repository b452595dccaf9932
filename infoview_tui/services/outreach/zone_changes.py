"""Planned interviews after a change of law: their wall time stays as it was agreed, and the moment in UTC moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import col, select

from infoview_tui.domain.appointments import describe_move
from infoview_tui.domain.enums import ActionKind, EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.zones import find_zone, to_utc
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.zone_checks import FindZone, list_outdated
from infoview_tui.storage.tables import Action, Contact, Interview


def apply_zone_changes(workspace: Workspace, now: datetime, find: FindZone = find_zone) -> str:
    """Move planned interviews to where the rules of their zones now put the agreed times, with what is due before.

    Returns a sentence about it, which is empty if none moved.
    """
    moved = []
    with workspace.transaction(EventKind.INTERVIEW_SCHEDULED, now) as transaction:
        for interview_id in list_outdated(workspace, find):
            interview = transaction.get(Interview, interview_id)
            zone, before = find(interview.timezone), interview.starts_at
            after = to_utc(datetime.fromisoformat(interview.wall_time), zone) if zone is not None else before
            if before is None or after is None or after == before:  # the new rules skip the agreed time
                continue
            contact = transaction.get(Contact, interview.contact_id)
            interview.starts_at = after
            transaction.session.add(interview)
            _move_actions(transaction, interview_id, after - before)
            label = describe_move(contact.name, before, after, transaction.cadence.calendar.zone)
            transaction.record_for_contact(contact, EventKind.INTERVIEW_SCHEDULED, f"{label}: time zone rules changed")
            moved.append(contact.name)
        transaction.record(f"Moved {format_count(len(moved), 'interview')}: time zone rules changed")
    if not moved:
        return ""
    who = f"the interview with {moved[0]}" if len(moved) == 1 else format_count(len(moved), "interview")
    return f"Time zone rules changed: moved {who} to keep the agreed local time. u undoes it."


def _move_actions(transaction: Transaction, interview_id: int, by: timedelta) -> None:
    """Move open preparation and confirmation that are due at a time."""
    actions = transaction.session.exec(
        select(Action)
        .where(Action.interview_id == interview_id, col(Action.kind).in_((ActionKind.PREPARE, ActionKind.CONFIRM)))
        .where(col(Action.done_at).is_(None), col(Action.dismissed_at).is_(None))
    ).all()
    for action in actions:
        action.due_at = action.due_at + by if action.due_at is not None else None
        action.late_at = action.late_at + by if action.late_at is not None else None
        transaction.session.add(action)
