"""Reads for the board: the order of the contacts in each stage, the visible cards, and the saved views."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import ActionKind, Sort, Stage
from infoview_tui.domain.headline import CardFacts
from infoview_tui.services.board.manual_order import read_manual_order
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import board as board_queries
from infoview_tui.storage.queries.board.board import (
    CardRow as CardRow,
)
from infoview_tui.storage.queries.due import due_by

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import MatchReason

Card = CardRow


class BoardOrder(NamedTuple):
    """The contact ids of each stage in order. The filter applies to all fields.

    ``groups`` has the heading of each contact; it is empty in the order by urgency. ``matches`` has the reason for a
    match that the text of the card does not show. ``due_counts`` counts the contacts with an action due by the end of
    today, and ``nudge_count`` those in Contacted whose follow-up is due by then.
    """

    columns: dict[Stage, list[int]]
    groups: dict[int, str]
    matches: dict[int, MatchReason]
    due_counts: dict[Stage, int]
    nudge_count: int


def read_board(
    workspace: Workspace, text: str = "", sort: Sort = Sort.URGENCY, *, now: datetime, zone: tzinfo = UTC
) -> BoardOrder:
    """Return the ids of all contacts by stage: dated contacts first, by date, then the manual order.

    ``text`` is a filter query (see `infoview_tui.domain.filter_query`) and ``sort`` a different order. Days are in
    ``zone``.
    """
    return _read_order(workspace, None, text, sort, CurrentTime(now, zone))


def read_column(
    workspace: Workspace,
    stage: Stage,
    text: str = "",
    sort: Sort = Sort.URGENCY,
    *,
    now: datetime,
    zone: tzinfo = UTC,
) -> BoardOrder:
    """Return `read_board` for the contacts of one stage alone."""
    return _read_order(workspace, stage, text, sort, CurrentTime(now, zone))


def _read_order(workspace: Workspace, stage: Stage | None, text: str, sort: Sort, current: CurrentTime) -> BoardOrder:
    groups: dict[int, str] = {}
    matches: dict[int, MatchReason] = {}
    if sort is Sort.URGENCY:
        columns = _read_by_urgency(workspace, stage)
    else:
        from infoview_tui.services.board.ordering import read_grouped_order

        columns, groups = read_grouped_order(workspace, sort, stage, *current)
    columns = {column: columns.get(column, []) for column in Stage}
    if text:
        columns, matches = _apply_filter(workspace, columns, text, current)
    shown_ids = {contact_id for ids in columns.values() for contact_id in ids} if text or stage else None
    due, nudges = _count_due(workspace, shown_ids, current)
    if shown_ids is not None:
        groups = {contact_id: group for contact_id, group in groups.items() if contact_id in shown_ids}
    return BoardOrder(columns, groups, matches, due, nudges)


def _apply_filter(
    workspace: Workspace, columns: dict[Stage, list[int]], text: str, current: CurrentTime
) -> tuple[dict[Stage, list[int]], dict[int, MatchReason]]:
    from infoview_tui.domain.filter_query import parse_filter_query  # the first board has no filter
    from infoview_tui.domain.sanitize import clean_line
    from infoview_tui.services.board.filtering import apply_filter

    return apply_filter(workspace, columns, parse_filter_query(clean_line(text)), current)


def _read_by_urgency(workspace: Workspace, stage: Stage | None) -> dict[Stage, list[int]]:
    ranks = _rank_by_date(workspace, stage)
    return {column: _sort_by_date(ids, ranks) for column, ids in read_manual_order(workspace, stage).items()}


def _count_due(workspace: Workspace, shown_ids: set[int] | None, current: CurrentTime) -> tuple[dict[Stage, int], int]:
    """Count the contacts of each stage with an action due by the end of today, and those with a follow-up due."""
    due: dict[Stage, set[int]] = {stage: set() for stage in Stage}
    nudges: set[int] = set()
    for contact_id, stage, kind, *_ in workspace.store.tuples(
        board_queries.BOARD_DUE_ACTIONS, **due_by(current.today, current.zone)
    ):
        if shown_ids is None or contact_id in shown_ids:
            due[Stage(stage)].add(contact_id)
            if kind == ActionKind.NUDGE and stage == Stage.CONTACTED:
                nudges.add(contact_id)
    return {stage: len(ids) for stage, ids in due.items()}, len(nudges)


def _rank_by_date(workspace: Workspace, stage: Stage | None) -> dict[int, int]:
    """Return the ids of the dated contacts with their rank by date."""
    dated = (
        workspace.store.tuples(board_queries.NEXT_DATES)
        if stage is None
        else workspace.store.tuples(board_queries.NEXT_DATES_IN_STAGE, stage=stage)
    )
    return {contact_id: number for number, (contact_id, _) in enumerate(dated)}


def _sort_by_date(ids: list[int], ranks: dict[int, int]) -> list[int]:
    first = sorted((contact_id for contact_id in ids if contact_id in ranks), key=ranks.__getitem__)
    return first + [contact_id for contact_id in ids if contact_id not in ranks]


def read_cards(workspace: Workspace, contact_ids: Iterable[int]) -> list[Card]:
    """Return the cards of contacts, in the same order. Contacts that no longer exist are skipped."""
    return workspace.store.all(board_queries.CARDS, ids=json.dumps(list(contact_ids)))


def count_contacts(workspace: Workspace) -> int:
    """Return the number of contacts."""
    row = workspace.store.first(board_queries.CONTACT_COUNT)
    return row.total if row else 0


def card_facts(card: Card) -> CardFacts:
    """Return the input for `choose_headline` from a card."""
    return CardFacts(
        stage=card.stage,
        stage_since=card.stage_since,
        next_action=card.action_kind,
        due=card.due,
        late_at=card.late_at,
        action_text=card.action_text or "",
        starts_at=card.starts_at,
        minutes=card.minutes,
        question_count=card.question_count,
        interview_state=card.interview_state,
        last_contact_at=card.last_contact_at,
        finding_count=card.has_findings,
        their_zone=card.their_zone,
    )


class SavedView(NamedTuple):
    """A saved view of the board: a filter query and a sort order."""

    id: int
    name: str
    query: str
    sort: Sort


def list_views(workspace: Workspace) -> list[SavedView]:
    """Return the saved views, sorted by name."""
    from infoview_tui.storage.queries.board.filtering import VIEWS

    return [SavedView(row.id, row.name, row.query, row.sort) for row in workspace.store.all(VIEWS)]
