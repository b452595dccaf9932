"""Outcomes of an interview: leads, introductions, events and offers (R37)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind, OutcomeKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import check_text
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Outcome


def add_outcome(workspace: Workspace, interview_id: int, kind: OutcomeKind, text: str, now: datetime) -> int:
    """Add an outcome of an interview and return its id. Raises InfoviewError if the text is empty."""
    text = _require_text(text)
    with workspace.transaction(EventKind.OUTCOME_ADDED, now) as transaction:
        transaction.record_for_interview(interview_id, f"{kind.value.capitalize()}: {text}")
        outcome = Outcome(interview_id=interview_id, kind=kind, text=text, created_at=now)
        transaction.add(outcome)
    return outcome.id or 0


def edit_outcome(workspace: Workspace, outcome_id: int, text: str, now: datetime, *, opened: str | None = None) -> None:
    """Change the text of an outcome, *opened* as this text. Raises InfoviewError if it is empty, EditConflictError."""
    text = _require_text(text)
    with workspace.transaction(EventKind.OUTCOME_EDITED, now) as transaction:
        outcome = transaction.get(Outcome, outcome_id)
        check_text(opened, outcome.text, text)
        outcome.text = text
        transaction.session.add(outcome)
        transaction.record_for_interview(outcome.interview_id, f"{outcome.kind.value.capitalize()}: {text}")


def delete_outcome(workspace: Workspace, outcome_id: int, now: datetime) -> None:
    """Delete an outcome."""
    with workspace.transaction(EventKind.OUTCOME_REMOVED, now) as transaction:
        outcome = transaction.get(Outcome, outcome_id)
        transaction.record_for_interview(outcome.interview_id, f"Removed {outcome.kind.value}: {outcome.text}")
        delete_cascade(transaction.session, outcome)


def _require_text(text: str) -> str:
    text = clean_line(text)
    if not text:
        raise InfoviewError("Describe the outcome in a few words.")
    return text
