"""Board queries: the order of all contacts (small and fast), and full cards for the visible ones."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.storage.queries.board.manual_order import ANCHOR_ID, ANCHOR_JOIN, ANCHOR_NAME, RANK
from infoview_tui.storage.queries.due import DEADLINE, DUE, DUE_ORDER, IS_DUE_BY
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class CardRow(NamedTuple):
    """One contact on the board. ``their_zone`` is their zone, or else the one in which the interview was agreed."""

    id: int
    stage: Stage
    name: str
    title: str
    organization: str
    stage_since: datetime
    last_contact_at: datetime | None
    has_findings: bool
    action_kind: ActionKind | None
    action_text: str | None
    due: Due | None
    late_at: datetime | None
    interview_id: int | None
    starts_at: datetime | None
    minutes: int | None
    interview_state: InterviewState | None
    question_count: int
    paths: tuple[str, ...]
    tags: tuple[str, ...]
    their_zone: str


NEXT_ACTION = f"""
    SELECT a.id FROM actions a
    WHERE a.contact_id = c.id AND a.done_at IS NULL AND a.dismissed_at IS NULL
    ORDER BY {DUE_ORDER} LIMIT 1
"""  # noqa: S608 - put together from constants
"""The next open action of the contact ``c``."""

NEXT_INTERVIEW = """
    SELECT id FROM interviews
    WHERE contact_id = c.id AND state IN ('planned', 'running')
    ORDER BY state = 'running' DESC, starts_at IS NULL, starts_at, id LIMIT 1
"""
"""The running or next interview with the contact ``c``."""

CARDS = Query(
    f"""
    SELECT c.id, c.stage, c.name, c.title, coalesce(o.name, ''), c.stage_since, {LAST_CONTACT},
           EXISTS (SELECT 1 FROM findings f WHERE f.contact_id = c.id),
           a.kind, a.text, {DUE}, a.late_at,
           i.id, i.starts_at, i.minutes, i.state,
           (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id),
           (SELECT json_group_array(name) FROM (
               SELECT p.name FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
               WHERE cp.contact_id = c.id ORDER BY sort_key(p.name))),
           (SELECT json_group_array(name) FROM (
               SELECT t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
               WHERE ct.contact_id = c.id ORDER BY sort_key(t.name))),
           coalesce(nullif(c.timezone, ''), i.timezone, '')
    FROM json_each(:ids) wanted
    JOIN contacts c ON c.id = wanted.value
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN actions a ON a.id = ({NEXT_ACTION})
    LEFT JOIN interviews i ON i.id = ({NEXT_INTERVIEW})
    ORDER BY wanted.key
    """,  # noqa: S608 - put together from constants
    CardRow,
)
"""The cards of the contacts in ``:ids``, a JSON list. The cost does not depend on the total number of contacts."""


class ColumnRow(NamedTuple):
    """A stage and the IDs of its contacts, as a JSON list."""

    stage: Stage
    ids: str


COLUMNS = Query(
    """
    SELECT s.value, (SELECT json_group_array(id) FROM (
        SELECT id FROM contacts WHERE stage = s.value
        ORDER BY manual_position IS NULL, manual_position, sort_name, id))
    FROM json_each(:stages) s
    """,
    ColumnRow,
)
"""Columns sorted by name, after the manually placed contacts. Uses only one index."""


class ManualPlacementRow(NamedTuple):
    """A manually placed contact, and the next contact by name after it; None if it comes last."""

    id: int
    stage: Stage
    before_id: int | None


MANUAL_PLACEMENTS = Query(
    f"""
    SELECT id, stage, (
        SELECT n.id FROM contacts n
        WHERE n.stage = put.stage AND (n.manual_position IS NULL) = 1 AND n.manual_position IS NULL
          AND n.sort_name >= put.anchor_name
          AND (n.sort_name > put.anchor_name OR n.id > put.anchor)
        ORDER BY n.sort_name, n.id LIMIT 1)
    FROM (
        SELECT c.id, c.stage, {ANCHOR_NAME} AS anchor_name, {ANCHOR_ID} AS anchor, {RANK} AS rank
        FROM contacts c {ANCHOR_JOIN}
        WHERE c.stage IN (SELECT value FROM json_each(:stages)) AND (c.manual_position IS NULL) = 0
    ) put
    ORDER BY anchor_name, anchor, rank, id
    """,  # noqa: S608 - put together from constants
    ManualPlacementRow,
)
"""Manually placed contacts, in order. Reads almost nothing if there are none."""


class NextDateRow(NamedTuple):
    """A contact with a dated action or interview, and the earliest start or deadline."""

    id: int
    at: datetime


NEXT_DATES = Query(
    f"""
    SELECT contact_id, min(at) FROM (
        SELECT a.contact_id, {DEADLINE} AS at FROM actions a
        WHERE a.done_at IS NULL AND a.dismissed_at IS NULL AND {DUE} IS NOT NULL AND a.contact_id IS NOT NULL
        UNION ALL
        SELECT contact_id, starts_at FROM interviews WHERE state IN ('planned', 'running') AND starts_at IS NOT NULL
    ) GROUP BY contact_id ORDER BY 2, 1
    """,  # noqa: S608 - put together from constants
    NextDateRow,
)


NEXT_DATES_IN_STAGE = Query(
    f"""
    SELECT contact_id, min(at) FROM (
        SELECT a.contact_id, {DEADLINE} AS at FROM actions a JOIN contacts c ON c.id = a.contact_id
        WHERE c.stage = :stage AND a.done_at IS NULL AND a.dismissed_at IS NULL AND {DUE} IS NOT NULL
        UNION ALL
        SELECT i.contact_id, i.starts_at FROM interviews i JOIN contacts c ON c.id = i.contact_id
        WHERE c.stage = :stage AND i.state IN ('planned', 'running') AND i.starts_at IS NOT NULL
    ) GROUP BY contact_id ORDER BY 2, 1
    """,  # noqa: S608 - put together from constants
    NextDateRow,
)
"""`NEXT_DATES` for one stage; several times faster if the stage has few contacts."""


class BoardDueRow(NamedTuple):
    """An open action of a contact that is due by the end of a day."""

    contact_id: int
    stage: Stage
    kind: ActionKind
    due: Due
    late_at: datetime | None


BOARD_DUE_ACTIONS = Query(
    f"""
    SELECT a.contact_id, c.stage, a.kind, {DUE}, a.late_at
    FROM actions a JOIN contacts c ON c.id = a.contact_id
    WHERE a.done_at IS NULL AND a.dismissed_at IS NULL AND {IS_DUE_BY}
    """,  # noqa: S608 - put together from constants
    BoardDueRow,
)


class CountRow(NamedTuple):
    """A count."""

    total: int


CONTACT_COUNT = Query("SELECT count(*) FROM contacts", CountRow)


class StageCountRow(NamedTuple):
    """The number of contacts in a stage."""

    stage: Stage
    total: int


STAGE_COUNTS = Query("SELECT stage, count(*) FROM contacts GROUP BY stage", StageCountRow)
