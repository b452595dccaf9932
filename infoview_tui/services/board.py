"""The board: who stands in which stage, in what order, and the cards of those who are seen."""

from __future__ import annotations

import json
from collections.abc import Iterable

from infoview_tui.domain.matters import CardFacts
from infoview_tui.domain.text import clean_line
from infoview_tui.domain.vocabulary import ActionKind, InterviewState, Stage
from infoview_tui.services.desk import Desk
from infoview_tui.storage.instants import from_text, maybe
from infoview_tui.storage.reads import board as reads

Card = reads.Card

LONGEST_FILTER = 1000
"""The most characters of a filter that count: SQLite refuses patterns of 50,000 bytes."""


def read_order(desk: Desk, text: str = "") -> dict[Stage, list[int]]:
    """Return the ids of all contacts by stage: those with the earliest date first, then by hand, then by name.

    ``text`` narrows it to those whose name, title, organization or path contains it.
    """
    placed = _matching(desk, text) if text else desk.store.tuples(reads.ORDER)
    columns: dict[str, list[int]] = {stage.value: [] for stage in Stage}
    for contact_id, stage in placed:
        columns[stage].append(contact_id)
    urgent = _urgent(desk)
    return {stage: _urgent_first(columns[stage.value], urgent) for stage in Stage}


def read_column(desk: Desk, stage: Stage, text: str = "") -> list[int]:
    """Return the ids of one stage's contacts, in the order of `read_order`."""
    if text:
        ids = [contact_id for contact_id, other in _matching(desk, text) if other == stage]
    else:
        ids = [contact_id for (contact_id,) in desk.store.tuples(reads.COLUMN, stage=stage)]
    return _urgent_first(ids, _urgent(desk))


def _matching(desk: Desk, text: str) -> Iterable[tuple[int, str]]:
    text = clean_line(text)[:LONGEST_FILTER]
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return desk.store.tuples(reads.MATCHING, like=f"%{escaped}%")


def _urgent(desk: Desk) -> dict[int, int]:
    """Return the contacts that have something with a date, numbered by that date."""
    return {contact_id: number for number, (contact_id, _) in enumerate(desk.store.tuples(reads.URGENT))}


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
