"""Who is best placed to answer an open question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.talks import Talks
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import candidates as queries

_STAGE_ORDER = (Stage.SCHEDULED, Stage.CONTACTED, Stage.READY, Stage.RESEARCHING, Stage.MET, Stage.IN_TOUCH)
"""The sooner an interview with a contact is likely, the earlier; those who were interviewed already come last."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact to ask, their stage, and the time of the planned interview, if any (UTC)."""

    contact_id: int
    name: str
    stage: Stage
    referrer_id: int | None
    organization_id: int | None
    organization: str
    starts_at: datetime | None
    path_ids: frozenset[int]


def read_candidates(workspace: Workspace, now: datetime | None = None) -> tuple[Candidate, ...]:
    """Return all contacts who are not closed. A planned time before ``now`` (UTC) is left out."""
    paths: defaultdict[int, set[int]] = defaultdict(set)
    for contact_id, path_id in workspace.store.all(queries.CONTACT_PATHS):
        paths[contact_id].add(path_id)
    return tuple(
        Candidate(
            row.id,
            row.name,
            row.stage,
            row.referrer_id,
            row.organization_id,
            row.organization,
            None if row.starts_at and now and row.starts_at < now else row.starts_at,
            frozenset(paths[row.id]),
        )
        for row in workspace.store.all(queries.CANDIDATES)
    )


def choose_candidate(
    candidates: tuple[Candidate, ...],
    talks: Talks,
    *,
    path_id: int | None = None,
    organization_ids: AbstractSet[int] = frozenset(),
    contact_id: int | None = None,
    asked: AbstractSet[int] = frozenset(),
    other_circle: bool = False,
) -> Candidate | None:
    """Return the contact best placed to answer a question about a path, organizations, or a contact, or None.

    ``asked`` have answered already. With ``other_circle``, whoever shares the referrer or the organization of one of
    their circles is left out, and whoever they referred comes last.
    """
    circles = {talks.circles[voice] for voice in asked if voice in talks.circles}
    members = [row for row in talks.rows if talks.circles[row.contact_id] in circles]
    referrers = {row.referrer_id for row in members} - {None}
    organizations = {row.organization_id for row in members} - {None}

    def is_suitable(candidate: Candidate) -> bool:
        if candidate.contact_id in asked:
            return False
        if other_circle and (
            candidate.referrer_id in referrers
            or candidate.organization_id in organizations
            or talks.circles.get(candidate.contact_id) in circles
        ):
            return False
        return (
            candidate.contact_id == contact_id
            or (path_id is not None and path_id in candidate.path_ids)
            or candidate.organization_id in organization_ids
        )

    def preference(candidate: Candidate) -> tuple[bool, bool, bool, int, str, int]:
        return (
            candidate.contact_id != contact_id,
            bool(organization_ids) and candidate.organization_id not in organization_ids,
            other_circle and candidate.referrer_id in asked,
            _STAGE_ORDER.index(candidate.stage),
            candidate.starts_at.isoformat() if candidate.starts_at else "~",
            candidate.contact_id,
        )

    return min(filter(is_suitable, candidates), key=preference, default=None)
