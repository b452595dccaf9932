"""The sheet before an interview: one page with the person, the hypotheses, the questions, and a checklist (R16–R25).

Of the notes, only common ground is in it, so nothing that is off the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import NamedTuple

from infoview_tui.domain.checklist import EXPECTATIONS, build_checklist
from infoview_tui.domain.enums import FindingKind, Medium
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.format_dates import format_full_date, format_weekday
from infoview_tui.domain.labels import SENIORITY_NAMES, format_role
from infoview_tui.domain.planning import compute_budget
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.domain.zones import format_there
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.core.evidence import read_verdict_counts
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.services.interviews.timing import find_next_interview
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.contacts.contacts import ContactRow
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.research.findings import FINDINGS_ABOUT


class ListStyle(Enum):
    """How the items of a section are listed."""

    BULLETS = "bullets"
    NUMBERS = "numbers"
    BOXES = "boxes"
    PARAGRAPHS = "paragraphs"


class SheetItem(NamedTuple):
    """One line of a sheet. ``note`` is less important than ``text``; ``details`` can be folded.

    ``mark`` is True for what matters most, such as a question that must be asked.
    """

    text: str
    note: str = ""
    details: tuple[str, ...] = ()
    mark: bool = False


class SheetSection(NamedTuple):
    """A part of a sheet. ``empty`` is what to say without items."""

    title: str
    items: tuple[SheetItem, ...]
    empty: str
    style: ListStyle = ListStyle.BULLETS
    note: str = ""
    left_out: int = 0
    """How many items there are beyond these."""


class InterviewSheet(NamedTuple):
    """The sheet before an interview. ``when`` is the time for both sides, and how and where it is held.

    ``person`` is what is known of the contact, and what to offer them; ``conversation`` are the hypotheses, the
    questions, and the checklist.
    """

    contact_id: int
    name: str
    role: str
    when: tuple[str, ...]
    person: tuple[SheetSection, ...]
    conversation: tuple[SheetSection, ...]
    expectation: str
    day: str = ""
    """The day as ``2026-12-03``; empty if no time is agreed."""

    @property
    def title(self) -> str:
        """What it is: ``Interview with Ines Carvalho``."""
        return f"Interview with {self.name}"

    @property
    def sections(self) -> tuple[SheetSection, ...]:
        """All sections in order."""
        return self.person + self.conversation


def read_interview_sheet(workspace: Workspace, contact_id: int, zone: tzinfo) -> InterviewSheet:
    """Return the sheet for the contact's next interview; also if none is planned yet. Changes nothing.

    *zone* is the user's. Raises NotFoundError if the contact does not exist.
    """
    contact = read_contact(workspace, contact_id)
    interview = find_next_interview(workspace, contact_id)
    local = interview.starts_at.astimezone(zone) if interview and interview.starts_at else None
    return InterviewSheet(
        contact_id,
        contact.name,
        format_role(contact.title, contact.organization),
        (*_describe_meeting(interview, zone), *_describe_reach(contact, interview)),
        tuple(_read_person(workspace, contact, zone)),
        (
            SheetSection("To test", tuple(_read_hypotheses(workspace, contact_id, interview)), "No hypothesis yet."),
            _read_questions(workspace, interview),
            _build_checklist(interview, local),
        ),
        EXPECTATIONS,
        f"{local:%Y-%m-%d}" if local else "",
    )


def _describe_reach(contact: ContactRow, interview: InterviewRow | None) -> Iterator[str]:
    """Yield how to reach them, in case something comes up."""
    known = interview.meeting if interview else ""
    means = " · ".join(way for way in (contact.phone, contact.email) if way and way not in known)
    if means:
        yield f"Reach them: {means}"


def _describe_meeting(interview: InterviewRow | None, zone: tzinfo) -> Iterator[str]:
    if interview is None:
        yield "No interview is planned yet."
        return
    starts_at, minutes = interview.starts_at, interview.minutes + interview.extra_minutes
    if starts_at is None:
        yield "No time yet"
    else:
        local, ends = starts_at.astimezone(zone), (starts_at + timedelta(minutes=minutes)).astimezone(zone)
        there = format_there(starts_at, zone, interview.their_zone)
        time = f"{format_weekday(local.date())} {local.year}, {local:%H:%M}–{ends:%H:%M}"
        yield " · ".join(filter(None, (time, there)))
    yield f"{minutes} min · {interview.meeting}"
    if interview.bring:
        yield f"Bring {interview.bring}"


def _read_person(workspace: Workspace, contact: ContactRow, zone: tzinfo) -> Iterator[SheetSection]:
    store, contact_id = workspace.store, contact.id
    ground = store.all(contact_queries.COMMON_GROUND, contact_id=contact_id)
    offerings = store.all(contact_queries.OFFERINGS, contact_id=contact_id)
    yield SheetSection(
        "Who they are",
        (*_describe_contact(contact), *_read_findings(workspace, contact_id)),
        "No research yet: find out who they are.",
    )
    yield SheetSection("How you know each other", tuple(_describe_relationship(contact, zone)), "Not set.")
    yield SheetSection(
        "Your introduction",
        _read_introduction(workspace, contact_id),
        "None yet: write it in your profile.",
        ListStyle.PARAGRAPHS,
    )
    yield SheetSection("Common ground", tuple(SheetItem(row.text) for row in ground), "Nothing yet.")
    yield SheetSection(
        "Something to offer",
        tuple(SheetItem(row.text) for row in offerings),
        "Nothing yet: the conversation would be one-sided.",
    )


def _describe_contact(contact: ContactRow) -> Iterator[SheetItem]:
    level = SENIORITY_NAMES[contact.seniority] if contact.seniority else ""
    decides = "decides on hiring" if contact.decides_on_hiring else ""
    seniority = ", ".join(filter(None, (level, decides)))
    facts = (
        f"Seniority: {seniority}" if seniority else "",
        contact.location,
        f"Paths: {', '.join(contact.paths)}" if contact.paths else "",
        f"Why them: {contact.why}" if contact.why else "",
    )
    return (SheetItem(fact) for fact in facts if fact)


def _read_findings(workspace: Workspace, contact_id: int) -> Iterator[SheetItem]:
    """Yield what was found about the contact, and then about their organization, its industry, and their paths."""
    rows = workspace.store.all(FINDINGS_ABOUT, subject_kind=SubjectKind.CONTACT, subject_id=contact_id)
    for row in rows:
        if row.kind is FindingKind.FINDING:
            yield SheetItem(row.text, "" if row.subject_kind is SubjectKind.CONTACT else f"about {row.subject_name}")


def _describe_relationship(contact: ContactRow, zone: tzinfo) -> Iterator[SheetItem]:
    relationship = contact.relationship.replace("_", " ").capitalize() if contact.relationship else ""
    last = contact.last_contact_at
    facts = (
        " · ".join(filter(None, (relationship, contact.how_met))),
        f"Referred by {contact.referrer}" if contact.referrer else "",
        f"Last contact: {format_full_date(last.astimezone(zone).date())}" if last else "",
    )
    return (SheetItem(fact) for fact in facts if fact)


def _read_introduction(workspace: Workspace, contact_id: int) -> tuple[SheetItem, ...]:
    introduction = read_introduction(workspace, contact_id).text
    return (SheetItem(introduction),) if introduction else ()


def _read_hypotheses(workspace: Workspace, contact_id: int, interview: InterviewRow | None) -> Iterator[SheetItem]:
    interview_id = interview.id if interview else None
    evidence = read_verdict_counts(workspace)
    for row in workspace.store.all(contact_queries.HYPOTHESES, contact_id=contact_id, interview_id=interview_id):
        yield SheetItem(row.text, str(evidence.get(row.id, VerdictCount())))


def _read_questions(workspace: Workspace, interview: InterviewRow | None) -> SheetSection:
    rows = workspace.store.all(interview_queries.QUESTIONS, interview_id=interview.id) if interview else []
    items = tuple(SheetItem(row.text, f"{row.minutes} min", row.probes, row.must_ask) for row in rows)
    note = ""
    if interview and rows:
        budget = compute_budget(rows, interview.minutes + interview.extra_minutes)
        over = f", {-budget.remaining} over" if budget.remaining < 0 else ""
        note = f"{budget.planned_minutes} of {budget.agreed_minutes} min{over}"
    return SheetSection("Questions", items, "No questions planned yet.", ListStyle.NUMBERS, note)


def _build_checklist(interview: InterviewRow | None, local: datetime | None) -> SheetSection:
    medium = interview.medium if interview else Medium.VIDEO
    title = "Before you go" if medium is Medium.IN_PERSON else "Before the call"
    return SheetSection(title, tuple(map(SheetItem, build_checklist(medium, local))), "", ListStyle.BOXES)
