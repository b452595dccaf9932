"""References to a row that is merged into another one: they move to that one, and nothing typed is lost."""

from __future__ import annotations

from sqlmodel import select

from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import ResearchDraft, TableModel


def move_reference(transaction: Transaction, row: TableModel, column: str, target_id: int) -> None:
    """Let a column of a row refer to the target. A link that the target already has is not added again."""
    if column in _primary_key_names(row):
        _move_link(transaction, row, column, target_id)
    elif isinstance(row, ResearchDraft):
        _move_research_draft(transaction, row, column, target_id)
    else:
        setattr(row, column, target_id)
        transaction.session.add(row)


def _primary_key_names(row: TableModel) -> list[str]:
    return [column.name for column in row.__table__.primary_key]  # type: ignore[attr-defined]


def _move_link(transaction: Transaction, link: TableModel, column: str, target_id: int) -> None:
    """Replace a row of a link table by one for the target, unless that already exists."""
    values = {name: getattr(link, name) for name in _primary_key_names(link)} | {column: target_id}
    transaction.session.delete(link)
    transaction.session.flush()
    if transaction.session.get(type(link), tuple(values.values())) is None:
        transaction.add(type(link)(**values))


def _move_research_draft(transaction: Transaction, draft: ResearchDraft, column: str, target_id: int) -> None:
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
