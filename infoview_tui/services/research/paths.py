"""Commands on paths: the careers that the user explores (R1). Merging keeps both ratings where they differ."""

from __future__ import annotations

from sqlmodel import col, select

from infoview_tui.domain.enums import EventKind, Topic
from infoview_tui.domain.ratings import format_topic
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.research.forms import PathForm
from infoview_tui.services.research.subject_changes import keep_other_text
from infoview_tui.services.research.subject_commands import SubjectCommands, SubjectEvents
from infoview_tui.storage.tables import Contact, FitPoint, Interview, Path, Rating


def _merge_judgments(transaction: Transaction, target: Path, source: Path) -> None:
    """Merge what the user says of two paths: their introductions, ratings, and reasons for and against."""
    if source.introduction and not target.introduction:
        target.introduction = source.introduction
    elif source.introduction not in ("", target.introduction):
        keep_other_text(transaction, SubjectKind.PATH, target.id or 0, f"Another introduction: {source.introduction}")
    _merge_ratings(transaction, target.id or 0, source.id or 0)
    _drop_repeated_reasons(transaction, target.id or 0, source.id or 0)


def _merge_ratings(transaction: Transaction, target_id: int, source_id: int) -> None:
    """Keep the later of two ratings of a topic after the same interview; another score becomes a finding."""
    session = transaction.session
    kept = {
        (rating.interview_id, rating.topic): rating
        for rating in session.exec(select(Rating).where(Rating.path_id == target_id)).all()
    }
    for rating in session.exec(select(Rating).where(Rating.path_id == source_id).order_by(col(Rating.id))).all():
        other = kept.get((rating.interview_id, rating.topic))
        if other is None:
            continue
        dropped = min(rating, other, key=lambda row: (row.created_at, row is other))
        if rating.score != other.score:
            keep_other_text(transaction, SubjectKind.PATH, target_id, _describe_rating(transaction, dropped))
        delete_cascade(session, dropped)


def _describe_rating(transaction: Transaction, rating: Rating) -> str:
    interview = transaction.get(Interview, rating.interview_id)
    name = transaction.get(Contact, interview.contact_id).name
    topic = format_topic(Topic(rating.topic))
    return f"Another rating: {topic} {rating.score} of 5 after the interview with {name}"


def _drop_repeated_reasons(transaction: Transaction, target_id: int, source_id: int) -> None:
    """Delete the reasons for and against the source that the target has in the same words."""
    of_path = select(FitPoint).where(FitPoint.path_id == target_id)
    known = {(row.aspect, row.side, row.text) for row in transaction.session.exec(of_path).all()}
    of_path = select(FitPoint).where(FitPoint.path_id == source_id)
    repeated = [row for row in transaction.session.exec(of_path).all() if (row.aspect, row.side, row.text) in known]
    if repeated:
        delete_cascade(transaction.session, *repeated)


PATHS = SubjectCommands(
    SubjectKind.PATH,
    Path,
    SubjectEvents(EventKind.PATH_ADDED, EventKind.PATH_EDITED, EventKind.PATH_MERGED, EventKind.PATH_DELETED),
    read_form=lambda _, row: PathForm(row.name, row.why),
    merge_rest=_merge_judgments,
)
"""Ratings, fit, and gauges are deleted with a path; contacts stay, without it."""
