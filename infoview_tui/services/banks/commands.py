"""Commands on questions of any bank: star them, and retire them so that they are no longer offered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import QuestionSetting

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question
    from infoview_tui.services.core.transaction import Transaction


def set_starred(workspace: Workspace, question: Question, is_starred: bool, now: datetime) -> None:
    """Star a question, so that it comes first, or remove its star."""
    with workspace.transaction(EventKind.QUESTION_STARRED, now) as transaction:
        _set(transaction, question.id, is_starred=is_starred)
        transaction.record(f"{'Starred' if is_starred else 'Removed the star of'} a question: {question.text}")


def set_retired(workspace: Workspace, question: Question, is_retired: bool, now: datetime) -> None:
    """Retire a question, so that it is hidden and no longer offered, or restore it. Plans that have it keep it."""
    with workspace.transaction(EventKind.QUESTION_RETIRED, now) as transaction:
        _set(transaction, question.id, is_retired=is_retired)
        transaction.record(f"{'Retired' if is_retired else 'Restored'} a question: {question.text}")


def _set(
    transaction: Transaction, question_id: str, *, is_starred: bool | None = None, is_retired: bool | None = None
) -> None:
    """Set one of both. A question with neither has no row."""
    row = transaction.session.get(QuestionSetting, question_id)
    before = (row.is_starred, row.is_retired) if row is not None else (False, False)
    after = (before[0] if is_starred is None else is_starred, before[1] if is_retired is None else is_retired)
    if row is not None and not any(after):
        transaction.session.delete(row)  # unchanged, so that undo restores it as it was
    elif any(after):
        row = row or QuestionSetting(question_id=question_id)
        row.is_starred, row.is_retired = after
        transaction.add(row)
