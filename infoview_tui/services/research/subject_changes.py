"""What adding, renaming, merging, and deleting organizations, industries, and paths have in common."""

from __future__ import annotations

from typing import TypeVar

from sqlmodel import Session, col, select

from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import find_references
from infoview_tui.services.core.research_drafts import move_research_draft
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Finding, Industry, Organization, Path, ResearchDraft

Subject = TypeVar("Subject", Organization, Industry, Path)


def find_by_name(session: Session, table: type[Subject], name: str) -> Subject | None:
    """Return the row with this name, in any case, or None."""
    return session.exec(select(table).where(col(table.name).collate("NOCASE") == name)).first()


def require_free_name(session: Session, table: type[Subject], name: str, own_id: int | None = None) -> None:
    """Raise InfoviewError if another row has the name *name* already."""
    found = find_by_name(session, table, name)
    if found is not None and found.id != own_id:
        noun = table.__name__.lower()
        hint = "" if table is Path else " To join the two, press = on one of them."
        raise InfoviewError(f"There is already {'a' if table is Path else 'an'} {noun} called “{found.name}”.{hint}")


def move_references(transaction: Transaction, table: type[Subject], source_id: int, target_id: int) -> None:
    """Point all foreign keys to *source_id* at *target_id*. An unfinished line of research is added to that there."""
    for row, column in find_references(transaction.session, table, source_id):
        if isinstance(row, ResearchDraft):
            move_research_draft(transaction, row, column, target_id)
        else:
            setattr(row, column, target_id)
            transaction.session.add(row)
    transaction.session.flush()


def keep_other_text(transaction: Transaction, label: str, text: str, subject: Organization | Industry) -> None:
    """Save a text of the merged row that differs from that of the other one as a finding: ``Another reason: …``."""
    finding = Finding(text=f"{label}: {text}", created_at=transaction.now)
    if isinstance(subject, Organization):
        finding.organization_id = subject.id
    else:
        finding.industry_id = subject.id
    transaction.add(finding)
