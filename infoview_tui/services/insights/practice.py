"""The user's practice: how far contacts get, how long steps take, energy, questions, and lengths kept (R38)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum
from statistics import median
from typing import TypeVar

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel, Relationship, Stage
from infoview_tui.domain.labels import CHANNEL_NAMES
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import practice as queries
from infoview_tui.storage.queries.insights.practice import (
    HeldRow,
    QuestionRow as QuestionRow,
    StepsRow,
)

_Key = TypeVar("_Key", bound=Enum)

MIN_FOR_PERCENTAGE = 5
"""Below this many, no percentage is shown."""

MIN_ASKED_TO_SINK = 2
"""A question that was asked this often and brought nothing but plain notes is one to drop."""


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """How far a group of contacts got: how many there are, were asked, answered, were met, and stay in touch."""

    label: str
    contacts: int
    asked: int
    answered: int
    met: int
    in_touch: int

    def percent(self, count: int) -> int | None:
        """Return a count as a percentage of those who were asked; None if too few were to say."""
        return round(100 * count / self.asked) if self.asked >= MIN_FOR_PERCENTAGE else None


@dataclass(frozen=True, slots=True)
class StepDays:
    """The median of days between two steps, and how many contacts it is from."""

    label: str
    days: float
    count: int


@dataclass(frozen=True, slots=True)
class Energy:
    """The mean energy before and after interviews, from 1 to 5, and how many it is from."""

    before: float
    after: float
    count: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """The interviews with a known length, how many kept to the agreed one with extensions, and medians in minutes."""

    held: int
    kept: int
    agreed_minutes: float
    actual_minutes: float


@dataclass(frozen=True, slots=True)
class PracticeView:
    """The user's practice. ``total`` is the funnel of all contacts; ``sinks`` are questions that bring nothing."""

    total: FunnelRow
    by_channel: tuple[FunnelRow, ...]
    by_relationship: tuple[FunnelRow, ...]
    steps: tuple[StepDays, ...]
    energy: Energy | None
    lengths: Lengths | None
    questions: tuple[QuestionRow, ...]
    sinks: tuple[QuestionRow, ...]


def read_practice_view(workspace: Workspace) -> PracticeView:
    """Read the user's practice."""
    store = workspace.store
    rows = store.all(queries.STEPS)
    held = store.all(queries.HELD)
    questions = tuple(store.all(queries.QUESTIONS))
    return PracticeView(
        _funnel("all", rows),
        tuple(_group(Channel, rows, lambda row: row.channel, lambda channel: CHANNEL_NAMES[channel])),
        tuple(_group(Relationship, rows, lambda row: row.relationship, lambda known: known.value.replace("_", " "))),
        tuple(_step_days(rows, workspace.cadence.calendar.zone)),
        _energy(held),
        _lengths(held),
        questions,
        tuple(row for row in questions if row.asked >= MIN_ASKED_TO_SINK and not any(row[3:])),
    )


_ASKED_STAGES = frozenset({Stage.CONTACTED, Stage.SCHEDULED, Stage.MET, Stage.IN_TOUCH})
_MET_STAGES = frozenset({Stage.MET, Stage.IN_TOUCH})


def _funnel(label: str, rows: Sequence[StepsRow]) -> FunnelRow:
    """Count steps. A contact took a step if there is a trace of it, or if their stage says so."""
    answered_stages = _ASKED_STAGES - {Stage.CONTACTED}
    return FunnelRow(
        label,
        len(rows),
        sum(bool(row.asked or row.held) or row.stage in _ASKED_STAGES for row in rows),
        sum(bool(row.answered or row.held) or row.stage in answered_stages for row in rows),
        sum(bool(row.held) or row.stage in _MET_STAGES for row in rows),
        sum(row.stage is Stage.IN_TOUCH for row in rows),
    )


def _group(
    members: Iterable[_Key],
    rows: Iterable[StepsRow],
    key: Callable[[StepsRow], _Key | None],
    label: Callable[[_Key], str],
) -> Iterable[FunnelRow]:
    for member in members:
        group = [row for row in rows if key(row) is member]
        if group:
            yield _funnel(label(member), group)


_ReadStep = Callable[[StepsRow], DayOrMoment | None]


def _step_days(rows: Sequence[StepsRow], zone: tzinfo) -> Iterable[StepDays]:
    steps: tuple[tuple[str, _ReadStep, _ReadStep], ...] = (
        ("from adding a contact to asking", lambda row: row.added, lambda row: row.asked),
        ("from asking to an answer", lambda row: row.asked, lambda row: row.answered),
        ("from asking to the interview", lambda row: row.asked, lambda row: row.held),
        ("from the interview to the thank-you", lambda row: row.held, lambda row: row.thanked),
    )
    for label, begin, end in steps:
        spans = [
            days
            for row in rows
            if (earlier := begin(row)) and (later := end(row)) and (days := earlier.days_until(later, zone)) >= 0
        ]
        if spans:
            yield StepDays(label, round(median(spans), 1), len(spans))


def _energy(held: Iterable[HeldRow]) -> Energy | None:
    pairs = [
        (row.energy_before, row.energy_after)
        for row in held
        if row.energy_before is not None and row.energy_after is not None
    ]
    if not pairs:
        return None
    before, after = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    return Energy(before, after, len(pairs))


def _lengths(held: Iterable[HeldRow]) -> Lengths | None:
    known = [row for row in held if row.elapsed_seconds]
    if not known:
        return None
    return Lengths(
        len(known),
        sum(row.elapsed_seconds < 60 * (row.minutes + row.extra_minutes + 1) for row in known),
        median(row.minutes + row.extra_minutes for row in known),
        round(median(row.elapsed_seconds for row in known) / 60),
    )
