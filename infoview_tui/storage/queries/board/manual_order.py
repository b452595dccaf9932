"""Manual order of contacts in a board column. A contact's ``manual_position`` encodes its anchor and its rank there."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.storage.queries.due import DEADLINE
from infoview_tui.storage.query import Query

RANKS_PER_ANCHOR = 1 << 20
"""A position is the ID of the anchor times this, plus the rank among contacts with that anchor. Anchor 0 is the top."""

ANCHOR_JOIN = f"LEFT JOIN contacts b ON b.id = c.manual_position / {RANKS_PER_ANCHOR}"
"""Joins a contact ``c`` with its anchor. If it has none, or the anchor was deleted, the contact is sorted by name."""

ANCHOR_NAME = f"CASE WHEN c.manual_position < {RANKS_PER_ANCHOR} THEN '' ELSE coalesce(b.sort_name, c.sort_name) END"
ANCHOR_ID = f"CASE WHEN c.manual_position < {RANKS_PER_ANCHOR} THEN 0 ELSE coalesce(b.id, c.id) END"
RANK = (
    f"CASE WHEN c.manual_position < {RANKS_PER_ANCHOR} OR b.id IS NOT NULL "
    f"THEN c.manual_position % {RANKS_PER_ANCHOR} ELSE 0 END"
)


class SortKeyRow(NamedTuple):
    """The sort key of a contact in its column: its earliest start or deadline; its anchor's sort name and ID; its rank.

    ``at`` is as it is stored, which sorts by time. A contact sorted by name is its own anchor, with rank 0.
    """

    id: int
    stage: Stage
    at: str | None
    anchor_name: str
    anchor_id: int
    rank: int


SORT_KEY = Query(
    f"""
    SELECT c.id, c.stage, nullif(min(
               coalesce((SELECT min({DEADLINE}) FROM actions a
                         WHERE a.contact_id = c.id AND a.done_at IS NULL AND a.dismissed_at IS NULL), '~'),
               coalesce((SELECT min(i.starts_at) FROM interviews i
                         WHERE i.contact_id = c.id AND +i.state IN ('planned', 'running')), '~')), '~'),
           {ANCHOR_NAME}, {ANCHOR_ID}, {RANK}
    FROM contacts c {ANCHOR_JOIN} WHERE c.id = :contact_id
    """,  # noqa: S608 - put together from constants
    SortKeyRow,
)
"""The ``+`` before the state makes SQLite use the index on the contact instead of scanning all planned interviews."""


class AnchorRankRow(NamedTuple):
    """A contact and its rank after its anchor."""

    id: int
    rank: int


ANCHOR_RANKS = Query(
    f"""
    SELECT id, manual_position % {RANKS_PER_ANCHOR} FROM contacts
    WHERE stage = :stage AND (manual_position IS NULL) = 0
      AND manual_position BETWEEN :anchor * {RANKS_PER_ANCHOR}
      AND :anchor * {RANKS_PER_ANCHOR} + {RANKS_PER_ANCHOR - 1}
    ORDER BY manual_position, sort_name, id
    """,  # noqa: S608 - put together from constants
    AnchorRankRow,
)
"""Contacts of a stage placed after the same anchor, in order."""
