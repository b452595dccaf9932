"""Unfinished lines of research when two subjects are merged: none is lost."""

from __future__ import annotations

from sqlmodel import select

from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import ResearchDraft


def move_research_draft(transaction: Transaction, draft: ResearchDraft, column: str, target_id: int) -> None:
    """Give an unfinished line to another subject; if the same window has one there, it is added to that."""
    other = transaction.session.exec(
        select(ResearchDraft).where(
            getattr(ResearchDraft, column) == target_id, ResearchDraft.instance == draft.instance
        )
    ).first()
    if other is None:
        setattr(draft, column, target_id)
        transaction.session.add(draft)
        return
    other.line = " ".join(filter(None, (other.line, draft.line)))
    transaction.session.add(other)
    transaction.session.delete(draft)
