"""The board: who stands in which stage, in what order, and the cards of those who are seen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.day_bounds import end_of_day
from infoview_tui.domain.enums import ActionKind, InterviewState, Sort, Stage
from infoview_tui.domain.headline import CardFacts
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.manual_order import by_name_and_hand
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board import board as reads
from infoview_tui.storage.timestamps import from_text, maybe, to_text

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import Why

Card = reads.Card


class When(NamedTuple):
    """The moment and the zone by which days are meant."""

    now: datetime
    zone: tzinfo


class Order(NamedTuple):
    """Who stands where. All but the columns is about those who are left by the filter.

    ``groups`` has the label of each contact's group, but for the order by urgency, which has none. ``matches`` says why
    a contact matches the words of the filter, where that does not show on the card. ``due`` counts the contacts of a
    column with an action due by the end of today, ``nudges`` the contacted people whose nudge is.
    """

    columns: dict[Stage, list[int]]
    groups: dict[int, str]
    matches: dict[int, Why]
    due: dict[Stage, int]
    nudges: int


def read_order(
    desk: Desk, text: str = "", sort: Sort = Sort.URGENCY, *, now: datetime | None = None, zone: tzinfo = UTC
) -> Order:
    """Return the ids of all contacts by stage: those with the earliest date first, then by hand, then by name.

    ``text`` is a filter line (see `infoview_tui.domain.filter_query`), ``sort`` another order. Days are in ``zone``;
    without ``now`` it is the clock's.
    """
    return _read(desk, None, text, sort, When(now or datetime.now(UTC), zone))


def read_column(
    desk: Desk,
    stage: Stage,
    text: str = "",
    sort: Sort = Sort.URGENCY,
    *,
    now: datetime | None = None,
    zone: tzinfo = UTC,
) -> Order:
    """Return `read_order` for the contacts of one stage alone."""
    return _read(desk, stage, text, sort, When(now or datetime.now(UTC), zone))


def _read(desk: Desk, stage: Stage | None, text: str, sort: Sort, when: When) -> Order:
    groups: dict[int, str] = {}
    matches: dict[int, Why] = {}
    if sort is Sort.URGENCY:
        columns = _by_urgency(desk, stage)
    else:
        from infoview_tui.services.board.ordering import read_sorted  # the first paint needs no other order

        columns, groups = read_sorted(desk, sort, stage, *when)
    columns = {standing: columns.get(standing, []) for standing in Stage}
    if text:
        from infoview_tui.domain.filter_query import parse_query  # the first paint has no filter
        from infoview_tui.services.board.filtering import narrow

        columns, matches = narrow(desk, columns, parse_query(clean_line(text)), when)
    left = {contact_id for ids in columns.values() for contact_id in ids} if text or stage else None
    due, nudges = _due(desk, left, when)
    if left is not None:
        groups = {contact_id: group for contact_id, group in groups.items() if contact_id in left}
    return Order(columns, groups, matches, due, nudges)


def _by_urgency(desk: Desk, stage: Stage | None) -> dict[Stage, list[int]]:
    urgent = _urgent(desk, stage)
    return {standing: _urgent_first(ids, urgent) for standing, ids in by_name_and_hand(desk, stage).items()}


def _due(desk: Desk, left: set[int] | None, when: When) -> tuple[dict[Stage, int], int]:
    """Count those with an action due by the end of today in each stage, and those to be nudged."""
    due: dict[Stage, set[int]] = {stage: set() for stage in Stage}
    nudges: set[int] = set()
    for contact_id, stage, kind, *_ in desk.store.tuples(reads.DUE, until=to_text(end_of_day(when.now, when.zone))):
        if left is None or contact_id in left:
            due[Stage(stage)].add(contact_id)
            if kind == ActionKind.NUDGE and stage == Stage.CONTACTED:
                nudges.add(contact_id)
    return {stage: len(ids) for stage, ids in due.items()}, len(nudges)


def _urgent(desk: Desk, stage: Stage | None) -> dict[int, int]:
    """Return the contacts that have something with a date, numbered by that date."""
    dated = desk.store.tuples(reads.URGENT) if stage is None else desk.store.tuples(reads.URGENT_IN_STAGE, stage=stage)
    return {contact_id: number for number, (contact_id, _) in enumerate(dated)}


def _urgent_first(ids: list[int], urgent: dict[int, int]) -> list[int]:
    first = sorted((contact_id for contact_id in ids if contact_id in urgent), key=urgent.__getitem__)
    return first + [contact_id for contact_id in ids if contact_id not in urgent]


def read_cards(desk: Desk, contact_ids: Iterable[int]) -> list[Card]:
    """Return the cards of some contacts, in their order; those that are gone are left out."""
    return desk.store.all(reads.CARDS, ids=json.dumps(list(contact_ids)))


def count_contacts(desk: Desk) -> int:
    """Return how many contacts there are."""
    row = desk.store.first(reads.CONTACTS)
    return row.number if row else 0


def facts(card: Card) -> CardFacts:
    """Return what the rule of the one thing that matters now needs of a card."""
    return CardFacts(
        stage=Stage(card.stage),
        stage_since=from_text(card.stage_since),
        next_action=ActionKind(card.action_kind) if card.action_kind else None,
        due_at=maybe(card.due_at),
        late_at=maybe(card.late_at),
        action_text=card.action_text or "",
        starts_at=maybe(card.starts_at),
        minutes=card.minutes,
        questions=card.questions,
        interview_state=InterviewState(card.interview_state) if card.interview_state else None,
        last_contact_at=maybe(card.last_contact_at),
        findings=card.found,
    )
