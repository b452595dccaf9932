"""Rows of a trip: its days with meetings, meals and busy times, then the contacts without a time, and why (R15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import TripMeetingState
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.labels import format_count, format_role
from infoview_tui.domain.minute_of_day import format_minute
from infoview_tui.domain.trips.values import TripSlot
from infoview_tui.services.trips.view import MeetingView, TripView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

LABEL_WIDTH = 7
"""Cells for the time of a row."""

_STATES = {
    TripMeetingState.PROPOSED: ("", ""),
    TripMeetingState.REQUESTED: ("requested", "$accent"),
    TripMeetingState.CONFIRMED: ("confirmed", "$success"),
    TripMeetingState.DECLINED: ("", ""),
}


class BlockKey(NamedTuple):
    """The key of the row of a meal or an appointment: its id, and the day of the row."""

    block_id: int
    day: date


class BusyKey(NamedTuple):
    """The key of the row of a busy time: its number among those of the trip."""

    number: int


def build_rows(view: TripView) -> list[Row]:
    """Return the rows. The keys are ids of meetings, `BlockKey`, `BusyKey`, or the day of a heading."""
    rows: list[Row] = []
    for day in view.trip.days:
        rows.append(_build_day(view, day))
        timed = [*_day_meetings(view, day), *_day_blocks(view, day), *_day_busy(view, day)]
        rows += (row for _, row in sorted(timed, key=lambda pair: pair[0]))
    for title, meetings in (("Without a time", view.unplaced), ("Not on this trip", view.declined)):
        if meetings:
            rows.append(Row(title, plain(f"{title} · {len(meetings)}"), is_heading=True))
            rows += (_build_waiting(meeting, is_packed=bool(view.placed)) for meeting in meetings)
    return rows


def describe_trip(view: TripView) -> Content:
    """Return the days and hours of a trip, and how far it is planned."""
    row, meetings = view.row, view.meetings
    days = f"{format_weekday(row.first_day)} – {format_weekday(row.last_day)}"
    hours = f"{format_minute(row.day_start)}–{format_minute(row.day_end)}"
    counts = [f"{len(view.placed)} of {format_count(len(meetings) - len(view.declined), 'contact')} have a time"]
    for state in (TripMeetingState.REQUESTED, TripMeetingState.CONFIRMED):
        count = sum(meeting.state is state for meeting in meetings)
        if count:
            counts.append(f"{count} {_STATES[state][0]}")
    lines = [
        assemble((row.city, "bold"), (f"  {days} · {hours} · up to {row.meetings_per_day} a day", "$text-muted")),
        plain(" · ".join(counts)) if meetings else assemble(("No contacts yet. Press n to add some.", "$text-muted")),
        *(assemble((problem, "$warning")) for problem in view.problems),
    ]
    return Content("\n").join(lines)


def describe_meeting(meeting: MeetingView) -> Content:
    """Return all that is known about the meeting under the cursor."""
    row = meeting.row
    parts = [assemble((row.name, "bold"))]
    role = format_role(row.title, row.organization)
    if role:
        parts.append(plain(role))
    parts.append(Content(""))
    facts = [
        ("When", _describe_time(meeting)),
        ("Where", ", ".join(part for part in (row.address or row.place, row.area) if part)),
        ("Phone", row.phone),
        ("Free", row.availability),
        ("Why", meeting.rank.text),
    ]
    parts += (assemble((f"{label:<7}", "$text-muted"), text) for label, text in facts if text)
    if meeting.reason:
        parts.append(assemble((f"No time: {meeting.reason}", "$warning")))
    parts += (assemble((_capitalize(conflict), "$warning")) for conflict in meeting.conflicts)
    parts += (assemble((_capitalize(note), "$text-muted")) for note in meeting.notes)
    return Content("\n").join(parts)


def _describe_time(meeting: MeetingView) -> str:
    if meeting.slot is None:
        return ""
    states = [_STATES[meeting.state][0], "locked" if meeting.row.is_locked else ""]
    day, start = meeting.slot
    when = f"{format_weekday(day)} {format_minute(start)}–{format_minute(start + meeting.minutes)}"
    return ", ".join(part for part in (when, *states) if part)


def _build_day(view: TripView, day: date) -> Row:
    meetings = view.on_day(day)
    travel = sum(meeting.travel or 0 for meeting in meetings)
    parts = [format_count(len(meetings), "meeting") if meetings else "no meetings"]
    if travel:
        parts.append(f"{travel} min apart")
    return Row(day, assemble(format_weekday(day), (f" · {' · '.join(parts)}", "$text-muted not bold")), is_heading=True)


def _day_meetings(view: TripView, day: date) -> Iterator[tuple[TripSlot, Row]]:
    for meeting in view.on_day(day):
        assert meeting.slot is not None  # noqa: S101 - meetings on a day have one
        yield meeting.slot, _build_meeting(meeting, meeting.slot)


def _build_meeting(meeting: MeetingView, slot: TripSlot) -> Row:
    row = meeting.row
    where = row.area or row.address or row.place
    details = [part for part in (row.organization, where) if part]
    if meeting.travel is not None:
        details.append(f"{meeting.travel} min away")
    body = [assemble((row.name, "bold"), (f" · {' · '.join(details)}" if details else "", "$text-muted"))]
    body += (assemble((_capitalize(conflict), "$warning")) for conflict in meeting.conflicts)
    state, style = _STATES[meeting.state]
    trailing = [assemble((state, style))] if state else []
    if row.is_locked and meeting.state is TripMeetingState.PROPOSED:
        trailing.append(assemble(("locked", "$text-muted")))
    label = assemble(format_minute(slot.start), "  ")
    return Row(row.id, Content("\n").join(body), label, Content(" ").join(trailing))


def _day_blocks(view: TripView, day: date) -> Iterator[tuple[TripSlot, Row]]:
    for block in view.blocks:
        if block.day in (None, day):
            text = f"{block.label} until {format_minute(block.ends)}"
            label = assemble((f"{format_minute(block.starts)}  ", "$text-muted"))
            yield TripSlot(day, block.starts), Row(BlockKey(block.id, day), assemble((text, "$text-muted")), label)


def _day_busy(view: TripView, day: date) -> Iterator[tuple[TripSlot, Row]]:
    for number, time in enumerate(view.busy):
        slot, end = view.trip.to_local(time.starts_at), view.trip.to_local(time.ends_at)
        if slot.day == day:
            start = "all day" if time.all_day else format_minute(slot.start)
            until = "" if time.all_day else f" until {format_minute(end.start)}"
            text = f"{time.label or 'Busy'}{until} · {time.kind}"
            label = assemble((f"{start:<7}", "$text-muted"))
            yield slot, Row(BusyKey(number), assemble((text, "$text-muted")), label)


def _build_waiting(meeting: MeetingView, *, is_packed: bool) -> Row:
    """Return the row of a contact without a time; why there is none is said once others have one."""
    row = meeting.row
    details = f" · {row.organization}" if row.organization else ""
    body = [assemble((row.name, "bold"), (details, "$text-muted"))]
    if meeting.reason and is_packed:
        body.append(assemble((_capitalize(meeting.reason), "$text-muted")))
    return Row(row.id, Content("\n").join(body))


def _capitalize(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
