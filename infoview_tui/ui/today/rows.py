"""The rows of Today: due tasks, upcoming interviews, and proposals, each with what, who, and why now."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.format_dates import format_duration, format_short_day
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.labels import ACTION_VERBS, format_count, format_role
from infoview_tui.domain.readiness import has_required_parts, readiness_percent, summarize_readiness
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import format_there
from infoview_tui.services.outreach.proposals import Proposal, ProposalKind
from infoview_tui.services.outreach.today import NextStep, NextStepKind, Task, TaskKind, Today, UpcomingInterview
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import GUTTER_WIDTH, RIGHT_MARGIN, Row

LABEL_WIDTH, NARROW_LABEL_WIDTH = 11, 7
"""Cells for the time on the left, with the gap after it."""

MAX_PERCENT = 100

MIN_ROLE_WIDTH = 12
"""Cells below which a role is left out rather than cut off."""

_TASK_VERBS = {
    TaskKind.RUNNING: "Continue with",
    TaskKind.STARTING: "Talk to",
    TaskKind.HELD: "Did you talk to",
    TaskKind.DEBRIEF: "Debrief",
    TaskKind.OFFER: "Offer another time to",
}

ENTER_LABELS: dict[StrEnum, str] = {
    ActionKind.INTRODUCTION: "Write",
    ActionKind.REQUEST: "Write",
    ActionKind.CLOSE_OR_KEEP: "Decide",
    ActionKind.CONFIRM: "Write",
    ActionKind.THANK: "Write",
    ActionKind.NUDGE: "Write",
    ActionKind.PREPARE: "Plan",
    ActionKind.COMMITMENT: "Open",
    ActionKind.STAY_IN_TOUCH: "Write",
    ActionKind.TELL_DIFFERENCE: "Write",
    ActionKind.TODO: "Open",
    TaskKind.RUNNING: "Continue",
    TaskKind.STARTING: "Start",
    TaskKind.HELD: "Record",
    TaskKind.DEBRIEF: "Debrief",
    TaskKind.OFFER: "Open",
}
"""What enter does with a task, in the footer."""

STEP_LABELS = {
    NextStepKind.ADD_CONTACT: "Add",
    NextStepKind.WRITE_REQUEST: "Write",
    NextStepKind.RESEARCH: "Research",
    NextStepKind.ADD_ANOTHER: "Add",
}


class Clock(NamedTuple):
    """The time by which rows are written, and the width of the list in cells."""

    now: datetime
    zone: tzinfo
    width: int

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for little more than what to do and the name."""
        return self.width < MEDIUM_WIDTH

    @property
    def label_width(self) -> int:
        """The cells for the time on the left."""
        return NARROW_LABEL_WIDTH if self.is_narrow else LABEL_WIDTH

    @property
    def body_width(self) -> int:
        """The cells for what to do."""
        return max(1, self.width - GUTTER_WIDTH - RIGHT_MARGIN - 1 - self.label_width)

    def shows_time(self, moment: datetime) -> bool:
        """Whether the label of an interview has its time, and not only its day."""
        days = (moment.astimezone(self.zone).date() - self.now.astimezone(self.zone).date()).days
        return days == 0 or (abs(days) < 7 and not self.is_narrow)

    def format_due(self, due: Due | None) -> str:
        """Format the day on which something is due, or its time if it is due at one today."""
        if due is None:
            return "–"
        return self.format_start(due.at) if due.at is not None else self._format_day(due.day(self.zone))

    def format_start(self, moment: datetime | None, *, with_time: bool = False) -> str:
        """Format a day, or the time if it is today; *with_time* adds the time to a day where there is room."""
        if moment is None:
            return "–"
        local = moment.astimezone(self.zone)
        days = (local.date() - self._today).days
        if days == 0:
            return f"{local:%H:%M}"
        is_timed = with_time and abs(days) < 7 and not self.is_narrow
        return f"{local:%a} {local:%H:%M}" if is_timed else self._format_day(local.date())

    def _format_day(self, day: date) -> str:
        days = (day - self._today).days
        if self.is_narrow and days != 0:
            return f"{day:%a}" if abs(days) < 7 else f"{day.day} {day:%b}"
        return f"{day:%a}" if -7 < days < -1 else format_short_day(day, self._today)

    @property
    def _today(self) -> date:
        return self.now.astimezone(self.zone).date()


def build_rows(today: Today, clock: Clock) -> list[Row]:
    """Build the list: the interview that begins, what is due, the next useful step, and what is ahead."""
    rows: list[Row] = []
    for task in today.soon:
        heading = task.headline.text
        rows.append(_heading(f"soon-{task.id}", heading[:1].upper() + heading[1:]))
        rows.append(_build_soon_row(task, clock))
    if today.now:
        rows.append(_heading("now", "Now"))
        rows.extend(_build_task_row(task, clock) for task in today.now)
    if today.next_step is not None:
        rows.append(_heading("step", "After that" if today.now or today.soon else "Next step"))
        rows.append(_build_step_row(today.next_step, clock))
    if today.interviews:
        rows.append(_heading("next", "Next interviews"))
        rows.extend(_build_interview_row(upcoming, clock) for upcoming in today.interviews)
    if today.proposals:
        rows.append(_heading("proposals", "Suggestions"))
        rows.extend(_build_proposal_row(number, proposal, clock) for number, proposal in enumerate(today.proposals))
    if today.later:
        rows.append(_heading("later", "This week"))
        rows.extend(_build_task_row(task, clock) for task in today.later)
    return rows


def _heading(name: str, text: str) -> Row:
    return Row(f"h-{name}", Content(text), is_heading=True)


def _build_task_row(task: Task, clock: Clock) -> Row:
    is_overdue = task.action is not None and task.due is not None and task.due.is_overdue(clock.now, clock.zone)
    color = "$warning" if is_overdue or task.headline.urgency is Urgency.NOW else "$text-muted"
    label = Content(clock.format_due(task.due))
    action = task.action
    if action is not None and action.kind in (ActionKind.COMMITMENT, ActionKind.TODO):
        what = _fit(plain(action.text), task.contact, clock)
    else:
        verb = ACTION_VERBS[action.kind] if action is not None else _TASK_VERBS[task.kind]
        question = "?" if task.kind is TaskKind.HELD else ""
        what = _fit(assemble(f"{verb} ", plain(task.contact).stylize("bold"), question), task.role, clock)
    return Row(
        (task.kind.value, task.id),
        _with_reason(what, (task.reason, color), clock),
        label=label.stylize("$warning") if color == "$warning" else label,
    )


def _build_interview_row(upcoming: UpcomingInterview, clock: Clock) -> Row:
    interview = upcoming.interview
    who = plain(interview.contact).stylize("bold")
    body = _fit(who, format_role(interview.title, interview.organization), clock)
    if interview.starts_at is None:
        planned = f" · {format_count(interview.question_count, 'question')} planned" if interview.question_count else ""
        return Row(
            ("interview", interview.id),
            assemble(body, "\n", (f"No time agreed yet{planned}", "$text-muted")),
            label=Content("set time"[: clock.label_width - 1]),
        )
    local = interview.starts_at.astimezone(clock.zone)
    is_time_shown = clock.shows_time(interview.starts_at)
    time = "In" if is_time_shown else f"{local:%H:%M} · in"
    facts = f"{time} {format_duration(interview.starts_at - clock.now)} · {interview.minutes} min"
    if not clock.is_narrow:
        there = format_there(interview.starts_at, clock.zone, interview.their_zone)
        facts = " · ".join(filter(None, (facts, there, clean_line(interview.meeting))))
    state = _format_missing(upcoming, clock, "$text-muted")
    separator = "\n" if clock.is_narrow else " · "
    return Row(
        ("interview", interview.id),
        assemble(body, "\n", (f"{facts}{separator}", "$text-muted"), state),
        label=Content(clock.format_start(interview.starts_at, with_time=True)),
    )


def _format_missing(upcoming: UpcomingInterview, clock: Clock, style: str) -> Content:
    """Return how prepared an interview is, in a style, and what is missing for it, as a warning."""
    facts = upcoming.readiness
    parts = []
    if facts is not None:
        if not has_required_parts(facts):
            style = "$warning"
        elif readiness_percent(facts) == MAX_PERCENT:
            style = "$success"
        parts.append(assemble((summarize_readiness(facts, with_parts=not clock.is_narrow), style)))
    parts += [assemble((text, "$warning")) for text in upcoming.missing]
    return Content(" · ").stylize("$text-muted" if style == "$text-muted" else "").join(parts)


def _build_soon_row(task: Task, clock: Clock) -> Row:
    """Build the row of an interview that runs or begins: who, how and where, and what is missing, none of it muted."""
    upcoming = task.interview
    what = _fit(assemble(f"{_TASK_VERBS[task.kind]} ", plain(task.contact).stylize("bold $accent")), task.role, clock)
    if upcoming is None:
        return Row((task.kind.value, task.id), what)
    interview = upcoming.interview
    bring = f"bring {clean_line(interview.bring)}" if interview.bring else ""
    facts = " · ".join(filter(None, (f"{interview.minutes} min", clean_line(interview.meeting), bring)))
    lines = [what, plain(facts)]
    if task.kind is TaskKind.RUNNING:
        lines.append(assemble((task.reason, "$accent")))
    else:
        lines.append(_format_missing(upcoming, clock, "$foreground"))
    starts = interview.started_at or interview.starts_at
    time = f"{starts.astimezone(clock.zone):%H:%M}" if starts is not None else ""
    return Row((task.kind.value, task.id), Content("\n").join(lines), label=assemble((time, "bold $accent")))


def _build_proposal_row(number: int, proposal: Proposal, clock: Clock) -> Row:
    name = plain(proposal.contact).stylize("bold")
    what = {
        ProposalKind.TELL: assemble("Tell ", name, " what came of it"),
        ProposalKind.NEXT_RUNG: assemble("Ask ", name, " instead"),
        ProposalKind.ASK_FOR_NAME: assemble("Ask ", name, " who else works there"),
    }[proposal.kind]
    reason = f"“{proposal.reason}”" if proposal.kind is ProposalKind.TELL else proposal.reason
    body = assemble(_fit(what, proposal.role, clock), ("\n" + reason, "$text-muted"))
    return Row(("proposal", number), body)


def _build_step_row(step: NextStep, clock: Clock) -> Row:
    what = assemble(f"{step.text} ", plain(step.contact).stylize("bold")) if step.contact else Content(step.text)
    body = assemble(_fit(what, step.role, clock), ("\n" + step.reason, "$text-muted"))
    return Row(("step", step.kind.value), body, label=assemble(("enter", "bold $accent")))


def _with_reason(what: Content, reason: tuple[str, str], clock: Clock) -> Content:
    """Return what to do with the reason below; where there is little room, only the time of the reason."""
    text, color = reason
    if clock.is_narrow:
        text = text.partition(": ")[0]
    return assemble(what, "\n", (text, color)) if text else what


def _fit(what: Content, who: str, clock: Clock) -> Content:
    """Return what to do, and who the person is in the rest of the line, cut off if it is too long."""
    room = clock.body_width - what.cell_length - 2
    if not who or room < MIN_ROLE_WIDTH:
        return what
    return assemble(what, "  ", plain(who).truncate(room, ellipsis=True).stylize("$text-muted"))
