"""Set the gauges of a path: the user's own view of it, after an interview or at any time (R35)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.gauges import GAUGE_NAMES, SAME_ASSESSMENT, Gauge
from infoview_tui.domain.ratings import MAX_SCORE, MIN_SCORE
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Interview, Path, PathGauge


def set_gauge(
    workspace: Workspace,
    path_id: int,
    gauge: Gauge,
    score: int | None,
    now: datetime,
    *,
    interview_id: int | None = None,
) -> None:
    """Set a gauge of a path from 1 to 5, or clear it with None, in the assessment after an interview.

    Without an interview, it joins the last such assessment if that is not older than `SAME_ASSESSMENT`. The history of
    earlier assessments stays. Raises InfoviewError for an invalid score, NotFoundError if the path or the interview
    does not exist.
    """
    if score is not None and not MIN_SCORE <= score <= MAX_SCORE:
        raise InfoviewError(f"A gauge must be between {MIN_SCORE} and {MAX_SCORE}.")
    with workspace.transaction(EventKind.RATING_GIVEN, now) as transaction:
        path = transaction.get(Path, path_id)
        interview = transaction.get(Interview, interview_id) if interview_id is not None else None
        row = _find_assessment(transaction.session, path_id, interview_id, now)
        if score is not None or (row is not None and _has_others(row, gauge)):
            row = row or PathGauge(path_id=path_id, interview_id=interview_id, created_at=now)
            setattr(row, gauge.value, score)
            transaction.add(row)
        elif row is not None:
            delete_cascade(transaction.session, row)
        shown = "no score" if score is None else str(score)
        transaction.record(
            f"{path.name}, {GAUGE_NAMES[gauge].lower()}: {shown}",
            contact_id=interview.contact_id if interview else None,
            interview_id=interview_id,
        )


def _has_others(row: PathGauge, gauge: Gauge) -> bool:
    """Whether an assessment has scores besides that of a gauge."""
    return any(getattr(row, each.value) is not None for each in Gauge if each is not gauge)


def _find_assessment(session: Session, path_id: int, interview_id: int | None, now: datetime) -> PathGauge | None:
    """Return the assessment that a score belongs to, if there is one already."""
    of_path = select(PathGauge).where(PathGauge.path_id == path_id, PathGauge.interview_id == interview_id)
    row = session.exec(of_path.order_by(col(PathGauge.created_at).desc(), col(PathGauge.id).desc())).first()
    is_same = row is not None and (interview_id is not None or now - row.created_at <= SAME_ASSESSMENT)
    return row if is_same else None
