"""The queue of Today, the most pressing first, and the next useful step if nothing is due."""

from __future__ import annotations

from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.headline import CardFacts, Headline, Urgency, choose_headline, format_reason
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.readiness import ReadinessFacts, missing_before_interview
from infoview_tui.services.availability.open_offers import TakenOffer, find_taken_offers
from infoview_tui.services.contacts.readiness import read_readiness_ahead
from infoview_tui.services.core.due_reasons import explain_actions
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.due_count import HELD_AFTER
from infoview_tui.services.outreach.next_step import (
    NextStep as NextStep,
    NextStepKind as NextStepKind,
    choose_next_step,
)
from infoview_tui.services.outreach.practice import Practice, read_practice
from infoview_tui.services.outreach.proposals import Proposal, read_proposals
from infoview_tui.services.outreach.queries import ActionRow, InterviewRow, read_agenda
from infoview_tui.storage.queries.outreach.today import (
    INTERVIEW_GAPS,
    InterviewGapsRow,
)

FIRST_LATER = 100
"""How many tasks for later are read at first: more than a screen shows."""


class TaskKind(StrEnum):
    """What a task is about, besides an action."""

    ACTION = "action"
    RUNNING = "running"
    STARTING = "starting"
    HELD = "held"
    DEBRIEF = "debrief"
    OFFER = "offer"


class UpcomingInterview(NamedTuple):
    """An interview ahead, and what is still missing for it, in short: ``2 of 6 questions``. Nothing is before a date.

    ``missing`` and ``readiness`` are of an interview with a time; one without has to get that first.
    """

    interview: InterviewRow
    missing: tuple[str, ...]
    readiness: ReadinessFacts | None = None


class Task(NamedTuple):
    """One line of the queue. ``id`` is that of the action, interview, or offer; ``due`` is when it is or was due."""

    kind: TaskKind
    id: int
    contact_id: int | None
    contact: str
    role: str
    reason: str
    headline: Headline
    due: Due | None
    action: ActionRow | None = None
    interview: UpcomingInterview | None = None

    @property
    def is_now(self) -> bool:
        """Whether it is for now or today."""
        return self.headline.urgency in (Urgency.NOW, Urgency.TODAY)


class Today(NamedTuple):
    """All data for Today. Tasks for now and for later this week are sorted, the most pressing first.

    ``soon`` are the interviews that run or begin within the hour.
    """

    soon: list[Task]
    now: list[Task]
    interviews: list[UpcomingInterview]
    later: list[Task]
    stage_counts: dict[Stage, int]
    next_step: NextStep | None
    proposals: list[Proposal]
    practice: Practice

    @property
    def tasks(self) -> list[Task]:
        """All tasks, in the order of the list."""
        return [*self.soon, *self.now, *self.later]


def read_today(workspace: Workspace, now: datetime, zone: tzinfo, *, in_full: bool = True) -> Today:
    """Read the queue, in the order of the board's urgency; ``next_step`` is what to do next, or after that.

    Not *in_full*, what takes longest is left out: the proposals, how due dates were counted, the next step after
    something that is due, and all but the first `FIRST_LATER` tasks for later.
    """
    agenda = read_agenda(workspace, now, zone)
    counted, cadence = explain_actions(workspace, agenda.actions) if in_full else {}, workspace.cadence
    tasks = [_action_task(action, counted.get(action.id, ""), now, zone, cadence) for action in agenda.actions]
    tasks += [_debrief_task(interview, now, zone) for interview in agenda.to_debrief]
    tasks += [_offer_task(taken, now, zone) for taken in find_taken_offers(workspace, now)]
    upcoming: list[InterviewRow] = []
    for interview in agenda.interviews:
        task = _interview_task(interview, now, zone)
        if task is None:
            upcoming.append(interview)
        else:
            tasks.append(task)
    tasks.sort(key=lambda task: task.headline.sort_key)
    soon = [_with_interview(workspace, task, agenda.interviews) for task in tasks if task.kind in _SOON]
    tasks = [task for task in tasks if task.kind not in _SOON and not _is_preparation(task, {row.id for row in soon})]
    due = [task for task in tasks if task.is_now]
    planned = {action.contact_id for action in agenda.actions if action.kind is ActionKind.TELL_DIFFERENCE}
    later = [task for task in tasks if not task.is_now]
    next_step = choose_next_step(workspace, agenda.stage_counts, now, zone) if in_full or not (due or later) else None
    return Today(
        soon,
        due,
        _with_gaps(workspace, upcoming),
        later if in_full else later[:FIRST_LATER],
        agenda.stage_counts,
        None if next_step is None or (due and next_step.contact_id is None) else next_step,
        read_proposals(workspace, now, planned) if in_full else [],
        read_practice(workspace, now, zone),
    )


def format_action_reason(action: ActionRow, counted: str, now: datetime, zone: tzinfo) -> str:
    """Return why an action is due, as a short sentence that starts with the time; it may be empty.

    *counted* says how its due date was counted (see `explain_actions`).
    """
    return format_reason(
        action.kind,
        action.due,
        action.late_at,
        now,
        zone,
        since=action.last_contact_at,
        starts_at=action.starts_at,
        counted=counted,
        about=action.text,
    )


def _action_task(action: ActionRow, counted: str, now: datetime, zone: tzinfo, cadence: Cadence) -> Task:
    facts = CardFacts(
        Stage.CONTACTED,
        next_action=action.kind,
        due=action.due,
        late_at=action.late_at,
        action_text=action.text,
        last_contact_at=action.last_contact_at,
    )
    return Task(
        TaskKind.ACTION,
        action.id,
        action.contact_id,
        action.contact,
        format_role(action.title, action.organization),
        format_action_reason(action, counted, now, zone),
        choose_headline(facts, now, zone, cadence),
        action.due,
        action,
    )


def _debrief_task(interview: InterviewRow, now: datetime, zone: tzinfo) -> Task:
    headline = choose_headline(CardFacts(Stage.MET, interview_state=InterviewState.ENDED), now, zone)
    reason = "While it is fresh: insights, open questions, next steps"
    return _task_of(TaskKind.DEBRIEF, interview, headline, reason, interview.ended_at)


def _offer_task(taken: TakenOffer, now: datetime, zone: tzinfo) -> Task:
    """Return the task to offer another time, since something else takes the one that was offered (R10)."""
    from infoview_tui.domain.offered_times import format_time  # rarely needed

    offer, taker = taken.offer, taken.taker.label or "something else"
    headline = choose_headline(CardFacts(Stage.CONTACTED, next_action=ActionKind.TODO, due=Due(at=now)), now, zone)
    reason = f"{format_time(offer.starts_at, zone)} is taken now: by {taker}"
    return Task(TaskKind.OFFER, offer.id, offer.contact_id, offer.contact, "", reason, headline, None)


def _interview_task(interview: InterviewRow, now: datetime, zone: tzinfo) -> Task | None:
    """Return the task of an interview that runs, begins within the hour, or should be over; None for a later one."""
    facts = CardFacts(Stage.SCHEDULED, starts_at=interview.starts_at, interview_state=interview.state)
    headline = choose_headline(facts, now, zone)
    if interview.state is InterviewState.RUNNING:
        reason = "The clock is running: go back to the call"
        return _task_of(TaskKind.RUNNING, interview, headline, reason, interview.started_at)
    if interview.starts_at is None:
        return None
    if interview.starts_at <= now - HELD_AFTER:
        reason = "Its time is over: enter records it, s sets a new time, x cancels it"
        return _task_of(TaskKind.HELD, interview, headline, reason, interview.starts_at)
    if headline.urgency is Urgency.NOW:
        reason = f"{headline.text[:1].upper()}{headline.text[1:]}: enter opens your questions and notes"
        return _task_of(TaskKind.STARTING, interview, headline, reason, interview.starts_at)
    return None


_SOON = (TaskKind.RUNNING, TaskKind.STARTING)


def _task_of(kind: TaskKind, interview: InterviewRow, headline: Headline, reason: str, at: datetime | None) -> Task:
    role = format_role(interview.title, interview.organization)
    due = Due(at=at) if at is not None else None
    return Task(kind, interview.id, interview.contact_id, interview.contact, role, reason, headline, due)


def _is_preparation(task: Task, interviews: set[int]) -> bool:
    """Whether it is to prepare for one of *interviews*, whose own lines say what is still missing."""
    action = task.action
    return action is not None and action.kind is ActionKind.PREPARE and action.interview_id in interviews


def _with_gaps(workspace: Workspace, interviews: list[InterviewRow]) -> list[UpcomingInterview]:
    gaps = {row.interview_id: row for row in workspace.store.all(INTERVIEW_GAPS)} if interviews else {}
    readiness = read_readiness_ahead(workspace) if interviews else {}
    return [
        UpcomingInterview(row, _format_gaps(row, gaps.get(row.id)), readiness.get(row.contact_id))
        if row.starts_at is not None
        else UpcomingInterview(row, ())
        for row in interviews
    ]


def _with_interview(workspace: Workspace, task: Task, interviews: list[InterviewRow]) -> Task:
    """Return the task of an interview with the interview and what is missing for it."""
    row = next(row for row in interviews if row.id == task.id)
    return task._replace(interview=_with_gaps(workspace, [row])[0])


def _format_gaps(interview: InterviewRow, gaps: InterviewGapsRow | None) -> tuple[str, ...]:
    return missing_before_interview(
        question_count=interview.question_count,
        is_confirmation_open=gaps is not None and gaps.is_confirmation_open,
    )
