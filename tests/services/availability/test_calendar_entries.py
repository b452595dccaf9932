"""Interviews for calendars: a stable identifier, and a newer version whenever what is exported has changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.calendar_items import CalendarItem, TodoState
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, Medium
from infoview_tui.services.availability.calendar_entries import export_all, export_interview, export_latest_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock
from infoview_tui.services.outreach.scheduling import cancel_interview, schedule_interview
from infoview_tui.storage.queries.outreach.actions import OPEN_ACTIONS_OF_CONTACT
from infoview_tui.storage.tables import Interview

DAY = timedelta(days=1)


def only(items: list[CalendarItem]) -> CalendarItem:
    (item,) = items
    return item


def states(item: CalendarItem) -> dict[ActionKind, TodoState]:
    return {todo.kind: todo.state for todo in item.content.todos}


def test_versions_of_an_interview(workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo) -> None:
    at = now + 7 * DAY
    interview = schedule_interview(workspace, maria, Appointment(at, 30, Medium.PHONE, phone="+49 30 1"), now)
    first = only(export_all(workspace, zone))
    assert (first.sequence, first.content.starts_at, first.content.minutes) == (0, at, 30)
    assert first.content.starts_at.tzinfo is zone
    assert (first.content.contact, first.content.role, first.content.phone) == ("Maria Lopez", "Figma", "+49 30 1")
    assert export_all(workspace, zone) == [first]
    prepare, thank = first.content.todos
    stored = {action.kind: action.due for action in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)}
    assert prepare.due == stored[ActionKind.PREPARE] == Due(at=at - DAY)
    assert thank.due == Due(at=at + timedelta(minutes=30) + DAY)

    later = now + timedelta(hours=1)
    schedule_interview(workspace, maria, Appointment(at + DAY, 30, Medium.PHONE, phone="+49 30 1"), later)
    moved = only(export_all(workspace, zone, maria))
    assert (moved.uid, moved.sequence, moved.changed_at) == (first.uid, 1, later)

    workspace.undo(later + timedelta(hours=1))
    undone = only(export_all(workspace, zone))
    assert (undone.uid, undone.sequence) == (first.uid, 2)
    assert undone.content == first.content
    assert undone.changed_at == later + timedelta(hours=1)

    cancel_interview(workspace, interview, later)
    canceled = only(export_all(workspace, zone))
    assert (canceled.uid, canceled.sequence, canceled.content.is_canceled) == (first.uid, 3, True)
    assert states(canceled) == {ActionKind.PREPARE: TodoState.DROPPED, ActionKind.THANK: TodoState.DROPPED}

    again = schedule_interview(workspace, maria, Appointment(at + 2 * DAY), later)
    latest = export_latest_interview(workspace, maria, zone)
    assert latest is not None
    assert (latest.sequence, latest.content.is_canceled) == (0, False)
    assert latest.uid != first.uid
    assert export_interview(workspace, again, zone) == latest
    assert len(export_all(workspace, zone)) == 2


def test_held_interview_shows_what_was_done_and_what_is_due(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + 2 * DAY), now)
    call_clock.start_call(workspace, interview, now + 2 * DAY)
    call_clock.end_call(workspace, interview, now + 2 * DAY + timedelta(minutes=20))
    item = only(export_all(workspace, zone))
    assert states(item)[ActionKind.THANK] is TodoState.OPEN
    stored = {action.kind: action.due for action in workspace.store.all(OPEN_ACTIONS_OF_CONTACT, contact_id=maria)}
    assert {todo.kind: todo.due for todo in item.content.todos}[ActionKind.THANK] == stored[ActionKind.THANK]


def test_canceled_interview_that_no_calendar_knows_is_left_out(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + DAY), now)
    cancel_interview(workspace, interview, now)
    assert export_all(workspace, zone) == []
    one = export_interview(workspace, interview, zone)
    assert one is not None
    assert one.content.is_canceled
    assert export_latest_interview(workspace, maria, zone) == one


def test_scheduling_that_is_undone_and_redone_goes_on_with_its_versions(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    schedule_interview(workspace, maria, Appointment(now + DAY), now)
    schedule_interview(workspace, maria, Appointment(now + 2 * DAY), now)
    first = only(export_all(workspace, zone))
    for _ in range(2):
        workspace.undo(now)
    assert export_all(workspace, zone) == []
    workspace.redo(now)
    again = only(export_all(workspace, zone))
    assert (again.uid, again.sequence) == (first.uid, 1)


def test_time_is_in_the_zone_in_which_it_was_agreed(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    interview = schedule_interview(workspace, maria, Appointment(now + DAY), now)
    for name, expected in (("America/New_York", ZoneInfo("America/New_York")), ("No/Where", zone)):
        with workspace.autosave() as session:
            session.get_one(Interview, interview).timezone = name
        item = export_interview(workspace, interview, zone)
        assert item is not None
        assert item.content.starts_at.tzinfo is expected
        assert item.content.starts_at == now + DAY
