"""Today: what is due with its reason, the next interviews, and a few figures."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board import board as board_reads
from infoview_tui.storage.queries.interviews import interviews as interview_reads
from infoview_tui.storage.queries.outreach import actions as action_reads
from infoview_tui.storage.timestamps import to_text

HORIZON = timedelta(days=7)
"""How far ahead Today looks."""


class Agenda(NamedTuple):
    """What Today shows, read at once."""

    actions: list[action_reads.ActionRow]
    interviews: list[interview_reads.InterviewRow]
    to_debrief: list[interview_reads.InterviewRow]
    stages: dict[Stage, int]


def read_agenda(desk: Desk, now: datetime) -> Agenda:
    """Return what is due until a week from now, the interviews ahead and those not debriefed, and who stands where."""
    counts = dict.fromkeys(Stage, 0)
    for row in desk.store.all(board_reads.STAGES):
        counts[Stage(row.stage)] = row.number
    return Agenda(
        desk.store.all(action_reads.DUE, until=to_text(now + HORIZON)),
        desk.store.all(interview_reads.UPCOMING, most=20),
        desk.store.all(interview_reads.TO_DEBRIEF),
        counts,
    )


def count_due(desk: Desk, now: datetime) -> int:
    """Return how many actions are due until the end of the next 24 hours, as the top bar shows it."""
    row = desk.store.first(action_reads.COUNT, until=to_text(now + timedelta(hours=24)))
    return row.number if row else 0
