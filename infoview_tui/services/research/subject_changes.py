"""Rows of organizations, industries, and paths: free names, and what moves when two are merged."""

from __future__ import annotations

from typing import TypeVar

from sqlmodel import Session, col, select

from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import find_references
from infoview_tui.services.core.move_references import move_reference
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Finding, Industry, Organization, Path

SubjectT = TypeVar("SubjectT", Organization, Industry, Path)


def find_by_name(session: Session, table: type[SubjectT], name: str) -> SubjectT | None:
    """Return the row with this name, in any case, or None."""
    return session.exec(select(table).where(col(table.name).collate("NOCASE") == name)).first()


def require_free_name(
    session: Session, kind: SubjectKind, table: type[SubjectT], name: str, own_id: int | None = None
) -> None:
    """Raise InfoviewError if another row has the name *name* already."""
    found = find_by_name(session, table, name)
    if found is not None and found.id != own_id:
        raise InfoviewError(
            f"There is already {kind.with_article} called “{found.name}”. To join the two, press = on one of them."
        )


def move_references(transaction: Transaction, table: type[SubjectT], source_id: int, target_id: int) -> None:
    """Point all foreign keys to *source_id* at *target_id*. An unfinished line of research is added to that there."""
    for row, column in find_references(transaction.session, table, source_id):
        move_reference(transaction, row, column, target_id)
    transaction.session.flush()


def keep_other_text(transaction: Transaction, kind: SubjectKind, subject_id: int, text: str) -> None:
    """Save what a merged row says differently as a finding of the other one: ``Another reason: …``."""
    finding = Finding(text=text, created_at=transaction.now)
    setattr(finding, kind.column, subject_id)
    transaction.add(finding)
