"""Interviews for calendars: each keeps its identifier, and gets a new version when what is exported has changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, tzinfo
from hashlib import sha256
from uuid import NAMESPACE_OID, uuid5

from infoview_tui.domain.cadence import next_due
from infoview_tui.domain.calendar_items import CalendarContent, CalendarItem, CalendarTodo, TodoState
from infoview_tui.domain.enums import ActionKind, InterviewState, Medium
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.domain.zones import zone_or
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.availability.calendar_entries import (
    CALENDAR_INTERVIEW,
    CALENDAR_INTERVIEWS,
    CALENDAR_INTERVIEWS_OF_CONTACT,
    INTERVIEW_ACTIONS,
    LATEST_CALENDAR_INTERVIEW,
    CalendarInterviewRow,
    InterviewActionRow,
)
from infoview_tui.storage.tables import CalendarEntry


def export_all(workspace: Workspace, zone: tzinfo, contact_id: int | None = None) -> list[CalendarItem]:
    """Return all interviews that have a time, or those with a contact, in order, as calendars are to know them.

    Canceled ones are included if they have been exported before. *zone* is the user's. Raises StorageError.
    """
    if contact_id is None:
        return _export(workspace, workspace.store.all(CALENDAR_INTERVIEWS), zone)
    return _export(workspace, workspace.store.all(CALENDAR_INTERVIEWS_OF_CONTACT, contact_id=contact_id), zone)


def export_interview(workspace: Workspace, interview_id: int, zone: tzinfo) -> CalendarItem | None:
    """Return one interview, also if it was canceled; None if it has no time. Raises StorageError."""
    rows = workspace.store.all(CALENDAR_INTERVIEW, interview_id=interview_id)
    return next(iter(_export(workspace, rows, zone)), None)


def export_latest_interview(workspace: Workspace, contact_id: int, zone: tzinfo) -> CalendarItem | None:
    """Return the planned interview with a contact, or else the latest, also if it was canceled; None if there is none.

    Raises StorageError.
    """
    rows = workspace.store.all(LATEST_CALENDAR_INTERVIEW, contact_id=contact_id)
    return next(iter(_export(workspace, rows, zone)), None)


def _export(workspace: Workspace, rows: list[CalendarInterviewRow], zone: tzinfo) -> list[CalendarItem]:
    """Return the items of interviews, and remember what they say; it is not undone with other changes."""
    actions: dict[tuple[int, ActionKind], InterviewActionRow] = {
        (action.interview_id, action.kind): action for action in workspace.store.all(INTERVIEW_ACTIONS)
    }
    items, entries = [], []
    for row in rows:
        content = _read_content(workspace, row, actions, zone)
        fingerprint = sha256(repr(content).encode()).hexdigest()
        uid = row.uid or _new_uid(row)
        sequence = row.sequence + (row.uid != "" and fingerprint != row.fingerprint)
        if fingerprint != row.fingerprint:
            entries.append(CalendarEntry(interview_id=row.id, uid=uid, sequence=sequence, fingerprint=fingerprint))
        items.append(CalendarItem(uid, sequence, row.created_at, row.changed_at, content))
    if entries:
        with workspace.autosave() as session:
            for entry in entries:
                session.merge(entry)
    return items


def _read_content(
    workspace: Workspace,
    row: CalendarInterviewRow,
    actions: dict[tuple[int, ActionKind], InterviewActionRow],
    zone: tzinfo,
) -> CalendarContent:
    phone = row.phone or (row.contact_phone if row.medium is Medium.PHONE else "")
    return CalendarContent(
        row.contact,
        format_role(row.title, row.organization),
        row.email,
        row.starts_at.astimezone(zone_or(row.timezone, zone)),
        row.minutes,
        row.medium,
        row.place,
        row.link,
        phone,
        row.bring,
        row.state is InterviewState.CANCELED,
        tuple(_read_todos(workspace, row, actions)),
    )


def _read_todos(
    workspace: Workspace, row: CalendarInterviewRow, actions: dict[tuple[int, ActionKind], InterviewActionRow]
) -> Iterable[CalendarTodo]:
    """Yield what is due before and after an interview: as it is stored, or as the cadence will have it."""
    ends_at = row.starts_at + timedelta(minutes=row.minutes)
    for kind, since in ((ActionKind.PREPARE, row.starts_at), (ActionKind.THANK, ends_at)):
        action = actions.get((row.id, kind))
        due = (action.due if action else None) or next_due(workspace.cadence, kind, since).due
        if row.state is InterviewState.CANCELED or (action and action.dismissed_at):
            yield CalendarTodo(kind, due, TodoState.DROPPED)
        elif action:
            yield CalendarTodo(kind, due, TodoState.DONE if action.done_at else TodoState.OPEN, action.done_at)
        elif row.state in (InterviewState.PLANNED, InterviewState.RUNNING):
            yield CalendarTodo(kind, due)


def _new_uid(row: CalendarInterviewRow) -> str:
    """Return an identifier that stays the same if undo removes an interview and redo adds it again."""
    return str(uuid5(NAMESPACE_OID, f"infoview {row.id} {format_timestamp(row.created_at)}"))
