"""Verdicts: what one interview says of a hypothesis, and the note that says so (R17, R36)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import EventKind, Verdict
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Act, Desk

if TYPE_CHECKING:
    from infoview_tui.storage.tables import HypothesisVerdict


def give_verdict(
    desk: Desk,
    hypothesis_id: int,
    interview_id: int,
    verdict: Verdict | None,
    now: datetime,
    *,
    note_id: int | None = None,
) -> None:
    """Say what this interview says of a hypothesis, or take it back with None: one interview, one voice (R36).

    ``note_id`` is the note that says so; without one, the note that was given before stays.
    """
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Hypothesis, HypothesisVerdict, Interview

    with desk.act(EventKind.VERDICT_GIVEN, now) as act:
        hypothesis = act.get(Hypothesis, hypothesis_id)
        interview = act.get(Interview, interview_id)
        given = _given(act, hypothesis_id, interview_id)
        if verdict is None:
            if given is not None:
                remove(act.session, given)
        else:
            given = given or HypothesisVerdict(
                hypothesis_id=hypothesis_id, interview_id=interview_id, verdict=verdict, created_at=now
            )
            given.verdict = verdict
            given.note_id = note_id if note_id is not None else given.note_id
            act.add(given)
        word = verdict.value.capitalize() if verdict else "Open again"
        act.tell(f"{word}: {hypothesis.text}", contact_id=interview.contact_id, interview_id=interview_id)


def give_reason(
    desk: Desk, hypothesis_id: int, interview_id: int, now: datetime, *, note_id: int | None = None, because: str = ""
) -> None:
    """Say why: by a note of the interview, in words of one's own, or, with neither, by nothing any more.

    Raises InfoviewError where the interview has given no verdict yet.
    """
    from infoview_tui.storage.tables import Hypothesis, Interview

    with desk.act(EventKind.VERDICT_GIVEN, now) as act:
        hypothesis = act.get(Hypothesis, hypothesis_id)
        interview = act.get(Interview, interview_id)
        given = _given(act, hypothesis_id, interview_id)
        if given is None:
            raise InfoviewError("No verdict is given here yet: confirmed, refined or refuted comes first.")
        given.note_id, given.because = note_id, clean_line(because)
        act.session.add(given)
        what = "What speaks" if note_id is not None or given.because else "Nothing speaks"
        label = f"{what} for {given.verdict.value}: {hypothesis.text}"
        act.tell(label, contact_id=interview.contact_id, interview_id=interview_id)


def _given(act: Act, hypothesis_id: int, interview_id: int) -> HypothesisVerdict | None:
    from sqlmodel import select

    from infoview_tui.storage.tables import HypothesisVerdict

    return act.session.exec(
        select(HypothesisVerdict).where(
            HypothesisVerdict.hypothesis_id == hypothesis_id, HypothesisVerdict.interview_id == interview_id
        )
    ).first()
