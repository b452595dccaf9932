"""The ladder: who to ask next at an organization where somebody senior stays silent (R4)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Seniority, Stage
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.ways import find_ways_to_organization
from infoview_tui.storage.queries.outreach.ladder import COLLEAGUES, RUNG, ColleagueRow as ColleagueRow, RungRow

MAX_PEOPLE_TO_ASK = 5
"""How many people to ask for an introduction are returned."""

_RUNGS = tuple(Seniority)
_NOT_CONTACTED = (Stage.RESEARCHING, Stage.READY)


class PersonToAsk(NamedTuple):
    """A contact who may introduce the user to somebody at the organization, and why."""

    id: int
    name: str
    reason: str


class NextRung(NamedTuple):
    """The contacts on the next rung down, or, if there are none, the people to ask for one; both may be empty."""

    organization: str
    colleagues: tuple[ColleagueRow, ...] = ()
    to_ask: tuple[PersonToAsk, ...] = ()


def next_rung(workspace: Workspace, contact_id: int, now: datetime) -> NextRung:
    """Return who to contact at the same organization if this contact does not answer (R4).

    These are the contacts of the nearest lower seniority who have not been contacted yet, those who decide on hiring
    first. Contacts of unknown seniority come last, on a rung of their own. If nobody is left, the people to ask for an
    introduction are returned, the warmest way first (see `find_introductions`).
    """
    rung = workspace.store.first(RUNG, contact_id=contact_id)
    if rung is None or rung.organization_id is None:
        return NextRung("")
    colleagues = [row for row in workspace.store.all(COLLEAGUES, contact_id=contact_id) if row.stage in _NOT_CONTACTED]
    below = [row for row in colleagues if _is_below(row, rung)]
    nearest = max((_height(row.seniority) for row in below), default=None)
    chosen = [row for row in below if _height(row.seniority) == nearest]
    if chosen:
        chosen.sort(key=lambda row: not row.decides_on_hiring)
        return NextRung(rung.organization, tuple(chosen))
    ways = find_ways_to_organization(workspace, rung.organization_id, now).found.ways
    people = [
        PersonToAsk(way.first.contact_id, way.first.name, way.reason)
        for way in ways
        if not way.is_asked and all(hop.contact_id != contact_id for hop in way.hops)
    ]
    return NextRung(rung.organization, (), tuple(people[:MAX_PEOPLE_TO_ASK]))


def _height(seniority: Seniority | None) -> int:
    return -1 if seniority is None else _RUNGS.index(seniority)


def _is_below(row: ColleagueRow, rung: RungRow) -> bool:
    """Return whether a colleague is on a lower rung, or may be, if one of the two is unknown."""
    return rung.seniority is None or row.seniority is None or _height(row.seniority) < _height(rung.seniority)
