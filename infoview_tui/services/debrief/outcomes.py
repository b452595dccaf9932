"""Outcomes: what came of an interview: a lead, an introduction, an event, an offer (R37)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind, OutcomeKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.interviews import tell_of_interview


def add_outcome(desk: Desk, interview_id: int, kind: OutcomeKind, text: str, now: datetime) -> int:
    """Log what came of an interview, with a line of text, and return its id. Raises InfoviewError for an empty line."""
    from infoview_tui.storage.tables import Outcome

    words = _words(text)
    with desk.act(EventKind.OUTCOME_ADDED, now) as act:
        tell_of_interview(act, interview_id, f"{kind.value.capitalize()}: {words}")
        outcome = Outcome(interview_id=interview_id, kind=kind, text=words, created_at=now)
        act.add(outcome)
    return outcome.id or 0


def edit_outcome(desk: Desk, outcome_id: int, text: str, now: datetime) -> None:
    """Say an outcome in other words. Raises InfoviewError for an empty line."""
    from infoview_tui.storage.tables import Outcome

    words = _words(text)
    with desk.act(EventKind.OUTCOME_EDITED, now) as act:
        outcome = act.get(Outcome, outcome_id)
        outcome.text = words
        act.session.add(outcome)
        tell_of_interview(act, outcome.interview_id, f"{outcome.kind.value.capitalize()}: {words}")


def remove_outcome(desk: Desk, outcome_id: int, now: datetime) -> None:
    """Remove an outcome."""
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Outcome

    with desk.act(EventKind.OUTCOME_REMOVED, now) as act:
        outcome = act.get(Outcome, outcome_id)
        tell_of_interview(act, outcome.interview_id, f"Removed {outcome.kind.value}: {outcome.text}")
        remove(act.session, outcome)


def _words(text: str) -> str:
    words = clean_line(text)
    if not words:
        raise InfoviewError("Say in a few words what came of it.")
    return words
