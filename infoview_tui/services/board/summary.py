"""Summary of a contact for the peek panel."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.due_reasons import explain_action
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import summary as summary_queries


class NextAction(NamedTuple):
    """The next action for a contact. ``late_at`` is in UTC. ``counted`` is from `explain_action`."""

    kind: ActionKind
    text: str
    due: Due | None
    late_at: datetime | None
    counted: str = ""


class NextInterview(NamedTuple):
    """The running or next interview; ``questions`` is the number of planned questions.

    ``their_zone`` is the IANA zone of the contact, or else the one in which the time was agreed.
    """

    id: int
    state: InterviewState
    starts_at: datetime | None
    minutes: int
    questions: int
    their_zone: str = ""


class ContactSummary(NamedTuple):
    """The content of the peek panel. ``hypotheses`` has the first open ones out of ``hypothesis_count``."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    why: str
    how_met: str
    referrer: str
    last_contact_at: datetime | None
    action: NextAction | None
    interview: NextInterview | None
    hypotheses: tuple[str, ...]
    hypothesis_count: int
    finding: str
    tags: tuple[str, ...]
    paths: tuple[str, ...]


MAX_HYPOTHESES = 3
"""Number of open hypotheses shown."""


def read_summary(workspace: Workspace, contact_id: int) -> ContactSummary:
    """Return the summary of a contact in two queries. Raises NotFoundError if the contact does not exist."""
    row = workspace.store.first(summary_queries.SUMMARY, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact no longer exists.")
    hypotheses = workspace.store.all(summary_queries.OPEN_HYPOTHESES, contact_id=contact_id, most=MAX_HYPOTHESES)
    return ContactSummary(
        row.id,
        row.name,
        row.title,
        row.organization,
        row.stage,
        row.why,
        row.how_met,
        row.referrer,
        row.last_contact_at,
        _next_action(workspace, row),
        _next_interview(row),
        tuple(hypothesis.text for hypothesis in hypotheses),
        hypotheses[0].total if hypotheses else 0,
        row.finding,
        row.tags,
        row.paths,
    )


def _next_action(workspace: Workspace, row: summary_queries.SummaryRow) -> NextAction | None:
    if row.action_kind is None:
        return None
    counted = explain_action(workspace, row.action_kind, row.action_created_at, row.due)
    return NextAction(row.action_kind, row.action_text or "", row.due, row.late_at, counted)


def _next_interview(row: summary_queries.SummaryRow) -> NextInterview | None:
    if row.interview_id is None:
        return None
    state = row.interview_state or InterviewState.PLANNED
    return NextInterview(row.interview_id, state, row.starts_at, row.minutes or 0, row.question_count, row.their_zone)
