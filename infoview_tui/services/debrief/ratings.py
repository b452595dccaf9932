"""Path ratings by topic, with confidence, and energy before and after an interview (R35)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select

from infoview_tui.domain.enums import Confidence, EventKind
from infoview_tui.domain.ratings import MAX_SCORE, MIN_SCORE, PathTopic, format_topic
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Interview, Path, Rating


def set_rating(
    workspace: Workspace,
    interview_id: int,
    path_topic: PathTopic,
    score: int | None,
    now: datetime,
    *,
    confidence: Confidence = Confidence.FAIR,
) -> None:
    """Set the score of a path's topic after an interview, from 1 to 5, or delete it with None.

    Raises InfoviewError for an invalid score, NotFoundError if the interview or path does not exist.
    """
    if score is not None and not MIN_SCORE <= score <= MAX_SCORE:
        raise InfoviewError(f"A score must be between {MIN_SCORE} and {MAX_SCORE}.")
    with workspace.transaction(EventKind.RATING_GIVEN, now) as transaction:
        interview, path = transaction.get(Interview, interview_id), transaction.get(Path, path_topic.path_id)
        rating = transaction.session.exec(
            select(Rating).where(
                Rating.interview_id == interview_id,
                Rating.path_id == path_topic.path_id,
                Rating.topic == path_topic.topic,
            )
        ).first()
        if score is None:
            if rating is not None:
                delete_cascade(transaction.session, rating)
        else:
            rating = rating or Rating(
                interview_id=interview_id,
                path_id=path_topic.path_id,
                topic=path_topic.topic,
                score=score,
                created_at=now,
            )
            rating.score, rating.confidence = score, confidence
            transaction.add(rating)
        description = "no score" if score is None else f"{score}, {confidence.value}"
        label = f"{path.name}, {format_topic(path_topic.topic)}: {description}"
        transaction.record(label, contact_id=interview.contact_id, interview_id=interview_id)


def set_energy(workspace: Workspace, interview_id: int, before: int | None, after: int | None, now: datetime) -> None:
    """Set the user's energy before and after an interview, from 1 to 5, or None for not set.

    Raises InfoviewError for an invalid value, NotFoundError if the interview does not exist.
    """
    if any(value is not None and not MIN_SCORE <= value <= MAX_SCORE for value in (before, after)):
        raise InfoviewError(f"Energy must be between {MIN_SCORE} and {MAX_SCORE}.")
    with workspace.transaction(EventKind.ENERGY_RECORDED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        interview.energy_before, interview.energy_after = before, after
        transaction.session.add(interview)
        label = f"Energy {_format_energy(before)} before, {_format_energy(after)} after"
        transaction.record(label, contact_id=interview.contact_id, interview_id=interview_id)


def _format_energy(value: int | None) -> str:
    return "not set" if value is None else str(value)
