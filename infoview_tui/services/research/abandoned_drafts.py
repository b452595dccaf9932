"""Unfinished lines of research that ended instances have left: adopted by this instance, or saved."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sqlmodel import Session, col, select

from infoview_tui.domain.capture import parse_research_line
from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.research_subjects import PERSONAL_KINDS, Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.draft_state import (
    ResearchDraftState,
    find_own_line,
    list_abandoned,
    list_research_drafts,
)
from infoview_tui.services.research.drafts import clear_research_draft, write_research_draft
from infoview_tui.services.research.lines import Place, insert_research
from infoview_tui.storage.tables import ResearchDraft


def open_research_draft(workspace: Workspace, subject: Subject, now: datetime, zone: tzinfo) -> ResearchDraftState:
    """Return this instance's unfinished line about a subject, and take over those of ended instances.

    The first of them becomes this instance's line if that is empty; the others are saved as research. If writing
    fails, the first one is returned anyway, and all are still there next time.
    """
    drafts = list_research_drafts(workspace, subject)
    abandoned = list_abandoned(workspace, drafts)
    if not abandoned:
        return ResearchDraftState(find_own_line(workspace, drafts))
    try:
        _adopt_first_abandoned(workspace, subject)
        saved_count = save_abandoned_drafts(workspace, subject, now, zone)
    except StorageError:
        return ResearchDraftState(find_own_line(workspace, drafts) or abandoned[0].line)
    return ResearchDraftState(find_own_line(workspace, list_research_drafts(workspace, subject)), saved_count)


def save_abandoned_drafts(workspace: Workspace, subject: Subject, now: datetime, zone: tzinfo) -> int:
    """Save the lines of ended instances as research about the subject, and return their number.

    A line that only a contact can have, such as an offering, is saved as a finding elsewhere, so that it is not lost.
    """
    contact_id = subject.id if subject.kind is SubjectKind.CONTACT else None
    with workspace.transaction(EventKind.RESEARCH_ADDED, now) as transaction:
        abandoned = _list_abandoned(transaction.session, workspace, subject)
        lines = [parse_research_line(clean_line(row.line)) for row in abandoned]
        if contact_id is None:
            lines = [
                parse_research_line(f"\\{clean_line(row.line)}") if line.kind in PERSONAL_KINDS else line
                for row, line in zip(abandoned, lines, strict=True)
            ]
        for row in abandoned:
            transaction.session.delete(row)  # through the ORM, so that undo restores it
        texts = [line for line in lines if line.text]
        if texts:
            insert_research(workspace, transaction, Place(subject, contact_id), texts, zone)
    return len(texts)


def _adopt_first_abandoned(workspace: Workspace, subject: Subject) -> None:
    """Adopt the first line of an ended instance if this instance has none."""
    with workspace.autosave() as session:
        rows = _list_rows(session, subject)
        if any(row.line for row in rows if row.instance == workspace.instance):
            return
        for row in _list_abandoned(session, workspace, subject):
            if clean_line(row.line):
                write_research_draft(session, subject, workspace.instance, row.line)
                clear_research_draft(session, subject, row.instance)
                return


def _list_abandoned(session: Session, workspace: Workspace, subject: Subject) -> list[ResearchDraft]:
    return [
        row
        for row in _list_rows(session, subject)
        if row.instance != workspace.instance and not workspace.is_instance_running(row.instance)
    ]


def _list_rows(session: Session, subject: Subject) -> list[ResearchDraft]:
    column = getattr(ResearchDraft, subject.kind.column)
    return list(
        session.exec(select(ResearchDraft).where(column == subject.id).order_by(col(ResearchDraft.instance))).all()
    )
