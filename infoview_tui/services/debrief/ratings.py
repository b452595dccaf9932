"""Ratings: how a path looks after an interview, topic by topic, with how sure the person is (R35)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import EventKind, Sureness, Topic
from infoview_tui.domain.ratings import HIGHEST, LOWEST, name_of_topic
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Desk


class Aspect(NamedTuple):
    """One topic of one path."""

    path_id: int
    topic: Topic


def rate(
    desk: Desk,
    interview_id: int,
    aspect: Aspect,
    score: int | None,
    now: datetime,
    *,
    sureness: Sureness = Sureness.FAIR,
) -> None:
    """Say how one topic of a path looks after this interview, from 1 to 5, or take it back with None.

    Raises InfoviewError for another score, NotFoundError where interview or path is gone.
    """
    from sqlmodel import select

    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Interview, Path, Rating

    if score is not None and not LOWEST <= score <= HIGHEST:
        raise InfoviewError(f"A score is from {LOWEST} to {HIGHEST}.")
    with desk.act(EventKind.RATING_GIVEN, now) as act:
        interview, path = act.get(Interview, interview_id), act.get(Path, aspect.path_id)
        given = act.session.exec(
            select(Rating).where(
                Rating.interview_id == interview_id, Rating.path_id == aspect.path_id, Rating.topic == aspect.topic
            )
        ).first()
        if score is None:
            if given is not None:
                remove(act.session, given)
        else:
            given = given or Rating(
                interview_id=interview_id, path_id=aspect.path_id, topic=aspect.topic, score=score, created_at=now
            )
            given.score, given.sureness = score, sureness
            act.add(given)
        said = "no score" if score is None else f"{score}, {sureness.value}"
        label = f"{path.name}, {name_of_topic(aspect.topic)}: {said}"
        act.tell(label, contact_id=interview.contact_id, interview_id=interview_id)


def note_energy(desk: Desk, interview_id: int, before: int | None, after: int | None, now: datetime) -> None:
    """Say how much energy the person had before and after the interview, from 1 to 5; None where it is not said.

    Raises InfoviewError for another number, NotFoundError where the interview is gone.
    """
    from infoview_tui.storage.tables import Interview

    if any(value is not None and not LOWEST <= value <= HIGHEST for value in (before, after)):
        raise InfoviewError(f"Energy is from {LOWEST} to {HIGHEST}.")
    with desk.act(EventKind.ENERGY_NOTED, now) as act:
        interview = act.get(Interview, interview_id)
        interview.energy_before, interview.energy_after = before, after
        act.session.add(interview)
        label = f"Energy {_spelled(before)} before, {_spelled(after)} after"
        act.tell(label, contact_id=interview.contact_id, interview_id=interview_id)


def _spelled(value: int | None) -> str:
    return "not said" if value is None else str(value)
