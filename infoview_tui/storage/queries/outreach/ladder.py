"""Who else works at a contact's organization (R4)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Seniority, Stage
from infoview_tui.storage.query import Query


class ColleagueRow(NamedTuple):
    """Another contact at the same organization."""

    id: int
    name: str
    title: str
    seniority: Seniority | None
    decides_on_hiring: bool
    stage: Stage


COLLEAGUES = Query(
    """
    SELECT c.id, c.name, c.title, c.seniority, c.decides_on_hiring, c.stage
    FROM contacts own
    JOIN contacts c ON c.organization_id = own.organization_id AND c.id <> own.id
    WHERE own.id = :contact_id
    ORDER BY c.sort_name, c.id
    """,
    ColleagueRow,
)


class RungRow(NamedTuple):
    """The seniority of a contact, and its organization (empty if there is none)."""

    seniority: Seniority | None
    organization: str
    organization_id: int | None


RUNG = Query(
    """
    SELECT c.seniority, coalesce(o.name, ''), o.id
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE c.id = :contact_id
    """,
    RungRow,
)
