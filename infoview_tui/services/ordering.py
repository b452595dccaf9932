"""The orders of the board other than by urgency: who comes after whom, and under which heading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.days import spans_back
from infoview_tui.domain.folding import fold
from infoview_tui.domain.vocabulary import Sort, Stage
from infoview_tui.services.desk import Desk
from infoview_tui.storage.instants import to_text
from infoview_tui.storage.read import Read
from infoview_tui.storage.reads import board as reads

_READS: dict[Sort, Read[reads.Sorted]] = {
    Sort.NAME: reads.BY_NAME,
    Sort.ORGANIZATION: reads.BY_ORGANIZATION,
    Sort.PATH: reads.BY_PATH,
    Sort.CHANGED: reads.BY_CHANGE,
}


class Ordered(NamedTuple):
    """A contact in its place, with its stage and its group's label."""

    id: int
    stage: str
    group: str


def read_sorted(desk: Desk, sort: Sort, stage: Stage | None, now: datetime, zone: tzinfo) -> list[Ordered]:
    """Return all contacts, or those of one stage, in an order other than by urgency; those without a group last."""
    rows = desk.store.tuples(_READS[sort], stage=stage)
    if sort is Sort.NAME:
        return _by_name(rows)
    if sort is Sort.CHANGED:
        return _by_change(rows, now, zone)
    return _by_group(rows, sort)


_Rows = Iterable[tuple[int, str, str, str | None]]


def _by_name(rows: _Rows) -> list[Ordered]:
    keyed = sorted((fold(name), contact_id, stage) for contact_id, stage, name, _ in rows)
    return [Ordered(contact_id, stage, _letter(key)) for key, contact_id, stage in keyed]


def _letter(key: str) -> str:
    """The letter under which a folded name stands; what begins with no letter stands under ``#``."""
    return key[0].upper() if key[:1].isalpha() else "#"


def _by_group(rows: _Rows, sort: Sort) -> list[Ordered]:
    keyed = sorted(
        (group is None, fold(group or ""), fold(name), contact_id, stage, group or f"no {sort.value}")
        for contact_id, stage, name, group in rows
    )
    return [Ordered(contact_id, stage, group) for *_, contact_id, stage, group in keyed]


def _by_change(rows: _Rows, now: datetime, zone: tzinfo) -> list[Ordered]:
    spans = [(label, to_text(since)) for label, since in spans_back(now, zone)]
    latest = sorted(((at or "", contact_id, stage) for contact_id, stage, _, at in rows), reverse=True)
    return [
        Ordered(contact_id, stage, next(label for label, since in spans if at >= since))
        for at, contact_id, stage in latest
    ]
