"""The board's rows: the order of all contacts, narrow and quick, and the full cards of the few that are seen."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.board.manual_order import ANCHOR_ID, ANCHOR_JOIN, ANCHOR_NAME, RANK
from infoview_tui.storage.query import Query


class CardRow(NamedTuple):
    """One contact on the board. Moments are stored texts, read only for the cards that are seen.

    ``tags`` are names, one a line.
    """

    id: int
    stage: str
    name: str
    title: str
    organization: str
    stage_since: str
    last_contact_at: str | None
    has_findings: int
    action_kind: str | None
    action_text: str | None
    due_at: str | None
    late_at: str | None
    interview_id: int | None
    starts_at: str | None
    minutes: int | None
    interview_state: str | None
    question_count: int
    tags: str


NEXT_ACTION = """
    SELECT id FROM actions
    WHERE contact_id = c.id AND done_at IS NULL AND dropped_at IS NULL
    ORDER BY due_at IS NULL, due_at, id LIMIT 1
"""
"""The open action of the contact ``c`` that comes first."""

NEXT_INTERVIEW = """
    SELECT id FROM interviews
    WHERE contact_id = c.id AND state IN ('planned', 'running')
    ORDER BY state = 'running' DESC, starts_at IS NULL, starts_at, id LIMIT 1
"""
"""The interview with the contact ``c`` that is running or comes first."""

CARDS = Query(
    f"""
    SELECT c.id, c.stage, c.name, c.title, coalesce(o.name, ''), c.stage_since, c.last_contact_at,
           EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = c.id),
           a.kind, a.text, a.due_at, a.late_at,
           i.id, i.starts_at, i.minutes, i.state,
           (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id),
           coalesce((SELECT group_concat(name, char(10)) FROM (
               SELECT t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
               WHERE ct.contact_id = c.id ORDER BY t.name COLLATE NOCASE)), '')
    FROM json_each(:ids) wanted
    JOIN contacts c ON c.id = wanted.value
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN actions a ON a.id = ({NEXT_ACTION})
    LEFT JOIN interviews i ON i.id = ({NEXT_INTERVIEW})
    ORDER BY wanted.key
    """,  # noqa: S608 - put together from constants
    CardRow,
)
"""The cards of some contacts, whose ids are given as a JSON list: a screenful costs the same however many there are."""


class ColumnRow(NamedTuple):
    """A stage and the ids of those who stand in it, as a JSON list."""

    stage: str
    ids: str


COLUMNS = Query(
    """
    SELECT s.value, (SELECT json_group_array(id) FROM (
        SELECT id FROM contacts WHERE stage = s.value ORDER BY place IS NULL, place, name COLLATE NOCASE, id))
    FROM json_each(:stages) s
    """,
    ColumnRow,
)
"""Some columns, by name, but those first who were put by hand; read from one index alone."""


class ManualPlacementRow(NamedTuple):
    """A contact whom the person has put somewhere, and before whom of those by name; None where all come before."""

    id: int
    stage: str
    before_id: int | None


MANUAL_PLACEMENTS = Query(
    f"""
    SELECT id, stage, (
        SELECT n.id FROM contacts n
        WHERE n.stage = put.stage AND (n.place IS NULL) = 1 AND n.place IS NULL
          AND n.name COLLATE NOCASE >= put.anchor_name
          AND (n.name COLLATE NOCASE > put.anchor_name OR n.id > put.anchor)
        ORDER BY n.name COLLATE NOCASE, n.id LIMIT 1)
    FROM (
        SELECT c.id, c.stage, {ANCHOR_NAME} AS anchor_name, {ANCHOR_ID} AS anchor, {RANK} AS rank
        FROM contacts c {ANCHOR_JOIN}
        WHERE c.stage IN (SELECT value FROM json_each(:stages)) AND (c.place IS NULL) = 0
    ) put
    ORDER BY anchor_name COLLATE NOCASE, anchor, rank, id
    """,  # noqa: S608 - put together from constants
    ManualPlacementRow,
)
"""Those who were put by hand, in their order; nearly nothing is read where there are none."""


class NextDateRow(NamedTuple):
    """A contact with something that has a date, and the earliest such date."""

    id: int
    at: str


NEXT_DATES = Query(
    """
    SELECT contact_id, min(at) FROM (
        SELECT contact_id, due_at AS at FROM actions
        WHERE done_at IS NULL AND dropped_at IS NULL AND due_at IS NOT NULL AND contact_id IS NOT NULL
        UNION ALL
        SELECT contact_id, starts_at FROM interviews WHERE state IN ('planned', 'running') AND starts_at IS NOT NULL
    ) GROUP BY contact_id ORDER BY 2, 1
    """,
    NextDateRow,
)


NEXT_DATES_IN_STAGE = Query(
    """
    SELECT contact_id, min(at) FROM (
        SELECT a.contact_id, a.due_at AS at FROM actions a JOIN contacts c ON c.id = a.contact_id
        WHERE c.stage = :stage AND a.done_at IS NULL AND a.dropped_at IS NULL AND a.due_at IS NOT NULL
        UNION ALL
        SELECT i.contact_id, i.starts_at FROM interviews i JOIN contacts c ON c.id = i.contact_id
        WHERE c.stage = :stage AND i.state IN ('planned', 'running') AND i.starts_at IS NOT NULL
    ) GROUP BY contact_id ORDER BY 2, 1
    """,
    NextDateRow,
)
"""`URGENT` for one stage: several times as quick where few stand in it."""


class BoardDueRow(NamedTuple):
    """An open action of a contact that falls due by some moment."""

    contact_id: int
    stage: str
    kind: str
    due_at: str
    late_at: str | None


BOARD_DUE_ACTIONS = Query(
    """
    SELECT a.contact_id, c.stage, a.kind, a.due_at, a.late_at
    FROM actions a JOIN contacts c ON c.id = a.contact_id
    WHERE a.done_at IS NULL AND a.dropped_at IS NULL AND a.due_at <= :until
    """,
    BoardDueRow,
)


class CountRow(NamedTuple):
    """How many there are of something."""

    total: int


CONTACT_COUNT = Query("SELECT count(*) FROM contacts", CountRow)


class StageCountRow(NamedTuple):
    """How many contacts stand in a stage."""

    stage: str
    total: int


STAGE_COUNTS = Query("SELECT stage, count(*) FROM contacts GROUP BY stage", StageCountRow)
