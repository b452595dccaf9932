"""Unfinished lines of ended instances: adopted by this instance, or saved as notes."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from infoview_tui.domain.call_clock import CallClock
from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.enums import EventKind, InterviewState
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.draft_state import (
    DraftState,
    build_draft_state,
    is_left,
    list_abandoned,
    list_drafts,
)
from infoview_tui.services.interviews.live_draft import clear_live_draft, write_live_draft
from infoview_tui.services.interviews.notes import insert_notes
from infoview_tui.storage.queries.interviews.interviews import INTERVIEW
from infoview_tui.storage.tables import Interview, LiveDraft, Note


def open_live_draft(workspace: Workspace, interview_id: int, now: datetime) -> DraftState:
    """Return this instance's unfinished line, and take over those of ended instances.

    The first of them becomes this instance's line if that is empty; the others become notes. If writing fails, the
    first one is returned anyway, and all are still there next time. Raises NotFoundError if the interview does not
    exist.
    """
    drafts, saved_count = list_drafts(workspace, interview_id), 0
    abandoned = list_abandoned(workspace, drafts)
    if abandoned:
        try:
            _adopt_first_abandoned(workspace, interview_id)
            saved_count = save_abandoned_drafts(workspace, interview_id, now)
            drafts = list_drafts(workspace, interview_id)
        except StorageError:
            drafts = [row for row in drafts if row not in abandoned] + [
                abandoned[0]._replace(instance=workspace.instance)
            ]
    return build_draft_state(workspace, drafts, saved_count)


def _adopt_first_abandoned(workspace: Workspace, interview_id: int) -> None:
    """Adopt the first line of an ended instance if this instance has none."""
    with workspace.autosave() as session:
        lines = _list_drafts(session, interview_id)
        if any(row.line for row in lines if row.instance == workspace.instance):
            return
        for row in _select_abandoned(workspace, lines):
            if _adds_content(session, row):
                write_live_draft(session, interview_id, workspace.instance, row.line, row.note_id)
                clear_live_draft(session, interview_id, row.instance)
                return


def save_lines_of_ended_call(workspace: Workspace, interview_id: int, now: datetime) -> int:
    """Save the lines that no window can finish, since the call has ended, as notes, and return their number.

    These are the lines of this instance and of ended ones. While the call runs, nothing is saved.
    """
    lines = list_drafts(workspace, interview_id)
    if not any(is_left(workspace, line.instance) for line in lines):
        return 0
    interview = workspace.store.first(INTERVIEW, interview_id=interview_id)
    if interview is None or interview.state in (InterviewState.PLANNED, InterviewState.RUNNING):
        return 0
    return save_abandoned_drafts(workspace, interview_id, now, include_own=True)


def save_abandoned_drafts(workspace: Workspace, interview_id: int, now: datetime, *, include_own: bool = False) -> int:
    """Save the lines of ended instances as notes at the current time of the call, and return their number.

    *include_own*: the line of this instance, too.
    Drops lines that do not differ from the note that they edit. Raises NotFoundError if the interview does not exist.
    """
    with workspace.transaction(EventKind.NOTE_ADDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        abandoned = [
            row
            for row in _list_drafts(transaction.session, interview_id)
            if is_left(workspace, row.instance) and (include_own or row.instance != workspace.instance)
        ]
        texts: list[str] = []
        for row in abandoned:
            if _adds_content(transaction.session, row):
                texts.append(clean_line(row.line))
                transaction.session.delete(row)  # through the ORM, so that undo restores it
            else:
                clear_live_draft(transaction.session, interview_id, row.instance)
        if texts:
            clock = CallClock(
                accumulated=timedelta(seconds=interview.elapsed_seconds), running_since=interview.clock_started_at
            )
            insert_notes(
                transaction,
                interview,
                texts,
                seconds=clock.elapsed_seconds(now),
                question_id=interview.current_question_id,
            )
    return len(texts)


def _list_drafts(session: Session, interview_id: int) -> list[LiveDraft]:
    statement = select(LiveDraft).where(LiveDraft.interview_id == interview_id)
    return list(session.exec(statement.order_by(col(LiveDraft.instance))))


def _select_abandoned(workspace: Workspace, drafts: list[LiveDraft]) -> list[LiveDraft]:
    """Return the lines of ended instances."""
    return [row for row in drafts if row.instance != workspace.instance and is_left(workspace, row.instance)]


def _adds_content(session: Session, row: LiveDraft) -> bool:
    """Return whether a line has content that is not in the note that it edits."""
    note = session.get(Note, row.note_id) if row.note_id is not None else None
    saved_line = "" if note is None else format_call_line(note.kind, note.text, note.starred)
    return clean_line(row.line) not in {"", clean_line(saved_line)}
