"""Who else works at a contact's organization, and who may know somebody there (R3, R4)."""

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


RUNG = Query(
    """
    SELECT c.seniority, coalesce(o.name, '') FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE c.id = :contact_id
    """,
    RungRow,
)


class AskRow(NamedTuple):
    """A contact to ask for an introduction at an organization, and why: a ``reason`` and the name it is about."""

    id: int
    name: str
    reason: str
    about: str


WHO_TO_ASK = Query(
    """
    WITH place AS (SELECT id, name FROM organizations WHERE name = :organization COLLATE NOCASE),
    asks (id, reason, about, position) AS (
        SELECT c.id, 'works', '', 1 FROM contacts c JOIN place ON c.organization_id = place.id
        WHERE c.stage IN ('met', 'in_touch')
        UNION ALL
        SELECT r.id, 'introduced', c.name, 2
        FROM contacts c JOIN place ON c.organization_id = place.id JOIN contacts r ON r.id = c.referrer_id
        UNION ALL
        SELECT f.contact_id, 'mentioned', f.text, 3 FROM findings f, place
        WHERE instr(lower(f.text), lower(place.name)) > 0
        UNION ALL
        SELECT c.id, 'mentioned', c.how_met, 3 FROM contacts c, place
        WHERE instr(lower(c.how_met), lower(place.name)) > 0
    )
    SELECT a.id, c.name, a.reason, a.about FROM asks a JOIN contacts c ON c.id = a.id
    WHERE a.id <> :contact_id AND c.stage <> 'closed'
    GROUP BY a.id HAVING min(a.position)
    ORDER BY min(a.position), c.last_contact_at DESC, c.sort_name, a.id
    """,
    AskRow,
)
"""People who work there and were met, who introduced somebody there, or whose research mentions it; the warmest first.

Of several reasons for a person, SQLite returns the one with the smallest position, because it is the only ``min``.
"""
