"""Propose times for the contacts of a trip, and move, lock, and free them by hand. Each is one undo step (R15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from sqlmodel import select

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import EventKind, TripMeetingState
from infoview_tui.domain.trips.packer import pack
from infoview_tui.domain.trips.values import Packing, TripSlot
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.stage_changes import get_or_create_interview
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import MeetingView, TripView
from infoview_tui.storage.tables import Contact, TripMeeting


class Proposal(NamedTuple):
    """What packing a trip gave, and the contacts whose time it changed."""

    packing: Packing
    changed: tuple[int, ...]

    @property
    def text(self) -> str:
        """A sentence for the user: ``18 of 25 contacts have a time. 7 have none: see why beside their names.``"""
        placed, rest = len(self.packing.placed), len(self.packing.unplaced)
        text = f"{placed} of {placed + rest} contacts have a time."
        if not self.packing.is_best:
            better = "plan with less travel" if self.packing.has_most_points else "slightly better plan"
            text = f"{text} A {better} may exist."
        return text


def propose_times(workspace: Workspace, trip_id: int, now: datetime, zone: tzinfo) -> Proposal:
    """Pack a trip and save the proposal: who is met where and when.

    Locked, requested, and confirmed meetings keep their time; all others get one anew, or none. *zone* is for a trip
    without one. Raises NotFoundError if the trip does not exist.
    """
    view = read_trip(workspace, trip_id, zone)
    packing = pack(view.trip, view.to_packer(), view.busy, now)
    slots = {placement.meeting.contact_id: placement.slot for placement in packing.placed}
    placed, total = len(packing.placed), len(packing.placed) + len(packing.unplaced)
    with workspace.transaction(EventKind.TRIP_PACKED, now) as transaction:
        changed = save_slots(transaction, view, slots)
        transaction.record(f"Planned the trip to {view.row.city}: {placed} of {total} contacts")
    return Proposal(packing, changed)


def save_slots(transaction: Transaction, view: TripView, slots: Mapping[int, TripSlot]) -> tuple[int, ...]:
    """Save new times, by contact, for the meetings that are not fixed; return the contacts whose time changed."""
    rows = transaction.session.exec(select(TripMeeting).where(TripMeeting.trip_id == view.row.id)).all()
    meetings = {meeting.row.id: meeting for meeting in view.meetings}
    changed = []
    for row in rows:
        meeting = meetings.get(row.id or 0)
        if meeting is None or meeting.is_fixed or meeting.is_declined:
            continue
        slot = slots.get(row.contact_id)
        starts_at = view.trip.to_utc(slot) if slot else None
        if row.starts_at != starts_at:
            row.starts_at = starts_at
            transaction.session.add(row)
            changed.append(row.contact_id)
    return tuple(changed)


def move_meeting(
    workspace: Workspace, meeting_id: int, starts_at: datetime, now: datetime, zone: tzinfo
) -> tuple[str, ...]:
    """Move a meeting to a time by hand and lock it there; return what speaks against it, as sentence parts.

    Nothing is blocked. The interview of a confirmed meeting moves with it; a requested one has to be asked again.
    """
    with workspace.transaction(EventKind.TRIP_PACKED, now) as transaction:
        row = transaction.get(TripMeeting, meeting_id)
        contact = transaction.get(Contact, row.contact_id)
        view = read_trip(workspace, row.trip_id, zone)
        meeting = view.meeting(meeting_id)
        row.starts_at, row.is_locked = starts_at.astimezone(UTC), True
        if meeting.state is TripMeetingState.CONFIRMED:
            _move_interview(transaction, contact, meeting, row.starts_at, view.row.timezone)
        elif meeting.state is not TripMeetingState.PROPOSED:
            row.state, row.message_id = TripMeetingState.PROPOSED, None
        transaction.add(row)
        day = view.trip.to_local(row.starts_at)
        transaction.record(
            f"Moved {contact.name} to {day.day:%a} {day.start // 60:02}:{day.start % 60:02}", contact_id=contact.id
        )
    return read_trip(workspace, row.trip_id, zone).meeting(meeting_id).conflicts


def _move_interview(
    transaction: Transaction, contact: Contact, meeting: MeetingView, starts_at: datetime, zone: str
) -> None:
    appointment = Appointment(
        starts_at, meeting.minutes, meeting.medium, meeting.address, bring=meeting.row.bring, zone=zone
    )
    get_or_create_interview(transaction, contact, appointment)


def set_locked(workspace: Workspace, meeting_id: int, is_locked: bool, now: datetime) -> None:
    """Lock a meeting at its time, or unlock it, so that it may get another one when the rest is packed.

    Raises InfoviewError if it has no time.
    """
    with workspace.transaction(EventKind.TRIP_PACKED, now) as transaction:
        row = transaction.get(TripMeeting, meeting_id)
        contact = transaction.get(Contact, row.contact_id)
        if is_locked and row.starts_at is None:
            raise InfoviewError(f"{contact.name} has no time yet.")
        row.is_locked = is_locked
        transaction.session.add(row)
        transaction.record(f"{'Locked' if is_locked else 'Unlocked'} {contact.name}", contact_id=contact.id)


def clear_time(workspace: Workspace, meeting_id: int, now: datetime, zone: tzinfo) -> None:
    """Take the time of a meeting away by hand; it can be packed again. Raises InfoviewError if it is confirmed."""
    with workspace.transaction(EventKind.TRIP_PACKED, now) as transaction:
        row = transaction.get(TripMeeting, meeting_id)
        contact = transaction.get(Contact, row.contact_id)
        view = read_trip(workspace, row.trip_id, zone)
        if view.meeting(meeting_id).state is TripMeetingState.CONFIRMED:
            raise InfoviewError(f"{contact.name} is confirmed. Cancel the interview first.")
        row.starts_at, row.is_locked = None, False
        row.state, row.message_id = TripMeetingState.PROPOSED, None
        transaction.session.add(row)
        transaction.record(f"Took {contact.name} off the plan of the trip to {view.row.city}", contact_id=contact.id)


def give_up_slot(workspace: Workspace, meeting_id: int, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """Give away the time of somebody who did not answer, and propose the next person; return who was placed.

    The contact stays in the list as out; a late yes is still possible (`trip_requests.answers`).
    """
    with workspace.transaction(EventKind.TRIP_PACKED, now) as transaction:
        row = transaction.get(TripMeeting, meeting_id)
        contact = transaction.get(Contact, row.contact_id)
        row.state, row.is_locked = TripMeetingState.DECLINED, False
        transaction.add(row)
        placed = fill_gaps(workspace, transaction, row.trip_id, zone)
        transaction.record(f"Gave away the time of {contact.name}", contact_id=contact.id)
    return placed


def fill_gaps(workspace: Workspace, transaction: Transaction, trip_id: int, zone: tzinfo) -> tuple[str, ...]:
    """Propose times for contacts without one, by rank, while all others keep theirs; return the names of the placed."""
    transaction.session.flush()
    view = read_trip(workspace, trip_id, zone)
    waiting = [meeting for meeting in view.unplaced if _is_waiting(meeting)]
    if not waiting:
        return ()
    packing = pack(view.trip, view.to_packer(only=[meeting.row.id for meeting in waiting]), view.busy, transaction.now)
    wanted = {meeting.row.contact_id for meeting in waiting}
    new = {
        placement.meeting.contact_id: placement.slot
        for placement in packing.placed
        if placement.meeting.contact_id in wanted
    }
    slots = {meeting.row.contact_id: meeting.slot for meeting in view.placed if meeting.slot} | new
    save_slots(transaction, view, slots)
    return tuple(meeting.row.name for meeting in waiting if meeting.row.contact_id in new)


def _is_waiting(meeting: MeetingView) -> bool:
    return meeting.state is TripMeetingState.PROPOSED


def find_next_slot(view: TripView, meeting_id: int, now: datetime) -> TripSlot | None:
    """Return the first good slot that is free for a meeting while all others keep theirs; None if there is none."""
    meeting = view.meeting(meeting_id)
    packing = pack(view.trip, view.to_packer(only=[meeting_id]), view.busy, now)
    return next((p.slot for p in packing.placed if p.meeting.contact_id == meeting.row.contact_id), None)
