"""The board's rows: the order of all contacts, narrow and quick, and the full cards of the few that are seen."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.read import Read


class Card(NamedTuple):
    """One contact on the board. Moments are stored texts, read only for the cards that are seen."""

    id: int
    stage: str
    name: str
    title: str
    organization: str
    stage_since: str
    last_contact_at: str | None
    found: int
    action_kind: str | None
    action_text: str | None
    due_at: str | None
    late_at: str | None
    interview_id: int | None
    starts_at: str | None
    minutes: int | None
    interview_state: str | None
    questions: int


_NEXT_ACTION = """
    SELECT id FROM actions
    WHERE contact_id = c.id AND done_at IS NULL AND dropped_at IS NULL
    ORDER BY due_at IS NULL, due_at, id LIMIT 1
"""

_NEXT_INTERVIEW = """
    SELECT id FROM interviews
    WHERE contact_id = c.id AND state IN ('planned', 'running')
    ORDER BY state = 'running' DESC, starts_at IS NULL, starts_at, id LIMIT 1
"""

CARDS = Read(
    f"""
    SELECT c.id, c.stage, c.name, c.title, coalesce(o.name, ''), c.stage_since, c.last_contact_at,
           EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = c.id),
           a.kind, a.text, a.due_at, a.late_at,
           i.id, i.starts_at, i.minutes, i.state,
           (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id)
    FROM json_each(:ids) wanted
    JOIN contacts c ON c.id = wanted.value
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN actions a ON a.id = ({_NEXT_ACTION})
    LEFT JOIN interviews i ON i.id = ({_NEXT_INTERVIEW})
    ORDER BY wanted.key
    """,  # noqa: S608 - put together from constants
    Card,
)
"""The cards of some contacts, whose ids are given as a JSON list: a screenful costs the same however many there are."""


class Placed(NamedTuple):
    """A contact's place on the board."""

    id: int
    stage: str


ORDER = Read(
    "SELECT id, stage FROM contacts ORDER BY stage, place IS NULL, place, name COLLATE NOCASE, id",
    Placed,
)
"""All contacts as the board orders them, but for urgency; read from one index alone."""


class Standing(NamedTuple):
    """A contact of one stage."""

    id: int


COLUMN = Read(
    "SELECT id FROM contacts WHERE stage = :stage ORDER BY place IS NULL, place, name COLLATE NOCASE, id",
    Standing,
)
"""`ORDER` for one stage."""

MATCHING = Read(
    """
    SELECT c.id, c.stage FROM contacts c
    LEFT JOIN organizations o ON o.id = c.organization_id
    WHERE c.name LIKE :like ESCAPE '\\' OR c.title LIKE :like ESCAPE '\\' OR o.name LIKE :like ESCAPE '\\'
       OR EXISTS (SELECT 1 FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
                  WHERE cp.contact_id = c.id AND p.name LIKE :like ESCAPE '\\')
    ORDER BY c.stage, c.place IS NULL, c.place, c.name COLLATE NOCASE, c.id
    """,
    Placed,
)
"""Those of `ORDER` whose name, title, organization or path contains a text."""


class Urgent(NamedTuple):
    """A contact with something that has a date, and the earliest such date."""

    id: int
    at: str


URGENT = Read(
    """
    SELECT contact_id, min(at) FROM (
        SELECT contact_id, due_at AS at FROM actions
        WHERE done_at IS NULL AND dropped_at IS NULL AND due_at IS NOT NULL AND contact_id IS NOT NULL
        UNION ALL
        SELECT contact_id, starts_at FROM interviews WHERE state IN ('planned', 'running') AND starts_at IS NOT NULL
    ) GROUP BY contact_id ORDER BY 2, 1
    """,
    Urgent,
)


class Count(NamedTuple):
    """How many there are of something."""

    number: int


CONTACTS = Read("SELECT count(*) FROM contacts", Count)


class StageCount(NamedTuple):
    """How many contacts stand in a stage."""

    stage: str
    number: int


STAGES = Read("SELECT stage, count(*) FROM contacts GROUP BY stage", StageCount)
