"""Create, change, and delete trips, their blocks, and who is on them. Each is one undo step (R15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.zones import propose_zone
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.trips.forms import LUNCH, BlockForm, MeetingForm, TripForm, propose_area
from infoview_tui.storage.tables import Contact, Trip, TripBlock, TripMeeting


def create_trip(
    workspace: Workspace,
    form: TripForm,
    now: datetime,
    *,
    blocks: Sequence[BlockForm] = (LUNCH,),
    contact_ids: Iterable[int] = (),
) -> int:
    """Create a trip with its blocks and contacts, and return its id.

    Without a time zone, it gets that of the city, if this is known. Raises InfoviewError if the form is wrong.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.TRIP_CREATED, now) as transaction:
        trip = Trip(city=form.city, first_day=form.first_day, last_day=form.last_day, created_at=now)
        _fill_trip(trip, form)
        trip.timezone = form.timezone or propose_zone(form.city)
        transaction.add(trip)
        transaction.add(*(_new_block(trip, block.cleaned()) for block in blocks))
        _add_contacts(transaction, trip, contact_ids)
        transaction.record(f"Created the trip to {trip.city}")
    return trip.id or 0


def change_trip(workspace: Workspace, trip_id: int, form: TripForm, now: datetime) -> None:
    """Change a trip. Times that no longer fit stay, and are named as conflicts. Raises InfoviewError."""
    form = form.cleaned()
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        trip = transaction.get(Trip, trip_id)
        _fill_trip(trip, form)
        transaction.session.add(trip)
        transaction.record(f"Changed the trip to {trip.city}")


def delete_trip(workspace: Workspace, trip_id: int, now: datetime) -> None:
    """Delete a trip. Interviews and messages to its contacts stay."""
    with workspace.transaction(EventKind.TRIP_DELETED, now) as transaction:
        trip = transaction.get(Trip, trip_id)
        transaction.record(f"Deleted the trip to {trip.city}")
        delete_cascade(transaction.session, trip)


def add_contacts(workspace: Workspace, trip_id: int, contact_ids: Iterable[int], now: datetime) -> int:
    """Add contacts to a trip, and return how many are new. A district is taken from their location, if it names one."""
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        trip = transaction.get(Trip, trip_id)
        added = _add_contacts(transaction, trip, contact_ids)
        transaction.record(f"Added {format_count(added, 'contact')} to the trip to {trip.city}")
    return added


def remove_contacts(workspace: Workspace, meeting_ids: Iterable[int], now: datetime) -> int:
    """Remove contacts from their trip by the ids of their meetings. Interviews and messages stay."""
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        wanted = select(TripMeeting).where(col(TripMeeting.id).in_(list(meeting_ids)))
        meetings = transaction.session.exec(wanted).all()
        for meeting in meetings:
            transaction.session.delete(meeting)
        if meetings:
            city = transaction.get(Trip, meetings[0].trip_id).city
            transaction.record(f"Removed {format_count(len(meetings), 'contact')} from the trip to {city}")
    return len(meetings)


def change_meeting(workspace: Workspace, meeting_id: int, form: MeetingForm, now: datetime) -> None:
    """Change length, district, address, and times of a contact on a trip. Raises InfoviewError if the form is wrong."""
    form = form.cleaned()
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        meeting = transaction.get(TripMeeting, meeting_id)
        meeting.minutes, meeting.area, meeting.address = form.minutes, form.area, form.address
        meeting.availability = form.availability
        transaction.session.add(meeting)
        contact = transaction.get(Contact, meeting.contact_id)
        transaction.record(f"Changed the meeting with {contact.name}", contact_id=contact.id)


def add_block(workspace: Workspace, trip_id: int, form: BlockForm, now: datetime) -> int:
    """Add a meal or a fixed appointment to a trip, and return its id. Raises InfoviewError if the form is wrong."""
    form = form.cleaned()
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        trip = transaction.get(Trip, trip_id)
        block = _new_block(trip, form)
        transaction.add(block)
        transaction.record(f"Added {form.label} to the trip to {trip.city}")
    return block.id or 0


def change_block(workspace: Workspace, block_id: int, form: BlockForm, now: datetime) -> None:
    """Change a meal or a fixed appointment. Raises InfoviewError if the form is wrong."""
    form = form.cleaned()
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        block = transaction.get(TripBlock, block_id)
        block.label, block.day, block.starts, block.ends = form.label, form.day, form.starts, form.ends
        transaction.session.add(block)
        transaction.record(f"Changed {form.label} on the trip")


def delete_block(workspace: Workspace, block_id: int, now: datetime) -> None:
    """Delete a meal or a fixed appointment."""
    with workspace.transaction(EventKind.TRIP_CHANGED, now) as transaction:
        block = transaction.get(TripBlock, block_id)
        transaction.session.delete(block)
        transaction.record(f"Removed {block.label} from the trip")


def _fill_trip(trip: Trip, form: TripForm) -> None:
    trip.city, trip.timezone, trip.travel_times = form.city, form.timezone, form.travel_times
    trip.first_day, trip.last_day = form.first_day, form.last_day
    trip.day_start, trip.day_end = form.day_start, form.day_end
    trip.meetings_per_day, trip.meeting_minutes = form.meetings_per_day, form.meeting_minutes
    trip.travel_minutes, trip.same_area_minutes = form.travel_minutes, form.same_area_minutes


def _new_block(trip: Trip, form: BlockForm) -> TripBlock:
    return TripBlock(trip_id=trip.id or 0, label=form.label, day=form.day, starts=form.starts, ends=form.ends)


def _add_contacts(transaction: Transaction, trip: Trip, contact_ids: Iterable[int]) -> int:
    wanted = list(dict.fromkeys(contact_ids))
    there = set(transaction.session.exec(select(TripMeeting.contact_id).where(TripMeeting.trip_id == trip.id)))
    found = transaction.session.exec(select(Contact).where(col(Contact.id).in_(wanted))).all()
    new = [contact for contact in found if contact.id not in there]
    transaction.add(
        *(
            TripMeeting(
                trip_id=trip.id or 0,
                contact_id=contact.id or 0,
                minutes=trip.meeting_minutes,
                area=propose_area(contact.location, trip.city),
            )
            for contact in sorted(new, key=lambda contact: contact.id or 0)
        )
    )
    return len(new)
