"""Reads for Today: due actions, upcoming interviews and stage counts."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import board as board_queries
from infoview_tui.storage.queries.due import due_by
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.interviews.interviews import (
    InterviewRow as InterviewRow,
)
from infoview_tui.storage.queries.outreach import actions as action_queries
from infoview_tui.storage.queries.outreach.actions import (
    ActionRow as ActionRow,
)

AGENDA_HORIZON = timedelta(days=7)
"""How many days ahead Today shows due actions."""


class Agenda(NamedTuple):
    """What is due, planned, and to debrief, and how many contacts each stage has."""

    actions: list[ActionRow]
    interviews: list[interview_queries.InterviewRow]
    to_debrief: list[interview_queries.InterviewRow]
    stage_counts: dict[Stage, int]


def read_agenda(workspace: Workspace, now: datetime, zone: tzinfo) -> Agenda:
    """Read the actions due within a week, interviews that are upcoming or need a debrief, and counts by stage.

    Days are in *zone*.
    """
    counts = dict.fromkeys(Stage, 0)
    for row in workspace.store.all(board_queries.STAGE_COUNTS):
        counts[row.stage] = row.total
    last_day = now.astimezone(zone).date() + AGENDA_HORIZON
    actions = workspace.store.all(action_queries.DUE_ACTIONS, **due_by(last_day, zone))
    return Agenda(
        actions,
        workspace.store.all(interview_queries.UPCOMING_INTERVIEWS, most=20),
        workspace.store.all(interview_queries.INTERVIEWS_TO_DEBRIEF),
        counts,
    )
