"""Answers to the requests of a trip: yes, also a late one, and no. Each is one undo step (R15)."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Answer, EventKind, Medium, TripMeetingState
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.trips.values import TripSlot
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.stage_changes import find_planned_interview
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.answers import apply_answer
from infoview_tui.services.trips.packing import fill_gaps, find_next_slot
from infoview_tui.services.trips.queries import read_trip
from infoview_tui.services.trips.view import TripView
from infoview_tui.storage.tables import Contact, TripMeeting


class TripAnswer(NamedTuple):
    """What followed from an answer.

    ``text`` is a sentence for the user. ``placed`` are the contacts who are proposed for the time that became free.
    ``lost_to`` says what took the time before a late yes: a contact's name, or what overlaps; ``slot`` is then the next
    free time, proposed for the contact, or None if there is none.
    """

    text: str
    placed: tuple[str, ...] = ()
    lost_to: tuple[str, ...] = ()
    slot: TripSlot | None = None


def record_trip_answer(
    workspace: Workspace,
    meeting_id: int,
    answer: Answer,
    now: datetime,
    zone: tzinfo,
    *,
    starts_at: datetime | None = None,
) -> TripAnswer:
    """Record what a contact answered to the request for a time on a trip.

    Yes schedules the interview in person, at the meeting's time and address, and confirms the meeting. *starts_at* is
    another time that the contact named; it is kept whatever it overlaps. A yes for a time that has gone to somebody
    else since says so, and proposes the next free time; the contact has to be asked again. Any other answer frees the
    time and proposes the next person by rank. The rest follows as from `outreach.answers.record_answer`.
    Raises InfoviewError if there is no time to say yes to.
    """
    with workspace.transaction(EventKind.MESSAGE_ANSWERED, now) as transaction:
        row = transaction.get(TripMeeting, meeting_id)
        contact = transaction.get(Contact, row.contact_id)
        if answer is not Answer.YES:
            text = apply_answer(transaction, contact, answer).text
            return _fill_freed_time(workspace, transaction, row, zone, text)
        view = read_trip(workspace, row.trip_id, zone)
        at = starts_at or row.starts_at
        if at is None:
            raise InfoviewError(f"{contact.name} has no time on this trip yet.")
        lost_to = () if starts_at is not None else _find_takers(view, row, at)
        if lost_to:
            apply_answer(transaction, contact, Answer.YES)
            words = f"{format_slot(view.trip.to_local(at))} went to {' and '.join(lost_to)}."
            return _propose_again(workspace, transaction, row, zone, TripAnswer(words, lost_to=lost_to))
        return _confirm(transaction, view, row, contact, at)


def _confirm(transaction: Transaction, view: TripView, row: TripMeeting, contact: Contact, at: datetime) -> TripAnswer:
    meeting = view.meeting(row.id or 0)
    appointment = Appointment(at, row.minutes, Medium.IN_PERSON, row.address or row.area, zone=view.row.timezone)
    apply_answer(transaction, contact, Answer.YES, appointment=appointment)
    transaction.session.flush()
    row.starts_at, row.state, row.is_locked = at, TripMeetingState.CONFIRMED, False
    interview = find_planned_interview(transaction, contact)
    row.interview_id = interview.id if interview else None
    transaction.session.add(row)
    words = format_slot(view.trip.to_local(at))
    address = "" if meeting.row.address else " Add the address, so that it is on the day's sheet."
    return TripAnswer(f"{contact.name} is confirmed for {words}.{address}")


def _find_takers(view: TripView, row: TripMeeting, at: datetime) -> tuple[str, ...]:
    """Return what is in the way of a yes: who or what has the time now. Nothing is, while the meeting still has it."""
    meeting = view.meeting(row.id or 0)
    return () if meeting.starts_at == at else view.list_takers(meeting, at)


def _propose_again(
    workspace: Workspace, transaction: Transaction, row: TripMeeting, zone: tzinfo, lost: TripAnswer
) -> TripAnswer:
    """Put a contact whose time is gone back on the trip, at the next free time, to be asked again."""
    row.state, row.starts_at, row.message_id, row.is_locked = TripMeetingState.PROPOSED, None, None, False
    transaction.add(row)
    view = read_trip(workspace, row.trip_id, zone)
    name = view.meeting(row.id or 0).row.name
    slot = find_next_slot(view, row.id or 0, transaction.now)
    if slot is None:
        return lost._replace(text=f"{lost.text} No other time is free for {name}.")
    row.starts_at = view.trip.to_utc(slot)
    transaction.add(row)
    return lost._replace(text=f"{lost.text} {name} is proposed for {format_slot(slot)} instead: ask again.", slot=slot)


def _fill_freed_time(
    workspace: Workspace, transaction: Transaction, row: TripMeeting, zone: tzinfo, text: str
) -> TripAnswer:
    """Take a contact off the plan, and propose the next one for the time."""
    row.state, row.is_locked = TripMeetingState.DECLINED, False
    transaction.add(row)
    placed = fill_gaps(workspace, transaction, row.trip_id, zone)
    if placed:
        text = f"{text} {' and '.join(placed)} {'is' if len(placed) == 1 else 'are'} proposed instead."
    return TripAnswer(text, placed=placed)


def format_slot(slot: TripSlot) -> str:
    """Format a slot: ``Tue 8 Dec 10:00``."""
    return f"{format_weekday(slot.day)} {format_minute(slot.start)}"
